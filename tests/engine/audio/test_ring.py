import threading

import numpy as np
import pytest

from engine.audio.ring import Ring


def counted(n_samples, start=0):
    return np.arange(start, start + n_samples, dtype=np.float32)


@pytest.mark.parametrize("write_samples", [1, 7, 320, 1000])
@pytest.mark.parametrize("read_samples", [1, 13, 320, 5000])
def test_what_is_written_in_any_blocks_is_read_in_any_blocks(write_samples, read_samples):
    ring, read = Ring(1000), []
    for start in range(0, 4000, write_samples):
        ring.write(counted(4000)[start : start + write_samples])
        while sum(map(len, read)) < ring.received_samples:
            read.append(ring.read(read_samples).pcm)
    np.testing.assert_array_equal(np.concatenate(read), counted(4000))


def test_a_full_ring_overwrites_the_oldest_and_the_next_block_tells_where_it_starts():
    ring = Ring(100)
    ring.write(counted(60))
    ring.write(counted(60, start=60))
    block = ring.read(1000)
    assert block.start_samples == 20
    np.testing.assert_array_equal(block.pcm, counted(100, start=20))


def test_a_block_larger_than_the_ring_leaves_its_end():
    ring = Ring(100)
    ring.write(counted(350))
    block = ring.read(1000)
    assert (block.start_samples, block.pcm[0], len(block.pcm)) == (250, 250, 100)


def test_a_closed_ring_hands_out_the_rest_then_none():
    ring = Ring(100)
    ring.write(counted(10))
    ring.close()
    ring.write(counted(10))
    assert len(ring.read(100).pcm) == 10
    assert ring.read(100) is None


def test_an_empty_block_wakes_nobody_up_with_nothing():
    ring = Ring(100)
    ring.write(counted(0))
    ring.close()
    assert ring.read(100) is None


def test_the_reader_keeps_its_own_copy():
    ring = Ring(4)
    ring.write(counted(4))
    block = ring.read(4)
    ring.write(counted(4, start=9))
    np.testing.assert_array_equal(block.pcm, counted(4))


def test_a_reader_that_waits_is_woken_by_samples_and_by_the_end():
    ring, read = Ring(100), []

    def read_all():
        while (block := ring.read(100)) is not None:
            read.append(block.pcm)

    reader = threading.Thread(target=read_all)
    reader.start()
    ring.write(counted(5))
    ring.close()
    reader.join()
    np.testing.assert_array_equal(np.concatenate(read), counted(5))
