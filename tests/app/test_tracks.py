"""Caption tracks from the command line and in a window, written word by word without a model."""

import json
import re
import shutil

import numpy as np
import pytest
import soundfile

from app import assets, cli
from app.__main__ import main
from app.model.pace import PACES
from app.model.settings import TrackSettings, TracksSettings
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.model.track_choice import track_choice
from app.views.tracks_window import TracksWindow
from app.wiring import track_window, tracks
from app.wiring.model_rows import list_models
from engine.caption_tracks import Track, TrackChoice
from engine.errors import BundleError, ConfigError
from engine.events import (
    BundleChanged,
    EngineReady,
    LagMeasured,
    SourceUpdated,
    WriteDecided,
    WriteMoment,
)
from engine.glossary_tracks import GlossaryTracks
from tests.app.fake_translator import FakeTranslator

GLOSSARY = {
    "de": {"un": "eins", "deux": "zwei", "trois": "drei"},
    "es": {"un": "uno", "deux": "dos", "trois": "tres"},
}


@pytest.fixture
def models(monkeypatch, tmp_path):
    """A folder of models, with one of caption tracks from French to German and Spanish."""
    folder = tmp_path / "models"
    (folder / "fr-tracks").mkdir(parents=True)
    manifest = {
        "kind": "caption tracks",
        "schema_version": 1,
        "name": "fr-tracks",
        "source_language": "fr",
        "languages": ["en", "de", "es"],
        "network": {},
        "files": {},
        "licence": "CC0-1.0",
    }
    (folder / "fr-tracks" / "manifest.json").write_text(json.dumps(manifest))
    (folder / "fr-en").mkdir()
    shutil.copy(assets.BUNDLE / "manifest.json", folder / "fr-en")
    monkeypatch.setattr(assets, "BUNDLES", folder)
    monkeypatch.setattr(assets, "BUNDLE", folder / "fr-en")
    monkeypatch.setattr(tracks, "shelf_folder", lambda: tmp_path / "shelf")
    monkeypatch.setattr(tracks, "load", lambda folder: GlossaryTracks("fr", GLOSSARY))
    return folder


