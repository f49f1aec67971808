# SPDX-License-Identifier: GPL-3.0-or-later
"""What pictures, networks, parses and attributions must hold."""
import pathlib
import re

import networkx

import readers
import results
from checks import FIGURE, guarded, near, same, squeezed
from readers import Fault, expect


# JSON has ten digits of its ends, by which the last of two may be rounded either way.
INTERVAL = re.compile(r' \[[^\]]*\]')


def picture_figures(result):
    """A row for each line of a picture's description."""
    if result.name == 'compare':
        rows = [[results.shown(r[side], True) for side in 'ab'] for r in result.json()['cells']]
    elif result.name == 'matrix':
        obj = result.json()
        rows = [[results.with_n(v, n, False) for k, (v, n) in enumerate(zip(values, counts)) if k != i]
                for i, (values, counts) in enumerate(zip(obj['values'], obj['n']))]
    else:
        rows = results.figures(result.name, result.json())
    return sorted(sorted(text for text in row if text is not None) for row in rows if any(row))


def check_svg(result, form):
    _, _, text = readers.svg(result.path(form))
    found = [row for row in map(FIGURE.findall, text.split('\n')) if row]
    expect('figures', *(sorted(sorted(INTERVAL.sub('', text) for text in row) for row in rows) for rows in (found, picture_figures(result))))


def check_pdf(result, form):
    """The figures stand on its page, as text."""
    width, height, _ = readers.svg(result.path('svg'))
    pages, text, _ = readers.pdf(result.path(form), result.folder, (int(width), int(height)))
    expect('pages', pages, 1)
    values = sorted(figure.split(' ')[0] for row in picture_figures(result) for figure in row)
    found = sorted(re.findall(r'(?<![\w.,])[+-]?\d\.\d\d(?!\d)', text.replace('\u2212', '-')))
    lost = [value for value in set(values) if found.count(value) < values.count(value)]
    if result.name not in ('compare', 'shift'):  # these have points on a scale
        expect('figures that are lacking', lost, [])


def check_png(result, form):
    """The same picture as the PDF, which another program has drawn: dark where that is dark."""
    picture = readers.png(result.data(form))
    width, height, _ = readers.svg(result.path('svg'))
    if abs(picture[0] / picture[1] - width / height) > 0.02:
        raise Fault('shape: found %d x %d, expected that of %g x %g' % (*picture[:2], width, height))
    _, _, page = readers.pdf(result.path('pdf'), result.folder, picture[:2])
    ours, theirs = readers.squares(picture), readers.squares(page)
    if max(ours) < 5:
        raise Fault('found an empty picture')
    apart = [abs(a - b) for a, b in zip(ours, theirs)]
    if sum(apart) / len(apart) > 4 or max(apart) > 40:
        raise Fault('found another picture than in the PDF: apart by %.1f, at most %.1f of 255' % (sum(apart) / len(apart), max(apart)))


def as_xml(text):
    """Text as XML can hold it."""
    text = re.sub('[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]', '\ufffd', text)
    return text


def pairs(result):
    """{(a, b): (value, n)} of a matrix: each pair that has a figure, once."""
    obj = result.json()
    n = len(obj['parties'])
    return {(obj['parties'][i], obj['parties'][k]): (obj['values'][i][k], obj['n'][i][k])
            for i in range(n) for k in range(i + 1, n) if obj['values'][i][k] is not None}


def same_ties(found, expected):
    """Of agreement: 1/2 is neither friend nor foe."""
    expect('pairs', set(found), set(expected))
    for pair, (value, n) in expected.items():
        tie = found[pair]
        if not (near(tie['value'], value) and near(tie['weight'], abs(2 * value - 1)) and int(tie['n']) == n):
            raise Fault('%s: found %r, expected %r of %d' % (pair, tie, value, n))
        expect('%s, sign' % (pair,), tie['sign'], 'positive' if value > 0.5 else 'negative' if value < 0.5 else 'neutral')


