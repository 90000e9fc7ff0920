"""Builds every part and connects them: the only module that knows them all.

Qt is imported for a window alone, so that the terminal does without it.
"""

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app import assets, cli
from app.controller import Controller, Settings
from app.destination import check_destination
from app.device_list import to_device_list
from app.display import ScreenError, has_display, prepare_display
from app.event_log import EventLog
from app.live import Follower, LiveSession, follow
from app.model.captions import Captions
from app.model.export import ExportOptions, check_format, write_captions
from app.outcome import Outcome
from app.recording import RecordingSession
from app.speaking import SpeakingSession
from app.terminal import open_printer
from app.text_file import check_text, read_text
from app.wiring.live import build_engine, open_devices
from app.wiring.page_switch import PageSwitch, wanted_page
from app.wiring.serve import serving
from app.wiring.transcripts import Keeper, NoTranscript, kept, run_transcripts
from engine import Engine, EngineConfig
from engine.audio.capture import Capture
from engine.audio.devices import MICROPHONE, SYSTEM, list_outputs, list_sources, open_playback
from engine.audio.dub import DubPlayer
from engine.audio.file import AudioFile, FileCapture, read_audio_blocks
from engine.audio.speech_sink import SpeechSink
from engine.audio.wav import WavSink
from engine.config import LATENCIES_MS
from engine.errors import DeviceError, OutputError
from engine.events import CaptionUpdated, EngineEvent, EngineReady, SourceUpdated, UtteranceEnded
from engine.translation import Speaker, Translator

DEMO = "demo"  # the demo clip, where a source is named
GRACE_MS = 3000  # how long a closed window waits for its session to end


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
            sys.stdout.write(to_device_list(list_sources(), list_outputs()))
        case cli.DemoOptions():
            _show_demo(command)
        case cli.EvaluateOptions():
            from app.wiring.evaluate import run_evaluation

            run_evaluation(command, load_translator)
        case cli.BenchOptions():
            from app.wiring.bench import bench  # numpy, at once

            bench(command)
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
            prepare_display()
            _open_window(command)
        case _:
            from app.wiring.library import run_models

            run_models(command)
    return 0


def _translate(options: cli.TranslateOptions) -> None:
    _check_translate(options)
    sink = WavSink(options.dub) if options.dub else None
    captions, outcome, how = Captions(), Outcome(), ExportOptions(title=options.recording.stem)
    printer = open_printer(sys.stdout, as_json=options.json)

    def show(event: EngineEvent) -> None:
        nonlocal how
        outcome.show(event)
        if isinstance(event, EngineReady):
            how = replace(how, source_language=event.source_language)
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            captions.apply(event)
        printer.show(event)

    try:
        _run_recording(options, sink, show)
        printer.finish()
    finally:
        if options.to is not None:  # also what was there when it broke off
            write_captions(options.to, captions.utterances, how)
    outcome.check()


def _check_translate(options: cli.TranslateOptions) -> None:
    """Raise what can be known before the work starts."""
    if options.config.task == "tts":
        check_text(options.recording)
    else:
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
    if options.config.task == "tts":
        assert sink is not None, "cli.translate asks for a dub"
        speaker = load_speaker(options.bundle, options.config)
        for event in SpeakingSession(speaker, sink).run(read_text(options.recording)):
            show(event)
        return
    if options.realtime:
        capture = FileCapture(options.recording)
        engine = build_engine(
            capture, lambda: load_translator(options.bundle, options.config), sink
        )
        follow(engine, show)
        return
    translator = load_translator(options.bundle, options.config)
    blocks = read_audio_blocks(options.recording, translator.input_rate_hz)
    for event in RecordingSession(translator, sink).run(blocks):
        show(event)


def _listen(options: cli.ListenOptions) -> None:
    capture, player = _live_devices(options)
    is_wanted = options.transcript and options.source != DEMO
    with kept(is_wanted=is_wanted) as keeper, serving(options.page) as screen:
        sink = keeper.expect(options.source, player)
        engine = build_engine(
            capture, lambda: load_translator(options.bundle, options.config), player, sink
        )
        _follow_in_terminal(engine, keeper, screen, as_json=options.json)


def _live_devices(options: cli.ListenOptions) -> tuple[Capture, DubPlayer | None]:
    is_dubbed = options.config.task == "s2st"
    if options.source != DEMO:
        follow_default = options.follow_default
        return open_devices(
            options.source, options.output, dub=is_dubbed, follow_default=follow_default
        )
    player = DubPlayer(open_playback(options.output, None)) if is_dubbed else None
    return FileCapture(assets.DEMO_CLIP), player


