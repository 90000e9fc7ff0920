"""Measures several caption tracks by one model: `sotto bench multilingual`."""

import json
from collections.abc import Sequence
from pathlib import Path

from app import cli
from app.wiring.bench_hmt import tell
from engine.evaluation.implied_lag import Spelling
from engine.evaluation.multilingual import (
    Writing,
    multilingual_json,
    multilingual_table,
    tell_multilingual,
)
from engine.evaluation.track_runs import known_in, read_multiway
from engine.runtime.tokenizer import Tokenizer
from engine.runtime.track_parts import VOCABULARY, read_pieces, spec_of
from engine.runtime.track_source import source_ids
from engine.runtime.track_translator import StreamingTracks, load
from engine.track_bundle import TrackBundle, open_track_bundle


def bench_multilingual(options: cli.BenchMultilingualOptions) -> None:
    """Measure, print, and write what is asked for; raise `EngineError`."""
    tracks = _loaded(options.tracks)
    sentences = known_in(
        read_multiway(options.table, tracks.languages),
        tracks.languages,
        n_words_least=options.n_words_least,
        n_most=options.n_sentences,
    )
    tell(
        f"{options.tracks.name}, {tracks.source_language} to {', '.join(tracks.languages)}: "
        f"{len(sentences)} sentences of {options.table.name}"
    )
    bilingual, separate = _by_language(options.bilingual), _by_language(options.separate)
    synchronous = _loaded(options.synchronous) if options.synchronous else None
    writing = _writing(open_track_bundle(options.tracks))
    table = multilingual_table(tracks, sentences, bilingual, synchronous, separate, writing)
    tell_multilingual(table, tell)
    if options.json is not None:
        text = json.dumps(multilingual_json(table), indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


def _by_language(folders: Sequence[Path]) -> dict[str, StreamingTracks]:
    return {each.languages[0]: each for each in map(_loaded, folders)}


def _loaded(folder: Path) -> StreamingTracks:
    return load(open_track_bundle(folder))


def _writing(bundle: TrackBundle) -> Writing:
    spec = spec_of(bundle)
    words = Tokenizer(bundle.path(VOCABULARY), read_pieces(bundle, spec.n_pieces))
    spelling = Spelling(
        n_source=lambda word: len(source_ids(word, words)),
        n_target=lambda word: len(words.encode(word)),
    )
    return Writing(spelling, spec.n_candidates)
