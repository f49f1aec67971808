/* Text files that are dropped on a field become its text. */
for (const field of document.querySelectorAll('textarea')) {
  field.addEventListener('dragover', event => {
    event.preventDefault();
    field.classList.add('over');
  });
  field.addEventListener('dragleave', () => field.classList.remove('over'));
  field.addEventListener('drop', async event => {
    const file = event.dataTransfer.files[0];
    field.classList.remove('over');
    if (file) {
      event.preventDefault();
      field.value = await file.text();
    }
  });
}
