# SPDX-License-Identifier: GPL-3.0-or-later
"""What each format must hold: the rows and figures of the same result in JSON."""
import pathlib
import re
import subprocess

import openpyxl

import readers
import results
from readers import Fault, expect

NEAR = 1e-9
FIGURE = re.compile(r'(?<![\w.,])[+-]?\d+\.\d\d(?: \[[^\]]*\])?(?: \(\d+\))?(?![\w.])|\[[+-]?\d\.\d\d, [+-]?\d\.\d\d\]')
FORMULA = re.compile(r'[=+\-@\x00-\x1f\x7f]')


EVIDENCE = ('document', 'start', 'end')


class Result:
    """What a verb says of its inputs: each format is asked for once."""

    def __init__(self, program, folder, verb, name, words):
        self.program, self.folder, self.verb, self.name, self.words = program, folder, verb, name, words
        self.paths = {}

    def path(self, form):
        if form not in self.paths:
            ending = {'edges': 'edges.csv', 'nodes': 'nodes.csv', 'statements': 'statements.csv', 'brat': 'ann', 'table': 'txt'}.get(form, form)
            path = self.folder / ('%s.%s' % (self.name, ending))
            done = subprocess.run([self.program, self.verb, *self.words, '-f', form, '-o', path], capture_output=True, timeout=200)
            if done.returncode != 0:
                raise Fault('found status %d: %s' % (done.returncode, done.stderr.decode('utf-8', 'replace')[:400]))
            self.paths[form] = path
        return self.paths[form]

    def data(self, form):
        return self.path(form).read_bytes()

    def json(self):
        return readers.json_of(self.data('json'))

    def rows(self):
        return results.long_rows(self.name, self.json())


def near(found, expected):
    return abs(float(found) - expected) <= NEAR * max(1, abs(expected))


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def same(what, found, expected):
    """Of two values that JSON can hold."""
    if is_number(expected) and is_number(found):
        if not near(found, expected):
            raise Fault('%s: found %r, expected %r' % (what, found, expected))
    else:
        expect(what, found, expected)


def guarded(text):
    """Text as a spreadsheet must be given it, so that it computes nothing."""
    try:
        float(text)
    except ValueError:
        return "'" + text if FORMULA.match(text) else text
    return text


def same_cell(what, found, expected):
    """A cell of text beside a value."""
    if expected is None:
        expect(what, found, '')
    elif is_number(expected):
        try:
            right = near(found, expected)
        except ValueError:
            right = False
        if not right:
            raise Fault('%s: found %r, expected %r' % (what, found, expected))
    else:
        expect(what, found, str(expected).lower() if isinstance(expected, bool) else guarded(expected))


def same_rows(columns, found, expected):
    expect('rows', len(found), len(expected))
    for i, (cells, row) in enumerate(zip(found, expected)):
        lost = {key for key, value in row.items() if value is not None and not isinstance(value, list)} - set(columns)
        expect('columns that are lacking', lost, set())
        for column, cell in zip(columns, cells):
            same_cell('row %d, %s' % (i + 1, column), cell, row[column])


def check_separated(result, form):
    columns, found = readers.separated(result.data(form), {'csv': ',', 'tsv': '\t'}[form])
    same_rows(columns, found, result.rows())
    if form == 'csv' and b'\t' in result.data(form):
        return  # Gnumeric guesses what separates cells, and would have it that tabs do.
    sheets = readers.gnumeric(result.path(form), result.folder)
    expect('sheets in Gnumeric', len(sheets), 1)
    in_spreadsheet(next(iter(sheets.values())), columns, result.rows())


def in_spreadsheet(cells, columns, rows):
    """Rows, and the figures in them, as a spreadsheet has them: other text it may take for a date."""
    cells = [row for row in cells if any(row)]
    expect('rows in the spreadsheet', len(cells) - 1, len(rows))
    for i, (found, row) in enumerate(zip(cells[1:], rows)):
        for column, cell in zip(columns, found):
            if is_number(row[column]) or row[column] is None:
                same_cell('spreadsheet, row %d, %s' % (i + 1, column), cell, row[column])
            elif isinstance(row[column], str) and FORMULA.match(row[column]) and cell not in (row[column], guarded(row[column])):
                raise Fault('spreadsheet, row %d, %s: found %r, expected the text %r' % (i + 1, column, cell, row[column]))


def check_json(result, form):
    rows = result.rows()
    expect('something in it', bool(rows), True)


