#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of the sources: lengths, nothing left undone, no machine's paths, no names of parties in C."""
import json
import re

import checks

FUNCTION_LINES = 80
FILE_LINES = 800
LINE_COLUMNS = 160
UNDONE = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b|not (yet )?implement' r'ed', re.I)
MACHINE_PATH = re.compile(r'(?<![\w.-])/(work|root|home/\w+)/')


def code():
    return checks.c_files('engine', 'include', 'tests')


def long_functions():
    for name in code():
        start = None
        for number, line in enumerate(checks.read(name).split('\n'), 1):
            if line == '{':
                start = number
            elif line.startswith('}') and start:
                if number - start - 1 > FUNCTION_LINES:
                    yield '%s:%d: found a function of %d lines, expected at most %d' % (name, start, number - start - 1, FUNCTION_LINES)
                start = None


def long_files():
    for name in code():
        lines = checks.read(name).count('\n')
        if lines > FILE_LINES:
            yield '%s: found %d lines, expected at most %d' % (name, lines, FILE_LINES)


def untidy_lines():
    for name in code():
        text = checks.read(name)
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in text.split('\n')[0]:
            yield '%s:1: found no SPDX line, expected one' % name
        for number, line in enumerate(text.split('\n'), 1):
            if '\t' in line or line != line.rstrip():
                yield '%s:%d: found a tab or white space at the end of the line' % (name, number)
            # Tables of tests may hold sentences.
            if len(line) > LINE_COLUMNS and not name.startswith('tests/'):
                yield '%s:%d: found %d columns, expected at most %d' % (name, number, len(line), LINE_COLUMNS)


def jumps():
    for name in code():
        for number, line in enumerate(checks.without_comments(checks.read(name)).split('\n'), 1):
            if re.search(r'\bgoto\b', line):
                yield '%s:%d: found goto' % (name, number)


def undone():
    for name in code():
        for number, line in enumerate(checks.read(name).split('\n'), 1):
            if UNDONE.search(line):
                yield '%s:%d: found something left undone: %s' % (name, number, line.strip())


def machine_paths():
    for name in checks.files():
        if name == 'LICENSE':
            continue
        try:
            text = checks.read(name)
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.split('\n'), 1):
            if MACHINE_PATH.search(line):
                yield '%s:%d: found a path of one machine: %s' % (name, number, line.strip()[:100])


def party_names():
    """Names, aliases and seats of parties, as written; words that are English as well ("EU" in a message is not)."""
    names = set()
    for name in checks.files():
        if not (name.startswith('models/') and name.endswith('.json')):
            continue
        for party in json.loads(checks.read(name)).get('parties', []):
            for key in ('aliases', 'demonyms', 'seats'):
                names.update(party.get(key, []))
            names.add(party.get('name', party['id']))
    return {n for n in names if len(n) > 2}


def parties_in_c():
    names = party_names()
    pattern = re.compile(r'(?<!\w)(' + '|'.join(sorted(map(re.escape, names), key=len, reverse=True)) + r')(?!\w)')
    for name in checks.c_files('engine', 'include'):
        for number, literal in checks.string_literals(checks.read(name)):
            for found in pattern.findall(literal):
                if names:
                    yield '%s:%d: found "%s", which belongs in a model' % (name, number, found)


checks.report({
    'no function is longer than %d lines' % FUNCTION_LINES: list(long_functions()),
    'no file is longer than %d lines' % FILE_LINES: list(long_files()),
    'lines are tidy': list(untidy_lines()),
    'no goto': list(jumps()),
    'nothing is left undone': list(undone()),
    'no path of one machine': list(machine_paths()),
    'C holds no name of a party': list(parties_in_c()),
})
