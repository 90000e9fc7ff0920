"""What is sound passes the check of an installation, down to the bundle that ships."""

from pathlib import Path

import pytest

from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import check_bundle
from engine.installing.graph_check import check_graph
from tests.engine.importing.tiny_model import write_tiny_model
from tests.engine.installing.small_bundle import small_contents, write_folder

ASSETS = Path(__file__).parents[3] / "assets"


def test_the_bundle_that_ships_passes():
    assert check_bundle(ASSETS / "bundles" / "fr-en").manifest.name == "fr-en"


def test_an_imported_bundle_passes(tmp_path):
    write_tiny_model(tmp_path).import_into(tmp_path / "out")
    assert check_bundle(tmp_path / "out").manifest.name == "tiny"


@pytest.mark.parametrize("name", ["durations", "encoder", "text_decoder", "vocoder"])
def test_a_graph_without_weights_is_refused(name):
    with pytest.raises(RefusedError, match="do not fill their size"):
        check_graph(ASSETS / "skeletons" / "streamspeech" / f"{name}.onnx")


def test_a_link_in_a_folder_is_refused(tmp_path):
    write_folder(tmp_path / "a", small_contents())
    (tmp_path / "a" / "encoder.onnx").rename(tmp_path / "elsewhere.onnx")
    (tmp_path / "a" / "encoder.onnx").symlink_to(tmp_path / "elsewhere.onnx")
    with pytest.raises(RefusedError, match="not a plain file"):
        check_bundle(tmp_path / "a")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BundleError, match="nowhere is not a bundle"):
        check_bundle(tmp_path / "nowhere")
