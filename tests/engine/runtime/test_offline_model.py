"""A model that was trained on whole recordings hears whole utterances, and nothing else."""

import numpy as np
import pytest

from engine.config import EngineConfig
from engine.errors import ConfigError
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded
from engine.runtime.speaker import TextSpeaker
from engine.runtime.translator import StreamingTranslator
from tests.engine.runtime.tones import (
    RATE_HZ,
    TonesEncoder,
    silence,
    speech,
    tones_bundle,
    tones_parts,
)

BUNDLE = tones_bundle("whole")
PCM = np.concatenate(
    [silence(4000), speech(["▁ta", "▁re", "so"]), silence(2000), speech(["▁mi"]), silence(1000)]
)


class OnlyWhole(TonesEncoder):
    """Refuses to hear the next part of anything."""

    def run(self, features):
        assert self.n_past == 0, "it was given a chunk"
        return super().run(features)


def translator(task="s2st", latency_ms=320):
    parts, _ = tones_parts(task)
    parts.recogniser.encoder._graph = OnlyWhole()
    config = EngineConfig(task, latency_ms, offline=True, n_beam=1)
    return StreamingTranslator(BUNDLE, config, parts=parts)


def said(task="s2st", latency_ms=320, block_samples=1000):
    stage, events = translator(task, latency_ms), []
    for start in range(0, len(PCM), block_samples):
        events += stage.push(PCM[start : start + block_samples])
    return events + stage.finish()


def last_texts(events, kind):
    return {event.utterance: event.stable for event in events if isinstance(event, kind)}


@pytest.mark.parametrize("latency_ms", [320, 2560])
@pytest.mark.parametrize("block_samples", [321, 60_000])
def test_utterances_are_found_by_their_loudness_and_said_when_they_end(latency_ms, block_samples):
    events = said("s2st", latency_ms, block_samples)
    assert last_texts(events, SourceUpdated) == {0: "ta reso", 1: "mi"}
    assert last_texts(events, CaptionUpdated) == {0: "ta reso", 1: "mi"}
    ends = [event for event in events if isinstance(event, UtteranceEnded)]
    assert [event.utterance for event in ends] == [0, 1]
    assert 3000 < ends[0].start_ms < 4100 < 4960 <= ends[0].end_ms < 6960


def test_a_sound_without_a_word_says_nothing():
    stage = translator("s2tt")
    hiss = 0.1 * np.sin(2 * np.pi * 7000 * np.arange(30 * RATE_HZ) / RATE_HZ)
    assert stage.push(hiss.astype(np.float32)) + stage.finish() == []


@pytest.mark.parametrize("task", ["asr", "s2tt", "s2st"])
def test_simultaneous_use_is_refused_in_one_sentence(task):
    with pytest.raises(ConfigError, match="while somebody speaks: .* with --offline"):
        StreamingTranslator(BUNDLE, EngineConfig(task), parts=tones_parts(task)[0])


def test_a_text_is_not_spoken_word_by_word():
    with pytest.raises(ConfigError, match="was trained on whole recordings"):
        TextSpeaker(BUNDLE, EngineConfig("tts"))
