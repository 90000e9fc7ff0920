"""The bundle that comes with Sotto in 8 bits, tried on five seconds of the demo clip."""

import itertools
import json
from pathlib import Path

import pytest

from app import assets, cli
from app.__main__ import main
from engine.audio.file import read_audio_blocks
from engine.bundle import open_bundle
from engine.errors import BundleError
from engine.importing.agreement import Agreement
from engine.importing.smaller import LEAST_SAME_BEST, Verdict, make_smaller, same_words

ASSETS = Path(__file__).parents[3] / "assets"
N_BLOCKS = 250  # of 20 ms
MORE_THAN_ALL = 1.01


@pytest.fixture(scope="module")
def bundle():
    return open_bundle(ASSETS / "bundles" / "fr-en")


@pytest.fixture(scope="module")
def recordings():
    import numpy as np

    blocks = read_audio_blocks(ASSETS / "demo" / "demo-fr.wav", 16_000)
    return {"demo-fr.wav": np.concatenate(list(itertools.islice(blocks, N_BLOCKS)))}


def test_the_smaller_bundle_says_the_same_and_tells_how_nearly(bundle, recordings, tmp_path):
    needed = {**LEAST_SAME_BEST, "text_decoder": MORE_THAN_ALL}
    smaller = make_smaller(bundle, tmp_path / "int8", recordings, needed)
    made = open_bundle(tmp_path / "int8")
    taken = {name: verdict.passed for name, verdict in smaller.verdicts.items()}
    assert taken == {"encoder": True, "text_decoder": False, "unit_generator": True}
    for name, is_taken in taken.items():
        same = made.path(f"{name}.onnx").read_bytes() == bundle.path(f"{name}.onnx").read_bytes()
        assert same is not is_taken
    assert made.manifest.name == "fr-en-int8"
    entry = made.manifest.measured[-1]
    assert entry["recordings"] == ["demo-fr.wav"]
    assert entry["graphs"]["encoder"]["same_best"] > 0.98
    assert smaller.same_source_words > 0.9


def test_where_no_graph_stays_the_same_nothing_is_written(bundle, recordings, tmp_path):
    with pytest.raises(BundleError, match="says other things in 8 bits"):
        make_smaller(bundle, tmp_path / "int8", recordings, dict.fromkeys(LEAST_SAME_BEST, 1.01))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("n_rows", "same_best", "passed"), [(10, 0.9, True), (10, 0.89, False), (0, 1.0, False)]
)
def test_a_graph_passes_that_agreed_often_enough(n_rows, same_best, passed):
    assert Verdict(Agreement(n_rows, same_best, 0.0, 0.0), needed=0.9).passed is passed


@pytest.mark.parametrize(
    ("other", "share"), [("a b c d", 1.0), ("a c d", 0.75), ("", 0.0), ("x a b c d", 1.0)]
)
def test_words_count_as_the_same_in_the_same_order(other, share):
    assert same_words("a b c d", other) == share


def test_the_command_makes_it_and_says_what_stayed(capfd, tmp_path, bundle, recordings):
    import soundfile

    path = tmp_path / "short.wav"
    soundfile.write(path, recordings["demo-fr.wav"], 16_000)
    out = tmp_path / "int8"
    code = main(
        ["models", "quantise", str(bundle.folder), "--out", str(out), "--recording", str(path)]
    )
    said, err = capfd.readouterr()
    assert (code, err) == (0, "")
    assert "encoder" in said
    assert "% of the words the same" in said
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["name"] == "fr-en-int8"


def test_a_bundle_may_be_called_by_its_name():
    assert cli.parse(["models", "quantise", "fr-en", "--out", "int8"]).bundle == assets.BUNDLE


def test_what_is_no_bundle_is_refused_in_one_sentence(capfd, tmp_path):
    assert main(["models", "quantise", str(tmp_path), "--out", str(tmp_path / "int8")]) == 1
    assert "is not a bundle" in capfd.readouterr().err
