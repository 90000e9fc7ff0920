"""Stage 1b, `python -m engine.training.readings`: people who read known texts aloud.

The manifest has a line a recording: file, language, and its text in lines parted by ` / `, or one
phrase and its translation. Each line of a text is found in its recording (see `alignment`), cut out
and stored in shards like those of `synthesise`: once as it is, then varied. What its synthetic
reading is too unlike is left out. Recordings named with `--heldout` go to a shard of their own, to
measure on.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from engine.events import Pcm
from engine.runtime.features import HOP_SAMPLES, LogMel
from engine.training.alignment import Span, align
from engine.training.augment import Augmenter, read_noise, read_speech
from engine.training.corpus import Pair, pair_of
from engine.training.synthesise import Spoken, write_spoken
from engine.training.voices import PicoVoice

VOICE = "reader"
LINE_BREAK = " / "
MAX_DISTANCE = 1.25
SHARES_OF_RATE = (0.5, 2.0)  # of a line's letters a second to those of its whole text
PAUSE_SAMPLES = 1600


@dataclass(frozen=True, slots=True)
class Reading:
    """A line and its sound, (n_samples,) at 16 kHz."""

    pair: Pair
    speech: Pcm


def read_manifest(path: Path) -> list[tuple[Path, list[Pair]]]:
    """Return each recording that has a text, and the text's lines."""
    recordings = []
    for row in path.read_text(encoding="utf-8").splitlines():
        name, _, text, *translation = row.split("\t")
        lines = [line.strip() for line in text.split(LINE_BREAK)]
        pairs = [pair_of(line, "".join(translation)) for line in lines if line]
        if pairs:
            recordings.append((_found(path.parent, name), pairs))
    return recordings


def _found(folder: Path, name: str) -> Path:
    path = folder / name
    return path if path.exists() else folder / path.name


def cut(recording: Pcm, pairs: list[Pair], voice: PicoVoice) -> list[Reading]:
    """Return the lines that were found in the recording with confidence."""
    if len(pairs) == 1:
        return [Reading(pairs[0], recording)]
    log_mel = LogMel()
    features = [log_mel.push(recording)]
    for pair in pairs:
        log_mel.reset()
        features.append(log_mel.push(voice.speak(pair.spoken)))
    spans = align(features[0], features[1:])
    kept = zip(pairs, spans, _is_likely(pairs, spans), strict=True)
    return [Reading(pair, _between(recording, span)) for pair, span, likely in kept if likely]


def _is_likely(pairs: list[Pair], spans: list[Span]) -> list[bool]:
    n_letters = np.array([len(pair.source) for pair in pairs])
    n_frames = np.array([span.end_frames - span.start_frames for span in spans])
    share = n_letters / n_frames * n_frames.sum() / n_letters.sum()
    slowest, fastest = SHARES_OF_RATE
    near = np.array([span.distance for span in spans]) < MAX_DISTANCE
    return list(near & (share > slowest) & (share < fastest))


def _between(recording: Pcm, span: Span) -> Pcm:
    return recording[span.start_frames * HOP_SAMPLES : span.end_frames * HOP_SAMPLES]


def spoken(readings: Iterable[Reading], augmenter: Augmenter | None) -> Iterable[Spoken]:
    """Yield the readings as a shard has them; without an augmenter as they are."""
    for reading in readings:
        speech = np.pad(reading.speech, PAUSE_SAMPLES // 2)
        varied = speech if augmenter is None else augmenter.vary(speech)
        yield Spoken(VOICE, reading.pair, varied)


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--manifest", type=Path, required=True, action="append")
    parser.add_argument("--noise", type=Path, required=True, help="a folder of recordings")
    parser.add_argument("--out", type=Path, required=True, help="a folder for shards")
    parser.add_argument("--variants", type=int, default=6, help="how often each is heard varied")
    parser.add_argument("--heldout", nargs="*", default=[], help="names of files not to learn from")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    voice, noise = PicoVoice("fr"), read_noise(arguments.noise)
    learned, held_out = list[Reading](), list[Reading]()
    recordings = [row for manifest in arguments.manifest for row in read_manifest(manifest)]
    for path, pairs in tqdm(recordings):
        is_held_out = path.name in arguments.heldout
        (held_out if is_held_out else learned).extend(cut(read_speech(path), pairs, voice))
    print(f"{len(learned)} lines to learn from, {len(held_out)} held out")
    for variant in range(arguments.variants + 1):
        augmenter = Augmenter(noise, arguments.seed + variant) if variant else None
        write_spoken(arguments.out / f"{variant:04d}", spoken(learned, augmenter))
    if held_out:
        apart = arguments.out / "heldout"
        apart.mkdir(exist_ok=True)
        write_spoken(apart / "0000", spoken(held_out, None))


if __name__ == "__main__":
    main()
