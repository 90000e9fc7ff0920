"""Show clip by clip what a bundle makes of real recordings, as a Markdown table.

    python -m engine.evaluation.clips --bundle DIR --manifest manifest.tsv --language fr

The manifest is tab-separated with the columns file, language, transcript and english.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.audio.file import read_audio_blocks
from engine.bundle import Bundle, open_bundle
from engine.config import LATENCIES_MS, EngineConfig
from engine.errors import EngineError
from engine.evaluation.quality import corpus_bleu, sentence_bleu, word_error_rate
from engine.evaluation.transcript import Transcript, transcribe
from engine.runtime.translator import StreamingTranslator


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording with what is said in it, in both languages."""

    path: Path
    source: str
    target: str


def read_clips(manifest: Path, language: str) -> list[Clip]:
    """Return the clips of one language; their files lie beside the manifest."""
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Clip(manifest.parent / row["file"], row["transcript"], row["english"])
        for row in rows
        if row["language"] == language
    ]


def run(bundle: Bundle, config: EngineConfig, clips: Sequence[Clip]) -> list[Transcript]:
    """Return what the bundle makes of each clip."""
    translator = StreamingTranslator(bundle, config)
    return [
        transcribe(translator, read_audio_blocks(clip.path, translator.input_rate_hz))
        for clip in clips
    ]


def table(title: str, clips: Sequence[Clip], transcripts: Sequence[Transcript]) -> str:
    """Return a Markdown table with one row a clip, then all of them together."""
    lines = [
        f"### {title}",
        "",
        "| clip | recognised | translation | WER % | BLEU |",
        "|---|---|---|--:|--:|",
    ]
    for clip, heard in zip(clips, transcripts, strict=True):
        wer = word_error_rate([clip.source], [heard.source.text])
        bleu = sentence_bleu(clip.target, heard.translation.text)
        texts = f"{_cell(heard.source.text)} | {_cell(heard.translation.text)}"
        lines.append(f"| {_cell(clip.path.name)} | {texts} | {wer:.0f} | {bleu:.1f} |")
    return "\n".join([*lines, *_totals(clips, transcripts)])


def _totals(clips: Sequence[Clip], transcripts: Sequence[Transcript]) -> list[str]:
    sources, targets = [clip.source for clip in clips], [clip.target for clip in clips]
    wer = word_error_rate(sources, [heard.source.text for heard in transcripts])
    bleu = corpus_bleu(targets, [heard.translation.text for heard in transcripts])
    return [
        f"| **all {len(clips)}** | | | **{wer:.0f}** | **{bleu:.1f}** |",
        f"| saying nothing | | | 100 | {corpus_bleu(targets, [''] * len(clips)):.1f} |",
        f"| copying the source | | | 0 | {corpus_bleu(targets, sources):.1f} |",
    ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|") or "–"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    configs = {
        f"At {options.latency_ms} ms": EngineConfig("s2tt", options.latency_ms),
        "Offline": EngineConfig("s2tt", options.latency_ms, offline=True),
    }
    try:
        bundle = open_bundle(options.bundle)
        clips = read_clips(options.manifest, options.language)
        for title, config in configs.items():
            print(table(title, clips, run(bundle, config, clips)), end="\n\n")
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m engine.evaluation.clips",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--manifest", type=Path, required=True)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--latency-ms", type=int, default=320, choices=LATENCIES_MS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
