"""A network of caption tracks of hardly any size, and the bundle that it becomes."""

import warnings
from dataclasses import dataclass

import torch

from engine.conversion.tracks import write_tracks
from engine.manifest import TrackFacts
from engine.track_bundle import TrackBundle, open_track_bundle
from engine.track_spec import TrackSpec
from engine.training.network.track_network import TrackNetwork
from engine.training.tokens import learn_vocabulary
from tests.engine.tiny_network import randomised

SPEC = TrackSpec(
    source="xx",
    languages=("aa", "bb", "cc"),
    n_pieces=30,
    n_candidates=3,
    d_model=16,
    n_heads=2,
    d_ffn=24,
    n_encoder_layers=2,
    n_decoder_layers=2,
)
TEXTS = ["le chat dort bien", "un chien mange la pomme", "the cat sleeps", "ein hund und ein mann"]
FACTS = TrackFacts("tiny-tracks", "MIT", {"sentences": 0}, [])


@dataclass(frozen=True, slots=True)
class ExportedTracks:
    """The bundle, and the network as its weights were rounded for it."""

    bundle: TrackBundle
    network: TrackNetwork


def tiny_tracks(seed=1):
    torch.manual_seed(seed)
    return randomised(TrackNetwork(SPEC))


def export_tiny_tracks(folder):
    network, vocabulary = tiny_tracks(), folder / "learned.model"
    vocabulary.write_bytes(learn_vocabulary(TEXTS, SPEC.n_pieces))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own
        write_tracks(folder / "bundle", network, vocabulary, FACTS)
    return ExportedTracks(open_track_bundle(folder / "bundle"), network)
