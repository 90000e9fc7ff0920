"""From what a person chose of caption tracks to what the engine is asked for."""

from app.model.pace import Pace
from app.model.settings import TrackSettings, TracksSettings
from engine.caption_tracks import MAX_LAG_WORDS, Track, TrackChoice


def wanted_tracks(chosen: TracksSettings) -> list[TrackSettings]:
    """Return the tracks that have a language, in their order; one language counts once."""
    wanted: dict[str, TrackSettings] = {}
    for track in (chosen.first, chosen.second, chosen.third):
        if track.language:
            wanted.setdefault(track.language, track)
    return list(wanted.values())


def lag_words(pace: Pace, offset_words: int) -> int:
    """Return how many words a track lags at a position of the slider."""
    return min(MAX_LAG_WORDS, max(1, pace.track_lag_words + offset_words))


def track_choice(chosen: TracksSettings, pace: Pace, left_out: str = "") -> TrackChoice:
    """Return what is asked of the engine, apart from the language that it writes anyway."""
    tracks = tuple(
        Track(track.language, lag_words(pace, track.offset_words))
        for track in wanted_tracks(chosen)
        if track.language != left_out
    )
    return TrackChoice(tracks, chosen.confidence_percent / 100)
