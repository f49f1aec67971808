# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers of the formats, none of them ours: each gives what is in a result, or raises a Fault."""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import xml.etree.ElementTree as ElementTree
import zlib

PROGRAMS = {'ssconvert': 'gnumeric', 'soffice': 'libreoffice-calc-nogui', 'xmllint': 'libxml2-utils', 'cmark-gfm': 'cmark-gfm', 'dot': 'graphviz',
            'pdftotext': 'poppler-utils', 'chromium': 'chromium'}


class Fault(Exception):
    pass


def expect(what, found, expected):
    if found != expected:
        raise Fault('%s: found %r, expected %r' % (what, found, expected))


def call(*words, data=None):
    done = subprocess.run([str(word) for word in words], input=data, capture_output=True, timeout=200)
    if done.returncode != 0:
        raise Fault('%s: found status %d: %s' % (words[0], done.returncode, done.stderr.decode('utf-8', 'replace')[:300]))
    return done.stdout


def lacking():
    return sorted(package for program, package in PROGRAMS.items() if not shutil.which(program))


def separated(data, delimiter):
    """(columns, rows) of CSV or TSV; each row as wide as the header."""
    text = data.decode('utf-8')
    expect('byte order mark', text[:1] == '\ufeff', False)
    rows = list(csv.reader(io.StringIO(text, newline=''), delimiter=delimiter, strict=True))
    for i, row in enumerate(rows):
        expect('cells of row %d' % (i + 1), len(row), len(rows[0]))
    return rows[0], rows[1:]


def gnumeric(path, folder):
    """The cells of each sheet as Gnumeric has them, read back as CSV."""
    target = folder / (path.name + '.gnumeric.csv')
    words = ['-I', 'Gnumeric_stf:stf_csvtab'] if path.suffix in ('.csv', '.tsv') else []
    call('ssconvert', *words, '-S', '-T', 'Gnumeric_stf:stf_csv', path, str(target) + '.%s')
    return {file.name[len(target.name) + 1:]: list(csv.reader(io.StringIO(file.read_text(encoding='utf-8'), newline='')))
            for file in folder.glob(target.name + '.*')}


def libreoffice(paths, folder):
    """{path: {sheet: rows}} of all at once: LibreOffice is slow to start. Cells as they are stored, not as they look."""
    out = folder / 'libreoffice'
    out.mkdir()
    plain = [path for path in paths if path.suffix == '.csv']
    books = [path for path in paths if path.suffix != '.csv']
    for chosen, words in ((plain, ['--infilter=CSV:44,34,76,1,,1033,false,false']), (books, [])):
        if chosen:
            subprocess.run(['soffice', '-env:UserInstallation=' + (folder / 'profile').as_uri(), '--headless', *words, '--convert-to',
                            'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1', '--outdir', str(out), *map(str, chosen)],
                           check=True, capture_output=True, timeout=400, env={**os.environ, 'HOME': str(folder)})
    found = {}
    for path in paths:
        files = list(out.glob(path.stem + '-*.csv'))
        found[path] = {file.stem[len(path.stem) + 1:]: list(csv.reader(io.StringIO(file.read_text(encoding='utf-8'), newline=''))) for file in files}
    return found


def no_constant(word):
    raise Fault('found %s in JSON' % word)


def no_twice(pairs):
    expect('keys', len({key for key, _ in pairs}), len(pairs))
    return dict(pairs)


def json_of(data):
    return json.loads(data.decode('utf-8'), parse_constant=no_constant, object_pairs_hook=no_twice)


def jsonl_of(data):
    text = data.decode('utf-8')
    expect('end of the last line', text[-1:], '\n')
    return [json_of(line.encode()) for line in text[:-1].split('\n')]


def tree_of(data):
    """XML without the characters that it has no place for, be they in the text that it was made of."""
    text = re.sub(r'<!DOCTYPE[^>]*>', '', data.decode('utf-8'))
    return ElementTree.fromstring(re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]', '', text))


def text_of(element):
    return ' '.join(''.join(element.itertext()).split())


def local(element):
    return element.tag.rsplit('}', 1)[-1]


