"""Stage 9, `python -m engine.training.bundle`: trained parts to a bundle of ONNX graphs."""

import argparse
import json
from pathlib import Path

import torch

from engine import bundle
from engine.conversion.export import BundleFacts, TrainedModel, write_bundle
from engine.spec import NetworkSpec
from engine.training.network.streamspeech import StreamSpeech
from engine.training.shards import Cmvn
from engine.training.tokens import Tokenizer
from engine.training.vocoder import Voice


def read_network(work: Path) -> StreamSpeech:
    """Return the network put together from the checkpoints of stages 3, 7 and 8."""
    network = StreamSpeech(NetworkSpec())
    heard = torch.load(work / "encoder.pt", weights_only=True)["model"]
    network.load_state_dict(heard, strict=False)
    for name, part in (
        ("decoder", network.text_decoder),
        ("unit_generator", network.unit_generator),
    ):
        part.load_state_dict(torch.load(work / f"{name}.pt", weights_only=True)["model"])
    network.eval()
    return network


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--facts", type=Path, required=True, help="JSON for the manifest")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    work = arguments.work
    facts = BundleFacts(**json.loads(arguments.facts.read_text(encoding="utf-8")))
    network, voice = read_network(work), Voice(NetworkSpec().vocoder)
    voice.load_state_dict(torch.load(work / "vocoder.pt", weights_only=True))
    cmvn = Cmvn.read(work / "cmvn.npz")
    model = TrainedModel(
        network,
        voice.eval(),
        bundle.Cmvn(cmvn.mean, cmvn.std),
        Tokenizer(work / "source.model").pieces,
        Tokenizer(work / "target.model").pieces,
    )
    write_bundle(arguments.out, model, facts)


if __name__ == "__main__":
    main()
