"""Decides and translates: from encoder states and counts to text, token by token."""

import dataclasses

from engine.bundle import Bundle
from engine.config import EngineConfig, PolicyConfig
from engine.runtime.graph import Tensor
from engine.runtime.policy import Allowance, CtcCounts, Read, Reading, Write, allow, decide
from engine.runtime.text_decoder import TextDecoder, Written

# A translation has rarely more sub-words than its source; this leaves room for the rare one and
# stops a decoder that has lost its way.
TARGET_PER_SOURCE = 2
EXTRA_TARGET = 8


class Writer:
    """The policy and the text decoder of one utterance after another.

    With a beam it writes whole utterances, at their end, whatever the policy.
    """

    def __init__(self, decoder: TextDecoder, config: PolicyConfig, n_beam: int = 1) -> None:
        self._decoder = decoder
        self._config = config
        self._n_beam = n_beam
        self.reset()

    @staticmethod
    def load(bundle: Bundle, config: EngineConfig, n_threads: int) -> "Writer":
        """Return the writer of `bundle`; only offline is there time for a beam."""
        n_beam = config.n_beam if config.offline else 1
        return Writer(TextDecoder.load(bundle, n_threads), config.policy, n_beam)

    def reset(self) -> None:
        """Begin an utterance."""
        self._decoder.reset()
        self._allowance = Allowance()

    def set_lagging_k(self, lagging_k: int) -> None:
        """Keep so far behind from the next reading on; the allowance never shrinks."""
        self._config = dataclasses.replace(self._config, lagging_k=lagging_k)

    def push(self, states: Tensor, read: Reading, *, final: bool) -> Written:
        """Read the encoder states (E, d) of a chunk, then write what the policy allows.

        Args:
            states: New encoder states, possibly none.
            read: What has been read in all, these states included.
            final: The utterance has ended.
        """
        if len(states):
            self._decoder.append(states)
        n_written, before = self.n_written, self._allowance
        self._allowance = allow(before, read, self._config)
        match decide(before, self._allowance, n_written, final=final):
            case Read():
                return Written.nothing()
            case Write(n_subwords):
                n_left = max(0, self.n_limit(read.counts) - n_written)
                n_max = n_left if n_subwords is None else n_subwords
                if final and self._n_beam > 1:
                    return self._decoder.search(self._n_beam, n_max)
                return self._decoder.write(n_max, final=final)

    @property
    def n_written(self) -> int:
        """How many tokens the utterance has."""
        return len(self._decoder.written)

    def n_limit(self, seen: CtcCounts) -> int:
        """Return how many tokens the utterance may have."""
        return TARGET_PER_SOURCE * max(seen.source, seen.target) + EXTRA_TARGET
