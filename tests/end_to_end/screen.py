"""A private X screen with a window manager and a compositor, for tests that look at windows.

    def test_something(screen, sound_server):         # both set the environment
        program = subprocess.Popen([sys.executable, "-m", "app"], env=os.environ | screen.env)
        window = screen.wait_for_window("Sotto")      # its X id; a part of the title is enough
        screen.press("space", window)
        screen.click(640, 360)
        pixels = screen.screenshot(tmp_path / "overlay.png")

Windows are looked at from outside, in a process of their own: the test process has Qt's offscreen
platform. `screen.env` turns that back into X. Everything is ended by its process id.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sound_server import wait_until

PROGRAMS = ("Xvfb", "openbox", "picom", "xdotool", "import", "xprop", "dbus-daemon")
TRAY = ("trayer", "--edge", "top", "--align", "right", "--width", "8", "--height", "28")
WIDTH_PX, HEIGHT_PX = 1280, 720


class Screen:
    """One Xvfb with openbox and picom, and with a tray where `trayer` is installed."""

    def __init__(self, width_px: int = WIDTH_PX, height_px: int = HEIGHT_PX) -> None:
        self.size_px = width_px, height_px
        self._folder = Path(tempfile.mkdtemp(prefix="sotto-screen-"))
        self._processes: list[subprocess.Popen[bytes]] = []
        self.env: dict[str, str] = {"QT_QPA_PLATFORM": "xcb"}

    def start(self) -> None:
        """Start all and wait until windows are managed."""
        size = "{}x{}x24".format(*self.size_px)
        display = self._start_telling(
            "Xvfb", "-displayfd", "{fd}", "-screen", "0", size, "-nolisten", "tcp", "-noreset"
        )
        self.env["DISPLAY"] = f":{display}"
        # A bus of its own, or Qt and openbox talk to the desktop of the person who runs the tests.
        address = self._start_telling(
            "dbus-daemon", "--session", "--nofork", "--print-address={fd}"
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address
        self._start("openbox", "--sm-disable")
        wait_until(self._is_managed)
        # Without a compositor what is translucent is drawn on black.
        self._start("picom", "--backend", "xrender", "--config", os.devnull)
        if shutil.which("trayer"):
            self._start(*TRAY)

    def close(self) -> None:
        """End all, the last started first."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait()
        shutil.rmtree(self._folder)

    def wait_for_window(self, title: str, timeout_s: float = 30.0) -> str:
        """Return the X id of the first visible window whose title contains `title`."""
        found: list[str] = []

        def is_there() -> bool:
            found[:] = self._xdotool("search", "--onlyvisible", "--name", title).split()
            return bool(found)

        wait_until(is_there, timeout_s)
        return found[0]

    def windows(self, title: str) -> list[str]:
        """Return the X ids of the visible windows whose title contains `title`."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def is_visible(self, window: str) -> bool:
        """Whether a window, by its X id, is on screen."""
        return window in self._xdotool("search", "--onlyvisible", "--name", ".*").split()

    def press(self, key: str, window: str | None = None) -> None:
        """Press a key as xdotool names it, such as `alt+s`; make a window active first."""
        if window is not None:
            self._xdotool("windowactivate", "--sync", window)
        self._xdotool("key", key)  # with --window the key would be ignored as made up

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self._xdotool("type", "--delay", "20", text)

    def click(self, x_px: int, y_px: int) -> None:
        """Click with the left button at a place on the screen."""
        self._xdotool("mousemove", str(x_px), str(y_px), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Pull from one place on the screen to another with the left button."""
        down = ("mousemove", *map(str, start), "mousedown", "1")
        half = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        way = ("mousemove", *map(str, half), "mousemove", *map(str, end))
        self._xdotool(*down, "sleep", "0.1", *way, "sleep", "0.1", "mouseup", "1")

    def place_of(self, window: str) -> tuple[int, int, int, int]:
        """Return a window's x, y, width and height."""
        told = self._xdotool("getwindowgeometry", "--shell", window).splitlines()
        places = dict(line.split("=") for line in told)
        x, y, width, height = (int(places[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return x, y, width, height

    def screenshot(self, path: Path) -> Path:
        """Write all that is to be seen into a PNG file and return its path."""
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self._environment(), check=True
        )
        return path

    def _start(self, *command: str, fds: tuple[int, ...] = ()) -> None:
        with (self._folder / f"{command[0]}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=fds,
                start_new_session=True,
            )
        self._processes.append(process)

    def _start_telling(self, *command: str) -> str:
        """Start a program that tells its address on the file descriptor `{fd}`; return that."""
        read_fd, write_fd = os.pipe()
        self._start(*[word.format(fd=write_fd) for word in command], fds=(write_fd,))
        os.close(write_fd)
        with os.fdopen(read_fd) as told:
            return told.readline().strip()

    def _is_managed(self) -> bool:
        done = subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return "window id" in done.stdout

    def _xdotool(self, *command: str) -> str:
        done = subprocess.run(
            ["xdotool", *command],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return os.environ | self.env
