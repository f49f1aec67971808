/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of articles only ever become text nodes. */
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = (id) => document.getElementById(id);
  const PAGE = 100, SHOWN = 3;
  const documents = new Map();
  const numbers = Array.from(data.statements.keys());
  let found = numbers, listed = 0;

  data.documents.forEach((d) => { if (!documents.has(d.id)) documents.set(d.id, d); });

  function make(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  const own = (object, key) => (object && Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);
  const signed = (x) => (Math.abs(x) < 0.005 ? '0.00' : (x > 0 ? '+' : '') + x.toFixed(2));
  const who = (s) => [s.holder, s.party && s.party !== s.holder ? '(' + s.party + ')' : '', s.via ? 'via ' + s.via : ''].filter(Boolean).join(' ');

  function badge(s) {
    return make('span', 'badge k' + s.tint, signed(s.position));
  }

  const name = (node) => (node.querySelector('bdi') || node).textContent;
  const view = (node) => data.views[node.closest('.view').dataset.view];

  /* Statements of a party on an issue, or on all. */
  function of(side, party, issue) {
    const issues = own(side, party) || {};
    return issue === undefined ? [...new Set(Object.keys(issues).flatMap((i) => issues[i]))] : own(issues, issue) || [];
  }

  /* What two parties, or two sides, both have. */
  const ofBoth = (a, b) => Object.keys(a || {}).filter((key) => own(b, key)).flatMap((key) => [...a[key], ...(a === b ? [] : b[key])]);

  /* The statements behind a figure: of a position in a side or several, of two parties on the issues on which both have one, of two sides. */
  function behind(cell) {
    const td = cell.parentNode, row = td.parentNode, table = td.closest('table'), sides = view(td);
    if (row.dataset.party !== undefined) return cell.dataset.sides.split(' ').flatMap((s) => of(sides[s], row.dataset.party, row.dataset.issue));
    const one = row.cells[0].dataset.id, other = table.tHead.rows[0].cells[td.cellIndex].dataset.id;
    if (row.dataset.row !== undefined) {
      const a = sides[row.dataset.row], b = sides[td.cellIndex - 1];
      return Object.keys(a).filter((party) => own(b, party)).flatMap((party) => ofBoth(a[party], b[party]));
    }
    if (table.dataset.kind === 'positions') return of(sides[0], one, other);
    return (table.dataset.side === undefined ? sides : [sides[table.dataset.side]]).flatMap((side) => ofBoth(own(side, one), own(side, other)));
  }

  function title(cell) {
    const td = cell.parentNode, row = td.parentNode, table = td.closest('table');
    if (!table) return cell.textContent;
    const head = table.tHead.rows[0].cells[td.cellIndex];
    const words = [...row.cells].filter((c) => c.tagName === 'TH').map(name);
    if (row.dataset.party === undefined) words.push(name(head));
    else if (!cell.dataset.sides.includes(' ')) words.push(document.querySelectorAll('.sides li')[cell.dataset.sides].querySelector('.letter, strong').textContent);
    return words.join(' · ');
  }

  /* Sentences beside the figure that is pointed at or focused. */
  function showTip(cell) {
    const tip = $('tip'), all = behind(cell).map((i) => data.statements[i]), box = cell.getBoundingClientRect();
    const head = make('p', '', title(cell));
    tip.replaceChildren(head);
    if (cell.dataset.range) head.append(' [' + cell.dataset.range + ']');
    all.slice(0, SHOWN).forEach((s) => {
      const line = make('p');
      line.append(badge(s), ' ' + who(s) + ': ' + (s.quote ? (s.quote.length > 220 ? s.quote.slice(0, 220) + '…' : s.quote) : s.document || ''));
      tip.append(line);
    });
    if (all.length > SHOWN) tip.append(make('p', 'more', 'and ' + (all.length - SHOWN) + ' more; press to read them'));
    tip.hidden = false;
    const below = box.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = Math.max(4, Math.min(box.left, innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (below ? box.bottom + 6 : Math.max(4, box.top - tip.offsetHeight - 6)) + 'px';
  }

  const hideTip = () => { $('tip').hidden = true; };

  /* Spans that hold some of the statement's own. */
  function attributionsOf(s, d) {
    const touches = ([from, to]) => from < s.span[1] && to > s.span[0];
    return (d.said || []).filter((a) => a.content.some(touches));
  }

  function spansOf(s, d) {
    const spans = [{ from: s.span[0], to: s.span[1], names: 'said k' + s.tint, rank: 1 }];
    attributionsOf(s, d).forEach((a) => ['content', 'source', 'cue'].forEach((part) =>
      a[part].forEach(([from, to]) => spans.push({ from, to, names: part, rank: part === 'content' ? 0 : 2 }))));
    return spans;
  }

  /* The text in pieces, each with the marks that lie over it; a source or cue wins over what it stands in. */
  function mark(s, d) {
    const letters = Array.from(d.text), node = make('div', 'text'), spans = s.span ? spansOf(s, d) : [];
    const cuts = [...new Set([0, letters.length, ...spans.flatMap((p) => [p.from, p.to])])].filter((c) => c <= letters.length).sort((x, y) => x - y);
    node.dir = 'auto';
    for (let i = 0; i + 1 < cuts.length; i++) {
      const text = letters.slice(cuts[i], cuts[i + 1]).join('');
      const over = spans.filter((p) => p.from <= cuts[i] && p.to >= cuts[i + 1]).sort((x, y) => y.rank - x.rank)[0];
      node.append(over ? make('mark', over.names, text) : text);
    }
    return node;
  }

  function key(s) {
    const line = make('p', 'key');
    line.append(make('mark', 'source', 'source'), ' who says it  ', make('mark', 'cue', 'cue'), ' that it is said  ',
      make('mark', 'content', 'content'), '  ', make('mark', 'said k' + s.tint, 'position ' + signed(s.position)));
    return line;
  }

  function openArticle(s) {
    const article = $('article'), d = documents.get(s.document);
    article.replaceChildren(make('h3', '', d && d.title ? d.title : s.document || 'no article'));
    article.append(make('p', 'meta', [d && d.outlet, d && d.date, d && d.id !== d.title ? s.document : ''].filter(Boolean).join(' · ')));
    if (d && /^https?:\/\//i.test(d.url || '')) {
      const link = make('a', '', d.url);
      link.href = d.url;
      link.rel = 'noreferrer noopener';
      link.target = '_blank';
      article.append(link);
    }
    article.append(key(s));
    if (s.rule) article.append(make('p', 'meta', 'rule: ' + s.rule + (s.derivation ? '; read: ' + s.derivation : '')));
    if (d) article.append(mark(s, d));
    else article.append(make('blockquote', '', s.quote || 'The article itself is not part of this report.'));
    const first = article.querySelector('.text .said');
    article.scrollTop = first ? first.getBoundingClientRect().top - article.getBoundingClientRect().top + article.scrollTop - article.clientHeight / 3 : 0;
  }

  function item(s, press) {
    const li = make('li'), head = make('div', 'head'), open = make('button', 'open', press);
    open.type = 'button';
    head.append(badge(s), make('strong', '', who(s)), make('span', '', s.issue), make('span', 'meta', [s.kind, s.certainty,
      s.confidence === undefined ? '' : 'confidence ' + s.confidence.toFixed(2), s.document].filter(Boolean).join(' · ')));
    li.append(head);
    if (s.quote) {
      const quote = make('blockquote', '', s.quote);
      quote.dir = 'auto';
      li.append(quote);
    }
    li.append(open);
    return { li, open };
  }

  function showEvidence(heading, which) {
    const list = $('cell-list');
    $('evidence-title').textContent = heading;
    list.replaceChildren();
    which.map((i) => data.statements[i]).forEach((s, n) => {
      const { li, open } = item(s, 'Show in the article');
      const choose = () => {
        for (const other of list.children) other.removeAttribute('aria-current');
        li.setAttribute('aria-current', 'true');
        openArticle(s);
      };
      open.addEventListener('click', choose);
      list.append(li);
      if (n === 0) queueMicrotask(choose);
    });
    hideTip();
    $('evidence').showModal();
  }

  function listMore() {
    found.slice(listed, listed + PAGE).forEach((i) => {
      const s = data.statements[i], { li, open } = item(s, 'Show in the article');
      open.addEventListener('click', () => showEvidence(who(s) + ' · ' + s.issue, [i]));
      $('list').append(li);
    });
    listed = Math.min(listed + PAGE, found.length);
    $('more').hidden = listed >= found.length;
  }

  const words = data.statements.map((s) => [who(s), s.issue, s.quote, s.document].join(' ').toLowerCase());

  const has = (node, wanted) => node.textContent.toLowerCase().includes(wanted);

  /* Lines that have the words stay. Of a grid, rows and columns of which neither name has them are hidden; one of which nothing is left shows all. */
  function filterTable(table, wanted) {
    const rows = [...table.tBodies[0].rows], head = [...table.tHead.rows[0].cells], lines = table.classList.contains('lines');
    const anyRow = lines || rows.some((r) => has(r.cells[0], wanted)), columns = head.map((c, i) => i === 0 || has(c, wanted)), anyColumn = columns.slice(1).some(Boolean);
    rows.forEach((r) => { r.hidden = anyRow && !has(lines ? r : r.cells[0], wanted); });
    if (lines) return;
    head.forEach((c, i) => {
      const hide = anyColumn && !anyRow && !columns[i];
      c.hidden = hide;
      rows.forEach((r) => { r.cells[i].hidden = hide; });
    });
  }

  function filter() {
    const wanted = $('filter').value.trim().toLowerCase();
    found = wanted ? numbers.filter((i) => words[i].includes(wanted)) : numbers;
    $('found').textContent = wanted ? found.length + ' of ' + numbers.length + ' statements' : '';
    document.querySelectorAll('.view table').forEach((table) => filterTable(table, wanted));
    document.querySelectorAll('.view .twice, .findings li').forEach((node) => { node.hidden = !has(node, wanted); });
    $('list').replaceChildren();
    listed = 0;
    listMore();
  }

  /* Figures: the largest first; words: A first; what is missing: last. */
  function sort(th) {
    const table = th.closest('table'), body = table.tBodies[0], at = th.cellIndex, rows = [...body.rows];
    const number = (row) => parseFloat(row.cells[at].dataset.v), figures = rows.some((r) => !Number.isNaN(number(r)));
    const down = th.getAttribute('aria-sort') === 'ascending' || (figures && !th.hasAttribute('aria-sort'));
    rows.sort((x, y) => {
      const a = number(x), b = number(y);
      if (!figures) return x.cells[at].textContent.localeCompare(y.cells[at].textContent) * (down ? -1 : 1);
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
      return (a - b) * (down ? -1 : 1);
    });
    for (const other of table.tHead.rows[0].cells) if (other !== th) other.removeAttribute('aria-sort');
    th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    body.append(...rows);
  }

  /* Text that a spreadsheet would run is made text; numbers stay as they are. */
  function field(value) {
    const text = String(value === undefined ? '' : value), safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }

  function download(name, rows) {
    const link = make('a'), url = URL.createObjectURL(new Blob([rows.map((r) => r.map(field).join(',') + '\r\n').join('')], { type: 'text/csv' }));
    link.href = url;
    link.download = name + '.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  /* One cell may be several columns of the file, or none. */
  function fields(cell) {
    if (cell.dataset.csv !== undefined) return JSON.parse(cell.dataset.csv).map((x) => (x === null ? undefined : x));
    if (cell.dataset.v !== undefined) return [parseFloat(cell.dataset.v)];
    return [cell.matches('.none, .self, .few') ? undefined : cell.textContent.trim()];
  }

  const tableRows = (table) => [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter((r) => !r.hidden)].map((r) => [...r.cells].flatMap(fields));

  function statementRows() {
    const keys = ['document', 'holder', 'party', 'via', 'issue', 'position', 'certainty', 'confidence', 'kind', 'quote', 'rule'];
    return [[...keys, 'start', 'end'], ...found.map((i) => data.statements[i]).map((s) => [...keys.map((k) => s[k]), ...(s.span || ['', ''])])];
  }

  function chooseLevel(level) {
    document.querySelectorAll('.view').forEach((v) => { v.hidden = v.dataset.level !== level; });
  }

  function makeLevels() {
    const levels = [...new Set([...document.querySelectorAll('.view')].map((v) => v.dataset.level))], shown = document.querySelector('.view:not([hidden])');
    if (levels.length < 2) return;
    levels.forEach((level) => {
      const label = make('label'), radio = make('input');
      radio.type = 'radio';
      radio.name = 'level';
      radio.value = level;
      radio.checked = level === shown.dataset.level;
      radio.addEventListener('change', () => chooseLevel(level));
      label.append(radio, ' by ' + level);
      $('levels').append(label);
    });
  }

  /* Arrows go from figure to figure. */
  function move(cell, key) {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    let td = cell.parentNode;
    if (!steps) return false;
    for (;;) {
      const row = td.closest('tbody').rows[td.parentNode.sectionRowIndex + steps[0]];
      td = row && row.cells[td.cellIndex + steps[1]];
      if (!td || td.tagName !== 'TD') return true;
      const next = td.querySelector('.cell');
      if (next && td.offsetParent) { next.focus(); return true; }
    }
  }

  document.addEventListener('click', (e) => {
    const cell = e.target.closest('.cell'), head = e.target.closest('.sort'), csv = e.target.closest('.csv'), told = e.target.closest('[data-statement]');
    if (cell) showEvidence(title(cell), behind(cell));
    if (told) showEvidence(who(data.statements[told.dataset.statement]) + ' · ' + data.statements[told.dataset.statement].issue, [told.dataset.statement]);
    if (head) sort(head.closest('th'));
    if (!csv) return;
    if (csv.closest('#statements')) { download('statements', statementRows()); return; }
    const table = csv.closest('.block').querySelector('table');
    download(table.dataset.kind, tableRows(table));
  });
  document.addEventListener('mouseover', (e) => { const cell = e.target.closest('td .cell:not(.told)'); if (cell) showTip(cell); else hideTip(); });
  document.addEventListener('focusin', (e) => { if (e.target.matches('td .cell:not(.told)')) showTip(e.target); else hideTip(); });
  document.addEventListener('scroll', hideTip, true);
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') hideTip();
    if (e.target.matches('td .cell') && move(e.target, e.key)) e.preventDefault();
  });
  $('close').addEventListener('click', () => $('evidence').close());
  $('evidence').addEventListener('click', (e) => { if (e.target === $('evidence')) $('evidence').close(); });
  $('controls').addEventListener('submit', (e) => e.preventDefault());
  $('filter').addEventListener('input', filter);
  $('more').addEventListener('click', listMore);
  makeLevels();
  filter();
})();