@pytest.fixture
def sotto(models, monkeypatch, capsys, tmp_path):
    """Run `sotto translate` on six seconds with these arguments and return what it prints."""
    from app import wiring

    monkeypatch.setattr(wiring, "load_translator", lambda *_: FakeTranslator())
    soundfile.write(tmp_path / "talk.wav", np.zeros(6 * 16_000, np.float32), 16_000)

    def run(*arguments):
        bundle = ["--bundle", str(models / "fr-en")]
        code = main(["translate", str(tmp_path / "talk.wav"), *bundle, *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_a_recording_is_captioned_in_every_language(sotto):
    code, out, _ = sotto("--tracks", "de,es:2")
    assert code == 0
    rows = [" ".join(row.split()) for row in out.splitlines()]
    assert rows[:4] == [
        "fr un deux trois",
        "en One two three. (0.0 s)",
        "de eins zwei drei",
        "es uno dos tres",
    ]


def test_json_has_the_tracks_and_why_their_words_waited(sotto):
    _, out, _ = sotto("--tracks", "de", "--json")
    events = [json.loads(line) for line in out.splitlines()]
    german = [each["stable"] for each in events if each.get("track") == "de" and "stable" in each]
    decided = [each for each in events if each["event"] == "write_decided"]
    assert german[:3] == ["eins", "eins zwei", "eins zwei drei"]
    assert decided[0]["moments"] == [{"n_read": 1, "confidence": 0.5}]


def test_every_track_has_its_subtitles(sotto, tmp_path):
    sotto("--tracks", "de,es", "--to", str(tmp_path / "talk.srt"))
    texts = {path.name: path.read_text() for path in tmp_path.glob("*.srt")}
    assert sorted(texts) == ["talk.de.srt", "talk.es.srt", "talk.srt"]
    assert "un deux trois\neins zwei drei\n" in texts["talk.de.srt"]
    assert "un deux trois\nOne two three.\n" in texts["talk.srt"]


def test_the_tracks_are_the_same_in_real_time(sotto, tmp_path):
    soundfile.write(tmp_path / "talk.wav", np.zeros(16_000, np.float32), 16_000)
    _, quick, _ = sotto("--tracks", "de", "--json")
    _, live, _ = sotto("--tracks", "de", "--json", "--realtime")
    said = [
        [line for line in out.splitlines() if '"track": "de"' in line and "lag" not in line]
        for out in (quick, live)
    ]
    assert said[0] == said[1]
    assert said[0]


@pytest.mark.parametrize(
    ("tracks", "complaint"),
    [
        ("it", "No model here makes caption tracks in it of fr (there is de, en, es)"),
        ("en", "The captions are in en already"),
        ("de,de", "needs a language of its own"),
        ("de,es,it,pt", "up to 3 caption tracks"),
        ("de:x", "names languages such as de,es:6, and not 'de:x'"),
        ("de:12", "the lag of a track is from 1 to 9 words, not 12"),
        ("Deutsch", "names languages such as de,es:6"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_before_the_work(sotto, tracks, complaint):
    code, out, err = sotto("--tracks", tracks)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert complaint in err


def test_where_there_is_no_model_the_sentence_says_so(sotto, models):
    shutil.rmtree(models / "fr-tracks")
    code, _, err = sotto("--tracks", "de")
    assert code == 1
    assert "there is none" in err
    assert "`sotto models list`" in err


def test_a_track_lags_as_the_delay_says_unless_it_is_told():
    command = cli.parse(["listen", "--tracks", "de,es:6", "--latency-ms", "1280"])
    assert command.tracks == TrackChoice((Track("de", 4), Track("es", 6)))


def test_every_stop_of_the_slider_lets_a_track_lag_more():
    chosen = TracksSettings(first=TrackSettings("de"), second=TrackSettings("es", offset_words=8))
    lags = [[each.lag_words for each in track_choice(chosen, pace).tracks] for pace in PACES]
    german, spanish = zip(*lags, strict=True)
    assert list(german) == sorted(set(german))
    assert set(spanish) == {9}


@pytest.fixture
def chooser(qtbot, models, tmp_path):
    window, store = TracksWindow(), SettingsStore(SettingsFile(tmp_path / "settings.toml"))
    chosen, told = [], []
    chooser = track_window.TrackChooser(
        window, lambda: models / "fr-en", store, chosen.append, told.append
    )
    chooser.window, chooser.chosen, chooser.told = window, chosen, told
    yield chooser
    window.deleteLater()


def test_a_window_offers_what_a_model_writes_apart_from_the_captions_own_language(chooser):
    chosen = TracksSettings(first=TrackSettings("de"))
    assert chooser.writable(chosen) == chosen
    assert [chooser.window.form.rows["first"].language.itemData(i) for i in (0, 1)] == ["es", "de"]
    assert chooser.told == []


def test_what_a_person_chooses_is_kept_and_counts_at_once(chooser):
    chooser.follow()
    chooser.window.form.add.click()
    chooser.window.form.rows["first"].offset.setValue(2)
    assert chooser.chosen[-1] == TracksSettings(first=TrackSettings("de", offset_words=2))
    assert [chooser.window.charted.itemData(i) for i in range(2)] == ["de", None]


def test_another_model_of_speech_offers_other_tracks(chooser, models):
    chooser.follow()
    (models / "fr-tracks" / "manifest.json").unlink()
    chooser.show(BundleChanged("es", "en", 0))
    assert not chooser.window.form.add.isEnabled()
    assert len(chooser.chosen) == 2


def test_why_words_waited_is_charted_while_the_window_is_open(chooser):
    chooser.window.show_tracks(TracksSettings(first=TrackSettings("de")))
    chooser.window.show()
    chooser.show(SourceUpdated(0, "un", "", 300))
    chooser.show(WriteDecided("de", 0, "eins", 1, (WriteMoment(1, 0.9),)))
    assert "eins" in chooser.window.waits.dots.accessibleDescription()
    chooser.window.hide()


def test_each_track_has_its_own_lag_of_the_last_minute(chooser):
    tracks = TracksSettings(first=TrackSettings("de"), second=TrackSettings("es"))
    chooser.window.show_tracks(tracks)
    rows = chooser.window.form.rows
    for lag_ms in (1000, 1400, 3200):
        chooser.show(LagMeasured(lag_ms, "es"))
    chooser.show(LagMeasured(9000))  # of the speech engine's own captions
    assert (rows["first"].lag.text(), rows["second"].lag.text()) == ("–", "1.4 – 3.2 s")
    chooser.window.show_tracks(TracksSettings(first=TrackSettings("es")))
    assert rows["first"].lag.text() == "–"
    chooser.show(LagMeasured(1000, "es"))
    assert rows["first"].lag.text() == "1.0 – 3.2 s"
    chooser.show(EngineReady("fr", "en"))
    assert rows["first"].lag.text() == "–"


def test_a_track_that_no_model_writes_is_told_once_and_left_out(chooser):
    chosen = TracksSettings(first=TrackSettings("it"), second=TrackSettings("de"))
    for _ in range(2):
        assert chooser.writable(chosen) == TracksSettings(second=TrackSettings("de"))
    assert len(chooser.told) == 1
    assert "caption tracks in Italian" in chooser.told[0]


def test_a_model_that_writes_some_of_the_languages_is_not_taken(models):
    with pytest.raises(BundleError, match="there is de, en, es"):
        tracks.load_tracks("fr", ("de", "it"))
    with pytest.raises(ConfigError):
        tracks.check_tracks(TrackChoice((Track("en"),)), models / "fr-en")


@pytest.fixture
def bench(models, monkeypatch, capsys, tmp_path):
    """Run `sotto bench tracks` on a second of sound and return what it prints."""
    from app import wiring

    monkeypatch.setattr(wiring, "load_translator", lambda *_: FakeTranslator())
    soundfile.write(tmp_path / "talk.wav", np.zeros(16_000, np.float32), 16_000)

    def run(*arguments):
        given = ["--bundle", str(models / "fr-en"), "--recording", str(tmp_path / "talk.wav")]
        code = main(["bench", "tracks", "--seconds", "1.2", *given, *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_what_tracks_cost_is_measured_beside_the_speech_engine(bench, tmp_path, monkeypatch):
    glossary = {"en": {}, **GLOSSARY}
    monkeypatch.setattr(tracks, "load", lambda folder: GlossaryTracks("fr", glossary))
    code, out, _ = bench("--json", str(tmp_path / "figures.json"))
    assert code == 0
    assert out.startswith("fr-en with en, de, es (a model of tracks), 1 s at 320 ms")
    assert re.search(r"captions beside tracks, p95 +[\d.]+ ms   120 ms\n", out)
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["beside"]["n_words"] == 3
    assert figures["alone"]["n_words"] == 0


def test_without_a_model_it_is_said_that_words_are_copied(bench, models):
    shutil.rmtree(models / "fr-tracks")
    code, _, err = bench()
    assert (code, err.count("\n")) == (1, 1)
    assert "--copied" in err
    code, out, _ = bench("--copied")
    assert code == 0
    assert "fr-en with de, es, it (words are copied: no model of tracks)" in out


def test_a_model_of_tracks_is_listed_and_hears_nothing(models):
    (row,) = [each for each in list_models().rows if each.name == "fr-tracks"]
    assert (row.source_language, row.target_language) == ("fr", "en, de, es")
    assert row.is_readable
    assert not row.can_listen
