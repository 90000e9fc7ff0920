"""Learning to hear languages: who speaks what, and pieces that never sound twice alike."""

import gzip
import json
from collections import Counter

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("ttspico")
pytest.importorskip("onnxscript")

from tqdm import tqdm

from engine.runtime.features import N_MELS
from engine.training import language_speech, languages
from engine.training.italian import italian_sentences
from engine.training.language_batches import N_FRAMES_RANGE, LanguageDealer
from engine.training.language_speech import (
    LABELS,
    LANGUAGES,
    NO_LANGUAGE,
    Part,
    Speakers,
    parted,
    read_sentences,
)
from engine.training.shards import Utterance

pytestmark = pytest.mark.torch


class FakeEspeak:
    """Says nothing of the text: espeak-ng need not be there."""

    def __init__(self, name):
        self.name = name

    def speak(self, text, words_per_minute, pitch):
        rng = np.random.default_rng(len(text))
        return rng.normal(0, 0.1, 32_000).astype(np.float32)


@pytest.fixture(autouse=True)
def no_espeak(monkeypatch):
    monkeypatch.setattr(language_speech, "EspeakVoice", FakeEspeak)
    monkeypatch.setattr(language_speech, "read_variants", lambda: ["f1", "m1"])
    monkeypatch.setattr(languages, "read_variants", lambda: ["f1", "m1", "m2"])
    monkeypatch.setattr(tqdm, "monitor_interval", 0)  # its thread would outlive the test


@pytest.fixture
def text(tmp_path):
    for language, word in (("de", "Haus"), ("en", "house"), ("es", "casa"), ("fr", "maison")):
        with gzip.open(tmp_path / f"{language}.tsv.gz", "wt", encoding="utf-8") as table:
            table.writelines(f"{word} {'x' * i}\tsome\tcorpus\n" for i in range(1, 31))
            table.write("a gloss\tsome\tdict-wiktionary\n")
    return {language: (tmp_path / f"{language}.tsv.gz", 0) for language in ("de", "en", "es", "fr")}


def test_every_language_has_sentences_and_dictionaries_give_none(text):
    sentences = read_sentences(text, 1)
    assert sorted(sentences) == [*LANGUAGES]
    assert len(sentences["fr"]) == 30
    assert len(sentences["it"]) > 1000


def test_held_out_sentences_and_variants_are_never_learned_from(text):
    variants = [f"v{i}" for i in range(20)]
    learned, held_out = parted(read_sentences(text, 1), variants, [])
    assert not {*learned.variants} & {*held_out.variants}
    assert len(held_out.variants) == 4
    for language in LANGUAGES:
        assert not {*learned.sentences[language]} & {*held_out.sentences[language]}


def test_both_voices_speak_every_language_equally_often():
    sentences = {language: ["Uno due tre quattro cinque."] for language in LANGUAGES}
    part = Part(sentences, ["f1"], [])
    spoken = list(Speakers(part, 1).utterances(24))
    counts = Counter((each.voice, each.pair.source) for each in spoken)
    assert counts.pop(("wordless", NO_LANGUAGE)) == 3
    assert sorted(counts) == [(v, each) for v in ("espeak", "pico") for each in LANGUAGES]
    assert set(counts.values()) <= {2, 3}


def test_italian_sentences_are_many_and_the_same_every_time():
    sentences = italian_sentences(500, 1)
    assert sentences == italian_sentences(500, 1)
    assert len(set(sentences)) > 400
    assert all(each[0].isupper() or each[0] == "È" for each in sentences)


def test_a_batch_has_every_language_equally_often_and_one_length():
    rng = np.random.default_rng(1)
    utterances = [
        Utterance("pico", rng.normal(5, 2, (300, N_MELS)).astype(np.float16), label, "")
        for label in LABELS
    ]
    batch = LanguageDealer(utterances, 1).batch(12)
    assert Counter(batch.labels.tolist()) == {place: 2 for place in range(len(LABELS))}
    n_pieces, n_frames, n_mels = batch.features.shape
    assert (n_pieces, n_mels) == (12, N_MELS)
    assert N_FRAMES_RANGE[0] <= n_frames < N_FRAMES_RANGE[1]
    assert np.isfinite(batch.features.numpy()).all()


@pytest.mark.filterwarnings("ignore")  # the exporter's own
def test_the_stage_speaks_learns_goes_on_and_writes_its_graph(text, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(language_speech, "UTTERANCES_PER_SHARD", 12)
    monkeypatch.setattr(languages, "PIECES_PER_BATCH", 6)
    (tmp_path / "noise").mkdir()

    def run(n_steps, *more):
        tables = [f"--text={each}={path}:0" for each, (path, _) in text.items()]
        places = ["--noise", tmp_path / "noise", "--work", tmp_path / "w", "--out", tmp_path / "o"]
        sizes = ["--shards", 1, "--heldout", 6, "--steps", n_steps]
        command = ["languages", *tables, *places, *sizes, *more]
        monkeypatch.setattr("sys.argv", [str(word) for word in command])
        languages.main()

    run(1)
    shard = tmp_path / "w" / "speech" / "0000.npy"
    spoken_ns = shard.stat().st_mtime_ns
    run(2, "--resume")
    assert shard.stat().st_mtime_ns == spoken_ns
    assert "2 loss" in capsys.readouterr().out
    assert (tmp_path / "o" / "languages.onnx").is_file()
    assert json.loads((tmp_path / "o" / "languages.json").read_text())["labels"] == [*LABELS]