def check_graphml(result, form):
    readers.call('xmllint', '--noout', '--nonet', result.path(form))
    graph = networkx.read_graphml(result.path(form))
    obj = result.json()
    if result.verb == 'network':
        same_network(graph, obj)
        return
    expect('parties', [data['party'] for _, data in graph.nodes(data=True)], [as_xml(party) for party in obj['parties']])
    names = dict(zip(graph.nodes, obj['parties']))
    for node, data in graph.nodes(data=True):
        expect('types of ' + node, [type(data.get(key, '')) for key in ('label', 'kind', 'issues')], [str, str, int])
    same_ties({(names[a], names[b]): data for a, b, data in graph.edges(data=True)}, pairs(result))


def same_network(graph, obj):
    """Actors that have no tie are there as well."""
    labels = [as_xml(label) for label in obj['rows']]
    expect('actors', [data['label'] for _, data in graph.nodes(data=True)], labels)
    place = {node: i for i, node in enumerate(graph.nodes)}
    found = {(place[a], place[b]): data['weight'] for a, b, data in graph.edges(data=True)}
    values = {(i, k): v for i, row in enumerate(obj['values']) for k, v in enumerate(row) if i < k and v}
    expect('ties', set(found), set(values))
    for pair, value in values.items():
        same(str(pair), found[pair], value)


def check_dot(result, form):
    nodes, edges = readers.dot(result.path(form))
    parties = result.json()['parties']
    expect('parties', [squeezed(node['party'].replace('\\\\', '\\')) for node in nodes], [squeezed(party) for party in parties])
    number = {node['_gvid']: party for node, party in zip(nodes, parties)}
    same_ties({(number[edge['tail']], number[edge['head']]): edge for edge in edges}, pairs(result))


def check_edges(result, form):
    columns, rows = readers.separated(result.data(form), ',')
    found = [dict(zip(columns, row)) for row in rows]
    ids = {guarded(party): party for party in result.json()['parties']}
    same_ties({(ids[row['source']], ids[row['target']]): row for row in found}, pairs(result))


def check_nodes(result, form):
    columns, rows = readers.separated(result.data(form), ',')
    found = [dict(zip(columns, row)) for row in rows]
    expect('parties', [row['id'] for row in found], [guarded(party) for party in result.json()['parties']])
    ties = [party for pair in pairs(result) for party in pair]
    expect('ties', [int(row['ties']) for row in found], [ties.count(party) for party in result.json()['parties']])


def check_network_table(result, form):
    """Rows of numbers behind names."""
    obj = result.json()
    lines = result.data(form).decode('utf-8').rstrip('\n').split('\n')[-len(obj['rows']):]
    for line, name, values in zip(lines, obj['rows'], obj['values']):
        words = line.split()[-len(values):]
        expect('name', squeezed(line)[:20].startswith(squeezed(name)[:10]), True)
        for word, value in zip(words, values):
            if abs(float(word) - value) > 0.0051:
                raise Fault('%s: found %s, expected %r' % (name, word, value))


def check_network_csv(result, form):
    obj = result.json()
    columns, rows = readers.separated(result.data(form), ',')
    expect('columns', columns[1:], [guarded(name) for name in obj['columns']])
    expect('rows', [row[0] for row in rows], [guarded(name) for name in obj['rows']])
    for row, values in zip(rows, obj['values']):
        expect('values', [float(cell) for cell in row[1:]], [float(value) for value in values])


def check_network_json(result, form):
    obj = result.json()
    expect('shape', (len(obj['values']), {len(row) for row in obj['values']}), (len(obj['rows']), {len(obj['columns'])}))


def check_dl(result, form):
    obj = result.json()
    rows, columns, values = readers.dl(result.data(form))
    expect('number of labels', (len(rows), len(columns)), (len(obj['rows']), len(obj['columns'])))
    expect('values', values, [[float(value) for value in row] for row in obj['values']])


def statements_of(result):
    paths = [word for word in result.words if pathlib.Path(word).is_file()]
    return readers.json_of(readers.call(result.program, 'statements', '-f', 'json', *paths))['statements']


