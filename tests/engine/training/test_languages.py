"""Learning to hear languages: who speaks what, and pieces that never sound twice alike."""

import gzip
import json
from collections import Counter

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("ttspico")
pytest.importorskip("onnxscript")

import torch
from tqdm import tqdm

from engine.runtime.features import N_MELS
from engine.training import language_speech, languages
from engine.training.italian import italian_sentences
from engine.training.language_batches import N_FRAMES_RANGE, LanguageDealer
from engine.training.language_readings import pieces
from engine.training.language_speech import (
    LABELS,
    LANGUAGES,
    NO_LANGUAGE,
    Part,
    Speakers,
    parted,
    read_sentences,
)
from engine.training.network.critic import Critic
from engine.training.shards import Utterance
from engine.training.speak import write

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


def test_half_of_the_pieces_are_of_people_where_people_speak():
    rng = np.random.default_rng(1)
    heard = rng.normal(5, 2, (300, N_MELS)).astype(np.float16)
    utterances = [Utterance("pico", heard, label, "") for label in LABELS]
    batch = LanguageDealer([*utterances, Utterance("reader", heard, "fr", "")], 1).batch(60)
    by_people = batch.labels[batch.is_person]
    assert {LABELS[place] for place in by_people} == {"fr"}
    assert 2 <= len(by_people) <= 8


def test_pieces_leave_announcements_out_and_short_recordings_are_whole():
    second = np.repeat(np.arange(100, dtype=np.float32), 16_000)
    cut = pieces(second, seed=1)
    assert len(cut) == 5
    assert all(len(piece) == 8 * 16_000 for piece in cut)
    assert min(piece.min() for piece in cut) >= 20
    assert max(piece.max() for piece in cut) < 88
    assert [len(piece) for piece in pieces(second[:32_000], seed=1)] == [32_000]


def test_what_helps_the_critic_is_what_the_network_unlearns():
    hidden = torch.randn(8, 4, requires_grad=True)
    is_person = torch.arange(8) % 2 == 0
    critic = Critic(4, strength=2.0)
    critic(hidden, is_person).backward()
    turned = hidden.grad.clone()
    hidden.grad = None
    guessed = critic.layers(hidden)[:, 0]
    torch.nn.functional.binary_cross_entropy_with_logits(guessed, is_person.float()).backward()
    torch.testing.assert_close(turned, -2.0 * hidden.grad)


@pytest.mark.filterwarnings("ignore")  # the exporter's own
def test_the_stage_speaks_learns_goes_on_and_writes_its_graph(text, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(language_speech, "UTTERANCES_PER_SHARD", 12)
    monkeypatch.setattr(languages, "PIECES_PER_BATCH", 6)
    (tmp_path / "noise").mkdir()
    write(tmp_path / "a.wav", np.random.default_rng(1).normal(0, 0.1, 32_000).astype(np.float32))
    (tmp_path / "readings.tsv").write_text("a.wav\tfr\tquelque chose\n")

    def run(n_steps, *more):
        tables = [f"--text={each}={path}:0" for each, (path, _) in text.items()]
        places = ["--noise", tmp_path / "noise", "--work", tmp_path / "w", "--out", tmp_path / "o"]
        people = ["--readings", tmp_path / "readings.tsv"]
        sizes = [*people, "--shards", 1, "--heldout", 6, "--steps", n_steps]
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
