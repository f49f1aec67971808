# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets of comparisons: figures are the program's own, as written and as LibreOffice computes them, also after statements and weights were changed.

Usage: test_comparisons.py PROGRAM"""
import csv
import json
import os
import pathlib
import sys
import tempfile
import warnings

try:
    import openpyxl
    import workbooks
except ImportError as error:
    print('1..0 # SKIP %s' % error)
    sys.exit(0)

PROGRAM = sys.argv[1]
ARTICLES = pathlib.Path(os.environ['STANCE_DATA']) / 'articles'
WEST, EAST = ARTICLES / '2025-02-13-call-west.txt', ARTICLES / '2025-02-13-call-east.txt'
SEVERAL = sorted(ARTICLES.glob('2025-0[28]-*'))
FIRST = 5  # row of the first figure
SHEETS_OF_TWO = ['Read me', 'Findings', 'Comparison', 'Agreement A', 'Agreement B', 'Agreement B - A', 'Left out', 'Retellings', 'Voice', 'Positions A',
                 'Positions B', 'Statements A', 'Statements B', 'Issues', 'Parties', 'Settings']
tap = workbooks.Tap()

# What formulas, XML and sheets could trip over, and texts that no cell can hold.
LONG = 'word ' * 8000
HOSTILE = [
    ['d1', '=cmd|calc', 'us', 'territory', '-1', '1', '=HYPERLINK("x")'], ['d1', 'b\x01\x02c', 'us', 'nato-membership', '-1', '2', LONG],
    ['d1', 'Official', "=cmd|'/c calc'!A1", 'territory', '0.5', '1', 'x\ny'], ['d1', '[x]:*?/\\', 'Who?', 'elections', '0.25', '1', '_x0041_'],
    ['d1', '<b>&amp;', 'WHO?', 'elections', '1', '1', ']]>'],
]


def write_coded(path, rows):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        writer = csv.writer(file)
        writer.writerow(['document', 'holder', 'holder_party', 'issue', 'position', 'weight', 'quote'])
        writer.writerows(rows)
    return path


class Case:
    def __init__(self, folder, name, inputs, options):
        self.name, self.inputs, self.options = name, inputs, options
        self.path = folder / (name + '.xlsx')
        workbooks.run(PROGRAM, 'compare', *options, '-o', self.path, *inputs)
        self.expected = compare(inputs, options)

    def values(self, path=None):
        return openpyxl.load_workbook(path or self.path, data_only=True)


def compare(inputs, options):
    return json.loads(workbooks.run(PROGRAM, 'compare', '-f', 'json', *options, *inputs).stdout)


def make_cases(folder):
    hostile = write_coded(folder / "a'[1].csv", HOSTILE)
    turned = write_coded(folder / '=b.csv', [[*row[:4], str(-float(row[4])), row[5], row[6] + '!'] for row in HOSTILE[:4]])
    empty = write_coded(folder / 'empty.csv', [])
    return [Case(folder, *case) for case in [
        ('two', [WEST, EAST], []), ('two-blocs', [WEST, EAST], ['--by', 'bloc']), ('two-holders', [WEST, EAST], ['--by', 'holder']),
        ('folders', [ARTICLES, SEVERAL[0]], ['--min-n', '2']), ('hostile', [hostile, turned], []), ('hostile-holders', [hostile, turned], ['--by', 'holder']),
        ('one-sided', [hostile, empty], []), ('other-sided', [empty, WEST], []), ('several', SEVERAL, []), ('several-blocs', SEVERAL, ['--by', 'bloc']),
        ('one-of-three', [empty, hostile, turned], []),
    ]]


def expect(faults, place, found, right):
    if not workbooks.same(right, found):
        faults.append('%s: found %r, expected %r' % (place, found, right))


def check_cells(sheet, cells, faults):
    """Comparison of two: positions, difference, interval, p, counts."""
    for i, cell in enumerate(cells):
        row = [c.value for c in sheet[FIRST + i]]
        for name, column in (('a', 2), ('b', 3), ('difference', 4), ('low', 5), ('high', 6)):
            expect(faults, '%s %s %s' % (cell['party'], cell['issue'], name), row[column], cell[name])
        chance = cell['p'] if cell['p'] is not None else 'n/a' if cell['difference'] is None else 'too few'
        expect(faults, '%s %s p' % (cell['party'], cell['issue']), row[7], chance)
        for name, column, value in (('n_a', 8, 'a'), ('n_b', 9, 'b')):
            if cell[value] is not None:
                expect(faults, '%s %s %s' % (cell['party'], cell['issue'], name), row[column], cell[name])


def check_square(sheet, parties, rows, values, faults):
    """A matrix whose rows are `rows`; what the program does not have is n/a."""
    place = {party: i for i, party in enumerate(parties)}
    for i, a in enumerate(rows):
        for k, b in enumerate(rows):
            right = values[place[a]][place[b]] if a in place and b in place else None
            expect(faults, '%s %s %s' % (sheet.title, a, b), sheet.cell(FIRST + i, 3 + k).value, right)


def keys(sheet, first=FIRST):
    """The keys of a matrix whose first row is `first`."""
    found = []
    while sheet.cell(first + len(found), 1).value:
        found.append(sheet.cell(first + len(found), 1).value)
    return found


def check_voices(sheet, voices, faults):
    """Words and shares of each side, row by row."""
    for side, first in (('a', 1), ('b', 7)):
        for voice, row in zip((voice for voice in voices if voice['side'] == side), sheet.iter_rows(min_row=FIRST, values_only=True)):
            n = voice['words']
            expect(faults, '%s words in %s' % (voice['party'], side), row[first], n)
            expect(faults, '%s share in %s' % (voice['party'], side), row[first + 1], voice['share'])
            for i, name in enumerate(('direct', 'indirect', 'narrated')):
                expect(faults, '%s %s in %s' % (voice['party'], name, side), row[first + 2 + i], voice[name] / n if n else None)
            expect(faults, '%s by others in %s' % (voice['party'], side), row[first + 5], voice['second_hand'])


def check_two(case):
    book, expected, faults = case.values(), case.expected, []
    check_cells(book['Comparison'], expected['cells'], faults)
    expect(faults, 'rows', book['Comparison'].max_row, FIRST - 1 + len(expected['cells']))
    if 'holder' not in case.options and not case.name.startswith('hostile') and case.name != 'one-sided':
        rows = keys(book['Agreement A'])
        for sheet, name in (('Agreement A', 'a'), ('Agreement B', 'b'), ('Agreement B - A', 'difference')):
            matrix = expected['agreement'][name] or {'parties': [], 'values': []}
            check_square(book[sheet], matrix['parties'], rows, matrix['values'], faults)
    found = [openpyxl.utils.escape.unescape(row[1]) for row in book['Findings'].iter_rows(min_row=6, values_only=True)]
    expect(faults, 'findings', found, expected['findings'])
    expect(faults, 'left out', book['Left out'].max_row, FIRST - 1 + sum(len(expected[side]['statements']) for side in ('only_a', 'only_b')))
    for retelling, row in zip(expected['retold'], book['Retellings'].iter_rows(min_row=FIRST, values_only=True)):
        expect(faults, 'retelling', row[2], retelling['wording'])
        expect(faults, 'retelling', row[3], retelling['similarity'])
    expect(faults, 'retellings', book['Retellings'].max_row, FIRST - 1 + max(len(expected['retold']), 1))
    check_voices(book['Voice'], expected['voices'], faults)
    return faults


def check_several(case):
    book, expected, faults = case.values(), case.expected, []
    n = len(expected['outlets'])
    for i in range(n):
        for k in range(n):
            if i != k:
                expect(faults, 'divergence %d %d' % (i, k), book['Divergence'].cell(FIRST + i, 3 + k).value, expected['divergence'][i][k])
                expect(faults, 'n %d %d' % (i, k), book['Divergence'].cell(FIRST + n + 3 + i, 3 + k).value, expected['n'][i][k])
    rows = list(dict.fromkeys((cell['party'], cell['issue']) for cell in expected['cells']))
    for cell in expected['cells']:
        row = [c.value for c in book['Comparison'][FIRST + rows.index((cell['party'], cell['issue']))]]
        for value, name in ((row[2], 'apart'), (row[3], 'share'), (row[4 + expected['outlets'].index(cell['outlet'])], 'position')):
            expect(faults, '%s %s %s' % (cell['party'], cell['issue'], name), value, cell[name])
    return faults


def is_two(case):
    return len(case.inputs) == 2


def test_stored(cases):
    for case in cases:
        tap.report('%s: stored values are the program\'s' % case.name, check_two(case) if is_two(case) else check_several(case))


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
        faults, n = workbooks.recomputed(case.path, path)
        tap.report('%s: %d formulas as LibreOffice computes them' % (case.name, n), faults)


def correct(book):
    """A position, a weight and a party, as an analyst corrects them."""
    for name in ('Statements A', 'Statements B'):
        sheet = book[name]
        place = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(2, place['position']).value = 0.125
        sheet.cell(3, place['weight']).value = 3
        sheet.cell(5, place['holder_party']).value = sheet.cell(2, place['holder_party']).value


def sides_as_csv(path, folder):
    """Each sheet of statements as a coded file."""
    book, files = openpyxl.load_workbook(path), []
    for sheet in book:
        if not sheet.title.startswith('Statements'):
            continue
        place = {cell.value: cell.column - 1 for cell in sheet[1]}
        files.append(folder / ('%s.csv' % sheet.title))
        with open(files[-1], 'w', newline='', encoding='utf-8') as file:
            writer = csv.writer(file)
            names = ['document', 'id', 'date', 'holder', 'holder_party', 'via', 'issue', 'position', 'weight']
            writer.writerow(names)
            for row in sheet.iter_rows(min_row=2, values_only=True):
                writer.writerow(['' if row[place[name]] is None else row[place[name]] for name in names])
    return files


def grid(sheet):
    """Positions of a side as {(party, issue): value}."""
    return {(party, sheet.cell(4, k).value): sheet.cell(6 + i, k).value for i, party in enumerate(keys(sheet, 6)) for k in range(3, sheet.max_column + 1)}


def test_changed(cases, folder):
    """The same corrections in the workbook and in coded files give the same positions, differences, matrices and divergences."""
    if not workbooks.has_libreoffice():
        tap.skip('changed', 'no soffice')
        return
    changed, out = folder / 'changed', folder / 'changed-out'
    changed.mkdir()
    out.mkdir()
    chosen = [case for case in cases if case.name in ('two', 'two-blocs', 'several')]
    for case in chosen:
        workbooks.forget_values(case.path, changed / case.path.name, correct)
    for case, path in zip(chosen, workbooks.recalculate([changed / case.path.name for case in chosen], out)):
        expected, faults = compare(sides_as_csv(changed / case.path.name, folder), case.options), []
        book = case.values(path)
        if is_two(case):
            grids = [grid(book['Positions A']), grid(book['Positions B'])]
            for cell in expected['cells']:
                for side, name in enumerate('ab'):
                    expect(faults, '%s %s %s' % (cell['party'], cell['issue'], name), grids[side].get((cell['party'], cell['issue']), 'n/a'), cell[name])
            shown = {(row[2], row[3], row[4]) for row in book['Comparison'].iter_rows(min_row=FIRST, values_only=True)}
            for a, b, difference in shown:
                numbers = isinstance(a, (int, float)) and isinstance(b, (int, float))
                expect(faults, 'difference of %r and %r' % (a, b), difference, b - a if numbers else 'n/a')
            rows = keys(book['Agreement A'])
            for sheet, name in (('Agreement A', 'a'), ('Agreement B', 'b'), ('Agreement B - A', 'difference')):
                check_square(book[sheet], expected['agreement'][name]['parties'], rows, expected['agreement'][name]['values'], faults)
            moved = [cell['difference'] for cell in expected['cells']] != [cell['difference'] for cell in case.expected['cells']]
        else:
            for i, row in enumerate(expected['divergence']):
                for k, value in enumerate(row):
                    if i != k:
                        expect(faults, 'divergence %d %d' % (i, k), book['Divergence'].cell(FIRST + i, 3 + k).value, value)
            moved = expected['divergence'] != case.expected['divergence']
        tap.report('%s: figures after corrections' % case.name, faults if moved else faults + ['found nothing that moved, expected some'])


def scale_ends(sheet):
    return [(float(rule.colorScale.cfvo[0].val), float(rule.colorScale.cfvo[2].val)) for area in sheet.conditional_formatting for rule in area.rules
            if rule.type == 'colorScale']


def test_looks(case):
    """What a reader sees: sheets, frozen titles, names, colours fixed to the scale, hidden comments, print set-up, no long text cut without a word."""
    book, faults = openpyxl.load_workbook(case.path), []
    expect(faults, 'sheets', book.sheetnames, SHEETS_OF_TWO)
    expect(faults, 'frozen', [book[name].freeze_panes for name in ('Comparison', 'Agreement A', 'Agreement B - A', 'Left out', 'Positions B', 'Statements B')],
           ['C5', 'C5', 'C5', 'D5', 'C6', 'B2'])
    names = {name.name for name in book.defined_names.definedName}
    expect(faults, 'names', {'differences', 'positions_A', 'positions_B', 'agreement_A', 'agreement_difference', 'statement_weight_B', 'issue_weights',
                             'min_shared'} - names, set())
    expect(faults, 'scales', [scale_ends(book[name]) for name in ('Comparison', 'Agreement A', 'Agreement B - A', 'Left out')],
           [[(-1.0, 1.0), (-1.0, 1.0)], [(0.0, 1.0)], [(-1.0, 1.0)], [(-1.0, 1.0)]])
    for column, label, path in ((3, 'A', WEST), (4, 'B', EAST)):
        found, headline = book['Comparison'].cell(4, column).value, path.read_text(encoding='utf-8').split('\n')[0].lstrip('# ')
        if not (found.startswith(label + ': ') and headline.startswith(found[3:].rstrip('…'))):
            faults.append('side: found %r, expected %s and the beginning of %r' % (found, label, headline))
    comments = [cell.comment for row in book['Agreement A'].iter_rows() for cell in row if cell.comment]
    if not comments or any(len(comment.text) > 32767 or '\n' not in comment.text for comment in comments):
        faults.append('comments: found %d, expected one of some lines for each pair' % len(comments))
    expect(faults, 'print', (book['Comparison'].page_setup.orientation, book['Comparison'].print_title_rows), ('landscape', '$1:$4'))
    tap.report('what a reader sees', faults)


def test_hostile(case):
    """Text stays text, on all sheets, and what no cell can hold goes on in others."""
    sheet, faults = openpyxl.load_workbook(case.path)['Statements A'], []
    place = {cell.value: cell.column for cell in sheet[1]}
    for i, row in enumerate(HOSTILE):
        expect(faults, 'holder %d' % i, openpyxl.utils.escape.unescape(sheet.cell(i + 2, place['holder']).value), row[1])
    rest = openpyxl.utils.escape.unescape(sheet.cell(3, place['continued']).value)
    expect(faults, 'what goes on', sheet.cell(3, place['quote']).value + rest[len('[quote]'):], LONG)
    for (name, cell), formula in workbooks.formulas(case.path).items():
        if formula.startswith('=cmd') or 'HYPERLINK' in formula:
            faults.append('%s!%s: found the formula %s, expected text' % (name, cell, formula[:40]))
    tap.report('text of others stays text', faults)


def main():
    warnings.simplefilter('error')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = make_cases(folder)
        test_stored(cases)
        test_looks(cases[0])
        test_hostile(cases[4])
        test_recalculated(cases, folder)
        test_changed(cases, folder)
    return tap.end()


if __name__ == '__main__':
    sys.exit(main())
