#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every public symbol, parameter and return value is documented.

usage: check-docs.py GI-DOCGEN GIR"""
import os
import re
import subprocess
import sys

import checks

TOOL, GIR = sys.argv[1:3]


def warnings():
    done = subprocess.run([TOOL, 'check', '--fatal-warnings', '--config', checks.ROOT / 'data/docs/stance.toml', GIR],
                          capture_output=True, text=True, env=dict(os.environ, LC_ALL='C.UTF-8'))
    said = re.sub(r'\x1b\[[0-9;]*m', '', done.stdout + done.stderr).splitlines()
    found = [line for line in said if line.startswith(('WARNING', 'ERROR'))]
    return found or ([] if done.returncode == 0 else said + ['gi-docgen ended with %d' % done.returncode])


checks.report({'every public symbol is documented': warnings()})
