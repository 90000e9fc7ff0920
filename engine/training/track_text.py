"""`python -m engine.training.track_text`: parallel text to rows, a vocabulary and held-out rows.

Writes `rows.tsv` (the source first, then the other languages, empty where unknown), `heldout.tsv`
likewise, and `tracks.model`, one vocabulary for all languages. Each table is given as
`LANGUAGES=FILE`, such as `fr,en=fr-en.tsv.gz`.
"""

import argparse
import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from engine.training.multiway import PIVOT, Row, is_usable, joined, read_table, split
from engine.training.text import normalise_source
from engine.training.tokens import Tokenizer, learn_vocabulary
from engine.training.track_batches import SentenceIds

ROWS, HELD_OUT, VOCABULARY = "rows.tsv", "heldout.tsv", "tracks.model"


def write_rows(path: Path, rows: list[Row], languages: list[str]) -> None:
    """Write one row a line, `languages` in order."""
    lines = ("\t".join(row.get(language, "") for language in languages) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_sentences(work: Path, n_languages: int) -> list[SentenceIds]:
    """Return the rows to learn from as ids; the source is the first column, as it is heard."""
    tokenizer = Tokenizer(work / VOCABULARY)
    sentences = []
    for line in (work / ROWS).read_text(encoding="utf-8").splitlines():
        source, *targets = line.split("\t")
        ids = tuple(tuple(tokenizer.encode(text)) for text in targets[:n_languages])
        heard = tuple(tokenizer.encode(normalise_source(source)))
        if any(ids):
            sentences.append(SentenceIds(heard, ids))
    return sentences


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=_table, action="append", required=True)
    parser.add_argument("--languages", required=True, help="the source first, such as fr,en,de,es")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    source, *targets = languages = arguments.languages.split(",")
    tables = chain.from_iterable(read_table(path, names) for names, path in arguments.text)
    parts = split([row for row in tables if PIVOT in row])
    learned = _chosen(joined(parts.learned, source, arguments.seed), languages)
    held_out = _chosen([row for row in parts.held_out if source in row], languages)
    random.Random(arguments.seed).shuffle(learned)
    write_rows(arguments.work / ROWS, learned, languages)
    write_rows(arguments.work / HELD_OUT, held_out, languages)
    model = learn_vocabulary(_texts(learned, source, targets), arguments.pieces)
    (arguments.work / VOCABULARY).write_bytes(model)
    print(f"{len(learned)} rows to learn from, {len(held_out)} held out")


def _table(argument: str) -> tuple[list[str], Path]:
    languages, path = argument.split("=", 1)
    return languages.split(","), Path(path)


def _chosen(rows: list[Row], languages: list[str]) -> list[Row]:
    """Return the usable rows, with these languages alone."""
    kept = ({name: row[name] for name in languages if name in row} for row in rows)
    return [row for row in kept if is_usable(row, languages[0])]


def _texts(rows: list[Row], source: str, targets: list[str]) -> Iterator[str]:
    for row in rows:
        yield normalise_source(row[source])
        yield from (row[language] for language in targets if language in row)


if __name__ == "__main__":
    main()
