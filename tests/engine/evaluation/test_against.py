import json
from pathlib import Path

import numpy as np
import soundfile

from engine.evaluation.against import Comparison, Work, main, table

BUNDLE = Path(__file__).parents[3] / "assets" / "bundles" / "fr-en"


def calls(n_text, n_samples_out):
    return [
        {"n_text": 1, "n_samples_out": 0},
        {"n_text": n_text, "n_samples_out": n_samples_out},
    ]


def run(agent, *, eos_removed=False):
    return {
        "agent": agent,
        "input_s": 2,
        "eos_removed": eos_removed,
        "total_process_s": 50.0,
        "calls": calls(7, 8000),
    }


def test_a_row_says_how_many_times_less_and_what_was_made():
    theirs, ours = Work(22.5, 86, 2.9), Work(2.5, 90, 3.0, p95_ms=123.4)
    row = table([Comparison("s2st", 10, theirs, ours)]).splitlines()[-1]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells == [
        "s2st", "10 s", "22.5 s", "86, 2.9 s", "2.50 s", "90, 3.0 s", "9.0", "0.250", "123 ms",
    ]  # fmt: skip


def test_the_runs_of_such_weights_stand_beside_ours(tmp_path, capsys):
    timings, recording = tmp_path / "timings.json", tmp_path / "clip.wav"
    runs = [run("s2tt"), run("s2st", eos_removed=True), run("unknown")]
    timings.write_text(json.dumps({"segment_ms": 320, "runs": runs}), encoding="utf-8")
    soundfile.write(recording, np.zeros(16_000, np.float32), 16_000)
    arguments = ["--bundle", BUNDLE, "--timings", timings, "--recording", recording]
    assert main([str(argument) for argument in arguments]) == 0
    rows = capsys.readouterr().out.splitlines()[2:]
    assert len(rows) == 1
    assert rows[0].startswith("| s2tt | 2 s | 50.0 s | 7, 0.5 s |")


def test_a_missing_bundle_is_told_in_one_sentence(tmp_path, capsys):
    timings = tmp_path / "timings.json"
    timings.write_text('{"segment_ms": 320, "runs": []}', encoding="utf-8")
    arguments = ["--bundle", tmp_path, "--timings", timings, "--recording", tmp_path / "clip.wav"]
    assert main([str(argument) for argument in arguments]) == 1
    assert "is not a bundle" in capsys.readouterr().err
