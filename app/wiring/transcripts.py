"""Does what `sotto transcripts` is asked for, and keeps what live sessions say."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, assert_never

from app import cli
from app.folders import settings_path, transcripts_path
from app.model.export import ExportOptions, check_format, write_captions
from app.model.settings import TranscriptSettings
from app.model.settings_file import SettingsFile
from app.model.transcript import TranscriptError
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from app.transcript_list import (
    NOTHING,
    to_hit_json,
    to_hit_list,
    to_session_json,
    to_session_list,
    to_title,
    to_transcript,
    to_transcript_json,
)
from engine.events import EngineEvent


class Keeper(Protocol):
    """Keeps what is said in sessions, or does not."""

    def name_source(self, source: str) -> None:
        """Say what the next session will listen to."""

    def show(self, event: EngineEvent) -> None:
        """Take the next event."""

    def take_notices(self) -> list[str]:
        """Return what there is to tell since this was last asked."""

    def close(self) -> None:
        """Write what waits; waits for the disk."""


class NoTranscript:
    """Keeps nothing."""

    def name_source(self, source: str) -> None:
        """Forget it."""

    def show(self, event: EngineEvent) -> None:
        """Forget it."""

    def take_notices(self) -> list[str]:
        """Return nothing."""
        return []

    def close(self) -> None:
        """Do nothing."""


def open_keeper(settings: TranscriptSettings, *, is_wanted: bool) -> Keeper:
    """Return what keeps transcripts, if it `is_wanted` and the settings say so; `close` it."""
    if not (is_wanted and settings.keep):
        return NoTranscript()
    writer = TranscriptWriter(transcripts_path(), settings.retention_days)
    writer.start()
    return writer


@contextmanager
def kept(source: str, *, is_wanted: bool) -> Iterator[Keeper]:
    """Keep a session of the terminal, unless this once or always nobody wants that."""
    reading = SettingsFile(settings_path()).open()
    tell(reading.problems)
    keeper = open_keeper(reading.settings.transcript, is_wanted=is_wanted)
    keeper.name_source(source)
    try:
        yield keeper
    finally:
        keeper.close()
        tell(keeper.take_notices())


def tell(notices: "tuple[str, ...] | list[str]") -> None:
    """Tell a person something that is no result."""
    sys.stderr.write("".join(f"sotto: {notice}\n" for notice in notices))


def run_transcripts(options: cli.TranscriptsOptions) -> None:
    """Show, export or delete transcripts; raise `TranscriptError` or `OutputError`."""
    transcripts = Transcripts(transcripts_path())
    match options:
        case cli.ListTranscriptsOptions(as_json):
            list_ = to_session_json if as_json else to_session_list
            sys.stdout.write(list_(transcripts.sessions()))
        case cli.ShowTranscriptOptions(number, as_json):
            number = _number(transcripts, number)
            show = to_transcript_json if as_json else to_transcript
            sys.stdout.write(show(transcripts.session(number), transcripts.utterances(number)))
        case cli.SearchTranscriptsOptions(query, as_json):
            hits = transcripts.search(query)
            sys.stdout.write(to_hit_json(hits) if as_json else to_hit_list(hits, query))
        case cli.ExportTranscriptOptions():
            _export(transcripts, options)
        case cli.DeleteTranscriptsOptions(numbers):
            transcripts.delete(_numbers(transcripts, numbers))
        case _:
            assert_never(options)


def _export(transcripts: Transcripts, options: cli.ExportTranscriptOptions) -> None:
    check_format(options.to)
    record = transcripts.session(_number(transcripts, options.number))
    how = ExportOptions(options.texts, record.facts.source_language, to_title(record))
    write_captions(options.to, transcripts.utterances(record.number), how)


def _number(transcripts: Transcripts, number: cli.Number) -> int:
    if number is not None:
        return number
    records = transcripts.sessions()
    if not records:
        raise TranscriptError(NOTHING.strip())
    return records[0].number


def _numbers(transcripts: Transcripts, numbers: tuple[cli.Number, ...] | None) -> list[int]:
    """Return which to delete; those that still run are no part of all."""
    if numbers is None:
        return [record.number for record in transcripts.sessions() if not record.is_live]
    return [_number(transcripts, number) for number in numbers]