def markdown(data):
    """(tables, text) as GitHub's renderer has them; what others wrote is neither markup nor HTML there."""
    tree = tree_of(call('cmark-gfm', '-e', 'table', '-t', 'xml', data=data))
    for element in tree.iter():
        if local(element) in ('html_block', 'html_inline', 'link', 'image', 'code', 'code_block', 'emph'):
            raise Fault('found %s in Markdown: %r' % (local(element), text_of(element)[:80]))
    tables = []
    for table in (element for element in tree.iter() if local(element) == 'table'):
        rows = [[text_of(cell) for cell in row] for row in table]
        expect('widths of a table', {len(row) for row in rows}, {len(rows[0])})
        tables.append(rows)
    n_rows = len(re.findall(r'^\|', data.decode('utf-8'), re.MULTILINE))
    expect('rows in tables (with a rule below each head)', sum(len(table) + 1 for table in tables), n_rows)
    return tables, '\n'.join(text_of(e) for e in tree.iter() if local(e) in ('paragraph', 'heading'))


def html(path):
    """The page as xmllint reads it, then as a browser does: no script in it but its own runs, and nothing is asked for."""
    data = call('xmllint', '--html', '--xmlout', '--recover', '--nonet', '--encode', 'utf-8', path)
    tree = tree_of(data)
    dom = call('chromium', '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--user-data-dir=%s' % (path.parent / 'browser'), '--dump-dom',
               path.as_uri()).decode('utf-8')
    expect('what a script of others would have done', re.search(r'<html[^>]*data-bad', dom), None)
    return tree, dom


def attributed(tree):
    """{(kind, row, column): (value, n)} of the first table of each kind on a page."""
    found = {}
    for table in tree.iter('table'):
        kind = table.get('data-kind')
        if any(key[0] == kind for key in found):
            continue
        columns = [th.get('data-id') for th in next(table.iter('thead')).iter('th')][1:]
        for row in next(table.iter('tbody')).iter('tr'):
            name = next(row.iter('th')).get('data-id')
            for column, cell in zip(columns, row.findall('td')):
                small = next(cell.iter('small'), None)
                shown = float(cell.get('data-v')) if cell.get('data-v') else None
                found[kind, name, column] = (shown, int(small.text) if small is not None else 0)
    return found


def listed(tree):
    """{kind: the figures of each row} of the first table of each kind on a page."""
    found = {}
    for table in tree.iter('table'):
        if table.get('data-kind') not in found:
            rows = next(table.iter('tbody')).iter('tr')
            found[table.get('data-kind')] = [[float(cell.get('data-v')) for cell in row if cell.get('data-v')] for row in rows]
    return found


def svg(path):
    call('xmllint', '--noout', '--nonet', path)
    tree = ElementTree.parse(path).getroot()
    expect('root', tree.tag, '{http://www.w3.org/2000/svg}svg')
    bad = [e.tag for e in tree.iter() if local(e) in ('script', 'foreignObject', 'image', 'a')]
    expect('active content', bad, [])
    parts = {local(e): ''.join(e.itertext()) for e in tree if local(e) in ('title', 'desc')}
    return float(tree.get('width').removesuffix('px')), float(tree.get('height').removesuffix('px')), parts['desc']


