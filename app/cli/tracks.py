"""The argument that names caption tracks."""

import argparse

from app.model.pace import pace_of
from app.model.setting_kinds import LANGUAGE
from engine.caption_tracks import MAX_LAG_WORDS, MAX_TRACKS, NO_TRACKS, Track, TrackChoice
from engine.errors import ConfigError


def add_tracks(parser: argparse.ArgumentParser) -> None:
    """Add `--tracks`."""
    parser.add_argument(
        "--tracks",
        metavar="LANGUAGE[:WORDS],...",
        default="",
        help=f"also translate what is recognised into these, up to {MAX_TRACKS}, such as de,es:6; "
        f"WORDS, from 1 to {MAX_LAG_WORDS}, is how far a track lags, if not as --latency-ms says",
    )


def read_tracks(options: argparse.Namespace) -> TrackChoice:
    """Return what `--tracks` wants; raise `ConfigError`."""
    if not options.tracks:
        return NO_TRACKS
    usual_words = pace_of(options.latency_ms).track_lag_words
    return TrackChoice(tuple(_track(text, usual_words) for text in options.tracks.split(",")))


def _track(text: str, usual_words: int) -> Track:
    language, _, words = text.strip().partition(":")
    if not LANGUAGE.fullmatch(language) or not (words or "1").isdecimal():
        raise ConfigError(f"--tracks names languages such as de,es:6, and not {text!r}")
    return Track(language, int(words) if words else usual_words)