def check_jsonl(result, form):
    found, expected = readers.jsonl_of(result.data(form)), result.rows()
    expect('rows', len(found), len(expected))
    if result.name == 'positions':
        there = {(s['issue'], *(s[key] for key in EVIDENCE)) for s in sheet_rows(result)}
        expect('evidence of no statement', [row for row in found if row['n'] and (row['issue'], *(row[key] for key in EVIDENCE)) not in there], [])
    for i, (row, right) in enumerate(zip(found, expected)):
        for key in (row.keys() & right.keys()) | {key for key, value in right.items() if value is not None and result.name != 'model-suggest'}:
            same('row %d, %s' % (i + 1, key), row.get(key), right[key] if result.name != 'model-suggest' or key != 'parties' else right[key].split())


def same_figures(found_rows, expected):
    """Rows of figures, in order; rows without one stand between them. JSON has ten digits, by which the last of two may be rounded either way."""
    found = [row for row in (FIGURE.findall(text) for text in found_rows) if row]
    for i, row in enumerate(expected):
        numbers = [numbers_of(part) for part in (found[i] if i < len(found) else [])]
        right = [numbers_of(part) for part in row]
        if [len(n) for n in numbers] != [len(n) for n in right] or any(abs(a - b) > 0.0101 for n, r in zip(numbers, right) for a, b in zip(n, r)):
            raise Fault('figures of row %d: found %r, expected %r' % (i + 1, found[i] if i < len(found) else None, row))


def numbers_of(text):
    return [float(word) for word in re.findall(r'[+-]?\d+(?:\.\d+)?', text)]


def squeezed(text):
    """Text as people are shown it: on one line, without what steers a terminal, or turns the direction of what follows."""
    text = re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]', '', text)
    return ' '.join(text.split())


def same_texts(text, expected):
    """Each text stands there, behind the one before."""
    plain, at = squeezed(text), 0
    for part in expected:
        place = plain.find(squeezed(part), at)
        if place < 0:
            raise Fault('found no %r behind character %d, where is %r' % (squeezed(part), at, plain[at:at + 80]))
        at = place


def told(result):
    """What a table of words says of each row, in its order."""
    if result.name in results.STATEMENTS:
        return [part for s in result.rows() for part in (results.shown(s['position'], True), s['quote'])]
    if result.name == 'model-suggest':
        return [part for s in result.json()['suggestions'] for part in ('%s · %s · %d' % (s['phrase'], s['kind'], s['n']), s['examples'][0]['text'])]
    if result.name == 'model-coverage':
        return ['%s: %d match' % (i['issue'], i['matches']) for i in result.json()['issues']]
    rows = [r for r in result.rows() if r['value'] is not None and r['figure'] in ('precision', 'recall') or r['figure'] in ('gold', 'system', 'matched')]
    return [('%.3f' if isinstance(r['value'], float) else '%d') % r['value'] for r in rows]


def unwrapped(text):
    """Quotes that were broken into lines, whole again."""
    return re.sub(r'\n\s+(> )?', ' ', text)


def check_table(result, form):
    text = result.data(form).decode('utf-8')
    expect('controls', re.findall(r'[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]', text), [])
    if result.name in ('statements', 'explain', 'evaluate', 'model-suggest', 'model-coverage'):
        same_texts(unwrapped(text), told(result))
    else:
        same_figures(after_findings(text.split('\n'), lambda line: line in ('In both', 'Divergence', 'Positions')), results.figures(result.name, result.json()))


def after_findings(lines, begins):
    starts = [i for i, line in enumerate(lines) if begins(line)]
    return lines[starts[0]:] if starts else lines


def check_markdown(result, form):
    tables, text = readers.markdown(result.data(form))
    if result.name == 'explain':
        same_texts(text, told(result))
    elif result.name in ('statements', 'evaluate', 'model-suggest', 'model-coverage'):
        columns, *found = tables[0]
        expected = result.rows()
        expect('rows', len(found), len(expected))
        for i, (cells, row) in enumerate(zip(found, expected)):
            for column, cell in zip(columns, cells):
                value = row[column]
                if isinstance(value, str):
                    expect('row %d, %s' % (i + 1, column), cell, squeezed(value))
                else:
                    same_cell('row %d, %s' % (i + 1, column), cell.replace('·', ''), value)
    else:
        same_figures([' | '.join(row) for table in tables for row in table], results.figures(result.name, result.json()))


def check_html(result, form):
    tree, _ = readers.html(result.path(form))
    if result.name in ('compare', 'compare-three'):
        check_comparison(readers.listed(tree), result)
        return
    found, expected = ({tuple(map(plain, key)): cell for key, cell in cells.items()} for cells in (readers.attributed(tree), page_figures(result)))
    expect('cells', set(found), set(expected))
    for key, (value, n) in expected.items():
        shown, count = found[key]
        if (value is None) != (shown is None) or value is not None and (abs(shown - value) > 1e-6 or count != n):
            raise Fault('%s: found %r of %d, expected %r of %d' % (key, shown, count, value, n))


