"""Rows of several languages: joined on English, held out whole, drawn the same each time."""

import gzip

import pytest

pytest.importorskip("torch")
pytest.importorskip("sentencepiece")

from engine.training import track_text
from engine.training.multiway import is_held_out, is_usable, joined, read_table, split

pytestmark = pytest.mark.torch


def english(*, held_out):
    return next(text for i in range(1000) if is_held_out(text := f"word {i}") is held_out)


def write(path, lines):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def test_a_table_has_a_language_a_column_and_no_dictionary(tmp_path):
    path = tmp_path / "t.tsv.gz"
    write(path, ["Va !\tGo.\ttatoeba", "chat\tcat\tdict-wiktionary"])
    assert list(read_table(path, ("fr", "en"))) == [{"fr": "Va !", "en": "Go."}]


def test_what_is_held_out_is_held_out_in_every_language():
    held, other = english(held_out=True), english(held_out=False)
    rows = [
        {"fr": "le chat", "en": held},
        {"de": "die Katze", "en": held},
        {"fr": "Le chat.", "en": other},  # the same French, as it is heard
        {"fr": "un chien", "en": other},
    ]
    parts = split(rows)
    assert parts.held_out == rows[:2]
    assert parts.learned == rows[3:]


def test_sentences_of_the_same_english_become_one_row():
    rows = [
        {"fr": "le chat", "en": "cat"},
        {"de": "Katze", "en": "cat"},
        {"de": "Kater", "en": "cat"},
        {"es": "perro", "en": "dog"},
        {"fr": "chien", "en": "dog", "es": "can"},
    ]
    first, second = joined(rows, "fr", seed=1)
    assert first["de"] in ("Katze", "Kater")
    assert second == {"fr": "chien", "en": "dog", "es": "can"}
    assert joined(rows, "fr", seed=1) == [first, second]


def test_a_row_needs_a_source_and_a_meaning():
    assert is_usable({"fr": "le chat", "en": "cat"}, "fr")
    assert not is_usable({"fr": "!", "en": "what"}, "fr")
    assert not is_usable({"fr": "le chat"}, "fr")
    assert not is_usable({"fr": "mot " * 41, "en": "word"}, "fr")


def test_the_stage_writes_rows_that_can_be_read_as_ids(tmp_path, monkeypatch):
    table = tmp_path / "fr-en.tsv.gz"
    write(table, [f"Le chat numéro {i} dort.\tCat {i} sleeps.\ttatoeba" for i in range(100)])
    german = tmp_path / "de-en.tsv.gz"
    write(german, [f"Katze {i} schläft.\tCat {i} sleeps.\ttatoeba" for i in range(50)])
    command = ["x", "--text", f"fr,en={table}", "--text", f"de,en={german}", "--pieces", "40"]
    monkeypatch.setattr("sys.argv", [*command, "--languages", "fr,en,de", "--work", str(tmp_path)])
    track_text.main()
    sentences = track_text.read_sentences(tmp_path, 2)
    held_out = (tmp_path / "heldout.tsv").read_text().splitlines()
    assert len(sentences) + len(held_out) == 100
    n_german_held_out = sum(is_held_out(f"Cat {i} sleeps.") for i in range(50))
    assert sum(bool(s.targets[1]) for s in sentences) == 50 - n_german_held_out
    assert all(s.targets[0] for s in sentences)
