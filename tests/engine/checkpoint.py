"""The authors' checkpoints of made-up weights, as weights of our networks.

Torch reads them here, so that what is told of the networks does not depend on the import.
"""

import subprocess
import sys

import torch

from engine.spec import PUBLISHED
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech
from tests.engine.golden import GOLDEN

CHECKPOINT = "streamspeech.simultaneous.fr-en.pt"
VOCODER = "g_00500000"
PARTS = {  # what their checkpoints call the parts, and what we do
    "encoder.": "encoder.",
    "source_unigram_decoder.proj.": "source_ctc.",
    "ctc_target_unigram_decoder.proj.": "target_ctc.",
    "target_unigram_decoder.": "text_decoder.",
    "synthesizer_encoder.": "unit_generator.encoder_",
    "decoder.embed_tokens.weight": "unit_generator.units",
    "decoder.l": "unit_generator.decoder_l",
}
TIED_OR_EMPTY = ("output_projection.weight", "version", "_float_tensor")


def make_checkpoints(folder):
    """Write both checkpoints, a third of a gigabyte, into `folder`."""
    make = [sys.executable, str(GOLDEN / "make_checkpoint.py"), "--out", str(folder)]
    subprocess.run(make, check=True, capture_output=True)


def filled_network(folder):
    network = StreamSpeech(PUBLISHED)
    weights = torch.load(folder / CHECKPOINT, weights_only=False)["model"]
    network.load_state_dict(renamed(weights), strict=True)
    return network.eval()


def filled_vocoder(folder):
    vocoder = CodeHifigan(PUBLISHED.vocoder)
    vocoder.load_state_dict(folded(torch.load(folder / VOCODER)["generator"]), strict=True)
    return vocoder.eval()


def renamed(weights):
    ours = {}
    for name, tensor in weights.items():
        part = next((part for part in PARTS if name.startswith(part)), None)
        if part and not name.endswith(TIED_OR_EMPTY):
            ours[PARTS[part] + name.removeprefix(part)] = tensor
    return ours


def folded(weights):
    """Return the weights with weight norm folded in: w = g v / |v|, over all but the first axis."""
    ours = {}
    for name, tensor in weights.items():
        if name.endswith("weight_v"):
            gain = weights[name.removesuffix("v") + "g"]
            ours[name.removesuffix("_v")] = gain * tensor / tensor.norm(dim=(1, 2), keepdim=True)
        elif not name.endswith("weight_g"):
            ours[name] = tensor
    return ours
