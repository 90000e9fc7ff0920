import pytest

from app.model.machine_speed import next_latency_ms, pick
from engine.config import LATENCIES_MS


@pytest.mark.parametrize(
    ("loads", "latency_ms"), [({}, 320), ({320: 0.8}, 640), ({320: 0.8, 640: 0.5}, None)]
)
def test_longer_chunks_are_measured_until_one_leaves_room(loads, latency_ms):
    assert next_latency_ms(loads) == latency_ms


def test_it_ends_when_all_are_measured():
    assert next_latency_ms(dict.fromkeys(LATENCIES_MS, 2.0)) is None


def test_the_shortest_chunk_that_leaves_room_is_picked():
    speed = pick({320: 0.8, 640: 0.4, 960: 0.3})
    assert (speed.latency_ms, speed.is_enough) == (640, True)
    assert speed.sentence == (
        "A second of sound takes this computer 0.40 s: captions can follow every 0.64 s."
    )


def test_a_slow_machine_is_told_so_and_has_the_lightest_chunk():
    speed = pick({320: 3.0, 640: 0.9, 960: 1.1})
    assert speed.latency_ms == 640
    assert speed.sentence.endswith("close other programs, or captions may come late.")
