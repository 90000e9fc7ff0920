"""What the windows cost: `python -m tests.soak.interface [--hours 2]`.

On a private X screen with a window manager and a compositor, without a model or sound:

- repaint: five caption changes a second, as fast talk makes them, and the processor time of every
  repaint;
- idle: the share of a core that an open window takes while nothing runs;
- pauses: how long the windows stand still while a session loads its model beside them;
- memory: of the whole process with all windows open, and how it grows over hours of captions that
  are fed as fast as they can be shown.
"""

import argparse
import itertools
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "end_to_end"))

ON_SCREEN = "SOTTO_INTERFACE"
WORDS = (
    *("the", "sea", "is", "deep", "and", "the", "fish", "that", "live", "at", "its", "bottom"),
    *("are", "older", "than", "every", "story", "told", "of", "them", "but", "nobody", "who"),
    *("has", "seen", "them", "ever", "came", "back", "to", "tell", "how", "they", "look"),
)
CHANGES_PER_S = 5
WORDS_PER_S = 2.5


def main() -> int:
    """Measure on a screen of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=2.0)
    hours = parser.parse_args().hours
    if os.environ.get(ON_SCREEN):
        return _measure(hours)
    from screen import Screen

    screen = Screen()
    try:
        screen.start()
        child = [sys.executable, "-m", "tests.soak.interface", *sys.argv[1:]]
        return subprocess.call(child, cwd=ROOT, env=os.environ | screen.env | {ON_SCREEN: "1"})
    finally:
        screen.close()


def _measure(hours: float) -> int:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.bridge import EngineBridge
    from app.controller import Controller
    from app.session import Settings
    from app.views.desktop import Desktop
    from app.views.overlay import Overlay
    from app.wiring.window import load_libraries
    from engine.config import LATENCIES_MS

    load_libraries()
    application = QApplication(["sotto"])
    application.setQuitOnLastWindowClosed(False)
    paints_ms: list[float] = []
    paint = Overlay.paintEvent

    def timed(overlay, event):
        start_s = time.thread_time()
        paint(overlay, event)
        paints_ms.append((time.thread_time() - start_s) * 1000)

    Overlay.paintEvent = timed
    desktop, bridge = Desktop(LATENCIES_MS, application.quit), EngineBridge()
    controller = Controller(lambda _: _NoSession(), desktop, Settings("system", 320, dub=False))
    bridge.drained.connect(controller.refresh)
    desktop.open()
    desktop.show_main()
    QTest.qWait(2000)
    cpu_s, at_s = time.process_time(), time.monotonic()
    QTest.qWait(10_000)
    idle = (time.process_time() - cpu_s) / (time.monotonic() - at_s)
    desktop.main.hide()
    said = _say_all()
    controller.start()
    cpu_s, at_s = time.process_time(), time.monotonic()
    for event in itertools.islice(said, 30 * CHANGES_PER_S):
        controller.on_event(event)
        QTest.qWait(1000 // CHANGES_PER_S)
    busy = (time.process_time() - cpu_s) / (time.monotonic() - at_s)
    paints_ms.sort()
    print(
        f"repaint: {_percentile(paints_ms, 50):.1f} ms p50, {_percentile(paints_ms, 95):.1f} ms p95"
    )
    print(f"busy: {busy:.1%} of a core while captions change 5 times a second")
    print(f"idle: {idle:.1%} of a core")
    print(f"memory: {_resident_mb():.0f} MB with all windows")
    without_ms, while_loading_ms = _pauses_ms(lambda: None), _pauses_ms(_load)
    print(f"longest pause: {max(while_loading_ms):.0f} ms while a model loads", end=", ")
    print(f"{max(without_ms):.0f} ms while nothing does")
    n_events = int(hours * 3600 * WORDS_PER_S)
    for i, event in enumerate(itertools.islice(said, n_events)):
        controller.on_event(event)
        application.processEvents()
        if n_events and i % (n_events // 4 or 1) == 0:
            print(f"  after {i / n_events * hours:.1f} h of captions: {_resident_mb():.0f} MB")
    print(f"  after {hours:.1f} h of captions: {_resident_mb():.0f} MB")
    return 0


def _load() -> None:
    from app import assets
    from app.wiring import load_translator
    from engine import EngineConfig

    load_translator(assets.BUNDLE, EngineConfig("s2st"))


def _pauses_ms(work) -> list[float]:
    """Return the times between two ticks of the windows' thread while another one works."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    ticks_s, worker = [time.perf_counter()], threading.Thread(target=work)
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks_s.append(time.perf_counter()))
    timer.start()
    worker.start()
    QTest.qWait(2000)
    while worker.is_alive():
        QTest.qWait(50)
    timer.stop()
    worker.join()
    return [(after - before) * 1000 for before, after in itertools.pairwise(ticks_s)]


class _NoSession:
    has_dub = False

    def start(self): ...
    def stop(self): ...
    def set_pace(self, pace): ...
    def set_bundle(self, bundle): ...
    def set_volume_percent(self, volume_percent): ...


def _say_all():
    """Yield what an engine says to somebody who talks for ever."""
    from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded

    for number in itertools.count():
        for n_words in range(1, len(WORDS) + 1):
            end_ms = (number * len(WORDS) + n_words) * 400
            text, next_word = " ".join(WORDS[:n_words]), WORDS[n_words % len(WORDS)]
            kind = SourceUpdated if n_words % 2 else CaptionUpdated
            track = () if kind is SourceUpdated else ("en",)
            yield kind(*track, number, text, next_word, end_ms)
        yield UtteranceEnded(number, end_ms - 10_000, end_ms)


def _percentile(values: list[float], percent: int) -> float:
    return values[min(len(values) - 1, len(values) * percent // 100)]


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    sys.exit(main())
