#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report in a browser: nothing complains, nothing leaves the page, a figure leads to its sentences, words of articles stay words.

usage: browser.py PROGRAM [--pictures FOLDER]
"""
import base64
import csv
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile

from chromium import BROWSER, Browser

PDF_TO_TEXT = shutil.which('pdftotext')
MANY = 5000
HOSTILE = """<script>window.bad = 1</script> </script><img src=x onerror="window.bad = 2">

The president of Ukraine, Volodymyr Zelensky, said on Monday that Ukraine must join NATO. </script><!--

Russian President Vladimir Putin said that Ukraine will never join NATO."""


class Checks:
    def __init__(self):
        self.number = self.failed = 0

    def check(self, name, found, expected=True):
        self.number += 1
        right = found == expected
        self.failed += not right
        print('%sok %d - %s' % ('' if right else 'not ', self.number, name))
        if not right:
            # meson shows what goes to standard error, and not these lines.
            print('# found %r, expected %r' % (found, expected), flush=True)
            print('%s: found %r, expected %r' % (name, found, expected), file=sys.stderr)


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
    why = browser.run('document.querySelector("#cell-list .why").textContent')
    checks.check('the figure has its reasons: rule, reading, certainty, confidence', [w for w in ('read"', 'certaintyexplicit', 'confidence0.', 'rule') if w not in why], [])
    checks.check('beside the article too', browser.run('document.querySelector("#article .why").textContent'), why)
    checks.check('the dialog tells the proposition and the words of the model', browser.run('document.getElementById("about").textContent').startswith(
        'NATO membership+1: Ukraine should be admitted to NATO. -1: its opposite-1: '))
    checks.check('what is marked is what was said', browser.run('document.querySelector("#article .text mark.source").textContent.trim().length > 3'))
    browser.press('Escape', 27)
    checks.check('Escape closes it', browser.run('document.getElementById("evidence").open'), False)
    browser.run('document.querySelectorAll("table[data-kind=agreement] .cell")[0].click()')
    checks.check('a pair shows both sides', browser.run('document.querySelectorAll("#cell-list li").length'), 2)
    browser.run('document.getElementById("evidence").close()')


def check_propositions(browser, checks, page):
    browser.open(page)
    head = '[...document.querySelectorAll(".view:not([hidden]) [aria-describedby]")].find(n => n.textContent === "NATO membership")'
    checks.check('an issue is described by its proposition', browser.run('document.getElementById(%s.getAttribute("aria-describedby")).textContent' % head),
                 '+1: Ukraine should be admitted to NATO. -1: its opposite')
    browser.run(head + '.focus()')
    checks.check('focus shows it', browser.run('!document.getElementById("tip").hidden && document.getElementById("tip").textContent.includes("admitted to NATO")'))
    browser.run('document.activeElement.blur(); document.getElementById("tip").hidden = true')
    x, y = browser.run('(() => { const b = %s.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()' % head)
    browser.call('Input.dispatchMouseEvent', type='mouseMoved', x=x, y=y)
    browser.run('new Promise(r => setTimeout(r, 50))')
    checks.check('so does the mouse', browser.run('!document.getElementById("tip").hidden && document.getElementById("tip").textContent.includes("admitted to NATO")'))
    browser.call('Input.dispatchMouseEvent', type='mouseMoved', x=1, y=1)


ON = 'document.activeElement.textContent.trim()'


def check_keyboard(browser, checks, page):
    browser.open(page)
    browser.press('Tab', 9)
    checks.check('the first stop skips to the tables', browser.run('document.activeElement.getAttribute("href")'), '#main')
    checks.check('a table is one stop', browser.run('[...document.querySelectorAll(".view table")].map(t => t.querySelectorAll("button:not([tabindex=\\"-1\\"])").length)'
                                                     '.every(n => n === 1)'))
    checks.check('and its frame is none', browser.run('document.querySelectorAll(".wide[tabindex]").length'), 0)
    browser.run('document.querySelector(".view:not([hidden]) td .cell").focus()')
    first = browser.run(ON)
    for key, code, what in (('ArrowUp', 38, 'up to the head'), ('ArrowDown', 40, 'back down'), ('ArrowDown', 40, 'to the next row')):
        browser.press(key, code)
        found = browser.run('document.activeElement.closest("table") ? [document.activeElement.closest("tr").rowIndex, document.activeElement.className] : []')
        checks.check('arrows go %s' % what, found, {'up to the head': [0, 'sort'], 'back down': [1, 'cell'], 'to the next row': [2, 'cell']}[what])
    checks.check('where they came from is another figure', browser.run(ON) != first)
    checks.check('there it is entered again', browser.run('document.activeElement.tabIndex'), 0)


def check_filter(browser, checks, page):
    browser.open(page)
    wanted = 'const f = document.getElementById("filter"); f.value = %r; f.dispatchEvent(new Event("input"))'
    rows = '[...document.querySelectorAll(".view:not([hidden]) tbody tr")].filter(r => !r.hidden).length'
    n = browser.run(rows)
    browser.run('{%s}' % wanted % 'no such word')
    checks.check('what matches nothing leaves no row', browser.run(rows), 0)
    checks.check('and says so', browser.run('document.getElementById("found").textContent'), '0 of 2 statements')
    checks.check('in the list as well', browser.run('!document.getElementById("nothing").hidden && document.querySelectorAll("#list li").length === 0'))
    browser.run('{%s}' % wanted % 'volodymyr')
    checks.check('rows that rest on what is found stay', browser.run('[...document.querySelectorAll(".view:not([hidden]) table[data-kind=positions] tbody tr")]'
                                                                     '.filter(r => !r.hidden).map(r => r.cells[0].textContent)'), ['Ukraine'])
    browser.run('{%s}' % wanted % '')
    checks.check('without words all are back', browser.run(rows), n)


def wide(folder):
    """An own coding of 42 parties with long names, which differ at their ends."""
    path = folder / 'wide.csv'
    path.write_text('document,holder_party,issue,position\n' + ''.join(
        'd,a movement with a name that is far too long for the head of any table %d,territory,%s\n' % (i, (i % 5 - 2) / 2) for i in range(42)))
    return path


def read_paper(browser, folder):
    """Words of each page that is printed."""
    (folder / 'paper.pdf').write_bytes(base64.b64decode(browser.call('Page.printToPDF', preferCSSPageSize=True)['data']))
    return subprocess.run([PDF_TO_TEXT, '-layout', folder / 'paper.pdf', '-'], check=True, capture_output=True, text=True).stdout.split('\f')


def check_paper(browser, checks, page, folder):
    browser.open(page)
    cut = browser.run('(() => { const b = document.querySelectorAll("table[data-kind=agreement] tbody th bdi")[41]; return [b.textContent, b.dataset.name]; })()')
    checks.check('a long name is cut in the middle', cut, ['a movement with a name t…he head of any table 41', 'a movement with a name that is far too long for the head of any table 41'])
    if not PDF_TO_TEXT:
        return
    pages = read_paper(browser, folder)
    agreement = [p for p in pages if p.lstrip().startswith(('Agreement', 'party')) or '0.75' in p]
    checks.check('42 parties take several pages', len(agreement) > 4)
    # Heads stand before the first figure; those of the matrix run upwards.
    leads = [p.split('1.00')[0].split('0.75')[0].split('0.50')[0] for p in agreement]
    checks.check('each begins with heads', [lead[:80] for lead in leads if 'Territorial' not in lead and ' '.join(lead.split()).count('head of') < 15], [])
    matrix = [p for p in pages if 'Territorial' not in p and 'movement' in p]
    heads = ' '.join(' '.join(p.split('1.00')[0].split('0.75')[0].split()) for p in matrix)
    checks.check('the scale is on paper', 'supports the proposition of the issue' in ' '.join(pages[0].split()) and 'Filter' not in pages[0])
    checks.check('no party is lost', [i for i in range(42) if ('%d' % i) not in heads.split()], [])
    ends = [[line.strip() for line in p.splitlines() if line.strip()][-1:] for p in pages]
    checks.check('no heading stands alone at the end of a page', [e for e in ends if e and e[0] in ('Positions', 'Agreement', 'Statements', 'What the figures mean')], [])
    checks.check('the screen has one table of it again', browser.run('document.querySelectorAll(".sheets, .split").length'), 0)


def check_phone(browser, checks, pages):
    """Only tables are wider than a phone, and these move by themselves; words of their heads stay whole."""
    browser.call('Emulation.setDeviceMetricsOverride', width=390, height=800, deviceScaleFactor=1, mobile=True)
    for name, page in pages:
        browser.open(page)
        checks.check('%s: fits a phone' % name, browser.run('document.documentElement.scrollWidth'), 390)
        checks.check('%s: party and issue stay where positions move' % name, browser.run(
            '(() => { const t = document.querySelector(".lines:not(.quotes)"), box = t.closest(".wide"), th = t.tBodies[0].rows[0].querySelectorAll("th"), '
            'left = () => [...th].map(n => n.getBoundingClientRect().left), before = left(); box.scrollLeft = 60; '
            'return [box.scrollLeft, th.length, left().every((x, i) => Math.abs(x - before[i]) < 4)]; })()'), [60, 2, True])
    browser.call('Emulation.clearDeviceMetricsOverride')


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


# Of every word that is seen: how far it stands out from what lies behind it (WCAG 2.1, 1.4.3); those that do not stand out enough.
CONTRAST = """(() => {
  const parse = (c) => { const [r, g, b, a = 1] = c.match(/[0-9.]+/g).map(Number); return [r, g, b, a]; };
  const light = ([r, g, b]) => [r, g, b].map((x) => x / 255).map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4))
    .reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => { for (; node; node = node.parentElement) { const c = parse(getComputedStyle(node).backgroundColor); if (c[3] === 1) return c; }
    return [255, 255, 255, 1]; };
  const bad = new Set();
  let n = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
    if (!walker.currentNode.textContent.trim() || node.closest('script, style, noscript, .hidden') || !box.width || style.visibility === 'hidden') continue;
    const [x, y] = [light(parse(node.closest('svg') ? style.fill : style.color)), light(behind(node))].sort((p, q) => q - p), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700), ratio = (x + 0.05) / (y + 0.05);
    n++;
    if (ratio < (large ? 3 : 4.5)) bad.add(node.className + ' ' + walker.currentNode.textContent.trim().slice(0, 20) + ' ' + ratio.toFixed(2));
  }
  return { n, bad: [...bad].slice(0, 10) };
})()"""


def check_contrast(browser, checks, page, what):
    for scheme in ('light', 'dark'):
        browser.call('Emulation.setEmulatedMedia', media='', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
        browser.open(page)
        for opened in (False, True):
            if opened:
                browser.run('document.querySelector(".view:not([hidden]) .cell").click(); new Promise(r => setTimeout(r, 50))')
            found = browser.run(CONTRAST)
            checks.check('%s: words stand out, %s%s (%d of them)' % (what, scheme, ', evidence open' if opened else '', found['n']), found['bad'], [])
    browser.call('Emulation.setEmulatedMedia', media='', features=[])


def download(browser, selector):
    """What a button gives away, as text."""
    return browser.run('new Promise(done => { const make = URL.createObjectURL; URL.createObjectURL = (b) => { URL.createObjectURL = make; b.text().then(done); '
                       'return make(b); }; document.querySelector(%r).click(); })' % selector)


def check_csv(checks, what, text, columns):
    """RFC 4180: lines end in CR LF, every record has as many fields as the first; no field that a spreadsheet would run."""
    rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))
    checks.check('%s: columns' % what, rows[0], columns)
    checks.check('%s: rows of one width' % what, {len(r) for r in rows}, {len(columns)})
    checks.check('%s: lines end in CR LF' % what, text.endswith('\r\n') and text.count('\r\n') >= len(rows))
    checks.check('%s: nothing is run' % what, [f for r in rows for f in r if f[:1] in ('=', '+', '-', '@', '\t', '\r') and not number(f)], [])
    return rows


def number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def check_quiet(browser, checks, page, what):
    checks.check('%s: no word of it runs' % what, browser.run('typeof window.bad'), 'undefined')
    checks.check('%s: nothing complains' % what, list(browser.complaints()), [])
    checks.check('%s: no request leaves the page' % what, [u for u in browser.requests() if u != page.as_uri() and not u.startswith('blob:')], [])


def check_two(browser, checks, page):
    browser.open(page)
    heads = browser.run('[...document.querySelectorAll(".view:not([hidden]) h2")].map(h => h.firstChild.textContent.trim().split(":")[0])')
    checks.check('two: what stands on the page', heads, ['Findings', 'Positions in both', 'What only A gives', 'What only B gives', 'Told by both', 'Who gets to speak',
                                                        'Agreement'])
    checks.check('two: headlines name them, as text', browser.run('[...document.querySelectorAll(".sides strong")].map(n => n.textContent)'),
                 ['<script>window.bad = 3</script> drawkcab headline', '=A headline, "quoted"'])
    checks.check('two: heads tell their scope, tables their caption', browser.run(
        '[...document.querySelectorAll("table")].every(t => t.caption && t.caption.textContent && [...t.querySelectorAll("th")].every(h => h.scope))'))
    browser.run('document.querySelector("table[data-kind=comparison] .cell[data-sides=\'0 1\']").focus()')
    checks.check('two: focus shows sentences of both', browser.run('document.querySelectorAll("#tip .badge").length'), 2)
    browser.press('Enter', 13, '\r')
    browser.run('new Promise(r => setTimeout(r, 50))')
    checks.check('two: a key opens the evidence of both', browser.run('document.querySelectorAll("#cell-list li").length'), 2)
    checks.check('two: the article is open at the words', browser.run('document.querySelectorAll("#article .text mark.said").length > 0'))
    browser.press('Escape', 27)
    checks.check('two: words go where they were', browser.run('document.activeElement.dataset.sides'), '0 1')
    press(browser, 'table[data-kind=only-in-a] .told')
    checks.check('two: the mouse opens the evidence of a quote', browser.run('document.getElementById("evidence").open && document.querySelector("#article .text").textContent'
                                                                             '.includes("<script>window.bad = 3</script>")'))
    browser.press('Escape', 27)
    press(browser, '.twice .open')
    checks.check('two: what is told by both leads to its article', browser.run('document.getElementById("evidence").open'))
    browser.press('Escape', 27)
    press(browser, '.finding')
    checks.check('two: a finding leads to its sentences', browser.run('document.querySelectorAll("#cell-list li").length >= 1 && document.getElementById("evidence").open'))
    browser.press('Escape', 27)
    checks.check('two: words that differ are marked', browser.run('[...document.querySelector(".view:not([hidden]) .twice").querySelectorAll("mark")].map(n => n.textContent)'),
                 ['open', 'closed'])
    browser.run('document.querySelector("table[data-kind=agreement-b] .cell").focus()')
    checks.check('two: a pair of parties has its sentences', browser.run('document.querySelectorAll("#tip .badge").length >= 2'))


def press(browser, selector):
    """With the mouse, where it is on the screen."""
    x, y = browser.run('(() => { const n = document.querySelector(%r); n.scrollIntoView({ block: "center" }); const b = n.getBoundingClientRect(); '
                       'return [b.x + Math.min(b.width, 40) / 2, b.y + b.height / 2]; })()' % selector)
    for kind in ('mousePressed', 'mouseReleased'):
        browser.call('Input.dispatchMouseEvent', type=kind, x=x, y=y, button='left', clickCount=1)
    browser.run('new Promise(r => setTimeout(r, 50))')


def check_sheets(browser, checks):
    rows = check_csv(checks, 'positions of two', download(browser, '.block:has(table[data-kind=comparison]) .csv'),
                     ['party', 'issue', 'A', 'n in A', 'B', 'n in B', 'B - A', 'low', 'high', 'p'])
    checks.check('positions of two: figures are numbers, what is missing is empty', rows[1][2:], ['1', '1', '-1', '1', '-2', '', '', ''])
    rows = check_csv(checks, 'only in A', download(browser, '.block:has(table[data-kind=only-in-a]) .csv'), ['party', 'issue', 'A', 'n in A', 'told as'])
    checks.check('only in A: its words', any('"in quotation marks"' in r[4] for r in rows))
    check_csv(checks, 'voices', download(browser, '.block:has(table[data-kind=voices]) .csv'), ['party'] + [
        '%s in %s' % (w, s) for s in 'AB' for w in ('words', 'share', 'direct', 'indirect', 'narrated', 'by others')])
    check_csv(checks, 'statements', download(browser, '#statements .csv'), ['document', 'holder', 'party', 'via', 'issue', 'position', 'certainty', 'confidence', 'kind',
                                                                           'quote', 'rule', 'start', 'end'])


def check_three(browser, checks, page):
    browser.open(page)
    names = browser.run('[...document.querySelectorAll(".sides strong")].map(n => n.textContent)')
    checks.check('three: files name them, as text', names, ['<img src=x onerror="window.bad = 5">', '=b', 'c'])
    browser.run('document.querySelector("table[data-kind=divergence] .cell").focus()')
    browser.press('Enter', 13, '\r')
    checks.check('three: what two share is behind their divergence', browser.run('document.querySelectorAll("#cell-list li").length >= 2'))
    browser.press('Escape', 27)
    press(browser, 'table[data-kind=positions] .cell')
    checks.check('three: a position has its sentences', browser.run('document.querySelectorAll("#cell-list li").length >= 1'))
    checks.check('three: and is named by its input', browser.run('document.getElementById("evidence-title").textContent').split(' · ')[-1], names[0])
    browser.press('Escape', 27)
    checks.check('three: positions of one alone are there', browser.run('[...document.querySelectorAll(".view:not([hidden]) table[data-kind=positions] tbody tr")]'
                                                                         '.some(r => r.querySelectorAll(".cell").length === 1)'))
    rows = check_csv(checks, 'positions of three', download(browser, '.block:has(table[data-kind=positions]) .csv'),
                     ['party', 'issue', 'apart', 'share', names[0], 'n in ' + names[0], "'=b", 'n in =b', 'c', 'n in c'])
    checks.check('positions of three: parties stay words', "'=1+1" in [r[0] for r in rows])
    lines = browser.run('["apart", "alone"].map(c => (document.querySelector(".findings ." + c) || {}).textContent)')
    checks.check('three: what only one gives is said', lines[1], 'Positions that only one of them gives (last in the table below): <img src=x onerror="window.bad = 5"> 1, =b 2, c 1.')
    checks.check('three: so are pairs without a position in common', lines[0], '2 of 3 pairs have no position in common, so nothing is said of how far they are '
                 'apart: <img src=x onerror="window.bad = 5"> and c; =b and c.')
    browser.run('const f = document.getElementById("filter"); f.value = "=1+1"; f.dispatchEvent(new Event("input"))')
    checks.check('three: the filter leaves the lines with its words', browser.run(
        '[...document.querySelectorAll(".view:not([hidden]) table[data-kind=positions] tbody tr")].filter(r => !r.hidden).length'), 1)


A = """<script>window.bad = 3</script> \u202edrawkcab headline

