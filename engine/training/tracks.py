"""`python -m engine.training.tracks`: the network of caption tracks learns from parallel text.

Reads what `track_text` wrote. One decoder writes all `--languages`; with one language it is a
bilingual model. Writes `POLICY.pt` into `--out`, and the sizes beside it; `--resume` goes on from
it. With `--separate` each language has a decoder of its own, and in the end a folder likewise.
"""

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

import torch

from engine.track_spec import TrackSpec
from engine.training.course import Plan, add_course, begin_course, join_processes, rank
from engine.training.network.separate_decoders import SeparateDecoders
from engine.training.network.track_network import TrackNetwork
from engine.training.tokens import Tokenizer
from engine.training.track_course import add_policy, learn_tracks, policy_of
from engine.training.track_text import VOCABULARY, read_sentences

SIZES = "sizes.json"


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="what `track_text` wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--languages", required=True, help="the first columns, such as en,de,es")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--until", type=int, help="stop here, at the rates of all --steps")
    parser.add_argument("--warm-up", type=int, default=400, help="steps until the peak rate")
    parser.add_argument("--peak-rate", type=float, default=1.5e-3)
    parser.add_argument("--candidates", type=int, default=TrackSpec().n_candidates)
    parser.add_argument("--width", type=int, default=TrackSpec().d_model)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--separate", action="store_true", help="a decoder for each language over one encoder"
    )
    add_policy(parser)
    add_course(parser)
    arguments = parser.parse_args()
    join_processes()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    train(arguments)


def train(arguments: argparse.Namespace) -> None:
    """Train for the number of steps asked for."""
    spec, plan = spec_of(arguments), policy_of(arguments)
    arguments.out.mkdir(parents=True, exist_ok=True)
    write_sizes(arguments.out, spec)
    network = SeparateDecoders(spec) if arguments.separate else TrackNetwork(spec)
    steps = Plan(arguments.steps, arguments.peak_rate, arguments.warm_up, arguments.until)
    course = begin_course(network, arguments.out / f"{plan.policy}.pt", steps, arguments)
    sentences = read_sentences(arguments.work, len(spec.languages))
    print(f"{len(sentences)} sentences", flush=True)
    rng = random.Random(arguments.seed + course.step + 1_000_000 * rank())
    learn_tracks(network, course, sentences, plan, rng)
    if isinstance(network, SeparateDecoders):
        write_separate(arguments.out, f"{plan.policy}.pt", network, course.step)


def spec_of(arguments: argparse.Namespace) -> TrackSpec:
    """Return the sizes that the arguments ask for."""
    return TrackSpec(
        source=arguments.source,
        languages=tuple(arguments.languages.split(",")),
        n_pieces=len(Tokenizer(arguments.work / VOCABULARY).pieces),
        n_candidates=arguments.candidates,
        d_model=arguments.width,
        d_ffn=4 * arguments.width,
    )


def write_sizes(folder: Path, spec: TrackSpec) -> None:
    """Write the sizes of the checkpoints in `folder`."""
    text = json.dumps(spec.to_json(), indent=2)
    (folder / SIZES).write_text(f"{text}\n", encoding="utf-8")


def write_separate(folder: Path, name: str, networks: SeparateDecoders, step: int) -> None:
    """Write each network of `networks` like one that was learned alone, in a folder of its own."""
    for network in networks.networks:
        assert isinstance(network, TrackNetwork)
        own = folder / network.spec.languages[0]
        own.mkdir(exist_ok=True)
        write_sizes(own, network.spec)
        torch.save({"model": network.state_dict(), "optimiser": {}, "step": step}, own / name)


def read_network(checkpoint: Path, n_candidates: int | None = None) -> TrackNetwork:
    """Return the network of a checkpoint, with other candidates where that is asked for."""
    sizes = json.loads((checkpoint.parent / SIZES).read_text(encoding="utf-8"))
    spec = TrackSpec.from_json(sizes)
    network = TrackNetwork(replace(spec, n_candidates=n_candidates or spec.n_candidates))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    network.eval()
    return network


if __name__ == "__main__":
    main()
