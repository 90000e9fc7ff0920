"""Recomputing everything as the authors' agents do, our network and policies make their calls."""

import json

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from engine.config import PolicyConfig
from engine.training.network.hifigan import frames_of
from tests.engine.checkpoint import filled_network, filled_vocoder
from tests.engine.golden import CLIPS, GOLDEN, golden, needs_golden
from tests.engine.training.network.authors import (
    WHOLE_WORDS_FROM_MS,
    Listener,
    Recogniser,
    Speaker,
    Translator,
    WaitK,
    calls,
)

pytestmark = [pytest.mark.torch, needs_golden]

SEGMENTS_MS = ("320", "640", "960", "1280", "2560")


@pytest.fixture(scope="module")
def network(checkpoints):
    """The network, on one thread: matrices this small only wait for a second one."""
    n_threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield filled_network(checkpoints)
    torch.set_num_threads(n_threads)


@pytest.fixture(scope="module")
def durations_of(checkpoints):
    vocoder = filled_vocoder(checkpoints)
    return lambda units: frames_of(vocoder.log_durations(torch.tensor([units])))[0].tolist()


def traces(clip):
    return json.loads((GOLDEN / f"{clip}.traces.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def listener_of(network):
    """Return what hears a clip with given chunks, the same for every agent."""
    listeners = {}

    def listener_of(clip, trace):
        key = clip, trace["attention_chunk"], trace["conv_chunk"]
        if key not in listeners:
            features = torch.tensor(golden(clip, "features")["fbank_cmvn"])
            listeners[key] = Listener(network, features, *key[1:])
        return listeners[key]

    return listener_of


def check(agent, clip, trace):
    n_samples = len(golden(clip, "features")["samples"])
    ours = list(calls(n_samples, trace["segment_ms"]))
    assert len(ours) == len(trace["calls"])
    for call, theirs in zip(ours, trace["calls"], strict=True):
        agent.call(call)
        assert call.said() == theirs


@pytest.fixture(scope="module")
def target_word_start():
    return np.load(GOLDEN / "vocabulary.npz")["target_word_start"]


@pytest.mark.parametrize("segment_ms", SEGMENTS_MS)
@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_recognition(listener_of, clip, segment_ms):
    trace = traces(clip)["asr"][segment_ms]
    check(Recogniser(listener_of(clip, trace)), clip, trace)


@pytest.mark.parametrize("segment_ms", SEGMENTS_MS)
@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_translation(network, listener_of, clip, segment_ms):
    trace = traces(clip)["s2tt"][segment_ms]
    check(Translator(network, listener_of(clip, trace)), clip, trace)


@pytest.mark.parametrize("setting", ["k3_n1", "k5_n2"])
@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_wait_k(network, listener_of, clip, setting):
    trace = traces(clip)["wait_k"][setting]
    config = PolicyConfig("wait-k", trace["k"], trace["n"])
    check(WaitK(network, listener_of(clip, trace), config, k2=trace["k2"]), clip, trace)


@pytest.mark.parametrize("segment_ms", SEGMENTS_MS)
@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_speech(network, listener_of, durations_of, target_word_start, clip, segment_ms):
    trace = traces(clip)["s2st"][segment_ms]
    speaker = Speaker(
        network,
        listener_of(clip, trace),
        whole_words=trace["segment_ms"] >= WHOLE_WORDS_FROM_MS,
        starts_word=target_word_start,
        durations_of=durations_of,
    )
    check(speaker, clip, trace)
