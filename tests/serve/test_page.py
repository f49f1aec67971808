#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of stance serve in a browser, by keyboard alone: an article, two of them, a file, and what cannot be read.

usage: test_page.py PROGRAM [FOLDER FOR PICTURES]"""
import base64
import json
import os
import pathlib
import re
import sys
import tempfile
import time
import zipfile

from serving import Server

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'report'))
from browser import BROWSER, Browser, Checks

ARTICLES = pathlib.Path(os.environ['STANCE_DATA']) / 'articles'
WEST, EAST = ((ARTICLES / name).read_text() for name in ('2025-02-13-call-west.txt', '2025-02-13-call-east.txt'))
FRENCH = 'Le président a déclaré que la guerre devait finir. « Nous voulons la paix », a-t-il ajouté devant les députés réunis à Paris, qui l\'ont applaudi.'
HOSTILE = EAST + '\n\n<script>window.bad = 1</script></textarea><img src=x onerror="window.bad = 2">'
DROP = '''(() => { const data = new DataTransfer(); data.items.add(new File([%s], %s, {type: "text/plain"}));
  const event = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
  document.getElementById("a").dispatchEvent(event); return event.defaultPrevented; })()'''


def go(browser, address):
    browser.events = []
    browser.call('Page.navigate', url=address)
    browser.wait('Page.loadEventFired')


def tab_to(browser, what, back=False):
    """Presses the tabulator until the element has the focus; False when it is never reached."""
    for _ in range(30):
        if browser.run('document.activeElement.matches(%r)' % what):
            return True
        browser.press('Tab', 9, shift=back)
    return False


def write(browser, field, text):
    """As a paste does: into what has the focus."""
    reached = tab_to(browser, '#' + field)
    browser.call('Input.insertText', text=text)
    return reached


def submit(browser):
    reached = tab_to(browser, '#read')
    browser.events = []
    browser.press('Enter', 13, '\r')
    browser.wait('Page.loadEventFired')
    return reached


def picture(browser, folder, name):
    if not folder:
        return
    for kind, width, scheme in (('light', 1280, 'light'), ('dark', 1280, 'dark'), ('phone', 390, 'light')):
        browser.call('Emulation.setDeviceMetricsOverride', width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
        browser.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
        shot = browser.call('Page.captureScreenshot', format='png')['data']
        (folder / ('%s-%s.png' % (name, kind))).write_bytes(base64.b64decode(shot))
    browser.call('Emulation.clearDeviceMetricsOverride')


def check_one(browser, checks, address, folder):
    go(browser, address)
    picture(browser, folder, 'empty')
    checks.check('nothing complains', list(browser.complaints()), [])
    checks.check('an article can be pasted', write(browser, 'a', WEST))
    checks.check('words are counted', browser.run('document.getElementById("count-a").textContent').endswith(' words'))
    picture(browser, folder, 'filled')
    checks.check('the button is reached by keys', submit(browser))
    checks.check('positions and agreement are shown', browser.run('[...document.querySelectorAll("h2")].map(h => h.textContent).join()').startswith('Positions'))
    checks.check('there is a way back', browser.run('document.querySelector("a[href=\'/\']") !== null'))
    checks.check('its scripts run', browser.run('document.querySelector(".view:not([hidden]) .cell").focus(), !document.getElementById("tip").hidden'))
    checks.check('nothing complains of the report', list(browser.complaints()), [])
    picture(browser, folder, 'one')


def check_two(browser, checks, address, folder):
    browser.run('sessionStorage.clear()')
    go(browser, address)
    write(browser, 'a', WEST)
    write(browser, 'b', HOSTILE)
    checks.check('the button says what it does', browser.run('document.getElementById("read").textContent'), 'Compare A and B')
    submit(browser)
    text = browser.run('document.body.innerText')
    checks.check('findings are told in sentences', 'A' in text and browser.run(
        '[...document.querySelectorAll(".findings li")].every(l => /[.]( |$)/.test(l.textContent.trim()))'))
    checks.check('words of an article do not run', browser.run('typeof window.bad'), 'undefined')
    checks.check('nothing complains of two', list(browser.complaints()), [])
    checks.check('the articles come back for the spreadsheet', browser.run(
        'document.querySelector("textarea[name=b]").value.trim()'), HOSTILE.strip())
    picture(browser, folder, 'two')


def sheets(path):
    with zipfile.ZipFile(path) as book:
        text = book.read('xl/workbook.xml').decode()
    return re.findall('<sheet name="([^"]*)"', text)


def check_workbook(browser, checks, folder):
    """The button on the report that is served: the workbook of the comparison arrives."""
    folder.mkdir()
    browser.call('Page.setDownloadBehavior', behavior='allow', downloadPath=str(folder))
    checks.check('the spreadsheet is reached by keys', tab_to(browser, 'form.noprint button'))
    browser.press('Enter', 13, '\r')
    until = time.monotonic() + 60
    while not list(folder.glob('*.xlsx')) and time.monotonic() < until:
        time.sleep(0.1)
    found = list(folder.glob('*.xlsx'))
    checks.check('the workbook arrives', [path.name for path in found], ['stance.xlsx'])
    checks.check('it is that of the comparison', bool(found) and {'Comparison', 'Statements A', 'Statements B'} <= set(sheets(found[0])))
    checks.check('nothing complains of the spreadsheet', list(browser.complaints()), [])
    checks.check('a table still gives its CSV', browser.run(
        'new Promise(done => { const make = URL.createObjectURL; URL.createObjectURL = b => { b.text().then(done); return make(b); };'
        'document.querySelector(".block .csv").click(); })').startswith('party,'))


def check_long(browser, checks, address):
    """What is too long is told, never cut."""
    browser.run('sessionStorage.clear()')
    go(browser, address)
    checks.check('a field takes any length', browser.run('document.getElementById("a").maxLength'), -1)
    for letter, length in (('x', 512 * 1024 + 1), ('\u20ac', 512 * 1024 // 3 + 1), ('\n', 256 * 1024 + 1)):
        browser.run('document.getElementById("b").value = "x"; document.getElementById("a").value = %s.repeat(%d)' % (json.dumps(letter), length))
        browser.run('document.getElementById("read").click()')
        checks.check('%d letters are too long' % length, browser.run('document.getElementById("status").textContent'), 'Article A is longer than the 512 kB that this page takes.')
        checks.check('and are not sent', browser.run('location.pathname'), '/')
    browser.run('document.getElementById("clear").click()')


def check_back(browser, checks):
    checks.check('the way back is reached by keys', tab_to(browser, 'a[href="/"]', back=True))
    browser.events = []
    browser.press('Enter', 13, '\r')
    browser.wait('Page.loadEventFired')
    browser.run('new Promise(r => setTimeout(r, 100))')
    checks.check('one comes back to what one had pasted', browser.run('document.getElementById("a").value === "" || document.getElementById("b").value.trim()'), HOSTILE.strip())
    tab_to(browser, '#clear')
    browser.press('Enter', 13, '\r')
    checks.check('and can be rid of it', browser.run('document.getElementById("a").value + (sessionStorage.getItem("articles") || "")'), '')


def check_wrong(browser, checks, address, folder):
    for name, text, expected in (('address', 'https://example.org/a', 'ever fetched'), ('french', FRENCH, 'no statement'), ('nothing', 'Nothing at all.', 'no statement')):
        go(browser, address)
        write(browser, 'a', text)
        submit(browser)
        browser.run('sessionStorage.clear()')
        checks.check('%s: why there is no report' % name, expected in browser.run('document.querySelector("[role=alert]").textContent'))
        picture(browser, folder, name)
    go(browser, address)
    tab_to(browser, '#read')
    browser.press('Enter', 13, '\r')
    checks.check('an empty form is not sent', browser.run('location.pathname'), '/')


def check_files(browser, checks, address):
    go(browser, address)
    checks.check('a file can be dropped', browser.run(DROP % ('"Kyiv wants peace."', '"one.txt"')))
    browser.run('new Promise(r => setTimeout(r, 100))')
    checks.check('its text is there', browser.run('document.getElementById("a").value'), 'Kyiv wants peace.')
    browser.run(DROP % ('new Uint8Array([255, 254, 0])', '"two.doc"'))
    browser.run('new Promise(r => setTimeout(r, 100))')
    checks.check('what is no text is refused', 'no text' in browser.run('document.getElementById("status").textContent'))
    browser.run(DROP % ('"Kyiv wants\\0 peace."', '"three.txt"'))
    browser.run('new Promise(r => setTimeout(r, 100))')
    checks.check('what has a NUL byte is refused', 'NUL byte' in browser.run('document.getElementById("status").textContent'))
    checks.check('and what was there stays', browser.run('document.getElementById("a").value'), 'Kyiv wants peace.')
    checks.check('the choice of a file is reached by keys', tab_to(browser, 'input[type=file]'))


def main(program, folder):
    if not BROWSER:
        print('1..0 # SKIP chromium is not installed')
        return 0
    checks = Checks()
    server = Server(program)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        browser = Browser(pathlib.Path(name) / 'profile')
        try:
            check_one(browser, checks, server.address, folder)
            check_two(browser, checks, server.address, folder)
            check_workbook(browser, checks, pathlib.Path(name) / 'downloads')
            check_back(browser, checks)
            check_long(browser, checks, server.address)
            check_wrong(browser, checks, server.address, folder)
            check_files(browser, checks, server.address)
            checks.check('no request leaves for elsewhere', [u for u in browser.requests() if not u.startswith((server.address, 'data:', 'blob:'))], [])
        finally:
            browser.close()
    checks.check('the server ends when asked to', server.stop(), 0)
    print('1..%d' % checks.number)
    return 1 if checks.failed else 0


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None))
