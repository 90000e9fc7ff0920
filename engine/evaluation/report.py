"""Figures and sentences as text: a table for people, JSON for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from engine.evaluation.quality import sentence_bleu, word_error_rate
from engine.evaluation.scores import Run, Scores

# What a figure is shown with: decimals, and its unit. Times are in ms and need neither.
DECIMALS = {
    "WER": 1, "BLEU": 1, "chrF": 1, "AP": 3, "AP_CA": 3, "RTF": 3, "RTF_CA": 3, "NumChunks": 1,
    "DiscontinuityNum": 1, "NE": 3, "NE_shown": 3, "compute_RTF": 4,
}  # fmt: skip
UNITS = {
    "WER": "%",
    "audio_s": "s",
    "dub_s": "s",
    "lag_mean": "ms",
    "lag_p95": "ms",
} | dict.fromkeys(
    (
        "AL",
        "LAAL",
        "DAL",
        "ATD",
        "StartOffset",
        "EndOffset",
        "DiscontinuitySum",
        "DiscontinuityAve",
    ),
    "ms",
)
DUB = "dub_"


def table(columns: Sequence[Scores]) -> str:
    """Return one row a figure and one column a run, as Markdown."""
    names = list(dict.fromkeys(name for column in columns for name in column.figures))
    rows = [[_label(name), *(_cell(name, column.figures) for column in columns)] for name in names]
    header = ["", *(column.title for column in columns)]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_line(row, widths) for row in [header, rule, *rows])


def sentence_table(run: Run) -> str:
    """Return what became of every sentence, as Markdown."""
    lines = ["| audio | recognised | translation | WER % | BLEU |", "|---|---|---|--:|--:|"]
    for sentence, heard in zip(run.sentences, run.transcripts, strict=True):
        wer = word_error_rate([sentence.source], [heard.source.text])
        bleu = sentence_bleu(sentence.target, heard.translation.text) if run.translates else None
        texts = map(_escaped, (sentence.audio.name, heard.source.text, heard.translation.text))
        figures = (f"{wer:.0f}", "–" if bleu is None else f"{bleu:.1f}")
        lines.append(f"| {' | '.join((*texts, *figures))} |")
    return "\n".join(lines) + "\n"


def to_json(
    runs: Sequence[Run],
    scores: Sequence[Scores],
    baselines: Sequence[Scores],
    signatures: Mapping[str, str],
) -> dict[str, Any]:
    """Return everything there is to know about the runs."""
    return {
        "signatures": dict(signatures),
        "runs": [
            {"config": asdict(run.config), "scores": dict(scored.figures), "sentences": _texts(run)}
            for run, scored in zip(runs, scores, strict=True)
        ],
        "baselines": {baseline.title: dict(baseline.figures) for baseline in baselines},
    }


def _texts(run: Run) -> list[dict[str, str]]:
    return [
        {
            "source": sentence.source,
            "target": sentence.target,
            "recognised": heard.source.text,
            "translation": heard.translation.text,
        }
        for sentence, heard in zip(run.sentences, run.transcripts, strict=True)
    ]


def _label(name: str) -> str:
    unit = UNITS.get(name.removeprefix(DUB).removesuffix("_CA")) or UNITS.get(name)
    return f"{name.replace('_s', '') if unit == 's' else name} [{unit}]" if unit else name


def _cell(name: str, figures: Mapping[str, float]) -> str:
    if name not in figures:
        return "–"
    return f"{figures[name]:.{DECIMALS.get(name.removeprefix(DUB), 0)}f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cells[0].ljust(widths[0])]
    padded += [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
    return f"| {' | '.join(padded)} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|") or "–"
