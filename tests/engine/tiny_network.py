"""A network of every part and hardly any size, with random weights in every place."""

import torch

from engine.spec import (
    EncoderSpec,
    HifiganSpec,
    NetworkSpec,
    TextDecoderSpec,
    UnitGeneratorSpec,
    VocoderSpec,
)
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech
from engine.training.vocoder import Voice

SPEC = NetworkSpec(
    n_source=50,
    n_target=60,
    encoder=EncoderSpec(conv_channels=32, d_model=16, n_heads=2, d_ffn=32, n_layers=2),
    text_decoder=TextDecoderSpec(d_model=16, n_heads=2, d_ffn=32, n_layers=2),
    unit_generator=UnitGeneratorSpec(
        n_units=20,
        n_heads=2,
        d_ffn=32,
        n_encoder_layers=1,
        n_decoder_layers=1,
        frames_per_state=5,
    ),
    vocoder=VocoderSpec(n_units=20, d_duration=16, d_voice=16, n_blocks=2),
)

HIFIGAN = HifiganSpec(n_units=20, d_unit=8, n_initial_channels=64, d_duration=8)


def tiny_network(seed=1):
    torch.manual_seed(seed)
    return randomised(StreamSpeech(SPEC))


def tiny_voice(seed=1):
    torch.manual_seed(seed)
    return randomised(Voice(SPEC.vocoder))


def tiny_hifigan(seed=1):
    torch.manual_seed(seed)
    return randomised(CodeHifigan(HIFIGAN))


def randomised(module):
    """Leave no bias at zero, no norm at one and no statistic untouched."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
        for name, buffer in module.named_buffers():
            if name.endswith("running_mean"):
                buffer.normal_(std=0.1)
            if name.endswith("running_var"):
                buffer.uniform_(0.5, 1.5)
    return module.eval()
