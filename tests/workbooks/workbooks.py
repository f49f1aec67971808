# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of spreadsheets share: the program, LibreOffice, and figures of a workbook beside those of the program."""
import csv
import io
import math
import os
import pathlib
import shutil
import subprocess

import openpyxl

NEAR = 1e-9
FIRST_COLUMN = 3
FIRST_ROW = {'Positions': 6, 'Agreement': 5, 'Divergence': 5}


class Tap:
    """Results as the Test Anything Protocol has them."""

    def __init__(self):
        self.results = []

    def report(self, name, faults):
        faults = list(faults)
        self.results.append(not faults)
        print('%s %d - %s' % ('not ok' if faults else 'ok', len(self.results), name))
        for fault in faults[:10]:
            print('# %s' % fault[:1000])

    def skip(self, name, why):
        self.results.append(True)
        print('ok %d - %s # SKIP %s' % (len(self.results), name, why))

    def end(self):
        print('1..%d' % len(self.results))
        return 0 if all(self.results) else 1


def run(program, *words, check=True):
    done = subprocess.run([program, *map(str, words)], capture_output=True, timeout=120)
    if check and done.returncode != 0:
        raise AssertionError('%s: found status %d, expected 0: %s' % (' '.join(map(str, words)), done.returncode, done.stderr.decode()))
    return done


def records(program, *words):
    return list(csv.DictReader(io.StringIO(run(program, *words, '-f', 'csv').stdout.decode())))


def number(cell):
    return float(cell) if cell else math.nan


def engine_figures(program, inputs, options, shared=()):
    """What the program itself says: {sheet: {(row, column): value}}, rows and columns in its own order."""
    figures = {'Positions': {(r['party'], r['issue']): number(r['position']) for r in records(program, 'positions', *options, *inputs)}}
    for sheet in ('Agreement', 'Divergence'):
        rows = records(program, 'matrix', '--measure', sheet.lower(), *options, *shared, *inputs)
        figures[sheet] = {(r['party_a'], r['party_b']): number(r['value']) for r in rows}
        figures[sheet + ' n'] = {(r['party_a'], r['party_b']): int(r['n']) for r in rows}
    figures['Positions n'] = {(r['party'], r['issue']): int(r['n']) for r in records(program, 'positions', *options, *inputs)}
    return figures


def axis(figures, part):
    return list(dict.fromkeys(key[part] for key in figures))


def block(sheet, first_row, rows, columns):
    cells = {}
    for i, row in enumerate(rows):
        for k, column in enumerate(columns):
            cells[row, column] = sheet.cell(first_row + i, FIRST_COLUMN + k).value
    return cells


def workbook_figures(path, expected):
    """The same of a workbook, as values stored in it."""
    book = openpyxl.load_workbook(path, data_only=True)
    figures = {}
    for name in ('Positions', 'Agreement', 'Divergence'):
        rows, columns = axis(expected[name], 0), axis(expected[name], 1)
        first = FIRST_ROW[name]
        figures[name] = block(book[name], first, rows, columns)
        if name != 'Divergence':
            figures[name + ' n'] = block(book[name], first + len(rows) + 3, rows, columns)
    return figures


def differences(expected, found):
    """How cells differ; a missing one is 'n/a'. Counts of cells that are missing for their thinness are not the program's business."""
    for name, cells in found.items():
        for key, value in cells.items():
            right = expected[name][key]
            if name == 'Positions n' and math.isnan(expected['Positions'][key]):
                continue
            if math.isnan(right):
                if value != 'n/a':
                    yield '%s %s: found %r, expected n/a' % (name, key, value)
            elif not isinstance(value, (int, float)) or abs(value - right) > NEAR:
                yield '%s %s: found %r, expected %r' % (name, key, value, right)


def count(figures):
    return sum(len(cells) for cells in figures.values())


def forget_values(source, target, change=None):
    """Writes the workbook anew with formulas alone, so that who reads it next must compute."""
    book = openpyxl.load_workbook(source)
    if change:
        change(book)
    book.save(target)


def same(a, b):
    """Whether two cells hold the same: NaN and None of the program are n/a."""
    if a is None or (isinstance(a, float) and math.isnan(a)):
        a = 'n/a'
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= NEAR
    return a == b


def formulas(path):
    """{(sheet, cell): formula} of a workbook."""
    found = {}
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == 'f':
                    found[sheet.title, cell.coordinate] = cell.value if isinstance(cell.value, str) else cell.value.text
    return found


def recomputed(path, other):
    """How the formulas of a workbook, as stored, differ from the same cells of another one that was computed anew; and how many there are."""
    ours, theirs = (openpyxl.load_workbook(file, data_only=True) for file in (path, other))
    faults, n = [], 0
    for (sheet, cell), formula in formulas(path).items():
        a, b = ours[sheet][cell].value, theirs[sheet][cell].value
        n += 1
        if a is None or not same(a, b):
            faults.append('%s!%s: found %r, expected %r of %s' % (sheet, cell, b, a, formula))
    return faults, n


def has_libreoffice():
    return shutil.which('soffice') is not None


def recalculate(paths, folder):
    """Has LibreOffice compute workbooks and write them into a folder."""
    profile = pathlib.Path(folder) / 'profile'
    subprocess.run(['soffice', '-env:UserInstallation=' + profile.as_uri(), '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir',
                    str(folder), *map(str, paths)], check=True, capture_output=True, timeout=400, env={**os.environ, 'HOME': str(folder)})
    return [pathlib.Path(folder) / pathlib.Path(path).name for path in paths]
