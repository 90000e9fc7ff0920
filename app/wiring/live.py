"""Builds what a live session hears and speaks with."""

import logging
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from app.folders import volumes_path
from engine import Engine
from engine.audio.capture import Capture
from engine.audio.devices import MICROPHONE, SYSTEM, can_leave_out_dub, open_capture, open_playback
from engine.audio.dub import DubPlayer
from engine.audio.ducker import Ducker, UnduckedCapture
from engine.audio.ducking import Ducking, Volumes
from engine.audio.echo_guard import GuardedCapture
from engine.audio.own_voice import OwnVoice
from engine.audio.resuming import ResumingCapture
from engine.audio.speech_sink import SpeechSink
from engine.audio.volume_notes import VolumeNotes
from engine.errors import DeviceError
from engine.runtime.track_thread import TrackThread
from engine.runtime.vocoder_thread import VocoderThread
from engine.translation import Translator

log = logging.getLogger(__name__)

DEMO = "demo"  # the demo clip, where a source is named
LOUD_PERCENT = 100  # the original stays as it is


class LiveOptions(Protocol):
    """What `sotto` and `sotto listen` both take."""

    @property
    def output(self) -> str | None:
        """Where the dub is heard; None leaves the choice to us."""

    @property
    def follow_default(self) -> bool:
        """Whether another default is heard as soon as there is one."""

    @property
    def original_percent(self) -> int | None:
        """How loud what else plays stays while the dub speaks; None leaves it alone."""


def open_devices(
    options: LiveOptions, source: str, *, has_dub: bool
) -> tuple[Capture, DubPlayer | None]:
    """Return what hears the source and, for a dub, what speaks where that is not heard again."""
    restore_volumes()
    follow = options.follow_default and source in (SYSTEM, MICROPHONE)
    capture = open_capture(source, follow_default=follow)
    if not has_dub:
        return capture, None
    heard = capture.source
    playback = open_playback(options.output, heard, allow_echo=can_leave_out_dub(heard))
    if playback.output.name == heard.monitor_of:
        capture = open_capture(source, follow_default=follow, leaves_out_dub=True)
    elif isinstance(capture, ResumingCapture):
        capture.keep_apart_from(playback.output.name)
    player = DubPlayer(playback)
    if heard.is_loopback or (heard.kind == "mic" and not playback.output.is_worn):
        return _guarded(capture, player, playback.rate_hz), player
    percent = LOUD_PERCENT if options.original_percent is None else options.original_percent
    if can_leave_out_dub(capture.source):  # it is what an output plays, and programs are told apart
        return _ducked(capture, player, percent), player
    return capture, player


def _guarded(capture: Capture, player: DubPlayer, played_hz: int) -> GuardedCapture:
    """Return what hears a microphone and not the dub that comes out of loudspeakers beside it.

    So it is with a loopback device, into which the output of the dub may play.
    """
    voice = OwnVoice(played_hz)
    player.on_sound = voice.push
    return GuardedCapture(capture, voice)


def _ducked(capture: Capture, player: DubPlayer, original_percent: int) -> UnduckedCapture:
    from engine.audio.pulse_volumes import open_volumes

    def open_heard() -> AbstractContextManager[Volumes]:
        return open_volumes(capture.source.monitor_of)

    ducker = Ducker(open_heard, VolumeNotes(volumes_path()), original_percent)
    player.on_speaking = lambda is_speaking: ducker.speak(is_speaking=is_speaking)
    return UnduckedCapture(capture, ducker)


def restore_volumes() -> None:
    """Put back what a run that was killed left lowered; where that cannot be, a later one may."""
    notes = VolumeNotes(volumes_path())
    if sys.platform != "linux" or not notes.read():
        return
    from engine.audio.pulse_volumes import open_volumes

    try:
        with open_volumes(None) as volumes:
            Ducking(volumes, notes, floor_db=0.0).restore()
    except (DeviceError, OSError) as error:
        log.info("volumes could not be put back: %s", error)


def build_engine(
    capture: Capture,
    load_translator: Callable[[], Translator],
    player: SpeechSink | None,
    sink: SpeechSink | None = None,
    tracks: TrackThread | None = None,
) -> Engine:
    """Return a session whose captions never wait for its dub, which is as loud as what is heard.

    The dub goes to `player`, by way of `sink` if there is one; caption tracks come from `tracks`.
    """
    spoken = sink or player
    if spoken is None:
        return Engine(capture, load_translator, tracks=tracks)
    if isinstance(player, DubPlayer):
        vocoder, on_level = VocoderThread(spoken, expect=player.expect), player.match
    else:
        vocoder, on_level = VocoderThread(spoken), None

    def prepare(translator: Translator) -> Translator:
        from engine.runtime.translator import StreamingTranslator

        if isinstance(translator, StreamingTranslator):
            translator.vocode_with(vocoder.around, vocoder.say)
        return translator

    return Engine(
        capture, load_translator, vocoder, prepare=prepare, on_level=on_level, tracks=tracks
    )


def demo_dub(output: str | None) -> DubPlayer | None:
    """Return what speaks in a demo; None where nothing can: a demo without sound is still one."""
    try:
        return DubPlayer(open_playback(output))
    except DeviceError:
        return None
