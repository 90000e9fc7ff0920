"""Set what a bundle costs beside the time that the authors' agents took for the same input.

    python -m engine.evaluation.against --timings timings.json --recording clips.wav --bundle DIR

The timings hold runs with `agent`, `input_s`, `eos_removed`, `total_process_s` and `calls`, the
last of which has what was written: `n_text`, `n_samples_out`. The recording is repeated and cut to
the length of each input, and given in the segments that they were given. Times are processor time
of one thread; of several repetitions the least counts.

Their agents take each input as one sentence, however long. `--one-sentence` has ours do so too, and
go on where a text goes in circles, so that the work is the same; without it utterances end
at pauses, as they do for users.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np

from engine.audio.file import read_audio_blocks
from engine.bundle import Bundle, open_bundle
from engine.config import EngineConfig, Task
from engine.errors import EngineError
from engine.evaluation.latency import percentile
from engine.events import Pcm, Speech
from engine.runtime.endpoint import Endpoint, EndpointDetector
from engine.runtime.graph import Tensor
from engine.runtime.policy import CtcCounts
from engine.runtime.text_decoder import TextDecoder, Written
from engine.runtime.translator import Parts, StreamingTranslator
from engine.runtime.writer import Writer

TASKS: dict[str, Task] = {"s2tt": "s2tt", "s2st": "s2st"}  # by the name of their agent
N_LAST_TOKENS = 8  # of weights that never end text, in the last call of their runs
HEADER = (
    "| agent | input | theirs | tokens, speech | ours | tokens, speech | times less | RTF | p95 |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)


@dataclass(frozen=True, slots=True)
class Work:
    """What one run took and made: processor time in s; tokens of text, seconds of speech."""

    process_s: float
    n_tokens: int
    speech_s: float
    p95_ms: float = 0.0  # of a segment


@dataclass(frozen=True, slots=True)
class Comparison:
    """One input through an agent of theirs, and through ours."""

    agent: str
    input_s: int
    theirs: Work
    ours: Work


class EndlessWriter(Writer):
    """A writer of text that never ends by itself: at the end it writes as much as theirs did."""

    def n_limit(self, seen: CtcCounts) -> int:
        """Return how many tokens the utterance may have."""
        return self.n_written + N_LAST_TOKENS


class CountingWriter:
    """A writer that counts the tokens it wrote."""

    def __init__(self, writer: Any) -> None:  # noqa: ANN401 - whatever a translator takes
        self._writer = writer
        self.n_tokens = 0

    def reset(self) -> None:
        """Begin an utterance; the count goes on."""
        self._writer.reset()

    def push(self, *given: Any, **named: Any) -> Written:  # noqa: ANN401 - as the writer has it
        """Do what the writer does."""
        written: Written = self._writer.push(*given, **named)
        self.n_tokens += len(written.tokens)
        return written


class NoEndpoint(EndpointDetector):
    """Ends no utterance: all that is heard is one sentence, up to what the encoder can take."""

    def push(self, levels_db: Tensor, n_wordless_frames: int, *, spoken: bool) -> Endpoint | None:
        """Say that it goes on."""
        return None

    def closes_chunk(self, levels_db: Tensor) -> bool:
        """Say that the chunk goes on."""
        return False

    def n_frames_before_cut(self, levels_db: Tensor) -> int | None:
        """Return that all of it belongs to the sentence."""
        return None


@dataclass(frozen=True, slots=True)
class Setting:
    """Which runs are compared, how often ours is repeated, and whether it may end utterances."""

    eos_removed: bool
    n_repeats: int
    one_sentence: bool


def compare(
    bundle: Bundle, timings: dict[str, Any], recording: Pcm, setting: Setting
) -> list[Comparison]:
    """Return every run of `timings` on such weights beside one of `bundle`."""
    comparisons = []
    for run in timings["runs"]:
        if run["agent"] in TASKS and run["eos_removed"] == setting.eos_removed:
            config = EngineConfig(TASKS[run["agent"]], timings["segment_ms"])
            pcm = np.resize(recording, run["input_s"] * bundle.manifest.input_rate_hz)
            ours = measure(bundle, config, pcm, setting)
            comparisons.append(Comparison(run["agent"], run["input_s"], _theirs(run), ours))
    return comparisons


def measure(bundle: Bundle, config: EngineConfig, pcm: Pcm, setting: Setting) -> Work:
    """Return what `bundle` takes for `pcm`, the least of all repetitions."""
    parts = Parts.load(bundle, config, n_threads=1)
    if setting.one_sentence:
        decoder = TextDecoder.load(bundle, 1, ends_loops=False)
        writer = EndlessWriter if setting.eos_removed else Writer
        parts = replace(parts, writer=writer(decoder, config.policy))
    works = []
    for _ in range(setting.n_repeats):
        counting = CountingWriter(parts.writer)
        counted = replace(parts, writer=cast(Writer, counting))  # it has all that is asked of one
        endpoint = NoEndpoint() if setting.one_sentence else EndpointDetector()
        translator = StreamingTranslator(bundle, config, parts=counted, endpoint=endpoint)
        works.append(replace(_run(translator, config, pcm), n_tokens=counting.n_tokens))
    return min(works, key=lambda work: work.process_s)


def _run(translator: StreamingTranslator, config: EngineConfig, pcm: Pcm) -> Work:
    segment_samples = config.latency_ms * translator.input_rate_hz // 1000
    n_samples, costs_s = 0, []
    for start in range(0, len(pcm), segment_samples):
        before_s = time.process_time()
        said = translator.push(pcm[start : start + segment_samples])
        if start + segment_samples >= len(pcm):
            said += translator.finish()
        costs_s.append(time.process_time() - before_s)
        n_samples += sum(len(event.pcm) for event in said if isinstance(event, Speech))
    speech_s = n_samples / translator.output_rate_hz
    return Work(sum(costs_s), 0, speech_s, percentile(costs_s, 95) * 1000)


def _theirs(run: dict[str, Any]) -> Work:
    n_samples = sum(call.get("n_samples_out", 0) for call in run["calls"])
    return Work(run["total_process_s"], run["calls"][-1]["n_text"], n_samples / 16_000)


def table(comparisons: Sequence[Comparison]) -> str:
    """Return the comparisons as a Markdown table."""
    return "\n".join([HEADER, *(_row(comparison) for comparison in comparisons)])


def _row(comparison: Comparison) -> str:
    theirs, ours = comparison.theirs, comparison.ours
    return (
        f"| {comparison.agent} | {comparison.input_s} s "
        f"| {theirs.process_s:.1f} s | {theirs.n_tokens}, {theirs.speech_s:.1f} s "
        f"| {ours.process_s:.2f} s | {ours.n_tokens}, {ours.speech_s:.1f} s "
        f"| {theirs.process_s / ours.process_s:.1f} "
        f"| {ours.process_s / comparison.input_s:.3f} | {ours.p95_ms:.0f} ms |"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    timings = json.loads(options.timings.read_text(encoding="utf-8"))
    try:
        bundle = open_bundle(options.bundle)
        blocks = read_audio_blocks(options.recording, bundle.manifest.input_rate_hz)
        recording = np.concatenate(list(blocks))
        setting = Setting(options.eos_removed, options.repeats, options.one_sentence)
        comparisons = compare(bundle, timings, recording, setting)
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{table(comparisons)}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m engine.evaluation.against",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--bundle", type=Path, required=True, help="made of the same weights")
    parser.add_argument("--timings", type=Path, required=True)
    parser.add_argument("--recording", type=Path, required=True, help="what the agents were given")
    parser.add_argument("--eos-removed", action="store_true", help="of weights that never end text")
    parser.add_argument("--one-sentence", action="store_true", help="end no utterance, as they do")
    parser.add_argument("--repeats", type=int, default=3)
    return parser


if __name__ == "__main__":
    sys.exit(main())
