import numpy as np
import pytest

from engine.runtime.text_decoder import TextDecoder, is_loop
from tests.engine.runtime.tones import PIECES, Copyist, FakeGraph, Memory, one_hot


def states(*labels):
    return np.array(labels, np.float32)[:, None]


def decoder_of(graph=None):
    return TextDecoder(Memory(), graph or Copyist())


class Stubborn(FakeGraph):
    """Says the same for ever."""

    def run(self, tokens, **_memories):
        self.grow(1)
        hidden = tokens[..., None].astype(np.float32)
        return {"hidden": hidden, "log_probs": one_hot([5], len(PIECES))}


def test_it_writes_no_more_than_asked():
    decoder = decoder_of()
    decoder.append(states(4, 0, 5, 0, 6))
    assert decoder.write(2, final=False).tokens == [4, 5]
    assert decoder.write(1, final=False).tokens == [6]


def test_an_end_before_the_source_has_ended_is_undone_and_tried_again():
    graph = Copyist()
    decoder = decoder_of(graph)
    decoder.append(states(4, 0))
    assert decoder.write(5, final=False).tokens == [4]
    assert graph.n_past == 1  # `</s>` is kept; the step of 4, which predicted an end, is not
    decoder.append(states(5, 0))
    assert decoder.write(5, final=False).tokens == [5]
    assert graph.fed == [2, 4, 4, 5]


@pytest.mark.parametrize("n_at_once", [1, 2, 3])
def test_hidden_states_are_those_of_each_token_once_whatever_the_steps(n_at_once):
    labels = [4, 5, 6, 7, 8]
    decoder, hidden, tokens = decoder_of(), [], []
    for label in labels:
        decoder.append(states(label, 0))
        written = decoder.write(n_at_once, final=False)
        hidden.append(written.hidden.reshape(-1, 1))
        tokens += written.tokens
    written = decoder.write(99, final=True)
    assert tokens + written.tokens == labels
    joined = np.concatenate([*hidden, written.hidden])
    assert joined.ravel().tolist() == [2, *labels]


def test_the_first_token_is_never_the_end():
    class Silent(Copyist):
        def run(self, tokens, **memories):
            return super().run(tokens, **memories) | {"log_probs": np.log([[[0, 0, 0.9, 0, 0.1]]])}

    decoder = decoder_of(Silent())
    decoder.append(states(0))
    with np.errstate(divide="ignore"):
        assert decoder.write(9, final=True).tokens == [4]


def test_without_source_nothing_is_written():
    assert decoder_of().write(9, final=True).tokens == []


def test_the_limit_ends_a_sentence_and_still_hands_its_last_state_on():
    decoder = decoder_of()
    decoder.append(states(4, 5, 6, 7, 8))
    written = decoder.write(2, final=True)
    assert written.tokens == [4, 5]
    assert written.hidden.ravel().tolist() == [2, 4, 5]


def test_a_decoder_that_says_the_same_for_ever_is_stopped():
    decoder = decoder_of(Stubborn())
    decoder.append(states(4))
    assert decoder.write(99, final=True).tokens == [5] * 7


@pytest.mark.parametrize(
    ("text", "loop"),
    [
        ("no , no , no , no .", False),
        ("a a a a a a a", False),
        ("so a a a a a a a a", True),
        ("b a b a b a b a", True),
        ("a b c a b c a b c", True),
        ("a b c a b c a b d", False),
        ("", False),
    ],
)
def test_a_loop_is_the_same_over_and_over(text, loop):
    words = text.split()
    assert is_loop([words.index(word) for word in words]) == loop


@pytest.mark.parametrize("n_beam", [1, 4])
def test_a_beam_writes_what_was_heard_with_all_its_states(n_beam):
    decoder = decoder_of()
    decoder.append(states(4, 0, 5, 0, 6))
    written = decoder.search(n_beam, 20)
    assert written.tokens == [4, 5, 6]
    assert written.hidden.ravel().tolist() == [2, 4, 5, 6]


def test_a_beam_without_source_writes_nothing():
    assert decoder_of().search(4, 20).tokens == []


def test_forced_text_has_the_states_that_written_text_has():
    decoder = decoder_of()
    decoder.append(states(0))
    hidden = [decoder.force([4, 5]), decoder.force([6])]
    assert np.concatenate(hidden).ravel().tolist() == [2, 4, 5, 6]
