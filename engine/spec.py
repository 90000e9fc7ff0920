"""The sizes of a StreamSpeech network: the published 70M model's and those of our bundle."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

SUBSAMPLING = 4  # features a frame of the encoder: two convolutions of stride 2
BLOCK_FRAMES = 8  # encoder frames that one convolution block sees; divides every chunk
ENCODER_FRAME_MS = 40
BLANK_ID = 0  # `<s>`: the CTC blank of both text heads
PAD_ID = 1
EOS_ID = 2
UNKNOWN_ID = 3
FIRST_UNIT_ID = 4  # unit u is id u + 4; the last id is the CTC blank of the units


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """The chunk-wise Conformer encoder."""

    n_mels: int = 80
    conv_channels: int = 384
    d_model: int = 192
    n_heads: int = 4
    d_ffn: int = 384
    n_layers: int = 6
    depthwise_kernel: int = 15


@dataclass(frozen=True, slots=True)
class TextDecoderSpec:
    """The incremental text decoder."""

    d_model: int = 256
    n_heads: int = 4
    d_ffn: int = 1024
    n_layers: int = 3


@dataclass(frozen=True, slots=True)
class UnitGeneratorSpec:
    """From text states to units.

    `positions` is `constant` in the published checkpoints, by a slip of their code.
    """

    n_units: int = 200
    n_heads: int = 4
    d_ffn: int = 768
    n_encoder_layers: int = 1
    n_decoder_layers: int = 2
    frames_per_state: int = 12
    positions: Literal["constant", "within-state"] = "within-state"

    @property
    def blank_id(self) -> int:
        """The CTC blank of the unit vocabulary."""
        return FIRST_UNIT_ID + self.n_units


@dataclass(frozen=True, slots=True)
class VocoderSpec:
    """The source-filter unit vocoder of our own bundles."""

    n_units: int = 200
    d_duration: int = 64
    d_voice: int = 192
    kernel_rows: int = 7
    n_blocks: int = 4
    n_cepstra: int = 40

    @property
    def context_codes(self) -> int:
        """How many codes of 20 ms on either side a code's rows depend on."""
        return -(-self.n_blocks * (self.kernel_rows // 2) // 2)


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """All sizes; `n_source` and `n_target` count sub-words with the four special ones."""

    n_source: int = 1000
    n_target: int = 2000
    encoder: EncoderSpec = field(default_factory=EncoderSpec)
    text_decoder: TextDecoderSpec = field(default_factory=TextDecoderSpec)
    unit_generator: UnitGeneratorSpec = field(default_factory=UnitGeneratorSpec)
    vocoder: VocoderSpec = field(default_factory=VocoderSpec)

    def to_json(self) -> dict[str, Any]:
        """Return the sizes as plain data for a manifest."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict[str, Any]) -> "NetworkSpec":
        """Return the sizes that `to_json` wrote."""
        return NetworkSpec(
            n_source=data["n_source"],
            n_target=data["n_target"],
            encoder=EncoderSpec(**data["encoder"]),
            text_decoder=TextDecoderSpec(**data["text_decoder"]),
            unit_generator=UnitGeneratorSpec(**data["unit_generator"]),
            vocoder=VocoderSpec(**data["vocoder"]),
        )


PUBLISHED = NetworkSpec(
    n_source=6000,
    n_target=6000,
    encoder=EncoderSpec(
        conv_channels=1024, d_model=256, d_ffn=2048, n_layers=12, depthwise_kernel=31
    ),
    text_decoder=TextDecoderSpec(d_model=512, n_heads=8, d_ffn=2048, n_layers=4),
    unit_generator=UnitGeneratorSpec(
        n_units=1000,
        n_heads=8,
        d_ffn=2048,
        n_encoder_layers=2,
        n_decoder_layers=2,
        frames_per_state=25,
        positions="constant",
    ),
)
