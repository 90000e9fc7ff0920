"""Sources that a person names: a recording that is sought or dropped, the address of a stream."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.controller import Controller
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.session import Settings
from app.views.source_drop import SourceDrop
from app.wiring import named_sources
from app.wiring.named_sources import NamedSources
from engine.audio.fake import FakeCapture
from engine.errors import DeviceError

RADIO = "https://radio.example.org/live.mp3"


@pytest.fixture
def desktop(desktop):
    desktop.open()
    return desktop


@pytest.fixture
def named(desktop, tmp_path):
    store = SettingsStore(SettingsFile(tmp_path / "settings.toml"))
    controller = Controller(lambda _: None, desktop, Settings("system", 320, dub=False))
    named = NamedSources(desktop.control_bar, controller, store)
    named.store, named.controller = store, controller
    yield named
    named.close()


@pytest.fixture
def capture(monkeypatch):
    capture = FakeCapture()
    monkeypatch.setattr(named_sources, "open_capture", lambda name: capture)
    return capture


@pytest.fixture
def dialog(desktop, named, qtbot):
    desktop.control_bar.activateWindow()
    qtbot.waitUntil(desktop.control_bar.isActiveWindow)
    qtbot.keyClick(desktop.control_bar, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    dialog = named.address
    qtbot.waitUntil(dialog.isVisible)
    yield dialog
    if named.address is not None:
        dialog.reject()


def test_a_recording_that_is_chosen_is_listened_to_and_remembered(desktop, named, tmp_path):
    desktop.control_bar.source.recording_wanted.emit()
    path = str(tmp_path / "talk.wav")
    named.recording.fileSelected.emit(path)
    named.recording.close()
    assert named.controller.settings.source == path
    assert named.store.settings.listening.recording == path
    assert desktop.control_bar.status.text() == "talk.wav is the source."


def test_an_address_is_tried_and_its_level_seen(named, dialog, capture, qtbot):
    qtbot.keyClicks(dialog.field, RADIO)
    qtbot.mouseClick(dialog.trial, Qt.MouseButton.LeftButton)
    assert dialog.answer.text() == "Connecting…"
    qtbot.waitUntil(lambda: capture.is_started)
    capture.feed(np.full(3200, 0.5, np.float32))
    named.refresh()
    assert dialog.answer.text() == "Sound arrives."
    assert dialog.meter.accessibleDescription() == "-6 dB"
    qtbot.mouseClick(dialog.listen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not capture.is_started)
    assert named.controller.settings.source == named.store.settings.listening.address == RADIO


def test_what_is_wrong_with_an_address_is_said_in_the_form(named, dialog, monkeypatch, qtbot):
    def refuse(name):
        raise DeviceError(f"{name} cannot be heard (404 Not Found): check the address.")

    monkeypatch.setattr(named_sources, "open_capture", refuse)
    qtbot.keyClicks(dialog.field, "radio.example.org")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert "neither a recording nor an address" in dialog.answer.text()
    dialog.field.setText(RADIO)
    qtbot.mouseClick(dialog.trial, Qt.MouseButton.LeftButton)

    def is_told():
        named.refresh()
        return "404" in dialog.answer.text()

    qtbot.waitUntil(is_told)
    assert dialog.answer.property("problem")
    assert named.controller.settings.source == "system"


@pytest.mark.parametrize(("has_decoder", "said"), [(True, ""), (False, "neither ffmpeg nor PyAV")])
def test_what_cannot_be_heard_without_a_decoder_is_said_before_anybody_tries(
    named, monkeypatch, has_decoder, said, qtbot
):
    monkeypatch.setattr(named_sources, "can_decode_streams", lambda: has_decoder)
    named._bar.address_wanted.emit()
    hint = named.address.hint
    assert hint.isVisible() == bool(said)
    assert said in hint.text()
    named.address.reject()


def drop(window, *urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter, event = QDragEnterEvent(QPoint(20, 20), *how), QDropEvent(QPoint(20, 20), *how)
    for each in (enter, event):
        each.setAccepted(False)
        QApplication.sendEvent(window, each)
    return enter.isAccepted() and event.isAccepted()


def test_one_recording_or_address_that_is_dropped_on_a_window_is_the_source(desktop, named):
    drops = SourceDrop(desktop.control_bar, desktop.main)
    drops.dropped.connect(named.choose)
    assert drop(desktop.control_bar, "file:///films/a%20talk.wav")
    assert named.controller.settings.source == "/films/a talk.wav"
    assert drop(desktop.main, RADIO)
    assert named.controller.settings.source == RADIO
    assert not drop(desktop.main, "file:///a.wav", "file:///b.wav")
    assert drop(desktop.main, "ftp://example.org/a.wav")
    assert named.controller.settings.source == RADIO
    assert "neither a recording" in desktop.control_bar.status.text()


def test_a_name_that_cannot_be_written_down_is_refused_in_a_sentence(desktop, named):
    named.choose("/films/two\nlines.wav")
    assert named.controller.settings.source == "system"
    assert "listening.recording must be text on one line" in desktop.control_bar.status.text()
