#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong include must not compile: each layer is tried with a header of every other layer.

usage: check-wrong-includes.py BUILD COMPILER...  (BUILD/compile_commands.json gives the flags of each layer)"""
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

import checks
import layers

BUILD = pathlib.Path(sys.argv[1])
COMPILER = sys.argv[2:]


def flags_of_layers():
    """{layer: the include paths and defines it is compiled with}, as the build has them."""
    flags = {}
    for command in json.loads((BUILD / 'compile_commands.json').read_text()):
        parts = pathlib.PurePath(command['file']).parts
        if 'engine' in parts:
            words = shlex.split(command['command'])
            flags.setdefault(parts[parts.index('engine') + 1], [w for w in words if w.startswith(('-I', '-D', '-pthread'))])
    return flags


def compiles(flags, include):
    with tempfile.NamedTemporaryFile('w', suffix='.c') as source:
        source.write('#include %s\nint nothing;\n' % include)
        source.flush()
        done = subprocess.run(COMPILER + ['-E', '-o', '/dev/null'] + flags + [source.name], cwd=BUILD, capture_output=True)
    return done.returncode == 0


def one_header_of_each():
    """{layer: its private and public headers, one of each}"""
    found = {}
    for name in checks.c_files('engine'):
        if name.endswith('-private.h'):
            found.setdefault(layers.layer_of(name), {})['private'] = '"%s"' % name.split('/')[-1]
    for name in checks.c_files('include'):
        layer = layers.public_layer(checks.read(name))
        if layer:
            found.setdefault(layer, {})['public'] = '<stance/%s>' % name.split('/')[-1]
    return found


def try_all():
    wrong, refused = [], []
    table, public, flags = layers.table(), layers.public_table(), flags_of_layers()
    for layer in table:
        for other, headers in one_header_of_each().items():
            if other not in table or layer not in flags:
                continue
            for kind, header in headers.items():
                allowed = other == layer or other in (public if kind == 'public' else table)[layer]
                if not allowed and compiles(flags[layer], header):
                    wrong.append('%s may include %s of %s' % (layer, header, other))
                # A private header may need layers below its own that this one does not see.
                elif allowed and kind == 'public' and not compiles(flags[layer], header):
                    refused.append('%s cannot include %s of %s' % (layer, header, other))
    return wrong, refused


WRONG, REFUSED = try_all()
checks.report({
    'an include of a layer that is not seen does not compile': WRONG,
    'a public header of a layer that is seen compiles': REFUSED,
    'the build has the flags of every layer': sorted(set(layers.table()) - set(flags_of_layers())),
})
