"""The whole network: one encoder, two CTC heads, a text decoder and a unit generator."""

import torch
from torch import Tensor, nn

from engine.spec import NetworkSpec
from engine.training.network.encoder import SpeechEncoder
from engine.training.network.text_decoder import TextDecoder
from engine.training.network.unit_generator import UnitGenerator


class StreamSpeech(nn.Module):
    """Streaming recognition, simultaneous translation and speech in one model.

    Zhang et al., "StreamSpeech", ACL 2024.
    """

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        self.spec = spec
        self.encoder = SpeechEncoder(spec.encoder)
        self.source_ctc = nn.Linear(spec.encoder.d_model, spec.n_source)
        self.target_ctc = nn.Linear(spec.encoder.d_model, spec.n_target)
        self.text_decoder = TextDecoder(spec)
        self.unit_generator = UnitGenerator(spec)


def streaming_mask(
    new_source: Tensor,
    new_target: Tensor,
    n_frames: Tensor,
    chunk_frames: Tensor,
    n_positions: int,
) -> Tensor:
    """Return which frames each target position may see in training: (B, 1, n_positions, E) bool.

    Position i sees up to the end of the chunk in which the CTC heads expect target token i + 1 and
    a new source token (StreamSpeech, equations 6 to 9, with k = 0 and n = 1).

    Args:
        new_source: (B, E), `expected_new_tokens` of the source head.
        new_target: The same of the target head.
        n_frames: (B,) true lengths.
        chunk_frames: (B,) the chunk of each utterance.
        n_positions: How many target positions the mask has.
    """
    frame = torch.arange(new_source.shape[1])
    needed = torch.arange(1, n_positions + 1)[:, None]
    expected = new_target.cumsum(dim=1)[:, None] >= needed
    ready = expected & (new_source.round() == 1)[:, None]
    last = (n_frames - 1)[:, None, None]
    first = torch.where(ready, frame, last).amin(dim=2)  # (B, n_positions)
    chunk = chunk_frames[:, None]
    end = torch.minimum((first // chunk + 1) * chunk, n_frames[:, None])
    return (frame < end[..., None])[:, None]


def expected_new_tokens(log_probs: Tensor) -> Tensor:
    """Return how many tokens are expected to start at each frame, (B, E), by (B, E, V) scores."""
    probs = log_probs.detach().exp()
    repeated = (probs[:, 1:] * probs[:, :-1])[..., 1:].sum(dim=-1)
    repeated = torch.nn.functional.pad(repeated, (1, 0))
    return (1 - probs[..., 0] - repeated).clamp(0, 1)
