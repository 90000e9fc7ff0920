"""Caption tracks as they stream, by graphs, are the network's candidates all at once, by torch."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import numpy as np
import torch

from engine.caption_tracks import SourceWord
from engine.errors import ConfigError
from engine.runtime.track import Track
from engine.runtime.track_rows import visible
from engine.runtime.track_translator import load
from engine.spec import EOS_ID
from engine.training.network.read_points import read_points, rows_of
from tests.engine.tiny_tracks import SPEC

pytestmark = pytest.mark.torch

TEXT = "le chien dort bien et la pomme mange un chat qui le mange"
WORDS = TEXT.split()
LAGS = {"aa": 1, "bb": 2, "cc": 4}


class Recorded:
    """Rows as they are asked, and what the network said of each."""

    def __init__(self, rows):
        self._rows, self.said = rows, {}

    def __getattr__(self, name):
        return getattr(self._rows, name)

    def ask(self, rows, source):
        asked = self._rows.ask(rows, source)
        for i, row in enumerate(rows):
            self.said[row.language, row.place, row.clock] = asked.scores[i], asked.takes[i], row
        return asked


class MadeUp(Track):
    """Writes tokens that no network would: one that is random says the same again and again."""

    n_tokens = 45  # more than the source has

    def choose(self, scores):
        place = len(self.tokens)
        return 4 + 7 * place % 23 if place < self.n_tokens else EOS_ID

    def ends_with(self, token, n_read):
        return token == EOS_ID


def translator(tracks, threshold=0.5, lags=LAGS, make_track=Track):
    streaming = load(tracks.bundle, make_track=make_track)
    streaming.set_threshold(threshold)
    for language, lag in lags.items():
        streaming.set_lag(language, lag)
    streaming._rows = Recorded(streaming._rows)
    return streaming


def run(streaming, words=WORDS, n_at_once=1):
    """Return the words written, before the source had ended and after."""
    said = [SourceWord(word, 100 * i) for i, word in enumerate(words)]
    before = [
        word
        for i in range(0, len(said), n_at_once)
        for word in streaming.push(said[i : i + n_at_once])
    ]
    return before, streaming.finish()


def written_tokens(recorded):
    """Return what each language was fed, from `</s>` on, by the places that were asked."""
    fed = [{}, {}, {}]
    for (language, place, _), (_, _, row) in recorded.items():
        fed[language][place] = row.token
    return [[places[i] for i in range(len(places))] for places in fed]


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.9])
def test_every_row_says_what_the_network_says_of_that_candidate(tracks, threshold):
    streaming = translator(tracks, threshold, make_track=MadeUp)
    source = [i for word in WORDS for i in streaming._tokenizer.encode(word)] + [EOS_ID]
    run(streaming)
    recorded = streaming._rows.said
    fed = written_tokens(recorded)
    n_target = torch.tensor([[len(tokens) for tokens in fed]])
    tokens = torch.nn.utils.rnn.pad_sequence([torch.tensor(t) for t in fed], batch_first=True)[None]
    lags, network = torch.tensor([[*LAGS.values()]]), tracks.network
    points = read_points(lags, torch.tensor([len(source)]), n_target, SPEC.n_candidates)
    rows, _ = rows_of(tokens, points)
    with torch.no_grad():
        encoded = network.encode(torch.tensor([source]))
        states = network.states(encoded, rows)
        scores, takes = network.logits(states)[0], network.takes(states, encoded, rows.read)[0]
    columns = [column[0].tolist() for column in (rows.languages, rows.places, rows.clock)]
    keys = zip(*columns, strict=True)
    at = {key: i for i, key in enumerate(keys)}
    assert len(recorded) > 40
    assert recorded.keys() <= at.keys()
    for key, (said, take, row) in recorded.items():
        assert row.read == rows.read[0, at[key]]
        np.testing.assert_allclose(said, scores[at[key]], atol=1e-4, rtol=1e-4)
        np.testing.assert_allclose(take, takes[at[key]], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("n_at_once", [2, 5, 100])
def test_what_is_written_does_not_depend_on_how_words_come(tracks, n_at_once):
    streaming = translator(tracks)
    one_by_one = run(streaming)
    assert one_by_one[0]
    assert sum(run(streaming, n_at_once=n_at_once), []) == sum(one_by_one, [])


def test_a_word_counts_what_was_read_and_never_less(tracks):
    before, after = run(translator(tracks))
    for language in SPEC.languages:
        counts = [word.n_read for word in before + after if word.language == language]
        assert counts == sorted(counts)
        assert counts[0] >= 1
        assert counts[-1] <= len(WORDS)
    for word in before + after:
        asked = [moment.n_read for moment in word.moments]
        assert asked == sorted(set(asked))
        assert asked[-1] == word.n_read
        assert all(0 <= moment.confidence <= 1 for moment in word.moments)


def test_a_source_word_that_comes_later_changes_nothing_that_was_written(tracks):
    streaming = translator(tracks)
    shorter, _ = run(streaming, WORDS[:8])
    other, _ = run(streaming, [*WORDS[:8], "hund", "mann"])
    assert shorter
    assert other[: len(shorter)] == shorter


def test_a_track_waits_for_its_lag(tracks):
    streaming = translator(tracks)
    streaming.push([SourceWord("le", 0)])
    n_read = streaming._source.n_tokens
    asked = {SPEC.languages[row.language] for _, _, row in streaming._rows.said.values()}
    assert asked == {language for language, lag in LAGS.items() if lag <= n_read}


@pytest.mark.parametrize(("threshold", "n_waited"), [(0.0, 0), (1.0, SPEC.n_candidates - 1)])
def test_a_threshold_rules_how_long_a_token_waits(tracks, threshold, n_waited):
    streaming = translator(tracks, threshold, make_track=MadeUp)
    streaming.push([SourceWord(word, 0) for word in WORDS])
    track, n_read = streaming._writing[0], streaming._source.n_tokens
    assert len(track.tokens) == n_read - LAGS["aa"] - n_waited + 1


def test_languages_are_chosen_from_the_next_utterance_on(tracks):
    streaming = translator(tracks)
    streaming.push([SourceWord("le", 0)])
    streaming.set_languages(["bb"])
    rest = streaming.push([SourceWord(word, 0) for word in WORDS]) + streaming.finish()
    assert {word.language for word in rest} == {"aa", "bb", "cc"}
    before, after = run(streaming)
    assert {word.language for word in before + after} == {"bb"}


def test_a_lag_may_change_while_words_are_written(tracks):
    streaming = translator(tracks)
    streaming.push([SourceWord(word, 0) for word in WORDS[:6]])
    streaming.set_lag("aa", 9)
    streaming.set_lag("cc", 1)
    rest = streaming.push([SourceWord(word, 0) for word in WORDS[6:]]) + streaming.finish()
    assert {word.language for word in rest} == {"aa", "bb", "cc"}


def test_a_mark_alone_is_a_word_that_says_nothing(tracks):
    streaming = translator(tracks)
    assert streaming.push([SourceWord("!", 0)]) == []
    assert streaming.finish() == []
    plain = run(streaming, ["le", "chat", "dort"])[1]
    assert run(streaming, ["Le", "chat", "dort", "!"])[1][0].text == plain[0].text


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda tracks: tracks.set_languages(["zz"]), "zz"),
        (lambda tracks: tracks.set_lag("zz", 1), "zz"),
        (lambda tracks: tracks.set_lag("aa", 0), "from 1"),
        (lambda tracks: tracks.set_threshold(2), "from 0 to 1"),
    ],
)
def test_what_makes_no_sense_is_refused(tracks, change, complaint):
    with pytest.raises(ConfigError, match=complaint):
        change(load(tracks.bundle))


def test_rows_see_what_the_network_lets_them_see():
    n_target = torch.tensor([[5, 4, 6]])
    points = read_points(torch.tensor([[1, 3, 2]]), torch.tensor([7]), n_target, 3)
    rows, _ = rows_of(torch.zeros(1, 3, 6, dtype=torch.long), points)
    columns = (rows.languages, rows.places, rows.read, rows.clock, rows.closed)
    known = torch.stack([column[0] for column in columns], dim=1).numpy()
    np.testing.assert_array_equal(visible(known, known), rows.visible()[0].numpy())
