"""Builds every part and connects them: the only module that knows them all.

Qt is imported for a window alone, so that the terminal does without it.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app import assets, cli
from app.bundle_place import ANY_BUNDLE, first_bundle
from app.destination import check_destination
from app.device_list import to_device_json, to_device_list
from app.display import ScreenError, has_display, prepare_display
from app.live import Follower, follow
from app.model.captions import Captions
from app.model.export import ExportOptions, check_format, write_captions
from app.model.track_files import track_files
from app.outcome import Outcome
from app.recording import RecordingSession
from app.speaking import SpeakingSession
from app.terminal import open_printer
from app.text_file import check_text, read_text
from app.wiring.by_language import by_language, choose_for_recording
from app.wiring.live import DEMO, build_engine, demo_dub, open_devices
from app.wiring.serve import serving
from app.wiring.tracks import build_tracks, check_tracks, open_tracks
from app.wiring.transcripts import kept, run_transcripts
from engine import Engine, EngineConfig
from engine.audio.capture import Capture
from engine.audio.devices import list_outputs, list_sources, open_playback
from engine.audio.dub import DubPlayer
from engine.audio.file import AudioFile, FileCapture, read_audio_blocks
from engine.audio.speech_sink import SpeechSink
from engine.audio.wav import WavSink
from engine.errors import OutputError
from engine.events import (
    CaptionUpdated,
    EngineEvent,
    EngineReady,
    LanguageHeard,
    SourceUpdated,
    UtteranceEnded,
)
from engine.runtime.cascade import Cascade
from engine.translation import Speaker, Translator


def load_translator(bundle: Path, config: EngineConfig) -> Translator:
    """Open the bundle; takes seconds, so only a worker or a program without a window calls it."""
    from engine.bundle import open_bundle
    from engine.runtime.translator import StreamingTranslator

    return StreamingTranslator(open_bundle(bundle), config)


def load_speaker(bundle: Path, config: EngineConfig) -> Speaker:
    """Open the bundle for a text that is to be spoken; takes seconds, too."""
    from engine.bundle import open_bundle
    from engine.runtime.speaker import TextSpeaker

    return TextSpeaker(open_bundle(bundle), config)


def run(command: cli.Command) -> int:  # noqa: C901 - one case for each command
    """Do what the command line asks for and return the exit code; raise `EngineError`."""
    match command:
        case cli.TranslateOptions():
            _translate(command)
        case cli.ListenOptions():
            _listen(command)
        case cli.DevicesOptions():
            show = to_device_json if command.json else to_device_list
            sys.stdout.write(show(list_sources(), list_outputs()))
        case cli.SelftestOptions():
            from app.wiring.selftest import run_selftest

            run_selftest(command)
        case cli.DemoOptions():
            _show_demo(command)
        case cli.EvaluateOptions():
            from app.wiring.evaluate import run_evaluation

            run_evaluation(command, load_translator)
        case cli.BatchOptions():
            from app.wiring.batch import run_batch

            run_batch(command)
        case cli.SelfTestOptions():
            from app.wiring.self_test import run_self_test

            run_self_test()
        case cli.BenchOptions():
            from app.wiring.bench import bench  # numpy, at once

            bench(command)
        case cli.BenchHmtOptions():
            from app.wiring.bench_hmt import bench_hmt

            bench_hmt(command)
        case cli.BenchMultilingualOptions():
            from app.wiring.bench_multilingual import bench_multilingual

            bench_multilingual(command)
        case cli.BenchInterfaceOptions():
            from app.wiring.bench_interface import bench_interface

            bench_interface(command, load_translator)
        case cli.BenchServeOptions():
            from app.wiring.bench_serve import bench_serve

            bench_serve(command)
        case cli.BenchTracksOptions():
            from app.wiring.bench_tracks import bench_tracks

            bench_tracks(command, load_translator)
        case cli.ShowSettingsOptions() | cli.SetSettingOptions() | cli.SettingsPathOptions():
            from app.wiring.settings import run_settings

            run_settings(command)
        case (
            cli.ListTranscriptsOptions()
            | cli.ShowTranscriptOptions()
            | cli.SearchTranscriptsOptions()
            | cli.ExportTranscriptOptions()
            | cli.DeleteTranscriptsOptions()
            | cli.CheckTranscriptsOptions()
        ):
            run_transcripts(command)
        case cli.WindowOptions():
            _open_window(command)
        case _:
            from app.wiring.library import run_models

            run_models(command)
    return 0


def _translate(options: cli.TranslateOptions) -> None:
    _check_translate(options)
    chosen: LanguageHeard | None = None
    if options.bundle == ANY_BUNDLE:
        chosen, bundle = choose_for_recording(options.recording, is_offline=options.config.offline)
        options = replace(options, bundle=bundle)
    sink = WavSink(options.dub) if options.dub else None
    captions, outcome, how = Captions(), Outcome(), ExportOptions(title=options.recording.stem)
    printer = open_printer(sys.stdout, as_json=options.json)

    def show(event: EngineEvent) -> None:
        nonlocal how
        outcome.show(event)
        if isinstance(event, EngineReady):
            how = replace(how, source_language=event.source_language)
            captions.main_track = event.target_language
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            captions.apply(event)
        printer.show(event)

    try:
        if chosen is not None:
            show(chosen)
        _run_recording(options, sink, show)
        printer.finish()
    finally:
        if options.to is not None:  # also what was there when it broke off
            write_captions(options.to, captions.utterances, how)
            for track, path in track_files(options.to, options.tracks.languages).items():
                write_captions(path, captions.utterances, replace(how, track=track))
    outcome.check()


def _check_translate(options: cli.TranslateOptions) -> None:
    """Raise what can be known before the work starts."""
    if options.config.task == "tts":
        check_text(options.recording)
    else:
        AudioFile(options.recording)
    if options.to is not None:
        check_format(options.to)
        for path in (options.to, *track_files(options.to, options.tracks.languages).values()):
            check_destination(path, options.recording)
    check_tracks(options.tracks, first_bundle(options.bundle))
    if options.dub is not None:
        if options.dub.suffix.lower() != ".wav":
            raise OutputError(f"The dub cannot be written to {options.dub}: end its name in .wav.")
        check_destination(options.dub, options.recording)


def _run_recording(
    options: cli.TranslateOptions,
    sink: SpeechSink | None,
    show: Callable[[EngineEvent], None],
) -> None:
    if options.config.task == "tts":
        assert sink is not None, "cli.translate asks for a dub"
        speaker = load_speaker(options.bundle, options.config)
        for event in SpeakingSession(speaker, sink).run(read_text(options.recording)):
            show(event)
        return
    if options.realtime:
        capture = FileCapture(options.recording)
        tracks = build_tracks(options.tracks) if options.tracks.tracks else None
        engine = build_engine(
            capture, lambda: load_translator(options.bundle, options.config), sink, tracks=tracks
        )
        follow(engine, show)
        return
    translator = load_translator(options.bundle, options.config)
    if options.tracks.tracks:
        translator = Cascade(translator, open_tracks(options.tracks, options.bundle))
    blocks = read_audio_blocks(options.recording, translator.input_rate_hz)
    for event in RecordingSession(translator, sink).run(blocks):
        show(event)


def _listen(options: cli.ListenOptions) -> None:
    check_tracks(options.tracks, first_bundle(options.bundle))
    tracks = build_tracks(options.tracks) if options.tracks.tracks else None
    capture, player = _live_devices(options)

    def load(bundle: Path) -> Translator:
        return load_translator(bundle, options.config)

    is_wanted = options.transcript and options.source != DEMO
    with kept(is_wanted=is_wanted) as keeper, serving(options.page) as screen:
        sink = keeper.expect(options.source, player)
        engine = build_engine(
            capture, lambda: load(first_bundle(options.bundle)), player, sink, tracks
        )
        if options.bundle == ANY_BUNDLE:
            engine.choose_by_language(by_language(load))
        _follow_in_terminal(engine, keeper, screen, as_json=options.json)


def _live_devices(options: cli.ListenOptions) -> tuple[Capture, DubPlayer | None]:
    is_dubbed = options.config.task == "s2st"
    if options.source != DEMO:
        return open_devices(options, options.source, has_dub=is_dubbed)
    player = DubPlayer(open_playback(options.output, None)) if is_dubbed else None
    return FileCapture(assets.DEMO_CLIP), player


def _show_demo(options: cli.DemoOptions) -> None:
    """Play the demo clip, with its dub where something can play it."""
    if has_display():
        window = cli.WindowOptions(
            bundle=options.bundle,
            source=DEMO,
            dub=True,
            latency_ms=options.latency_ms,
            start=True,
            log_events=options.log_events,
            transcript=False,
        )
        _open_window(window, is_single=False)
        return
    config = EngineConfig("s2st", options.latency_ms)
    capture, player = FileCapture(assets.DEMO_CLIP), demo_dub(None)
    engine = build_engine(capture, lambda: load_translator(options.bundle, config), player)
    _follow_in_terminal(engine, as_json=False)


def _follow_in_terminal(engine: Engine, *followers: Follower, as_json: bool) -> None:
    printer, outcome = open_printer(sys.stdout, as_json=as_json), Outcome()

    def show(event: EngineEvent) -> None:
        for follower in followers:
            follower.show(event)
        outcome.show(event)
        tell_notices()
        printer.show(event)

    def tell_notices() -> None:
        for follower in followers:
            for notice in follower.take_notices():
                printer.tell(str(notice))

    tell_notices()
    try:
        follow(engine, show)
    finally:
        printer.finish()
    outcome.check()


def _open_window(options: cli.WindowOptions, *, is_single: bool = True) -> None:
    prepare_display()
    try:
        from app.wiring.open_window import open_single_window, open_window
    except ImportError as error:  # a library of the system that Qt needs
        raise ScreenError(
            f"The window does not open ({error}): install what brings that library; in a checkout, "
            "`python3 installers/bootstrap.py` says what that is."
        ) from error
    (open_single_window if is_single else open_window)(options, load_translator)
