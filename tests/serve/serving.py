# SPDX-License-Identifier: GPL-3.0-or-later
"""A running `stance serve`, and questions to it."""
import atexit
import http.client
import signal
import socket
import subprocess
import sys
import urllib.parse


class Server:
    def __init__(self, program, *words, port=0, stderr=None):
        self.process = subprocess.Popen([program, 'serve', '--port', str(port), *map(str, words)], stdout=subprocess.PIPE, stderr=stderr, text=True)
        atexit.register(self.process.kill)
        self.address = self.process.stdout.readline().strip()
        self.port = urllib.parse.urlsplit(self.address).port

    def ask(self, path, method='GET', headers=None, body=None):
        """Status, headers and body, which is text where it can be."""
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=200)
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        try:
            data = data.decode('utf-8')
        except UnicodeDecodeError:
            pass
        return answer.status, dict(answer.getheaders()), data

    def text(self, path):
        return self.ask(path)[2]

    def post(self, path, fields, headers=None):
        return self.ask(path, 'POST', {'Content-Type': 'application/x-www-form-urlencoded', **(headers or {})}, urllib.parse.urlencode(fields))

    def send_bytes(self, data):
        """What comes back for bytes that may be no request at all."""
        with socket.create_connection(('127.0.0.1', self.port), timeout=20) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            try:
                return connection.recv(4096)
            except ConnectionResetError:
                return b''

    def stop(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


class Report:
    """Lines of the Test Anything Protocol."""

    def __init__(self):
        self.number = self.failed = 0

    def case(self, name, faults):
        faults = list(faults)
        self.number += 1
        self.failed += bool(faults)
        print('%s %d - %s' % ('not ok' if faults else 'ok', self.number, name), flush=True)
        for fault in faults[:10]:
            print('# %s' % fault)
            # meson shows what goes to standard error, and not these lines.
            print('%s: %s' % (name, fault), file=sys.stderr)

    def check(self, name, results):
        """Each of the results is to be true."""
        self.case(name, ['number %d of them is wrong' % number for number, right in enumerate(results, 1) if not right])

    def end(self):
        print('1..%d' % self.number)
        return 1 if self.failed else 0
