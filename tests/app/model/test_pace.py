from itertools import pairwise

from app.model.pace import PACES, pace_of
from engine.config import LATENCIES_MS, PolicyConfig


def test_there_is_a_pace_for_every_latency():
    assert tuple(pace.latency_ms for pace in PACES) == LATENCIES_MS
    assert [pace_of(latency_ms) for latency_ms in LATENCIES_MS] == list(PACES)


def test_calmer_is_never_quicker_in_anything():
    for faster, calmer in pairwise(PACES):
        assert calmer.lagging_k >= faster.lagging_k
        assert calmer.commit_ms >= faster.commit_ms
        assert calmer.dub_limit_ms >= faster.dub_limit_ms


def test_the_fastest_holds_nothing_back():
    assert (PACES[0].lagging_k, PACES[0].commit_ms) == (PolicyConfig().lagging_k, 0)
