"""Which language is spoken: what is judged, when there is an answer, and when there is none."""

import json

import numpy as np
import pytest

from app import assets
from engine.errors import BundleError
from engine.runtime.language import (
    BLOCK_SAMPLES,
    FACTS,
    MAX_BLOCKS,
    MAX_WAITING_BLOCKS,
    MIN_BLOCKS,
    LanguageIdentifier,
    LanguageSpoken,
    open_identifier,
)

LABELS = ("de", "fr", "none")
SURE, UNSURE = [0.02, 0.95, 0.03], [0.45, 0.5, 0.05]
MUSIC = [0.05, 0.05, 0.9]


class FakeGraph:
    """Gives the probabilities it was told, whatever it hears, and counts the frames."""

    def __init__(self, *probabilities):
        self.probabilities, self.n_frames = list(probabilities), []

    def run(self, features):
        self.n_frames.append(features.shape[1])
        now = self.probabilities.pop(0) if len(self.probabilities) > 1 else self.probabilities[0]
        return {"log_probabilities": np.log(np.array([now], np.float32))}


def speech(n_blocks):
    rng = np.random.default_rng(1)
    return 0.1 * rng.standard_normal(n_blocks * BLOCK_SAMPLES).astype(np.float32)


def silence(n_blocks):
    return np.zeros(n_blocks * BLOCK_SAMPLES, np.float32)


def test_a_sure_language_is_the_answer_as_soon_as_enough_was_heard():
    identifier = LanguageIdentifier(FakeGraph(SURE), LABELS)
    assert identifier.push(speech(MIN_BLOCKS)[:-1]) is None
    assert identifier.push(speech(1)[:1]) == LanguageSpoken("fr", pytest.approx(0.95))


def test_without_a_sure_language_the_answer_is_that_it_is_not_clear():
    identifier = LanguageIdentifier(FakeGraph(UNSURE), LABELS)
    assert identifier.push(speech(MAX_BLOCKS - 1)) is None
    assert identifier.push(speech(1)) == LanguageSpoken("", pytest.approx(0.5))


def test_more_speech_can_make_it_sure():
    graph = FakeGraph(UNSURE, UNSURE, SURE)
    spoken = LanguageIdentifier(graph, LABELS).push(speech(MAX_BLOCKS))
    assert spoken.language == "fr"
    assert [round(n / 100) for n in graph.n_frames] == [MIN_BLOCKS, MIN_BLOCKS + 1, MIN_BLOCKS + 2]


def test_pauses_are_not_judged():
    graph = FakeGraph(SURE)
    identifier = LanguageIdentifier(graph, LABELS)
    sound = np.concatenate([silence(3), speech(1), silence(2), speech(MIN_BLOCKS - 2), silence(4)])
    assert identifier.push(sound) is None
    assert identifier.push(speech(1)).language == "fr"
    assert round(graph.n_frames[0] / 100) == MIN_BLOCKS


def test_music_is_no_language_and_is_waited_out():
    identifier = LanguageIdentifier(FakeGraph(*[MUSIC] * 20, SURE), LABELS)
    assert identifier.push(speech(20 * MIN_BLOCKS)) is None
    assert identifier.push(speech(MIN_BLOCKS)).language == "fr"


def test_nothing_waits_in_silence_nor_longer_than_is_worth_it():
    identifier = LanguageIdentifier(FakeGraph(SURE), LABELS)
    identifier.push(silence(100)[:-1])
    assert identifier.n_waiting_samples < BLOCK_SAMPLES
    identifier.push(np.concatenate([silence(1)[:1], speech(1), silence(3)]))
    assert identifier.n_waiting_samples == 4 * BLOCK_SAMPLES
    identifier.push(silence(MAX_WAITING_BLOCKS))
    assert identifier.n_waiting_samples == 0


def test_at_the_end_it_answers_from_little():
    identifier = LanguageIdentifier(FakeGraph(SURE), LABELS)
    assert identifier.push(speech(2)[:20_000]) is None
    assert identifier.finish().language == "fr"


def test_at_the_end_of_silence_it_is_not_clear():
    identifier = LanguageIdentifier(FakeGraph(SURE), LABELS)
    identifier.push(silence(5))
    assert identifier.finish() == LanguageSpoken("", 0.0)


def test_after_a_reset_nothing_is_left_of_what_was_heard():
    graph = FakeGraph(SURE)
    identifier = LanguageIdentifier(graph, LABELS)
    identifier.push(speech(MIN_BLOCKS - 1))
    identifier.reset()
    assert identifier.n_waiting_samples == 0
    assert identifier.push(speech(MIN_BLOCKS - 1)) is None


def test_a_folder_that_does_not_say_what_it_knows_is_named(tmp_path):
    (tmp_path / FACTS).write_text(json.dumps({"label": []}))
    (tmp_path / "languages.onnx").write_bytes((assets.LANGUAGES / "languages.onnx").read_bytes())
    with pytest.raises(BundleError, match=f"{tmp_path.name} does not say"):
        open_identifier(tmp_path)


@pytest.fixture(scope="module")
def shipped():
    return open_identifier(assets.LANGUAGES)


@pytest.mark.parametrize("chunk_samples", [1601, 5120, 100_000])
def test_chunking_does_not_change_the_answer(shipped, demo, chunk_samples):
    answers = []
    for size in (len(demo), chunk_samples):
        shipped.reset()
        chunks = [demo[i : i + size] for i in range(0, len(demo), size)]
        answers.append(next(filter(None, map(shipped.push, chunks)), None))
    assert answers[0] == answers[1] is not None


def test_the_shipped_one_hears_french_in_the_demo_clip(shipped, demo):
    shipped.reset()
    assert shipped.push(demo).language == "fr"


@pytest.fixture(scope="module")
def demo():
    import soundfile

    return soundfile.read(assets.DEMO_CLIP, dtype="float32")[0]


def test_the_shipped_one_is_small_and_waits_for_speech_in_noise(shipped):
    assert (assets.LANGUAGES / "languages.onnx").stat().st_size <= 1_000_000
    shipped.reset()
    assert shipped.push(speech(12)) is None