def _show_demo(options: cli.DemoOptions) -> None:
    """Play the demo clip, with its dub where something can play it."""
    if has_display():
        prepare_display()
        _open_window(
            cli.WindowOptions(
                bundle=options.bundle,
                source=DEMO,
                output=None,
                dub=True,
                latency_ms=options.latency_ms,
                start=True,
                log_events=options.log_events,
                transcript=False,
            )
        )
        return
    config = EngineConfig("s2st", options.latency_ms)
    capture, player = FileCapture(assets.DEMO_CLIP), _demo_dub(None)
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
                printer.tell(notice)

    tell_notices()
    try:
        follow(engine, show)
    finally:
        printer.finish()
    outcome.check()


def _demo_dub(output: str | None) -> DubPlayer | None:
    try:
        return DubPlayer(open_playback(output))
    except DeviceError:  # a demo without sound is still one
        return None


def _open_window(options: cli.WindowOptions) -> None:
    """Run the window until it is closed."""
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:  # a library of the system that Qt needs
        raise ScreenError(
            f"The window does not open ({error}): `python3 installers/bootstrap.py` says what to "
            "install."
        ) from error
    application = QApplication(["sotto"])
    application.setQuitOnLastWindowClosed(False)
    log = EventLog(options.log_events) if options.log_events else None
    with kept(is_wanted=options.transcript) as keeper:
        window = Window(options, application.quit, keeper)
        window.page.follow(wanted_page())
        if log is not None:
            window.bridge.received.connect(log.show)
        window.open()
        application.exec()
        window.page.close()
    if log is not None:
        log.close()


class Window:
    """The views, the controller and the bridge, connected; a `QApplication` must be there."""

    def __init__(
        self,
        options: cli.WindowOptions,
        quit_now: Callable[[], None],
        keeper: Keeper | None = None,
    ) -> None:
        from app.bridge import EngineBridge
        from app.views.desktop import Desktop

        self.bridge = EngineBridge()
        self.desktop = Desktop(LATENCIES_MS, quit_now)
        self._options = options
        self._quit_now = quit_now
        self._keeper = keeper or NoTranscript()
        self.page = PageSwitch()
        settings = Settings(options.source, options.latency_ms, options.dub)
        self.controller = Controller(self._open_session, self.desktop, settings)
        self._connect()

    def open(self) -> None:
        """Show what is chosen, and begin if that is asked for."""
        bar, settings = self.desktop.control_bar, self.controller.settings
        bar.show_choices(
            settings.latency_ms, dub=settings.dub, volume_percent=settings.volume_percent
        )
        bar.show_sources(_source_choices(settings.source), settings.source)
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, lambda *_: self.close())
        self.desktop.open()
        if self._options.start:
            self.controller.start()

    def close(self) -> None:
        """Leave when the session has ended, or when it takes too long."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(GRACE_MS, self._quit_now)
        self.controller.close()

    def _connect(self) -> None:
        bar, controller = self.desktop.control_bar, self.controller
        bar.source_chosen.connect(controller.choose_source)
        bar.start_wanted.connect(controller.start)
        bar.stop_wanted.connect(controller.stop)
        bar.latency_chosen.connect(controller.set_latency_ms)
        bar.dub_toggled.connect(controller.set_dub)
        bar.volume_chosen.connect(controller.set_volume_percent)
        bar.close_wanted.connect(self.close)
        self.bridge.received.connect(self._keeper.show)
        self.bridge.received.connect(self.page.show)
        self.bridge.received.connect(controller.on_event)
        self.bridge.drained.connect(self._tell_notices)

    def _tell_notices(self) -> None:
        for notice in (*self._keeper.take_notices(), *self.page.take_notices()):
            self.controller.tell(notice)

    def _open_session(self, settings: Settings) -> LiveSession:
        engine, player = _build_live(settings, self._options, self._keeper)
        self.bridge.watch(engine.events)
        return LiveSession(engine, player)


def _build_live(
    settings: Settings, options: cli.WindowOptions, keeper: Keeper
) -> tuple[Engine, DubPlayer | None]:
    config = EngineConfig("s2st" if settings.dub else "s2tt", settings.latency_ms)
    capture: Capture
    player = None
    if settings.source == DEMO:
        capture = FileCapture(assets.DEMO_CLIP)
        player = _demo_dub(options.output) if settings.dub else None
    else:
        capture, player = open_devices(
            settings.source,
            options.output,
            dub=settings.dub,
            follow_default=options.follow_default and settings.source in (SYSTEM, MICROPHONE),
        )
    sink = keeper.expect(settings.source, player)
    engine = build_engine(capture, lambda: load_translator(options.bundle, config), player, sink)
    return engine, player


def _source_choices(chosen: str) -> list[tuple[str, str]]:
    """Return the names and titles to choose from: the two defaults, every device, the demo."""
    choices = [("system", "What this computer plays"), ("mic", "The microphone")]
    with suppress(DeviceError):  # starting will say so; the demo works all the same
        choices += [(source.name, source.title) for source in list_sources()]
    choices.append((DEMO, "The demo clip"))
    return choices if chosen in dict(choices) else [*choices, (chosen, chosen)]
