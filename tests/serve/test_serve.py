#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""stance serve, as a client sees it.

usage: test_serve.py PROGRAM"""
import concurrent.futures
import csv
import http.client
import io
import json
import os
import pathlib
import random
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import xml.etree.ElementTree
import zipfile

from serving import Report, Server

CODED = '''document,holder_party,issue,position
one,us,nato-membership,-0.5
one,us,nato-membership,-1
one,russia,nato-membership,-1
two,us,territory,0
two,russia,territory,-1
two,ukraine,territory,1
'''


def check_values(server):
    yield server.text('/v1/score?a=us&issue=nato-membership') == '-0.75'
    yield server.text('/v1/score?a=us&issue=nato-membership&doc=one') == '-0.75'
    yield server.text('/v1/score?a=Washington&issue=Territorial%20integrity') == '0'
    yield server.text('/v1/score?a=us&b=russia') == '0.6875'
    yield server.text('/v1/score?a=us&b=russia&measure=divergence') == '0.3125'
    yield server.text('/v1/score?a=us&b=russia&issue=territory') == '0.5'
    yield server.text('/v1/score?a=us&b=russia&doc=two') == '0.5'
    yield server.text('/v1/score?a=ukraine&issue=nato-membership') == 'n/a'
    yield server.text('/v1/score?a=us&b=ukraine&doc=one') == 'n/a'


def check_formats(server):
    status, headers, text = server.ask('/v1/score.json?a=us&b=russia')
    found = json.loads(text)
    statements, cells = found.pop('statements'), found.pop('cells')
    yield status == 200 and headers['Content-Type'] == 'application/json' and found == {
        'a': 'us', 'b': 'russia', 'issue': None, 'doc': None, 'value': 0.6875, 'n': 2, 'low': None, 'high': None}
    yield sorted((s['document'], s['holder_party'], s['position']) for s in statements) == [
        ('one', 'russia', -1), ('one', 'us', -1), ('one', 'us', -0.5), ('two', 'russia', -1), ('two', 'us', 0)] and len(cells) == 4
    yield json.loads(server.text('/v1/score.json?a=ukraine&issue=nato-membership')) == {
        'a': 'ukraine', 'b': None, 'issue': 'nato-membership', 'doc': None, 'value': None, 'n': 0, 'low': None, 'high': None, 'statements': [], 'cells': []}
    yield server.text('/v1/score.csv?a=us&b=russia') == 'a,b,issue,doc,value,n,low,high\r\nus,russia,,,0.6875,2,,\r\n'
    root = xml.etree.ElementTree.fromstring(server.text('/v1/score.xml?a=us&issue=territory&doc=two'))
    yield root.text == '0' and root.get('doc') == 'two' and root.get('n') == '1'


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline='')))


def check_tables(server):
    status, headers, text = server.ask('/v1/positions.csv')
    yield status == 200 and headers['Content-Type'].startswith('text/csv') and headers['ETag'] and ('us', 'territory', '0', '1') in {
        (r['party'], r['issue'], r['position'], r['n']) for r in rows(text)}
    for row in rows(text):
        yield server.text('/v1/score?a=%(party)s&issue=%(issue)s' % row) == (row['position'] or 'n/a')
    for row in rows(server.text('/v1/matrix.csv?measure=divergence&doc=two')):
        yield server.text('/v1/score?a=%(party_a)s&b=%(party_b)s&measure=divergence&doc=two' % row) == (row['value'] or 'n/a')
    yield len(rows(server.text('/v1/matrix.csv?measure=kappa'))) == 9
    yield len(rows(server.text('/v1/statements.csv'))) == 6 and len(json.loads(server.text('/v1/statements.json?doc=two'))['statements']) == 3
    yield json.loads(server.text('/v1/positions.json?doc=one'))['parties'] == ['us', 'russia']
    for path, status in (('/v1/positions', 404), ('/v1/positions.xlsx', 404), ('/v1/positions.csv?a=us', 400), ('/v1/matrix.csv?measure=nothing', 400),
                         ('/v1/matrix.csv?doc=three', 404), ('/v1/matrices.csv', 404)):
        yield server.ask(path)[0] == status


def check_names(server):
    """Any way to write a name that leads to one party; what leads to none is told what there is."""
    for name in ('us', 'US', 'United%20States', 'united+states', 'Washington', 'washington', '%55S', 'Americans'):
        yield server.text('/v1/score?a=%s&issue=territory' % name) == '0'
    for issue in ('territory', 'TERRITORY', 'NATO%20membership', 'nato-membership'):
        yield server.ask('/v1/score?a=us&issue=' + issue)[0] == 200
    for query, word in (('a=Rusia&issue=territory', "'russia'"), ('a=nobody&issue=territory', "'ukraine'"), ('a=us&issue=x', "'nato-membership'"),
                        ('a=us&issue=territory&doc=three', "'two'"), ('a=us&b=russia&measure=s', 's-score'), ('a=us&lag=1', "'issue'"),
                        ('a=%ff%fe&issue=territory', "'us'"), ('a=us&issue=%ff', "'territory'"), ('a=us&issue=territory&doc=%ff', "'one'"),
                        ('a=us&a=russia&issue=territory', 'a: given twice'), ('a=us%2&issue=territory', ''), ('a=us%00&issue=territory', 'a: byte 2: found a NUL byte')):
        status, headers, text = server.ask('/v1/score?' + query)
        yield status in (400, 404) and word in text or print(query, text, file=sys.stderr)


def check_refusals(server):
    for path, status in (('/nothing', 404), ('/report', 405), ('/v1/score', 400), ('/v1/score?a=us', 400), ('/v1/score?a=nobody&issue=territory', 400),
                         ('/v1/score?a=us&issue=nothing', 400), ('/v1/score?a=us&b=russia&lag=1', 400), ('/v1/score.exe?a=us&b=russia', 404),
                         ('/v1/score?a=us&b=&issue=territory', 400), ('/v1/score?a=us&b=russia&issue=', 400), ('/v1/score?a=us&b=russia&doc=', 400),
                         ('/v1/score?a=us&issue=territory&measure=agreement', 400), ('/v1/matrix.csv?measure=kappa&measure=kappa', 400),
                         ('/v1/score?a=us&b=russia&doc=three', 404), ('/v1/../../etc/passwd', 404), ('/v1/score?a=us&b=russia&measure=s', 400)):
        yield server.ask(path)[0] == status
    yield server.ask('/v1/score', 'POST', body='x')[0] == 405
    yield server.ask('/v1/score', 'DELETE')[0] == 405
    yield server.ask('/v1/score?a=us&b=russia', headers={'Host': 'evil.example'})[0] == 403
    yield server.ask('/v1/score?a=us&b=russia', headers={'Host': 'localhost:%d' % server.port})[0] == 200


def check_protocol(server):
    status, headers, text = server.ask('/v1/score?a=us&b=russia', 'HEAD')
    yield status == 200 and text == '' and headers['Content-Length'] == '6'
    yield server.ask('/v1/score?a=us&b=russia', headers={'If-None-Match': headers['ETag']})[0] == 304
    yield server.ask('/v1/score?a=us&b=russia', headers={'If-None-Match': '"other"'})[0] == 200
    status, headers, text = server.ask('/v1/score', 'OPTIONS')
    yield status == 204 and headers['Allow'] == 'GET, HEAD, OPTIONS'
    yield "default-src 'none'" in server.ask('/v1/score')[1]['Content-Security-Policy']


def check_page(server):
    status, headers, text = server.ask('/')
    yield status == 200 and '<option>gaza-ceasefire</option>' in text and '<option>template</option>' not in text and "script-src 'self'" in headers['Content-Security-Policy']
    yield server.ask('/page.js')[0] == 200 and server.ask('/page.css')[0] == 200
    article = 'President Vladimir Putin said Ukraine would never join NATO. "We reject its membership," he said. <script>alert(1)</script>'
    status, headers, text = server.post('/report', {'a': article, 'b': 'Kyiv wants to join NATO, President Volodymyr Zelensky said.', 'date': '2025-02-13'})
    yield status == 200 and 'NATO membership' in text and '<script>alert(1)' not in text
    yield "script-src 'sha256-" in headers['Content-Security-Policy'] and "script-src 'unsafe" not in headers['Content-Security-Policy']
    status, headers, text = server.post('/report', {'a': article, 'model': 'taiwan-strait'})
    yield status == 422 and 'no statement' in text and 'taiwan-strait' in text and tempfile.gettempdir() not in text
    gaza = (pathlib.Path(os.environ['STANCE_DATA']) / 'articles' / '2025-10-15-gaza-summit-east.txt').read_text()
    told = [server.post('/report', {'a': gaza, 'model': model})[2].count('issues of the model &quot;gaza-ceasefire&quot; (') for model in ('', 'gaza-ceasefire')]
    yield told == [1, 0]
    yield server.post('/report', {'a': 'https://example.org/article'})[0] == 400
    yield server.post('/report', {'a': article, 'date': 'yesterday'})[0] == 400
    yield server.post('/report', {'a': 'x ' * 300000})[0] == 413
    yield server.post('/report', {'a': article, 'model': '../template'})[0] == 400 and server.post('/report', {'a': article, 'model': 'template'})[0] == 400
    headline = 'Putin says <b>"no"</b> & more'
    status, headers, text = server.post('/report', {'a': headline + '\n\n' + article})
    escaped = 'Putin says &lt;b&gt;&quot;no&quot;&lt;/b&gt; &amp; more'
    yield '<title>%s</title>' % escaped in text and '<h1><bdi>%s</bdi>' % escaped in text
    status, headers, text = server.post('/report', {'a': 'One "headline"\n\n' + article, 'b': 'Another: one \\ two\n\n' + article})
    yield '<title>One &quot;headline&quot; / Another: one \\ two</title>' in text
    status, headers, text = server.post('/report', {'a': article})
    yield '<title>Article A</title>' in text and '<h1><bdi>Article A</bdi>' in text
    yield server.post('/report', {'a': ' '})[0] == 400 and server.post('/report', {})[0] == 400
    for origin in ('http://evil.example', 'http://localhost:1', 'null', 'http://127.0.0.1', ''):
        yield server.post('/report', {'a': article}, {'Origin': origin})[0] == 403
    yield server.post('/report', {'a': article}, {'Origin': 'http://127.0.0.1:%d' % server.port})[0] == 200
    yield server.ask('/report')[1]['Allow'] == 'POST, OPTIONS'


def check_forms(server):
    """What a form sends is read as it is or refused, never cut or left out."""
    for body, status, word in ((b'a=Kyiv%20wants%00peace', 400, 'Article A: byte 10: found a NUL byte'), (b'a=Kyiv+wants\0peace', 400, 'Article A: byte 10: found a NUL byte'),
                               (b'a=Kyiv&b=%00', 400, 'Article B: byte 0'), (b'a=Kyiv&a=Moscow', 400, 'Article A: given twice'),
                               (b'a=Kyiv&model=gaza-ceasefire&model=taiwan-strait', 400, 'model: given twice'), (b'a=Kyiv&model=gaza-ceasefire%00x', 400, 'model: byte 14'),
                               (b'a=Kyiv%2', 400, 'Article A'), (b'a%00=Kyiv', 400, 'NUL'), (b'a=' + b'x%20' * 200000, 422, 'no statement'),
                               (b'b=' + b'%D0%96+' * 200000, 413, 'Article B is longer'), (b'a=' + b'%D0%96' * 600000, 413, 'longer than this page takes')):
        found, headers, text = server.ask('/report', 'POST', {'Content-Type': 'application/x-www-form-urlencoded'}, body)
        yield found == status and word in text and 'text/html' in headers['Content-Type'] or print(body[:40], found, text, file=sys.stderr)


def check_workbook(server):
    body = urllib.parse.urlencode({'a': 'Kyiv wants to join NATO, President Volodymyr Zelensky said.'})
    connection = http.client.HTTPConnection('127.0.0.1', server.port, timeout=60)
    connection.request('POST', '/report.xlsx', body, {'Content-Type': 'application/x-www-form-urlencoded'})
    answer = connection.getresponse()
    with zipfile.ZipFile(io.BytesIO(answer.read())) as book:
        yield 'xl/workbook.xml' in book.namelist() and book.testzip() is None


def check_too_much(server):
    yield server.ask('/v1/score', 'POST', body='x' * (5 << 20))[0] == 413
    yield server.send_bytes(b'POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n') is not None
    yield b' 411 ' in server.send_bytes(b'POST /v1/score HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n')
    yield server.ask('/v1/score' + 'x' * 9000)[0] in (400, 414)


def check_headers(server):
    """What two servers may read in two ways, and what is more than anybody has to say."""
    for lines, status in ((b'GET / HTTP/1.1\r\nHost: localhost', 200), (b'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost', 400),
                          (b'GET / HTTP/1.1\r\nHost: evil.example\r\nhost: localhost', 400), (b'GET / HTTP/1.1\r\nHost: localhost, evil.example', 403),
                          (b'GET / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 0\r\nHost: localhost', 400), (b'GET http://evil.example/ HTTP/1.1\r\nHost: localhost', 403),
                          (b'GET http://10.0.0.1/ HTTP/1.1\r\nHost: localhost', 403), (b'GET http://localhost/ HTTP/1.1\r\nHost: localhost', 200),
                          (b'GET http://[::1]/ HTTP/1.1\r\nHost: localhost', 200), (b'GET / HTTP/1.1\r\nHost: localhost\r\nX: ' + b'x' * 30000, 200),
                          (b'GET / HTTP/1.1\r\nHost: localhost\r\nX: ' + b'x' * 40000, 431), (b'GET / HTTP/1.1\r\nHost: localhost\r\n' + b'X: y\r\n' * 6000 + b'X: y', 431)):
        answer = server.send_bytes(lines + b'\r\n\r\n')
        yield answer.startswith(b'HTTP/1.1 %d ' % status) or print(lines[:60], answer[:60], file=sys.stderr)


def article_of(words):
    return ('President Vladimir Putin said on Monday that Ukraine would never join NATO. ' * (words // 13))


def no_folders():
    return not list(pathlib.Path(tempfile.gettempdir()).glob('stance-??????'))


def check_work(server):
    """Fifty who come at once all get their report; those who wait for articles make nobody else wait."""
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        posts = [pool.submit(server.post, '/report', {'a': article_of(400), 'b': article_of(400)}) for _ in range(50)]
        begun = time.monotonic()
        yield all(server.text('/v1/score?a=us&b=russia') == '0.6875' for _ in range(100)) and time.monotonic() - begun < 5
        answers = [post.result() for post in posts]
    yield [status for status, _, _ in answers] == [200] * 50
    yield all('Told by both' in text for _, _, text in answers)
    yield no_folders()


def check_queue(server):
    """Two are read and 64 wait; who comes then is told to come again, and what nobody waits for any more is not read."""
    body = urllib.parse.urlencode({'a': article_of(70000), 'b': article_of(70000)}).encode()
    head = b'POST /report HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n' % len(body)
    clients = [socket.create_connection(('127.0.0.1', server.port), timeout=60) for _ in range(80)]
    for client in clients:
        client.sendall(head + body)
    until = time.monotonic() + 60
    refused = []
    while len(refused) < 14 and time.monotonic() < until:
        refused = select.select(clients, [], [], 1)[0]
    yield len(refused) >= 14
    texts = [client.recv(4096) for client in refused]
    yield all(text.startswith(b'HTTP/1.1 503 ') and b'\r\nRetry-After: ' in text for text in texts)
    for client in clients:
        client.close()
    begun = time.monotonic()
    yield server.post('/report', {'a': article_of(13)})[0] == 200
    yield time.monotonic() - begun < 20 and no_folders()


def check_slow_clients(server):
    """Those who hold connections without asking are hung up on, and keep nobody else out."""
    slow = [socket.create_connection(('127.0.0.1', server.port), timeout=30) for _ in range(600)]
    for connection in slow[-3:]:
        connection.sendall(b'POST /report HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na=')
    begun = time.monotonic()
    yield server.text('/v1/score?a=us&b=russia') == '0.6875' and time.monotonic() - begun < 5
    yield b' 408 ' in slow[-1].recv(4096)
    yield time.monotonic() - begun < 25
    for connection in slow:
        connection.close()


def check_memory(server):
    """A thousand connections and ten thousand requests leave nothing behind. (The sanitizer keeps what is freed.)"""
    with open('/proc/%d/maps' % server.process.pid) as file:
        sanitized = 'libasan' in file.read()

    def grown():
        with open('/proc/%d/status' % server.process.pid) as file:
            return int(next(line for line in file if line.startswith('VmRSS')).split()[1])

    def ask(count):
        with socket.create_connection(('127.0.0.1', server.port), timeout=20) as connection:
            for _ in range(count):
                connection.sendall(b'GET /v1/score?a=us&b=russia HTTP/1.1\r\nHost: localhost\r\n\r\n')
                text = b''
                while not text.endswith(b'0.6875'):
                    text += connection.recv(4096)

    for _ in range(200):
        ask(1)
    before = grown()
    for _ in range(1000):
        ask(10)
    yield sanitized or grown() - before < 1000


def check_bad_requests(server):
    chance = random.Random(1)
    for _ in range(1000):
        server.send_bytes(bytes(chance.randrange(256) for _ in range(chance.randrange(200))) + b'\r\n\r\n')
    yield server.text('/v1/score?a=us&b=russia') == '0.6875'


def check_many_clients(server):
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: server.text('/v1/score?a=us&b=russia'), range(1000)))
    yield answers == ['0.6875'] * 1000


CHECKS = (check_values, check_formats, check_tables, check_names, check_refusals, check_protocol, check_page, check_forms, check_workbook, check_too_much, check_headers, check_work, check_queue, check_slow_clients, check_memory, check_bad_requests, check_many_clients)


def check_ends(server, program, path):
    """Of its own: ports, addresses, limits and ends."""
    taken = subprocess.run([program, 'serve', '--port', str(server.port), path], capture_output=True, text=True, timeout=60)
    yield taken.returncode == 4 and 'already in use' in taken.stderr and taken.stdout == ''
    yield subprocess.run([program, 'serve', '--address', 'nowhere', path], capture_output=True, timeout=60).returncode == 2
    yield server.stop() == 0
    other = Server(program, '--time-limit', '1')
    status, headers, text = other.post('/report', {'a': article_of(80000), 'b': article_of(80000)})
    yield status == 503 and 'too long' in text
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        post = pool.submit(other.post, '/report', {'a': article_of(80000), 'b': article_of(80000)})
        time.sleep(0.5)
        yield other.stop(signal.SIGTERM) == 0
        yield post.exception() is not None
    yield no_folders()


PERSONS = '''document,holder,holder_party,issue,position
one,Donald Trump,us,territory,-1
one,Marco Rubio,us,territory,1
one,,us,nato-membership,0
two,Donald Trump,us,nato-membership,-0.5
two,Vladimir Putin,russia,territory,-0.5
two,Vladimir Putin,russia,nato-membership,-1
'''


def check_persons(program, folder):
    """Who is asked for stands for what that person said, not for the party."""
    path = os.path.join(folder, 'persons.csv')
    with open(path, 'w') as file:
        file.write(PERSONS)
    server = Server(program, path)
    for query, value in (('a=us&issue=territory', '0'), ('a=Trump&issue=territory', '-1'), ('a=Marco%20Rubio&issue=territory', '1'), ('a=Rubio&issue=nato-membership', 'n/a'),
                         ('a=Trump&issue=nato-membership', '-0.5'), ('a=Trump&issue=nato-membership&doc=one', 'n/a'), ('a=Trump&b=Rubio', '0'), ('a=Trump&b=us', '0.6875'),
                         ('a=Rubio&b=Trump&issue=territory', '0'), ('a=Trump&b=russia', '0.75'), ('a=us&b=Putin', '0.6875'), ('a=Trump&b=Trump', '1'), ('a=Zelensky&issue=territory', 'n/a'),
                         ('a=Zelensky&b=Trump', 'n/a'), ('a=us&b=russia', '0.6875'), ('a=Trump&b=us&doc=two', '1'), ('a=Trump&b=russia&measure=divergence', '0.25')):
        found = server.text('/v1/score?' + query)
        yield found == value or print(query, found, value, file=sys.stderr)
    found = json.loads(server.text('/v1/score.json?a=Trump&b=us&issue=territory'))
    yield (found['a'], found['b'], found['value']) == ('Donald Trump', 'us', 0.5)
    yield [(s['holder'], s['holder_party']) for s in found['statements']] == [('Donald Trump', 'us'), ('Marco Rubio', 'us')]
    yield {r['party'] for r in rows(server.text('/v1/positions.csv'))} == {'us', 'russia'}
    yield server.stop() == 0


def check_any(program):
    """At all addresses: any address that it is reached by will do, no name that leads to it will."""
    server = Server(program, '--address', '0.0.0.0', stderr=subprocess.PIPE)
    for host, status in (('localhost', 200), ('10.1.2.3', 200), ('10.1.2.3:80', 200), ('[fd00::1]:8377', 200), ('evil.example', 403), ('10.1.2.3.evil.example', 403), ('', 403)):
        yield server.ask('/', headers={'Host': host})[0] == status or print(host, file=sys.stderr)
    yield server.stop() == 0 and '0.0.0.0' in server.process.stderr.read()
    server = Server(program, stderr=subprocess.PIPE)
    yield server.stop() == 0 and server.process.stderr.read() == ''


def check_nothing(program, folder):
    """Who serves what holds nothing is told so, and has the page."""
    path = os.path.join(folder, 'nothing.txt')
    with open(path, 'w') as file:
        file.write('The weather was fine.')
    server = Server(program, path, stderr=subprocess.PIPE)
    yield server.ask('/')[0] == 200
    yield server.text('/v1/score?a=us&b=russia') == 'n/a'
    yield server.stop() == 0 and 'nothing.txt: no statement' in server.process.stderr.read()


def check_six(program):
    if not socket.has_ipv6:
        return
    with socket.socket(socket.AF_INET6) as probe:
        try:
            probe.bind(('::1', 0))
        except OSError:
            return
    server = Server(program, '--address', '::1')
    for host, status in (('[::1]:%d' % server.port, 200), ('[::1]', 200), ('localhost', 200), ('[::2]', 403), ('evil.example', 403)):
        connection = http.client.HTTPConnection('::1', server.port, timeout=20)
        connection.request('GET', '/', headers={'Host': host})
        yield connection.getresponse().status == status
        connection.close()
    yield server.stop() == 0


def run(program, folder):
    path = os.path.join(folder, 'coded.csv')
    with open(path, 'w') as file:
        file.write(CODED)
    server = Server(program, path)
    report = Report()
    for check in CHECKS:
        report.check(check.__name__[6:].replace('_', ' '), check(server))
    report.check('ends', check_ends(server, program, path))
    report.check('persons', check_persons(program, folder))
    report.check('any address', check_any(program))
    report.check('nothing to serve', check_nothing(program, folder))
    report.check('IPv6', check_six(program))
    return report.end()


with tempfile.TemporaryDirectory() as name:
    tempfile.tempdir = os.environ['TMPDIR'] = os.path.join(name, 'tmp')
    os.mkdir(tempfile.tempdir)
    sys.exit(run(os.path.abspath(sys.argv[1]), name))
