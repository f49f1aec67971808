#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Live cells: what LibreOffice fetches from stance serve is what the program says, and what is stored is fetched anew when the file is opened.

usage: test_cells.py PROGRAM

LibreOffice is driven through UNO. It fetches when a formula is entered; when a file is opened it does so only where the user has allowed it: here by a
trusted folder, "always update" and, for XLSX, "always recalculate", set in a profile that only this test uses."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from serving import Report, Server

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError as error:
    print('1..0 # SKIP %s (package python3-uno)' % error)
    sys.exit(0)
if not shutil.which('soffice'):
    print('1..0 # SKIP soffice is not installed (package libreoffice-calc-nogui)')
    sys.exit(0)

ARTICLES = pathlib.Path(os.environ['STANCE_DATA']) / 'articles'
WEST, EAST = ARTICLES / '2025-02-13-call-west.txt', ARTICLES / '2025-02-13-call-east.txt'
NUMBER, ERROR = 1, 4  # com.sun.star.sheet.FormulaResult
SETTINGS = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" oor:op="fuse"><value><it>%s</it></value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
'''
FORMATS = {'ods': 'calc8', 'xlsx': 'Calc MS Excel 2007 XML'}


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Office:
    def __init__(self, folder):
        user = folder / 'profile' / 'user'
        user.mkdir(parents=True)
        (user / 'registrymodifications.xcu').write_text(SETTINGS % folder.as_uri())
        pipe = 'stance%d' % os.getpid()
        self.process = subprocess.Popen(['soffice', '-env:UserInstallation=' + user.parent.as_uri(), '--headless', '--norestore', '--accept=pipe,name=%s;urp;' % pipe],
                                        env={**os.environ, 'HOME': str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.desktop = self.connect('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)

    def connect(self, address):
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', context)
        for _ in range(300):
            try:
                office = resolver.resolve(address)
                return office.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', office)
            except Exception:  # com.sun.star.connection.NoConnectException, a class that exists only once UNO has met it
                time.sleep(0.2)
        raise RuntimeError('LibreOffice does not answer')

    def open(self, address, mode):
        return self.desktop.loadComponentFromURL(address, '_blank', 0, properties(Hidden=True, UpdateDocMode=mode))

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:  # it may hang up before it answers
            pass
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def figures(program, verb, path, rows, columns):
    """{(row, column): value}, None where it is missing."""
    found = json.loads(subprocess.run([program, verb, '-f', 'json', path], check=True, capture_output=True, timeout=60).stdout)
    return {(a, b): value for a, line in zip(found[rows], found['values']) for b, value in zip(found[columns], line)}


def formulas(base, positions, agreement):
    fetch = '=NUMBERVALUE(WEBSERVICE("%sv1/score?%s");".")'
    for party, issue in positions:
        yield fetch % (base, 'a=%s&issue=%s' % (party, issue))
    for a, b in agreement:
        yield fetch % (base, 'a=%s&b=%s' % (a, b))


def put(sheet, column, lines):
    for row, line in enumerate(lines):
        sheet.getCellByPosition(column, row).Formula = line


def differences(sheet, expected):
    """A missing figure is "n/a", of which NUMBERVALUE makes an error, never a number."""
    for row, (name, value) in enumerate(expected):
        cell = sheet.getCellByPosition(0, row)
        if value is None:
            if cell.getError() == 0:
                yield '%s: found %s, expected an error' % (name, cell.String)
        elif cell.getError() or cell.FormulaResultType2 != NUMBER or abs(cell.Value - value) > 1e-9:
            yield '%s: found %s, expected %s' % (name, cell.String, value)


def check_single(sheet, base, positions):
    """One cell of each kind; column 1 is free."""
    present = next(key for key, value in positions.items() if value is not None)
    missing = next(key for key, value in positions.items() if value is None)
    value = positions[present]
    address = '%sv1/score%s?a=%s&issue=%s'
    put(sheet, 1, ['=WEBSERVICE("%s")' % (address % (base, '', *present)), '=WEBSERVICE("%s")' % (address % (base, '', *missing)),
                   '=FILTERXML(WEBSERVICE("%s");"number(/score)")' % (address % (base, '.xml', *present)),
                   '=FILTERXML(WEBSERVICE("%s");"/score/@n")' % (address % (base, '.xml', *missing)),
                   '=WEBSERVICE("%s")' % (address % (base, '', 'nobody', 'territory'))])
    cells = [sheet.getCellByPosition(1, row) for row in range(5)]
    if cells[0].String != '%.10g' % value:
        yield 'a figure: found %s, expected %s' % (cells[0].String, value)
    if cells[1].String != 'n/a' or cells[1].getError():
        yield 'a missing figure: found %s, expected n/a' % cells[1].String
    if cells[2].FormulaResultType2 != NUMBER or abs(cells[2].Value - value) > 1e-9:
        yield 'FILTERXML of a figure: found %s, expected %s' % (cells[2].String, value)
    if cells[3].String != '0':
        yield 'FILTERXML of a count: found %s, expected 0' % cells[3].String
    if cells[4].FormulaResultType2 != ERROR:
        yield 'nobody: found %s, expected an error' % cells[4].String


def wanted(program, path, positions, agreement):
    new_positions = figures(program, 'positions', path, 'parties', 'issues')
    new_agreement = figures(program, 'matrix', path, 'parties', 'parties')
    return [(key, new_positions.get(key)) for key in positions] + [(key, new_agreement.get(key)) for key in agreement]


def check(program, office, folder, report):
    positions = figures(program, 'positions', WEST, 'parties', 'issues')
    agreement = figures(program, 'matrix', WEST, 'parties', 'parties')
    server = Server(program, WEST)
    document = office.open('private:factory/scalc', 3)
    sheet = document.Sheets.getByIndex(0)
    put(sheet, 0, formulas(server.address, positions, agreement))
    report.case('%d cells are what positions and matrix say' % (len(positions) + len(agreement)),
                differences(sheet, [*positions.items(), *agreement.items()]))
    report.case('texts, XML, what is missing, and what is not there', check_single(sheet, server.address, positions))
    for ending, writer in FORMATS.items():
        document.storeToURL((folder / ('live.' + ending)).as_uri(), properties(FilterName=writer))
    document.close(True)
    server.stop()
    other = Server(program, EAST, port=server.port)
    for ending in FORMATS:
        document = office.open((folder / ('live.' + ending)).as_uri(), 1)
        report.case('%s: opened later, with another article served, it has that one\'s figures' % ending,
                    differences(document.Sheets.getByIndex(0), wanted(program, EAST, positions, agreement)))
        document.close(True)
    other.stop()


def main(program):
    report = Report()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        office = Office(pathlib.Path(name))
        try:
            check(program, office, pathlib.Path(name), report)
        finally:
            office.close()
    return report.end()


sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
