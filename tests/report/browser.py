#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report in a browser: nothing complains, nothing leaves the page, a figure leads to its sentences, words of articles stay words.

usage: browser.py PROGRAM [--pictures FOLDER]

Chromium is driven through its DevTools pipe (file descriptors 3 and 4, messages end in NUL)."""
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

BROWSER = shutil.which('chromium') or shutil.which('chromium-browser')
MANY = 5000
HOSTILE = """<script>window.bad = 1</script> </script><img src=x onerror="window.bad = 2">

The president of Ukraine, Volodymyr Zelensky, said on Monday that Ukraine must join NATO. </script><!--

Russian President Vladimir Putin said that Ukraine will never join NATO."""


class Browser:
    def __init__(self, folder):
        to_child, from_parent = os.pipe()
        from_child, to_parent = os.pipe()

        def connect():
            a, b = os.dup(to_child), os.dup(to_parent)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen([BROWSER, '--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--no-first-run', '--disable-dev-shm-usage',
                                         '--user-data-dir=%s' % folder, 'about:blank'], preexec_fn=connect, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_child)
        os.close(to_parent)
        self.into, self.out, self.number, self.left, self.events = from_parent, from_child, 0, b'', []
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log', 'Network'):
            self.call(domain + '.enable')

    session = None

    def read(self):
        while b'\0' not in self.left:
            got = os.read(self.out, 1 << 20)
            if not got:
                raise RuntimeError('the browser has gone')
            self.left += got
        message, self.left = self.left.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, **params):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': params}
        if self.session:
            message['sessionId'] = self.session
        data = json.dumps(message).encode() + b'\0'
        while data:
            data = data[os.write(self.into, data):]
        while True:
            got = self.read()
            if got.get('id') == self.number:
                if 'error' in got:
                    raise RuntimeError('%s: %s' % (method, got['error']))
                return got['result']
            self.events.append(got)

    def open(self, path):
        """Seconds until the page is there with all its rows."""
        self.events = []
        start = time.monotonic()
        self.call('Page.navigate', url=path.as_uri())
        while not any(e.get('method') == 'Page.loadEventFired' for e in self.events):
            self.events.append(self.read())
        self.run('document.body.offsetHeight')
        return time.monotonic() - start

    def run(self, expression):
        done = self.call('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in done:
            raise RuntimeError('%s: %s' % (expression, done['exceptionDetails']))
        return done['result'].get('value')

    def press(self, key, code, text=''):
        for kind in ('keyDown', 'keyUp'):
            self.call('Input.dispatchKeyEvent', type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text if kind == 'keyDown' else '')

    def complaints(self):
        for event in self.events:
            name, params = event.get('method'), event.get('params', {})
            if name == 'Runtime.exceptionThrown' or (name == 'Runtime.consoleAPICalled' and params['type'] in ('error', 'warning')):
                yield json.dumps(params)[:300]
            if name == 'Log.entryAdded' and params['entry']['level'] in ('error', 'warning'):
                yield params['entry']['text']

    def requests(self):
        return [e['params']['request']['url'] for e in self.events if e.get('method') == 'Network.requestWillBeSent']

    def close(self):
        self.process.terminate()
        self.process.wait(20)


class Checks:
    def __init__(self):
        self.number = self.failed = 0

    def check(self, name, found, expected=True):
        self.number += 1
        right = found == expected
        self.failed += not right
        print('%sok %d - %s' % ('' if right else 'not ', self.number, name))
        if not right:
            print('# found %r, expected %r' % (found, expected))


def write_page(program, folder, name, *arguments):
    page = folder / name
    subprocess.run([program, *arguments[:1], '-o', page, *arguments[1:]], check=True)
    return page


def many(folder):
    """An own coding of thousands of statements."""
    parties, issues = ('us', 'russia', 'ukraine', 'germany', 'france', 'uk', 'china', 'nato'), ('territory', 'sanctions', 'nato-membership', 'elections')
    lines = ['document,holder_party,issue,position,quote']
    for i in range(MANY):
        lines.append('d%d,%s,%s,%s,"A sentence of some length, number %d, said for the sake of it."'
                     % (i % 100, parties[i % 8], issues[i // 8 % 4], (i % 5 - 2) / 2, i))
    path = folder / 'many.csv'
    path.write_text('\n'.join(lines) + '\n')
    return path


def check_evidence(browser, checks, page):
    browser.open(page)
    checks.check('words of an article do not run', browser.run('typeof window.bad'), 'undefined')
    browser.run('document.querySelector(".view:not([hidden]) .cell").focus()')
    checks.check('focus shows sentences', browser.run('!document.getElementById("tip").hidden && document.getElementById("tip").textContent.includes("NATO")'))
    browser.press('Enter', 13, '\r')
    checks.check('a key opens the evidence', browser.run('document.getElementById("evidence").open'))
    browser.run('new Promise(r => setTimeout(r, 50))')
    checks.check('the article is there, as text', browser.run('document.querySelector("#article .text").textContent.includes("<script>window.bad = 1</script>")'))
    for part in ('said', 'source', 'cue'):
        checks.check('%s is marked' % part, browser.run('document.querySelectorAll("#article .text mark.%s").length > 0' % part))
    checks.check('what is marked is what was said', browser.run('document.querySelector("#article .text mark.source").textContent.trim().length > 3'))
    browser.press('Escape', 27)
    checks.check('Escape closes it', browser.run('document.getElementById("evidence").open'), False)
    browser.run('document.querySelectorAll("table[data-kind=agreement] .cell")[0].click()')
    checks.check('a pair shows both sides', browser.run('document.querySelectorAll("#cell-list li").length'), 2)
    browser.run('document.getElementById("evidence").close()')


def check_controls(browser, checks):
    checks.check('sorting turns rows', browser.run(
        'const t = document.querySelector("table"), names = () => [...t.tBodies[0].rows].map(r => r.cells[0].textContent).join(), before = names();'
        't.querySelectorAll(".sort")[1].click(); const one = names(); t.querySelectorAll(".sort")[1].click(); one !== names()'))
    browser.run('const f = document.getElementById("filter"); f.value = "putin"; f.dispatchEvent(new Event("input"))')
    checks.check('the filter leaves one statement', browser.run('document.querySelectorAll("#list li").length'), 1)
    browser.run('const l = document.querySelector("input[value=holder]"); l.click()')
    checks.check('holders can be chosen', browser.run('document.querySelector(".view:not([hidden])").dataset.level'), 'holder')
    checks.check('CSV is given', browser.run(
        'new Promise(done => { const make = URL.createObjectURL; URL.createObjectURL = (b) => { b.text().then(done); return make(b); };'
        'document.querySelector("#statements .csv").click(); })').startswith('document,holder,party,via,issue,position,'))


def take_pictures(browser, page, folder):
    for name, width, dark, media in (('light', 1300, 'light', ''), ('dark', 1300, 'dark', ''), ('phone', 390, 'light', ''), ('paper', 1100, 'light', 'print')):
        browser.call('Emulation.setDeviceMetricsOverride', width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
        browser.call('Emulation.setEmulatedMedia', media=media, features=[{'name': 'prefers-color-scheme', 'value': dark}])
        for opened in (False, True):
            browser.open(page)
            if opened:
                browser.run('document.querySelectorAll(".view:not([hidden]) .cell")[1].click(); new Promise(r => setTimeout(r, 200))')
            shot = browser.call('Page.captureScreenshot', format='png')['data']
            (folder / ('%s%s.png' % (name, '-open' if opened else ''))).write_bytes(base64.b64decode(shot))


def main(program, arguments):
    if not BROWSER:
        print('1..0 # SKIP chromium is not installed')
        return 0
    checks = Checks()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        (folder / 'hostile.txt').write_text(HOSTILE)
        page = write_page(program, folder, 'page.html', 'positions', folder / 'hostile.txt')
        large = write_page(program, folder, 'large.html', 'matrix', many(folder))
        browser = Browser(folder / 'profile')
        try:
            check_evidence(browser, checks, page)
            check_controls(browser, checks)
            checks.check('nothing complains', list(browser.complaints()), [])
            checks.check('no request leaves the page', [u for u in browser.requests() if u != page.as_uri() and not u.startswith('blob:')], [])
            seconds = browser.open(large)
            print('# %d statements are there in %.2f s' % (MANY, seconds))
            checks.check('%d statements are listed' % MANY, browser.run('document.querySelector("header p").textContent.includes("%d")' % MANY))
            checks.check('nothing complains of them either', list(browser.complaints()), [])
            if arguments:
                take_pictures(browser, pathlib.Path(arguments[2]) if len(arguments) > 2 else page, pathlib.Path(arguments[1]))
        finally:
            browser.close()
    print('1..%d' % checks.number)
    return 1 if checks.failed else 0


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]))
