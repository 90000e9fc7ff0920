"""The network that hears which language is spoken, as one graph and what its scores stand for."""

import json
from pathlib import Path

import torch

from engine.conversion.export import export_graph, rounded
from engine.conversion.graph import Graph
from engine.runtime.features import N_MELS
from engine.runtime.language import FACTS, GRAPH
from engine.training.network.language_network import LanguageNetwork

MIN_FRAMES, MAX_FRAMES = 16, 8192


def write_languages(folder: Path, network: LanguageNetwork, labels: tuple[str, ...]) -> None:
    """Write the graph of `network` into `folder`; round its weights in place to what is stored."""
    folder.mkdir(parents=True, exist_ok=True)
    rounded(network)
    export_graph(language_graph(network), folder / GRAPH)
    write_labels(folder, labels)


def write_labels(folder: Path, labels: tuple[str, ...]) -> None:
    """Write what the scores stand for; what else is said there stays."""
    facts = folder / FACTS
    known = json.loads(facts.read_text(encoding="utf-8")) if facts.exists() else {}
    told = known | {"labels": list(labels)}
    facts.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def language_graph(network: LanguageNetwork) -> Graph:
    """Return the graph: log-mel features (1, T, n_mels) in, log-probabilities (1, n_labels) out."""
    n_frames = torch.export.Dim("n_frames", min=MIN_FRAMES, max=MAX_FRAMES)
    example = torch.randn(1, 300, N_MELS)
    return Graph(
        "languages",
        network,
        {"features": example},
        {"features": {1: n_frames}},
        ["log_probabilities"],
    )
