"""Prints transcripts as `sotto transcripts` does: for people, or as JSON."""

import json
from collections.abc import Iterable, Sequence

from app.model.captions import Utterance
from app.model.clock import to_clock
from app.model.export import to_objects
from app.model.transcript import Hit, SessionRecord
from app.model.transcript_tables import SOURCE

NOTHING = "No session was kept yet: `sotto listen` keeps the next one.\n"


def to_session_list(records: Sequence[SessionRecord]) -> str:
    """Return a line for each session."""
    return "".join(map(_session_row, records)) or NOTHING


def to_title(record: SessionRecord) -> str:
    """Return what stands above an exported session."""
    return f"{record.started:%Y-%m-%d %H:%M}, {record.facts.source}"


def to_transcript(record: SessionRecord, utterances: Iterable[Utterance]) -> str:
    """Return one session: a head, and each utterance with its time in both languages."""
    facts = record.facts
    blocks = [_session_row(record)]
    for each in utterances:
        time = to_clock(each.first_ms)
        sides = [
            (facts.source_language, each.source),
            (facts.target_language, each.translation),
            *each.tracks.items(),
        ]
        rows = [
            f"{language:<3} {text.stable.strip()}{_mark(text.heard is not None)}"
            for language, text in sides
            if text.stable
        ]
        blocks.append(f"{time}  " + f"\n{' ' * len(time)}  ".join(rows) + "\n")
    return "\n".join(blocks)


def to_hit_list(hits: Sequence[Hit], query: str) -> str:
    """Return a line for each hit."""
    if not hits:
        return f"Nobody said {query}.\n"
    width = max(len(str(hit.session)) for hit in hits)
    return "".join(
        f"{hit.session:>{width}}  {to_clock(hit.start_ms)}  {' '.join(hit.excerpt.split())}"
        f"{_mark(hit.is_corrected)}\n"
        for hit in hits
    )


def to_session_json(records: Iterable[SessionRecord]) -> str:
    """Return every session as JSON."""
    return _json({"sessions": [_session(record) for record in records]})


def to_transcript_json(record: SessionRecord, utterances: Iterable[Utterance]) -> str:
    """Return one session with all its text as JSON."""
    return _json({**_session(record), "utterances": to_objects(utterances)})


def to_hit_json(hits: Iterable[Hit]) -> str:
    """Return every hit as JSON; the track of the source is null."""
    rows = [
        {
            "session": hit.session,
            "utterance": hit.utterance,
            "track": None if hit.track == SOURCE else hit.track,
            "start_ms": hit.start_ms,
            "excerpt": hit.excerpt,
            "is_corrected": hit.is_corrected,
        }
        for hit in hits
    ]
    return _json({"hits": rows})


def _mark(is_corrected: bool) -> str:
    return " (corrected)" if is_corrected else ""


def _session_row(record: SessionRecord) -> str:
    facts = record.facts
    state = " (running)" if record.is_live else " (broke off)" if record.broke_off else ""
    return (
        f"{record.number:>4}  {record.started:%Y-%m-%d %H:%M}  {to_clock(record.duration_ms)}  "
        f"{facts.source_language} → {', '.join((facts.target_language, *record.tracks))}  "
        f"{facts.source}{state}: "
        f"{record.first_words or 'nothing was said'}\n"
    )


def _session(record: SessionRecord) -> dict[str, object]:
    return {
        "session": record.number,
        "started": record.started.astimezone().isoformat(timespec="seconds"),
        "duration_ms": record.duration_ms,
        "source": record.facts.source,
        "source_language": record.facts.source_language,
        "target_language": record.facts.target_language,
        "tracks": list(record.tracks),
        "n_utterances": record.n_utterances,
        "is_live": record.is_live,
        "broke_off": record.broke_off,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
