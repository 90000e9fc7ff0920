import shutil

import pytest


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory):
    """The folder of the authors' checkpoints; gone at the end, a third of a gigabyte."""
    from tests.engine.checkpoint import make_checkpoints  # only where torch is installed

    folder = tmp_path_factory.mktemp("checkpoint")
    make_checkpoints(folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def golden_import(checkpoints, tmp_path_factory):
    """What importing those checkpoints gave, once a session: see `GoldenImport`."""
    from tests.engine.golden_bundle import import_golden

    folder = tmp_path_factory.mktemp("bundle")
    yield import_golden(checkpoints, folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def golden_bundle(golden_import):
    """The bundle of the authors' published sizes, imported as `sotto models import` does it.

    A test that takes it has the marks `torch`, which makes the checkpoint, and `needs_golden`.
    """
    from engine.bundle import open_bundle

    return open_bundle(golden_import.folder)
