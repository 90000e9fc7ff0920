"""What documented commands need around them; a private sound server and a screen as elsewhere."""

import shutil

import pytest

from tests.docs.workshop import copy_project, write_measured, write_samples
from tests.end_to_end.conftest import screen, sound_server
from tests.engine.conftest import checkpoints

__all__ = ["checkpoints", "screen", "sound_server"]


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Make once what the commands take: recordings, a model in a file, a key."""
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    return folder


@pytest.fixture(scope="module")
def workshops(samples, tmp_path_factory):
    """Give each page a folder in which its commands are run, in their order."""
    made = {}

    def workshop(page):
        if page not in made:
            for folder in made.values():  # the page before is done
                shutil.rmtree(folder, ignore_errors=True)
            made.clear()
            made[page] = tmp_path_factory.mktemp("workshop")
            copy_project(made[page])
            shutil.copytree(samples, made[page], dirs_exist_ok=True)
            write_measured(made[page])
        return made[page]

    yield workshop
    for folder in made.values():
        shutil.rmtree(folder, ignore_errors=True)
