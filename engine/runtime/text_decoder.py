"""The incremental text decoder: writes target sub-words and never rewrites one.

A step feeds the last written token and predicts the next one. It is kept only when its prediction
is accepted; otherwise it is undone, and made again when more source is there. So the hidden states
handed on are those of `</s>`, y1, y2, ... each computed once, with the source read by then.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.bundle import Bundle
from engine.runtime.beam import beam_search
from engine.runtime.graph import Graph, StatefulGraph, States, Tensor
from engine.runtime.growing import GrowingArray
from engine.runtime.onnx import Graph as OnnxGraph
from engine.runtime.onnx import StatefulGraph as OnnxStatefulGraph
from engine.spec import BLANK_ID, EOS_ID, PAD_ID, UNKNOWN_ID

NEVER_WRITTEN_IDS = [BLANK_ID, PAD_ID, UNKNOWN_ID]
# People do say "No, no, no, no." and sing whole lines again; hardly anybody says a word or two over
# and over for eight tokens. A greedy decoder that does will not stop: it now believes itself.
MAX_PERIOD_TOKENS = 4
MIN_COPIES = 3
MIN_REPEATED_TOKENS = 8


@dataclass(frozen=True, slots=True)
class Written:
    """New token ids, and the hidden states (n, d_model) that predicted them.

    At the end of an utterance there is one state more, the one that predicted its end.
    """

    tokens: list[int]
    hidden: Tensor

    @staticmethod
    def nothing() -> "Written":
        """Return what a READ writes."""
        return Written([], np.zeros((0, 0), np.float32))


class TextDecoder:
    """`append` source as it comes, `write`, greedily, when the policy says so.

    Where all source is there before anything is written, `search` is better and slower; `force`
    writes what is given.
    """

    def __init__(self, memory: Graph, decoder: StatefulGraph, *, ends_loops: bool = True) -> None:
        """Take both graphs; where `ends_loops` is off, `write` says the same for ever."""
        self._memory = memory
        self._decoder = decoder
        self._ends_loops = ends_loops
        self.reset()

    @staticmethod
    def load(bundle: Bundle, n_threads: int, *, ends_loops: bool = True) -> "TextDecoder":
        """Return the text decoder of `bundle`."""
        return TextDecoder(
            OnnxGraph(bundle.path("text_memory.onnx"), n_threads),
            OnnxStatefulGraph(bundle.path("text_decoder.onnx"), n_threads),
            ends_loops=ends_loops,
        )

    def reset(self) -> None:
        """Begin a new utterance."""
        self._decoder.reset()
        self._memories: dict[str, GrowingArray] = {}
        self.written: list[int] = []

    def append(self, states: Tensor) -> None:
        """Let what is written from now on see these encoder states too: (E, d_encoder)."""
        for name, new in self._memory.run(states=states[None]).items():
            if name not in self._memories:
                self._memories[name] = GrowingArray(new)
            else:
                self._memories[name].append(new)

    def write(self, n_max: int, *, final: bool) -> Written:
        """Write up to `n_max` tokens; when `final`, stop only at the end of the sentence or there.

        A sentence that would end before the source has ended is not ended: the rest may follow.
        """
        if not self._memories:
            return Written.nothing()
        n_before, hidden = len(self.written), []
        while final or len(self.written) - n_before < n_max:
            before = self._decoder.states
            state, token = self._step()
            full = len(self.written) - n_before >= n_max
            looped = self._ends_loops and is_loop([*self.written, token])
            ended = token == EOS_ID or full or looped
            if ended and not final:
                self._decoder.restore(before)
                break
            hidden.append(state)
            if ended:
                break
            self.written.append(token)
        return Written(self.written[n_before:], np.array(hidden)) if hidden else Written.nothing()

    def search(self, n_beam: int, n_max: int) -> Written:
        """Write the whole sentence, of up to `n_max` tokens, by beam search; nothing was before."""
        assert not self.written, self.written
        if not self._memories:
            return Written.nothing()
        found = beam_search(self._expand, n_beam, n_max, NEVER_WRITTEN_IDS)
        self._decoder.reset()
        tokens = next((h.tokens for h in found if not is_loop([*h.tokens])), found[0].tokens)
        return Written([*tokens], self.force([*tokens]))

    @property
    def _read(self) -> dict[str, Tensor]:
        """What the decoder reads of the source."""
        return {name: memory.rows for name, memory in self._memories.items()}

    def _expand(self, parents: Sequence[int], tokens: Sequence[int]) -> Tensor:
        """Feed the last token of each hypothesis; return log-probabilities (n, V)."""
        graph, fed = self._decoder, np.array(tokens, np.int64)[:, None]
        graph.restore({name: state[:, parents] for name, state in graph.states.items()})
        if graph.is_batched:
            return graph.run(tokens=fed, **self._read)["log_probs"][:, -1]
        before, after, log_probs = graph.states, list[States](), list[Tensor]()
        for i in range(len(fed)):
            graph.restore({name: state[:, i : i + 1] for name, state in before.items()})
            log_probs.append(graph.run(tokens=fed[i : i + 1], **self._read)["log_probs"][:, -1])
            after.append(graph.states)
        graph.restore(
            {name: np.concatenate([states[name] for states in after], 1) for name in before}
        )
        return np.concatenate(log_probs)

    def force(self, tokens: list[int]) -> Tensor:
        """Write `tokens`, whatever is likely, and return their states (n, d_model).

        They are fed at once, and before the first of them `</s>`, whose state comes first: so the
        states of an utterance are those that `write` hands on, its end included. Not to be mixed
        with `write` within one.
        """
        fed = tokens if self.written else [EOS_ID, *tokens]
        self.written += tokens
        hidden: Tensor = self._decoder.run(tokens=np.array([fed], np.int64), **self._read)[
            "hidden"
        ][0]
        return hidden

    def _step(self) -> tuple[Tensor, int]:
        """Feed the last written token; return its hidden state (d_model,) and the next token."""
        last = self.written[-1] if self.written else EOS_ID
        outputs = self._decoder.run(tokens=np.array([[last]], np.int64), **self._read)
        log_probs = outputs["log_probs"][0, -1].copy()
        log_probs[NEVER_WRITTEN_IDS] = -np.inf
        if not self.written:
            log_probs[EOS_ID] = -np.inf  # something was heard, so something is written
        return outputs["hidden"][0, -1], int(log_probs.argmax())


def is_loop(tokens: list[int]) -> bool:
    """Say whether `tokens` end in the same tokens over and over."""
    for period in range(1, MAX_PERIOD_TOKENS + 1):
        n_repeated = period * max(MIN_COPIES, -(-MIN_REPEATED_TOKENS // period))
        tail = tokens[-n_repeated:]
        if len(tail) == n_repeated and tail[period:] == tail[:-period]:
            return True
    return False
