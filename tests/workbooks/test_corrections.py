# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody changes in a workbook holds when it is read again, or is told not to: weights of issues, formulas, weights of 0, rows added and deleted.

Usage: test_corrections.py PROGRAM"""
import csv
import io
import json
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
ARTICLES = pathlib.Path(os.environ['STANCE_DATA']) / 'articles'
WEST, EAST = ARTICLES / '2025-02-13-call-west.txt', ARTICLES / '2025-02-13-call-east.txt'
CODED = '''document,id,holder,holder_party,issue,position,weight,quote,rule
d,1,Moscow,russia,territory,-1,1,never,coded
d,2,Kyiv,ukraine,territory,1,1,always,coded
d,3,Moscow,russia,elections,-0.5,1,later,coded
d,4,Kyiv,ukraine,elections,0,1,perhaps,coded
d,5,Kyiv,ukraine,territory,-0.5,2,not now,coded
'''
tap = workbooks.Tap()


class Book:
    """A workbook of coded statements, its sheets, and what the program says of it once it was changed."""

    def __init__(self, folder, name, verb='matrix', inputs=None):
        self.folder, self.path = folder, folder / (name + '.xlsx')
        if inputs is None:
            inputs = [folder / 'coded.csv']
            inputs[0].write_text(CODED, encoding='utf-8')
        workbooks.run(PROGRAM, verb, '-o', self.path, *inputs)
        self.book = openpyxl.load_workbook(self.path)

    def cell(self, sheet, row, title):
        return next(sheet.cell(row, c.column) for c in sheet[1] if c.value == title)

    def statement(self, row, title, sheet='Statements'):
        return self.cell(self.book[sheet], row, title)

    def save(self):
        self.book.save(self.path)

    def run(self, *words):
        """Status, what is told, and rows."""
        done = workbooks.run(PROGRAM, *words, '-f', 'csv', self.path, check=False)
        return done.returncode, done.stderr.decode(), list(csv.DictReader(io.StringIO(done.stdout.decode())))


def expect(faults, what, found, right):
    if not workbooks.same(right, found):
        faults.append('%s: found %r, expected %r' % (what, found, right))


def expect_told(faults, told, *texts):
    for text in texts:
        if text not in told:
            faults.append('found %r, expected %r in it' % (told, text))


def agreement(rows):
    return next(float(row['value']) for row in rows if (row['party_a'], row['party_b']) in (('russia', 'ukraine'), ('ukraine', 'russia')))


def test_issue_weights(folder):
    """A weight in Issues holds for the matrix, and in a workbook that is made of the corrected one."""
    for weight, right in ((3, 1 - (3 * 1 + 1 * 0.5) / (4 * 2)), (0, 1 - 0.5 / 2)):
        book, faults = Book(folder, 'weights'), []
        row = next(i for i in range(2, 100) if book.book['Issues'].cell(i, 1).value == 'territory')
        before = book.book['Issues'].cell(row, 4).value
        book.book['Issues'].cell(row, 4).value = weight
        book.save()
        status, told, rows = book.run('matrix')
        expect(faults, 'status', status, 0)
        expect(faults, 'agreement', agreement(rows), right)
        expect_told(faults, told, 'weights.xlsx:Issues:%d: weight of territory corrected from %g to %g' % (row, before, weight))
        workbooks.run(PROGRAM, 'matrix', '-o', folder / 'again.xlsx', book.path)
        again = openpyxl.load_workbook(folder / 'again.xlsx', data_only=True)
        expect(faults, 'weight in the next workbook', again['Issues'].cell(row, 4).value, weight)
        expect(faults, 'agreement in the next workbook', again['Agreement'].cell(5, 4).value, right)
        tap.report('a weight of %g in Issues holds' % weight, faults)
    for value, told_as in ((-1, '"-1"'), ('much', '"much"'), (None, 'nothing'), ('=1+1', 'a formula whose value is not stored')):
        book, faults = Book(folder, 'weights'), []
        book.book['Issues'].cell(3, 4).value = value
        book.save()
        status, told, _ = book.run('matrix')
        expect(faults, 'status', status, 5)
        expect_told(faults, told, 'found %s, expected a number from 0 to 1000000' % told_as)
        tap.report('a weight of %r in Issues is told of' % (value,), faults)


def test_not_taken_over(folder):
    """Settings and rows of parties are told of when they were changed, and only then."""
    book, faults = Book(folder, 'settings'), []
    status, told, _ = book.run('matrix')
    expect(faults, 'told of nothing', (status, told), (0, ''))
    summary = book.book['Summary']
    next(row[1] for row in summary.iter_rows(max_col=2) if row[0].value == 'min_shared').value = 4
    parties = book.book['Parties']
    book.cell(parties, 2, 'row').value = 'ukraine'
    book.save()
    status, told, _ = book.run('matrix')
    expect(faults, 'status', status, 0)
    expect_told(faults, told, 'min_shared: found 4, was 1; not taken over', 'Parties:2: row of russia: found "ukraine", was "russia"; not taken over')
    tap.report('settings and rows of parties', faults)


def test_formulas(folder):
    """A formula without a value is a row that was lost, and an error is no position."""
    for title in ('position', 'weight', 'holder_party', 'issue'):
        book, faults = Book(folder, 'formulas'), []
        book.statement(3, title).value = '=-0.5'
        book.save()
        status, told, rows = book.run('statements')
        expect(faults, 'status', status, 5)
        expect(faults, 'statements', len(rows), 4)
        expect_told(faults, told, 'formulas.xlsx:Statements:3: %s: found a formula whose value is not stored' % title, 'save the file in a spreadsheet program')
        tap.report('a formula as %s' % title, faults)
    book, faults = Book(folder, 'formulas'), []
    cell = book.statement(3, 'position')
    cell.value, cell.data_type = '#DIV/0!', 'e'
    book.save()
    status, told, rows = book.run('statements')
    expect(faults, 'status', status, 5)
    expect_told(faults, told, 'Statements:3: position: found the error #DIV/0!, expected a number')
    tap.report('an error as position', faults)


def test_weight_of_nothing(folder):
    """A statement of weight 0 stays in the list and counts nowhere."""
    book, faults = Book(folder, 'nothing'), []
    book.statement(6, 'weight').value = 0
    book.save()
    status, told, rows = book.run('statements')
    expect(faults, 'status', status, 0)
    expect(faults, 'statements', len(rows), 5)
    workbooks.run(PROGRAM, 'statements', '-o', folder / 'again.xlsx', book.path)
    again = openpyxl.load_workbook(folder / 'again.xlsx')['Statements']
    expect(faults, 'weight in the next workbook', (book.cell(again, 6, 'weight').value, book.cell(again, 6, 'original_weight').value), (0, 2))
    expect_told(faults, told, 'Statements:6: corrected from weight 2')
    rows = book.run('positions')[2]
    cell = next(row for row in rows if (row['party'], row['issue']) == ('ukraine', 'territory'))
    expect(faults, 'position', float(cell['position']), 1.0)
    expect(faults, 'count', int(cell['n']), 1)
    tap.report('a weight of 0', faults)


def test_titles(folder):
    """No column of figures is without a title."""
    for name, verb, inputs in (('one', 'matrix', None), ('two', 'compare', [WEST, EAST])):
        book = Book(folder, name, verb, inputs).book['Issues']
        titles = [cell.value for cell in book[1]]
        tap.report('%s: titles of Issues' % name, [] if all(titles) and len(titles) == book.max_column else ['found %r, expected one for each column' % titles])


def recalculated(book, folder):
    book.save()
    out = folder / 'out'
    out.mkdir(exist_ok=True)
    return openpyxl.load_workbook(workbooks.recalculate([book.path], out)[0], data_only=True)


def test_not_counted(folder):
    """Parties that are new, and rows below the last one, are counted as not counted; a weight of 0 is neither."""
    if not workbooks.has_libreoffice():
        tap.skip('not counted', 'no soffice')
        return
    for title, change, right in (('as it was', {}, 0), ('a new party', {(3, 'holder_party'): 'china'}, 1), ('a weight of 0', {(3, 'weight'): 0}, 0),
                                 ('no position', {(3, 'position'): None}, 0),
                                 ('a row below', {(7, 'holder_party'): 'russia', (7, 'issue'): 'territory', (7, 'position'): 1}, 1)):
        book, faults = Book(folder, 'outside'), []
        for (row, column), value in change.items():
            book.statement(row, column).value = value
        found = recalculated(book, folder)
        expect(faults, 'Summary', [cell.value for cell in found['Summary'][8]][:2], ['statements not counted', right])
        expect(faults, 'Positions', found['Positions']['B4'].value, right)
        tap.report('not counted: %s' % title, faults)


def test_stale_findings(folder):
    """Findings say when positions are no longer those that they are of."""
    if not workbooks.has_libreoffice():
        tap.skip('stale findings', 'no soffice')
        return
    several = sorted(ARTICLES.glob('2025-0[28]-*'))[:3]
    for name, inputs in (('two', [WEST, EAST]), ('three', several)):
        for changed in (False, True):
            book, faults = Book(folder, name, 'compare', inputs), []
            row = next(i for i in range(1, 20) if book.book['Findings'].cell(i, 1).value == 'Findings') - 1
            if changed:
                book.statement(2, 'position', 'Statements A').value = 0.125
            text = recalculated(book, folder)['Findings'].cell(row, 2).value or ''
            expect(faults, 'note', text.startswith('Positions were corrected since'), changed)
            tap.report('%s: note of findings, %s' % (name, 'corrected' if changed else 'as they were'), faults)


def test_comments(folder):
    """What speaks for a position and what against it are both shown."""
    book, faults = Book(folder, 'comments').book, []
    sheet = book['Positions']
    place = {(sheet.cell(i, 1).value, sheet.cell(4, k).value): sheet.cell(i, k) for i in (6, 7) for k in (3, 4)}
    text = place['ukraine', 'territory'].comment.text
    expect_told(faults, text, 'Of 2 statements 1 against, 1 for', 'always', 'not now', '(+1.00)', '(-0.50)')
    text = place['russia', 'territory'].comment.text
    expect_told(faults, text, 'never')
    if 'Of ' in text:
        faults.append('found %r, expected one statement' % text)
    tap.report('comments show both sides', faults)


def test_rows(folder):
    """A copy is told of as added and keeps nothing of what was copied but what it says; rows that are gone are counted."""
    book, faults = Book(folder, 'rows'), []
    sheet = book.book['Statements']
    sheet.insert_rows(4)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(4, column).value = sheet.cell(3, column).value
    book.statement(4, 'position').value = -0.75
    sheet.delete_rows(7)
    book.save()
    status, told, rows = book.run('statements')
    expect(faults, 'status', status, 0)
    expect_told(faults, told, 'rows.xlsx:Statements:4: added', 'rows.xlsx: 1 of 5 statements deleted')
    if 'corrected from' in told:
        faults.append('found %r, expected no correction' % told)
    expect(faults, 'ids', [row['id'] for row in rows], ['1', '2', '', '3', '4'])
    expect(faults, 'rules', [row['rule'] for row in rows], ['coded', 'coded', '', 'coded', 'coded'])
    expect(faults, 'positions', [float(row['position']) for row in rows], [-1, 1, -0.75, -0.5, 0])
    workbooks.run(PROGRAM, 'statements', '-o', folder / 'again.xlsx', book.path)
    again = openpyxl.load_workbook(folder / 'again.xlsx')['Statements']
    expect(faults, 'original of the copy', book.cell(again, 4, 'original_position').value, -0.75)
    done = workbooks.run(PROGRAM, 'statements', folder / 'again.xlsx')
    expect(faults, 'told of the next workbook', done.stderr, b'')
    tap.report('rows added and deleted', faults)


def cells_of(*words):
    cells = json.loads(workbooks.run(PROGRAM, 'compare', '-f', 'json', *words).stdout)['cells']
    return {(cell['party'], cell['issue'], cell.get('outlet')): cell.get('position', (cell.get('a'), cell.get('b'), cell.get('difference'))) for cell in cells}


def test_compared_anew(folder):
    """A workbook of a comparison, given alone, is compared side by side, with what was corrected in it."""
    book, faults = Book(folder, 'anew', 'compare', [WEST, EAST]), []
    before = cells_of(WEST, EAST)
    expect(faults, 'cells as they were', cells_of(book.path), before)
    status, told, _ = book.run('positions')
    expect(faults, 'status of positions', status, 0)
    expect_told(faults, told, 'anew.xlsx: statements of all 2 sides taken as one')
    party, issue = book.statement(2, 'holder_party', 'Statements A').value, book.statement(2, 'issue', 'Statements A').value
    for row in range(2, book.book['Statements A'].max_row + 1):
        if (book.statement(row, 'holder_party', 'Statements A').value, book.statement(row, 'issue', 'Statements A').value) == (party, issue):
            book.statement(row, 'position', 'Statements A').value = 0.125
    book.book['Statements B'].delete_rows(2)
    book.save()
    done = workbooks.run(PROGRAM, 'compare', '-f', 'json', book.path)
    expect_told(faults, done.stderr.decode(), 'Statements A:2: corrected from position', 'anew.xlsx: side B: 1 of ')
    expect(faults, 'position in A', cells_of(book.path)[party, issue, None][0], 0.125)
    workbooks.run(PROGRAM, 'compare', '-o', folder / 'again.xlsx', book.path)
    expect(faults, 'sheets', openpyxl.load_workbook(folder / 'again.xlsx').sheetnames, openpyxl.load_workbook(book.path).sheetnames)
    tap.report('a workbook of two sides, compared anew', faults)
    several = sorted(ARTICLES.glob('2025-0[28]-*'))[:3]
    book, faults = Book(folder, 'anew', 'compare', several), []
    expect(faults, 'cells', sorted(map(str, cells_of(book.path).values())), sorted(map(str, cells_of(*several).values())))
    tap.report('a workbook of three sides, compared anew', faults)
    plain = Book(folder, 'plain')
    done = workbooks.run(PROGRAM, 'compare', plain.path, check=False)
    tap.report('a workbook without sides is not compared', [] if done.returncode == 2 else ['found status %d, expected 2' % done.returncode])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for test in (test_issue_weights, test_not_taken_over, test_formulas, test_weight_of_nothing, test_titles, test_not_counted, test_stale_findings, test_comments,
                     test_rows, test_compared_anew):
            test(folder)
    return tap.end()


if __name__ == '__main__':
    sys.exit(main())
