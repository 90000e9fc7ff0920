import re
from dataclasses import replace

import pytest

from app.model.setting_keys import find_key, keys, value_of, with_value
from app.model.settings import PageSettings, Settings
from engine.errors import ConfigError

BAD = (
    ("dub.on", 1),
    ("dub.on", "true"),
    ("dub.volume_percent", 101),
    ("dub.volume_percent", True),
    ("dub.volume_percent", 50.0),
    ("listening.latency_ms", 321),
    ("listening.source", "two\nlines"),
    ("captions.first", "both"),
    ("captions.source.colour", "red"),
    ("captions.source.colour", "#12345"),
    ("hotkeys.lock", "L"),
    ("hotkeys.lock", "Ctrl+"),
    ("hotkeys.lock", "Strg+L"),
)


@pytest.mark.parametrize("key", keys().values(), ids=lambda key: key.name)
def test_what_is_usual_makes_sense(key):
    assert key.kind.accepts(key.usual)
    assert key.meaning
    assert key.section


@pytest.mark.parametrize("key", keys().values(), ids=lambda key: key.name)
def test_a_value_can_be_typed_as_it_is_printed(key):
    assert key.kind.parse(str(key.usual)) == key.usual
    assert type(key.kind.parse(str(key.usual))) is type(key.usual)


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_value_that_makes_no_sense_is_refused_by_name(name, value):
    with pytest.raises(ConfigError, match=rf"{name} must be .*, not {re.escape(repr(value))}"):
        with_value(Settings(), name, value)


def test_a_change_leaves_all_else_as_it_is():
    changed = with_value(Settings(), "captions.source.colour", "#00ff00")
    assert value_of(changed, "captions.source.colour") == "#00ff00"
    assert with_value(changed, "captions.source.colour", "#ffd98a") == Settings()


def test_settings_cannot_be_made_with_nonsense():
    with pytest.raises(ConfigError, match="port must be a whole number from 1024 to 65535, not 80"):
        replace(Settings(), page=PageSettings(port=80))


def test_a_key_that_nobody_knows_is_answered_with_the_nearest():
    with pytest.raises(ConfigError, match="do you mean captions.first?"):
        find_key("caption.first")


@pytest.mark.parametrize(
    ("typed", "value"), [("yes", True), ("OFF", False), ("perhaps", "perhaps")]
)
def test_a_switch_is_typed_in_words(typed, value):
    assert find_key("dub.on").kind.parse(typed) == value