def check_comparison(found, result):
    """Side by side; of more than two, how far each is from each."""
    obj = result.json()
    if result.name == 'compare':
        both = [c for c in obj['cells'] if c['difference'] is not None]
        same_values('comparison', [row[:3] for row in found['comparison']], [[c['a'], c['b'], c['difference']] for c in both])
        same_values('only-in-a', found.get('only-in-a', []), [[c['a']] for c in obj['cells'] if c['b'] is None])
        same_values('only-in-b', found.get('only-in-b', []), [[c['b']] for c in obj['cells'] if c['a'] is None])
    else:
        same_values('divergence', found['divergence'], [[v for v in row if v is not None] for row in obj['divergence']])


def same_values(what, found, expected):
    expect('rows of ' + what, len(found), len(expected))
    for i, (row, right) in enumerate(zip(found, expected)):
        if len(row) != len(right) or any(abs(a - b) > 1e-5 for a, b in zip(row, right)):
            raise Fault('%s, row %d: found %r, expected %r' % (what, i + 1, row, right))


def plain(text):
    """Text without what a page cannot hold."""
    return squeezed(text.replace('\ufffd', ''))


def page_figures(result):
    """Positions and agreement by party, as the program gives them elsewhere; of itself nobody agrees."""
    sides = [word for word in result.words if pathlib.Path(word).is_file()]
    found = {}
    for verb, kind, row, column, value in (('positions', 'positions', 'party', 'issue', 'position'), ('matrix', 'agreement', 'party_a', 'party_b', 'value')):
        for line in readers.jsonl_of(readers.call(result.program, verb, '-f', 'jsonl', *sides)):
            itself = line[row] == line[column]
            found[kind, line[row], line[column]] = (None, 0) if itself else (line[value], line['n'])
    return found


def check_xlsx(result, form):
    """The statements as they are in JSON; positions are checked, as are matrices, by tests/workbooks."""
    book = openpyxl.load_workbook(result.path(form), data_only=True)
    title, rows = joined({name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames})
    place = {name: i for i, name in enumerate(title)}
    expected = sheet_rows(result)
    expect('rows', len(rows), len(expected))
    for i, (cells, row) in enumerate(zip(rows, expected)):
        for key in ('document', 'id', 'holder', 'holder_party', 'issue', 'position', 'quote'):
            found = cells[place[key]]
            found = openpyxl.utils.escape.unescape(found) if isinstance(found, str) else found
            same('row %d, %s' % (i + 1, key), found, in_xml(row[key]))
    if result.name == 'compare':
        both = [c for c in result.json()['cells'] if c['difference'] is not None]
        found = [row[2:5] for row in book['Comparison'].iter_rows(min_row=5, max_row=4 + len(both), values_only=True)]
        same_values('Comparison', found, [[c['a'], c['b'], c['difference']] for c in both])
    expect('sheets in Gnumeric', len(readers.gnumeric(result.path(form), result.folder)), len(book.sheetnames))


def joined(sheets):
    """(titles, rows) of all sheets of statements."""
    found = [sheets[name] for name in sorted(sheets) if name.startswith('Statements')]
    return found[0][0], [row for rows in found for row in rows[1:] if any(row)]


def in_xml(value):
    """A workbook has no place for what is no character."""
    return re.sub('[\ufffe\uffff]', '\ufffd', value) if isinstance(value, str) else value


def sheet_rows(result):
    paths = [word for word in result.words if pathlib.Path(word).is_file()]
    return readers.json_of(readers.call(result.program, 'statements', '-f', 'json', *paths))['statements']


def in_libreoffice(done, folder):
    """Faults of what LibreOffice makes of all tables and workbooks."""
    chosen, paths = [], []
    for kind, result in done:
        for form in ('csv', 'xlsx'):
            if form in result.paths and result.verb != 'network':
                path = folder / ('%s-%s-%s.%s' % (result.name, kind, form, form))
                path.write_bytes(result.data(form))
                chosen.append((result, form, path))
                paths.append(path)
    sheets = readers.libreoffice(paths, folder)
    for result, form, path in chosen:
        name = '%s in LibreOffice' % path.name
        try:
            if form == 'csv':
                columns, _ = readers.separated(result.data(form), ',')
                in_spreadsheet(next(iter(sheets[path].values())), columns, result.rows())
            else:
                title, rows = joined(sheets[path])
                expect('rows', len(rows), len(sheet_rows(result)))
                for found, row in zip(rows, sheet_rows(result)):
                    same_cell('position', found[title.index('position')], row['position'])
            yield name, None
        except (Fault, KeyError, IndexError, StopIteration) as fault:
            yield name, '%s: %s' % (type(fault).__name__, fault)
