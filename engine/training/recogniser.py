"""Stage 3, `python -m engine.training.recogniser`: the speech encoder and its two CTC heads.

Multi-task CTC on source and target text with a random chunk for every utterance, so that one
encoder serves every latency (StreamSpeech, section 3.4). Writes `encoder.pt` every few minutes;
`--resume` goes on from it. Started by `torchrun`, its processes share every step.
"""

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.spec import BLANK_ID, ENCODER_FRAME_MS, SUBSAMPLING, NetworkSpec
from engine.training.course import Course, Plan, add_course, begin_course, join_processes, rank
from engine.training.distortion import Distorter
from engine.training.network.encoder import SpeechEncoder, chunk_mask
from engine.training.shards import Batch, Cmvn, Dealer, Utterance, read_shards
from engine.training.tokens import Tokenizer

CHUNKS = [8, 8, 16, 24, 32, 64, 100_000]  # encoder frames
TARGET_CTC_WEIGHT = 0.3
RELOAD_EVERY = 2000  # steps: more shards may have appeared meanwhile


class Recogniser(nn.Module):
    """The encoder with its CTC heads over source and target sub-words."""

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        self.encoder = SpeechEncoder(spec.encoder)
        self.source_ctc = nn.Linear(spec.encoder.d_model, spec.n_source)
        self.target_ctc = nn.Linear(spec.encoder.d_model, spec.n_target)

    def forward(self, batch: Batch, chunk_frames: Tensor) -> tuple[Tensor, Tensor]:
        """Return encoder states (B, E, d_model) and their true lengths (B,)."""
        n_frames = batch.n_features // SUBSAMPLING
        n_max_frames = batch.features.shape[1] // SUBSAMPLING
        mask = chunk_mask(n_frames, n_max_frames, chunk_frames)
        state = self.encoder.initial_state(len(n_frames))
        return self.encoder(batch.features, state, mask)[0], n_frames


def ctc_loss(logits: Tensor, n_frames: Tensor, targets: list[list[int]]) -> Tensor:
    """Return the mean CTC loss a token for logits (B, E, V)."""
    n_tokens = torch.tensor([len(target) for target in targets])
    flat = torch.tensor([token for target in targets for token in target])
    log_probs = logits.float().log_softmax(-1).transpose(0, 1)
    loss = functional.ctc_loss(
        log_probs, flat, n_frames, n_tokens, BLANK_ID, reduction="sum", zero_infinity=True
    )
    return loss / n_tokens.sum().clamp(min=1)  # in a batch of sounds nobody may speak


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speech", type=Path, required=True, action="append", help="shards")
    parser.add_argument("--work", type=Path, required=True, help="vocabularies, CMVN, checkpoints")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch-s", type=float, default=100)
    parser.add_argument("--peak-rate", type=float, default=1.5e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--voice-share",
        action="append",
        default=[],
        metavar="VOICE=SHARE",
        help="hear only this share of a voice from here on, e.g. espeak=0",
    )
    parser.add_argument("--target-weight", type=float, default=TARGET_CTC_WEIGHT)
    parser.add_argument(
        "--plain-voice", action="append", default=[], help="hear this voice undistorted, e.g. pico"
    )
    add_course(parser)
    arguments = parser.parse_args()
    join_processes()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    train(arguments)


def thinned(utterances: list[Utterance], shares: list[str], rng: random.Random) -> list[Utterance]:
    """Return the utterances, of each voice named as `VOICE=SHARE` only a random share."""
    share_of = {voice: float(share) for voice, _, share in (s.partition("=") for s in shares)}
    return [u for u in utterances if rng.random() < share_of.get(u.voice, 1.0)]


def train(arguments: argparse.Namespace) -> None:
    """Train for the number of steps asked for, reading new shards as they appear."""
    source, target = (Tokenizer(arguments.work / f"{side}.model") for side in ("source", "target"))
    cmvn = Cmvn.read(arguments.work / "cmvn.npz")
    model = Recogniser(NetworkSpec())
    plan = Plan(arguments.steps, arguments.peak_rate, n_warm_up=min(400, arguments.steps // 10))
    course = begin_course(model, arguments.work / "encoder.pt", plan, arguments)
    seed = arguments.seed + course.step + 1_000_000 * rank()
    max_features, plain_voices = int(arguments.batch_s * 100), arguments.plain_voice
    dealer = Dealer(cmvn, source, target, max_features, seed, Distorter(seed), plain_voices)
    rng, heard_ms = random.Random(seed), 0
    while not course.is_over:
        utterances = [u for folder in arguments.speech for u in read_shards(folder)]
        utterances = thinned(utterances, arguments.voice_share, rng)
        print(f"{len(utterances)} utterances", flush=True)
        for batch in dealer.epoch(utterances):
            rate = course.rate
            chunks = torch.tensor([rng.choice(CHUNKS) for _ in batch.source])
            n_frames = learn(course, model, batch, chunks, arguments.target_weight)
            heard_ms += n_frames * ENCODER_FRAME_MS
            if course.has_news and rank() == 0:
                speed = heard_ms / 1000 / course.elapsed_s
                news = f"{course.tell()} rate {rate:.2e} x{speed:.0f} real time"
                print(f"{course.step} {news}", flush=True)
            if course.is_over or course.step % RELOAD_EVERY == 0:
                break
    course.close()


def learn(
    course: Course, model: Recogniser, batch: Batch, chunk_frames: Tensor, target_weight: float
) -> int:
    """Take one step with a chunk (B,) for every utterance; return how many frames it heard."""
    with course.precision():
        states, n_frames = model(batch, chunk_frames)
        by_source = ctc_loss(model.source_ctc(states), n_frames, batch.source)
        by_target = translated_loss(model, states, n_frames, batch.target)
    norm = course.learn(by_source + target_weight * by_target)
    course.note(source=by_source, target=by_target, gradient=norm)
    return int(n_frames.sum())


def translated_loss(
    model: Recogniser, states: Tensor, n_frames: Tensor, target: list[list[int]]
) -> Tensor:
    """Return the target head's loss a token over the utterances that have a translation."""
    rows = [i for i, ids in enumerate(target) if ids]
    if not rows:
        return states.sum() * 0
    at = torch.tensor(rows)
    return ctc_loss(model.target_ctc(states[at]), n_frames[at], [target[i] for i in rows])


if __name__ == "__main__":
    main()
