"""What live sessions leave behind, through the whole command and the whole window."""

from contextlib import closing

import numpy as np
import pytest
import soundfile

from app import assets, cli, wiring
from app.__main__ import main
from app.folders import transcripts_path
from app.model.settings import TranscriptSettings
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.model.transcript_tables import open_transcripts
from app.model.transcripts import Transcripts
from app.wiring import device_choices, source_list
from app.wiring import window as windows
from app.wiring.transcripts import TranscriptKeeper, kept
from engine.audio.fake import FakeCapture, FakePlayback
from engine.events import (
    BundleChanged,
    CaptionUpdated,
    EngineReady,
    EngineStopped,
    SourceUpdated,
    UtteranceEnded,
)
from tests.app.fake_devices import FakeWatch
from tests.app.fake_translator import FakeTranslator


@pytest.fixture
def listen(monkeypatch, capfd):
    """Run `sotto listen` over two seconds of sound: what it said to people."""
    pcm = np.zeros(2 * 16_000, np.float32)
    monkeypatch.setattr(wiring.live, "open_capture", lambda *_, **__: FakeCapture(pcm))
    monkeypatch.setattr(wiring, "load_translator", lambda *_: FakeTranslator(speaks=True))

    def run(*arguments):
        assert main(["listen", *arguments]) == 0
        return capfd.readouterr()

    return run


def break_off():
    with closing(open_transcripts(transcripts_path())) as connection:
        connection.execute("UPDATE session SET ended_ms = NULL")


def texts(number=1):
    (utterance,) = Transcripts(transcripts_path()).utterances(number)
    return utterance.source.stable, utterance.translation.stable


def test_a_session_of_the_terminal_is_kept(listen):
    listen("--source", "mic")
    assert texts() == ("un deux", "One two")
    assert Transcripts(transcripts_path()).session(1).facts.source == "mic"


def test_nothing_is_kept_where_nobody_wants_it(listen):
    listen("--no-transcript")
    assert main(["settings", "set", "transcript.keep", "off"]) == 0
    listen()
    assert not transcripts_path().exists()


def test_the_next_session_tells_of_one_that_broke_off(listen):
    listen()
    break_off()
    out, err = listen()
    assert "Sotto ended without warning in the session of " in out + err
    assert "ended without warning" not in "".join(listen())


def test_programs_that_read_events_are_told_beside_them(listen):
    listen()
    break_off()
    out, err = listen("--json")
    assert "ended without warning" in err
    assert "ended without warning" not in out


def test_bad_settings_are_told_and_do_no_harm(listen):
    path = transcripts_path().parent.parent / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[transcript]\nkeep = 'maybe'\n")
    assert "transcript.keep must be true or false, not 'maybe': True is used." in "".join(listen())
    assert texts() == ("un deux", "One two")


def test_the_dub_is_kept_where_that_is_wanted(listen, monkeypatch, tmp_path):
    monkeypatch.setattr(wiring.live, "open_playback", lambda *_, **__: FakePlayback())
    listen("--dub")
    assert main(["settings", "set", "transcript.keep_dub", "on"]) == 0
    listen("--dub")
    for ending in ("wav", "flac", "ogg"):
        path = tmp_path / f"dub.{ending}"
        assert main(["transcripts", "export", "2", str(path)]) == 0
        assert soundfile.info(path).frames == 2 * 8000
    assert main(["transcripts", "export", "1", str(tmp_path / "none.wav")]) == 1
    assert not (tmp_path / "none.wav").exists()


def test_a_running_session_is_kept_as_long_as_that_is_wanted():
    keep, forget = TranscriptSettings(keep=True), TranscriptSettings(keep=False)
    keeper = TranscriptKeeper(transcripts_path(), forget)
    keeper.show(EngineReady("fr", "en"))
    keeper.show(SourceUpdated(0, "un", "", 1))
    keeper.follow(keep)
    keeper.show(SourceUpdated(0, "un deux", "", 2))  # it began before
    keeper.show(SourceUpdated(1, "trois", "", 3))
    keeper.follow(forget)
    keeper.show(SourceUpdated(1, "trois quatre", "", 4))
    keeper.follow(keep)
    keeper.show(SourceUpdated(1, "trois quatre cinq", "", 5))
    keeper.show(SourceUpdated(2, "six", "", 6))
    keeper.show(EngineStopped())
    keeper.close()
    assert [texts(number)[0] for number in (1, 2)] == ["trois", "six"]


