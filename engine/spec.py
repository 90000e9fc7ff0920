"""The sizes of a StreamSpeech network: the published 70M model's and those of our bundle."""

import math
from dataclasses import asdict, dataclass, field, replace
from typing import Any, ClassVar, Literal

SUBSAMPLING = 4  # features a frame of the encoder: two convolutions of stride 2
BLOCK_FRAMES = 8  # encoder frames that one convolution block sees; divides every chunk
ENCODER_FRAME_MS = 40
MAX_UTTERANCE_FRAMES = 1024  # encoder frames that the encoder's graph has positions for: 41 s
BLANK_ID = 0  # `<s>`: the CTC blank of both text heads
PAD_ID = 1
EOS_ID = 2
UNKNOWN_ID = 3
FIRST_UNIT_ID = 4  # unit u is id u + 4; the last id is the CTC blank of the units


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """The Conformer encoder.

    `convolution` is in `blocks` where it listens in chunks; over the `whole` recording it is as in
    the offline models, which need all of it at once.
    """

    n_mels: int = 80
    conv_channels: int = 384
    d_model: int = 192
    n_heads: int = 4
    d_ffn: int = 384
    n_layers: int = 6
    depthwise_kernel: int = 15
    convolution: Literal["blocks", "whole"] = "blocks"


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

    `positions` is `constant` in the published checkpoints, by a slip of their code. `attention` is
    `causal` where text comes in pieces; over the `whole` text it is as in the offline models.
    """

    n_units: int = 200
    n_heads: int = 4
    d_ffn: int = 768
    n_encoder_layers: int = 1
    n_decoder_layers: int = 2
    frames_per_state: int = 12
    positions: Literal["constant", "within-state"] = "within-state"
    attention: Literal["causal", "whole"] = "causal"

    @property
    def blank_id(self) -> int:
        """The CTC blank of the unit vocabulary."""
        return FIRST_UNIT_ID + self.n_units


@dataclass(frozen=True, slots=True)
class VocoderSpec:
    """The source-filter unit vocoder of our own bundles."""

    kind: ClassVar = "source-filter"

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
class HifiganSpec:
    """The unit HiFi-GAN of the published models (Kong et al., 2020; Lee et al., 2022).

    Each of `upsample_rates` is one transposed convolution, which halves the channels and is
    followed by one residual block for each of `resblock_kernels`.
    """

    kind: ClassVar = "hifigan"

    n_units: int = 1000
    d_unit: int = 128
    n_initial_channels: int = 512
    upsample_rates: tuple[int, ...] = (5, 4, 4, 2, 2)
    upsample_kernels: tuple[int, ...] = (11, 8, 8, 4, 4)
    resblock_kernels: tuple[int, ...] = (3, 7, 11)
    resblock_dilations: tuple[tuple[int, ...], ...] = ((1, 3, 5), (1, 3, 5), (1, 3, 5))
    edge_kernel: int = 7  # of the first and the last convolution
    d_duration: int = 128
    duration_kernel: int = 3

    @property
    def hop_samples(self) -> int:
        """How many samples a code of 20 ms becomes."""
        return math.prod(self.upsample_rates)

    @property
    def context_codes(self) -> int:
        """How many codes of 20 ms on either side a code's samples depend on."""
        first, last = 0, self.hop_samples - 1  # the samples of code 0, traced back to their codes
        edge = self.edge_kernel // 2
        reach = max(map(_resblock_reach, self.resblock_kernels, self.resblock_dilations))
        first, last = first - edge, last + edge
        for rate, kernel in reversed(
            [*zip(self.upsample_rates, self.upsample_kernels, strict=True)]
        ):
            padding = (kernel - rate) // 2
            first, last = first - reach, last + reach
            first, last = -((kernel - 1 - padding - first) // rate), (last + padding) // rate
        return max(edge - first, last + edge)

    @staticmethod
    def from_json(data: dict[str, Any]) -> "HifiganSpec":
        """Return the sizes of a manifest, whose lists become tuples."""
        return HifiganSpec(**{name: _frozen(value) for name, value in data.items()})


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """All sizes; `n_source` and `n_target` count sub-words with the four special ones."""

    n_source: int = 1000
    n_target: int = 2000
    encoder: EncoderSpec = field(default_factory=EncoderSpec)
    text_decoder: TextDecoderSpec = field(default_factory=TextDecoderSpec)
    unit_generator: UnitGeneratorSpec = field(default_factory=UnitGeneratorSpec)
    vocoder: VocoderSpec | HifiganSpec = field(default_factory=VocoderSpec)

    @property
    def is_offline(self) -> bool:
        """Whether it needs whole utterances, and cannot listen in chunks."""
        return self.encoder.convolution == "whole"

    def to_json(self) -> dict[str, Any]:
        """Return the sizes as plain data for a manifest."""
        return asdict(self) | {"vocoder": {"kind": self.vocoder.kind, **asdict(self.vocoder)}}

    @staticmethod
    def from_json(data: dict[str, Any]) -> "NetworkSpec":
        """Return the sizes that `to_json` wrote."""
        return NetworkSpec(
            n_source=data["n_source"],
            n_target=data["n_target"],
            encoder=EncoderSpec(**data["encoder"]),
            text_decoder=TextDecoderSpec(**data["text_decoder"]),
            unit_generator=UnitGeneratorSpec(**data["unit_generator"]),
            vocoder=_vocoder_from_json(**data["vocoder"]),
        )


def _vocoder_from_json(
    kind: str = VocoderSpec.kind,  # older manifests know no other
    **sizes: Any,  # noqa: ANN401 - plain data of any kind
) -> VocoderSpec | HifiganSpec:
    if kind == HifiganSpec.kind:
        return HifiganSpec.from_json(sizes)
    if kind == VocoderSpec.kind:
        return VocoderSpec(**sizes)
    raise ValueError(f"no vocoder is called {kind!r}")


def _resblock_reach(kernel: int, dilations: tuple[int, ...]) -> int:
    """Return how far a residual block looks; a plain convolution follows each dilated one."""
    return kernel // 2 * (sum(dilations) + len(dilations))


def _frozen(value: Any) -> Any:  # noqa: ANN401 - plain data of any kind
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


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
    vocoder=HifiganSpec(),
)
# The same tensors, trained on whole recordings.
PUBLISHED_OFFLINE = replace(
    PUBLISHED,
    encoder=replace(PUBLISHED.encoder, convolution="whole"),
    unit_generator=replace(PUBLISHED.unit_generator, attention="whole"),
)
