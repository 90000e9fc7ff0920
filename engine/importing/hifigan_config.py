"""The sizes of a unit HiFi-GAN, from the authors' `config.json`."""

import json
from pathlib import Path
from typing import Any

from engine.errors import CheckpointError
from engine.importing.vocabulary import read_checked
from engine.spec import HifiganSpec, VocoderSpec

MAX_FILE_BYTES = 1 << 20
EDGE_KERNEL = 7  # of the first and the last convolution; their code has it fixed
ASSUMED = {"resblock": "1", "sampling_rate": 16_000, "f0": False, "multispkr": None}


def check_hifigan_config(path: Path, expected: HifiganSpec | VocoderSpec) -> None:
    """Raise `CheckpointError` unless `path` describes the vocoder that we have graphs for."""
    spec = read_hifigan_config(path)
    if spec != expected:
        raise CheckpointError(
            f"{path} describes a vocoder of other sizes than the published one for 1000 units: "
            "take that one."
        )


def read_hifigan_config(path: Path) -> HifiganSpec:
    """Return the sizes in `path`; raise `CheckpointError` when it is none or of another kind."""
    content = read_checked(path, MAX_FILE_BYTES)
    try:
        data = json.loads(content)
        spec = _spec(data)
        others = [name for name, value in ASSUMED.items() if data.get(name, value) != value]
        others += ["code_hop_size"] * (data["code_hop_size"] != spec.hop_samples)
        others += ["model_in_dim"] * (data["model_in_dim"] != spec.d_unit)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CheckpointError(
            f"{path} is not the configuration of a unit HiFi-GAN: take the config.json that "
            "belongs to the vocoder."
        ) from error
    if others:
        raise CheckpointError(
            f"{path} is of another kind of vocoder, by its {', '.join(others)}: take the one for "
            "the units of the checkpoint."
        )
    return spec


def _spec(data: dict[str, Any]) -> HifiganSpec:
    durations = data["dur_predictor_params"]
    return HifiganSpec(
        n_units=data["num_embeddings"],
        d_unit=data["embedding_dim"],
        n_initial_channels=data["upsample_initial_channel"],
        upsample_rates=tuple(data["upsample_rates"]),
        upsample_kernels=tuple(data["upsample_kernel_sizes"]),
        resblock_kernels=tuple(data["resblock_kernel_sizes"]),
        resblock_dilations=tuple(map(tuple, data["resblock_dilation_sizes"])),
        edge_kernel=EDGE_KERNEL,
        d_duration=durations["var_pred_hidden_dim"],
        duration_kernel=durations["var_pred_kernel_size"],
    )
