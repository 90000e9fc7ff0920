"""`python -m engine.training.restore`: a bundle back to the checkpoints that it was exported from.

For whoever has a bundle and not its checkpoints, and wants to train it further: the weights are
those of the bundle, rounded to half precision, and each stage goes on from them with `--weights`.
Vocabularies and statistics are not restored: their stages make them anew, or the bundle has them.
"""

import argparse
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from engine.bundle import open_bundle
from engine.importing.skeleton import HALF_SUFFIX
from engine.spec import VocoderSpec
from engine.training.network.streamspeech import StreamSpeech
from engine.training.vocoder import Voice

HEARD = ("encoder.", "source_ctc.", "target_ctc.")
STEPS_SEEN = "num_batches_tracked"  # of a batch norm: not part of what it computes


def weights_of(folder: Path) -> dict[str, Tensor]:
    """Return every tensor that the graphs in `folder` hold, in single precision, by its name."""
    weights = {}
    for path in sorted(folder.glob("*.onnx")):
        for tensor in onnx.load(path).graph.initializer:
            value = torch.from_numpy(numpy_helper.to_array(tensor).copy())
            name = tensor.name.removesuffix(HALF_SUFFIX)
            weights[name] = value.float() if value.is_floating_point() else value
    return weights


def fill(network: nn.Module, weights: dict[str, Tensor]) -> nn.Module:
    """Load what `network` has a place for; raise `KeyError` for a tensor that is not there."""
    state = network.state_dict()
    names = [name for name in state if not name.endswith(STEPS_SEEN)]
    network.load_state_dict({name: weights[name] for name in names}, strict=False)
    return network


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="a folder for the checkpoints")
    arguments = parser.parse_args()
    spec, weights = open_bundle(arguments.bundle).spec, weights_of(arguments.bundle)
    if not isinstance(spec.vocoder, VocoderSpec):
        parser.error(f"{arguments.bundle} has a published vocoder, which no stage trains")
    arguments.work.mkdir(parents=True, exist_ok=True)
    network = fill(StreamSpeech(spec), weights)
    heard = {name: t for name, t in network.state_dict().items() if name.startswith(HEARD)}
    for name, model in (
        ("encoder", heard),
        ("decoder", network.get_submodule("text_decoder").state_dict()),
        ("unit_generator", network.get_submodule("unit_generator").state_dict()),
    ):
        torch.save({"model": model}, arguments.work / f"{name}.pt")
    torch.save(fill(Voice(spec.vocoder), weights).state_dict(), arguments.work / "vocoder.pt")


if __name__ == "__main__":
    main()