def check_network_statements(result, form):
    columns, rows = readers.separated(result.data(form), ';')
    found, expected = [dict(zip(columns, row)) for row in rows], statements_of(result)
    expect('statements', len(found), len(expected))
    for row, s in zip(found, expected):
        expect('issue', row['issue'], s['issue'])
        expect('agreement', int(row['agreement']), (s['position'] > 0) - (s['position'] < 0))


def check_dna(result, form):
    found, expected = readers.dna(result.path(form)), statements_of(result)
    expect('statements', len(found), len(expected))
    expect('issues', sorted(row['issue'] for row in found), sorted(s['issue'] for s in expected))


def check_conllu(result, form):
    sentences = readers.conllu(result.data(form))
    text = pathlib.Path(result.words[-1]).read_text(encoding='utf-8')
    found = ''.join(word[1] for sentence in sentences for word in sentence)
    expect('letters and digits', re.sub(r'[\W_]', '', found), re.sub(r'[\W_]', '', text))


def check_parse_table(result, form):
    lines = [line for line in result.data(form).decode('utf-8').split('\n') if line]
    words = [line for line in lines if not re.search(r', sentence \d+$', line)]
    expected = [word for sentence in readers.conllu(result.data('conllu')) for word in sentence]
    expect('words', len(words), len(expected))
    for line, word in zip(words, expected):
        cells = line.split()
        expect('number, head, relation', (cells[0], cells[-2], cells[-1]), (word[0], word[6], word[7]))


def attributions(result):
    found = readers.jsonl_of(result.data('jsonl'))
    expect('articles', len(found), 1)
    return found[0]['attributions'], pathlib.Path(result.words[-1]).read_bytes().decode('utf-8')


def check_attribute_jsonl(result, form):
    found, text = attributions(result)
    for a in found:
        for role in ('source', 'cue', 'content'):
            for start, end in a[role] or []:
                expect('%s [%d, %d)' % (role, start, end), 0 <= start < end <= len(text) and text[start:end].strip() != '', True)


def check_attribute_table(result, form):
    found, _ = attributions(result)
    lines = result.data(form).decode('utf-8').rstrip('\n').split('\n')
    expect('rows', len(lines) - 1, len(found))
    for line, a in zip(lines[1:], found):
        expect('kind', a['kind'] in line, True)


def check_brat(result, form):
    found, text = attributions(result)
    events = readers.brat(result.data(form), text)
    expect('attributions', len(events), len(found))
    for event, a in zip(events, found):
        for role in ('source', 'cue', 'content'):
            letters = {i for start, end in a[role] or [] for i in range(start, end) if not text[i].isspace()}
            expect(role, {i for start, end in event.get(role, []) for i in range(start, end) if not text[i].isspace()}, letters)


def check_attribute_html(result, form):
    found, text = attributions(result)
    tree, _ = readers.html(result.path(form))
    article = next(tree.iter('article'))
    for role in ('source', 'cue', 'content'):
        numbers = {mark.get('title').split(' ')[0] for mark in article.iter('mark') if mark.get('class', '').startswith(role)}
        expect(role, len(numbers), sum(1 for a in found if a[role]))
    shown = ''.join(''.join(''.join(p.itertext()).split()) for p in article.iter('p'))
    expect('text', re.sub(r'[^\w]', '', shown), re.sub(r'[^\w]', '', text.split('\n', 1)[-1] if shown[:5] not in text[:40].replace(' ', '') else text))


CHECKS = {
    'svg': check_svg, 'pdf': check_pdf, 'png': check_png, 'graphml': check_graphml, 'dot': check_dot, 'edges': check_edges, 'nodes': check_nodes,
    ('network', 'table'): check_network_table, ('network', 'csv'): check_network_csv, ('network', 'json'): check_network_json, 'dl': check_dl,
    ('network', 'statements'): check_network_statements, 'dna': check_dna, 'conllu': check_conllu, ('parse', 'table'): check_parse_table,
    ('attribute', 'jsonl'): check_attribute_jsonl, ('attribute', 'table'): check_attribute_table, 'brat': check_brat,
    ('attribute', 'html'): check_attribute_html,
}
