"""Takes the pictures of docs/screenshots: `python -m tests.screenshots [NAME...]`.

With `--language de --theme light --to FOLDER` they are taken otherwise and put elsewhere.

Every state is a real window on a private X screen with a window manager, a compositor and a tray,
over something bright that stands for a film. The windows are given plain values: no sound, no
model. Also a way to look at all states after a change of the views.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "end_to_end"))

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
ON_SCREEN = "SOTTO_SCREENSHOTS"  # set where this program runs on the private screen
N_COLOURS = 64  # a picture of a window needs no more, and takes a fifth of the room

FRENCH = "La mer est profonde, et les poissons qui vivent au fond"
ENGLISH = "The sea is deep, and the fish that live at its bottom are older than"
TRACKS = {
    "de": "Das Meer ist tief, und die Fische, die auf seinem",
    "es": "El mar es profundo y los peces que viven",
    "ar": "البحر عميق، والأسماك التي تعيش في قاعه",
}


def main(arguments: list[str]) -> int:
    """Take the pictures of that name, or all."""
    if os.environ.get(ON_SCREEN):
        return _take(_parse(arguments))
    from screen import Screen

    screen = Screen()
    try:
        screen.start()
        child = [sys.executable, "-m", "tests.screenshots", *arguments]
        return subprocess.call(child, env=os.environ | screen.env | {ON_SCREEN: "1"})
    finally:
        screen.close()


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", default="dark")
    parser.add_argument("--to", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def _take(wanted: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from app.wiring.appearance import Appearance
    from app.wiring.language import Language

    application = QApplication(["sotto"])
    application.setQuitOnLastWindowClosed(False)
    Language(application).speak(wanted.language)
    appearance = Appearance(application)
    appearance.follow(wanted.theme)
    film = _film()
    for name, show in STATES.items():
        if not wanted.names or name in wanted.names:
            windows = show()
            _bring_up(windows)
            _wait()
            _shoot(wanted.to / f"{name}.png")
            for window in windows:
                window.hide()
                window.deleteLater()
    film.hide()
    return 0


def _film():
    """Return a picture that covers the screen, bright in its middle: the worst for captions."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QPainter, QPixmap, QRadialGradient
    from PySide6.QtWidgets import QLabel

    film = QLabel()
    picture = QPixmap(1280, 720)
    painter = QPainter(picture)
    sky = QRadialGradient(640, 560, 800)
    for at, colour in ((0.0, "#ffffff"), (0.35, "#cfe4f5"), (0.7, "#5f8db3"), (1.0, "#27425c")):
        sky.setColorAt(at, QColor(colour))
    painter.fillRect(picture.rect(), sky)
    painter.end()
    film.setPixmap(picture)
    film.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    film.showFullScreen()
    return film


