# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: where the tree is, which files belong to it, and TAP."""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files():
    """The files of the project, as paths from its root: those git knows, else all."""
    try:
        listed = subprocess.run(['git', '-C', ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
                                capture_output=True, check=True).stdout.decode()
        names = [n for n in listed.split('\0') if n]
    except (OSError, subprocess.CalledProcessError):
        names = []
    if not names:
        for folder, folders, inside in os.walk(ROOT):
            folders[:] = [f for f in folders if not f.startswith(('.', 'build'))]
            names += [os.path.relpath(os.path.join(folder, n), ROOT) for n in inside]
    return sorted(n for n in names if (ROOT / n).is_file())


def c_files(*folders):
    return [n for n in files() if n.endswith(('.c', '.h')) and n.startswith(tuple(f + '/' for f in folders))]


def read(name):
    return (ROOT / name).read_text(encoding='utf-8')


COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def without_comments(text):
    """C text with its comments blanked; lines keep their numbers."""
    return COMMENT_OR_STRING.sub(lambda m: re.sub(r'[^\n]', ' ', m.group()) if m.group().startswith('/') else m.group(), text)


def string_literals(text):
    """(line, content) of each string literal of C text."""
    for m in COMMENT_OR_STRING.finditer(text):
        if m.group().startswith('"'):
            yield text.count('\n', 0, m.start()) + 1, m.group()[1:-1]


def report(results):
    """Prints {name of check: [faults]} as TAP and ends the program."""
    print('1..%d' % len(results))
    for number, (name, faults) in enumerate(results.items(), 1):
        print('%sok %d - %s' % ('not ' if faults else '', number, name))
        for fault in faults:
            print('# ' + str(fault))
    sys.exit(any(results.values()))
