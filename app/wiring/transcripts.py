"""Does what `sotto transcripts` is asked for, and keeps what live sessions say."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, assert_never

from app import cli
from app.destination import check_destination
from app.folders import settings_path, transcripts_path
from app.model.export import ExportOptions, Texts, check_format, write_captions
from app.model.settings import TranscriptSettings
from app.model.settings_file import SettingsFile
from app.model.transcript import Notice, TranscriptError
from app.model.transcript_tables import dubs_folder
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
from engine.audio.file import WRITTEN_FORMATS, convert_audio
from engine.audio.kept_speech import KeptSpeech
from engine.audio.speech_sink import SpeechSink
from engine.events import (
    BundleChanged,
    CaptionUpdated,
    EngineEvent,
    EngineReady,
    EngineStopped,
    SourceUpdated,
    UtteranceEnded,
)


class Keeper(Protocol):
    """Keeps what is said in sessions, or does not."""

    def expect(self, source: str, sink: SpeechSink | None) -> SpeechSink | None:
        """Say what the next session listens to; return where its dub shall go, `sink` or more."""

    def correct(self, utterance: int, track: str, text: str) -> bool:
        """Say what a line of the session that runs, or ran last, should say; "" for as heard.

        Returns whether that session is kept.
        """

    def follow(self, settings: TranscriptSettings) -> None:
        """Do from now on as these settings say."""

    def show(self, event: EngineEvent) -> None:
        """Take the next event."""

    def take_notices(self) -> list[Notice]:
        """Return what there is to tell since this was last asked."""

    def close(self) -> None:
        """Write what waits; waits for the disk."""


class NoTranscript:
    """Keeps nothing, and tells what there is to tell before a session."""

    def __init__(self, notices: Sequence[Notice] = ()) -> None:
        self._notices = list(notices)

    def expect(self, source: str, sink: SpeechSink | None) -> SpeechSink | None:
        """Return `sink`."""
        return sink

    def correct(self, utterance: int, track: str, text: str) -> bool:
        """Return that it is on the screen alone."""
        return False

    def follow(self, settings: TranscriptSettings) -> None:
        """Keep nothing all the same."""

    def show(self, event: EngineEvent) -> None:
        """Forget it."""

    def take_notices(self) -> list[Notice]:
        """Return what there is to tell since this was last asked."""
        notices, self._notices = self._notices, []
        return notices

    def close(self) -> None:
        """Do nothing."""


class TranscriptKeeper:
    """Keeps the text, and the dub, as long as that is wanted."""

    def __init__(
        self, path: Path, settings: TranscriptSettings, notices: Sequence[Notice] = ()
    ) -> None:
        self._path = path
        self._notices = list(notices)
        self._settings = settings
        self._ready: EngineReady | None = None  # how the session that runs began
        self._n_utterances = 0  # that it has begun
        self._is_any_kept = False  # of what the session that runs, or ran last, said
        self._first_kept = 0  # of them; those before were said while nothing was to be kept
        self._source, self._start_ms = "", 0  # where the transcript of the present model begins
        self._speech: KeptSpeech | None = None
        self._writer = TranscriptWriter(path, settings.retention_days)
        self._writer.start()

    def expect(self, source: str, sink: SpeechSink | None) -> SpeechSink | None:
        """Say what the next session listens to; return where its dub shall go."""
        self._source = source
        if sink is None or not (self._settings.keep and self._settings.keep_dub):
            self._writer.expect(source)
            return sink
        dub = dubs_folder(self._path) / f"{datetime.now():%Y%m%d-%H%M%S-%f}.wav"
        self._writer.expect(source, dub.name)
        self._speech = KeptSpeech(sink, dub)
        return self._speech

    def correct(self, utterance: int, track: str, text: str) -> bool:
        """Say what a line of the session that runs, or ran last, should say; "" for as heard."""
        if self._is_any_kept:
            self._writer.correct(utterance, track, text)
        return self._is_any_kept

    def follow(self, settings: TranscriptSettings) -> None:
        """Do from now on as these settings say: to keep begins with the next utterance."""
        before, self._settings = self._settings, settings
        if before.keep and not settings.keep:
            self._writer.show(EngineStopped())
        elif settings.keep and not before.keep and self._ready is not None:
            self._first_kept, self._is_any_kept = self._n_utterances, True
            self._writer.show(self._ready)

    def show(self, event: EngineEvent) -> None:
        """Take the next event."""
        match event:
            case EngineReady():
                self._ready, self._n_utterances, self._first_kept = event, 0, 0
                self._is_any_kept = self._settings.keep
                self._start_ms = 0
            case BundleChanged():
                self._begin_anew(event)
                return
            case EngineStopped():
                self._ready = None
            case (
                SourceUpdated(utterance) | CaptionUpdated(_, utterance) | UtteranceEnded(utterance)
            ):
                self._n_utterances = max(self._n_utterances, utterance + 1)
                if utterance < self._first_kept:
                    return
            case _:
                pass  # nothing else is of an utterance
        if self._settings.keep:
            self._writer.show(_later(event, self._start_ms))

    def _begin_anew(self, change: BundleChanged) -> None:
        """Keep what comes in other languages as a transcript of its own."""
        self._ready = EngineReady(change.source_language, change.target_language)
        self._start_ms, self._first_kept = change.at_ms, self._n_utterances
        if self._settings.keep:
            self._writer.show(EngineStopped())
            self._writer.expect(self._source)
            self._writer.show(self._ready)

    def take_notices(self) -> list[Notice]:
        """Return what there is to tell since this was last asked."""
        notices, self._notices = self._notices + self._writer.take_notices(), []
        if self._speech is not None and self._speech.failure is not None:
            notices.append(self._speech.failure)
            self._speech = None
        return notices

    def close(self) -> None:
        """Write what waits; waits for the disk."""
        self._writer.close()


def _later(event: EngineEvent, start_ms: int) -> EngineEvent:
    """Return an event of a text as told by whoever began to listen at `start_ms`."""
    match event:
        case SourceUpdated(end_ms=end_ms) | CaptionUpdated(end_ms=end_ms):
            return replace(event, end_ms=end_ms - start_ms)
        case UtteranceEnded(utterance, begin_ms, end_ms):
            return UtteranceEnded(utterance, begin_ms - start_ms, end_ms - start_ms)
        case _:
            return event


@contextmanager
def kept(*, is_wanted: bool) -> Iterator[Keeper]:
    """Keep the sessions of one run as the settings say, or none of them."""
    reading = SettingsFile(settings_path()).open()
    settings = reading.settings.transcript
    keeper: Keeper = NoTranscript(reading.problems)
    if is_wanted:
        keeper = TranscriptKeeper(transcripts_path(), settings, reading.problems)
    try:
        yield keeper
    finally:
        keeper.close()
        sys.stderr.write("".join(f"sotto: {notice}\n" for notice in keeper.take_notices()))


def run_transcripts(options: cli.TranscriptsOptions) -> None:
    """Show, export or delete transcripts; raise `TranscriptError` or `OutputError`."""
    transcripts = Transcripts(transcripts_path())
    match options:
        case cli.ListTranscriptsOptions(as_json):
            list_ = to_session_json if as_json else to_session_list
            sys.stdout.write(list_(transcripts.sessions()))
        case cli.ShowTranscriptOptions(number, as_json, is_corrected):
            number = _number(transcripts, number)
            show = to_transcript_json if as_json else to_transcript
            utterances = transcripts.utterances(number, is_corrected=is_corrected)
            sys.stdout.write(show(transcripts.session(number), utterances))
        case cli.SearchTranscriptsOptions(query, as_json, is_corrected):
            hits = transcripts.search(query, is_corrected=is_corrected)
            sys.stdout.write(to_hit_json(hits) if as_json else to_hit_list(hits, query))
        case cli.ExportTranscriptOptions():
            chosen = _number(transcripts, options.number)
            export_session(
                transcripts,
                chosen,
                options.to,
                options.texts,
                options.track,
                is_corrected=options.is_corrected,
            )
        case cli.DeleteTranscriptsOptions(numbers):
            transcripts.delete(_numbers(transcripts, numbers))
        case cli.CheckTranscriptsOptions():
            notices: Sequence[Notice] = transcripts.mend() or [f"{transcripts.path} is sound."]
            sys.stdout.write("".join(f"{notice}\n" for notice in notices))
        case _:
            assert_never(options)


def export_session(
    transcripts: Transcripts,
    number: int,
    to: Path,
    texts: Texts = "both",
    track: str = "",
    *,
    is_corrected: bool = True,
) -> None:
    """Write a session, or its dub, as the file's ending says; raise `EngineError`."""
    if to.suffix.lower() in WRITTEN_FORMATS:
        dub = transcripts.dub(number)
        check_destination(to, dub)
        convert_audio(dub, to)
        return
    check_format(to)
    record = transcripts.session(number)
    known = (record.facts.target_language, *record.tracks)
    if track and track not in known:
        raise TranscriptError(
            f"Transcript {number} has no track {track}: it has {', '.join(known)}."
        )
    how = ExportOptions(texts, record.facts.source_language, to_title(record), track)
    write_captions(to, transcripts.utterances(number, is_corrected=is_corrected), how)


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