def _bring_up(windows: list) -> None:
    """Have the windows above the film, which is above whatever has not the focus."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    for window in windows:
        if not window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
            window.activateWindow()
            QTest.qWaitForWindowActive(window, 5000)


def _wait() -> None:
    """Let windows come up, animations end and the compositor draw."""
    from PySide6.QtTest import QTest

    QTest.qWait(1500)


def _shoot(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shrink = ["-dither", "None", "-colors", str(N_COLOURS), "-strip"]
    subprocess.run(["import", "-window", "root", *shrink, str(path)], check=True)


def _overlay(change=lambda captions: captions, source=FRENCH, translation=ENGLISH, languages=None):
    from PySide6.QtGui import QGuiApplication

    from app.model.captions import Passage
    from app.model.settings import CaptionSettings
    from app.views.overlay import Overlay

    screen = QGuiApplication.primaryScreen().availableGeometry()
    overlay = Overlay(screen, change(CaptionSettings()))
    if languages:
        overlay.show_languages(*languages)
    overlay.show_captions([Passage(0, source, "sont")], [Passage(0, translation, "any story")])
    return overlay


def _tracks() -> list:
    """Return captions with three tracks below them."""
    from app.model.captions import Passage
    from app.model.settings import TrackSettings

    overlay = _overlay(languages=("fr", "en"))
    overlay.show_track_looks([TrackSettings(track) for track in TRACKS], labels=True)
    overlay.show_tracks({track: [Passage(0, text, "")] for track, text in TRACKS.items()})
    return [overlay]


def _preset(name: str) -> Callable[[], list]:
    from app.model.presets import presets

    return lambda: [_overlay(lambda _: presets()[name])]


def _unlocked() -> list:
    overlay = _overlay()
    overlay.show_locked(False)
    return [overlay]


def _spoken() -> list:
    overlay = _overlay()
    overlay.show_spoken(0, ENGLISH.index("fish"), ENGLISH.index("fish") + 4)
    return [overlay]


def _without_compositor() -> list:
    overlay = _overlay()
    overlay.show_translucent(False)
    return [overlay]


def _four_lines(captions):
    captions = replace(captions, n_source_lines=2, n_translation_lines=4, first="translation")
    return replace(captions, translation=replace(captions.translation, size_percent=120))


def _control_bar() -> list:
    from app.model.lag import Lag
    from app.model.model_row import ModelRow
    from app.status_line import StatusLine
    from app.views.control_bar import ControlBar
    from engine.config import LATENCIES_MS

    bar = ControlBar(LATENCIES_MS)
    bar.show_sources(_sources(), "system")
    bar.show_bundles([ModelRow("fr-en", "sotto", "fr", "en")])
    bar.show_bundle("fr-en")
    bar.show_choices(960, dub=True, volume_percent=70)
    bar.show_running(is_running=True, can_change=True)
    status = StatusLine(bar)
    status.name_languages("fr", "en")
    status.show_state(status.listening)
    bar.show_lag(Lag(1240, 2310))
    bar.meter.show_level(-22.0, -9.0)
    bar.move(320, 60)
    bar.show()
    bar.activateWindow()  # a film in full screen is above what has not the focus
    return [bar, _overlay()]


def _sources() -> list[tuple[str, str]]:
    from app.model.wording import translate

    return [
        ("system", translate("Sources", "What this computer plays")),
        ("mic", translate("Sources", "The microphone")),
    ]


def _main_window(search: str = "", page: int = 0) -> list:
    from app.model.presets import presets
    from app.model.running_text import Line
    from app.model.settings import CaptionSettings, PageSettings
    from app.views.main_window import MainWindow
    from app.web.qr_code import to_rows

    main = MainWindow(list(presets()))
    main.show_outputs([("ears", "Headphones")], "ears")
    main.show_original(40)
    main.show_look(CaptionSettings())
    said = (
        ("Bonjour à tous.", "Hello everyone."),
        ("Ma sœur veut apprendre à parler anglais.", "My sister wants to learn English."),
        ("La mer est profonde.", "The sea is deep."),
        ("Les poissons qui vivent au fond sont vieux.", "The fish at its bottom are old."),
    )
    for i, (source, translation) in enumerate(said * 4):
        main.transcript.put_line(i, Line(i * 4_300, source, translation))
    main.transcript.search.setText(search)
    url = "http://192.168.1.20:8765/#token=an-example"
    main.second_screen.show_page(PageSettings(serve=True, reach="network"))
    main.second_screen.show_invitation(url, to_rows(url))
    main.tabs.setCurrentIndex(page)
    main.move(190, 90)
    main.show()
    main.activateWindow()
    return [main]


def _levels() -> list:
    from app.views.control_bar import ControlBar
    from engine.config import LATENCIES_MS

    sources = (
        ("system", "What this computer plays", (-18.0, -6.0)),
        ("mic", "The microphone", (-48.0, -41.0)),
        ("app:Film", "What Film plays", (-18.0, -6.0)),
        ("app:Music", "What Music plays", (-100.0, -100.0)),
        ("demo", "The demo clip", None),
    )
    bar = ControlBar(LATENCIES_MS)
    bar.show_sources([(name, title) for name, title, _ in sources], "system")
    bar.move(320, 60)
    bar.show()
    bar.activateWindow()
    _wait()
    bar.source.showPopup()
    for name, _, level in sources:
        if level is not None:
            bar.source.show_level(name, *level)
    return [bar]


def _search_everywhere() -> list:
    from app.model.found_line import FoundLine

    (main,) = _main_window()
    view = main.transcript
    view.everywhere.setChecked(True)
    view.search.setText("fish")
    said = (
        ("2026-11-24 20:15   0:00:12", "The [fish] at its bottom are old."),
        ("2026-11-24 20:15   0:41:03", "…and then my sister caught a [fish] as long as her arm"),
        ("2026-11-20 09:02   1:07:55", "“[Fish] on Friday” was what my grandmother always said."),
    )
    hits = [FoundLine(4 - n, n, False, "\n".join(each)) for n, each in enumerate(said)]
    view.show_hits("fish", hits)
    return [main]


def _address(*, is_problem: bool = False) -> list:
    from app.views.address_dialog import AddressDialog
    from app.wiring import named_sources

    hint = ""
    if is_problem:
        named_sources.can_decode_streams = lambda: False
        hint = named_sources._hint()
    dialog = AddressDialog("https://radio.example.org/live.m3u8", hint)
    if is_problem:
        sentence = (
            "https://radio.example.org/live.m3u8 cannot be heard (it does not end, or is too "
            "large: that needs ffmpeg or PyAV): check the address."
        )
        dialog.show_answer(sentence, is_problem=True)
    else:
        dialog.meter.show_level(-21.0, -8.0)
        dialog.show_answer(dialog.tr("Sound arrives."), is_problem=False)
    dialog.move(380, 90)
    dialog.show()
    dialog.activateWindow()
    return [dialog]


def _recovered() -> list:
    from datetime import datetime

    from app.model.transcript import BrokenOff

    bar, overlay = _control_bar()
    overlay.show_wanted(False)
    bar.show_running(is_running=False, can_change=True)
    broken_off = BrokenOff(3, datetime(2026, 11, 24, 20, 15), 214)
    bar.show_status(broken_off.sentence, is_problem=False)
    bar.show_recovered(is_there=True)
    return [bar]


def _correction() -> list:
    from app.model.corrected_line import SOURCE

    (main,) = _main_window()
    view = main.transcript
    view.correct_line(12, {SOURCE: "Bonjour à toutes."})
    view.lines.setCurrentIndex(view.lines.model().index(12, 0))
    view.correct.click()
    return [main, view.dialog]


def _replay() -> list:
    from app.model.running_text import Line

    (main,) = _main_window()
    main.replay.show_begun(48_000, 68_000)
    main.replay.show_lines(
        [
            Line(51_600, "ma sœur veut apprendre à parler anglais", "My sister wants to learn."),
            Line(56_200, "la mer est profonde", "The sea is deep."),
            Line(60_900, "les poissons qui vivent au fond sont vieux", "Its fish are old."),
        ]
    )
    main.replay.show_playing(is_playing=True)
    return [main]


def _look() -> list:
    from dataclasses import replace

    from app.model.settings import CaptionSettings
    from app.views.look_window import LookWindow

    captions = CaptionSettings()
    source = replace(captions.source, font="DejaVu Serif", colour="#b8ffb0", outline_px=0)
    captions = replace(captions, source=replace(source, background_percent=45))
    window = LookWindow()
    window.show_look(captions)
    window.move(350, 26)
    window.show()
    window.activateWindow()
    overlay = _overlay(lambda _: captions)
    overlay.show_captions([], [])
    overlay.show_sample(is_wanted=True)
    return [window, overlay]


def _tracks_window() -> list:
    """Return the window of the caption tracks, in the middle of an utterance."""
    from app.model.lag import Lag
    from app.model.settings import TrackSettings, TracksSettings
    from app.model.waits import Wait, WaitChart
    from app.views.tracks_window import TracksWindow
    from engine.events import WriteMoment

    window = TracksWindow()
    window.show_languages(["de", "es", "it"], "fr")
    chosen = TracksSettings(first=TrackSettings("de"), second=TrackSettings("es", offset_words=3))
    window.show_tracks(chosen)
    asked = (
        ("Das", ((1, 0.8),)),
        ("Meer", ((2, 0.9),)),
        ("ist", ((3, 0.7),)),
        ("tief,", ((4, 0.3), (5, 0.85))),
        ("und", ((5, 0.95),)),
        ("die", ((6, 0.6),)),
        ("Fische,", ((7, 0.1), (8, 0.35), (9, 0.75))),
        ("die", ((9, 0.55),)),
    )
    waits = tuple(Wait(word, tuple(WriteMoment(*each) for each in said)) for word, said in asked)
    window.show_chart(WaitChart(tuple(FRENCH.split()), waits))
    window.show_lag("de", Lag(1310, 2480))
    window.show_lag("es", Lag(2050, 3360))
    window.move(320, 60)
    window.show()
    window.activateWindow()
    return [window]


def _no_tracks_window() -> list:
    """Return the same where no model makes tracks."""
    from app.views.tracks_window import TracksWindow

    window = TracksWindow()
    window.show_languages([], "fr")
    window.move(320, 60)
    window.show()
    window.activateWindow()
    return [window]


def _first_run(sentence: str, *, is_problem: bool, rms_db: float = -100.0) -> list:
    from app.model.machine_speed import MachineSpeed
    from app.views.first_run_page import FirstRunPage

    page = FirstRunPage()
    page.show_sources(_sources(), "mic")
    page.meter.show_level(rms_db, rms_db + 12)
    page.show_sound(sentence, is_problem=is_problem)
    page.show_speed(MachineSpeed(320, 0.11).sentence, is_problem=False)
    page.move(360, 130)
    page.show()
    page.activateWindow()
    return [page]


def _first_run_silent() -> list:
    from app.model.sound_check import explain

    return _first_run(explain("zeros", "mic", "linux"), is_problem=True)


def _first_run_heard() -> list:
    from app.model.sound_check import explain

    return _first_run(explain("sound", "mic", "linux"), is_problem=False, rms_db=-24.0)


def _models(*, is_fetching: bool = False) -> list:
    from app.model.model_row import Plan, PlannedFile, Work
    from app.views.models_page import ModelsPage
    from app.wiring.model_rows import list_models

    page = ModelsPage()
    rows = list_models().rows
    page.show_in_use("fr-en")
    page.show_models(rows)
    if is_fetching:
        spanish = next(row for row in rows if row.name == "streamspeech-es-en")
        sizes = (("streamspeech.simultaneous.es-en.pt", 281_000_000), ("g_00500000", 55_800_000))
        files = [
            PlannedFile(host, name, n_bytes)
            for host, (name, n_bytes) in zip(spanish.hosts, sizes, strict=False)
        ]
        page.show_plan(Plan(spanish.name, tuple(files)))
        page.show_work(Work("fetch", spanish.name, spanish.hosts))
        page.show_share(0.4)
    page.move(190, 80)
    page.show()
    page.activateWindow()
    return [page]


STATES: dict[str, Callable[[], list]] = {
    "captions": lambda: [_overlay()],
    "captions-tracks": _tracks,
    "captions-spoken": _spoken,
    "captions-unlocked": _unlocked,
    "captions-without-compositor": _without_compositor,
    "captions-translation-only": lambda: [
        _overlay(lambda captions: replace(captions, languages="translation"))
    ],
    "captions-four-lines": lambda: [
        _overlay(_four_lines, translation=f"{ENGLISH} any of the stories that people tell of them")
    ],
    "captions-arabic": lambda: [
        _overlay(
            translation="البحر عميق، والأسماك التي تعيش في قاعه أقدم من StreamSpeech و 3 قصص",
            languages=("fr", "ar"),
        )
    ],
    "captions-chinese": lambda: [
        _overlay(
            source="海は深く、その底に住む魚は",
            translation="大海很深，生活在海底的鱼比人们讲述的任何故事都要古老，直到今天也没有人知道它们",
            languages=("ja", "zh"),
        )
    ],
    "captions-large-text": _preset("large text"),
    "captions-high-contrast": _preset("high contrast"),
    "captions-dyslexia-friendly": _preset("dyslexia-friendly"),
    "listening": _control_bar,
    "first-run": _first_run_heard,
    "first-run-silent": _first_run_silent,
    "models": _models,
    "models-download": lambda: _models(is_fetching=True),
    "caption-tracks": _tracks_window,
    "caption-tracks-missing": _no_tracks_window,
    "main-window": _main_window,
    "look": _look,
    "replay": _replay,
    "correction": _correction,
    "sources": _levels,
    "main-window-search": lambda: _main_window("fish"),
    "main-window-search-everywhere": _search_everywhere,
    "address": _address,
    "address-without-decoder": lambda: _address(is_problem=True),
    "recovered": _recovered,
    "main-window-second-screen": lambda: _main_window(page=1),
    "main-window-program": lambda: _main_window(page=2),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
