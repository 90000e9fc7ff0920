"""Writes captions as the files that players and editors read: SRT, WebVTT, text, JSON.

To add a format: write `to_NAME`, add its suffix to `FORMATS`.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from app.model.captions import Utterance
from app.model.cues import Cue, to_cues
from engine.errors import OutputError


def to_srt(utterances: Iterable[Utterance]) -> str:
    """Return SubRip: numbered cues, the source above its translation."""
    blocks = [
        f"{number}\n{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}\n{_rows(cue)}\n"
        for number, cue in enumerate(to_cues(utterances), 1)
    ]
    return "\n".join(blocks)


def to_vtt(utterances: Iterable[Utterance]) -> str:
    """Return WebVTT: the same cues, with the characters escaped that it reads as markup."""
    blocks = [
        f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}\n{_escape(_rows(cue))}\n"
        for cue in to_cues(utterances)
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def to_txt(utterances: Iterable[Utterance]) -> str:
    """Return plain text: for each utterance the source, the translation and an empty line."""
    texts = [(each.source.stable, each.translation.stable) for each in utterances]
    paragraphs = ["\n".join(side.strip() for side in text if side.strip()) for text in texts]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def to_json(utterances: Iterable[Utterance]) -> str:
    """Return every utterance with its times in ms and both texts."""
    listed = [
        {
            "utterance": each.number,
            "start_ms": each.start_ms,
            "end_ms": each.end_ms,
            "source": each.source.stable,
            "translations": {track: text.stable for track, text in each.translations.items()},
        }
        for each in utterances
    ]
    return json.dumps({"utterances": listed}, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Iterable[Utterance]], str]] = {
    ".srt": to_srt,
    ".vtt": to_vtt,
    ".txt": to_txt,
    ".json": to_json,
}


def check_format(path: Path) -> None:
    """Raise `OutputError` when the suffix of `path` is not one that can be written."""
    if path.suffix.lower() not in FORMATS:
        known = ", ".join(FORMATS)
        raise OutputError(f"Captions cannot be written to {path}: end its name in one of {known}.")


def write_captions(path: Path, utterances: Iterable[Utterance]) -> None:
    """Write the captions in the format that the suffix names; raise `OutputError` if it fails."""
    check_format(path)
    text = FORMATS[path.suffix.lower()](utterances)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"The captions could not be written to {path}: {reason}.") from error


def _rows(cue: Cue) -> str:
    return "\n".join(filter(None, (cue.source, cue.translation)))


def _clock(time_ms: int, decimal_sign: str) -> str:
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{decimal_sign}{ms:03}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
