"""Documented commands as programs of their own: started as typed, watched, ended as users do."""

import re
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from app import assets

PATIENCE_S = 570  # a machine with much else to do
LOOK_S = 0.05
PRESS_S = 10
BAR, SET_UP = "^Sotto$", "^Set up Sotto$"  # titles of windows
CAPTION = re.compile(r"^(en|de|es) +\S|\"event\": \"caption_updated\"", re.MULTILINE)
ADDRESS = re.compile(r"http://[^\s#]+")
SCRIPTS = Path(sys.executable).parent


def argv_of(words):
    """Return how a command is started where its first word is no program of the system."""
    match words:
        case ("sotto", *arguments):
            return [sys.executable, "-m", "app", *arguments]
        case ("python" | "python3", *arguments):
            return [sys.executable, *arguments]
        case (name, *arguments) if (SCRIPTS / name).is_file():
            return [str(SCRIPTS / name), *arguments]
    return list(words)


class Program:
    """A command that runs in `home`, and all that it prints."""

    def __init__(self, words, home, variables):
        self.words = words
        self._paths = [home / f".{name}" for name in ("printed", "complained")]
        with self._paths[0].open("wb") as out, self._paths[1].open("wb") as err:
            self.process = subprocess.Popen(
                argv_of(words),
                cwd=home,
                env=variables | {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def printed(self):
        return self._paths[0].read_text(encoding="utf-8", errors="replace")

    @property
    def complained(self):
        return self._paths[1].read_text(encoding="utf-8", errors="replace")

    def wait_until(self, is_so):
        """Wait for something that it does; fail where it ends before, or it does not come."""
        deadline_s = time.monotonic() + PATIENCE_S
        while not is_so():
            assert self.process.poll() is None, self.told()
            assert time.monotonic() < deadline_s, self.told()
            time.sleep(LOOK_S)

    def interrupt(self):
        """Press Ctrl+C."""
        self.process.send_signal(signal.SIGINT)

    def ends_with(self, code):
        """Wait for its end, which must be this one and without a word of Python's."""
        found = self.process.wait(PATIENCE_S)
        assert found == code, self.told()
        assert "Traceback" not in self.complained, self.told()
        assert "nanobind" not in self.complained, self.told()

    def told(self):
        """Return all there is to know, for whoever reads that a test has failed."""
        return (
            f"{' '.join(self.words)}\nended with {self.process.poll()} and printed\n"
            f"{self.printed[-2000:]}\nand complained\n{self.complained[-4000:]}"
        )


def run_to_end(words, home, variables, code=0):
    """Run a command to its end and return what it prints."""
    with Program(words, home, variables) as program:
        program.ends_with(code)
        return program.printed


def caption_and_interrupt(words, home, variables, play):
    """Wait for the first caption, and for the page where one is served; then press Ctrl+C.

    `play` begins to play something French wherever the command may listen, and returns the players.
    """
    with Program(words, home, variables) as program:
        if {"serve", "--serve"} & set(words):
            program.wait_until(lambda: ADDRESS.search(program.printed))
            assert page_at(ADDRESS.search(program.printed)[0]).startswith("<!doctype html>")
        players = []

        def has_caption():
            if all(player.poll() is not None for player in players):
                players[:] = play()
            return CAPTION.search(program.printed)

        program.wait_until(has_caption)
        program.interrupt()
        program.ends_with(130)


def page_at(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read(100).decode().lower()


def player_of(server):
    """Return what plays the demo clip wherever something may listen, on a private sound server."""
    return lambda: [server.play(assets.DEMO_CLIP, sink) for sink in ("speakers", "mic_feed")]


def window_and_quit(words, home, variables, screen):
    """Wait until a window of Sotto is seen, and close Sotto by its key."""
    with Program(words, home, variables | screen.env) as program:
        for title in (SET_UP, BAR) if "--set-up" in words else (BAR,):
            program.wait_until(lambda title=title: screen.windows(title))
        while program.process.poll() is None and (bar := screen.windows(BAR)):
            screen.press("ctrl+q", bar[0])  # again, where it did not listen to keys yet
            with suppress(subprocess.TimeoutExpired):
                program.process.wait(PRESS_S)
        program.ends_with(0)


def tell(words, home, variables, screen):
    """Tell a Sotto that is open something, and see it end well."""
    variables = variables | screen.env
    with Program(("sotto", "--source", "demo", "--start"), home, variables) as sotto:
        sotto.wait_until(lambda: screen.windows(BAR))
        told = subprocess.run(
            argv_of(words),
            cwd=home,
            env=variables | {"PYTHONPATH": str(home)},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert (told.returncode, told.stderr) == (0, ""), told
        if words != ("sotto", "--quit"):
            assert sotto.process.poll() is None, sotto.told()
            sotto.interrupt()
        sotto.ends_with(0)
