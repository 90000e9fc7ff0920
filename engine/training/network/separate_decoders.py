"""Joint training without one decoder for all: a decoder a language over one encoder.

The other of the two ways of arXiv 2503.11080. No language sees another; each of `networks` writes
its own, and by itself is a bilingual network like any other.
"""

from dataclasses import replace

from torch import nn

from engine.track_spec import TrackSpec
from engine.training.network.track_network import TrackNetwork


class SeparateDecoders(nn.Module):
    """A network for each language of `spec`, of which encoder and vocabulary are the same."""

    def __init__(self, spec: TrackSpec) -> None:
        super().__init__()
        alone = (replace(spec, languages=(language,)) for language in spec.languages)
        self.networks = nn.ModuleList([TrackNetwork(each) for each in alone])
        first = self.networks[0]
        for network in self.networks[1:]:
            network.encoder, network.embed_tokens = first.encoder, first.embed_tokens
