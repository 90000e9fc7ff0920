"""Writes runs down as SimulEval 1.1.4 does, so that `simuleval --score-only` can score them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from engine.audio.wav import WavSink
from engine.evaluation.latency import measures_of
from engine.evaluation.scores import Run
from engine.evaluation.timeline import Timeline
from engine.evaluation.transcript import DubChunk, Transcript
from engine.events import Pcm


def write_text_log(run: Run, folder: Path) -> None:
    """Write `instances.log` and `config.yaml` of what was written."""
    rows = zip(run.sentences, run.transcripts, run.text_timelines(), strict=True)
    instances = [
        {
            "index": i,  # from 0 without a gap: SimulEval asks for the first one by number
            "prediction": run.text(transcript).text,
            "delays": timeline.delays_ms,
            "elapsed": timeline.elapsed_ms,
            "prediction_length": len(timeline.delays_ms),
            "reference": run.reference(sentence),
            "source": [str(sentence.audio)],
            "source_length": timeline.source_ms,
            "metric": measures_of(timeline),
        }
        for i, (sentence, transcript, timeline) in enumerate(rows)
    ]
    _write(folder, instances, target_type="text")


def write_dub_log(run: Run, folder: Path) -> None:
    """Write `instances.log`, `config.yaml` and every dub as a recording under `wavs`.

    SimulEval leaves `elapsed` of a dub empty; here it is filled, so that the log can be scored with
    computation as well.
    """
    (folder / "wavs").mkdir(parents=True, exist_ok=True)
    rows = zip(run.sentences, run.transcripts, run.dub_timelines(), strict=True)
    instances = []
    for i, (sentence, transcript, timeline) in enumerate(rows):
        path = (folder / "wavs" / f"{i}_pred.wav").absolute()
        heard_ms = _write_dub(path, transcript, timeline)
        instances.append(
            {
                "index": i,
                "prediction": str(path),
                "delays": timeline.delays_ms,
                "durations": timeline.durations_ms,
                "prediction_offset": (*timeline.delays_ms, timeline.source_ms)[0],
                "elapsed": timeline.elapsed_ms,
                "intervals": [(heard.start_ms, heard.duration_ms) for heard in timeline.intervals],
                "prediction_length": heard_ms / 1000,
                "source_length": timeline.source_ms,
                "reference": sentence.target,
                "source": str(sentence.audio.absolute()),
                "metric": measures_of(timeline),
            }
        )
    _write(folder, instances, target_type="speech")


def with_gaps(chunks: Iterable[DubChunk], timeline: Timeline, rate_hz: int) -> list[Pcm]:
    """Return the chunks (n_samples,) as they are heard, silence between them, from the first on."""
    pieces: list[Pcm] = []
    end_ms = timeline.intervals[0].start_ms if timeline.intervals else 0.0
    for chunk, heard in zip(chunks, timeline.intervals, strict=True):
        n_silent = int(rate_hz * (heard.start_ms - end_ms) / 1000)
        pieces += [np.zeros(n_silent, np.float32), chunk.pcm]
        end_ms = heard.end_ms
    return pieces


def _write_dub(path: Path, transcript: Transcript, timeline: Timeline) -> float:
    """Write the dub as it is heard, if there is one, and return how long it lasts in ms."""
    rate_hz = transcript.output_rate_hz
    pieces = with_gaps(transcript.dub, timeline, rate_hz)
    if pieces:
        sink = WavSink(path)
        sink.open(rate_hz)
        for piece in pieces:
            sink.write(piece)
        sink.close()
    return sum(map(len, pieces)) * 1000 / rate_hz


def _write(folder: Path, instances: list[dict[str, Any]], *, target_type: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(instance) + "\n" for instance in instances]
    (folder / "instances.log").write_text("".join(lines), encoding="utf-8")
    config = f"source_type: speech\ntarget_type: {target_type}\n"
    (folder / "config.yaml").write_text(config, encoding="utf-8")
