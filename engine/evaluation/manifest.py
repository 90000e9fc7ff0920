"""Reads what a bundle is to be measured on: recordings with what is said in them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EvaluationError

# The columns of a manifest, each with the names it may have.
AUDIO, SOURCE, TARGET = ("audio", "file"), ("source", "transcript"), ("target", "english")
LANGUAGE = ("language",)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A recording with what is said in it, in both languages; white space is single spaces."""

    audio: Path
    source: str
    target: str


def read_manifest(
    path: Path, *, speech: Path | None = None, language: str | None = None
) -> list[Sentence]:
    """Return the sentences of a tab-separated file, raising `EvaluationError`.

    Args:
        path: Its first line names the columns `audio`, `source` and `target`, or as above. Without
            such a line there are two columns, source and target. Audio lies relative to the file.
        speech: A folder with 0000.wav, 0001.wav, ..., one a sentence, in the place of `audio`.
        language: Leave out what the column `language` says is in another one.
    """
    rows = _read_rows(path)
    names = rows[0] if set(rows[0]) & {*SOURCE, *TARGET} else ["source", "target"]
    first_line = 2 if names is rows[0] else 1
    table = Table(path, names)
    sentences = [
        table.sentence(row, i, speech)
        for i, row in enumerate(rows[first_line - 1 :])
        if language is None or table.cell(row, LANGUAGE) == language
    ]
    if not sentences:
        what = f"nothing in the language {language!r}" if language else "no sentences"
        raise EvaluationError(f"{path} holds {what}: there is nothing to evaluate.")
    return sentences


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a manifest."""

    path: Path
    names: Sequence[str]

    def sentence(self, row: Sequence[str], index: int, speech: Path | None) -> Sentence:
        """Return what a row holds; its recording may be numbered by `index`."""
        audio = speech / f"{index:04}.wav" if speech else self.path.parent / self.cell(row, AUDIO)
        return Sentence(audio, self.cell(row, SOURCE), self.cell(row, TARGET))

    def cell(self, row: Sequence[str], column: Sequence[str]) -> str:
        """Return what a row has in a column of one of these names."""
        found = next((i for i, name in enumerate(self.names) if name in column), None)
        if found is None:
            way_out = " or give --speech DIR" if column is AUDIO else ""
            raise EvaluationError(
                f"{self.path} has no column {' or '.join(column)}: name it in the first line"
                f"{way_out}."
            )
        if found >= len(row):
            raise EvaluationError(
                f"{self.path} has a line with {len(row)} of {len(self.names)} columns, which begins"
                f" {row[0][:40]!r}: part its columns with tabs."
            )
        return " ".join(row[found].split())


def _read_rows(path: Path) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise EvaluationError(f"{path} cannot be read: {reason}.") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(
            f"{path} is not UTF-8 text: save it as a tab-separated file."
        ) from error
    reader = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    rows = [row for row in reader if any(row)]
    if not rows:
        raise EvaluationError(f"{path} is empty: name recordings with what is said in them.")
    return rows
