"""The sizes of a network that writes caption tracks: source words to several languages at once."""

from dataclasses import asdict, dataclass
from typing import Any

MAX_ROWS = 512  # positions of a sentence, on either side, that the network has a place for


@dataclass(frozen=True, slots=True)
class TrackSpec:
    """One vocabulary for all languages, a causal encoder, one decoder with a tag a language.

    `n_candidates` is the K of HMT: how many moments each target token has at which it may be
    written; with 1 the network is one for wait-k. `n_pieces` counts the four special ids.
    """

    source: str = "fr"
    languages: tuple[str, ...] = ("en", "de", "es")
    n_pieces: int = 6000
    n_candidates: int = 4
    d_model: int = 192
    n_heads: int = 4
    d_ffn: int = 768
    n_encoder_layers: int = 3
    n_decoder_layers: int = 3

    def to_json(self) -> dict[str, Any]:
        """Return the sizes as plain data for a manifest."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict[str, Any]) -> "TrackSpec":
        """Return the sizes that `to_json` wrote."""
        return TrackSpec(**data | {"languages": tuple(data["languages"])})
