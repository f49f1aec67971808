#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format of every verb, on ordinary and on hostile data, as programs of others read it: it has the figures of the verb's JSON.

usage: test_formats.py PROGRAM [--only-written] [FORMAT]...

Which verb has which formats the program itself says (stance help); one without a check fails. With --only-written nobody reads what is
written: the program itself is what is watched, by the sanitizers it was built with."""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import checks
    import others
except ImportError as error:
    print('1..0 # SKIP %s' % error)
    sys.exit(0)
import hostile
import readers

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ONLY_WRITTEN = '--only-written' in sys.argv
ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = ROOT / 'data' / 'articles'
WEST, EAST = ARTICLES / '2025-02-13-call-west.txt', ARTICLES / '2025-02-13-call-east.txt'
OTHERS = [ARTICLES / '2025-08-19-white-house-west.txt', ARTICLES / '2025-08-20-white-house-east.txt']
CODED = ROOT / 'data' / 'coded' / 'ukraine-coded.csv'

# What is run of each verb: name and words, to which A, B and C are inputs, TEXT one article. Verbs that have one form of output (serve,
# measure, train) have no --format.
RUNS = {
    'statements': [('statements', 'A')],
    'positions': [('positions', 'A B')],
    'matrix': [('matrix', '--min-shared 1 A B')],
    'network': [('network', 'A B')],
    'compare': [('compare', 'A B'), ('compare-three', 'A B C')],
    'shift': [('shift', '--bootstrap 50 A B C')],
    'explain': [('explain', 'A PARTY ISSUE')],
    'issues': [('issues', 'A B'), ('issues-pairs', '--pairs A B')],
    'scale': [('scale', 'A B')],
    'evaluate': [('evaluate', 'A B')],
    'model': [('model-suggest', 'suggest ukraine-settlement TEXT'), ('model-coverage', 'coverage ukraine-settlement TEXT')],
    'parse': [('parse', 'TEXT')],
    'attribute': [('attribute', 'TEXT')],
}

CHECKS = {'csv': checks.check_separated, 'tsv': checks.check_separated, 'json': checks.check_json, 'jsonl': checks.check_jsonl, 'table': checks.check_table,
          'md': checks.check_markdown, 'html': checks.check_html, 'xlsx': checks.check_xlsx, **others.CHECKS}

# Not for tests/cases, which compare text: their bytes change with the libraries that write them.
BINARY = ('xlsx', 'svg', 'png', 'pdf', 'html', 'dna')

results = []


def report(name, fault, skip=None):
    results.append(not fault)
    print('%s %d - %s%s' % ('not ok' if fault else 'ok', len(results), name, ' # SKIP ' + skip if skip else ''), flush=True)
    for line in str(fault or '').splitlines():
        print('# ' + line)


def verbs():
    text = readers.call(PROGRAM, '--help').decode()
    return re.findall(r'^  (\S+)', text.split('Verbs:\n')[1].split('\n\n')[0], re.MULTILINE)


def formats(verb):
    """What help says, which is also what a message about another one says."""
    line = re.search(r'--format=FORMAT +(.*)', readers.call(PROGRAM, 'help', verb).decode())
    return re.findall(r'[a-z]+', line.group(1).replace(' or ', ', ')) if line else []


def told_alike(verb):
    """A message about a format that is none names those that help names."""
    words = {'network': ['x'], 'compare': ['x', 'y'], 'evaluate': ['x', 'y'], 'explain': ['x', 'y', 'z']}.get(verb, ['x'])
    done = subprocess.run([PROGRAM, verb, '-f', '?', *words], capture_output=True)
    found = re.search(r"--format: found '\?', expected (.*)", done.stderr.decode())
    readers.expect('status', done.returncode, 2)
    readers.expect('formats', found and re.findall(r'[a-z]+', found.group(1).replace(' or ', ', ')), formats(verb))


def formats_in_cases():
    """{verb: formats} that tests/cases ask for: by option, by the ending of --output, or in a loop."""
    found = {}
    for path in (ROOT / 'tests' / 'cases').glob('*/*/cmd'):
        text = path.read_text(encoding='utf-8')
        loops = [word for words in re.findall(r'for \w+ in ([a-z ]+);', text) for word in words.split()]
        for verb, words in re.findall(r'stance ([a-z]+)([^|;&\n]*)', text):
            asked = re.findall(r'(?:-f |--format[ =])([a-z]+)', words) + re.findall(r'(?:-o|--output)[ =]?\S*\.([a-z]+)', words)
            found.setdefault(verb, set()).update(asked + loops if '$' in words else asked or ['table'])
    return found


def inputs(folder):
    """{kind of data: {word: paths}}"""
    for name, sign in (('a', 1), ('b', -0.5), ('c', 0.5)):
        (folder / ('hostile-%s.json' % name)).write_text(hostile.coded(name, sign), encoding='utf-8')
    (folder / 'hostile.txt').write_text(hostile.article(), encoding='utf-8')
    ordinary = {'A': [WEST], 'B': [EAST], 'C': OTHERS[:1], 'TEXT': [WEST], 'PARTY': ['us'], 'ISSUE': ['end-hostilities']}
    bad = {name.upper(): [folder / ('hostile-%s.json' % name)] for name in 'abc'}
    return {'ordinary': ordinary, 'hostile': {**bad, 'TEXT': [folder / 'hostile.txt'], 'PARTY': ['russia'], 'ISSUE': ['military-aid']}}


def result_of(folder, verb, name, words, kind):
    chosen = [str(path) for word in words[0].split() for path in words[1].get(word, [word])]
    place = folder / ('%s-%s' % (name, kind))
    place.mkdir()
    return checks.Result(PROGRAM, place, verb, name, chosen)


def written(result, form):
    return None if result.data(form) else 'found nothing written, expected something'


def check(result, form):
    """What is wrong, or None."""
    of_form = written if ONLY_WRITTEN else CHECKS.get((result.verb, form)) or CHECKS.get(form)
    if not of_form:
        return 'found a format without a check, expected one in checks.py or others.py'
    try:
        return of_form(result, form)
    except Exception as fault:
        return '%s: %s' % (type(fault).__name__, fault)


def main():
    lacking = readers.lacking()
    if lacking:
        print('1..0 # SKIP without ' + ', '.join(lacking))
        return 0
    wanted = [word for word in sys.argv[2:] if not word.startswith('--')]
    os.environ['STANCE_MODELS'] = str(ROOT / 'models')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        data = inputs(folder)
        # What is ordinary, tests/cases have run already.
        kinds = {'hostile': data['hostile']} if ONLY_WRITTEN else data
        done, todo, cases = [], [], formats_in_cases()
        for verb in verbs():
            of_verb = formats(verb)
            if not of_verb and verb not in RUNS:
                continue
            try:
                told_alike(verb)
                report('%s: formats in help and messages' % verb, None if verb in RUNS else 'found a verb with formats, expected something to run of it in RUNS')
            except readers.Fault as fault:
                report('%s: formats in help and messages' % verb, fault)
            lacking = [form for form in of_verb if form not in BINARY and form not in cases.get(verb, ())]
            report('%s: cases of its text formats' % verb, 'found no case in tests/cases/%s of %s' % (verb, ', '.join(lacking)) if lacking else None)
            for run, words in RUNS.get(verb, []):
                for kind, paths in kinds.items():
                    result = result_of(folder, verb, run, (words, paths), kind)
                    done.append((kind, result))
                    todo += [(run, form, kind, result) for form in of_verb if not wanted or form in wanted]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            faults = pool.map(lambda job: check(job[3], job[1]), todo)
            for (run, form, kind, _), fault in zip(todo, faults):
                report('%s -f %s, %s data' % (run, form, kind), fault)
        for title, fault in [] if ONLY_WRITTEN else checks.in_libreoffice(done, folder):
            report(title, fault)
    print('1..%d' % len(results))
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