def test_what_another_model_says_is_a_transcript_of_its_own_from_where_it_begins():
    keeper = TranscriptKeeper(transcripts_path(), TranscriptSettings(keep=True))
    keeper.expect("mic", None)
    keeper.show(EngineReady("fr", "en"))
    keeper.show(SourceUpdated(0, "un", "", 1000))
    keeper.show(BundleChanged("es", "it", 5000))
    keeper.show(SourceUpdated(1, "dos", "", 6000))
    keeper.show(CaptionUpdated("it", 1, "due", "", 6000))
    keeper.show(UtteranceEnded(1, 5500, 7000))
    keeper.show(EngineStopped())
    keeper.close()
    transcripts = Transcripts(transcripts_path())
    facts = [transcripts.session(number).facts for number in (1, 2)]
    assert [(each.source, each.source_language, each.target_language) for each in facts] == [
        ("mic", "fr", "en"),
        ("mic", "es", "it"),
    ]
    (utterance,) = transcripts.utterances(2)
    assert (texts(1)[0], texts(2)) == ("un", ("dos", "due"))
    assert (utterance.start_ms, utterance.end_ms) == (500, 2000)


@pytest.fixture
def watch_demo(qtbot, monkeypatch, tmp_path):
    """Run a window until its session has ended: what its status showed meanwhile."""
    soundfile.write(tmp_path / "clip.wav", np.zeros(17_600, np.float32), 16_000)
    monkeypatch.setattr(assets, "DEMO_CLIP", tmp_path / "clip.wav")
    monkeypatch.setattr(device_choices, "list_sources", list)
    monkeypatch.setattr(source_list, "DeviceWatch", FakeWatch)
    store = SettingsStore(SettingsFile(tmp_path / "settings.toml"))

    def run(*arguments, then=lambda window: None):
        options, events, shown = cli.parse(["--source", "demo", *arguments]), [], []
        with kept(is_wanted=options.transcript) as keeper:
            window = windows.Window(
                options, lambda: None, lambda *_: FakeTranslator(), store, keeper
            )
            window.bridge.received.connect(events.append)
            window.bridge.drained.connect(
                lambda: shown.append(window.desktop.control_bar.status.text())
            )
            window.open()
            if options.start:
                qtbot.waitUntil(lambda: EngineStopped() in events)
            else:
                qtbot.waitUntil(lambda: any("without warning" in text for text in shown))
            then(window)
        window.desktop.leave()
        for widget in (*window.desktop.windows, window.bridge):
            widget.deleteLater()
        return shown

    return run


def test_a_session_of_the_window_is_kept(watch_demo):
    watch_demo("--start")
    assert texts() == ("un", "One")
    assert Transcripts(transcripts_path()).session(1).facts.source == "demo"


def test_a_window_without_transcript_keeps_none(watch_demo):
    watch_demo("--start", "--no-transcript")
    assert not transcripts_path().exists()


def test_the_window_tells_of_a_session_that_broke_off_and_opens_it(watch_demo, qtbot):
    def open_it(window):
        bar, view = window.desktop.control_bar, window.desktop.main.transcript
        assert bar.recovered.isVisible()
        bar.recovered.click()
        qtbot.waitUntil(lambda: view.lines.model().rowCount() == 1)
        assert view.lines.model().index(0, 0).data() == "0:00:00   un\nOne"
        assert (view.sessions.number, bar.recovered.isVisible()) == (1, False)
        window.end()

    watch_demo("--start")
    break_off()
    told = "".join(watch_demo(then=open_it))
    assert "Sotto ended without warning in the session of " in told
    assert "sotto transcripts" not in told


def test_a_correction_is_kept_with_its_own_session_and_with_no_other():
    keeper = TranscriptKeeper(transcripts_path(), TranscriptSettings())
    keeper.show(EngineReady("fr", "en"))
    keeper.show(SourceUpdated(0, "un", "", 100))
    assert keeper.correct(0, "", "deux")
    keeper.show(EngineStopped())
    keeper.follow(TranscriptSettings(keep=False))
    keeper.show(EngineReady("fr", "en"))
    keeper.show(SourceUpdated(0, "trois", "", 100))
    assert not keeper.correct(0, "", "quatre")
    keeper.show(EngineStopped())
    keeper.close()
    assert texts() == ("deux", "")
