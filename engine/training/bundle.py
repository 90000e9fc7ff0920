"""Stage 9, `python -m engine.training.bundle`: trained parts to a bundle of ONNX graphs.

With `--manifest-only` the graphs stay as they are and only the manifest is written anew, once the
bundle has been measured.
"""

import argparse
import json
import shutil
from pathlib import Path

import torch

from engine import bundle
from engine.conversion.export import TrainedModel, write_bundle
from engine.manifest import BundleFacts, write_manifest
from engine.spec import NetworkSpec, VocoderSpec
from engine.training.network.streamspeech import StreamSpeech
from engine.training.shards import Cmvn
from engine.training.tokens import Tokenizer
from engine.training.vocoder import Voice


def read_network(work: Path) -> StreamSpeech:
    """Return the network put together from the checkpoints of stages 3, 7 and 8."""
    network = StreamSpeech(NetworkSpec())
    heard = torch.load(work / "encoder.pt", weights_only=True)["model"]
    unexpected = network.load_state_dict(heard, strict=False).unexpected_keys
    assert not unexpected, unexpected
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
    parser.add_argument("--work", type=Path, help="checkpoints, vocabularies, statistics")
    parser.add_argument("--facts", type=Path, required=True, help="JSON for the manifest")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--manifest-only", action="store_true")
    arguments = parser.parse_args()
    facts = BundleFacts(**json.loads(arguments.facts.read_text(encoding="utf-8")))
    if arguments.manifest_only:
        write_manifest(arguments.out, NetworkSpec(), facts)
    elif arguments.work:
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name in (bundle.SOURCE_MODEL, bundle.TARGET_MODEL):
            shutil.copyfile(arguments.work / name, arguments.out / name)
        write_bundle(arguments.out, read_model(arguments.work), facts)
    else:
        parser.error("--work is needed to export")


def read_model(work: Path) -> TrainedModel:
    """Return everything that the stages left in `work`."""
    network, voice = read_network(work), Voice(VocoderSpec())
    voice.load_state_dict(torch.load(work / "vocoder.pt", weights_only=True))
    cmvn = Cmvn.read(work / "cmvn.npz")
    return TrainedModel(
        network,
        voice.eval(),
        bundle.Cmvn(cmvn.mean, cmvn.std),
        Tokenizer(work / "source.model").pieces,
        Tokenizer(work / "target.model").pieces,
    )


if __name__ == "__main__":
    main()
