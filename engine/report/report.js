/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of articles only ever become text nodes. */
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = (id) => document.getElementById(id);
  const PAGE = 100, SHOWN = 3, RULE = 90;
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

  /* Long names are shown without their middle. */
  const whole = (node) => { const cut = node.querySelector('[data-name]'); return cut ? cut.dataset.name : undefined; };
  const name = (node) => whole(node) || (node.querySelector('bdi') || node).textContent;
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
    else if (!cell.dataset.sides.includes(' ')) words.push(name(document.querySelectorAll('.sides li')[cell.dataset.sides].querySelector('.letter, strong')));
    return words.join(' · ');
  }

  /* Below what is pointed at, or above it; always on the screen. */
  function placeTip(node) {
    const tip = $('tip'), box = node.getBoundingClientRect();
    tip.hidden = false;
    const below = box.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = Math.max(4, Math.min(box.left, innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (below ? box.bottom + 6 : Math.max(4, box.top - tip.offsetHeight - 6)) + 'px';
  }

  /* What positions on an issue mean: the lines of it that stand on the page. */
  const meaning = (number) => [...$('issue-' + number).parentNode.children].map((line) => {
    const copy = line.cloneNode(true);
    copy.removeAttribute('id');
    return copy;
  });

  function tellIssue(head) {
    const list = make('dl');
    list.append(...meaning(head.getAttribute('aria-describedby').slice('issue-'.length)));
    $('tip').replaceChildren(list);
    placeTip(head);
  }

  /* Sentences beside the figure that is pointed at or focused. */
  function showTip(cell) {
    const tip = $('tip'), all = behind(cell).map((i) => data.statements[i]);
    const head = make('p', '', title(cell));
    tip.replaceChildren(head);
    if (cell.dataset.range) head.append(' [' + cell.dataset.range + ']');
    all.slice(0, SHOWN).forEach((s) => {
      const line = make('p');
      line.append(badge(s), ' ' + who(s) + ': ' + (s.quote ? (s.quote.length > 220 ? s.quote.slice(0, 220) + '…' : s.quote) : s.document || ''));
      tip.append(line);
    });
    if (all.length > SHOWN) tip.append(make('p', 'more', 'and ' + (all.length - SHOWN) + ' more; press to read them'));
    placeTip(cell);
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

  /* Why the statement has its figure: the rule that matched, how the position was read, how sure it is. */
  function reasons(s) {
    const list = make('dl', 'why');
    const add = (what, text) => { if (text) list.append(make('dt', '', what), make('dd', '', text)); };
    add('position', signed(s.position) + ' on ' + s.issue);
    add('read', s.derivation);
    add('certainty', s.certainty);
    add('confidence', s.confidence === undefined ? '' : s.confidence.toFixed(2));
    add('rule', s.rule || 'none: the position was given, not read from the words');
    if (s.rule) list.lastChild.className = 'rule';
    if ((s.rule || '').length > RULE) {
      const more = make('details');
      more.append(make('summary', '', s.rule.slice(0, RULE) + '…'), s.rule);
      list.lastChild.replaceChildren(more);
    }
    return list;
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
    article.append(reasons(s));
    if (d) article.append(mark(s, d));
    else article.append(make('blockquote', '', s.quote || 'The article itself is not part of this report.'));
    const first = article.querySelector('.text .said');
    article.scrollTop = first ? first.getBoundingClientRect().top - article.getBoundingClientRect().top + article.scrollTop - article.clientHeight / 3 : 0;
  }

  /* The same in a line, without the rule. */
  const reasonsInShort = (s) => make('p', 'meta', [s.derivation && 'read: ' + s.derivation, s.certainty,
    s.confidence !== undefined && 'confidence ' + s.confidence.toFixed(2)].filter(Boolean).join('; '));

  function item(s, press, why) {
    const li = make('li'), head = make('div', 'head'), open = make('button', 'open', press);
    open.type = 'button';
    head.append(badge(s), make('strong', '', who(s)), make('span', '', s.issue), make('span', 'meta', [s.kind, s.document].filter(Boolean).join(' · ')));
    li.append(head);
    if (s.quote) {
      const quote = make('blockquote', '', s.quote);
      quote.dir = 'auto';
      li.append(quote);
    }
    li.append(why(s), open);
    return { li, open };
  }

  /* The propositions of what is listed; those of several issues open one by one. */
  function tellIssues(which) {
    const numbers = [...new Set(which.map((i) => data.statements[i].on))].filter(Boolean);
    $('about').replaceChildren(...numbers.map((number) => {
      const box = make('details'), [head, ...rest] = meaning(number), summary = make('summary', '', head.textContent), list = make('dl');
      box.open = numbers.length === 1 && !matchMedia('(max-width: 44rem)').matches;
      list.append(...rest);
      box.append(summary, list);
      return box;
    }));
  }

  function showEvidence(heading, which) {
    const list = $('cell-list');
    tellIssues(which);
    $('evidence-title').textContent = heading;
    list.replaceChildren();
    which.map((i) => data.statements[i]).forEach((s, n) => {
      const { li, open } = item(s, 'Show in the article', reasons);
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
      const s = data.statements[i], { li, open } = item(s, 'Show in the article', reasonsInShort);
      open.addEventListener('click', () => showEvidence(who(s) + ' · ' + s.issue, [i]));
      $('list').append(li);
    });
    listed = Math.min(listed + PAGE, found.length);
    $('more').hidden = listed >= found.length;
    $('rest').textContent = listed < found.length ? 'The first ' + listed + ' of ' + found.length + ' statements; on a screen the page shows the others too.' : '';
  }

  const words = data.statements.map((s) => [who(s), s.issue, s.quote, s.document].join(' ').toLowerCase());

  const has = (node, wanted) => (node.textContent + ' ' + (whole(node) || '')).toLowerCase().includes(wanted);

  /* Whether a figure of the row rests on a statement that was found. */
  const leads = (row, statements) => [...row.querySelectorAll('.cell')].some((cell) => behind(cell).some((i) => statements.has(i)));

  /* Lines that have the words stay, and rows of grids of that name. Where no row of a grid is named so, columns that are; where none is either, the rows that
     rest on statements with the words: none, when there are none. */
  function filterTable(table, wanted, statements) {
    const rows = [...table.tBodies[0].rows], head = [...table.tHead.rows[0].cells], lines = table.classList.contains('lines');
    const anyRow = rows.some((r) => has(lines ? r : r.cells[0], wanted)), columns = head.map((c, i) => i === 0 || has(c, wanted));
    const anyColumn = !lines && columns.slice(1).some(Boolean);
    rows.forEach((r) => { r.hidden = wanted !== '' && (anyRow ? !has(lines ? r : r.cells[0], wanted) : !anyColumn && !leads(r, statements)); });
    table.closest('.block').classList.toggle('filtered-out', rows.every((r) => r.hidden));
    enter(table);
    if (lines) return;
    head.forEach((c, i) => {
      const hide = wanted !== '' && anyColumn && !anyRow && !columns[i];
      c.hidden = hide;
      rows.forEach((r) => { r.cells[i].hidden = hide; });
    });
  }

  function filter() {
    const wanted = $('filter').value.trim().toLowerCase();
    found = wanted ? numbers.filter((i) => words[i].includes(wanted)) : numbers;
    $('found').textContent = wanted ? found.length + ' of ' + numbers.length + ' statements' : '';
    const statements = new Set(found);
    document.querySelectorAll('.view table').forEach((table) => filterTable(table, wanted, statements));
    document.querySelectorAll('.view .twice, .findings li').forEach((node) => { node.hidden = !has(node, wanted); });
    $('nothing').hidden = found.length > 0;
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
    return [cell.matches('.none, .self, .few') ? undefined : whole(cell) || cell.textContent.trim()];
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

  /* A table is one stop of the tab key; arrows, Home and End go about within it. */
  const stops = '.sort, .about, .cell';

  const seen = (node) => node.getClientRects().length > 0;

  /* Where the tab key enters a table: where it was last, or at its first figure. */
  function enter(table, chosen) {
    const all = [...table.querySelectorAll(stops)], was = all.find((n) => n.tabIndex === 0 && !n.closest('[hidden]') && n.dataset.visited);
    const at = chosen || was || all.find((n) => n.matches('td .cell') && !n.closest('tr[hidden], td[hidden]')) || all[0];
    all.forEach((n) => { n.tabIndex = n === at ? 0 : -1; });
    if (chosen) chosen.dataset.visited = '1';
  }

  function move(from, key) {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -1], End: [0, 1] }[key], table = from.closest('table');
    if (!steps || !table) return false;
    const rows = [table.tHead.rows[0], ...table.tBodies[0].rows], far = key === 'Home' || key === 'End';
    let td = from.closest('td, th'), last;
    for (;;) {
      const row = rows[rows.indexOf(td.parentNode) + steps[0]];
      td = row && row.cells[td.cellIndex + steps[1]];
      if (!td) break;
      const next = td.querySelector(stops);
      if (!next || !seen(next)) continue;
      last = next;
      if (!far) break;
    }
    if (last) last.focus();
    return true;
  }

  /* Paper is narrow: wide tables are printed in groups of columns as even as can be, each with the names of the rows, and with heads that run upwards. */
  const ACROSS = 14, TURNED = 21, ROWS = 20;

  function makeSheet(table, kept, lead) {
    const copy = table.cloneNode(true);
    [...copy.rows].forEach((r) => [...r.cells].forEach((c, at) => { if (!kept.has(at)) c.remove(); }));
    [...copy.tHead.rows[0].cells].slice(lead).forEach((c) => c.classList.add('turned'));
    copy.querySelectorAll('[aria-describedby]').forEach((n) => n.removeAttribute('aria-describedby'));
    copy.classList.toggle('long', copy.tBodies[0].rows.length > ROWS);
    return copy;
  }

  function splitForPaper() {
    document.querySelectorAll('.view table').forEach((table) => {
      const head = [...table.tHead.rows[0].cells], lead = table.tBodies[0].rows.length ? table.tBodies[0].rows[0].querySelectorAll('th').length : 1;
      const columns = head.map((c, i) => i).slice(lead).filter((i) => !head[i].hidden), each = Math.ceil(columns.length / Math.ceil(columns.length / TURNED));
      if (columns.length <= ACROSS) return;
      const sheets = make('div', 'sheets');
      for (let i = 0; i < columns.length; i += each)
        sheets.append(makeSheet(table, new Set([...head.keys()].slice(0, lead).concat(columns.slice(i, i + each))), lead));
      table.closest('.wide').append(sheets);
      table.classList.add('split');
    });
  }

  function join() {
    document.querySelectorAll('.sheets').forEach((sheets) => sheets.remove());
    document.querySelectorAll('.split').forEach((table) => table.classList.remove('split'));
  }

  document.addEventListener('click', (e) => {
    const cell = e.target.closest('.cell'), head = e.target.closest('.sort'), csv = e.target.closest('.csv[type=button]'), told = e.target.closest('[data-statement]');
    if (cell) showEvidence(title(cell), behind(cell));
    if (e.target.closest('.about')) tellIssue(e.target.closest('.about'));
    if (told) showEvidence(who(data.statements[told.dataset.statement]) + ' · ' + data.statements[told.dataset.statement].issue, [told.dataset.statement]);
    if (head) sort(head.closest('th'));
    if (!csv) return;
    if (csv.closest('#statements')) { download('statements', statementRows()); return; }
    const table = csv.closest('.block').querySelector('table');
    download(table.dataset.kind, tableRows(table));
  });

  /* What is pointed at or focused explains itself. */
  function explain(node) {
    const cell = node.closest('td .cell:not(.told)'), issue = node.closest('[aria-describedby^="issue-"]');
    if (cell) showTip(cell);
    else if (issue) tellIssue(issue);
    else hideTip();
  }

  document.addEventListener('mouseover', (e) => explain(e.target));
  document.addEventListener('focusin', (e) => {
    explain(e.target);
    if (e.target.matches(stops) && e.target.closest('.view table')) enter(e.target.closest('table'), e.target);
  });
  document.addEventListener('scroll', hideTip, true);
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') hideTip();
    if (e.target.matches(stops) && move(e.target, e.key)) e.preventDefault();
  });
  $('close').addEventListener('click', () => $('evidence').close());
  $('evidence').addEventListener('click', (e) => { if (e.target === $('evidence')) $('evidence').close(); });
  $('controls').addEventListener('submit', (e) => e.preventDefault());
  $('filter').addEventListener('input', filter);
  $('more').addEventListener('click', listMore);
  addEventListener('beforeprint', splitForPaper);
  addEventListener('afterprint', join);
  document.querySelectorAll('.view .wide').forEach((box) => { if (box.querySelector(stops)) box.removeAttribute('tabindex'); });
  makeLevels();
  filter();
})();
