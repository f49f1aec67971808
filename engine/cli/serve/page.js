/* Files that are opened or dropped become the text of a field; nothing is sent before a button is pressed, and no address is fetched. */
'use strict';

const form = document.querySelector('form');
const fields = [...document.querySelectorAll('textarea')];
const buttons = [...document.querySelectorAll('button')];
const kept = [...fields, document.getElementById('model'), document.getElementById('date')];
const most = Number(form.dataset.most);

const tell = text => { document.getElementById('status').textContent = text; };

const tooLong = name => `${name} is longer than the ${Math.floor(most / 1024)} kB that this page takes.`;

/* Bytes, as the form sends the text. */
const lengthOf = field => new TextEncoder().encode(field.value.replace(/\r?\n/g, '\r\n')).length;

function count() {
  for (const field of fields) {
    const words = (field.value.match(/\S+/g) || []).length;
    document.getElementById('count-' + field.id).textContent = words ? words.toLocaleString('en') + (words === 1 ? ' word' : ' words') : '';
  }
  document.getElementById('read').textContent = fields.every(field => field.value.trim()) ? 'Compare A and B' : 'Who stands where';
}

async function open(field, file) {
  if (file.size > most)
    return tell(tooLong(file.name));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (text.includes('\0'))
      return tell(`${file.name}: found a NUL byte, expected text (is this a binary file?)`);
    field.value = text;
    tell(`${file.name} is now article ${field.id.toUpperCase()}.`);
  } catch {
    tell(`${file.name} is no text in UTF-8. Open it in the program it belongs to, and paste its text.`);
  }
  count();
}

/* A second file goes into the other field. */
async function openAll(field, files) {
  await open(field, files[0]);
  if (files.length > 1 && field === fields[0])
    await open(fields[1], files[1]);
}

for (const field of fields) {
  const section = field.closest('section');
  const chooser = section.querySelector('.file');
  chooser.hidden = false;
  chooser.querySelector('input').addEventListener('change', async event => {
    if (event.target.files.length)
      await openAll(field, event.target.files);
    event.target.value = '';
  });
  section.addEventListener('dragover', () => section.classList.add('over'));
  section.addEventListener('dragleave', () => section.classList.remove('over'));
  section.addEventListener('drop', event => {
    section.classList.remove('over');
    if (event.dataTransfer.files.length)
      openAll(field, event.dataTransfer.files);
  });
  field.addEventListener('input', count);
}

/* A file that misses the fields would replace the page. */
for (const name of ['dragover', 'drop'])
  document.addEventListener(name, event => {
    if ([...event.dataTransfer.types].includes('Files'))
      event.preventDefault();
  });

/* What was pasted is still there when one comes back, in this tab alone. */
function keep() {
  try {
    sessionStorage.setItem('articles', JSON.stringify(kept.map(field => field.value)));
  } catch {
    sessionStorage.clear();
  }
}

function restore() {
  const values = JSON.parse(sessionStorage.getItem('articles') || 'null');
  if (values && fields.every(field => !field.value))
    kept.forEach((field, i) => { field.value = values[i]; });
}

form.addEventListener('submit', event => {
  const long = fields.find(field => lengthOf(field) > most);
  if (long) {
    event.preventDefault();
    tell(tooLong('Article ' + long.id.toUpperCase()));
    long.focus();
    return;
  }
  keep();
  if (event.submitter && event.submitter.formAction.endsWith('.xlsx')) {
    tell('The spreadsheet is being made; it is saved like any download.');
    return;
  }
  tell('Reading ...');
  setTimeout(() => buttons.forEach(button => { button.disabled = true; }));
});

document.getElementById('clear').hidden = false;
document.getElementById('clear').addEventListener('click', () => {
  form.reset();
  sessionStorage.clear();
  count();
  tell('');
  fields[0].focus();
});

/* Also when one comes back from the report. */
addEventListener('pageshow', () => {
  buttons.forEach(button => { button.disabled = false; });
  tell('');
  restore();
  count();
});
