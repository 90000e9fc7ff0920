"""Stage 2, `python -m engine.training.vocabulary`: sub-words, and the mean of the features."""

import argparse
from pathlib import Path

from engine.spec import NetworkSpec
from engine.training.corpus import read_pairs
from engine.training.shards import Cmvn, read_shard
from engine.training.tokens import learn_vocabulary


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--speech", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    pairs, spec = read_pairs(arguments.text, seed=1), NetworkSpec()
    source = learn_vocabulary((pair.source for pair in pairs), spec.n_source)
    target = learn_vocabulary((pair.target for pair in pairs), spec.n_target)
    (arguments.work / "source.model").write_bytes(source)
    (arguments.work / "target.model").write_bytes(target)
    Cmvn.measure(read_shard(arguments.speech / "0000.npy")).save(arguments.work / "cmvn.npz")


if __name__ == "__main__":
    main()
