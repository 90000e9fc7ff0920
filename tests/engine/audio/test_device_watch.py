"""What comes and goes is told once; a server that is away leaves what was there."""

import queue

import pytest

from engine.audio import device_watch, pulse
from engine.audio.capture import Source
from engine.audio.device_watch import Devices, DeviceWatch
from engine.audio.playback import Output
from engine.errors import DeviceError

MIC = Source("mic0", "Microphone", "mic", is_default=True)
FILM = Source("app:Film", "What Film plays", "program", program="Film")
EARS = Output("ears", "Headphones")


class FakeServer:
    """A sound server that a test lets go on, one look after the other."""

    IS_SERVER = True

    def __init__(self):
        self.sources = [MIC]
        self.looks = queue.Queue()  # one item for each look after the first

    def list_sources(self):
        if self.sources is None:
            raise DeviceError("There is no sound server: start one.")
        return self.sources

    def list_outputs(self):
        return [EARS]

    def wait(self, timeout_s, is_over):
        """Wait until a test lets it go on."""
        while not is_over():
            try:
                self.looks.get(timeout=0.01)
            except queue.Empty:
                continue
            return


@pytest.fixture
def server(monkeypatch):
    server = FakeServer()
    monkeypatch.setattr(device_watch, "find_back_end", lambda: server)
    monkeypatch.setattr(pulse, "wait_for_devices", server.wait)
    return server


@pytest.fixture
def watch():
    watch = DeviceWatch()
    yield watch
    watch.stop()
    watch.join()


def news_of(watch):
    while (news := watch.take_news()) is None:
        watch._stopping.wait(0.01)
    return news


def test_what_is_there_is_told_at_once_and_then_what_has_changed(server, watch):
    watch.start()
    assert news_of(watch) == Devices((MIC,), (EARS,), can_lower=True)
    server.looks.put(None)  # nothing has changed
    server.sources = [MIC, FILM]
    server.looks.put(None)
    assert news_of(watch).sources == (MIC, FILM)
    assert watch.take_news() is None


def test_a_server_that_is_away_leaves_what_was_there_and_nothing_steps_in(
    server, watch, monkeypatch
):
    watch._look()
    assert watch.take_news() is not None
    monkeypatch.setattr(device_watch, "find_back_end", lambda: 1 / 0)
    server.sources = None
    watch._look()
    assert watch.take_news() is None
    server.sources = [FILM]
    watch._look()
    assert watch.take_news().sources == (FILM,)


def test_where_there_is_no_sound_at_all_there_is_nothing_to_choose_from(watch, monkeypatch):
    def refuse():
        raise DeviceError("There is no sound server: start one.")

    monkeypatch.setattr(device_watch, "find_back_end", refuse)
    watch._look()
    assert watch.take_news() == Devices()
