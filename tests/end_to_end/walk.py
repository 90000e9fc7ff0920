"""A person before a screen: looks at Sotto's windows, clicks, drags and types, and takes pictures.

What is where comes from `telling_sotto.py`; every click and every key goes through the X server.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from screen import Screen
from sound_server import wait_until

from app import assets

HERE = Path(__file__).parent
PAUSE_S = 2.0  # between two times that the clip is said
PAINT_S = 3.0  # windows appear before they are painted
LONG_S = 300.0  # what takes seconds; a busy machine may take so long

Rect = tuple[int, int, int, int]


def middle(rect: Rect) -> tuple[int, int]:
    """Return the middle of a rectangle."""
    x, y, width, height = rect
    return x + width // 2, y + height // 2


def write_talk(path: Path, n_times: int) -> Path:
    """Write a recording in which the demo clip is said again and again."""
    clip, rate_hz = soundfile.read(assets.DEMO_CLIP, dtype="float32")
    pause = np.zeros(int(PAUSE_S * rate_hz), np.float32)
    soundfile.write(path, np.concatenate([pause, clip] * n_times), rate_hz)
    return path


class Film:
    """A film that covers the screen, in a process of its own."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self._path = folder / "clicks.txt"
        command = [sys.executable, str(HERE / "film.py"), str(self._path)]
        self._process = subprocess.Popen(command, env=os.environ | screen.env)
        screen.wait_for_window("A film")

    @property
    def clicks(self) -> list[tuple[int, ...]]:
        """Where it was clicked so far."""
        rows = self._path.read_text().splitlines() if self._path.exists() else []
        return [tuple(map(int, row.split())) for row in rows]

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


class Walk:
    """One person, and one Sotto after the other in the same folder.

    Attributes:
        screen: Where they see and press.
        settings: The file of Sotto's settings.
    """

    def __init__(self, screen: Screen, folder: Path, pictures: Path | None) -> None:
        """Begin with an empty folder; pictures are kept in another that is there, or nowhere."""
        self.screen = screen
        own, home = folder / "sotto", folder / "home"
        own.mkdir()
        (home / "Documents").mkdir(parents=True)
        self.settings = own / "settings.toml"
        self._told = folder / "windows.json"
        self._log = folder / "events.jsonl"
        self._keeps_pictures = pictures is not None
        self._pictures = pictures or folder
        self._env = os.environ | screen.env
        self._env |= {
            "SOTTO_FOLDER": str(own),
            "SOTTO_TELLS": str(self._told),
            "LC_ALL": "C.UTF-8",  # what is looked for is English
            "HOME": str(home),  # where a file dialog begins
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start Sotto as a person does who clicks its icon."""
        self._told.unlink(missing_ok=True)
        command = [sys.executable, str(HERE / "telling_sotto.py"), "--log-events", str(self._log)]
        self._process = subprocess.Popen(command, env=self._env, cwd=HERE.parents[1])
        wait_until(lambda: self._told.exists(), LONG_S)

    def exit_code(self) -> int:
        """Wait until Sotto has ended and return how."""
        assert self._process is not None
        return self._process.wait(LONG_S)

    def close(self) -> None:
        """End Sotto as `kill -9` does, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def windows(self) -> dict[str, Any]:
        """Return what is in the windows that are on screen, by their titles."""
        told: dict[str, Any] = json.loads(self._told.read_text(encoding="utf-8"))
        return told

    def window(self, title: str) -> dict[str, Any]:
        """Return what is in a window; wait for it to come up."""
        self.wait(lambda: title in self.windows())
        found: dict[str, Any] = self.windows()[title]
        return found

    def control(self, title: str, name: str) -> dict[str, Any]:
        """Return what a control shows and where it is."""
        self.wait(lambda: name in self.window(title)["controls"])
        found: dict[str, Any] = self.window(title)["controls"][name]
        return found

    def click(self, title: str, name: str) -> None:
        """Click on a control as soon as it can be used."""
        self.wait(lambda: self.control(title, name)["is_enabled"])
        self.screen.click(*middle(self.control(title, name)["rect"]))

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.screen.type(text)

    def pull(self, title: str, name: str, to: int) -> None:
        """Pull a slider's handle to a value."""
        slider = self.control(title, name)
        x, y, width, height = slider["rect"]
        low, high = slider["range"]
        start, end = (
            (x + 7 + round((value - low) / (high - low) * (width - 14)), y + height // 2)
            for value in (slider["value"], to)
        )
        self.screen.drag(start, end)
        self.wait(lambda: self.control(title, name)["value"] == to)

    def events(self, *names: str) -> list[dict[str, Any]]:
        """Return the events of these names that the engine sent so far."""
        rows = self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []
        told = [json.loads(row) for row in rows if row.endswith("}")]
        return [event for event in told if event["event"] in names]

    def look(self, name: str) -> Path:
        """Take a picture of the whole screen; where it is kept, all is painted first."""
        time.sleep(PAINT_S if self._keeps_pictures else 0)
        return self.screen.screenshot(self._pictures / f"{name}.png")

    def wait(self, is_so: Callable[[], object]) -> None:
        """Wait for something that Sotto does; a failure tells what is on screen."""
        try:
            wait_until(is_so, LONG_S)
        except AssertionError as error:
            error.add_note(self._told.read_text(encoding="utf-8"))
            self.look("failed")
            raise
