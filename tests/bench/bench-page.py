#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Web pages of thousands of statements: how large, how long to write, how long until Chromium has them open.

usage: bench-page.py PROGRAM ARTICLES [STATEMENTS]

Open is when the document is complete with its script run (DOMContentLoaded) and when something is seen (first contentful paint), both from the begin of
the navigation; the best of three. The bar is two seconds."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'report'))
from chromium import BROWSER, Browser

PARTIES = ('us', 'russia', 'ukraine', 'germany', 'france', 'uk', 'china', 'nato')
ISSUES = ('territory', 'sanctions', 'nato-membership', 'elections', 'military-aid', 'root-causes')
BAR = 2.0
TIMES = """new Promise(done => { const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
  const tell = () => paint() ? done([performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, paint().startTime]) : setTimeout(tell, 10); tell(); })"""


def coded(path, n, shift):
    """Statements that somebody coded by hand, ten in each document."""
    with path.open('w', newline='') as out:
        rows = csv.writer(out)
        rows.writerow(['document', 'holder_party', 'issue', 'position', 'quote'])
        for i in range(n):
            rows.writerow(['d%d' % (i // 10), PARTIES[i % 8], ISSUES[i // 8 % 6], ((i + shift) % 5 - 2) / 2,
                           'For the %dth time the spokesman said that his side would hold to what it had been promised.' % i])
    return path


def articles(path, folder, statements, program):
    """The sample articles again and again, until there are so many statements in them."""
    texts = [p.read_text() for p in sorted(folder.glob('2025-02*.txt'))]
    each = sum(len(json.loads(subprocess.run([program, 'statements', '-f', 'json', p], capture_output=True, check=True).stdout)['statements'])
               for p in sorted(folder.glob('2025-02*.txt')))
    with path.open('w') as out:
        for i in range(-(-statements // each)):
            for k, text in enumerate(texts):
                print(json.dumps({'id': 'article-%d-%d' % (i, k), 'text': text}), file=out)
    return path


def measure(browser, program, name, page, arguments):
    begun = time.monotonic()
    subprocess.run([program, *arguments, '-o', page], check=True, stderr=subprocess.DEVNULL)
    written = time.monotonic() - begun
    ready, paint = (min(x) / 1000 for x in zip(*(open_page(browser, page) for _ in range(3))))
    statements = browser.run("document.querySelector('header p').textContent.match(/[0-9]+ statements.*/)[0]")
    print('%-28s %s: %.1f MB, written in %.2f s, ready in %.2f s, seen in %.2f s%s'
          % (name, statements, page.stat().st_size / 1e6, written, ready, paint, '' if max(ready, paint) <= BAR else ' (more than %.0f s)' % BAR))
    return max(ready, paint) <= BAR


def open_page(browser, page):
    browser.open(page)
    return browser.run(TIMES)


def main(program, folder, n):
    if not BROWSER:
        print('chromium is not installed')
        return 77
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        place = pathlib.Path(name)
        one, half, other = coded(place / 'one.csv', n, 0), coded(place / 'a.csv', n // 2, 0), coded(place / 'b.csv', n // 2, 3)
        many = articles(place / 'articles.jsonl', folder, n, program)
        browser = Browser(place / 'profile')
        try:
            done = [measure(browser, program, 'positions of coded files', place / 'one.html', ['positions', one]),
                    measure(browser, program, 'two coded files compared', place / 'two.html', ['compare', half, other]),
                    measure(browser, program, 'positions of articles', place / 'articles.html', ['positions', many])]
        finally:
            browser.close()
    return 0 if all(done) else 1


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 5000))
