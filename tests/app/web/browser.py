"""A real Chromium without a window, driven through its debugging protocol."""

import base64
import itertools
import json
import shutil
import subprocess
import tempfile
from contextlib import ExitStack

from websockets.sync.client import connect

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_S = 120
WAIT_MS = 90_000
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # as root it starts in no other way
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=en",
    "--force-device-scale-factor=1",
    "--remote-debugging-port=0",
)
WAIT = """new Promise((resolve, reject) => {
  const end = performance.now() + %d;
  (function look() {
    let found;
    try { found = (() => (%s))(); } catch (error) { found = undefined; }
    if (found) resolve(found);
    else if (performance.now() > end) reject(new Error("it never came about"));
    else setTimeout(look, 20);
  })();
})"""


def find_program():
    """Return the path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Browser:
    """One process; every page has a profile of its own, so that nothing is remembered."""

    def __init__(self, program):
        self._stack = ExitStack()
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._stack.enter_context(folder)
        self._process = subprocess.Popen(
            [program, *ARGUMENTS, f"--user-data-dir={folder.name}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        address = next(line for line in self._process.stderr if "DevTools listening" in line)
        # A page's picture is one message.
        opening = connect(address.split()[-1], max_size=None, compression=None)
        self._line = self._stack.enter_context(opening)
        self._numbers = itertools.count(1)
        self.notes = []  # (session, event) of what no one asked for

    def call(self, method, session=None, **parameters):
        """Ask for something and return the answer."""
        number = next(self._numbers)
        asked = {"id": number, "method": method, "params": parameters}
        self._line.send(json.dumps(asked | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self._line.recv(PATIENCE_S))
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self.notes.append((answer.get("sessionId"), answer))

    def open(self, url, width=1000, height=600, first=""):
        """Open a page in a profile of its own; `first` is a script that runs before its own."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        return Page(self, context, url, width, height, first)

    def close(self):
        """End the process."""
        self.call("Browser.close")
        self._process.wait(PATIENCE_S)
        self._process.stderr.close()
        self._stack.close()


class Page:
    """One tab."""

    def __init__(self, browser, context, url, width, height, first):
        self._browser = browser
        self._context = context
        target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)
        attached = browser.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        self.call("Page.addScriptToEvaluateOnNewDocument", source=first)
        self.go(url)

    def call(self, method, **parameters):
        """Ask this page for something."""
        return self._browser.call(method, self._session, **parameters)

    def go(self, url):
        """Open another address here, and what is remembered stays."""
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && document.documentElement.dataset.theme")

    def reload(self):
        """Load the page again."""
        self.run("document.documentElement.removeAttribute('data-theme')")
        self.call("Page.reload")
        self.wait("document.readyState === 'complete' && document.documentElement.dataset.theme")

    def run(self, expression):
        """Return what a JavaScript expression is, waited for if it is a promise."""
        result = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        details = result.get("exceptionDetails")
        assert details is None, f"{expression}: {details['exception'].get('description')}"
        return result["result"].get("value")

    def wait(self, expression):
        """Wait until an expression is true, and return it."""
        while True:
            try:
                return self.run(WAIT % (WAIT_MS, expression))
            except AssertionError as error:
                if not any(word in str(error) for word in ("navigated", "destroyed", "context")):
                    raise  # otherwise another page took the place of the one that was asked

    def press(self, key, text="", **more):
        """Press a key and let it go."""
        for kind in ("keyDown", "keyUp"):
            said = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, **said, **more)

    def tab(self):
        """Go on to the next control, and return what it is."""
        self.press("Tab", windowsVirtualKeyCode=9)
        return self.run("document.activeElement.id || document.activeElement.name || ''")

    def click(self, selector):
        """Click into the middle of an element."""
        box = self.run(
            f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])"
            f"(document.querySelector({selector!r}).getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent",
                type=kind,
                x=box[0],
                y=box[1],
                button="left",
                clickCount=1,
            )

    def picture(self, *, transparent=False):
        """Return the page as PNG; what nothing covers is transparent if that is asked for."""
        if transparent:
            colour = {"r": 0, "g": 0, "b": 0, "a": 0}
            self.call("Emulation.setDefaultBackgroundColorOverride", color=colour)
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def complaints(self):
        """Return what went wrong in the page since it was opened."""
        self.run("0")  # whatever was said before this answer is here now
        wrong = []
        for session, note in self._browser.notes:
            if session != self._session:
                continue
            if note["method"] == "Runtime.exceptionThrown":
                wrong.append(note["params"]["exceptionDetails"]["exception"]["description"])
            if note["method"] == "Log.entryAdded" and note["params"]["entry"]["level"] == "error":
                wrong.append(note["params"]["entry"]["text"])
        return wrong

    def close(self):
        """Close the page and forget its profile."""
        self._browser.call("Target.disposeBrowserContext", browserContextId=self._context)
