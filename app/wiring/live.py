"""Builds what a live session hears and speaks with."""

from collections.abc import Callable

from engine import Engine
from engine.audio.capture import Capture
from engine.audio.devices import open_capture, open_playback
from engine.audio.dub import DubPlayer
from engine.audio.resuming import ResumingCapture
from engine.audio.speech_sink import SpeechSink
from engine.errors import DeviceError
from engine.runtime.vocoder_thread import VocoderThread
from engine.translation import Translator

DEMO = "demo"  # the demo clip, where a source is named


def open_devices(
    source: str, output: str | None, *, dub: bool, follow_default: bool
) -> tuple[Capture, DubPlayer | None]:
    """Return what hears `source` and, for a dub, what speaks where that is not heard again."""
    capture = open_capture(source, follow_default=follow_default)
    if not dub:
        return capture, None
    playback = open_playback(output, capture.source)
    if isinstance(capture, ResumingCapture):
        capture.spoken_into = playback.output.name
    return capture, DubPlayer(playback)


def build_engine(
    capture: Capture,
    load_translator: Callable[[], Translator],
    player: SpeechSink | None,
    sink: SpeechSink | None = None,
) -> Engine:
    """Return a session whose captions never wait for its dub, which is as loud as what is heard.

    The dub goes to `player`, by way of `sink` if there is one.
    """
    spoken = sink or player
    if spoken is None:
        return Engine(capture, load_translator)
    vocoder = VocoderThread(spoken)
    on_level = player.match if isinstance(player, DubPlayer) else None
    return Engine(
        capture, lambda: _vocoded_by(vocoder, load_translator()), vocoder, on_level=on_level
    )


def _vocoded_by(vocoder: VocoderThread, translator: Translator) -> Translator:
    from engine.runtime.translator import StreamingTranslator

    if isinstance(translator, StreamingTranslator):
        translator.vocode_with(vocoder.around)
    return translator


def demo_dub(output: str | None) -> DubPlayer | None:
    """Return what speaks in a demo; None where nothing can: a demo without sound is still one."""
    try:
        return DubPlayer(open_playback(output))
    except DeviceError:
        return None
