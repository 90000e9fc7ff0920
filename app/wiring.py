"""Builds every part and connects them: the only module that knows them all.

Qt is imported for a window alone, so that the terminal does without it.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from app import assets, cli
from app.destination import check_destination
from app.device_list import to_device_list
from app.live import follow
from app.model.captions import Captions
from app.model.export import check_format, write_captions
from app.outcome import Outcome
from app.recording import RecordingSession
from app.terminal import open_printer
from engine import Engine, EngineConfig
from engine.audio.devices import list_outputs, list_sources, open_capture, open_playback
from engine.audio.dub import DubPlayer
from engine.audio.file import AudioFile, FileCapture, read_audio_blocks
from engine.audio.speech_sink import SpeechSink
from engine.audio.wav import WavSink
from engine.errors import DeviceError, OutputError
from engine.events import CaptionUpdated, EngineEvent, SourceUpdated, UtteranceEnded
from engine.translation import Translator


def load_translator(bundle: Path, config: EngineConfig) -> Translator:
    """Open the bundle; takes seconds, so only a worker or a program without a window calls it."""
    from engine.bundle import open_bundle
    from engine.runtime.translator import StreamingTranslator

    return StreamingTranslator(open_bundle(bundle), config)


def run(command: cli.Command) -> int:
    """Do what the command line asks for and return the exit code; raise `EngineError`."""
    match command:
        case cli.TranslateOptions():
            _translate(command)
        case cli.ListenOptions():
            _listen(command)
        case cli.DevicesOptions():
            sys.stdout.write(to_device_list(list_sources(), list_outputs()))
        case cli.DemoOptions():
            _show_demo(command)
        case _:
            assert_never(command)
    return 0


def _translate(options: cli.TranslateOptions) -> None:
    _check_translate(options)
    sink = WavSink(options.dub) if options.dub else None
    captions, outcome = Captions(), Outcome()
    printer = open_printer(sys.stdout, as_json=options.json)

    def show(event: EngineEvent) -> None:
        outcome.show(event)
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            captions.apply(event)
        printer.show(event)

    try:
        _run_recording(options, sink, show)
        printer.finish()
    finally:
        if options.to is not None:  # also what was there when it broke off
            write_captions(options.to, captions.utterances)
    outcome.check()


def _check_translate(options: cli.TranslateOptions) -> None:
    """Raise what can be known before the work starts."""
    AudioFile(options.recording)
    if options.to is not None:
        check_format(options.to)
        check_destination(options.to, options.recording)
    if options.dub is not None:
        if options.dub.suffix.lower() != ".wav":
            raise OutputError(f"The dub cannot be written to {options.dub}: end its name in .wav.")
        check_destination(options.dub, options.recording)


def _run_recording(
    options: cli.TranslateOptions,
    sink: SpeechSink | None,
    show: Callable[[EngineEvent], None],
) -> None:
    if options.realtime:
        capture = FileCapture(options.recording)
        follow(Engine(capture, lambda: load_translator(options.bundle, options.config), sink), show)
        return
    translator = load_translator(options.bundle, options.config)
    blocks = read_audio_blocks(options.recording, translator.input_rate_hz)
    for event in RecordingSession(translator, sink).run(blocks):
        show(event)


def _listen(options: cli.ListenOptions) -> None:
    capture = open_capture(options.source)
    sink = None
    if options.config.task == "s2st":
        sink = DubPlayer(open_playback(options.output, capture.source))
    engine = Engine(capture, lambda: load_translator(options.bundle, options.config), sink)
    _follow_in_terminal(engine, as_json=options.json)


def _show_demo(options: cli.DemoOptions) -> None:
    """Play the demo clip in the terminal, with its dub where something can play it."""
    config = EngineConfig("s2st", options.latency_ms)
    capture, sink = FileCapture(assets.DEMO_CLIP), _default_dub()
    engine = Engine(capture, lambda: load_translator(options.bundle, config), sink)
    _follow_in_terminal(engine, as_json=False)


def _follow_in_terminal(engine: Engine, *, as_json: bool) -> None:
    printer, outcome = open_printer(sys.stdout, as_json=as_json), Outcome()

    def show(event: EngineEvent) -> None:
        outcome.show(event)
        printer.show(event)

    try:
        follow(engine, show)
    finally:
        printer.finish()
    outcome.check()


def _default_dub() -> DubPlayer | None:
    try:
        return DubPlayer(open_playback())
    except DeviceError:  # a demo without sound is still one
        return None
