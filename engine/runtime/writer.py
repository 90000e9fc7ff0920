"""Decides and translates: from encoder states and counts to text, token by token."""

from engine.bundle import Bundle
from engine.runtime.graph import Tensor
from engine.runtime.policy import CtcCounts, PolicyConfig, Read, Write, decide, has_grown
from engine.runtime.text_decoder import TextDecoder, Written

# A translation has rarely more sub-words than its source; this leaves room for the rare one and
# stops a decoder that has lost its way.
TARGET_PER_SOURCE = 2
EXTRA_TARGET = 8


class Writer:
    """The policy and the text decoder of one utterance after another."""

    def __init__(self, decoder: TextDecoder, config: PolicyConfig) -> None:
        self._decoder = decoder
        self._config = config
        self.reset()

    @staticmethod
    def load(bundle: Bundle, n_threads: int) -> "Writer":
        """Return the writer of `bundle`."""
        return Writer(TextDecoder.load(bundle, n_threads), PolicyConfig())

    def reset(self) -> None:
        """Begin an utterance."""
        self._decoder.reset()
        self._accepted = CtcCounts()

    def push(self, states: Tensor, seen: CtcCounts, *, final: bool) -> Written:
        """Read the encoder states (E, d) of a chunk, then write what the policy allows.

        Args:
            states: New encoder states, possibly none.
            seen: How many tokens the CTC heads have found in all.
            final: The utterance has ended.
        """
        if len(states):
            self._decoder.append(states)
        n_written, n_limit = len(self._decoder.written), self._n_limit(seen)
        action = decide(seen, self._accepted, n_written, self._config, final=final)
        if has_grown(seen, self._accepted, self._config):
            self._accepted = seen
        match action:
            case Read():
                return Written.nothing()
            case Write(n_subwords):
                n_max = max(0, n_limit - n_written) if n_subwords is None else n_subwords
                return self._decoder.write(n_max, final=final)

    def _n_limit(self, seen: CtcCounts) -> int:
        return TARGET_PER_SOURCE * max(seen.source, seen.target) + EXTRA_TARGET
