"""The lists of sources and outputs, while devices and programs come and go."""

import pytest

from app.controller import Controller
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.session import Settings
from app.wiring import source_list
from app.wiring.source_list import SourceList
from engine.audio.capture import Source
from engine.audio.device_watch import Devices
from engine.audio.playback import Output
from tests.app.fake_devices import FakeWatch

FILM = Source("app:Film", "What Film plays", "program", monitor_of="speakers", program="Film")
FIXED = ["system", "mic"]


@pytest.fixture
def sources(desktop, tmp_path, monkeypatch):
    monkeypatch.setattr(source_list, "DeviceWatch", FakeWatch)
    store = SettingsStore(SettingsFile(tmp_path / "settings.toml"))
    controller = Controller(lambda _: None, desktop, Settings("system", 320, dub=False))
    sources = SourceList(desktop.control_bar, desktop.main, controller, store)
    sources.store, sources.controller = store, controller
    sources.open()
    return sources


def names(desktop):
    return desktop.control_bar.source.names


def test_what_can_always_be_heard_is_there_before_anybody_has_looked(desktop, sources):
    assert names(desktop) == [*FIXED, "demo"]


def test_a_program_that_begins_is_listed_and_one_that_ends_is_not(desktop, sources):
    sources._watch.news = Devices((FILM,), (Output("ears", "Headphones"),))
    sources.refresh()
    assert names(desktop) == [*FIXED, "app:Film", "demo"]
    assert desktop.main.output.findData("ears") == 1
    sources._watch.news = Devices()
    sources.refresh()
    assert names(desktop) == [*FIXED, "demo"]
    assert desktop.main.output.count() == 1


def test_what_is_chosen_stays_listed_when_it_has_ended(desktop, sources):
    sources._watch.news = Devices((FILM,))
    sources.refresh()
    sources.controller.choose_source("app:Film")
    sources._watch.news = Devices()
    sources.refresh()
    assert desktop.control_bar.source.currentData() == "app:Film"


def test_what_was_opened_last_is_listed_by_a_name_without_secrets(desktop, sources, tmp_path):
    sources.store.change("listening.recording", str(tmp_path / "talk.wav"))
    sources.store.change("listening.address", "https://me:secret@radio.example.org/live.m3u8")
    sources.refresh()
    picker = desktop.control_bar.source
    titles = [picker.itemText(index) for index in range(picker.count())]
    assert titles[2:4] == ["talk.wav", "radio.example.org"]
