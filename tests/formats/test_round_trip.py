#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements go out in each format, are corrected as an analyst would, and come back in as the figures that the corrections give.

usage: test_round_trip.py PROGRAM"""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUTS = sorted((ROOT / 'data' / 'articles').glob('2025-02-*'))
DIALECTS = ('rfc4180', 'excel', 'excel-semicolon', 'sheets')
# How spreadsheets save what they opened: separator, line end, decimal comma, "sep=" line, encoding.
SAVED = {'excel-german': (';', '\r\n', True, False, 'utf-8-sig'), 'excel-sep': (';', '\r\n', True, True, 'utf-8-sig'),
         'excel-english': (',', '\r\n', False, False, 'utf-8-sig'), 'excel-unicode': ('\t', '\r\n', True, False, 'utf-16')}

results = []


def report(name, fault, skip=None):
    results.append(not fault)
    print('%s %d - %s%s' % ('not ok' if fault else 'ok', len(results), name, ' # SKIP ' + skip if skip else ''))
    if fault:
        print('# ' + str(fault))


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=100)
    if done.returncode != 0:
        raise RuntimeError('%s: found status %d: %s' % (words[0], done.returncode, done.stderr.decode()[:300]))
    return done.stdout


def matrix(*paths):
    return run('matrix', '-f', 'csv', *paths)


def positions(path):
    return {(row['party'], row['issue']): row['position'] for row in csv.DictReader(io.StringIO(run('positions', '-f', 'csv', path).decode()))}


def same(name, found, expected):
    report(name, None if found == expected else 'found other figures than of the articles')


def rows_of(folder):
    path = folder / 'rows.jsonl'
    run('statements', '-o', path, *INPUTS)
    return [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()]


def save(rows, path, separator, end, comma, sep, encoding):
    """As a spreadsheet does: numbers as its country writes them, quotation marks only where they must be."""
    out = io.StringIO(newline='')
    if sep:
        out.write('sep=%s%s' % (separator, end))
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator, lineterminator=end)
    writer.writeheader()
    for row in rows:
        writer.writerow({key: str(value).replace('.', ',') if comma and isinstance(value, float) else value for key, value in row.items()})
    path.write_bytes(out.getvalue().encode(encoding))


def corrected(rows):
    """Another position, a weight, a row that was taken out, one that was added."""
    rows = [{**row, 'weight': 1} for row in rows]
    rows[0]['position'], rows[1]['weight'] = -0.25, 2.5
    taken = rows.pop(5)
    rows.append({**{key: None for key in taken}, 'document': 'by hand', 'holder': 'x', 'holder_party': 'us', 'issue': 'sanctions', 'position': 0.75, 'weight': 1})
    return rows


def means(rows):
    sums = {}
    for row in rows:
        total = sums.setdefault((row['holder_party'], row['issue']), [0, 0])
        total[0] += row['position'] * row['weight']
        total[1] += row['weight']
    return {key: total / weight for key, (total, weight) in sums.items()}


def check_corrected(name, path, rows):
    found, fault = positions(path), None
    for key, value in means(rows).items():
        if key not in found or not found[key] or abs(float(found[key]) - value) > 1e-9:
            fault = '%s: found %r, expected %r' % (key, found.get(key), value)
    more = {key for key, value in found.items() if value} - set(means(rows))
    report('%s, corrected' % name, fault or ('found %s as well' % more if more else None))


def weighed(rows):
    """Weights, dates, and three rows that somebody corrected."""
    rows = [{**row, 'weight': 1 + i % 4 / 4, 'date': '2025-0%d-1%d' % (1 + i % 3, i % 9)} for i, row in enumerate(rows)]
    for row, before in zip(rows, ({'position': 0.125}, {'weight': 0.5}, {'holder_party': 'china', 'issue': 'sanctions'})):
        now = {key: row[key] for key in ('holder_party', 'issue', 'position', 'weight')}
        row.update({'original_' + key: value for key, value in {**now, **before}.items()})
    return rows


def figures(path):
    """What the statements of a file give, and how many corrections are told of."""
    done = subprocess.run([PROGRAM, 'statements', '-f', 'jsonl', path], capture_output=True, timeout=100)
    words = (('positions', '-f', 'json'), ('matrix', '-f', 'csv'), ('shift', '-f', 'json'))
    return [run(*word, path) for word in words] + [done.returncode, done.stdout, done.stderr.count(b': corrected from ')]


def check_weighed(folder, rows):
    """Weights, dates and what was corrected go through every format."""
    first = folder / 'first.jsonl'
    first.write_text(''.join(json.dumps(row) + '\n' for row in weighed(rows)))
    expected = figures(first)
    told = json.loads(expected[4].splitlines()[1])
    report('corrections are told of', None if expected[3] == 0 and expected[5] == 3 and told['original_weight'] == 0.5 and b'2025-01-10' in expected[4]
           else 'found status %d, %d corrections, %r' % (expected[3], expected[5], told))
    same('weights count', figures(folder / 's.jsonl')[0] != expected[0], True)
    for form in ('csv', 'tsv', 'json', 'jsonl', 'xlsx'):
        run('statements', '-o', folder / ('w.' + form), first)
        same('weights, dates and corrections in %s and back' % form, figures(folder / ('w.' + form)), expected)
    run('statements', '-o', folder / 'twice.csv', folder / 'w.xlsx')
    same('a workbook to CSV and back', figures(folder / 'twice.csv'), expected)


def check_spreadsheet(folder, expected):
    """What LibreOffice opens and saves again."""
    if not shutil.which('soffice'):
        report('saved again by LibreOffice', None, 'no soffice')
        return
    path, out = folder / 'ours.csv', folder / 'again'
    run('statements', '--csv-dialect', 'excel-semicolon', '-o', path, *INPUTS)
    subprocess.run(['soffice', '-env:UserInstallation=' + (folder / 'profile').as_uri(), '--headless', '--infilter=CSV:59,34,76,1,,1031,false,true', '--convert-to',
                    'csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,false', '--outdir', str(out), str(path)], check=True, capture_output=True, timeout=200,
                   env={**os.environ, 'HOME': str(folder)})
    same('saved again by LibreOffice', matrix(out / 'ours.csv'), expected)


def main():
    os.environ['STANCE_MODELS'] = str(ROOT / 'models')
    expected = matrix(*INPUTS)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for form in ('csv', 'tsv', 'json', 'jsonl', 'xlsx'):
            run('statements', '-o', folder / ('s.' + form), *INPUTS)
            same('statements -f %s and back' % form, matrix(folder / ('s.' + form)), expected)
        for dialect in DIALECTS:
            run('statements', '--csv-dialect', dialect, '-o', folder / (dialect + '.csv'), *INPUTS)
            same('--csv-dialect %s and back' % dialect, matrix(folder / (dialect + '.csv')), expected)
        rows = rows_of(folder)
        for kind, how in SAVED.items():
            save(rows, folder / (kind + '.csv'), *how)
            same('saved as %s' % kind, matrix(folder / (kind + '.csv')), expected)
            save(corrected(rows), folder / (kind + '.csv'), *how)
            check_corrected('saved as %s' % kind, folder / (kind + '.csv'), corrected(rows))
        for ending, text in (('json', json.dumps(corrected(rows))), ('jsonl', ''.join(json.dumps(row) + '\n' for row in corrected(rows)))):
            (folder / ('corrected.' + ending)).write_text(text)
            check_corrected(ending, folder / ('corrected.' + ending), corrected(rows))
        check_weighed(folder, rows)
        check_spreadsheet(folder, expected)
    print('1..%d' % len(results))
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
