"""A language of tones with networks that know it by heart: what is said is known by construction.

A word is a tone of 200 ms and 120 ms of quiet. The encoder's states are the labels it heard, the
text decoder copies them, the unit generator gives every token one unit, the vocoder 20 ms each.
"""

from pathlib import Path

import numpy as np

from engine.bundle import Bundle, Cmvn, Manifest
from engine.config import EngineConfig, PolicyConfig
from engine.runtime.encoder import Encoder
from engine.runtime.features import mel_filters
from engine.runtime.recogniser import Recogniser
from engine.runtime.text_decoder import TextDecoder
from engine.runtime.translator import Parts, StreamingTranslator
from engine.runtime.unit_generator import UnitGenerator
from engine.runtime.voice import Voice
from engine.runtime.writer import Writer
from engine.spec import EncoderSpec, NetworkSpec

RATE_HZ = 16_000
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁ta", "▁re", "▁mi", "so", "▁la", "▁ti")
WORDS = {piece: i for i, piece in enumerate(PIECES) if i > 3}
TONES_HZ = {4: 300, 5: 600, 6: 1000, 7: 1600, 8: 2500, 9: 4000}
AUDIBLE = 12.0  # log power of a frame of a tone, with room to spare
N_UNITS = 20
SURE, NEVER = 0.0, -30.0
CTC = PolicyConfig()


def speech(pieces, gap_ms=120):
    return np.concatenate([_word(WORDS[piece], gap_ms) for piece in pieces])


def _word(token, gap_ms):
    n_samples = RATE_HZ // 5
    tone = np.sin(2 * np.pi * TONES_HZ[token] * np.arange(n_samples) / RATE_HZ)
    ramp = np.minimum(1, np.minimum(np.arange(n_samples), np.arange(n_samples)[::-1]) / 320)
    return np.concatenate([0.3 * tone * ramp, silence(gap_ms)]).astype(np.float32)


def silence(duration_ms):
    return np.zeros(RATE_HZ * duration_ms // 1000, np.float32)


def one_hot(ids, n_classes):
    return np.where(np.arange(n_classes) == np.asarray(ids)[:, None], SURE, NEVER)[None]


def collapse(labels):
    return [b for a, b in zip([0, *labels[:-1]], labels, strict=True) if b not in (0, a)]


class FakeGraph:
    """Carries `n_past`, as a tensor that grows like keys and values do."""

    is_batched = False

    def __init__(self):
        self.n_longest = 0
        self.reset()

    @property
    def states(self):
        return self._states

    def reset(self):
        self._states = {"keys": np.zeros((1, 1, 1, 0, 1), np.float32)}

    def restore(self, states):
        self._states = states

    @property
    def n_past(self):
        return self._states["keys"].shape[3]

    def grow(self, n):
        self._states = {"keys": np.zeros((1, 1, 1, self.n_past + n, 1), np.float32)}
        self.n_longest = max(self.n_longest, self.n_past)


class TonesEncoder(FakeGraph):
    def __init__(self):
        super().__init__()
        bin_hz = np.arange(257) * RATE_HZ / 512
        centre_hz = bin_hz[mel_filters().argmax(axis=0)]
        self._bins = {i: int(np.abs(centre_hz - hz).argmin()) for i, hz in TONES_HZ.items()}

    def run(self, features):
        frames = features[0].reshape(-1, 4, features.shape[2]).mean(axis=1)
        tokens = list(self._bins)
        loud = frames[:, [self._bins[i] for i in tokens]]
        best = np.array(tokens)[loud.argmax(axis=1)]
        labels = np.where(loud.max(axis=1) > AUDIBLE, best, 0)
        self.grow(len(labels))
        log_probs = one_hot(labels, len(PIECES))
        return {
            "states": labels[None, :, None].astype(np.float32),
            "source_log_probs": log_probs,
            "target_log_probs": log_probs,
        }


class Memory:
    def run(self, states):
        return {"memory_keys": states[0][:, None], "memory_values": states[0][:, None]}


class Copyist(FakeGraph):
    def __init__(self):
        super().__init__()
        self.fed = []

    def run(self, tokens, memory_keys, memory_values):
        assert memory_keys.shape == memory_values.shape
        heard = collapse(memory_keys.ravel().astype(int).tolist())
        i = self.n_past
        self.fed.append(int(tokens[0, 0]))
        self.grow(tokens.shape[1])
        return {
            "hidden": tokens[..., None].astype(np.float32),
            "log_probs": one_hot([heard[i] if i < len(heard) else 2], len(PIECES)),
        }


class UnitPerToken(FakeGraph):
    def run(self, text_states):
        units = text_states.ravel().astype(int) + 4
        frames = np.stack([units, np.full_like(units, 4 + N_UNITS)], axis=1).ravel()
        return {"unit_log_probs": one_hot(frames, 5 + N_UNITS)}


class Blips:
    waiting_ms = 0

    def reset(self):
        pass

    def push(self, units):
        return np.repeat(units / 100, 320).astype(np.float32)

    def finish(self):
        return np.zeros(0, np.float32)


def tones_bundle(convolution="blocks"):
    sizes = EncoderSpec(convolution=convolution)
    spec = NetworkSpec(n_source=len(PIECES), n_target=len(PIECES), encoder=sizes)
    manifest = Manifest(
        1, "tones", "xx", "yy", RATE_HZ, RATE_HZ, spec, (320,), {}, "MIT", trained={}, measured=()
    )
    cmvn = Cmvn(np.zeros(80, np.float32), np.ones(80, np.float32))
    return Bundle(Path("nowhere"), manifest, cmvn, PIECES, PIECES)


def tones_translator(task="s2st", latency_ms=320, offline=False, policy=CTC):
    """Return a translator of tones and its encoder, whose `n_longest` is its longest past."""
    parts, encoder = tones_parts(task, policy)
    config = EngineConfig(task, latency_ms, offline, policy)
    return StreamingTranslator(tones_bundle(), config, parts=parts), encoder


def tones_parts(task, policy=CTC):
    """Return the stages that know the tones, and the encoder's graph."""
    encoder = TonesEncoder()
    parts = Parts(
        Recogniser(Encoder(encoder, tones_bundle().cmvn)),
        None if task == "asr" else Writer(TextDecoder(Memory(), Copyist()), policy),
        Voice(UnitGenerator(UnitPerToken(), 4 + N_UNITS), Blips()) if task == "s2st" else None,
    )
    return parts, encoder
