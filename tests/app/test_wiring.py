import queue
import signal
import socket
import threading

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt

from app import assets, cli, wiring
from app.__main__ import main
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.wiring import device_choices, first_run, source_list
from app.wiring import window as windows
from engine.audio.fake import FakeCapture
from engine.errors import DeviceError
from engine.events import CaptionUpdated, EngineStopped, LagMeasured
from tests.app.fake_devices import FakeWatch
from tests.app.fake_translator import FakeTranslator


@pytest.fixture
def no_sound(monkeypatch):
    def refuse(*_, **__):
        raise DeviceError("There is no sound server: start one.")

    for module, name in (
        (device_choices, "list_sources"),
        (wiring.live, "open_capture"),
        (wiring.live, "open_playback"),
        (first_run, "open_capture"),
    ):
        monkeypatch.setattr(module, name, refuse)
    monkeypatch.setattr(source_list, "DeviceWatch", FakeWatch)


@pytest.fixture
def clip(monkeypatch, tmp_path):
    soundfile.write(tmp_path / "clip.wav", np.zeros(17_600, np.float32), 16_000)
    monkeypatch.setattr(assets, "DEMO_CLIP", tmp_path / "clip.wav")


@pytest.fixture
def open_window(qtbot, tmp_path):
    """Open a window with a fake translator; `quits` counts how often it wanted to leave."""
    translator = FakeTranslator(speaks=True)
    store = SettingsStore(SettingsFile(tmp_path / "settings.toml"))
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    quits = queue.SimpleQueue()
    opened = []

    def open_window(*arguments):
        window = windows.Window(
            cli.parse(list(arguments)), lambda: quits.put(None), lambda *_: translator, store
        )
        window.store = store
        opened.append(window)
        window.translator, window.quits, window.events = translator, quits, []
        window.bridge.received.connect(window.events.append)
        window.open()
        return window

    yield open_window
    for window in opened:
        window.controller.close()
        qtbot.waitUntil(lambda w=window: w.controller.state == "stopped")
        window.desktop.leave()
        for widget in (*window.desktop.windows, window.bridge):
            widget.deleteLater()
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_the_demo_clip_goes_through_the_window(open_window, qtbot, no_sound, clip):
    window = open_window("--start", "--source", "demo", "--dub")
    qtbot.waitUntil(lambda: EngineStopped() in window.events)
    assert [event.stable for event in window.events if isinstance(event, CaptionUpdated)] == ["One"]
    assert any(isinstance(event, LagMeasured) for event in window.events)
    assert window.desktop.overlay.isVisible()
    assert window.desktop.control_bar.status.text() == "Stopped"


def test_without_a_screen_the_demo_runs_in_the_terminal(monkeypatch, capfd, no_sound, clip):
    monkeypatch.setattr(wiring, "has_display", lambda: False)
    monkeypatch.setattr(wiring, "load_translator", lambda bundle, config: FakeTranslator())
    assert main(["demo"]) == 0
    assert capfd.readouterr().out.startswith("fr  un\nen  One")


def test_without_sound_the_window_opens_and_says_so(open_window, no_sound):
    window = open_window("--start")
    assert window.desktop.control_bar.status.text() == "There is no sound server: start one."
    assert window.desktop.control_bar.start.isEnabled()


def test_the_slider_reaches_a_running_translator(open_window, qtbot, no_sound, clip):
    window = open_window("--start", "--source", "demo")
    window.desktop.control_bar.latency.setValue(3)
    qtbot.waitUntil(lambda: window.translator.latencies_ms[-1:] == [1280])


def test_a_window_nobody_set_up_opens_with_a_page_that_says_what_is_wrong(
    open_window, qtbot, no_sound, clip
):
    page = open_window().desktop.first_run
    assert page.isVisible()
    qtbot.waitUntil(lambda: page.sound.text().startswith("There is no sound server: start one."))
    qtbot.waitUntil(lambda: page.speed.text().startswith("A second of sound takes this computer"))
    qtbot.waitUntil(page.begin.isEnabled)
    page.close()
    assert not open_window().desktop.first_run.isVisible()


def test_a_window_that_is_left_lets_its_speed_test_end(open_window, no_sound, clip, monkeypatch):
    """The interpreter aborts where a thread is inside a model while everything is torn down."""
    is_begun, is_left, loads = threading.Event(), threading.Event(), []

    def measure_load(*_):
        is_begun.set()
        assert is_left.wait(60.0)
        loads.append(9.9)  # far too slow, so that the next chunk would be tried
        return loads[-1]

    monkeypatch.setattr(first_run, "measure_load", measure_load)
    window = open_window()
    assert is_begun.wait(60.0)
    monkeypatch.setattr(window.desktop.first_run.meter, "show_level", lambda *_: is_left.set())
    window.end()
    assert "sotto-speed" not in {thread.name for thread in threading.enumerate()}
    assert len(loads) == 1


