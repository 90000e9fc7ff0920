import random
import tomllib

import pytest

from app.model.toml_text import to_toml, with_value, without_value

TEXT = """\
# mine
[captions]
calm = true  # I read slowly
first = "source"

[captions.source]
colour = "#ffd98a"
"""


def test_a_value_is_changed_in_its_place_and_comments_stay():
    changed = with_value(TEXT, ("captions", "calm"), False)
    assert changed == TEXT.replace("calm = true", "calm = false")


def test_a_colour_is_no_comment():
    changed = with_value(TEXT, ("captions", "source", "colour"), "#000000")
    assert changed == TEXT.replace("#ffd98a", "#000000")


def test_a_new_key_joins_its_table():
    changed = with_value(TEXT, ("captions", "n_source_lines"), 2)
    assert changed == TEXT.replace('"source"\n', '"source"\nn_source_lines = 2\n', 1)


def test_a_new_table_comes_last():
    assert with_value(TEXT, ("dub", "on"), True) == TEXT + "\n[dub]\non = true\n"


def test_a_file_begins_with_its_first_value():
    assert with_value("", ("dub", "on"), True) == "[dub]\non = true\n"


def test_a_value_is_taken_away():
    changed = without_value(TEXT, ("captions", "first"))
    assert changed == TEXT.replace('first = "source"\n', "")


@pytest.mark.parametrize(
    "text",
    [
        "captions.calm = true",
        "captions = {calm = true}",
        "[captions]\ncalm = [\n  1,\n  2,\n]\n",
        '[captions]\n"calm" = true',
        'note = """\n[captions]\ncalm = 3\n"""\n',
        "captions = 3\n",
        "[[captions.more]]\nx = 1\n",
    ],
)
def test_another_style_is_written_anew_and_says_the_same(text):
    before = tomllib.loads(text)
    after = tomllib.loads(with_value(text, ("captions", "calm"), False))
    assert after["captions"]["calm"] is False
    assert after.get("note") == before.get("note")


@pytest.mark.parametrize("seed", range(20))
def test_every_document_reads_as_it_was_written(seed):
    dice = random.Random(seed)

    def value(depth):
        kinds = [
            lambda: dice.random(),
            lambda: dice.randrange(-9, 10**12),
            lambda: dice.random() < 0.5,
        ]
        kinds.append(lambda: "".join(dice.choice("aé\"\\\n\x7f\t#='[]字") for _ in range(6)))
        if depth:
            kinds.append(lambda: [value(depth - 1) for _ in range(dice.randrange(3))])
            kinds.append(lambda: {f"k {i}": value(depth - 1) for i in range(dice.randrange(4))})
        return dice.choice(kinds)()

    document = {f"key{i}": value(3) for i in range(8)}
    assert tomllib.loads(to_toml(document)) == document
