"""Let SimulEval 1.1.4 score made-up outputs; writes `simuleval_scores.json` beside itself.

SimulEval is no dependency. In an environment of its own (`pip install simuleval==1.1.4`), run

    python tests/engine/evaluation/score_with_simuleval.py

Each output is scored twice, to full precision: as SimulEval holds it while it runs (`live`), and as
`--score-only` reads it back from a log (`log`).
"""

import json
import math
import tempfile
from argparse import Namespace
from pathlib import Path

from simuleval.evaluator.instance import LogInstance, SpeechToSpeechInstance, SpeechToTextInstance
from simuleval.evaluator.scorers import get_scorer_class

RATE_HZ = 16_000
AWARE = ("AL", "LAAL", "AP", "DAL", "ATD", "StartOffset", "EndOffset", "RTF")
DUB = ("DiscontinuitySum", "DiscontinuityAve", "DiscontinuityNum")

# name, source in ms, words of the reference, delays in ms, computation before each piece in ms
TEXTS = [
    ("even", 4000, 5, [1000, 1640, 2280, 2920, 4000], [30, 31.5, 29, 33, 40]),
    ("one word", 2500.0625, 1, [1280], [12.5]),
    ("one word of many", 3000, 9, [2240], [20]),
    (
        "longer than the reference",
        3210.5,
        3,
        [640, 640, 980, 1620, 1620, 2260, 2900, 3210.5],
        [5] * 8,
    ),
    ("shorter than the reference", 5120, 12, [1660, 2620, 5120], [100, 90, 350.25]),
    ("all at the end", 2720, 4, [2720] * 4, [75, 0, 0, 0]),
    ("a tail after the end", 3000, 6, [340, 1620, 3000, 3000, 3000, 3000], [8, 9, 10, 0, 0, 0]),
    ("first word beyond the end", 1000, 3, [1020, 1340, 1340], [7, 7, 0]),
    ("last words beyond the end", 1500, 4, [660, 1300, 1700, 2100], [11, 12, 13, 14]),
    ("computation slower than speech", 2000, 4, [340, 660, 1300, 2000], [900, 1800, 2700, 3600]),
    ("computation beyond the end from the first", 900, 2, [340, 900], [1000, 5]),
    ("words ahead of their source", 6000, 14, [340] * 10 + [5140] * 4, [3] * 14),
    ("uneven times", 4337.125, 7, [335.1875, 655.0625, 1295.4375, 3215.8125, 4337.125], [1.3] * 5),
    ("at the very start", 800, 2, [20, 20, 800], [0.1, 0.2, 0.3]),
]
# ... and how long each chunk of the dub sounds in ms
DUBS = [
    ("gaps", 5000, 8, [1000, 2600, 4520], [50, 60, 70], [640, 700.0625, 900]),
    ("no gap", 3000, 6, [660, 980, 1300], [10, 20, 30], [1200, 1500, 300]),
    ("one chunk", 2500, 4, [2500], [250], [1834.5]),
    ("one short chunk", 2500, 4, [1300], [25], [120]),
    ("beyond the end", 1600, 5, [1640, 2000], [80, 90], [500, 620]),
    (
        "two at once",
        4000,
        5,
        [1280, 1280, 3200, 4000],
        [40, 10, 50, 60],
        [400, 260, 1000, 333.3125],
    ),
    ("whole tokens", 3000, 5, [600, 1200, 3000], [0, 0, 0], [300, 600, 900]),
    ("ahead of its source", 6000, 5, [320, 5440], [33, 44], [4800, 620]),
    ("slow computation", 2000, 3, [660, 2000], [2500, 900], [720, 810]),
    ("more words than chunks", 7000, 21, [1300, 2580, 3860, 5140, 7000], [60] * 5, [800] * 5),
]


class Recording:
    """What SimulEval asks about a source."""

    def get_source_audio_info(self, _index):
        return Namespace(samplerate=RATE_HZ)

    def get_source_audio_path(self, _index):
        return "source.wav"


def case(name, source_ms, n_words, delays_ms, compute_ms, durations_ms=()):
    spent_ms = [math.fsum(compute_ms[: i + 1]) for i in range(len(compute_ms))]
    return {
        "name": name,
        "source_ms": source_ms,
        "n_reference_words": n_words,
        "delays_ms": delays_ms,
        "elapsed_ms": [a + b for a, b in zip(delays_ms, spent_ms[: len(delays_ms)], strict=True)],
        "durations_ms": list(durations_ms),
    }


def as_live(case, folder):
    """Return the output as SimulEval has it before it is written down."""
    kind = SpeechToSpeechInstance if case["durations_ms"] else SpeechToTextInstance
    instance = kind.__new__(kind)
    instance.args = Namespace(output=folder)
    instance.index, instance.dataloader, instance.latency_unit = 0, Recording(), "word"
    instance.reset()
    instance.sample_rate_value, instance.audio_info = RATE_HZ, "16 kHz"
    instance.sample_list = range(round(case["source_ms"] * RATE_HZ / 1000))
    assert instance.source_length == case["source_ms"], case["name"]
    instance.reference = " ".join(["word"] * case["n_reference_words"])
    instance.delays, instance.elapsed = case["delays_ms"], case["elapsed_ms"]
    instance.source = []
    if case["durations_ms"]:
        instance.durations, instance.target_sample_rate = case["durations_ms"], RATE_HZ
        samples = [round(RATE_HZ * ms / 1000) for ms in case["durations_ms"]]
        instance.prediction_list = [[0.0] * n for n in samples]
    else:
        instance.prediction_list = ["word"] * len(case["delays_ms"])
    return instance


def as_log(live):
    """Return the output as `--score-only` has it; a dub's log lacks `elapsed`, which is added."""
    return LogInstance(json.dumps({**live.summarize(), "elapsed": live.elapsed}))


def scores(instance, names):
    """Return the scores by name, unrounded."""
    found = {}
    for name in names:
        for aware, ending in ((False, ""), (True, "_CA")):
            if aware and name not in AWARE:
                continue
            scorer = get_scorer_class("latency", name)(computation_aware=aware)
            found[name + ending] = float(scorer({0: instance}))
    return found


def scored(case, folder):
    live = as_live(case, folder)
    log = as_log(live)
    dub = DUB if case["durations_ms"] else ()
    names = (*AWARE, "NumChunks")
    return {**case, "live": scores(live, (*names, *dub)), "log": scores(log, names)}


def main():
    with tempfile.TemporaryDirectory() as folder:
        rows = [scored(case(*values), folder) for values in (*TEXTS, *DUBS)]
    lines = ",\n".join(json.dumps(row) for row in rows)
    path = Path(__file__).with_name("simuleval_scores.json")
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
