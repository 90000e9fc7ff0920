"""`python -m engine.training.oracle`: learn the made-up language, to try a policy on the truth.

Writes `oracle-POLICY.pt`. HMT begins with `--first-steps` of multi-path wait-k, which count: both
policies see the same data for the same number of steps.
"""

import argparse
import random
from pathlib import Path

import torch

from engine.track_spec import TrackSpec
from engine.training.course import Plan, add_course, begin_course, join_processes, rank
from engine.training.network.track_network import TrackNetwork
from engine.training.oracle_language import N_PIECES, oracle_sentences
from engine.training.track_batches import SentenceIds
from engine.training.track_course import TrackPlan, add_policy, learn_tracks, policy_of
from engine.training.tracks import write_sizes

SPEC = TrackSpec(
    source="oracle",
    languages=("oracle",),
    n_pieces=N_PIECES,
    n_candidates=6,
    d_model=64,
    n_heads=4,
    d_ffn=128,
    n_encoder_layers=2,
    n_decoder_layers=2,
)
N_SENTENCES = 12_000
TRAINING_SEED = 1


def training_sentences() -> list[SentenceIds]:
    """Return what is learned from."""
    made = oracle_sentences(N_SENTENCES, TRAINING_SEED)
    return [SentenceIds(sentence.source, (sentence.target,)) for sentence in made]


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--peak-rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    add_policy(parser)
    add_course(parser)
    arguments = parser.parse_args()
    join_processes()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    arguments.work.mkdir(parents=True, exist_ok=True)
    write_sizes(arguments.work, SPEC)
    plan: TrackPlan = policy_of(arguments)
    network = TrackNetwork(SPEC)
    checkpoint = arguments.work / f"oracle-{plan.policy}.pt"
    steps = Plan(arguments.steps, arguments.peak_rate)
    course = begin_course(network, checkpoint, steps, arguments)
    rng = random.Random(arguments.seed + course.step + 1_000_000 * rank())
    learn_tracks(network, course, training_sentences(), plan, rng)


if __name__ == "__main__":
    main()
