#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws what a terminal shows as an SVG picture.

usage: terminal-to-svg.py COMMAND... > picture.svg

Each COMMAND is run by a shell with colour asked for; the picture shows the command as typed, then its output. The pictures of README.md:

  PATH="$PWD/build/engine/cli:$PATH" data/pictures/terminal-to-svg.py 'stance positions data/articles/2025-02-13-call-west.txt' \\
    'stance matrix data/articles/2025-02-13-call-west.txt' > data/pictures/main-job.svg"""
import html
import re
import subprocess
import sys
import unicodedata

CELL, LINE, SIZE, MARGIN = 8.4, 18, 14, 16
PAPER, INK = '#1e2227', '#d7dae0'
COLOURS = {30: '#5c6370', 31: '#e06c75', 32: '#98c379', 33: '#e5c07b', 34: '#61afef', 35: '#c678dd', 36: '#56b6c2', 37: INK,
           90: '#7f848e', 91: '#ff7b86', 92: '#b5e890', 93: '#ffd98a', 94: '#7cc3ff', 95: '#d99bf0', 96: '#6fd3df', 97: '#ffffff'}
ESCAPE = re.compile(r'\x1b\[([0-9;]*)m')


def palette(number):
    """A colour of the 256 that terminals have."""
    if number < 16:
        return COLOURS[30 + number if number < 8 else 82 + number]
    if number >= 232:
        return '#' + '%02x' % (8 + 10 * (number - 232)) * 3
    cube = (0, 95, 135, 175, 215, 255)
    return '#%02x%02x%02x' % (cube[(number - 16) // 36], cube[(number - 16) // 6 % 6], cube[(number - 16) % 6])


def styled(line, style):
    """Splits a line into (text, style) at its escape sequences; gives the style that stays as well."""
    pieces, at, style = [], 0, dict(style)
    for found in ESCAPE.finditer(line):
        pieces.append((line[at:found.start()], dict(style)))
        at = found.end()
        codes = [int(c or 0) for c in found.group(1).split(';')]
        if codes[:2] == [38, 5]:
            style['fill'] = palette(codes[2])
            codes = codes[3:]
        for code in codes:
            if code == 0:
                style = {}
            elif code == 1:
                style['font-weight'] = 'bold'
            elif code == 2:
                style['opacity'] = '0.6'
            elif code == 3:
                style['font-style'] = 'italic'
            elif code in (22, 39):
                style = {k: v for k, v in style.items() if k not in (('fill',) if code == 39 else ('font-weight', 'opacity'))}
            elif code in COLOURS:
                style['fill'] = COLOURS[code]
    pieces.append((line[at:], dict(style)))
    return [p for p in pieces if p[0]], style


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def draw(lines):
    columns = max(width(ESCAPE.sub('', line)) for line in lines)
    wide, high = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    yield '<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f">' % (wide, high, wide, high)
    yield '<rect width="100%%" height="100%%" rx="8" fill="%s"/>' % PAPER
    yield '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="%d" fill="%s" xml:space="preserve">' % (SIZE, INK)
    style = {}
    for row, line in enumerate(lines):
        pieces, style = styled(line, style)
        column = 0
        for text, look in pieces:
            span = width(text) * CELL
            if text.strip():
                yield '<text x="%.1f" y="%.1f" textLength="%.1f"%s>%s</text>' % (
                    MARGIN + column * CELL, MARGIN + row * LINE + SIZE, span,
                    ''.join(' %s="%s"' % item for item in look.items()), html.escape(text, quote=False))
            column += width(text)
    yield '</g></svg>'


def shown(command):
    done = subprocess.run(command + ' --color=always', shell=True, capture_output=True, text=True, check=True)
    return ['\x1b[92m$\x1b[0m \x1b[1m%s\x1b[0m' % command] + done.stdout.rstrip('\n').split('\n') + ['']


lines = [line for command in sys.argv[1:] for line in shown(command)]
print('\n'.join(draw(lines[:-1])))
