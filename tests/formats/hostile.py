# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs that try to break out of every format: quotation marks, separators, line ends, formulas, markup, controls, what is no text."""
import json

TEXTS = [
    'plain',
    '=cmd|\' /C calc\'!A0',
    '+1+1',
    '-2+3',
    '@SUM(1)',
    '\t=tab',
    'comma, "quote", \'apostrophe\'; semicolon',
    'line\nend\r\nand another',
    'pipe | back\\slash \\| end\\',
    '<script>document.documentElement.dataset.bad = 1</script>',
    '</script><img src=x onerror="document.documentElement.dataset.bad=1">',
    ']]>&amp;&lt;b&gt; <!-- -->',
    '`code` **bold** _under_ [link](http://example.org) ![i](http://example.org/i.png) ~~gone~~ aspir* and path*',
    '# heading',
    '1. list',
    'bell \x07 escape \x1b[31m red \x01 delete \x7f',
    'non-BMP \U0001f600 and \U00010348',
    '\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0633\u0644\u0627\u0645',
    'e\u0301 combined, zero\u200bwidth, no\u00a0break',
    'TRUE',
    '1,5',
    '2025-02-13',
    '0012',
    '_x0041_',
    'x' * 300,
    '\ufffe not a character',
]


# What parties are called as well; each makes every matrix larger.
PARTIES = [TEXTS[i] for i in (1, 5, 6, 7, 8, 9, 11, 12, 15, 17, 25)]


def coded(name, sign):
    """A coded file as JSON, with a lone surrogate as JSON writes one; positions differ between parties, documents and issues."""
    issues = ['territory', 'nato-membership', 'elections', 'military-aid']
    rows = []
    for i, text in enumerate(TEXTS):
        for k in range(3):
            party = ('us', 'russia', 'ukraine', 'france')[i % 4] if k == 2 else PARTIES[(i + 5 * k) % len(PARTIES)]
            rows.append({'document': '%s %s' % (name, TEXTS[(i + k) % 7]), 'id': 'i%d-%d' % (i, k), 'holder': text, 'holder_party': party,
                         'issue': issues[(i + k) % 4], 'position': sign * (((7 * i + 5 * k) % 9) - 4) / 4, 'date': '2025-%02d-%02d' % (1 + i % 3, 1 + k),
                         'quote': 'We say ' + TEXTS[(i + k + 1) % len(TEXTS)], 'rule': text, 'start': 10 * i, 'end': 10 * i + 7})
    return json.dumps(rows).replace('non-BMP', 'surrogate \\ud800 non-BMP')


def article():
    """An article whose speakers say what the texts above are."""
    said = ['The president of Ukraine, Volodymyr Zelensky, said on Monday that "%s" and that Ukraine must join NATO.' % text for text in TEXTS]
    answer = ['Russian President Vladimir Putin said that Ukraine will never join NATO, %s.' % text for text in TEXTS]
    return '<script>document.documentElement.dataset.bad = 1</script>\n\n' + '\n\n'.join(a + '\n\n' + b for a, b in zip(said, answer)) + '\n'
