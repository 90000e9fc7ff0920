"""The speech encoder: each frame is computed once, whatever the length of the chunks."""

from dataclasses import dataclass

from engine.bundle import Bundle, Cmvn
from engine.runtime.features import Frames
from engine.runtime.graph import StatefulGraph, Tensor
from engine.runtime.onnx import StatefulGraph as OnnxGraph
from engine.spec import MAX_UTTERANCE_FRAMES, SUBSAMPLING


@dataclass(frozen=True, slots=True)
class Encoded:
    """What one chunk of E encoder frames became.

    `states` (E, d_model); `source_log_probs`, `target_log_probs` (E, n_pieces): the two CTC heads.
    """

    states: Tensor
    source_log_probs: Tensor
    target_log_probs: Tensor


class Encoder:
    """A chunk sees all the past and itself; the next one may be longer or shorter."""

    def __init__(self, graph: StatefulGraph, cmvn: Cmvn) -> None:
        self._graph = graph
        self._cmvn = cmvn
        self._n_frames = 0

    @staticmethod
    def load(bundle: Bundle, n_threads: int) -> "Encoder":
        """Return the encoder of `bundle`."""
        return Encoder(OnnxGraph(bundle.path("encoder.onnx"), n_threads), bundle.cmvn)

    def reset(self) -> None:
        """Forget what was heard."""
        self._graph.reset()
        self._n_frames = 0

    def push(self, frames: Frames) -> Encoded:
        """Encode one chunk of features (T, n_mels), T more than 0; only the last one has odd sizes.

        A whole chunk is a multiple of 32 features: convolutions see blocks of 8 encoder frames.
        """
        assert len(frames) > 0
        self._n_frames += -(-len(frames) // SUBSAMPLING)
        assert self._n_frames <= MAX_UTTERANCE_FRAMES, self._n_frames
        normalised = (frames - self._cmvn.mean) / self._cmvn.std
        encoded = self._graph.run(features=normalised[None])
        return Encoded(
            encoded["states"][0], encoded["source_log_probs"][0], encoded["target_log_probs"][0]
        )