Russian President Vladimir Putin said that Ukraine will never join NATO, "in quotation marks" and without.

The president of Ukraine, Volodymyr Zelensky, said on Monday that Ukraine must join NATO </script><!-- .

The foreign minister of Germany said that the sanctions against Russia must stay, whatever the door to talks may be: open.
"""
B = """=A headline, "quoted"

The president of Ukraine, Volodymyr Zelensky, said on Monday that Ukraine does not want to join NATO. He also said that elections cannot be held now.

Poland demands that Ukraine must join NATO. The foreign minister of Germany said that the sanctions against Russia must stay, whatever the door to talks may be: closed.
"""
CODED = 'document,holder_party,issue,position,quote\nd,=1+1,territory,1,"@sum, ""said"" he\nand more"\nd,ukraine,nato-membership,0.5,+1\n'


def check_comparisons(program, browser, checks, folder):
    names = ('<img src=x onerror="window.bad = 5">.txt', '=b.txt', 'c.csv')
    for name, text in zip(names, (A, B, CODED)):
        (folder / name).write_text(text)
    two = write_page(program, folder, 'two.html', 'compare', *(folder / n for n in names[:2]))
    three = write_page(program, folder, 'three.html', 'compare', *(folder / n for n in names))
    check_two(browser, checks, two)
    check_sheets(browser, checks)
    check_quiet(browser, checks, two, 'two')
    check_three(browser, checks, three)
    check_quiet(browser, checks, three, 'three')
    check_contrast(browser, checks, two, 'two')
    check_contrast(browser, checks, three, 'three')
    check_phone(browser, checks, (('two', two), ('three', three)))


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
            check_propositions(browser, checks, page)
            check_keyboard(browser, checks, page)
            check_filter(browser, checks, page)
            checks.check('nothing complains', list(browser.complaints()), [])
            checks.check('no request leaves the page', [u for u in browser.requests() if u != page.as_uri() and not u.startswith('blob:')], [])
            check_contrast(browser, checks, page, 'one')
            check_paper(browser, checks, write_page(program, folder, 'wide.html', 'matrix', wide(folder)), folder)
            check_comparisons(program, browser, checks, folder)
            seconds = browser.open(large)
            print('# %d statements are there in %.2f s' % (MANY, seconds))
            checks.check('%d statements are listed' % MANY, browser.run('document.querySelector("header p").textContent.includes("%d")' % MANY))
            if PDF_TO_TEXT:
                checks.check('paper tells how many it leaves out', any('The first 100 of %d statements' % MANY in p for p in read_paper(browser, folder)))
            checks.check('nothing complains of them either', list(browser.complaints()), [])
            if arguments:
                take_pictures(browser, pathlib.Path(arguments[2]) if len(arguments) > 2 else page, pathlib.Path(arguments[1]))
        finally:
            browser.close()
    print('1..%d' % checks.number)
    return 1 if checks.failed else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]))
