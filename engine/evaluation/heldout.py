"""Score a bundle on held-out sentence pairs that were spoken into numbered recordings.

    python -m engine.evaluation.heldout --bundle DIR --pairs dev.tsv --speech DIR --n 200

Reads line i of the pairs (source, target) with 0000.wav, 0001.wav, ... of the speech folder.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.audio.file import read_audio_blocks
from engine.bundle import open_bundle
from engine.config import LATENCIES_MS, EngineConfig
from engine.errors import EngineError
from engine.evaluation.latency import mean_measures, percentile
from engine.evaluation.quality import corpus_bleu, word_error_rate
from engine.evaluation.transcript import Transcript, transcribe
from engine.runtime.translator import StreamingTranslator
from engine.translation import Translator


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation, as written."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures over all sentences; lags are on the clock of the audio.

    `copy_bleu` is what the source itself would score as a translation; saying nothing at all
    scores a WER of 100 and a BLEU of 0.
    """

    n_sentences: int
    wer: float
    bleu: float
    copy_bleu: float
    lag_mean_ms: float
    lag_p95_ms: float
    laal_ms: float
    real_time_factor: float
    audio_s: float
    dub_s: float


def read_pairs(path: Path, n_pairs: int, n_skipped: int = 0) -> list[Pair]:
    """Return the first pairs of `source<TAB>target` lines after those to be skipped."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [Pair(row[0], row[1]) for row in rows[n_skipped : n_skipped + n_pairs]]


def score(pairs: Sequence[Pair], transcripts: Sequence[Transcript]) -> Scores:
    """Return the figures for pairs and what was made of each."""
    sources, targets = [pair.source for pair in pairs], [pair.target for pair in pairs]
    lags_ms = [lag_ms for transcript in transcripts for lag_ms in transcript.lags_ms]
    measures = mean_measures(
        t.text_timeline(t.translation, pair.target)
        for pair, t in zip(pairs, transcripts, strict=True)
    )
    audio_s = sum(transcript.source_ms for transcript in transcripts) / 1000
    return Scores(
        n_sentences=len(pairs),
        wer=word_error_rate(sources, [transcript.source.text for transcript in transcripts]),
        bleu=corpus_bleu(targets, [transcript.translation.text for transcript in transcripts]),
        copy_bleu=corpus_bleu(targets, sources),
        lag_mean_ms=statistics.fmean(lags_ms) if lags_ms else 0.0,
        lag_p95_ms=percentile(lags_ms, 95),
        laal_ms=measures.get("LAAL", 0.0),
        real_time_factor=sum(transcript.process_s for transcript in transcripts) / audio_s,
        audio_s=audio_s,
        dub_s=sum(sum(t.dub_ms) for t in transcripts) / 1000,
    )


def run(
    translator: Translator, speech: Path, pairs: Sequence[Pair], first: int = 0
) -> list[Transcript]:
    """Return what the translator makes of the recording of each pair, numbered from `first`."""
    return [
        transcribe(translator, read_audio_blocks(speech / f"{i:04}.wav", translator.input_rate_hz))
        for i in range(first, first + len(pairs))
    ]


def report(scores: Scores) -> str:
    """Return the figures as text for a terminal."""
    return "\n".join(
        [
            f"sentences  {scores.n_sentences} ({scores.audio_s:.0f} s, dub {scores.dub_s:.0f} s)",
            f"WER        {scores.wer:.1f} %   (saying nothing: 100.0 %)",
            f"BLEU       {scores.bleu:.1f}     (copying the source: {scores.copy_bleu:.1f})",
            f"lag        {scores.lag_mean_ms:.0f} ms in the mean, {scores.lag_p95_ms:.0f} ms p95",
            f"LAAL       {scores.laal_ms:.0f} ms",
            f"real time  {scores.real_time_factor:.3f} s of processor time for a second of speech",
        ]
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        config = EngineConfig(options.task, options.latency_ms, options.offline)
        translator = StreamingTranslator(open_bundle(options.bundle), config)
        pairs = read_pairs(options.pairs, options.n, options.skip)
        transcripts = run(translator, options.speech, pairs, options.skip)
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    scores = score(pairs, transcripts)
    print(report(scores))
    if options.json:
        figures = {"config": asdict(config), "scores": asdict(scores)}
        sentences = [
            asdict(pair) | {"recognised": t.source.text, "translation": t.translation.text}
            for pair, t in zip(pairs, transcripts, strict=True)
        ]
        text = json.dumps(figures | {"sentences": sentences}, ensure_ascii=False, indent=1)
        options.json.write_text(text, encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m engine.evaluation.heldout",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True, help="source<TAB>target lines")
    parser.add_argument("--speech", type=Path, required=True, help="folder with 0000.wav, ...")
    parser.add_argument(
        "--n", type=int, default=200, help="how many pairs, from the first not skipped"
    )
    parser.add_argument("--skip", type=int, default=0, help="leave out so many pairs before them")
    parser.add_argument("--latency-ms", type=int, default=320, choices=LATENCIES_MS)
    parser.add_argument("--offline", action="store_true", help="write when an utterance has ended")
    parser.add_argument("--task", choices=["asr", "s2tt", "s2st"], default="s2tt")
    parser.add_argument("--json", type=Path, help="write the figures and every sentence here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
