"""Two hundred viewers of the second screen at once, ten of whom take nothing in: for minutes.

    python tests/soak/viewers.py [--viewers 200] [--seconds 60] [--slow 10]

serves the page's captions as `sotto serve` does and speaks eight times a second, in both languages,
while the viewers, in a process of their own, note when each piece came. Then the server is started
again where it was, and all come back. Prints how late the pieces came and what the server cost, and
ends with 1 where a piece was missed or p95 is above 100 ms.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from websockets.asyncio.client import connect  # noqa: E402
from websockets.exceptions import ConnectionClosed  # noqa: E402

from app import assets  # noqa: E402
from app.web.access import OpenAccess  # noqa: E402
from app.web.address import LOOPBACK, Address, listen  # noqa: E402
from app.web.page_files import PageFiles  # noqa: E402
from app.web.server import CaptionServer  # noqa: E402
from engine.events import CaptionUpdated, EngineReady, SourceUpdated, UtteranceEnded  # noqa: E402

RATE_HZ = 8  # of caption events: more than the fastest talk brings
N_WORDS = 24  # of an utterance
TARGET_MS = 100.0
N_AFTERWARDS = 20  # utterances after the restart
AWAY_S = 0.25  # between two tries to come back


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def start_server(port: int) -> tuple[CaptionServer, int]:
    """Serve on the port, or on any that is free."""
    listener = listen(Address(LOOPBACK, port))
    server = CaptionServer(listener, OpenAccess(), PageFiles(assets.PAGE))
    server.start()
    return server, listener.getsockname()[1]


def speak(server: CaptionServer, seconds: float, n_before: int) -> dict[int, float]:
    """Say words for so long; return when each piece was handed to the server."""
    server.show(EngineReady("fr", "en"))
    said_s, texts, start_s = {}, ["", ""], time.monotonic()
    for step in range(int(seconds * RATE_HZ)):
        time.sleep(max(0.0, start_s + step / RATE_HZ - time.monotonic()))
        utterance, word = divmod(step, N_WORDS)
        side = step % 2
        if word == 0:
            texts = ["", ""]
        texts[side] += f" word{step}"
        said_s[n_before + len(said_s) + 1] = time.monotonic()
        if side == 0:
            server.show(SourceUpdated(utterance, texts[0], "", step))
        else:
            server.show(CaptionUpdated("en", utterance, texts[1], "", step))
        if word == N_WORDS - 1:
            said_s[n_before + len(said_s) + 1] = time.monotonic()
            server.show(UtteranceEnded(utterance, 0, step))
    return said_s


async def watch(port: int, came_s: dict[int, float], ready: asyncio.Semaphore, last: int) -> None:
    """Note when each piece comes, until number `last`; come back when the line breaks."""
    after, stream, is_first = 0, "", True
    while after < last:
        try:
            async with connect(f"ws://{LOOPBACK}:{port}/captions", compression=None) as line:
                await line.send(json.dumps({"stream": stream, "after": after}))
                async for text in line:
                    message = json.loads(text)
                    if message["kind"] == "status":
                        after = after if message["stream"] == stream else 0
                        stream = message["stream"]
                    if message["kind"] == "pieces" and message["last"]:
                        now_s = time.monotonic()
                        came_s.update({piece["n"]: now_s for piece in message["pieces"]})
                        after = message["last"]
                    if is_first:
                        ready.release()
                        is_first = False
                    if after >= last:
                        return
        except (ConnectionClosed, OSError):
            await asyncio.sleep(AWAY_S)


async def sit(port: int) -> None:
    """Watch without taking anything in."""
    async with connect(f"ws://{LOOPBACK}:{port}/captions", compression=None, max_queue=1) as line:
        await line.send("{}")
        line.transport.pause_reading()
        await line.wait_closed()


async def attend(port: int, n_viewers: int, n_slow: int, last: int) -> None:
    """Be the audience: say when all are there, and in the end what came when."""
    ready = asyncio.Semaphore(0)
    came_s: list[dict[int, float]] = [{} for _ in range(n_viewers)]
    slow = [asyncio.create_task(sit(port)) for _ in range(n_slow)]
    watching = [asyncio.create_task(watch(port, each, ready, last)) for each in came_s]
    for _ in range(n_viewers):
        await ready.acquire()
    tell("ready")
    await asyncio.gather(*watching)
    for task in slow:
        task.cancel()
    tell(json.dumps(came_s))


def run_audience(port: int, options: argparse.Namespace, last: int) -> subprocess.Popen[str]:
    """Start the audience in a process of its own and wait until all are there."""
    counts = [str(options.viewers), str(options.slow), str(last)]
    command = [sys.executable, __file__, "--attend", str(port), *counts]
    audience = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert audience.stdout is not None
    assert audience.stdout.readline() == "ready\n"
    return audience


def judge(name: str, said_s: dict[int, float], came_s: list[dict[str, float]]) -> bool:
    """Print how late the pieces were; return whether all came and in time."""
    missed = sum(str(n) not in each for each in came_s for n in said_s)
    late_ms = sorted(
        1000 * (each[str(n)] - said_s[n]) for each in came_s for n in said_s if str(n) in each
    )
    p50, p95 = (late_ms[int(len(late_ms) * share)] for share in (0.5, 0.95))
    tell(
        f"{name}: {len(said_s)} pieces for {len(came_s)} viewers, {missed} missed; "
        f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, at most {late_ms[-1]:.1f} ms"
    )
    return missed == 0 and p95 <= TARGET_MS


def main() -> int:
    """Run it all and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--viewers", type=int, default=200)
    parser.add_argument("--slow", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--attend", type=int, nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.attend:
        asyncio.run(attend(*options.attend))
        return 0
    server, port = start_server(0)
    n_pieces = int(options.seconds * RATE_HZ)
    n_pieces += n_pieces // N_WORDS
    audience = run_audience(port, options, n_pieces)
    before_s = time.process_time()
    said_s = speak(server, options.seconds, 0)
    came_s = json.loads(audience.communicate()[0])
    cost = (time.process_time() - before_s) / options.seconds
    is_good = judge("steady", said_s, came_s)
    tell(f"the server took {100 * cost:.1f} % of a core while it spoke")
    server.stop()
    is_good &= restart(port, options)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell(f"the server's process had {peak_mb:.0f} MB at most")
    return 0 if is_good else 1


def restart(port: int, options: argparse.Namespace) -> bool:
    """Start a server again while all watch; return whether they come back and miss nothing."""
    server, _ = start_server(port)
    audience = run_audience(port, options, 2 * N_AFTERWARDS)
    server.stop()
    server, _ = start_server(port)
    started_s = time.monotonic()
    server.show(EngineReady("fr", "en"))
    for number in range(N_AFTERWARDS):
        server.show(SourceUpdated(number, "word", "", 1))
        server.show(UtteranceEnded(number, 0, 1))
    came_s = json.loads(audience.communicate()[0])
    back_s = max(max(each.values()) for each in came_s) - started_s
    n_missing = sum(len(each) != 2 * N_AFTERWARDS for each in came_s)
    tell(f"restart: all were back after {back_s:.1f} s; {n_missing} of them missed something")
    server.stop()
    return n_missing == 0


if __name__ == "__main__":
    sys.exit(main())
