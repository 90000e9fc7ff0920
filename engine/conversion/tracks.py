"""`python -m engine.conversion.tracks`: a trained network of caption tracks to a bundle.

Graphs, the vocabulary and the manifest; with `--int8` the large matrices are 8 bits.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

from engine.conversion.export import export_graph, rounded
from engine.conversion.track_graphs import track_graphs_of
from engine.importing.quantise import quantise
from engine.manifest import TrackFacts, write_pieces, write_track_manifest
from engine.runtime.track_parts import PIECES, VOCABULARY
from engine.training.network.track_network import TrackNetwork
from engine.training.tokens import Tokenizer
from engine.training.tracks import read_network


def write_tracks(
    folder: Path,
    network: TrackNetwork,
    vocabulary: Path | None,
    facts: TrackFacts,
    *,
    int8: bool = False,
) -> None:
    """Write the bundle of `network` into `folder`; round its weights in place to what is stored.

    `vocabulary` is the sentencepiece model; the made-up language has none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rounded(network)
    for graph in track_graphs_of(network):
        path = folder / f"{graph.name}.onnx"
        if int8:
            with tempfile.TemporaryDirectory() as whole:
                export_graph(graph, Path(whole) / path.name)
                quantise(Path(whole) / path.name, path)
        else:
            export_graph(graph, path)
    if vocabulary is not None:
        shutil.copyfile(vocabulary, folder / VOCABULARY)
        write_pieces(folder / PIECES, Tokenizer(vocabulary).pieces)
    write_track_manifest(folder, network.spec, facts)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="of engine.training.tracks")
    parser.add_argument("--vocabulary", type=Path, help="tracks.model; the oracle needs none")
    parser.add_argument("--candidates", type=int, help="1 for wait-k; otherwise as it was trained")
    parser.add_argument("--facts", type=Path, required=True, help="JSON for the manifest")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--int8", action="store_true")
    arguments = parser.parse_args()
    facts = TrackFacts(**json.loads(arguments.facts.read_text(encoding="utf-8")))
    network = read_network(arguments.checkpoint, arguments.candidates)
    write_tracks(arguments.out, network, arguments.vocabulary, facts, int8=arguments.int8)


if __name__ == "__main__":
    main()
