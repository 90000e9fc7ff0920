"""`python -m engine.training.average`: the mean of two checkpoints, weight by weight.

A model that was trained further, on other data, and the one it began as lie in one valley: between
them there is often a model that keeps what either is good at (Wortsman et al., 2022).
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean_of(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return `share` of each weight of `first` and the rest of `second`'s; counts are `second`'s.

    Raises `KeyError` when they are not weights of one network.
    """
    if first.keys() != second.keys():
        raise KeyError(f"only one of the two has {sorted(first.keys() ^ second.keys())}")
    return {
        name: share * first[name] + (1 - share) * weight if weight.is_floating_point() else weight
        for name, weight in second.items()
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the first; the rest is second")
    parser.add_argument("--out", type=Path, required=True, help="a checkpoint for `--weights`")
    arguments = parser.parse_args()
    first, second = (
        torch.load(path, weights_only=True)["model"] for path in (arguments.first, arguments.second)
    )
    torch.save({"model": mean_of(first, second, arguments.share)}, arguments.out)


if __name__ == "__main__":
    main()
