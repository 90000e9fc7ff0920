"""The fake behind the protocol of the caption tracks waits as the protocol says."""

import pytest

from engine.caption_tracks import SourceWord, WriteMoment
from engine.errors import ConfigError
from engine.glossary_tracks import GlossaryTracks

GLOSSARY = {"de": {"le": "der", "chat": "Kater"}, "es": {"le": "el", "chat": "gato"}}
WORDS = ("le", "chat", "dort", "tranquillement", "ici")
SAID = [SourceWord(text, i * 300) for i, text in enumerate(WORDS)]


@pytest.fixture
def tracks():
    return GlossaryTracks("fr", GLOSSARY)


def texts(words, language):
    return [word.text for word in words if word.language == language]


@pytest.mark.parametrize("n_words", [1, 2, 5])
def test_pushes_do_not_change_what_is_written(tracks, n_words):
    whole = tracks.push(SAID) + tracks.finish()
    cut = [SAID[i : i + n_words] for i in range(0, len(SAID), n_words)]
    assert [word for words in cut for word in tracks.push(words)] + tracks.finish() == whole


def test_a_word_waits_for_the_lag_of_its_track(tracks):
    tracks.set_lag("de", 1)
    tracks.set_lag("es", 2)
    tracks.set_threshold(0)
    assert [(word.text, word.n_read) for word in tracks.push(SAID[:2])] == [
        ("der", 1),
        ("Kater", 2),
        ("el", 2),
    ]


def test_a_word_says_which_moments_were_asked(tracks):
    tracks.set_languages(["de"])
    tracks.set_lag("de", 1)
    written = tracks.push(SAID) + tracks.finish()
    assert written[3].moments == (WriteMoment(4, 0.25), WriteMoment(5, 0.5))
    assert [word.n_read for word in written] == [1, 2, 3, 5, 5]


def test_a_higher_threshold_waits_longer(tracks):
    tracks.set_lag("de", 1)
    n_read = []
    for threshold in (0.0, 0.5, 1.0):
        tracks.set_threshold(threshold)
        written = tracks.push(SAID) + tracks.finish()
        n_read.append(sum(word.n_read for word in written if word.language == "de"))
    assert n_read == sorted(set(n_read))


def test_the_end_writes_what_waits(tracks):
    tracks.push(SAID[:1])
    assert texts(tracks.finish(), "es") == ["el"]


def test_languages_count_from_the_next_utterance(tracks):
    tracks.push(SAID[:1])
    tracks.set_languages(["es"])
    assert {word.language for word in tracks.finish()} == {"de", "es"}
    assert {word.language for word in tracks.push(SAID)} == {"es"}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda tracks: tracks.set_languages(["it"]),
        lambda tracks: tracks.set_lag("it", 3),
        lambda tracks: tracks.set_lag("de", 0),
        lambda tracks: tracks.set_lag("de", 10),
        lambda tracks: tracks.set_threshold(1.5),
    ],
)
def test_what_makes_no_sense_is_refused(tracks, wrong):
    with pytest.raises(ConfigError):
        wrong(tracks)
