"""Measures caption tracks beside the speech engine, as in a live session."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from app import cli
from app.model.pace import pace_of
from app.wiring.bench import cpu_name
from app.wiring.tracks import load_tracks, written_languages
from engine.audio.file import AudioFile, read_audio_blocks
from engine.bundle import read_manifest
from engine.caption_tracks import MAX_TRACKS, NO_TRACKS, Track, TrackChoice, TrackTranslator
from engine.config import EngineConfig
from engine.errors import BundleError
from engine.evaluation.track_load import TrackLoad, TrackLoadMeter
from engine.events import Pcm
from engine.glossary_tracks import GlossaryTracks
from engine.runtime.track_thread import TrackThread
from engine.translation import Translator

CAPTIONS_MS = 120.0  # what the captions of a chunk of 320 ms may take, nineteen times in twenty
COPIES = ("de", "es", "it")
LoadTranslator = Callable[[Path, EngineConfig], Translator]


def bench_tracks(options: cli.BenchTracksOptions, load_translator: LoadTranslator) -> None:
    """Measure, print, and write what is asked for; raise `EngineError`."""
    AudioFile(options.recording)
    choice = _choice(options)
    alone = _measure(options, NO_TRACKS, load_translator)
    beside = _measure(options, choice, load_translator)
    if beside.refused:
        raise BundleError(beside.refused)
    sys.stdout.write(to_table(options, choice, alone, beside))
    if options.json is not None:
        text = json.dumps(report(options, choice, alone, beside), indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


def to_table(
    options: cli.BenchTracksOptions, choice: TrackChoice, alone: TrackLoad, beside: TrackLoad
) -> str:
    """Return the figures with what each should be at most, a line each."""
    model = "words are copied: no model of tracks" if options.is_copied else "a model of tracks"
    most = f"{CAPTIONS_MS:.0f} ms" if options.config.latency_ms == 320 else ""
    rows = (
        ("captions alone, p50", f"{alone.captions_p50_ms:.1f} ms", ""),
        ("captions alone, p95", f"{alone.captions_p95_ms:.1f} ms", most),
        ("captions beside tracks, p50", f"{beside.captions_p50_ms:.1f} ms", ""),
        ("captions beside tracks, p95", f"{beside.captions_p95_ms:.1f} ms", most),
        ("  at most", f"{beside.captions_most_ms:.1f} ms", ""),
        ("tracks behind the words, p50", f"{beside.tracks_p50_ms:.1f} ms", ""),
        ("tracks behind the words, p95", f"{beside.tracks_p95_ms:.1f} ms", ""),
        ("words on all tracks", f"{beside.n_words}", ""),
        ("  words skipped", f"{beside.n_skipped}", "0"),
        ("late at the end", f"{beside.behind_ms:.0f} ms", f"{options.config.latency_ms} ms"),
        ("processor, alone", f"{alone.core_percent:.1f} % of a core", ""),
        ("processor, beside tracks", f"{beside.core_percent:.1f} % of a core", ""),
    )
    head = (
        f"{options.bundle.name} with {', '.join(choice.languages)} ({model}), "
        f"{options.spoken_s:.0f} s at {options.config.latency_ms} ms as they are spoken, "
        f"{cpu_name()} with {os.cpu_count()} cores; times are wall time\n"
    )
    return head + "".join(
        f"{name:<34}{value:>18}   {most}".rstrip() + "\n" for name, value, most in rows
    )


def report(
    options: cli.BenchTracksOptions, choice: TrackChoice, alone: TrackLoad, beside: TrackLoad
) -> dict[str, Any]:
    """Return everything as plain data."""
    return {
        "machine": {"cpu": cpu_name(), "cores": os.cpu_count()},
        "bundle": options.bundle.name,
        "recording": options.recording.name,
        "config": asdict(options.config),
        "tracks": [asdict(track) for track in choice.tracks],
        "is_copied": options.is_copied,
        "alone": asdict(alone),
        "beside": asdict(beside),
    }


def _choice(options: cli.BenchTracksOptions) -> TrackChoice:
    """Return the tracks that are named, or as many as a screen has room for."""
    choice, source_language = options.tracks, read_manifest(options.bundle).source_language
    if not choice.tracks:
        known = COPIES if options.is_copied else written_languages(source_language)
        lag_words = pace_of(options.config.latency_ms).track_lag_words
        tracks = tuple(Track(language, lag_words) for language in known[:MAX_TRACKS])
        choice = replace(choice, tracks=tracks)
    if not choice.tracks:
        raise BundleError(
            f"No model here makes caption tracks beside {options.bundle.name}: install one, or "
            "measure all but it with --copied."
        )
    return choice


def _measure(
    options: cli.BenchTracksOptions, choice: TrackChoice, load_translator: LoadTranslator
) -> TrackLoad:
    translator = load_translator(options.bundle, options.config)
    rate_hz = translator.input_rate_hz
    clip = np.concatenate(list(read_audio_blocks(options.recording, rate_hz)))
    pcm: Pcm = np.resize(clip, round(options.spoken_s * rate_hz))
    tracks = TrackThread(_copy if options.is_copied else load_tracks, choice)
    meter = TrackLoadMeter(translator, tracks)
    return meter.run(pcm, options.config.latency_ms * rate_hz // 1000)


def _copy(source_language: str, languages: tuple[str, ...]) -> TrackTranslator:
    return GlossaryTracks(source_language, {language: {} for language in languages})
