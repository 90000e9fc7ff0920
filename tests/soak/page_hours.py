"""Two hours of captions in a real Chromium, as fast as it takes them: does the page grow?

    python -m tests.soak.page_hours [--hours 2]

speaks eight times for each second of those hours, in both languages, and prints what the page holds
every quarter of them. Ends with 1 where it holds more in the end than after the first quarter, but
for a tenth.
"""

import argparse
import sys

from app.web.access import OpenAccess
from engine.events import CaptionUpdated, EngineReady, SourceUpdated, UtteranceEnded
from tests.app.web.browser import Browser, Page, find_program
from tests.page_screenshots import served

RATE_HZ = 8
N_WORDS = 24  # of an utterance
N_UTTERANCES_AT_ONCE = 10  # then the page has to catch up
N_LOOKS = 4
LAST = (
    "document.querySelector('.utterance:last-child .translation')?.firstChild.data.endsWith('{}')"
)


def held(page: Page) -> tuple[float, int]:
    """Return how many bytes and how many nodes the page holds after a clean-up."""
    page.call("HeapProfiler.collectGarbage")
    found = page.call("Performance.getMetrics")["metrics"]
    figures = {each["name"]: each["value"] for each in found}
    return figures["JSHeapUsedSize"], int(figures["Nodes"])


def main() -> int:
    """Run it all and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=float, default=2.0)
    # Whole turns, after each of which the page has caught up.
    turn = N_UTTERANCES_AT_ONCE * N_WORDS
    quarter = max(1, round(parser.parse_args().hours * 3600 * RATE_HZ / N_LOOKS / turn)) * turn
    browser = Browser(find_program())
    holdings = []
    with served(OpenAccess()) as (server, url):
        page = browser.open(url)
        page.call("Performance.enable")
        page.call("HeapProfiler.enable")
        server.show(EngineReady("fr", "en"))
        texts = ["", ""]
        for step in range(N_LOOKS * quarter):
            utterance, word = divmod(step, N_WORDS)
            if word == 0:
                texts = ["", ""]
            texts[step % 2] += f" word{step}"
            if step % 2:
                server.show(CaptionUpdated("en", utterance, texts[1], "maybe", step))
            else:
                server.show(SourceUpdated(utterance, texts[0], "peut-être", step))
            if word == N_WORDS - 1:
                server.show(UtteranceEnded(utterance, 0, step))
            if (step + 1) % turn == 0:
                page.wait(LAST.format(f"word{step}"))
            if (step + 1) % quarter == 0:
                holdings.append(held(page))
                n_minutes, (n_bytes, n_nodes) = (step + 1) // RATE_HZ // 60, holdings[-1]
                sys.stdout.write(f"{n_minutes} min: {n_bytes / 2**20:.2f} MB, {n_nodes} nodes\n")
    browser.close()
    return 1 if any(last > 1.1 * first for first, last in zip(*holdings[::3], strict=True)) else 0


if __name__ == "__main__":
    sys.exit(main())
