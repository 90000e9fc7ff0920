"""A hostile checkpoint is refused in a sentence; nothing runs, and nothing is left behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.importing.hostile import HOSTILE

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, "-m", "tests.engine.importing.watched", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_one_sentence_that_names_the_thing(results, name):
    kind, sentence = results[name]["error"]
    assert kind == "CheckpointError"
    assert HOSTILE[name][1] in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_runs_and_nothing_is_written(results, name):
    assert results[name]["events"] == []
    assert results[name]["left"] == []
