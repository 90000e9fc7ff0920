"""What a recogniser that shares nothing with ours hears in a dub: its ASR-BLEU.

    python -m engine.training.speak --text dev.fr-en.tsv --column 1 --language en --folder english
    sotto evaluate dev.fr-en.tsv --speech dev-wav --skip 200 --n 100 --task s2st --out results
    python -m engine.evaluation.judge --dub results/320ms/dub --reference english --skip 200

The judge is PocketSphinx with the English model in its package (of the `train` extra). It is a weak
one, so its figure means something only beside the same figure for the reference texts spoken by a
synthesiser, which is what the dub's voice was learned from.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from engine.audio.file import read_audio_blocks
from engine.errors import EngineError, EvaluationError
from engine.evaluation.quality import corpus_bleu, spoken_words, word_error_rate
from engine.events import Pcm

RATE_HZ = 16_000
SILENCE = np.zeros(RATE_HZ // 4, np.float32)  # the judge misses a word that begins at once
HEADER = "| speech | ASR-BLEU | WER against what it says | words heard |\n|---|--:|--:|--:|"


class Judge(Protocol):
    """Hears English."""

    def hear(self, pcm: Pcm) -> str:
        """Return the words of `pcm` (n_samples,) at 16 kHz."""


class PocketSphinx:
    """The judge; raises `EvaluationError` where its package is missing."""

    def __init__(self) -> None:
        try:
            from pocketsphinx import Decoder
        except ImportError as error:
            raise EvaluationError(
                "Judging a dub needs PocketSphinx, which is not installed here: install it with "
                f"`{sys.executable} -m pip install pocketsphinx`."
            ) from error
        self._decoder: Any = Decoder(samprate=RATE_HZ, loglevel="FATAL")

    def hear(self, pcm: Pcm) -> str:
        """Return the words of `pcm` (n_samples,) at 16 kHz."""
        padded = np.concatenate([SILENCE, pcm, SILENCE])
        samples = (np.clip(padded, -1, 1) * 32767).astype(np.int16)
        self._decoder.start_utt()
        self._decoder.process_raw(samples.tobytes(), full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return str(found.hypstr) if found else ""


@dataclass(frozen=True, slots=True)
class Speaking:
    """A recording, what it was to say, and what a good translation would have said."""

    recording: Path
    said: str
    reference: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge made of many recordings."""

    bleu: float
    wer: float
    n_words: int


def judged(judge: Judge, speakings: Sequence[Speaking]) -> Verdict:
    """Return the verdict; texts are compared as spoken words, for nobody hears a comma."""
    heard = [_heard(judge, speaking.recording) for speaking in speakings]
    return Verdict(
        corpus_bleu([_spoken(speaking.reference) for speaking in speakings], heard),
        word_error_rate([speaking.said for speaking in speakings], heard),
        sum(len(text.split()) for text in heard),
    )


def _heard(judge: Judge, recording: Path) -> str:
    """Return the words of a recording, which is missing where nothing was said."""
    if not recording.exists():
        return ""
    return judge.hear(np.concatenate(list(read_audio_blocks(recording, RATE_HZ))))


def _spoken(text: str) -> str:
    return " ".join(spoken_words(text))


def read_dubs(folder: Path) -> list[Speaking]:
    """Return every dub that `sotto evaluate --task s2st` logged in `folder`."""
    try:
        rows = (folder / "instances.log").read_text(encoding="utf-8").splitlines()
        texts = (folder.parent / "instances.log").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise EvaluationError(
            f"{folder} holds no dub of `sotto evaluate --task s2st`: give its folder `dub`."
        ) from error
    return [
        Speaking(
            folder / "wavs" / Path(dub["prediction"]).name, text["prediction"], dub["reference"]
        )
        for dub, text in zip(map(json.loads, rows), map(json.loads, texts), strict=True)
    ]


def spoken_references(folder: Path, dubs: Sequence[Speaking], n_skipped: int) -> list[Speaking]:
    """Return the recordings 0000.wav, ... of `folder` that say the references of `dubs`."""
    return [
        Speaking(folder / f"{n_skipped + i:04d}.wav", dub.reference, dub.reference)
        for i, dub in enumerate(dubs)
    ]


def table(verdicts: dict[str, Verdict]) -> str:
    """Return the verdicts as a Markdown table."""
    rows = [
        f"| {name} | {v.bleu:.1f} | {v.wer:.1f} % | {v.n_words} |" for name, v in verdicts.items()
    ]
    return "\n".join([HEADER, *rows])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m engine.evaluation.judge",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--dub", type=Path, required=True, help="the folder `dub` of a run")
    parser.add_argument("--reference", type=Path, required=True, help="the references, spoken")
    parser.add_argument("--skip", type=int, default=0, help="as `sotto evaluate` was told")
    options = parser.parse_args(arguments)
    try:
        judge, dubs = PocketSphinx(), read_dubs(options.dub)
        verdicts = {
            "dub": judged(judge, dubs),
            "reference": judged(judge, spoken_references(options.reference, dubs, options.skip)),
        }
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{table(verdicts)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
