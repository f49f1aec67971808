#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library exports is what the introspection data describes, and the reverse.

usage: check-symbols.py LIBRARY GIR"""
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import checks

C = '{http://www.gtk.org/introspection/c/1.0}'
GLIB = '{http://www.gtk.org/introspection/glib/1.0}'
LIBRARY, GIR = sys.argv[1:3]
# The linker's own marks, which it repeats where a library that is linked (libxlsxwriter) shows its.
MARKS = {'__bss_start', '_edata', '_end'}


def exported():
    lines = subprocess.run(['nm', '-D', '--defined-only', LIBRARY], capture_output=True, text=True, check=True).stdout.splitlines()
    # A name with a point is none that C can call: the compiler's own, which chooses a version of a function for the processor.
    return {line.split()[-1] for line in lines if line.split()[-2] in 'TDBRVW' and '.' not in line.split()[-1]} - MARKS


def described():
    symbols, hidden = set(), set()
    for element in ElementTree.parse(GIR).iter():
        for key in (C + 'identifier', GLIB + 'get-type'):
            name = element.get(key)
            if name and name.startswith('stance_'):
                symbols.add(name)
                if element.get('introspectable') == '0':
                    hidden.add(name)
    return symbols, hidden


SYMBOLS, HIDDEN = described()
checks.report({
    'every exported symbol is described': sorted(exported() - SYMBOLS),
    'every described symbol is exported': sorted(SYMBOLS - exported()),
    'every described symbol can be called from other languages': sorted(HIDDEN),
    'every exported symbol begins with stance_': sorted(s for s in exported() if not s.startswith('stance_')),
})
