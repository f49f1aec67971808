#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet that grows (positions --append): runs at the same time lose no row, what is stopped leaves the sheet whole, another sheet is refused.

usage: test_append.py PROGRAM"""
import collections
import csv
import io
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
CODED = ROOT / 'data' / 'coded' / 'ukraine-coded.csv'
N_RUNS = 12

results = []


def report(name, fault):
    results.append(not fault)
    print('%s %d - %s' % ('not ok' if fault else 'ok', len(results), name))
    if fault:
        print('# ' + str(fault))


def start(sheet, run=0):
    return subprocess.Popen([PROGRAM, 'positions', '--append', str(sheet), str(CODED)], stderr=subprocess.PIPE, stdout=subprocess.PIPE,
                            env={**os.environ, 'SOURCE_DATE_EPOCH': str(1700000000 + 86400 * run)})


def end(process):
    _, error = process.communicate(timeout=60)
    return process.returncode, error.decode()


def rows_by_run(sheet):
    data = sheet.read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=''), strict=True))
    if data and not data.endswith(b'\r\n') or any(None in row or None in row.values() for row in rows):
        raise AssertionError('found a row that is cut off')
    return collections.Counter(row['run'] for row in rows)


def check_together(folder):
    sheet = folder / 'together.csv'
    ends = [end(process) for process in [start(sheet, run) for run in range(N_RUNS)]]
    runs = rows_by_run(sheet)
    fault = None
    if any(code for code, _ in ends):
        fault = 'found %r' % ends
    elif len(runs) != N_RUNS or len(set(runs.values())) != 1:
        fault = 'found %r, expected %d runs of as many rows' % (dict(runs), N_RUNS)
    report('%d runs at the same time' % N_RUNS, fault)


def check_stopped(folder):
    """Killed at any time, it leaves the rows of runs before it, or these and all of its own."""
    sheet = folder / 'stopped.csv'
    end(start(sheet))
    n, fault = sum(rows_by_run(sheet).values()), None
    for i, number in enumerate([signal.SIGKILL] * 8 + [signal.SIGTERM] * 8):
        process = start(sheet, i + 1)
        time.sleep(0.006 * i)
        process.send_signal(number)
        end(process)
        counts = rows_by_run(sheet)
        if set(counts.values()) != {n}:
            fault = 'found %r, expected %d rows of each run' % (dict(counts), n)
    code, error = end(start(sheet, 99))
    report('stopped at any time', fault or (error if code else None))


def check_refused(folder):
    other = folder / 'other.csv'
    other.write_text('run,party,score\n1,us,2\n')
    code, error = end(start(other))
    right = (code == 5 and "other.csv:1: found 'run,party,score', expected 'run,model,level,party,issue," in error and "and has 'score' besides" in error
             and "it lacks 'model', 'level', 'issue', 'position', 'n'," in error and other.read_text() == 'run,party,score\n1,us,2\n')
    report('another sheet is refused by its titles', None if right else 'found status %d: %s' % (code, error))
    os.mkfifo(folder / 'pipe')
    for name, place in (('a pipe', folder / 'pipe'), ('a folder', folder), ('no folder', folder / 'none' / 'x.csv')):
        code, error = end(start(place))
        report('%s is no sheet' % name, None if code == 4 and 'cannot be written' in error else 'found status %d: %s' % (code, error))


def check_links(folder):
    """The file that a link leads to grows, and keeps its permissions; an empty one is a sheet that begins."""
    sheet, link = folder / 'real.csv', folder / 'link.csv'
    sheet.touch(mode=0o640)
    link.symlink_to(sheet)
    codes = [end(start(link, run))[0] for run in (1, 2)]
    right = codes == [0, 0] and link.is_symlink() and len(rows_by_run(sheet)) == 2 and sheet.stat().st_mode & 0o777 == 0o640
    report('a link, permissions, an empty file', None if right else 'found %r, %o' % (codes, sheet.stat().st_mode))


def check_titles(folder):
    """What a spreadsheet makes of the titles when it saves is the same sheet; another order is another one."""
    sheet = folder / 'titles.csv'
    end(start(sheet))
    first = sheet.read_bytes()
    titles, rows = first.split(b'\r\n', 1)
    quoted = b','.join(b'"%s"' % title for title in titles.split(b','))
    for name, whole in (('line feeds', first.replace(b'\r\n', b'\n')), ('quotes and a byte order mark', b'\xef\xbb\xbf' + quoted + b'\r\n' + rows),
                        ('no last line end', first[:-2]), ('a NUL in a row', first.replace(b',us,', b',u\0s,', 1))):
        sheet.write_bytes(whole)
        code, error = end(start(sheet, 1))
        kept = sheet.read_bytes().startswith(whole)
        n = sheet.read_bytes().count(b'\n')
        report('titles after %s' % name, None if code == 0 and kept and n == 2 * first.count(b'\n') - 1 else 'found status %d, %d lines: %s' % (code, n, error))
    sheet.write_bytes(first.replace(b'run,model,', b'model,run,', 1))
    code, error = end(start(sheet, 1))
    report('another order is refused', None if code == 5 and 'twice or in another order' in error else 'found status %d: %s' % (code, error))


def check_apart(folder):
    """Runs with other models or levels are told apart by their columns, and no row stands for nothing."""
    sheet, other = folder / 'apart.csv', folder / 'other-model.csv'
    model = json.loads((ROOT / 'models' / 'gaza-ceasefire.json').read_text())
    other.write_text('holder_party,issue,position\nus,%s,0.5\n' % model['issues'][0]['id'])
    for more in (['--by', 'bloc', str(CODED)], ['--by', 'holder', str(CODED)], ['-m', 'gaza-ceasefire', str(other)]):
        subprocess.run([PROGRAM, 'positions', '--append', str(sheet), *more], check=True)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(), newline='')))
    found = {(row['model'], row['level']) for row in rows}
    right = (found == {('ukraine-settlement', 'bloc'), ('ukraine-settlement', 'holder'), ('gaza-ceasefire', 'party')}
             and all(int(row['n']) > 0 and row['position'] for row in rows))
    report('models and levels stand apart', None if right else 'found %r in %d rows' % (found, len(rows)))


def main():
    os.environ['STANCE_MODELS'] = str(ROOT / 'models')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for check in (check_together, check_stopped, check_refused, check_links, check_titles, check_apart):
            check(folder)
    print('1..%d' % len(results))
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
