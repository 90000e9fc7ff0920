"""Fixtures with real servers: see `sound_server.py` and `screen.py` for what they offer."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the tests are no package

import pipewire_server as pipewire
import screen as screens
import sound_server as servers


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.end_to_end)


def _skip_without(programs):
    if missing := servers.missing_programs(programs):
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.fixture
def sound_server(monkeypatch):
    """A running `SoundServer` that this process and all it starts use."""
    _skip_without(servers.PROGRAMS)
    server = servers.SoundServer()
    for name, value in server.env.items():
        monkeypatch.setenv(name, value)
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture(params=["PulseAudio", "PipeWire"])
def both_sound_servers(request, monkeypatch):
    """A `sound_server` of either kind; a test that takes it runs on both."""
    yield from _serve(request.param, monkeypatch)


@pytest.fixture(params=["PulseAudio", pytest.param("PipeWire", marks=pytest.mark.slow)])
def any_sound_server(request, monkeypatch):
    """As `both_sound_servers`, but on PipeWire only where slow tests run, too."""
    yield from _serve(request.param, monkeypatch)


def _serve(kind, monkeypatch):
    is_pipewire = kind == "PipeWire"
    _skip_without(pipewire.PROGRAMS if is_pipewire else servers.PROGRAMS)
    server = pipewire.PipeWireServer() if is_pipewire else servers.SoundServer()
    monkeypatch.delenv("PULSE_CLIENTCONFIG", raising=False)
    for name, value in server.env.items():
        monkeypatch.setenv(name, value)
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture
def no_sound_server(monkeypatch, tmp_path):
    """A machine without any sound server."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nothing'}")


@pytest.fixture
def screen(request):
    """A running `Screen`; hand `os.environ | screen.env` to what shall be seen there.

    `@pytest.mark.parametrize("screen", [(1600, 900)], indirect=True)` chooses its size.
    """
    _skip_without(screens.PROGRAMS)
    screen = screens.Screen(*getattr(request, "param", ()))
    try:
        screen.start()
        yield screen
    finally:
        screen.close()
