"""Serves the second screen to an audience in a process of its own, and measures how late it hears.

Threads: the server has its own, `sotto-web`; all else waits on the caller's.
"""

import json
import multiprocessing
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from threading import Event

from app import assets, cli
from app.web.access import OpenAccess
from app.web.address import LOOPBACK, Address, listen
from app.web.audience import Audience, Heard, attend
from app.web.page_files import PageFiles
from app.web.server import CaptionServer
from engine.evaluation.memory import peak_mb
from engine.events import CaptionUpdated, EngineEvent, EngineReady, SourceUpdated, UtteranceEnded

RATE_HZ = 8  # of caption events: more than the fastest talk brings
N_WORDS = 24  # of an utterance
N_AFTERWARDS = 20  # utterances after the restart
READY_S = 60.0  # so long may an audience take to come in


@dataclass(frozen=True, slots=True)
class Delivery:
    """How late pieces of text were at the viewers, and what that cost.

    Attributes:
        n_pieces: How many were said.
        n_missed: How often a viewer did not get one.
        core_percent: What the server took of one core while it spoke.
        back_s: After a restart, until all viewers had everything.
        n_missed_again: How many of them missed something then.
        peak_mb: The most memory the server's process had; None where the system does not tell.
    """

    n_viewers: int
    n_pieces: int
    n_missed: int
    p50_ms: float
    p95_ms: float
    most_ms: float
    core_percent: float
    back_s: float
    n_missed_again: int
    peak_mb: float | None


def bench_serve(options: cli.BenchServeOptions) -> None:
    """Measure, print, and write what is asked for; raise `EngineError`."""
    delivery = measure(options)
    sys.stdout.write(to_table(delivery))
    if options.json is not None:
        text = json.dumps(asdict(delivery), indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


def measure(options: cli.BenchServeOptions) -> Delivery:
    """Let the audience come twice: to a steady talk, and to a server that is started again."""
    n_words = max(1, round(options.spoken_s * RATE_HZ))
    n_pieces = n_words + n_words // N_WORDS
    server, port = _serve(0)
    with _watching(Audience(port, options.n_viewers, options.n_slow, n_pieces)) as heard:
        computed_s = time.process_time()
        said_s = _speak(server, n_words)
        came_s = heard.result()
        core_percent = 100 * (time.process_time() - computed_s) / options.spoken_s
    server.stop()
    back_s, n_missed_again = _start_again(port, options)
    late_ms = sorted(
        1000 * (each[n] - at_s) for each in came_s for n, at_s in said_s.items() if n in each
    )
    return Delivery(
        n_viewers=options.n_viewers,
        n_pieces=len(said_s),
        n_missed=len(said_s) * len(came_s) - len(late_ms),
        p50_ms=late_ms[len(late_ms) // 2],
        p95_ms=late_ms[len(late_ms) * 95 // 100],
        most_ms=late_ms[-1],
        core_percent=core_percent,
        back_s=back_s,
        n_missed_again=n_missed_again,
        peak_mb=peak_mb(),
    )


def to_table(delivery: Delivery) -> str:
    """Return the figures with what each should be at most, a line each."""
    memory = "unknown" if delivery.peak_mb is None else f"{delivery.peak_mb:.0f} MB"
    rows = (
        ("viewers", f"{delivery.n_viewers}", ""),
        ("pieces of text", f"{delivery.n_pieces}", ""),
        ("  missed", f"{delivery.n_missed}", "0"),
        ("delivery, p50", f"{delivery.p50_ms:.1f} ms", ""),
        ("delivery, p95", f"{delivery.p95_ms:.1f} ms", "100 ms"),
        ("  at most", f"{delivery.most_ms:.1f} ms", ""),
        ("the server", f"{delivery.core_percent:.1f} % of a core", ""),
        ("memory of its process", memory, ""),
        ("all back after a restart", f"{delivery.back_s:.1f} s", ""),
        ("  who missed something", f"{delivery.n_missed_again}", "0"),
    )
    return "".join(f"{name:<34}{value:>18}   {most}".rstrip() + "\n" for name, value, most in rows)


def _serve(port: int) -> tuple[CaptionServer, int]:
    """Serve on the port, or on any that is free."""
    listener = listen(Address(LOOPBACK, port))
    server = CaptionServer(listener, OpenAccess(), PageFiles(assets.PAGE))
    server.start()
    return server, listener.getsockname()[1]


def _speak(server: CaptionServer, n_words: int) -> Heard:
    """Say words, each in its time; return when each piece was handed to the server."""
    server.show(EngineReady("fr", "en"))
    said_s: Heard = {}
    start_s = time.monotonic()
    for step, events in enumerate(_words(n_words)):
        time.sleep(max(0.0, start_s + step / RATE_HZ - time.monotonic()))
        for event in events:
            said_s[len(said_s) + 1] = time.monotonic()
            server.show(event)
    return said_s


def _words(n_words: int) -> Iterator[list[EngineEvent]]:
    """Yield what each word makes an engine say, in either language by turns."""
    texts = ["", ""]
    for step in range(n_words):
        utterance, word = divmod(step, N_WORDS)
        if word == 0:
            texts = ["", ""]
        texts[step % 2] += f" word{step}"
        said: list[EngineEvent] = [
            CaptionUpdated("en", utterance, texts[1], "", step)
            if step % 2
            else SourceUpdated(utterance, texts[0], "", step)
        ]
        if word == N_WORDS - 1:
            said.append(UtteranceEnded(utterance, 0, step))
        yield said


def _start_again(port: int, options: cli.BenchServeOptions) -> tuple[float, int]:
    """Start a server anew while all watch; return when all had everything, and who had not."""
    server, _ = _serve(port)
    with _watching(Audience(port, options.n_viewers, 0, 2 * N_AFTERWARDS)) as heard:
        server.stop()
        server, _ = _serve(port)
        started_s = time.monotonic()
        server.show(EngineReady("fr", "en"))
        for number in range(N_AFTERWARDS):
            server.show(SourceUpdated(number, "word", "", 1))
            server.show(UtteranceEnded(number, 0, 1))
        came_s = heard.result()
    server.stop()
    back_s = max(max(each.values()) for each in came_s) - started_s
    return back_s, sum(len(each) != 2 * N_AFTERWARDS for each in came_s)


@contextmanager
def _watching(audience: Audience) -> Iterator["Future[list[Heard]]"]:
    """Let an audience come in, and give what it will have heard."""
    fresh = multiprocessing.get_context("spawn")
    with fresh.Manager() as manager:
        is_ready = manager.Event()
        with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
            heard = pool.submit(_attend, audience, is_ready)
            if not is_ready.wait(READY_S):
                heard.result(0)  # says what went wrong
            yield heard


def _attend(audience: Audience, is_ready: Event) -> list[Heard]:
    return attend(audience, is_ready.set)
