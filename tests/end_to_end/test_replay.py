"""A window that is asked what was said, on a real sound server and with the bundle of Sotto."""

import signal

import numpy as np
import pytest
import soundfile
from sound_server import RATE_HZ

from app import assets, cli
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.wiring import load_translator
from app.wiring.window import Window
from engine.events import (
    DubLeftOut,
    EngineReady,
    LevelMeasured,
    SourceUpdated,
    UtteranceEnded,
)

CLIP_S = 5  # of the demo clip: two sentences
WAIT_MS = 180_000  # a busy machine may need so long: the pass gives way to all else


@pytest.fixture
def clip(tmp_path):
    """The beginning of the demo clip, as a file."""
    pcm, rate_hz = soundfile.read(assets.DEMO_CLIP, dtype="float32")
    path = tmp_path / "clip.wav"
    soundfile.write(path, pcm[: CLIP_S * rate_hz], rate_hz)
    return path


@pytest.fixture
def window(qtbot, tmp_path, sound_server):
    """A window that listens to the speakers without a dub; there is no other output."""
    sound_server.remove_sink("headphones")
    sound_server.remove_sink("mic_feed")
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    store = SettingsStore(SettingsFile(tmp_path / "settings.toml"))
    options = cli.parse(["--start", "--source", "system"])
    window = Window(options, lambda: None, load_translator, store)
    window.events = []
    window.bridge.received.connect(window.events.append)
    window.open()
    qtbot.waitUntil(lambda: EngineReady("fr", "en") in window.events, timeout=WAIT_MS)
    yield window
    window.controller.close()
    qtbot.waitUntil(lambda: window.controller.state == "stopped", timeout=WAIT_MS)
    window.end()
    window.desktop.leave()
    for widget in (*window.desktop.windows, window.bridge):
        widget.deleteLater()
    for number, handler in handlers.items():
        signal.signal(number, handler)


def of(window, kind):
    return [event for event in window.events if isinstance(event, kind)]


def is_in(pcm, heard):
    """Return how much of `pcm` (n_samples,) is in `heard` where it is most alike: 1 is all."""
    n_fft = len(heard) + len(pcm)
    alike = np.fft.irfft(np.fft.rfft(heard, n_fft) * np.conj(np.fft.rfft(pcm, n_fft)), n_fft)
    return float(alike.max() / np.sum(np.square(pcm, dtype=np.float64)))


def test_what_was_said_is_heard_and_read_again_and_not_translated_again(
    window, qtbot, sound_server, clip
):
    with sound_server.record("speakers") as recording:
        sound_server.play(clip).wait()
    original = recording.pcm()
    qtbot.waitUntil(lambda: len(of(window, UtteranceEnded)) == 2, timeout=WAIT_MS)
    panel, n_events = window.desktop.main.replay, len(window.events)
    with sound_server.record("speakers") as recording:
        window.grant("replay")
        qtbot.waitUntil(panel.ask.isEnabled, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: not panel.silence.isEnabled(), timeout=WAIT_MS)
    assert window.desktop.main.isVisible()
    assert panel.status.text() == ""
    assert "très content de vous voir" in panel.text.toPlainText()
    said = original[RATE_HZ : (CLIP_S - 1) * RATE_HZ]
    assert is_in(said, recording.pcm()) > 0.95
    after = window.events[n_events:]
    assert not any(isinstance(event, UtteranceEnded | SourceUpdated) for event in after)
    heard = after[after.index(DubLeftOut("program")) :]
    levels_db = [event.peak_db for event in heard if isinstance(event, LevelMeasured)]
    assert max(levels_db) == -100.0
    assert len(levels_db) > 10
