"""A session that is killed leaves its transcript; tests/soak/kill_sessions.py tries at length."""

import random

import pytest

from tests.soak.kill_sessions import kill_session, make_clip

N_KILLS = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One folder for all, so that each session begins with what the last one left."""
    return tmp_path_factory.mktemp("killed")


@pytest.fixture(scope="module")
def clip(folder):
    return make_clip(folder)


@pytest.mark.parametrize("seed", range(N_KILLS))
def test_what_was_on_screen_for_a_second_survives_a_kill(folder, clip, seed):
    assert kill_session(folder, clip, random.Random(seed), longest_s=2.5).problems == ()