def png(data):
    """(width, height, rows of bytes, bytes a pixel): each checksum is right, and each row is there."""
    expect('signature', data[:8], b'\x89PNG\r\n\x1a\n')
    at, packed, head = 8, b'', None
    while at < len(data):
        size, kind = struct.unpack('>I4s', data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        expect('checksum of ' + kind.decode(), struct.unpack('>I', data[at + 8 + size:at + 12 + size])[0], zlib.crc32(kind + body))
        head = struct.unpack('>IIBBBBB', body) if kind == b'IHDR' else head
        packed += body if kind == b'IDAT' else b''
        at += 12 + size
    expect('last chunk', kind, b'IEND')
    width, height, depth, colour, _, _, interlaced = head
    expect('depth and interlacing', (depth, interlaced), (8, 0))
    n = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    raw, rows, before = zlib.decompress(packed), [], bytearray(width * n)
    expect('bytes of pixels', len(raw), height * (width * n + 1))
    for y in range(height):
        start = y * (width * n + 1)
        before = unfilter(raw[start], bytearray(raw[start + 1:start + 1 + width * n]), before, n)
        rows.append(before)
    return width, height, rows, n


def unfilter(kind, row, above, n):
    for i in range(len(row)):
        a, b, c = row[i - n] if i >= n else 0, above[i], above[i - n] if i >= n else 0
        p = a + b - c
        nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        row[i] = (row[i] + (0, a, b, (a + b) // 2, nearest)[kind]) & 255
    return row


def squares(picture, n=16):
    """Mean darkness of n x n parts of a picture."""
    width, height, rows, size = picture
    grid = []
    for y in range(n):
        part = rows[y * height // n:(y + 1) * height // n:3]
        for x in range(n):
            first, last = x * width // n, (x + 1) * width // n
            values = [row[i * size] for row in part for i in range(first, last, 3)]
            grid.append(255 - sum(values) / len(values))
    return grid


def pdf(path, folder, size):
    """(pages, text, the first page as pixels of a width and a height)."""
    info = call('pdfinfo', path).decode()
    text = call('pdftotext', '-raw', '-enc', 'UTF-8', path, '-').decode('utf-8')
    call('pdftoppm', '-singlefile', '-scale-to-x', size[0], '-scale-to-y', size[1], path, folder / 'page')
    return int(re.search(r'Pages:\s+(\d+)', info).group(1)), text, ppm((folder / 'page.ppm').read_bytes())


def ppm(data):
    width, height = map(int, data.split(maxsplit=3)[1:3])
    start = len(data) - width * height * 3
    return width, height, [data[start + y * width * 3:start + (y + 1) * width * 3] for y in range(height)], 3


def dot(path):
    """(nodes, edges) as Graphviz reads them, which also draws them."""
    call('dot', '-Tsvg', '-o', os.devnull, path)
    graph = json.loads(call('dot', '-Tdot_json', path))
    return graph.get('objects', []), graph.get('edges', [])


def dna(path):
    """(statement, variable): value, of a database as SQLite has it."""
    base = sqlite3.connect(pathlib.Path(path).as_uri() + '?mode=ro', uri=True)
    expect('integrity', base.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
    expect('foreign keys', base.execute('PRAGMA foreign_key_check').fetchall(), [])
    rows = base.execute('SELECT s.ID, d.Title, s.Start, s.Stop, v.Variable, e.Value FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId '
                        'JOIN DATASHORTTEXT t ON t.StatementId = s.ID JOIN VARIABLES v ON v.ID = t.VariableId JOIN ENTITIES e ON e.ID = t.Entity').fetchall()
    found = {}
    for number, title, _, _, variable, value in rows:
        found.setdefault(number, {'document': title})[variable] = value
    return [found[number] for number in sorted(found)]


def dl(data):
    """(row labels, column labels, values) of UCINET's full matrices."""
    lines = data.decode('utf-8').split('\n')
    shape = dict(re.findall(r'(nr|nc|n) = (\d+)', lines[0]))
    parts, name = {}, None
    for line in lines[1:]:
        if re.fullmatch(r'[a-z ]*labels:|data:', line):
            name = line[:-1]
            parts[name] = []
        elif line:
            parts[name].append(line)
    values = [[float(word) for word in row.split()] for row in parts['data']]
    rows = parts.get('row labels', parts.get('labels'))
    columns = parts.get('column labels', parts.get('labels'))
    expect('rows', (len(values), len(rows)), (int(shape.get('nr', shape.get('n', 0))),) * 2)
    expect('columns', {len(row) for row in values}, {int(shape.get('nc', shape.get('n', 0)))})
    return [row.strip('"') for row in rows], [column.strip('"') for column in columns], values


def conllu(data):
    """Sentences, each a list of words of ten columns whose heads form one tree."""
    sentences = []
    for block in data.decode('utf-8').strip('\n').split('\n\n'):
        lines = [line.split('\t') for line in block.split('\n') if not line.startswith('#')]
        expect('columns of words', {len(word) for word in lines}, {10})
        words = [word for word in lines if '-' not in word[0]]
        expect('numbers of words', [int(word[0]) for word in words], list(range(1, len(words) + 1)))
        heads = [int(word[6]) for word in words]
        expect('roots', heads.count(0), 1)
        for i in range(len(words)):
            at, steps = i + 1, 0
            while at and steps <= len(words):
                at, steps = heads[at - 1], steps + 1
            expect('steps to the root', steps <= len(words), True)
        sentences.append(words)
    return sentences


def brat(data, text):
    """Attributions of standoff: [{role: [[start, end]]}]; what it quotes is what stands there."""
    spans, events = {}, []
    for line in data.decode('utf-8').rstrip('\n').split('\n'):
        name, body, *rest = line.split('\t')
        if name[0] == 'T':
            label, places = body.split(' ', 1)
            pieces = [[int(word) for word in piece.split(' ')] for piece in places.split(';')]
            expect('text of ' + name, rest[0], ' '.join(text[a:b] for a, b in pieces).replace('\t', ' '))
            spans[name] = (label, pieces)
        elif name[0] == 'E':
            event = {}
            for word in body.split(' ')[1:]:
                label, place = word.split(':')
                if place in spans:
                    event.setdefault(label.rstrip('0123456789').lower(), []).extend(spans[place][1])
            events.append(event)
    return events
