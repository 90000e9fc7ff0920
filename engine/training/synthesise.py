"""Stage 1, `python -m engine.training.synthesise`: synthetic voices speak the corpus.

A shard is `NNNN.npy`, all frames of its utterances one after the other as float16, and `NNNN.tsv`,
one line an utterance: voice, n_frames, source, target. Finished shards are kept, so the command
resumes.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from engine.events import Pcm
from engine.runtime.features import LogMel
from engine.training.augment import Augmenter, read_noise
from engine.training.corpus import Pair, read_pairs
from engine.training.voices import EspeakVoice, PicoVoice

PAIRS_PER_SHARD = 2000
ESPEAK_SHARE = 0.15
ESPEAK_NAMES = ["fr+m1", "fr+m3", "fr+m7", "fr+f1", "fr+f2", "fr+f4", "fr-be+m2", "fr-ch+f3"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence in the voice named: `speech` is (n_samples,) at 16 kHz."""

    voice: str
    pair: Pair
    speech: Pcm


class Cast:
    """Gives each sentence a voice: mostly Pico (half of it unchanged), sometimes espeak-ng."""

    def __init__(self, augmenter: Augmenter, seed: int) -> None:
        self._pico = PicoVoice("fr")
        self._espeak = [EspeakVoice(name) for name in ESPEAK_NAMES]
        self._augmenter = augmenter
        self._rng = np.random.default_rng(seed)

    def speak(self, text: str) -> tuple[str, Pcm]:
        """Return the name of the voice and `text` in it: (n_samples,) float32 at 16 kHz."""
        draw = self._rng.random()
        if draw < ESPEAK_SHARE:
            return "espeak", self._augmenter.vary(self._speak_espeak(text))
        if draw < ESPEAK_SHARE + 0.4:
            return "pico", self._pico.speak(text)
        rate, pitch = self._rng.integers(80, 126), self._rng.integers(75, 136)
        return "pico-varied", self._augmenter.vary(self._pico.speak(text, int(rate), int(pitch)))

    def _speak_espeak(self, text: str) -> Pcm:
        voice = self._espeak[self._rng.integers(len(self._espeak))]
        words_per_minute, pitch = self._rng.integers(130, 191), self._rng.integers(25, 76)
        return voice.speak(text, int(words_per_minute), int(pitch))


def write_spoken(stem: Path, utterances: Iterable[Spoken]) -> None:
    """Write one shard; its `.npy` appears last, whole or not at all."""
    frames, lines, log_mel = [], [], LogMel()
    for utterance in utterances:
        log_mel.reset()
        features = log_mel.push(utterance.speech)
        if len(features):
            pair = utterance.pair
            frames.append(features.astype(np.float16))
            lines.append(f"{utterance.voice}\t{len(features)}\t{pair.source}\t{pair.target}\n")
    stem.with_suffix(".tsv").write_text("".join(lines), encoding="utf-8")
    partial = stem.with_suffix(".partial.npy")
    np.save(partial, np.concatenate(frames))
    partial.rename(stem.with_suffix(".npy"))


def _spoken(pairs: list[Pair], cast: Cast) -> Iterator[Spoken]:
    for pair in pairs:
        voice, speech = cast.speak(pair.spoken)
        yield Spoken(voice, pair, speech)


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--text", type=Path, required=True, help="source<TAB>target<TAB>corpus, .gz"
    )
    parser.add_argument("--noise", type=Path, required=True, help="a folder of recordings")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, help="only so many, if not all")
    parser.add_argument("--part", default="0/1", help="which of how many processes this one is")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    pairs = read_pairs(arguments.text, arguments.seed)[: arguments.sentences]
    noise = read_noise(arguments.noise)
    part, n_parts = (int(number) for number in arguments.part.split("/"))
    n_shards = -(-len(pairs) // PAIRS_PER_SHARD)
    for shard in tqdm(range(part, n_shards, n_parts)):
        stem = arguments.out / f"{shard:04d}"
        if stem.with_suffix(".npy").exists():
            continue
        seed = arguments.seed * 100_000 + shard
        shard_pairs = pairs[shard * PAIRS_PER_SHARD : (shard + 1) * PAIRS_PER_SHARD]
        write_spoken(stem, _spoken(shard_pairs, Cast(Augmenter(noise, seed), seed)))


if __name__ == "__main__":
    main()
