"""Writes captions as the files that players, editors and people read.

To add a format: write `to_NAME`, add its ending to `FORMATS`.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain, cycle
from pathlib import Path
from typing import Any, Literal, TypeAlias

from app.model.captions import Text, Utterance
from app.model.clock import to_clock, to_subtitle_clock
from app.model.cues import Cue, to_cues, to_rows
from engine.errors import OutputError

Texts: TypeAlias = Literal["both", "source", "translation"]

# The classes of each row: a name for whoever styles it, and one of WebVTT's own colours for all
# others. Not a style block: FFmpeg, and with it many a player, reads no cue behind one.
CLASSES = {"source": "source.yellow", "translation": "translation.white"}
TRACK_CLASSES = ("track.cyan", "track.lime", "track.magenta")
# What Markdown takes for markup: these signs anywhere, and these beginnings of a paragraph.
MARKUP = re.compile(r"[\\`*_\[\]<>#~|]|^[-+=]")
LIST_NUMBER = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What of a session is written.

    Attributes:
        texts: Which of source and translation.
        track: Which language is the translation. Empty: that of the speech engine, and the other
            tracks as well where a format has room for them.
        source_language: Its code, for formats that tell it; empty where nobody knows.
        title: What stands above it, in formats that have a title.
    """

    texts: Texts = "both"
    source_language: str = ""
    title: str = ""
    track: str = ""


ALL = ExportOptions()


def to_srt(utterances: Iterable[Utterance], options: ExportOptions = ALL) -> str:
    """Return SubRip: numbered cues, the source above its translation."""
    blocks = [
        f"{number}\n{_span(cue, ',')}\n{_rows(cue, options)}\n"
        for number, cue in enumerate(_cues(utterances, options), 1)
    ]
    return "\n".join(blocks)


def to_vtt(utterances: Iterable[Utterance], options: ExportOptions = ALL) -> str:
    """Return WebVTT: the same cues, with the characters escaped that it reads as markup."""
    blocks = [
        f"{_span(cue, '.')}\n{_escape(_rows(cue, options))}\n" for cue in _cues(utterances, options)
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def to_bilingual_vtt(utterances: Iterable[Utterance], options: ExportOptions = ALL) -> str:
    """Return WebVTT in which each row says which language it is in, and has a colour of its own."""
    return _to_marked_vtt(map(_alone, _chosen(utterances, options)), options)


def to_multilingual_vtt(utterances: Iterable[Utterance], options: ExportOptions = ALL) -> str:
    """Return the same with a row for every caption track."""
    return _to_marked_vtt(_chosen(utterances, options), options)


def _to_marked_vtt(utterances: Iterable[Utterance], options: ExportOptions) -> str:
    chosen = list(utterances)
    target = next(filter(None, (_main_track(each) for each in chosen)), "")
    blocks = []
    for cue in to_cues(chosen):
        rows = [
            _marked(cue.source, CLASSES["source"], options.source_language),
            _marked(cue.translation, CLASSES["translation"], target),
            *(
                _marked(text, classes, track)
                for (track, text), classes in zip(cue.tracks, cycle(TRACK_CLASSES), strict=False)
            ),
        ]
        blocks.append("\n".join([_span(cue, "."), *filter(None, rows), ""]))
    return "\n".join(["WEBVTT\n", *blocks])


def to_txt(utterances: Iterable[Utterance], options: ExportOptions = ALL) -> str:
    """Return plain text: for each utterance the source, each translation and an empty line."""
    sides = (_sides(each, options) for each in utterances)
    paragraphs = ["\n".join(text for text in texts if text) for texts in sides]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def to_markdown(utterances: Iterable[Utterance], options: ExportOptions = ALL) -> str:
    """Return Markdown: a title, then each utterance with its time, the source as a quotation."""
    blocks = [f"# {_plain(options.title)}"] if options.title else []
    for each in utterances:
        source, *translations = map(_plain, _sides(each, options))
        rows = [f"> {source}" if source and options.texts == "both" else source, *translations]
        if any(rows):
            blocks += [f"**{to_clock(each.first_ms)}**", *filter(None, rows)]
    return "\n\n".join(blocks) + "\n"


def to_json(utterances: Iterable[Utterance], options: ExportOptions = ALL) -> str:
    """Return every utterance with its times in ms and its texts, an array of them."""
    return (
        json.dumps({"utterances": to_objects(utterances, options)}, ensure_ascii=False, indent=2)
        + "\n"
    )


def to_objects(
    utterances: Iterable[Utterance], options: ExportOptions = ALL
) -> list[dict[str, Any]]:
    """Return every utterance as what JSON is made of."""
    return [
        {
            "utterance": each.number,
            "start_ms": each.start_ms,
            "end_ms": each.end_ms,
            "source": each.source.stable,
            "translations": {track: text.stable for track, text in each.translations.items()},
            "corrected": _corrected(each),
        }
        for each in _chosen(utterances, options)
    ]


def _corrected(utterance: Utterance) -> list[str]:
    """Return which of its texts somebody corrected: `source`, or a translation by its track."""
    texts = {"source": utterance.source, **utterance.translations}
    return [name for name, text in texts.items() if text.heard is not None]


# The longest ending comes first: the first that fits is the one.
FORMATS: dict[str, Callable[[Iterable[Utterance], ExportOptions], str]] = {
    ".bilingual.vtt": to_bilingual_vtt,
    ".multilingual.vtt": to_multilingual_vtt,
    ".srt": to_srt,
    ".vtt": to_vtt,
    ".txt": to_txt,
    ".md": to_markdown,
    ".json": to_json,
}


def check_format(path: Path) -> None:
    """Raise `OutputError` when the name of `path` ends in nothing that can be written."""
    _format(path)


def write_captions(
    path: Path, utterances: Iterable[Utterance], options: ExportOptions = ALL
) -> None:
    """Write the captions as the file's ending says; raise `OutputError` if that fails."""
    text = _format(path)(utterances, options)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"The captions could not be written to {path}: {reason}.") from error


