# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium without a window, driven through its DevTools pipe (file descriptors 3 and 4, messages end in NUL)."""
import json
import os
import select
import shutil
import subprocess
import time

BROWSER = shutil.which('chromium') or shutil.which('chromium-browser')
# Seconds without a word from the browser after which it is taken to hang: a test that waits for ever says nothing of what it waits for.
SILENCE = 60


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

    def read(self, awaited):
        while b'\0' not in self.left:
            if not select.select([self.out], [], [], SILENCE)[0]:
                raise RuntimeError('the browser is silent, expected %s' % awaited)
            got = os.read(self.out, 1 << 20)
            if not got:
                raise RuntimeError('the browser has gone, expected %s' % awaited)
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
            got = self.read('the answer to %s %s' % (method, str(params)[:200]))
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
        self.wait('Page.loadEventFired')
        self.run('document.body.offsetHeight')
        return time.monotonic() - start

    def wait(self, name):
        """Until there is such an event."""
        until = time.monotonic() + SILENCE
        while not any(e.get('method') == name for e in self.events):
            if time.monotonic() > until:
                raise RuntimeError('no %s in %d seconds' % (name, SILENCE))
            self.events.append(self.read(name))

    def run(self, expression):
        done = self.call('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in done:
            raise RuntimeError('%s: %s' % (expression, done['exceptionDetails']))
        return done['result'].get('value')

    def press(self, key, code, text='', shift=False):
        for kind in ('keyDown', 'keyUp'):
            self.call('Input.dispatchKeyEvent', type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text if kind == 'keyDown' else '',
                      modifiers=8 if shift else 0)

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
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
