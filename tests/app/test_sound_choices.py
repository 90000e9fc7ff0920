"""What is chosen of sound in the windows: the volume of the original, a source by its level."""

import numpy as np
import pytest

from app.model.presets import presets
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.views.main_window import MainWindow
from app.views.source_picker import LEVEL_ROLE, SourcePicker
from app.wiring import source_levels
from app.wiring.original_volume import OriginalVolume
from app.wiring.source_levels import SourceLevels
from engine.audio.capture import Source
from engine.audio.device_watch import Devices
from engine.audio.fake import FakeCapture
from engine.errors import DeviceError


class FakeDucker:
    percents = ()

    def set_original_percent(self, percent):
        self.percents = (*self.percents, percent)


@pytest.fixture
def main(qtbot):
    main = MainWindow(list(presets()))
    qtbot.addWidget(main)
    return main


@pytest.fixture
def store(tmp_path):
    return SettingsStore(SettingsFile(tmp_path / "settings.toml"))


def test_the_slider_is_remembered_and_rules_the_session_that_runs(main, store):
    original = OriginalVolume(main, store, said=None)
    original._ducker = ducker = FakeDucker()
    main.original.setValue(30)
    assert (store.settings.dub.original_percent, original.percent) == (30, 30)
    assert ducker.percents == (30,)


def test_what_the_command_line_says_holds_until_somebody_chooses(main, store):
    original = OriginalVolume(main, store, said=40)
    original.show()
    assert (main.original.value(), store.settings.dub.original_percent) == (40, 100)
    main.original.setValue(60)
    assert original.percent == store.settings.dub.original_percent == 60


def test_a_session_whose_original_cannot_be_lowered_leaves_the_slider_as_it_is(main, store):
    original = OriginalVolume(main, store, said=None)
    original.rule(FakeCapture())
    main.original.setValue(30)
    assert original.percent == 30


SPEAKERS = Source("speakers.monitor", "What Speakers plays", "system", True, "speakers")
MIC = Source("mic0", "Microphone", "mic", True)
SERVER = Devices((SPEAKERS, MIC), can_lower=True)


@pytest.mark.parametrize(
    ("devices", "source", "has_dub", "why"),
    [
        (SERVER, "system", True, ""),
        (SERVER, "speakers.monitor", True, ""),
        (SERVER, "system", False, "turn it on"),
        (Devices((SPEAKERS,)), "system", True, "PulseAudio or PipeWire"),
        (SERVER, "mic", True, "not to mic"),
        (SERVER, "/films/talk.wav", True, "not to talk.wav"),
        (SERVER, "https://example.org/radio", True, "not to example.org"),
        (SERVER, "demo", True, "not to demo"),
    ],
)
def test_where_nothing_can_be_lowered_the_slider_says_why(
    main, store, devices, source, has_dub, why
):
    original = OriginalVolume(main, store, said=None)
    original.refresh(devices, source, has_dub=has_dub)
    assert main.original.isEnabled() == (not why)
    assert why in main.original.toolTip()
    assert why in main.original.accessibleDescription()
    main.word()
    assert why in main.original.toolTip()


class FakeController:
    state = "stopped"


@pytest.fixture
def picker(qtbot):
    picker = SourcePicker()
    qtbot.addWidget(picker)
    names = ("system", "mic", "app:Film", "https://example.org/radio", "demo")
    picker.show_sources([(name, name) for name in names], "system")
    picker.show()
    yield picker
    picker.hidePopup()


@pytest.fixture
def captures(monkeypatch):
    captures = {"system": FakeCapture(), "mic": FakeCapture(), "app:Film": None}

    def open_capture(name):
        if captures[name] is None:
            raise DeviceError("It has ended.")
        return captures[name]

    monkeypatch.setattr(source_levels, "open_capture", open_capture)
    return captures


@pytest.fixture
def levels(picker):
    levels = SourceLevels(picker, FakeController())
    yield levels
    levels.close()


def test_every_source_is_heard_while_the_list_is_open_and_no_longer(
    picker, captures, levels, qtbot
):
    picker.showPopup()
    heard = [captures["system"], captures["mic"]]
    qtbot.waitUntil(lambda: all(capture.is_started for capture in heard))
    captures["mic"].feed(np.full(3200, 0.5, np.float32))
    levels.refresh()
    assert picker.itemData(1, LEVEL_ROLE) == pytest.approx((-6.02, -6.02), abs=0.01)
    assert [picker.itemData(i, LEVEL_ROLE) for i in (0, 2, 3)] == [None, None, None]
    picker.hidePopup()
    qtbot.waitUntil(lambda: not any(capture.is_started for capture in heard))


def test_what_begins_to_play_while_the_list_is_open_is_heard_too(picker, captures, levels, qtbot):
    picker.showPopup()
    captures["app:Music"] = music = FakeCapture()
    picker.show_sources([("mic", "mic"), ("app:Music", "Music")], "mic")
    levels.refresh()
    qtbot.waitUntil(lambda: music.is_started)
    qtbot.waitUntil(lambda: not captures["system"].is_started)
    assert captures["mic"].is_started


def test_while_a_session_runs_nothing_else_is_heard(picker, captures, levels):
    levels._controller.state = "listening"
    picker.showPopup()
    levels.close()
    assert not captures["system"].is_started
