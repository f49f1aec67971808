#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""README.md names two commands, CI runs them from there, and what README.md names is there.

usage: check-readme.py [PROGRAM]"""
import re
import subprocess
import sys

import checks

MARKED = re.compile(r'<!-- ci: (\w+) -->\s*```sh\n(.*?)```', re.S)
LINK = re.compile(r'\]\(([^)#:]+)\)|src="([^":]+)"')


def commands():
    return dict(MARKED.findall(checks.read('README.md')))


def wrong_commands():
    found = commands()
    if sorted(found) != ['run', 'test']:
        yield 'README.md: found the marked commands %s, expected run and test' % sorted(found)
    for name, text in found.items():
        if len(text.strip().split('\n')) != 1:
            yield 'README.md: command %s: found more than one line, expected one' % name


def wrong_ci():
    ci = checks.read('.ci/run')
    if 'README.md' not in ci:
        yield '.ci/run: takes no command from README.md'
    for word in ('meson setup build ', 'apt-get install'):
        if word in ci:
            yield '.ci/run: has "%s" of its own, expected it from README.md' % word.strip()


def dead_links():
    for name in checks.files():
        if name.endswith('.md'):
            for target in LINK.findall(checks.read(name)):
                path = checks.ROOT / name
                if not (path.parent / (target[0] or target[1])).exists():
                    yield '%s: links to %s, which is not there' % (name, target[0] or target[1])


def unknown_verbs():
    said = subprocess.run([sys.argv[1], '--help'], capture_output=True, text=True, check=True).stdout
    verbs = re.findall(r'^  (\w+) ', said, re.M)
    for name in ('README.md', 'data/man/stance.1', 'data/completions/bash/stance'):
        for verb in verbs:
            if not re.search(r'\b%s\b' % verb, checks.read(name)):
                yield '%s: says nothing of verb %s' % (name, verb)
    for verb in re.findall(r'cli/stance (\w+)', checks.read('README.md')):
        if verb not in verbs and verb != 'help':
            yield 'README.md: found verb %s, expected one of %s' % (verb, ', '.join(verbs))


checks.report({
    'README.md marks two commands of one line': list(wrong_commands()),
    'CI takes its commands from README.md': list(wrong_ci()),
    'links lead somewhere': list(dead_links()),
    'every verb is described': list(unknown_verbs()),
})
