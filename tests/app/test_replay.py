"""What a window does when somebody asks what was said."""

import queue

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.model.running_text import Line
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.views.replay_panel import ReplayPanel
from app.wiring import replay as replays
from app.wiring.offline_process import OfflineProcess, listen
from engine.audio.capture import Source
from engine.audio.fake import FakeCapture, FakePlayback
from engine.audio.recent_sound import Stretch
from engine.audio.resuming import ResumingCapture
from engine.errors import DeviceError, EngineError
from engine.events import DubLeftOut
from tests.app.fake_translator import FakeTranslator

RATE_HZ = 16_000
SECOND = np.full(RATE_HZ, 0.25, np.float32)


class FakeListener:
    """Answers when it is told to; `stretches` are what it was given."""

    def __init__(self):
        self.stretches, self.answers = [], queue.Queue()

    def listen(self, bundle, stretch):
        self.stretches.append(stretch)
        answer = self.answers.get(timeout=5)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self):
        self.answers.put([])


class FakeController:
    state = "listening"


class Replayed:
    """A panel, all behind it, and what it plays."""

    def __init__(self, path, monkeypatch):
        self.panel, self.listener = ReplayPanel(), FakeListener()
        self.playback, self.asked, self.controller = FakePlayback(), [], FakeController()
        self.store = SettingsStore(SettingsFile(path))
        self.echoes = False
        monkeypatch.setattr(replays, "open_playback", self.open_playback)
        self.replay = replays.Replay(
            self.panel, self.controller, self.store, self.listener, lambda: "headphones"
        )

    def open_playback(self, name, heard=None, *, allow_echo=False):
        self.asked.append((name, heard))
        if self.echoes and heard is not None and not allow_echo:
            raise DeviceError("Those are listened to.")
        return self.playback

    def hear(self, n_seconds, source=None):
        capture = FakeCapture()
        if source is not None:
            capture.source = source
        self.hear_from(capture, capture, n_seconds)

    def hear_from(self, outer, capture, n_seconds):
        remembered = self.replay.remember(outer, None)
        remembered.start(lambda pcm: None, lambda error: None)
        for _ in range(n_seconds):
            capture.feed(SECOND)


@pytest.fixture
def replayed(qtbot, tmp_path, monkeypatch):
    replayed = Replayed(tmp_path / "settings.toml", monkeypatch)
    qtbot.addWidget(replayed.panel)
    replayed.panel.show()
    yield replayed
    replayed.replay.close()


def ask(qtbot, replayed):
    qtbot.mouseClick(replayed.panel.ask, Qt.MouseButton.LeftButton)


def wait_for(qtbot, replayed, is_so):
    def is_there():
        replayed.replay.refresh()
        return is_so()

    qtbot.waitUntil(is_there)


def test_the_last_seconds_are_heard_again_and_written_down(replayed, qtbot):
    replayed.hear(25)
    ask(qtbot, replayed)
    assert replayed.panel.when.text() == "0:00:05 – 0:00:25"
    assert not replayed.panel.ask.isEnabled()
    replayed.listener.answers.put([Line(6_000, "la mer", "The sea")])
    wait_for(qtbot, replayed, replayed.panel.ask.isEnabled)
    assert replayed.panel.text.toPlainText() == "0:00:06   la mer\nThe sea"
    (stretch,) = replayed.listener.stretches
    assert (stretch.start_ms, stretch.end_ms) == (5_000, 25_000)
    wait_for(qtbot, replayed, lambda: not replayed.panel.silence.isEnabled())
    assert len(replayed.playback.played) == 20 * RATE_HZ


