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