def test_the_page_connects_to_no_stream(open_window, no_sound, clip, qtbot):
    window = open_window("--source", "https://radio.example.org/live.mp3", "--set-up")
    page = window.desktop.first_run
    qtbot.waitUntil(page.isVisible)
    assert page.sound.text() == "The stream is heard as soon as you begin."
    qtbot.waitUntil(page.begin.isEnabled)  # the speed is measured
    page.close()


def test_who_names_a_source_needs_no_page(open_window, no_sound):
    assert not open_window("--source", "demo").desktop.first_run.isVisible()


def test_the_page_hears_what_is_chosen_and_lets_it_go(
    open_window, qtbot, no_sound, clip, monkeypatch
):
    captures = {"system": FakeCapture(), "mic": FakeCapture()}
    monkeypatch.setattr(first_run, "open_capture", captures.__getitem__)
    monkeypatch.setattr(first_run, "is_muted", lambda source: False)
    window = open_window()
    page = window.desktop.first_run
    qtbot.keyClick(page.source, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: [name for name in captures if captures[name].is_started] == ["mic"])
    captures["mic"].feed(np.full(3200, 0.5, np.float32))
    qtbot.waitUntil(lambda: page.sound.text() == "Sound arrives: all is well.")
    assert window.desktop.control_bar.source.currentData() == "mic"
    page.close()
    qtbot.waitUntil(lambda: not captures["mic"].is_started)


def test_the_demo_is_played_from_the_page_and_ends_when_all_is_chosen(
    open_window, qtbot, no_sound, clip
):
    window = open_window()
    page = window.desktop.first_run
    qtbot.waitUntil(page.demo.isEnabled)
    page.demo.click()
    assert not page.demo.isEnabled()
    qtbot.waitUntil(lambda: EngineStopped() in window.events)
    qtbot.waitUntil(page.demo.isEnabled)
    assert window.controller.settings.source == "system"
    page.begin.click()
    assert not page.isVisible()
    assert window.desktop.control_bar.status.text() == "There is no sound server: start one."


def test_closing_ends_the_session_and_then_leaves(open_window, qtbot, no_sound, clip):
    window = open_window("--start", "--source", "demo")
    window.desktop.control_bar.close()
    qtbot.waitUntil(lambda: not window.quits.empty())
    assert window.events[-1] == EngineStopped()


def test_another_language_in_the_settings_is_spoken_at_once(open_window, qtbot, no_sound):
    window = open_window("--source", "demo")
    window.store.change("window.language", "de")
    window.follow_window()
    bar = window.desktop.control_bar
    qtbot.waitUntil(lambda: bar.start.text() == "&Starten")
    assert (bar.status.text(), bar.source.currentText()) == ("Bereit", "Die Demo")
    window.store.change("window.language", "en")
    window.follow_window()
    qtbot.waitUntil(lambda: bar.start.text() == "&Start")
    assert bar.status.text() == "Ready"


def test_another_theme_in_the_settings_is_worn_at_once(open_window, no_sound):
    window = open_window("--source", "demo")
    behind = {}
    for theme in ("light", "dark", "high-contrast"):
        window.store.change("window.theme", theme)
        window.follow_window()
        image = window.desktop.control_bar.grab().toImage()
        behind[theme] = image.pixelColor(image.width() // 2, 6).lightness()
    assert behind["light"] > 200
    assert behind["high-contrast"] < behind["dark"] < 50


def test_the_second_screen_is_opened_in_the_window_with_a_code(open_window, qtbot, no_sound):
    window = open_window("--source", "demo")
    window.store.change("page.port", free_port())
    form = window.desktop.main.second_screen
    window.desktop.main.tabs.setCurrentIndex(1)
    window.desktop.show_main()
    form.network.click()
    form.serve.click()
    qtbot.waitUntil(form.code.isVisible)
    assert "#token=" in form.link.text()
    form.serve.click()
    qtbot.waitUntil(lambda: not form.link.isVisible())
    assert window.store.settings.page.reach == "network"
    window.end()


def test_the_language_is_chosen_in_the_window_and_spoken_at_once(open_window, qtbot, no_sound):
    window = open_window("--source", "demo")
    program = window.desktop.main.program
    program.language.activated.emit(program.language.findData("fr"))
    qtbot.waitUntil(lambda: window.desktop.control_bar.start.text() == "&Démarrer")
    program.language.activated.emit(program.language.findData("en"))
    qtbot.waitUntil(lambda: window.desktop.control_bar.start.text() == "&Start")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
