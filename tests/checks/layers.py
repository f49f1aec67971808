# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer table of engine/meson.build, for the checks that hold the sources to it."""
import re

import checks

ROW = re.compile(r"^\s*\['(\w+)',\s*\[([^\]]*)\],\s*\[[^\]]*\](?:,\s*\[([^\]]*)\])?\]", re.M)


def rows():
    text = checks.read('engine/meson.build')
    return ROW.findall(text[text.index('layers = ['):])


def table():
    """{layer: the layers it sees}, lowest first."""
    return {name: re.findall(r"'(\w+)'", seen) for name, seen, _ in rows()}


def public_table():
    """{layer: the layers of which it sees public headers}; those of table() among them."""
    return {name: re.findall(r"'(\w+)'", '%s %s' % (seen, public)) for name, seen, public in rows()}


def layer_of(name):
    """engine/text/stance-text.c -> text"""
    return name.split('/')[1]


def public_layer(text):
    """The layer that a public header belongs to; None for those that every layer may include."""
    found = re.search(r'!defined \(STANCE_SEES_(\w+)\)', text)
    return found.group(1).lower() if found else None
