from pathlib import Path

import numpy as np
import pytest

from engine.bundle import open_bundle
from engine.config import EngineConfig
from engine.events import CaptionUpdated, Speech, UtteranceEnded
from engine.runtime.speaker import PAUSE_MS, SpeakerParts, TextSpeaker
from engine.runtime.text_decoder import TextDecoder
from engine.runtime.unit_generator import UnitGenerator
from engine.runtime.voice import Voice
from tests.engine.runtime.tones import (
    N_UNITS,
    RATE_HZ,
    WORDS,
    Blips,
    Copyist,
    Memory,
    UnitPerToken,
    tones_bundle,
)

BUNDLE = Path(__file__).parents[3] / "assets" / "bundles" / "fr-en"
PAUSE_SAMPLES = RATE_HZ * PAUSE_MS // 1000
TEXT = "Good morning, everybody. I don't know\nwhere the station is, but I do think so"


class Spelling:
    def encode(self, word):
        return [WORDS["▁" + word.rstrip(".")]] if word != "-" else []


def tones_speaker(*, offline=False):
    memory, decoder = Memory(), Copyist()
    voice = Voice(UnitGenerator(UnitPerToken(), 4 + N_UNITS), Blips())
    parts = SpeakerParts(Spelling(), TextDecoder(memory, decoder), voice)
    return TextSpeaker(tones_bundle(), EngineConfig("tts", offline=offline), parts=parts)


def of(said, kind):
    return [event for event in said if isinstance(event, kind)]


def units(said):
    """Return the unit of each 20 ms of speech, pauses left out."""
    pcm = np.concatenate([event.pcm for event in of(said, Speech)])
    return [unit for unit in (pcm[::320] * 100).round().astype(int).tolist() if unit]


def test_the_states_of_each_word_become_speech_with_it():
    speaker = tones_speaker()
    assert units(speaker.push("ta re ")) == [2, WORDS["▁ta"], WORDS["▁re"]]  # `</s>` is first
    assert units(speaker.push("mi. ")) == [WORDS["▁mi"]]


def test_every_sentence_is_an_utterance_and_a_pause_follows_it():
    speaker = tones_speaker()
    said = speaker.push("ta. re mi.\nla") + speaker.finish()
    ended = of(said, UtteranceEnded)
    n_spoken_ms = [(n_tokens + 1) * 20 + PAUSE_MS for n_tokens in (1, 2, 1)]
    assert [event.utterance for event in ended] == [0, 1, 2]
    assert [event.end_ms - event.start_ms for event in ended] == n_spoken_ms
    assert units(said) == [2, 4, 2, 5, 6, 2, 8]


def test_captions_grow_by_words():
    said = tones_speaker().push("ta re mi. la ")
    stable = [(event.utterance, event.stable) for event in of(said, CaptionUpdated)]
    assert stable == [(0, "ta"), (0, "ta re"), (0, "ta re mi."), (1, "la")]


def test_offline_waits_for_the_end_of_the_sentence():
    speaker = tones_speaker(offline=True)
    assert speaker.push("ta re ") == []
    assert units(speaker.push("mi. ")) == [2, 4, 5, 6]


def test_what_cannot_be_said_is_a_caption_without_speech():
    said = tones_speaker().push("-\n")
    assert of(said, Speech) == []
    assert of(said, CaptionUpdated)[0].stable == "-"


def test_a_finished_speaker_begins_anew():
    speaker = tones_speaker()
    first = speaker.push("ta re") + speaker.finish()
    second = speaker.push("ta re") + speaker.finish()
    assert units(first) == units(second)
    assert of(first, UtteranceEnded) == of(second, UtteranceEnded)


@pytest.fixture(scope="module")
def bundle():
    return open_bundle(BUNDLE)


def spoken(bundle, pieces, *, offline=False):
    speaker = TextSpeaker(bundle, EngineConfig("tts", offline=offline))
    said = [event for piece in pieces for event in speaker.push(piece)] + speaker.finish()
    return np.concatenate([event.pcm for event in of(said, Speech)])


@pytest.mark.parametrize("n_characters", [1, 9])
def test_text_in_pieces_sounds_as_the_whole(bundle, n_characters):
    pieces = [TEXT[i : i + n_characters] for i in range(0, len(TEXT), n_characters)]
    np.testing.assert_array_equal(spoken(bundle, pieces), spoken(bundle, [TEXT]))


def test_word_by_word_sounds_as_the_whole_sentence_at_once(bundle):
    whole = spoken(bundle, [TEXT], offline=True)
    assert len(whole) > RATE_HZ  # it does speak
    np.testing.assert_allclose(spoken(bundle, [TEXT]), whole, atol=1e-3)
