#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program as a user would and compares what it prints.

usage: run.py PROGRAM [--regenerate] [VERB | VERB/NAME]...

A case is a folder VERB/NAME with `cmd` (a shell command, run in a copy of the folder in which `data` leads to the
project's data/), what it must print (`expected`, absent: nothing), what it must say on standard error (`error`, absent:
nothing) and the exit code (`status`, absent: 0). --regenerate writes these from what the program does now: read the
difference before you commit it."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUTCOME = ('expected', 'error', 'status')


def environment(program):
    kept = {k: v for k, v in os.environ.items() if k in ('LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS', 'G_SLICE')}
    return {**kept, 'PATH': '%s:/usr/bin:/bin' % program.parent, 'STANCE_MODELS': str(ROOT / 'models'), 'LC_ALL': 'C', 'HOME': '/nonexistent'}


def outcome(case, program):
    """{file of the case: bytes} as the program does now."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder) / 'case'
        shutil.copytree(case, place)
        for name in OUTCOME:
            (place / name).unlink(missing_ok=True)
        (place / 'data').symlink_to(ROOT / 'data')
        done = subprocess.run(['sh', '-c', (case / 'cmd').read_text()], cwd=place, env=environment(program), capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=100)
    return {'expected': done.stdout, 'error': done.stderr, 'status': b'' if done.returncode == 0 else b'%d\n' % done.returncode}


def wanted(case):
    return {name: (case / name).read_bytes() if (case / name).exists() else b'' for name in OUTCOME}


def regenerate(case, program):
    for name, content in outcome(case, program).items():
        if content:
            (case / name).write_bytes(content)
        else:
            (case / name).unlink(missing_ok=True)


def differences(case, program):
    now, then = outcome(case, program), wanted(case)
    for name in OUTCOME:
        if now[name] != then[name]:
            yield '%s: found' % name
            yield from ('  ' + line for line in now[name].decode('utf-8', 'replace').splitlines())
            yield '%s: expected' % name
            yield from ('  ' + line for line in then[name].decode('utf-8', 'replace').splitlines())


def chosen(words):
    for cmd in sorted(HERE.glob('*/*/cmd')):
        case = cmd.parent
        name = '%s/%s' % (case.parent.name, case.name)
        if not words or name in words or case.parent.name in words:
            yield name, case


def main(arguments):
    words = [w for w in arguments[1:] if not w.startswith('--')]
    program = pathlib.Path(arguments[0]).resolve()
    cases = list(chosen(words))
    if '--regenerate' in arguments:
        for _, case in cases:
            regenerate(case, program)
        return 0
    print('1..%d' % len(cases))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        results = workers.map(lambda one: list(differences(one[1], program)), cases)
        for number, ((name, _), faults) in enumerate(zip(cases, results), 1):
            failed += bool(faults)
            print('%sok %d - %s' % ('not ' if faults else '', number, name), flush=True)
            for line in faults:
                print('# ' + line)
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
