"""What the windows cost, in short; `python -m tests.soak.interface` measures at length."""

import importlib
import json
import math
import threading
from itertools import repeat

import pytest

from app import assets
from app.__main__ import main
from app.wiring import load_translator
from app.wiring.interface_figures import InterfaceFigures, Memory, Repaints, to_table
from app.wiring.pause_watch import Pause, PauseWatch, stand_by
from engine import EngineConfig

LONGEST_MS = 50.0
N_TRIES = 3  # other processes take the caches away


def longest_pause_ms(work):
    """How long the windows' thread stood still because of `work`, which runs beside it."""
    watch, worker = PauseWatch(), threading.Thread(target=work)
    watch.start()
    worker.start()
    stand_by(0.05, lambda: not worker.is_alive())
    worker.join()
    return watch.stop().own_ms


def hold_everyone_up():
    math.fsum(repeat(1.0, 5_000_000))  # one call, and no other thread gets its turn


def test_the_windows_are_never_held_up_while_a_model_loads(qtbot):
    importlib.import_module("engine.runtime.translator")  # as `load_libraries` does

    def load():
        load_translator(assets.BUNDLE, EngineConfig("s2tt"))

    assert any(longest_pause_ms(load) <= LONGEST_MS for _ in range(N_TRIES))


def test_the_watchdog_sees_what_holds_the_windows_up(qtbot):
    assert longest_pause_ms(hold_everyone_up) > LONGEST_MS / 2


def test_bench_measures_the_windows_and_writes_its_figures(qtbot, capfd, tmp_path):
    path = tmp_path / "figures.json"
    arguments = ["--seconds", "0.4", "--hours", "0.02", "--json", str(path)]
    assert main(["bench", "interface", *arguments]) == 0
    assert "repaint, p95" in capfd.readouterr().out
    figures = json.loads(path.read_text(encoding="utf-8"))
    assert figures["repaints"]["n_painted"] >= 2
    memory = figures["memory"]
    assert memory["windows_mb"] - memory["libraries_mb"] < 200
    assert len(memory["after_hours_mb"]) == 5
    assert memory["after_hours_mb"][-1] - memory["after_hours_mb"][0] < 8


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["interface", "--seconds", "0"], "--seconds must be more than 0, not 0"),
        (["interface", "--hours", "-1"], "--hours must be 0 or more, not -1"),
        (["serve", "--viewers", "300"], "--viewers must be from 1 to 250, not 300"),
        (["serve", "--slow", "60"], "--slow must be from 0 to 50, not 60"),
        (["serve", "--seconds", "0"], "--seconds must be more than 0, not 0"),
    ],
)
def test_what_cannot_be_measured_is_one_sentence(capfd, arguments, sentence):
    assert main(["bench", *arguments]) == 1
    assert capfd.readouterr().err == f"sotto: {sentence}\n"


def test_a_system_that_does_not_tell_its_memory_leaves_that_out():
    figures = InterfaceFigures(
        Repaints(9, 1.0, 2.0, 1.5, 3.0),
        0.5,
        Memory(None, None, 2.0, [None] * 5),
        Pause(9, 1),
        Pause(8, 2),
    )
    table = to_table(figures)
    assert table.count("unknown") == 3
    assert "longest pause, model loading" in table
