"""The trained bundle on the demo clip: every stage in pieces gives what it gives as a whole."""

from pathlib import Path

import numpy as np
import pytest

from engine.audio.file import read_audio_blocks
from engine.bundle import open_bundle
from engine.config import EngineConfig
from engine.events import CaptionUpdated, SourceUpdated, Speech, UtteranceEnded
from engine.runtime.chunker import Chunker
from engine.runtime.encoder import Encoder
from engine.runtime.text_decoder import TextDecoder
from engine.runtime.translator import StreamingTranslator
from engine.runtime.unit_generator import UnitGenerator

ASSETS = Path(__file__).parents[3] / "assets"
BUNDLE = ASSETS / "bundles" / "fr-en"
DEMO = ASSETS / "demo" / "demo-fr.wav"


@pytest.fixture(scope="module")
def bundle():
    return open_bundle(BUNDLE)


@pytest.fixture(scope="module")
def pcm():
    return np.concatenate(list(read_audio_blocks(DEMO, 16_000)))


@pytest.fixture(scope="module")
def states(bundle, pcm):
    """Encoder states of the first five seconds, chunk by chunk."""
    chunker, encoder = Chunker(), Encoder.load(bundle, n_threads=1)
    chunker.push(pcm)
    return np.concatenate([encoder.push(chunker.take(8)).states for _ in range(15)])


def written(decoder, n_max, *, final):
    written = decoder.write(n_max, final=final)
    return written.tokens, written.hidden


def translate(translator, pcm, block_samples):
    said = []
    for start in range(0, len(pcm), block_samples):
        said += translator.push(pcm[start : start + block_samples])
    return said + translator.finish()


def plain(event):
    if isinstance(event, Speech):
        return event.utterance, event.pcm.tolist(), event.end_ms
    return event


def last(said, kind):
    return [event for event in said if isinstance(event, kind)][-1]


def dub(said):
    return np.concatenate([event.pcm for event in said if isinstance(event, Speech)])


def test_the_encoder_begins_anew_after_a_reset(bundle, pcm):
    encoder, chunker = Encoder.load(bundle, n_threads=1), Chunker()
    chunker.push(pcm)
    frames = chunker.take(16)
    first = encoder.push(frames)
    second = encoder.push(frames)
    assert np.abs(first.states - second.states).max() > 1e-2  # the past counts
    encoder.reset()
    np.testing.assert_allclose(encoder.push(frames).states, first.states, atol=1e-5)


def test_text_written_in_steps_is_the_text_written_at_once(bundle, states):
    decoder = TextDecoder.load(bundle, n_threads=1)
    decoder.append(states)
    tokens, hidden = written(decoder, 60, final=True)
    decoder.reset()
    for chunk in np.split(states, 5):
        decoder.append(chunk)
    parts = [written(decoder, 1, final=False) for _ in tokens]
    parts.append(written(decoder, 60 - len(tokens), final=True))
    assert [token for part, _ in parts for token in part] == tokens
    stepped = np.concatenate([states for _, states in parts if len(states)])
    np.testing.assert_allclose(stepped, hidden, atol=1e-4)


def test_units_of_states_one_by_one_are_the_units_of_all_together(bundle, states):
    decoder, generator = TextDecoder.load(bundle, 1), UnitGenerator.load(bundle, 1)
    decoder.append(states)
    _, hidden = written(decoder, 60, final=True)
    whole = generator.push(hidden)
    generator.reset()
    stepped = np.concatenate([generator.push(state[None]) for state in hidden])
    assert stepped.tolist() == whole.tolist()


@pytest.mark.parametrize("block_samples", [997, 100_000_000], ids=["odd blocks", "at once"])
def test_the_block_size_does_not_change_what_is_said(bundle, pcm, block_samples):
    translator = StreamingTranslator(bundle, EngineConfig("s2st"))
    expected = [plain(event) for event in translate(translator, pcm, 1600)]
    assert [plain(event) for event in translate(translator, pcm, block_samples)] == expected


def test_streaming_says_what_offline_says_when_all_was_read(bundle, pcm):
    pcm = pcm[:40_000]  # shorter than the longest chunk: nothing is written before all is heard
    said = {}
    for offline in (False, True):
        config = EngineConfig("s2st", latency_ms=2560, offline=offline, n_beam=1)
        said[offline] = translate(StreamingTranslator(bundle, config), pcm, 1600)
    for kind in (SourceUpdated, CaptionUpdated):
        assert last(said[False], kind).stable == last(said[True], kind).stable
    np.testing.assert_allclose(dub(said[False]), dub(said[True]), atol=1e-3)


@pytest.mark.parametrize("offline", [False, True], ids=["streaming", "offline"])
def test_the_demo_is_recognised_translated_and_spoken(bundle, pcm, offline):
    translator = StreamingTranslator(bundle, EngineConfig("s2st", offline=offline))
    said = translate(translator, pcm, 1600)
    for kind in (SourceUpdated, CaptionUpdated, Speech, UtteranceEnded):
        assert any(isinstance(event, kind) for event in said), kind.__name__
