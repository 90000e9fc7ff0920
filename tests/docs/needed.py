"""What documented commands need around them: made where it can be, else the block is skipped."""

import argparse
import contextlib
import functools
import http.server
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app import assets
from engine.installing.signature import sign
from installers.environment import NO_NETWORK_SIGNS
from installers.linux.root import VARIABLES, bare_debian
from tests.app.web.browser import find_program
from tests.docs.pages import ROOT, blocks_of
from tests.docs.program import PATIENCE_S, SCRIPTS, Program, run_to_end
from tests.docs.published import Person, stand_in, write_catalogue, write_published
from tests.docs.workshop import write_checkpoints
from tests.engine.golden import GOLDEN
from tests.engine.installing.file_server import serve
from tests.engine.installing.test_signature import PUBLIC_KEY

SPEAK = "python -m engine.training.speak"


class Around:
    """Makes what commands need in the folder `home`, once each; `close` takes it away again.

    Attributes:
        variables: With which programs are started.
        words: What stands for a word of a page on this machine, such as the address of a stream.
        screen: The screen, where one was needed.
        server: The sound server, likewise.
        root: A bare Debian, likewise, in which commands have `root_variables`.
    """

    def __init__(self, request, home, variables):
        self.home, self.variables = home, variables
        self.words = {}
        self.screen = self.server = self.root = self.root_variables = None
        self._request = request
        self._monkeypatch = request.getfixturevalue("monkeypatch")
        self._leaving = contextlib.ExitStack()

    def make(self, names):
        """Make these, or skip the test with what is missing."""
        for name in names:
            getattr(self, f"_make_{name}")()

    def close(self):
        """Take everything away."""
        self._leaving.close()

    def _make_sound(self):
        self.server = self._request.getfixturevalue("sound_server")
        self.variables |= self.server.env
        # It ends when nobody has used it for a minute.
        user = subprocess.Popen(
            ["pactl", "subscribe"], env=self.variables, stdout=subprocess.DEVNULL
        )
        self._leaving.callback(user.wait)
        self._leaving.callback(user.terminate)

    def _make_screen(self):
        self.screen = self._request.getfixturevalue("screen")
        self.variables |= self.screen.env

    def _make_torch(self):
        need_module("torch")
        write_checkpoints(self.home)

    def _make_dubs(self):
        """Have the dubs that are judged, and the references read aloud, as evaluation.md says."""
        for there, command in (
            ("results/320ms/dub", "sotto evaluate talks.tsv --task s2st --n 2 --out results"),
            ("english", f"{SPEAK} --text dev.fr-en.tsv --column 1 --language en --folder english"),
        ):
            if not (self.home / there).exists():
                run_to_end(tuple(command.split()), self.home, self.variables)

    def _make_sphinx(self):
        need_module("myst_parser")

    def _make_minisign(self):
        need_program("minisign")
        manifest = self.home / "manifest.json"
        manifest.write_bytes((assets.BUNDLE / "manifest.json").read_bytes())
        signature = sign(manifest.read_bytes(), self.home / "my.key", "")
        manifest.with_name("manifest.json.minisig").write_text(signature)
        (self.home / "my.pub").write_text(PUBLIC_KEY)

    def _make_browser(self):
        if find_program() is None:
            pytest.skip("no Chromium is installed")

    def _make_published(self):
        need_module("torch")
        if not GOLDEN.is_dir():
            pytest.skip("what makes a checkpoint of the published sizes is not on this machine")
        self.variables["SOTTO_SHARED"] = str(GOLDEN.parent)  # a copy has nothing beside it
        if not (self.home / "gcmvn.npz").exists():
            write_published(self.home, self._request.getfixturevalue("checkpoints"))

    def _make_imported(self):
        """Have the bundle that importing.md makes."""
        if not (self.home / "fr-en-published").exists():
            page = ROOT / "docs" / "importing.md"
            run_to_end(next(blocks_of(page)).commands[0], self.home, self.variables)

    def _make_hosts(self):
        (self.home / "catalogue").mkdir(exist_ok=True)
        host = stand_in(self.home)
        self._leaving.enter_context(contextlib.contextmanager(serve)(host))
        write_catalogue(self.home / "catalogue", host)
        self._monkeypatch.setattr(assets, "CATALOGUE", self.home / "catalogue" / "catalogue.json")
        self._monkeypatch.setattr(assets, "KEYS", self.home / "catalogue")
        self._monkeypatch.setattr("sys.stdin", Person("y\n" * 9))
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            self._monkeypatch.delenv(name, raising=False)
        (self.home / "downloads").mkdir(exist_ok=True)
        for path in (
            *self.home.glob("*.pt"),
            *(self.home / name for name in ("g_00500000", "config.json", "gcmvn.npz")),
            *self.home.glob("*_unigram6000"),
        ):
            if not (self.home / "downloads" / path.name).exists():
                (self.home / "downloads" / path.name).symlink_to(path)

    def _make_stream(self):
        need_program("ffmpeg")
        make = ["ffmpeg", "-loglevel", "error", "-y", "-i", str(assets.DEMO_CLIP)]
        made = [*make, "-c:a", "aac", "-hls_time", "2", "-hls_list_size", "0", "live.m3u8"]
        subprocess.run(made, cwd=self.home, check=True, stdin=subprocess.DEVNULL)
        handler = functools.partial(Quiet, directory=str(self.home))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        for leave in (server.server_close, thread.join, server.shutdown):
            self._leaving.callback(leave)
        here = f"http://127.0.0.1:{server.server_port}/live.m3u8"
        self.words["https://example.org/live.m3u8"] = here

    def _make_ray(self):
        need_module("ray")
        from tests.soak.batch_on_ray import PORT, cluster

        self._leaving.enter_context(cluster())
        self.variables["RAY_ADDRESS"] = f"127.0.0.1:{PORT}"
        for name in ("talks", "captions"):
            self.words[f"/shared/{name}"] = str(self.home / name)

    def _make_registry(self):
        folder = self.home / "own"
        if not folder.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            self._ask_registry([folder / "bin" / "pip", "download", "--no-deps", "segno"])
        self.words["pip"] = str(folder / "bin" / "pip")

    def _ask_registry(self, command):
        done = subprocess.run(
            [*map(str, command), "-d", str(self.home / "fetched")],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if any(sign in done.stderr for sign in NO_NETWORK_SIGNS):
            pytest.skip("no registry of packages can be reached")
        assert done.returncode == 0, done.stderr

    def _make_environment(self):
        """Do the first command of the README where nothing was set up, and no screen is."""
        if (self.home / ".venv").exists():
            return
        self._make_registry()
        variables = {
            name: value
            for name, value in self.variables.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "VIRTUAL_ENV")
        }
        command = ["python3", str(self.home / "installers" / "bootstrap.py")]
        done = subprocess.run(
            command, cwd=self.home, env=variables, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "\nen  " in done.stdout

    def _make_packages(self):
        """Freeze Sotto, as the page says, and lay the packages where somebody has fetched them."""
        if (self.home / "dist").exists():
            return
        self._make_registry()
        with Program(("python3", "installers/freeze.py"), self.home, self.variables) as program:
            program.process.wait(4 * PATIENCE_S)
            program.ends_with(0)
        for path in (self.home / "dist").glob("sotto[-_]*"):
            shutil.copy(path, self.home)
        shutil.rmtree(self.home / "build")  # the packages unpack into `sotto`

    def _make_root(self):
        if os.geteuid() != 0:
            pytest.skip("only root may do this")

    def _make_debian(self):
        self._make_root()
        need_program("debootstrap")
        probe = ["debootstrap", "--print-debs", "bookworm", str(self.home / "probe")]
        if subprocess.run(probe, capture_output=True, check=False).returncode:
            pytest.skip("no mirror of Debian can be reached")

    def enter_bare_debian(self):
        """Make a file system with nothing but Debian, and put the package there."""
        options = argparse.Namespace(suite="bookworm", folder=None, apt=[])
        self.root = self._leaving.enter_context(bare_debian(options))
        self.root_variables = VARIABLES
        self.root.apt("update")
        for path in self.home.glob("sotto_*.deb"):
            shutil.copy(path, self.root.folder / "root")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_):
        pass


def need_module(name):
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")


def need_program(name):
    if shutil.which(name) is None and not (SCRIPTS / name).is_file():
        pytest.skip(f"{name} is not installed")


def home_of_somebody(home):
    """Return the variables of a person who has nothing yet."""
    place = Path(home) / "somebody"
    place.mkdir(exist_ok=True)
    return {"HOME": str(place)}
