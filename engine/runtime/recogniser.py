"""Listens: features to encoder states, source tokens, and the counts that the policy reads."""

from dataclasses import dataclass

from engine.bundle import Bundle
from engine.runtime.ctc import GreedyCtc, TimedToken
from engine.runtime.encoder import Encoder
from engine.runtime.features import Frames
from engine.runtime.graph import Tensor
from engine.runtime.policy import CtcCounts


@dataclass(frozen=True, slots=True)
class Heard:
    """What a chunk added: encoder states (E, d_model) and source tokens."""

    states: Tensor
    tokens: list[TimedToken]


class Recogniser:
    """The encoder and both CTC heads of one utterance after another."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._source, self._target = GreedyCtc(), GreedyCtc()

    @staticmethod
    def load(bundle: Bundle, n_threads: int) -> "Recogniser":
        """Return the recogniser of `bundle`."""
        return Recogniser(Encoder.load(bundle, n_threads))

    @property
    def counts(self) -> CtcCounts:
        """How many tokens both heads have found in the utterance."""
        return CtcCounts(self._source.n_tokens, self._target.n_tokens)

    @property
    def n_wordless_frames(self) -> int:
        """How many frames at the end carry no source token."""
        return self._source.n_trailing_blanks

    def reset(self) -> None:
        """Begin an utterance."""
        self.encoder.reset()
        self._source.reset()
        self._target.reset()

    def push(self, frames: Frames) -> Heard:
        """Hear one chunk of features (T, n_mels), T a multiple of 32."""
        encoded = self.encoder.push(frames)
        self._target.push(encoded.target_log_probs)
        return Heard(encoded.states, self._source.push(encoded.source_log_probs))
