"""The model chosen by the language heard: which one, what is said, and what is done with it."""

import json
import shutil

import numpy as np
import pytest
import soundfile

from app import assets, cli
from app.__main__ import main
from app.bundle_place import ANY_BUNDLE, bundle_folder, bundle_name, first_bundle, shelf_folder
from app.folders import VARIABLE
from app.notices import to_notice
from app.wiring import load_translator
from app.wiring.by_language import by_language, choose_for_recording, choose_model
from engine import EngineConfig
from engine.audio.fake import FakeCapture
from engine.errors import ConfigError
from engine.events import (
    BundleChanged,
    EngineReady,
    EngineStopped,
    LanguageHeard,
    SourceUpdated,
    UtteranceEnded,
)
from engine.worker import Engine

FRENCH = ("fr", "en")


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Return what installs a copy of our model that says it hears another language."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "sotto"))

    def install(name, source, target="en"):
        folder = shutil.copytree(assets.BUNDLE, shelf_folder() / name)
        manifest = json.loads((folder / "manifest.json").read_text())
        manifest |= {"name": name, "source_language": source, "target_language": target}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        return folder

    return install


def test_a_language_that_the_present_model_hears_changes_nothing(shelf):
    shelf("mine", "fr")
    assert choose_model("fr", FRENCH) == (LanguageHeard("fr", "", is_understood=True), None)


def test_an_unclear_language_changes_nothing(shelf):
    assert choose_model("", FRENCH) == (LanguageHeard("", "", is_understood=False), None)


def test_the_installed_model_for_a_language_is_taken(shelf):
    folder = shelf("spanish", "es")
    assert choose_model("es", FRENCH) == (
        LanguageHeard("es", "spanish", is_understood=True),
        folder,
    )


def test_of_several_the_one_that_writes_the_same_language_is_taken(shelf):
    shelf("a-es-it", "es", "it")
    folder = shelf("b-es-en", "es")
    assert choose_model("es", FRENCH)[1] == folder


def test_a_damaged_model_is_not_taken(shelf):
    (shelf("spanish", "es") / "manifest.json").write_text("{")
    assert choose_model("es", FRENCH)[1] is None


def test_where_no_model_is_here_one_that_could_be_fetched_is_named(shelf):
    offered = "streamspeech-de-en"
    heard = LanguageHeard("de", "", is_understood=False, offered=offered)
    assert choose_model("de", FRENCH) == (heard, None)
    assert choose_model("it", FRENCH)[0].offered == ""


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (LanguageHeard("", "", False), "It is not clear which language this is"),
        (LanguageHeard("fr", "", True), "This sounds like French: the model stays."),
        (LanguageHeard("es", "mine", True), "This sounds like Spanish: mine translates it."),
        (LanguageHeard("it", "", False), "like Italian: no model here hears it, and Sotto knows"),
        (LanguageHeard("de", "", False, offered="de-en"), "with `sotto models install de-en`."),
    ],
    ids=["not clear", "the same", "another", "none", "offered"],
)
def test_what_was_heard_and_chosen_is_said_in_words(event, told):
    assert told in to_notice(event)


@pytest.mark.parametrize("command", [["listen"], ["translate", "talk.wav"], ["serve"], []])
@pytest.mark.parametrize("option", ["--bundle", "--model"])
def test_auto_is_a_choice_of_sessions(command, option):
    assert cli.parse([*command, option, "auto"]).bundle == ANY_BUNDLE


@pytest.mark.parametrize("command", [["evaluate", "m.tsv"], ["bench"], ["batch", "talks"]])
def test_auto_is_no_model_of_its_own(command, capsys):
    with pytest.raises(SystemExit):
        cli.parse([*command, "--bundle", "auto"])
    assert "auto is for live sessions and recordings" in capsys.readouterr().err


def test_a_text_has_no_language_to_hear():
    with pytest.raises(ConfigError, match="--bundle auto hears recordings"):
        cli.parse(["translate", "a.txt", "--task", "tts", "--dub", "a.wav", "--bundle", "auto"])


def test_until_it_is_heard_ours_is_the_model():
    assert bundle_folder("auto") == first_bundle(ANY_BUNDLE) == assets.BUNDLE
    assert bundle_name(ANY_BUNDLE) == "auto"


def test_the_demo_clip_is_heard_as_french():
    heard, folder = choose_for_recording(assets.DEMO_CLIP, is_offline=False)
    assert (heard, folder) == (LanguageHeard("fr", "", is_understood=True), assets.BUNDLE)


SPANISH_TEXT = (  # one of those it is sure of
    "Nuestros abuelos vivían en un pueblo pequeño cerca de la frontera, donde todos los jóvenes "
    "trabajaban juntos en el campo."
)


@pytest.fixture(scope="module")
def spanish():
    """Return a sentence in Spanish, (n_samples,) at 16 kHz."""
    pytest.importorskip("ttspico")
    from engine.training.voices import PicoVoice

    return PicoVoice("es").speak(SPANISH_TEXT)


def test_a_recording_is_translated_by_the_model_for_its_language(shelf, tmp_path, spanish, capfd):
    shelf("spanish", "es")
    soundfile.write(tmp_path / "talk.wav", spanish, 16_000)
    assert main(["translate", str(tmp_path / "talk.wav"), "--bundle", "auto"]) == 0
    told = capfd.readouterr().out
    assert told.startswith("This sounds like Spanish: spanish translates it.\n")
    assert "\nes  " in told


def test_a_live_session_is_translated_from_its_first_word_by_the_model_for_it(shelf, spanish):
    folder = shelf("spanish", "es")
    config = EngineConfig()

    def load(folder):
        return load_translator(folder, config)

    engine = Engine(FakeCapture(spanish), lambda: load(assets.BUNDLE))
    engine.choose_by_language(by_language(load))
    engine.start()
    events = list(iter(lambda: engine.events.get(timeout=60), EngineStopped()))
    told = [e for e in events if isinstance(e, EngineReady | LanguageHeard | BundleChanged)]
    assert told == [
        EngineReady("fr", "en"),
        LanguageHeard("es", folder.name, is_understood=True),
        BundleChanged("es", "en", 0),
    ]
    alone = load(folder)
    expected = [*alone.push(spanish), *alone.finish()]
    assert texts(events) == texts(expected) != []


def texts(events):
    """Return what each utterance says in the end, and where it ends."""
    said = {e.utterance: e.stable for e in events if isinstance(e, SourceUpdated)}
    ends = {e.utterance: e.end_ms for e in events if isinstance(e, UtteranceEnded)}
    return [(said[utterance], ends[utterance]) for utterance in sorted(said)]


def test_in_noise_nothing_is_chosen(shelf, tmp_path):
    noise = np.random.default_rng(1).normal(0, 0.1, 80_000).astype(np.float32)
    soundfile.write(tmp_path / "noise.wav", noise, 16_000)
    heard, _ = choose_for_recording(tmp_path / "noise.wav", is_offline=False)
    assert heard.language == ""
