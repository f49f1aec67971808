# SPDX-License-Identifier: GPL-3.0-or-later
"""What the verbs say, by their JSON: as long rows for machines, and as the figures that people are shown."""
import itertools

STATEMENTS = ('statements', 'explain')


def shown(value, signed):
    if value is None:
        return None
    text = ('%+.2f' if signed else '%.2f') % value
    return '0.00' if signed and float(text) == 0 else text


def with_n(value, n, signed):
    return None if value is None else '%s (%d)' % (shown(value, signed), n)


def with_interval(row, n):
    if row['position'] is None:
        return None
    interval = '' if row['low'] is None else ' [%s, %s]' % (shown(row['low'], True), shown(row['high'], True))
    return '%s%s (%d)' % (shown(row['position'], True), interval, row[n])


def grid(obj, row_key, column_key, rows, columns, names):
    for (i, a), (k, b) in itertools.product(enumerate(obj[rows]), enumerate(obj[columns])):
        yield {row_key: a, column_key: b, **{name: obj[key][i][k] for name, key in names}}


def flat(obj, group=None):
    """Figures of an evaluation, without those of single documents and issues."""
    for key, value in obj.items():
        if isinstance(value, dict) and not key.startswith('per_'):
            yield from flat(value, key)
        elif not isinstance(value, (dict, list)):
            yield {'group': group, 'figure': key, 'value': value}


def coverage(obj):
    common = ('matches', 'documents', 'contents', 'share', 'statements')

    def row(kind, issue, match, value, of):
        return {'row': kind, 'issue': issue, 'match': match, 'value': value, **{key: of[key] for key in common}, 'parties': ' '.join(of['parties'])}

    yield row('model', None, None, None, obj)
    for issue in obj['issues']:
        yield row('issue', issue['issue'], None, None, issue)
        for target in issue['targets']:
            kind, value = ('target', target['pole']) if 'pole' in target else ('phrase', target['position'])
            yield row(kind, issue['issue'], target['match'], value, target)


def suggestions(obj):
    for s in obj['suggestions']:
        first = s['examples'][0]
        yield {**{key: s[key] for key in ('phrase', 'kind', 'n', 'missed', 'documents', 'score')}, 'parties': ' '.join(s['parties']),
               'document': first['document'], 'start': first['start'], 'end': first['end'], 'example': first['text']}


def long_rows(name, obj):
    """The rows of CSV, TSV and JSON lines."""
    if name in STATEMENTS:
        return obj['statements']
    if name == 'positions':
        rows = list(grid(obj, 'party', 'issue', 'parties', 'issues', [('position', 'values'), *((k, k) for k in ('n', 'spread', 'low', 'high', 'evidence'))]))
        for row in rows:
            row.update(row.pop('evidence') or dict.fromkeys(('document', 'start', 'end')))
        return rows
    if name == 'matrix':
        rows = grid(obj, 'party_a', 'party_b', 'parties', 'parties', [('value', 'values'), *((k, k) for k in ('n', 'low', 'high', 'p')), ('reason', 'reasons')])
        return [{**row, 'measure': obj['measure']} for row in rows]
    return {'compare': lambda: obj['cells'], 'compare-three': lambda: obj['cells'], 'shift': lambda: obj['positions'], 'issues': lambda: obj,
            'issues-pairs': lambda: obj, 'scale': lambda: obj, 'evaluate': lambda: list(flat(obj)), 'model-suggest': lambda: list(suggestions(obj)),
            'model-coverage': lambda: list(coverage(obj))}[name]()


def figures(name, obj):
    """The figures people are shown, a list for each row that has some."""
    if name in STATEMENTS:
        rows = [[shown(s['position'], True)] for s in obj['statements']]
    elif name == 'positions':
        rows = [[with_n(v, n, True) for v, n in zip(values, counts)] for values, counts in zip(obj['values'], obj['n'])]
    elif name == 'matrix':
        rows = [[with_n(v, n, False) for v, n in zip(values, counts)] for values, counts in zip(obj['values'], obj['n'])]
    elif name == 'issues':
        rows = [[with_n(r['salience'], r['n'], False), shown(r['mean'], True), shown(r['spread'], False), shown(r['agreement_a'], True),
                 shown(r['esteban_ray'], False)] for r in obj]
    elif name == 'issues-pairs':
        rows = [[shown(r['position_a'], True), shown(r['position_b'], True), *(shown(r[k], False) for k in ('distance', 'adds', 'divergence'))] for r in obj]
    elif name == 'scale':
        rows = [[with_interval(r, 'words')] for r in obj]
    elif name == 'shift':
        by_cell = itertools.groupby(obj['positions'], lambda r: (r['party'], r['issue']))
        rows = [[with_interval(r, 'n') for r in cell] for _, cell in by_cell]
    elif name == 'compare-three':
        rows = [[with_n(v, n, False) for v, n in zip(values, counts)] for values, counts in zip(obj['divergence'], obj['n'])]
    elif name == 'compare':
        rows = [[with_n(r['a'], r['n_a'], True), with_n(r['b'], r['n_b'], True), shown(r['difference'], True),
                 None if r['low'] is None else '[%s, %s]' % (shown(r['low'], True), shown(r['high'], True)), shown(r['p'], False)] for r in obj['cells'] if r['difference'] is not None]
    else:
        raise KeyError(name)
    return [[text for text in row if text is not None] for row in rows if any(row)]
