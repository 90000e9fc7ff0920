"""How often the language that is spoken is heard: every answer, beside that of always saying one.

    python -m engine.evaluation.languages manifest.tsv
    python -m engine.evaluation.languages heldout/manifest.tsv --column voice --json figures.json

A manifest is tab-separated; its first line names the columns `file` and `language`, which is `none`
where nobody speaks. A recording counts as a session: what is said in its first seconds decides.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.audio.file import read_audio_blocks
from engine.errors import EngineError, EvaluationError
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.runtime.language import (
    NO_LANGUAGE,
    LanguageListener,
    LanguageSpoken,
    open_identifier,
)

FOLDER = Path("assets/languages")
ALWAYS = "fr"  # what is understood without a choice
NOT_CLEAR = "not clear"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recording with the language spoken in it, and whatever sets it apart from others."""

    path: Path
    language: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was heard in a recording."""

    spoken: Spoken
    heard: LanguageSpoken


def read_spoken(path: Path, column: str | None = None) -> list[Spoken]:
    """Return the recordings of a manifest; raise `EvaluationError`."""
    try:
        names, *rows = [
            line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines() if line
        ]
        file, language = names.index("file"), names.index("language")
        kind = names.index(column) if column else None
        return [
            Spoken(path.parent / row[file], row[language], row[kind] if kind is not None else "")
            for row in rows
        ]
    except (OSError, ValueError, IndexError) as error:
        raise EvaluationError(
            f"{path} does not name recordings and their languages: give it the columns file, "
            f"language{f' and {column}' if column else ''}, parted by tabs."
        ) from error


def listen(listener: LanguageListener, recording: Path) -> LanguageSpoken:
    """Return the answer to a recording; raise `EngineError`."""
    listener.reset()
    for block in read_audio_blocks(recording, SAMPLE_RATE_HZ):
        heard = listener.push(block)
        if heard is not None:
            return heard
    return listener.finish()


def table(answers: Sequence[Answer]) -> str:
    """Return, for each language, how often it was heard and what was heard in its place."""
    heard = sorted({each.heard.language for each in answers if each.heard.language})
    columns = [*heard, NOT_CLEAR]
    lines = [
        f"| spoken | recordings | {' | '.join(columns)} | right | wrong |",
        f"|---|--:|{'--:|' * len(columns)}--:|--:|",
    ]
    for language in sorted({each.spoken.language for each in answers}):
        told = [each for each in answers if each.spoken.language == language]
        counts = Counter(each.heard.language or NOT_CLEAR for each in told)
        cells = " | ".join(str(counts[column]) for column in columns)
        n_right, n_wrong = counts[_right_answer(language)], sum(map(is_wrong, told))
        lines.append(f"| {language} | {len(told)} | {cells} | {n_right} | {n_wrong} |")
    return "\n".join(lines)


def summary(answers: Sequence[Answer]) -> str:
    """Return the figures over all recordings in which somebody speaks, and those of always `fr`."""
    told = [each for each in answers if each.spoken.language != NO_LANGUAGE]
    n_right = sum(each.heard.language == each.spoken.language for each in told)
    n_wrong = sum(map(is_wrong, told))
    n_always = sum(each.spoken.language == ALWAYS for each in told)
    n_open = len(told) - n_right - n_wrong
    return (
        f"right {n_right} of {len(told)}, wrong {n_wrong}, not clear {n_open}; "
        f"always {ALWAYS}: right {n_always}, wrong {len(told) - n_always}"
    )


def is_wrong(answer: Answer) -> bool:
    """Say whether a language was heard that is not spoken; that it is not clear is not wrong."""
    return answer.heard.language not in ("", answer.spoken.language)


def _right_answer(language: str) -> str:
    return NOT_CLEAR if language == NO_LANGUAGE else language


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the graph lies")
    parser.add_argument("--column", help="a table for each of what it says")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every answer, too")
    arguments = parser.parse_args()
    try:
        answers = measure(arguments.folder, read_spoken(arguments.manifest, arguments.column))
    except EngineError as error:
        sys.exit(f"{error}")
    if arguments.json:
        arguments.json.write_text(json.dumps(to_rows(answers), indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(report(answers) + "\n")


def measure(folder: Path, recordings: Sequence[Spoken]) -> list[Answer]:
    """Return the answer of the graph in `folder` to each; raise `EngineError`."""
    identifier = open_identifier(folder)
    return [Answer(spoken, listen(identifier, spoken.path)) for spoken in recordings]


def report(answers: Sequence[Answer]) -> str:
    """Return a table for each kind of recording, with its figures."""
    parts = []
    for kind in dict.fromkeys(each.spoken.kind for each in answers):
        told = [each for each in answers if each.spoken.kind == kind]
        parts.append("\n\n".join([*([f"**{kind}**"] if kind else []), table(told), summary(told)]))
    return "\n\n".join(parts)


def to_rows(answers: Sequence[Answer]) -> list[dict[str, str | float]]:
    """Return every answer as JSON has it."""
    return [
        {
            "file": each.spoken.path.name,
            "kind": each.spoken.kind,
            "language": each.spoken.language,
            "heard": each.heard.language,
            "probability": round(each.heard.probability, 4),
        }
        for each in answers
    ]


if __name__ == "__main__":
    main()
