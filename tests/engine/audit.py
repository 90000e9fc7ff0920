"""Writes down what happens while something hostile is read, in a process of its own.

An audit hook stays for ever, so a program that is started for this alone uses it. All modules that
are needed should be loaded before it starts, for loading one is an event like any other.
"""

import os
import sys

from engine.errors import EngineError

# What nobody who merely reads has a need of.
RUNNING = ("ctypes", "exec", "import", "marshal", "pickle.find_class", "socket.", "subprocess.")
CHANGES = ("os.rename", "os.symlink", "os.link", "os.truncate", "shutil.rmtree")


def nowhere(path):
    return False


class Audit:
    """Watches for events that begin with one of `forbidden`, and for writing where none may be."""

    def __init__(self, forbidden, harmless=(), may_write=nowhere):
        self._forbidden = forbidden
        self._harmless = harmless
        self._may_write = may_write
        self._events = []

    def start(self):
        sys.addaudithook(self._note)

    def of(self, call):
        """Return what `call` raised, as its kind and its words, and what was done meanwhile."""
        self._events.clear()
        error = None
        try:
            call()
        except EngineError as raised:
            error = [type(raised).__name__, str(raised)]
        except Exception as raised:  # noqa: BLE001 - it is told, and fails the test
            error = [type(raised).__name__, repr(raised)]
        return {"error": error, "events": [*self._events]}

    def _note(self, event, arguments):
        if event == "open" and isinstance(arguments[2], int):
            is_writing = arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if is_writing and not self._may_write(arguments[0]):
                self._events.append(f"open for writing {arguments[0]}")
        elif event in CHANGES and self._may_write(arguments[0]):
            return
        elif event.startswith(self._forbidden) and event not in self._harmless:
            self._events.append(f"{event} {arguments!r:.200}")
