"""Stage 6, `python -m engine.training.states`: keep what the trained encoder says of the shards.

The text decoder and the unit generator then learn from stored states, which is many times cheaper
than running the encoder each epoch. Of every feature shard: `NNNN.states.npy` (n_frames, d_model)
float16, `NNNN.new.npy` (n_frames, 2), expected new tokens of both heads, and `NNNN.tsv`.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tqdm import tqdm

from engine.spec import NetworkSpec
from engine.training.network.streamspeech import expected_new_tokens
from engine.training.recogniser import CHUNKS, Recogniser
from engine.training.shards import Batch, Cmvn, Dealer, read_shard
from engine.training.tokens import Tokenizer

SECONDS_PER_BATCH = 100


@dataclass(frozen=True, slots=True)
class Heard:
    """What the encoder made of an utterance: states (E, d), expected new tokens (E, 2), texts."""

    states: npt.NDArray[np.float16]
    new_tokens: npt.NDArray[np.float16]
    chunk_frames: int
    source: str
    target: str


def hear(model: Recogniser, dealer: Dealer, batch: Batch, rng: random.Random) -> Iterator[Heard]:
    """Yield what the encoder makes of each utterance, a random chunk each."""
    chunks = [rng.choice(CHUNKS) for _ in batch.source]
    with torch.inference_mode():
        states, n_frames = model(batch, torch.tensor(chunks))
        new_tokens = torch.stack(
            [
                expected_new_tokens(head(states).log_softmax(-1))
                for head in (model.source_ctc, model.target_ctc)
            ],
            dim=-1,
        )
    for i, (n, chunk) in enumerate(zip(n_frames.tolist(), chunks, strict=True)):
        yield Heard(
            states[i, :n].numpy().astype(np.float16),
            new_tokens[i, :n].numpy().astype(np.float16),
            min(chunk, n),
            dealer.source_text(batch.source[i]),
            dealer.target_text(batch.target[i]),
        )


def write_states(stem: Path, heard: list[Heard]) -> None:
    """Write one shard; its `.states.npy` appears last."""
    np.save(stem.with_suffix(".new.npy"), np.concatenate([h.new_tokens for h in heard]))
    lines = [f"{len(h.states)}\t{h.chunk_frames}\t{h.source}\t{h.target}\n" for h in heard]
    stem.with_suffix(".tsv").write_text("".join(lines), encoding="utf-8")
    partial = stem.with_suffix(".partial.npy")
    np.save(partial, np.concatenate([h.states for h in heard]))
    partial.rename(stem.with_suffix(".states.npy"))


def read_states(folder: Path) -> list[Heard]:
    """Return everything finished in `folder`; states stay on disk until they are used."""
    heard = []
    for path in sorted(folder.glob("*.states.npy")):
        stem = path.name.split(".")[0]
        states = np.load(path, mmap_mode="r")
        new_tokens = np.load(folder / f"{stem}.new.npy")
        start = 0
        for line in (folder / f"{stem}.tsv").read_text(encoding="utf-8").splitlines():
            n_frames, chunk, source, target = line.split("\t")
            frames = slice(start, start + int(n_frames))
            heard.append(Heard(states[frames], new_tokens[frames], int(chunk), source, target))
            start += int(n_frames)
    return heard


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speech", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    source, target = (Tokenizer(arguments.work / f"{side}.model") for side in ("source", "target"))
    model = Recogniser(NetworkSpec())
    stored = torch.load(arguments.work / "encoder.pt", weights_only=True)
    model.load_state_dict(stored["model"])
    model.eval()
    out = arguments.work / "states"
    out.mkdir(exist_ok=True)
    for path in tqdm(sorted(arguments.speech.glob("????.npy"))):
        stem = out / path.stem
        if stem.with_suffix(".states.npy").exists():
            continue
        seed = int(path.stem)
        cmvn = Cmvn.read(arguments.work / "cmvn.npz")
        dealer = Dealer(cmvn, source, target, SECONDS_PER_BATCH * 100, seed)
        rng = random.Random(seed)
        batches = dealer.epoch(read_shard(path))
        write_states(stem, [h for batch in batches for h in hear(model, dealer, batch, rng)])


if __name__ == "__main__":
    main()
