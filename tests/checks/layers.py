# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer table of engine/meson.build, for the checks that hold the sources to it."""
import re

import checks

ROW = re.compile(r"^\s*\['(\w+)',\s*\[([^\]]*)\],", re.M)


def table():
    """{layer: the layers it sees}, lowest first."""
    text = checks.read('engine/meson.build')
    rows = ROW.findall(text[text.index('layers = ['):])
    return {name: re.findall(r"'(\w+)'", seen) for name, seen in rows}


def layer_of(name):
    """engine/text/stance-text.c -> text"""
    return name.split('/')[1]


def public_layer(text):
    """The layer that a public header belongs to; None for those that every layer may include."""
    found = re.search(r'!defined \(STANCE_SEES_(\w+)\)', text)
    return found.group(1).lower() if found else None