def _format(path: Path) -> Callable[[Iterable[Utterance], ExportOptions], str]:
    for ending, to_text in FORMATS.items():
        if path.name.lower().endswith(ending):
            return to_text
    known = ", ".join(FORMATS)
    raise OutputError(f"Captions cannot be written to {path}: end its name in one of {known}.")


def _chosen(utterances: Iterable[Utterance], options: ExportOptions) -> Iterable[Utterance]:
    """Return the utterances with the texts that are wanted."""
    if options.track:
        utterances = (_only(each, options.track) for each in utterances)
    match options.texts:
        case "both":
            return utterances
        case "source":
            return (replace(each, translations={}) for each in utterances)
        case "translation":
            return (replace(each, source=Text()) for each in utterances)


def _cues(utterances: Iterable[Utterance], options: ExportOptions) -> list[Cue]:
    return to_cues(map(_alone, _chosen(utterances, options)))


def _only(utterance: Utterance, track: str) -> Utterance:
    """Return the utterance with one translation, as if there were no other."""
    text = utterance.translations.get(track)
    translations = {} if text is None else {track: text}
    return replace(utterance, translations=translations, main_track=track)


def _alone(utterance: Utterance) -> Utterance:
    """Return the utterance without the other tracks."""
    return _only(utterance, _main_track(utterance))


def _main_track(utterance: Utterance) -> str:
    return utterance.main_track or next(iter(utterance.translations), "")


def _sides(utterance: Utterance, options: ExportOptions) -> tuple[str, ...]:
    (chosen,) = _chosen([utterance], options)
    texts = (chosen.source, chosen.translation, *chosen.tracks.values())
    return tuple(text.stable.strip() for text in texts)


def _span(cue: Cue, decimal_sign: str) -> str:
    start, end = (to_subtitle_clock(ms, decimal_sign) for ms in (cue.start_ms, cue.end_ms))
    return f"{start} --> {end}"


def _rows(cue: Cue, options: ExportOptions) -> str:
    """Return one row a language, or of one language alone as many as are easily read."""
    texts = filter(None, (cue.source, cue.translation))
    rows = texts if options.texts == "both" else chain.from_iterable(map(to_rows, texts))
    return "\n".join(rows)


def _marked(text: str, classes: str, language: str) -> str:
    if not text:
        return ""
    marked = f"<c.{classes}>{_escape(text)}</c>"
    return f"<lang {language}>{marked}</lang>" if language else marked


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    """Return text of which Markdown takes nothing for markup."""
    escaped = MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    return LIST_NUMBER.sub(r"\1\\", escaped)
