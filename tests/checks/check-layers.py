#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dependencies point down: every #include of a layer is its own or of a layer that it sees."""
import re

import checks
import layers

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
GENERATED = {'stance-config.h', 'stance-cli-serve-resources.h'}


def headers():
    """{file name of a private header: its layer}"""
    return {name.split('/')[-1]: layers.layer_of(name) for name in checks.c_files('engine') if name.endswith('.h')}


def publics():
    return {name.split('/')[-1]: layers.public_layer(checks.read(name)) for name in checks.c_files('include')}


def wrong_includes():
    table, public_table, private, public = layers.table(), layers.public_table(), headers(), publics()
    for name in checks.c_files('engine'):
        layer = layers.layer_of(name)
        if layer not in table:
            continue
        for bracket, header in INCLUDE.findall(checks.read(name)):
            base = header.split('/')[-1]
            allowed = [layer] + (public_table if header.startswith('stance/') else table)[layer]
            of = public.get(base, 'nowhere') if header.startswith('stance/') else private.get(base) if bracket == '"' else None
            if bracket == '"' and base not in private and base not in GENERATED:
                yield '%s: includes "%s", which is not there' % (name, header)
            elif of is not None and of not in allowed:
                yield '%s: layer %s includes %s of %s, which it does not see' % (name, layer, header, of)


def cli_includes():
    own = [n.split('/')[-1] for n in checks.c_files('engine/cli')]
    for name in checks.c_files('engine/cli'):
        for bracket, header in INCLUDE.findall(checks.read(name)):
            if bracket == '"' and header not in own and header not in GENERATED:
                yield '%s: includes "%s", but the program sees public headers only' % (name, header)
            if header.startswith('stance/') and header != 'stance/stance.h':
                yield '%s: includes <%s>, expected <stance/stance.h>' % (name, header)


def guards():
    for name in checks.c_files('include'):
        text = checks.read(name)
        if '#pragma once' not in text:
            yield '%s: found no #pragma once' % name
        if name.endswith(('stance.h', 'stance-macros.h')) and name.split('/')[-1] in ('stance.h', 'stance-macros.h'):
            continue
        if '#error "include <stance/stance.h> only"' not in text:
            yield '%s: may be included by itself' % name
        for foreign in re.findall(r'\b(Gsl\w+|gsl_\w+|JsonNode|JsonObject|JsonArray|JsonBuilder|xml[A-Z]\w+)\b', text):
            yield '%s: shows %s of another library' % (name, foreign)


def upward():
    order = list(layers.table())
    for layer, seen in layers.public_table().items():
        for other in seen:
            if other not in order or order.index(other) >= order.index(layer):
                yield 'engine/meson.build: %s sees %s, which is not lower' % (layer, other)
    if 'model' in layers.table()['attribution'] or 'attribution' in layers.table()['model']:
        yield 'engine/meson.build: attribution and model see each other'


def missing_from_stance_h():
    text = checks.read('include/stance/stance.h')
    for name in checks.c_files('include'):
        base = name.split('/')[-1]
        if base != 'stance.h' and '<stance/%s>' % base not in text:
            yield 'include/stance/stance.h: leaves out %s' % base


checks.report({
    'every include is of a layer that is seen': list(wrong_includes()),
    'the program sees public headers only': list(cli_includes()),
    'public headers are guarded and show no other library': list(guards()),
    'layers see lower layers only': list(upward()),
    'stance.h includes every public header': list(missing_from_stance_h()),
})
