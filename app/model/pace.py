"""One slider's positions, from fastest to calmest, and what each means for every stage.

The chunk is what people know it by. The more is heard at once, the more may the translation wait
for its end, may words come in groups, and may the dub take its time.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """A position of the slider.

    Attributes:
        latency_ms: How much source the encoder takes at once.
        lagging_k: How many target tokens the policy holds back.
        commit_ms: Captions change at most so often.
        dub_limit_ms: How much of the dub may wait before phrases of it are skipped.
        track_lag_words: How many words are read before the first one of a caption track.
    """

    latency_ms: int
    lagging_k: int
    commit_ms: int
    dub_limit_ms: int
    track_lag_words: int


PACES = (
    Pace(320, 0, 0, 4500, 1),
    Pace(640, 0, 0, 4500, 2),
    Pace(960, 0, 150, 5000, 3),
    Pace(1280, 1, 250, 5500, 4),
    Pace(1600, 1, 350, 6000, 5),
    Pace(1920, 2, 450, 6500, 6),
    Pace(2240, 2, 600, 7000, 7),
    Pace(2560, 3, 800, 8000, 9),
)


def pace_of(latency_ms: int) -> Pace:
    """Return the position whose chunk is so long; it is one of `engine.config.LATENCIES_MS`."""
    return next(pace for pace in PACES if pace.latency_ms == latency_ms)
