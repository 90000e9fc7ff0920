"""Makes random sessions: what an engine may say, and now and then what it must not."""

import random
from collections.abc import Iterator

from engine.events import (
    CaptionUpdated,
    EngineEvent,
    EngineReady,
    EngineStopped,
    LagMeasured,
    SourceUpdated,
    UtteranceEnded,
)

WORDS = (
    *("bonjour", "l'école", "à", "c'est-à-dire", "naïve", "œuvre", "Straße"),
    *("Hello", "world.", "don't", "3.", "- no", "x<y>z", "a & b", "*bold*", "_it_", "#1", "-->"),
    *("你好", "世界。", "こんにちは", "カメラ", "مرحبا", "שלום", "สวัสดี", "👋🏽", "e\u0301t"),
)


TRACKS = ("de", "es")


def random_session(seed: int, n_utterances: int = 30) -> list[EngineEvent]:
    """Return all events of a session."""
    return [
        EngineReady("fr", "en"),
        *_random_utterances(random.Random(seed), n_utterances),
        EngineStopped(),
    ]


def _random_utterances(dice: random.Random, n_utterances: int) -> Iterator[EngineEvent]:
    stable: dict[tuple[str, int], str] = {}
    end: UtteranceEnded | None = None  # of the utterance before, which may go on for a while
    now_ms = 0
    for utterance in range(n_utterances):
        start_ms = now_ms + dice.choice([0, 40, 700])
        for _ in range(dice.randrange(12)):
            now_ms += dice.choice([0, 80, 320, 2560])
            if end is not None and dice.random() < 0.4:
                yield end
                end = None
            of = utterance - (end is not None and dice.random() < 0.3)
            yield _update(dice, stable, dice.choice(["fr", "en", *TRACKS]), of, now_ms)
            if dice.random() < 0.3:
                yield LagMeasured(dice.randrange(3000))
        if end is not None:
            yield end
        end = UtteranceEnded(utterance, start_ms, now_ms)
    if end is not None and dice.random() < 0.5:  # the last one may break off
        yield end


def _update(
    dice: random.Random, stable: dict[tuple[str, int], str], track: str, of: int, now_ms: int
) -> EngineEvent:
    text = stable.get((track, of), "")
    for _ in range(dice.choice([0, 0, 1, 1, 2, 9])):
        text += dice.choice(["", " ", "  ", "\n"]) * bool(text) + dice.choice(WORDS)
    stable[track, of] = text
    if dice.random() < 0.03:
        text = "taken back"  # never shown, and never kept
    partial = dice.choice(["", "hm", "euh euh"])
    if track == "fr":
        return SourceUpdated(of, text, partial, now_ms)
    return CaptionUpdated(track, of, text, partial, now_ms)
