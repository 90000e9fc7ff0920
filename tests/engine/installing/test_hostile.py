"""A hostile bundle is refused in a sentence before any session is made, and leaves nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.installing.watched import HOSTILE

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, "-m", "tests.engine.installing.watched", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_one_sentence_that_names_the_thing(results, name):
    kind, sentence = results[name]["error"]
    assert kind == "BundleError"
    assert HOSTILE[name][1] in sentence
    assert f"{name}.sotto" in sentence or "cannot be the name" in sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_run_or_left_or_written_outside_of_the_staging_folder(results, name):
    assert results[name]["events"] == []
    assert results[name]["left"] == []


def test_nothing_appears_beside_what_was_there(results):
    assert results["everything else"] == []


def test_no_session_is_made_of_any(results):
    assert not results["onnxruntime"]
