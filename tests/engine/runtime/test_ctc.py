import numpy as np
import pytest

from engine.runtime.ctc import GreedyCtc, TimedToken
from tests.engine.runtime.tones import one_hot

LABELS = [0, 4, 4, 0, 4, 5, 5, 0, 0, 6, 0, 0]
TOKENS = [TimedToken(4, 1), TimedToken(4, 4), TimedToken(5, 5), TimedToken(6, 9)]


@pytest.mark.parametrize("n_frames", [1, 2, 3, 5, 12])
def test_chunking_does_not_change_the_tokens(n_frames):
    ctc, log_probs, tokens = GreedyCtc(), one_hot(LABELS, 8)[0], []
    for start in range(0, len(LABELS), n_frames):
        tokens += ctc.push(log_probs[start : start + n_frames])
    assert tokens == TOKENS
    assert (ctc.n_tokens, ctc.n_trailing_blanks) == (4, 2)


def test_padding_and_unknown_are_never_chosen():
    log_probs = np.log([[0.1, 0.4, 0.05, 0.25, 0.2]])
    assert GreedyCtc().push(log_probs) == [TimedToken(4, 0)]
    assert log_probs[0, 1] > -np.inf  # what was given is left as it was


def test_a_reset_counts_from_the_first_frame_and_repeats_the_last_label():
    ctc = GreedyCtc()
    ctc.push(one_hot([0, 4], 8)[0])
    ctc.reset()
    assert ctc.push(one_hot([4], 8)[0]) == [TimedToken(4, 0)]


def test_the_blank_can_be_another_label():
    ctc = GreedyCtc(blank_id=7)
    assert [token.id for token in ctc.push(one_hot([7, 0, 4, 7, 4], 8)[0])] == [0, 4, 4]
