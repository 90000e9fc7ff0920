"""Measures when caption tracks write: `sotto bench hmt`."""

import json
import sys
from pathlib import Path
from typing import Any

from app import cli
from engine.evaluation.hmt import (
    oracle_json,
    oracle_table,
    tell_oracle,
    tell_text,
    text_json,
    text_table,
)
from engine.evaluation.oracle_tracks import load_forced, read_oracle
from engine.evaluation.track_runs import known_in, read_multiway
from engine.runtime.track_translator import StreamingTracks, load
from engine.track_bundle import open_track_bundle

ORACLE_LAG = 1  # HMT's in the made-up language: its candidates reach from there


def bench_hmt(options: cli.BenchHmtOptions) -> None:
    """Measure, print, and write what is asked for; raise `EngineError`."""
    figures: dict[str, Any] = {}
    if options.oracle:
        waits, hmt, table = options.oracle
        oracle = oracle_table(
            load_forced(open_track_bundle(waits)),
            load_forced(open_track_bundle(hmt)),
            read_oracle(table),
            ORACLE_LAG,
        )
        tell_oracle(oracle, tell)
        figures["T1"] = oracle_json(oracle)
    if options.text:
        waits, hmt, table = options.text
        writing = _loaded(hmt)
        sentences = known_in(
            read_multiway(table, writing.languages),
            [options.language],
            n_words_least=options.n_words_least,
            n_most=options.n_sentences,
        )
        tell(f"T2 and T4: {writing.source_language} to {options.language}, {len(sentences)} of")
        tell(f"{table.name} with {options.n_words_least} words or more")
        text = text_table(_loaded(waits), writing, sentences, options.language, options.lags)
        tell_text(text, tell)
        figures["T2"] = text_json(text)
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _loaded(folder: Path) -> StreamingTracks:
    return load(open_track_bundle(folder))
