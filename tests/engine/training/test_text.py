import pytest

from engine.training.text import normalise_source, normalise_target


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Bonjour !", "bonjour"),
        ("L’été, c'est l'été…", "l'été c'est l'été"),
        ("« Viens-tu ? » dit-elle.", "viens tu dit elle"),
        ("'Oui', dit-il", "oui dit il"),
        ("aujourd'hui — enfin", "aujourd'hui enfin"),
        ("e\u0301te\u0301", "été"),
        ("a_b\u00a0c\u202fd", "a b c d"),
        (" \t ", ""),
        ("?!", ""),
    ],
)
def test_the_source_is_what_can_be_heard(written, heard):
    assert normalise_source(written) == heard
    assert normalise_source(heard) == heard


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Don’t go!", "Don't go!"),
        ("“Yes” – he said…", '"Yes" - he said.'),
        ("A\u00a0B  C\t", "A B C"),
        ("cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_the_target_keeps_case_and_punctuation_and_loses_typography(written, plain):
    assert normalise_target(written) == plain
    assert normalise_target(plain) == plain
