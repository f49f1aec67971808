# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets: each figure equals the program's own, as it was written and as LibreOffice computes it, also after cells were changed.

Usage: test_workbooks.py PROGRAM"""
import csv
import io
import os
import pathlib
import sys
import tempfile

try:
    import openpyxl
    import workbooks
except ImportError as error:
    print('1..0 # SKIP %s' % error)
    sys.exit(0)

PROGRAM = sys.argv[1]
tap = workbooks.Tap()
DATA = pathlib.Path(os.environ['STANCE_DATA'])
ARTICLES = sorted((DATA / 'articles').glob('2025-0[28]-*'))

# Names that formulas could trip over: wildcards, operators, case, formulas, numbers, quotes, one name of two parties.
HOSTILE = '''document,holder,holder_party,issue,position,weight,date,quote
d1,=1+1,us,territory,-1,1,2025-02-01,=HYPERLINK("x")
d1,*,us,territory,0.5,2,2025-02-01,@a
d1,???,russia,territory,1,1,2025-02-01,+b
d1,Official,us,territory,0.25,1,2025-02-01,-c
d1,official,us,nato-membership,-0.25,1,2025-02-01,"say ""so"""
d1,Official,russia,elections,-0.75,3,2025-02-01,_x0041_
d2,TRUE,France,territory,1,1,2025-02-01,"two
lines"
d2,12,France,nato-membership,0.3333,0.5,2025-02-01,<b>&amp;</b>
d2,>5,Who?,territory,-0.5,1,2025-02-01,x
d2,~*,WHO?,territory,0.5,1,2025-02-01,x
d2,x~,who*,nato-membership,0.75,1,2025-02-01,x
d2,"a ""b"" 'c'",12,territory,0.1,1,2025-02-01,x
d2,Émile,émile,territory,0.1,1,2025-02-01,x
d2,ÉMILE,Émile,territory,0.2,1,2025-02-01,x
'''

CASES = [
    # name, inputs, options of tables, options of pairs
    ('party', ARTICLES, [], []),
    ('bloc', ARTICLES, ['--by', 'bloc'], []),
    ('holder', ARTICLES, ['--by', 'holder'], []),
    ('thin', ARTICLES, ['--min-n', '2'], ['--min-shared', '2']),
    ('hostile-party', 'hostile', [], []),
    ('hostile-holder', 'hostile', ['--by', 'holder'], ['--min-shared', '2']),
    ('hostile-bloc', 'hostile', ['--by', 'bloc'], []),
]

class Case:
    def __init__(self, folder, name, inputs, options, shared):
        self.name = name
        self.inputs = [folder / 'hostile.csv'] if inputs == 'hostile' else inputs
        self.options, self.shared = options, shared
        self.path = folder / (name + '.xlsx')
        self.expected = workbooks.engine_figures(PROGRAM, self.inputs, options, shared)
        workbooks.run(PROGRAM, 'matrix', *options, *shared, '-o', self.path, *self.inputs)


def change_statements(book):
    """Corrections as an analyst makes them: positions, a weight, a party, an issue, a statement taken out."""
    sheet = book['Statements']
    place = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, place['position']).value = -0.25
    sheet.cell(3, place['weight']).value = 3
    sheet.cell(4, place['holder_party']).value = sheet.cell(3, place['holder_party']).value
    sheet.cell(6, place['issue']).value = sheet.cell(7, place['issue']).value
    sheet.cell(8, place['position']).value = None
    sheet.cell(9, place['position']).value = 0.125


def corrected_csv(path, folder):
    """The Statements sheet as a CSV file that anybody could have made."""
    sheet = openpyxl.load_workbook(path)['Statements']
    target = folder / (path.stem + '.csv')
    with open(target, 'w', newline='', encoding='utf-8') as file:
        writer = csv.writer(file)
        names = [cell.value for cell in sheet[1]]
        keep = [i for i, name in enumerate(names) if not name.startswith(('original', 'row', 'product', 'continued'))]
        for row in sheet.iter_rows(values_only=True):
            writer.writerow(['' if row[i] is None else row[i] for i in keep])
    return target


def test_stored_values(cases):
    for case in cases:
        found = workbooks.workbook_figures(case.path, case.expected)
        tap.report('%s: %d stored values are the program\'s' % (case.name, workbooks.count(found)), workbooks.differences(case.expected, found))


def test_recalculated(cases, folder):
    if not workbooks.has_libreoffice():
        tap.skip('recalculated', 'no soffice')
        return
    bare, out = folder / 'bare', folder / 'out'
    bare.mkdir()
    out.mkdir()
    for case in cases:
        workbooks.forget_values(case.path, bare / case.path.name)
    for case, path in zip(cases, workbooks.recalculate([bare / case.path.name for case in cases], out)):
        found = workbooks.workbook_figures(path, case.expected)
        tap.report('%s: %d values as LibreOffice computes them' % (case.name, workbooks.count(found)), workbooks.differences(case.expected, found))


def test_changed(cases, folder):
    """The same changes in the spreadsheet and in a coded file give the same figures, cell by cell."""
    if not workbooks.has_libreoffice():
        tap.skip('changed', 'no soffice')
        return
    changed, out = folder / 'changed', folder / 'changed-out'
    changed.mkdir()
    out.mkdir()
    chosen = [case for case in cases if case.name in ('party', 'bloc', 'thin')]
    for case in chosen:
        workbooks.forget_values(case.path, changed / case.path.name, change_statements)
    for case, path in zip(chosen, workbooks.recalculate([changed / case.path.name for case in chosen], out)):
        coded = corrected_csv(changed / case.path.name, folder)
        expected = workbooks.engine_figures(PROGRAM, [coded], case.options, case.shared)
        if workbooks.axis(expected['Positions'], 0) != workbooks.axis(case.expected['Positions'], 0):
            tap.report('%s: changed' % case.name, ['found other rows than before, expected the same'])
            continue
        found = workbooks.workbook_figures(path, expected)
        moved = sum(1 for key, value in expected['Agreement'].items() if value != case.expected['Agreement'][key] and value == value)
        faults = list(workbooks.differences(expected, found))
        tap.report('%s: %d values after corrections, %d pairs moved' % (case.name, workbooks.count(found), moved),
               faults if moved else faults + ['found no pair that moved, expected some'])


def test_round_trip(case, folder):
    """Written and read again, statements are the same; of a corrected one it is told, and what it was is kept."""
    direct = workbooks.run(PROGRAM, 'statements', '-f', 'jsonl', *case.inputs).stdout
    back = workbooks.run(PROGRAM, 'statements', '-f', 'jsonl', case.path).stdout
    tap.report('a workbook comes back in as it was', [] if direct == back else ['found other statements than those that were written'])
    workbooks.forget_values(case.path, folder / 'corrected.xlsx', change_statements)
    done = workbooks.run(PROGRAM, 'statements', '-o', folder / 'again.xlsx', folder / 'corrected.xlsx')
    told = done.stderr.decode()
    faults = ['found nothing on "%s", expected it to be told' % word for word in ('corrected from position', 'corrected from weight', 'from issue',
              'from holder_party', '1 row without a position') if word not in told]
    given = openpyxl.load_workbook(case.path)['Statements']
    again = openpyxl.load_workbook(folder / 'again.xlsx')['Statements']
    place = {cell.value: cell.column for cell in again[1]}
    found = (again.cell(2, place['position']).value, again.cell(2, place['original_position']).value)
    expected = (-0.25, given.cell(2, place['position']).value)
    if found != expected:
        faults.append('position and original position: found %r, expected %r' % (found, expected))
    matrix = workbooks.run(PROGRAM, 'matrix', '-f', 'csv', folder / 'corrected.xlsx').stdout
    if matrix != workbooks.run(PROGRAM, 'matrix', '-f', 'csv', corrected_csv(folder / 'corrected.xlsx', folder)).stdout:
        faults.append('found another matrix than that of the same statements in CSV')
    tap.report('corrections come back in', faults)


def test_saved_elsewhere(case, folder):
    """A workbook that LibreOffice has saved is read like our own: shared strings, its own numbers and dates."""
    if not workbooks.has_libreoffice():
        tap.skip('saved by LibreOffice', 'no soffice')
        return
    out = folder / 'saved'
    out.mkdir()
    path = workbooks.recalculate([case.path], out)[0]
    ours, theirs = (workbooks.run(PROGRAM, 'statements', '-f', 'jsonl', file).stdout for file in (case.path, path))
    tap.report('saved by LibreOffice', [] if ours == theirs else ['found other statements than in our own file'])


def test_issue_weight(cases, folder):
    """A weight in Issues changes the matrices and nothing else."""
    if not workbooks.has_libreoffice():
        tap.skip('issue weight', 'no soffice')
        return
    case = cases[0]
    sheet = openpyxl.load_workbook(case.path)['Issues']
    weights = {row[0]: row[3] for row in sheet.iter_rows(min_row=2, values_only=True)}
    issue = workbooks.axis(case.expected['Positions'], 1)[0]
    weights[issue] = 4

    def change(book):
        for row in book['Issues'].iter_rows(min_row=2):
            row[3].value = weights[row[0].value]

    out = folder / 'weights'
    out.mkdir()
    workbooks.forget_values(case.path, folder / 'weights.xlsx', change)
    path = workbooks.recalculate([folder / 'weights.xlsx'], out)[0]
    expected = {name: dict(cells) for name, cells in case.expected.items()}
    for a, b in expected['Agreement']:
        both = [(weights[i], case.expected['Positions'][a, i], case.expected['Positions'][b, i]) for i in weights if (a, i) in case.expected['Positions']]
        both = [(w, x, y) for w, x, y in both if x == x and y == y]
        value = 1 - sum(w * abs(x - y) for w, x, y in both) / sum(w for w, _, _ in both) / 2 if both else float('nan')
        expected['Agreement'][a, b], expected['Divergence'][a, b] = value, 1 - value
    tap.report('the weight of an issue moves the matrices', workbooks.differences(expected, workbooks.workbook_figures(path, expected)))


def test_looks(case):
    """What a reader sees: sheets, frozen titles, names, colours fixed to the scale, hidden comments, print set-up."""
    book = openpyxl.load_workbook(case.path)
    faults = []

    def expect(what, found, right):
        if found != right:
            faults.append('%s: found %r, expected %r' % (what, found, right))

    expect('sheets', book.sheetnames, ['Summary', 'Positions', 'Agreement', 'Divergence', 'Statements', 'Issues', 'Parties', 'Read me'])
    expect('frozen', [book[name].freeze_panes for name in ('Positions', 'Agreement', 'Divergence', 'Statements')], ['C6', 'C5', 'C5', 'B2'])
    names = {name.name for name in book.defined_names.definedName}
    expect('names', {'positions', 'agreement', 'divergence', 'issue_weights', 'scale_min', 'scale_max', 'statement_weight'} - names, set())
    scales = [(rule.colorScale.cfvo[0].val, rule.colorScale.cfvo[2].val) for name in ('Positions', 'Agreement', 'Divergence')
              for area in book[name].conditional_formatting for rule in area.rules if rule.type == 'colorScale']
    expect('scales', [(float(a), float(b)) for a, b in scales], [(-1, 1), (0, 1), (0, 1)])
    comments = [cell.comment for row in book['Positions'].iter_rows() for cell in row if cell.comment]
    expect('comments', len(comments), sum(1 for value in case.expected['Positions'].values() if value == value))
    expect('print', (book['Positions'].page_setup.orientation, book['Positions'].page_setup.fitToHeight), ('landscape', 0))
    expect('repeated rows', book['Statements'].print_title_rows, '$1:$1')
    expect('format', book['Positions']['C6'].number_format, '+0.00;-0.00;0.00')
    values = openpyxl.load_workbook(case.path, data_only=True)
    for sheet in book:
        faults += ['%s!%s: found a formula without a stored value' % (sheet.title, cell.coordinate)
                   for row in values[sheet.title].iter_rows() for cell in row
                   if sheet[cell.coordinate].data_type == 'f' and cell.value is None]
    tap.report('what a reader sees', faults)


def expect_row(faults, place, found, right):
    if not all(workbooks.same(a, b) for a, b in zip(right, found)):
        faults.append('%s: found %r, expected %r' % (place, found, right))


def figure(cell):
    return float(cell) if cell else None


FOUND = [
    # name, verb, options, sheets behind Divergence
    ('positions-bootstrap', 'positions', ['--bootstrap', '200'], ['Intervals']),
    ('matrix-bootstrap', 'matrix', ['--bootstrap', '200', '--permutations', '500'], ['Pairs', 'Intervals']),
    ('divergence-permutations', 'matrix', ['--measure', 'divergence', '--permutations', '500', '--by', 'bloc'], ['Pairs']),
    ('s-score', 'matrix', ['--measure', 's-score', '--bootstrap', '100', '--resample', 'documents'], ['Measure', 'Pairs', 'Intervals']),
    ('pearson', 'matrix', ['--measure', 'pearson', '--by', 'bloc'], ['Measure', 'Pairs']),
]


def found_faults(book, verb, options, sheets, inputs):
    """What stands beside the live figures: intervals, p-values, another measure, as the program says them."""
    faults, names = [], book.sheetnames
    if names[4:4 + len(sheets)] != sheets or names[4 + len(sheets)] != 'Statements':
        faults.append('sheets: found %r, expected %r behind Divergence' % (names, sheets))
    if 'Intervals' in sheets:
        plain = [word for word in options if word not in ('--measure', 's-score', '--permutations', '500')]
        rows = workbooks.records(PROGRAM, 'positions', *plain, *inputs)
        for row, found in zip([r for r in rows if r['position']], book['Intervals'].iter_rows(min_row=5, min_col=4, values_only=True)):
            expect_row(faults, '%s %s' % (row['party'], row['issue']), found, [figure(row['position']), figure(row['low']), figure(row['high']), int(row['n'])])
    if 'Pairs' in sheets:
        rows = workbooks.records(PROGRAM, verb, *options, *inputs)
        order = list(dict.fromkeys(r['party_a'] for r in rows))
        above = [r for r in rows if order.index(r['party_a']) < order.index(r['party_b'])]
        shown = list(book['Pairs'].iter_rows(min_row=5, min_col=3, values_only=True))
        if len(shown) != len(above) or not above:
            faults.append('pairs: found %d, expected %d' % (len(shown), len(above)))
        for row, found in zip(above, shown):
            asked = [0] + [1, 2] * ('--bootstrap' in options) + [3] * ('--permutations' in options)
            right = [figure(row[name]) for name in ('value', 'low', 'high', 'p')]
            expect_row(faults, '%s %s' % (row['party_a'], row['party_b']), [found[i] for i in asked], [right[i] for i in asked])
    return faults


def test_found(folder):
    cases = []
    for name, verb, options, sheets in FOUND:
        path = folder / (name + '.xlsx')
        workbooks.run(PROGRAM, verb, *options, '-o', path, *ARTICLES)
        book = openpyxl.load_workbook(path, data_only=True)
        tap.report('%s: what cannot be live is the program\'s' % name, found_faults(book, verb, options, sheets, ARTICLES))
        cases.append(path)
    if not workbooks.has_libreoffice():
        tap.skip('found figures, recalculated', 'no soffice')
        return
    bare, out = folder / 'found', folder / 'found-out'
    bare.mkdir()
    out.mkdir()
    for path in cases:
        workbooks.forget_values(path, bare / path.name)
    for path, other in zip(cases, workbooks.recalculate([bare / path.name for path in cases], out)):
        faults, n = workbooks.recomputed(path, other)
        tap.report('%s: %d formulas as LibreOffice computes them' % (path.stem, n), faults)


def test_hostile_text(case):
    """Text stays text, whatever it begins with."""
    sheet = openpyxl.load_workbook(case.path)['Statements']
    place = {cell.value: cell.column for cell in sheet[1]}
    given = list(csv.DictReader(io.StringIO(HOSTILE)))
    faults = []
    for i, row in enumerate(given):
        for name in ('document', 'holder', 'quote'):
            cell = sheet.cell(i + 2, place[name])
            value = openpyxl.utils.escape.unescape(cell.value)
            if value != row[name] or cell.data_type == 'f' and not value.startswith('='):
                faults.append('%s: found %r, expected %r' % (cell.coordinate, value, row[name]))
    tap.report('text of others stays text', faults)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'hostile.csv').write_text(HOSTILE, encoding='utf-8')
        cases = [Case(folder, *case) for case in CASES]
        test_stored_values(cases)
        test_looks(cases[0])
        test_hostile_text(cases[4])
        test_recalculated(cases, folder)
        test_changed(cases, folder)
        test_issue_weight(cases, folder)
        test_round_trip(cases[0], folder)
        test_saved_elsewhere(cases[0], folder)
        test_found(folder)
    return tap.end()


if __name__ == '__main__':
    sys.exit(main())