def test_what_was_written_down_is_copied(replayed, qtbot):
    replayed.hear(2)
    ask(qtbot, replayed)
    replayed.listener.answers.put([Line(0, "la mer", "The sea"), Line(900, "", "Is deep")])
    wait_for(qtbot, replayed, replayed.panel.copy.isEnabled)
    qtbot.mouseClick(replayed.panel.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "0:00:00\nla mer\nThe sea\n\n0:00:00\nIs deep"


def test_as_much_is_heard_again_as_is_chosen(replayed, qtbot):
    replayed.store.change("replay.duration_s", 10)
    replayed.hear(40)
    ask(qtbot, replayed)
    assert replayed.panel.when.text() == "0:00:30 – 0:00:40"


def test_nothing_is_played_where_only_text_is_wanted(replayed, qtbot):
    replayed.store.change("replay.sound", False)
    replayed.hear(2)
    ask(qtbot, replayed)
    assert not replayed.panel.silence.isEnabled()
    assert replayed.asked == []


def test_before_anything_was_heard_that_is_said(replayed, qtbot):
    ask(qtbot, replayed)
    assert replayed.panel.status.text() == "Nothing was heard yet: begin to listen."
    assert replayed.listener.stretches == []


def test_what_was_heard_can_be_asked_for_when_the_session_is_over(replayed, qtbot):
    replayed.hear(3)
    replayed.controller.state = "stopped"
    ask(qtbot, replayed)
    wait_for(qtbot, replayed, lambda: len(replayed.playback.played) == 3 * RATE_HZ)
    assert replayed.asked == [("headphones", None)]  # nothing is captured: any output will do


def test_one_who_asks_again_meanwhile_hears_nothing_twice(replayed, qtbot):
    replayed.hear(3)
    ask(qtbot, replayed)
    replayed.replay.begin()  # as a hotkey does
    replayed.listener.answers.put([])
    wait_for(qtbot, replayed, replayed.panel.ask.isEnabled)
    assert len(replayed.listener.stretches) == 1
    assert replayed.panel.status.text() == "No words were recognised."


def test_it_can_be_silenced(replayed, qtbot):
    replayed.playback.taking.clear()
    replayed.hear(3)
    ask(qtbot, replayed)
    qtbot.mouseClick(replayed.panel.silence, Qt.MouseButton.LeftButton)
    replayed.playback.taking.set()
    wait_for(qtbot, replayed, lambda: not replayed.panel.silence.isEnabled())
    assert len(replayed.playback.played) < RATE_HZ


def test_a_pass_that_fails_is_one_sentence(replayed, qtbot):
    replayed.hear(3)
    ask(qtbot, replayed)
    replayed.listener.answers.put(EngineError("The bundle is gone."))
    wait_for(qtbot, replayed, replayed.panel.ask.isEnabled)
    assert replayed.panel.status.text() == "The bundle is gone."


SYSTEM = Source("speakers.monitor", "Speakers", "system", monitor_of="speakers")


def test_where_it_would_be_translated_again_it_is_only_read(replayed, qtbot):
    replayed.echoes = True
    replayed.hear(3, SYSTEM)
    ask(qtbot, replayed)
    wait_for(qtbot, replayed, lambda: "not played" in replayed.panel.status.text())
    assert len(replayed.playback.played) == 0


def test_where_our_own_sound_is_left_out_it_is_played(replayed, qtbot):
    replayed.echoes = True
    replayed.hear(3, SYSTEM)
    replayed.replay.show(DubLeftOut("program"))
    ask(qtbot, replayed)
    wait_for(qtbot, replayed, lambda: len(replayed.playback.played) == 3 * RATE_HZ)


def test_what_is_listened_to_leaves_us_out_before_it_is_played_there(replayed, qtbot):
    replayed.echoes = True
    first, without_us = FakeCapture(), FakeCapture()
    without_us.reports = [DubLeftOut("program")]
    capture = ResumingCapture(SYSTEM, lambda _: first, open_without_us=lambda _: without_us)
    replayed.hear_from(capture, first, 3)
    ask(qtbot, replayed)

    def is_played():
        for report in capture.take_reports():
            replayed.replay.show(report)
        return len(replayed.playback.played) == 3 * RATE_HZ

    try:
        wait_for(qtbot, replayed, is_played)
    finally:
        capture.stop()
    assert not first.is_started


def test_a_pass_tells_where_in_the_source_each_line_is():
    stretch = Stretch(60_000, 48_000, np.zeros(5 * 48_000, np.float32))
    assert listen(FakeTranslator(), stretch) == [
        Line(60_000, "un deux trois", "One two three."),
        Line(63_000, "un deux", "One two"),
    ]


def load_fake(bundle, config):
    assert (config.offline, config.n_beam) == (True, 10)
    return FakeTranslator()


def load_nothing(bundle, config):
    raise EngineError(f"There is no {bundle}.")


def test_a_process_of_its_own_writes_it_down():
    stretch = Stretch(60_000, 16_000, np.zeros(3 * 16_000, np.float32))
    assert OfflineProcess(load_fake).listen(None, stretch) == [
        Line(60_000, "un deux trois", "One two three.")
    ]


def test_what_fails_in_that_process_is_told_here():
    with pytest.raises(EngineError, match=r"There is no bundle\."):
        OfflineProcess(load_nothing).listen("bundle", Stretch(0, 16_000, SECOND))


def test_after_the_end_no_process_is_begun():
    process = OfflineProcess(load_fake)
    process.end()
    assert process.listen(None, Stretch(0, 16_000, SECOND)) == []
