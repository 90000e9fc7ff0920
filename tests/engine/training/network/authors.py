"""The authors' simultaneous decoding, restated: every call recomputes the whole prefix.

The network and, where they apply, the policies are ours; the rest follows their SimulEval code
(commit 375a73a), slips included, for comparison only. One batch, greedy, 16 kHz.
"""

import copy
import math
from dataclasses import dataclass, field
from functools import lru_cache

import torch
from torch import nn
from torch.nn import functional

from engine.config import PolicyConfig
from engine.runtime.policy import Allowance, CtcCounts, Read, Reading, Write, allow, decide
from engine.spec import BLANK_ID, BLOCK_FRAMES, EOS_ID, FIRST_UNIT_ID, PAD_ID, UNKNOWN_ID
from engine.training.network.attention import joined
from engine.training.network.encoder import chunk_mask
from engine.training.network.text_decoder import causal_mask

WHOLE_WORDS_FROM_MS = 640  # shorter segments emit pieces of words
MAX_SPOKEN_TOKENS = 100  # with what was committed, at the end of speech translation
EXTRA_TEXT_TOKENS = 200  # more than there are features, at the end of text translation
WAIT_K_SEGMENT_SAMPLES = 5120
CODE_SAMPLES = 320


class ReblockedConvolution(nn.Module):
    """A convolution of ours over blocks of `block` frames: true past, no future."""

    def __init__(self, ours, block):
        super().__init__()
        self.ours, self.block = ours, block

    def forward(self, x, left, gain=1.0):
        ours = self.ours
        padding = (0, 0, 0, -x.shape[1] % self.block)
        padded = torch.cat([left, functional.pad(x, padding)], dim=1)
        blocks = padded.unfold(1, ours.half + self.block, self.block)  # (B, n_blocks, C, half + K)
        windows = functional.pad(blocks, (0, ours.half)).unfold(3, 2 * ours.half + 1, ours.stride)
        equation = "bkctw,ocw->bkto" if hasattr(ours, "bias") else "bkctw,cow->bktc"
        y = torch.einsum(equation, windows, ours.weight).flatten(1, 2)
        y = y + ours.bias if hasattr(ours, "bias") else y * gain
        return y[:, : -(-x.shape[1] // ours.stride)], left


def reblocked(encoder, block):
    """Return the encoder with convolution blocks of another size, on the same parameters."""
    if block == BLOCK_FRAMES:
        return encoder
    shared = {id(parameter): parameter for parameter in encoder.parameters()}
    encoder = copy.deepcopy(encoder, shared)
    layers = encoder.subsample.conv_layers
    encoder.subsample.conv_layers = nn.ModuleList(
        [ReblockedConvolution(layer, block) for layer in layers]
    )
    for layer in encoder.conformer_layers:
        module = layer.conv_module
        module.depthwise_conv.stride = 1
        module.depthwise_conv = ReblockedConvolution(module.depthwise_conv, block)
    return encoder


class Listener:
    """What the encoder and its heads say of the first features of a clip, afresh each time."""

    def __init__(self, network, features, attention_chunk, conv_chunk):
        self._network, self._features = network, features
        self._encoder = reblocked(network.encoder, conv_chunk)
        self._chunk = torch.tensor([attention_chunk])
        self.states = lru_cache(maxsize=None)(self._states)  # three kinds of agents ask the same

    def _states(self, n_frames):
        features = self._features[None, :n_frames]
        n_states = -(-n_frames // 4)
        mask = chunk_mask(torch.tensor([n_states]), n_states, self._chunk)
        return self._encoder(features, self._encoder.initial_state(1), mask)[0]

    def source_ids(self, n_frames):
        return self._ids(self._network.source_ctc, n_frames)

    def target_ids(self, n_frames):
        return self._ids(self._network.target_ctc, n_frames)

    def _ids(self, head, n_frames):
        scores = head(self.states(n_frames))[0]
        scores[:, [PAD_ID, UNKNOWN_ID]] = -torch.inf
        return collapsed(scores.argmax(dim=1).tolist(), (BLANK_ID, PAD_ID))


def collapsed(labels, dropped):
    """Return labels with repeats merged, then `dropped` left out."""
    merged = [b for a, b in zip([None, *labels], labels, strict=False) if a != b]
    return [label for label in merged if label not in dropped]


def continue_text(decoder, states, prefix, n_max):
    """Return `prefix` with up to `n_max` more tokens, and the end, predicted or forced."""
    memory, tokens = decoder.memory(states), list(prefix)
    new, state = torch.tensor([[EOS_ID, *prefix]]), decoder.initial_state(1)
    for _ in range(n_max):
        hidden, kept = decoder(new, state, memory, None)
        state = joined(state, kept)
        scores = decoder.logits(hidden)[0, -1]
        scores[PAD_ID] = -torch.inf
        if not tokens:
            scores[EOS_ID] = -torch.inf
        token = int(scores.argmax())
        if token == EOS_ID:
            break
        tokens.append(token)
        new = torch.tensor([[token]])
    return [*tokens, EOS_ID]


def without_last_word(tokens, starts_word):
    """Return tokens up to the last one that starts a word: that word may still grow."""
    starts = [i for i, token in enumerate(tokens) if starts_word[token]]
    return tokens[: starts[-1]] if starts else []


def text_states(decoder, states, tokens, *, padded):
    """Return the decoder's states (1, n, d) for `</s>` and `tokens`, all frames seen by each.

    `padded` adds theirs for a padding token at the end: its position is the zero row, and it sees
    the tokens before it but not itself.
    """
    memory = decoder.memory(states)
    fed = torch.tensor([[EOS_ID, *tokens]])
    state = decoder.initial_state(1)
    hidden, kept = decoder(fed, state, memory, None)
    if not padded:
        return hidden
    x = decoder.embed_tokens(torch.tensor([[PAD_ID]])) * math.sqrt(decoder.sizes.d_model)
    mask = causal_mask(fed.shape[1], 1)
    mask[..., -1] = False
    # The keys hold what the tokens before left in each layer, as in the pass over all of them.
    for layer, past, read in zip(decoder.layers, joined(state, kept), memory, strict=True):
        x, _ = layer(x, past, [read], mask, None)
    return torch.cat([hidden, decoder.layer_norm(x)], dim=1)


def with_blank(seen):
    """Return which of the keys are seen when a past without anything comes before them."""
    return functional.pad(seen, (1, 0))


def units_of(generator, hidden, *, padded):
    """Return the units of text states (1, n, d) when every frame sees all of them."""
    n_states, n_repeats = hidden.shape[1], generator.sizes.frames_per_state
    seen = torch.ones(n_states, dtype=torch.bool)
    seen[-1] = not padded
    empty = generator.initial_state(1)
    x, _ = generator._encode(hidden, empty.encoder, causal_mask(0, n_states) & with_blank(seen))
    frames = x.repeat_interleave(n_repeats, dim=1) + generator._positions(n_states)
    mask = causal_mask(0, frames.shape[1]) & with_blank(seen.repeat_interleave(n_repeats))
    for layer, past in zip(generator.decoder_layers, empty.decoder, strict=True):
        read = layer.encoder_attn.project(x)
        frames, _ = layer(frames, past, [read], mask, seen[None, None, None])
    scores = functional.linear(generator.decoder_layer_norm(frames), generator.units)[0]
    scores[:, [PAD_ID, UNKNOWN_ID]] = -torch.inf
    labels = scores.argmax(dim=1).tolist()
    ids = collapsed(labels, (generator.units.shape[0] - 1, PAD_ID))
    return [i - FIRST_UNIT_ID for i in ids if i >= FIRST_UNIT_ID]


@dataclass(slots=True)
class Call:
    """What one call was given and did; names are those of the stored traces."""

    n_samples: int
    finished: bool
    action: str = "READ"
    n_samples_out: int | None = None
    n_frames: int | None = None
    asr_ids: list[int] | None = None
    st_ids: list[int] | None = None
    n_new_allowed: int | None = None
    hypothesis_ids: list[int] | None = None
    text_ids: list[int] | None = None
    units: list[int] | None = None
    durations: list[int] | None = None

    def said(self):
        return {
            name: value for name in self.__slots__ if (value := getattr(self, name)) is not None
        }


@dataclass
class Recogniser:
    """Streaming recognition: all tokens so far, at every call."""

    listener: Listener

    def call(self, call):
        call.n_frames = n_frames(call.n_samples)
        call.asr_ids, call.text_ids = self.listener.source_ids(call.n_frames), []
        call.action = "WRITE"


@dataclass
class Translator:
    """Text translation by the two counters; `whole_words` is what speech translation adds."""

    network: object
    listener: Listener
    config: PolicyConfig = field(default_factory=PolicyConfig)
    whole_words: bool = False
    starts_word: object = None
    written: list[int] = field(default_factory=list)
    allowance: Allowance = field(default_factory=Allowance)

    def call(self, call):
        if self.write(call):
            call.action = "WRITE"
        call.text_ids = list(self.written)

    def write(self, call):
        """Write what the policy allows and say whether the text changed; at the end, always."""
        call.n_frames = n_frames(call.n_samples)
        call.asr_ids = self.listener.source_ids(call.n_frames)
        call.st_ids = self.listener.target_ids(call.n_frames)
        counts = CtcCounts(len(call.asr_ids), len(call.st_ids))
        return self.follow(call, Reading(counts))

    def follow(self, call, reading):
        before = self.allowance
        self.allowance = allow(before, reading, self.config)
        n_committed = len(self.written) - self.whole_words  # one more token is allowed: see below
        match decide(before, self.allowance, n_committed, final=call.finished):
            case Read():
                return False
            case Write(None):
                n_max = self.n_last(n_frames(call.n_samples)) - len(self.written)
                call.n_new_allowed = -1
            case Write(n_max):
                call.n_new_allowed = n_max
        call.n_frames = n_frames(call.n_samples)
        states = self.listener.states(call.n_frames)
        decoder = self.network.text_decoder
        call.hypothesis_ids = continue_text(decoder, states, self.written, n_max)
        tokens = call.hypothesis_ids[:-1]
        if self.whole_words and not call.finished:
            tokens = without_last_word(tokens, self.starts_word)
        changed = bool(tokens) and tokens != self.written
        self.written = tokens or self.written
        return changed or call.finished

    def n_last(self, n_frames):
        return n_frames + EXTRA_TEXT_TOKENS


@dataclass
class WaitK(Translator):
    """Text translation by wait-k with a stride, which also waits for one unit to be allowed."""

    k2: int = 1

    def write(self, call):
        reading = Reading(n_segments=call.n_samples // WAIT_K_SEGMENT_SAMPLES)
        n_tokens = allow(self.allowance, reading, self.config).n_subwords
        if n_tokens <= self.k2 and not call.finished:
            return False
        return self.follow(call, reading)


@dataclass
class Speaker(Translator):
    """Speech translation: all units anew from all text, all samples anew from all units."""

    durations_of: object = None
    units: list[int] = field(default_factory=list)
    n_spoken_tokens: int = 0

    def call(self, call):
        call.n_samples_out = 0
        if self.write(call) and self.speak(call):
            call.action = "WRITE"
        if call.finished:
            call.action = "WRITE"
        call.text_ids, call.units = list(self.written), list(self.units)

    def speak(self, call):
        padded = self.whole_words and call.finished
        n_tokens = len(self.written) + padded
        if n_tokens <= self.n_spoken_tokens and not call.finished:
            return False
        self.n_spoken_tokens = n_tokens
        states = self.listener.states(call.n_frames)
        hidden = text_states(self.network.text_decoder, states, self.written, padded=padded)
        units = units_of(self.network.unit_generator, hidden, padded=padded)
        n_new = len(units) - len(self.units)
        if n_new <= 0:
            return False
        self.units = units
        call.durations = self.durations_of(units)
        call.n_samples_out = CODE_SAMPLES * sum(call.durations[-n_new:])
        return True

    def n_last(self, n_frames):
        return MAX_SPOKEN_TOKENS


def n_frames(n_samples):
    """Return how many features their front end makes: 20 ms fewer than the chunk grid has."""
    return (n_samples - 240) // 160


def calls(n_samples, segment_ms):
    """Yield what each call receives: the prefix of a clip, grown by a segment."""
    segment_samples = 16 * segment_ms
    for received in range(segment_samples, n_samples, segment_samples):
        yield Call(received, finished=False)
    yield Call(n_samples, finished=True)
