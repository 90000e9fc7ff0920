from datetime import datetime

import pytest

from app.model.setting_keys import with_value
from app.model.settings import Settings
from app.model.settings_file import SettingsFile
from engine.errors import ConfigError, OutputError


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "mine" / "settings.toml", lambda: datetime(2026, 1, 2, 3, 4, 5))


def write(file, text):
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_text(text, encoding="utf-8")


def test_without_a_file_all_is_as_usual(file):
    assert file.open().settings == Settings()
    assert not file.path.parent.exists()


def test_what_was_changed_is_read_again(file):
    file.change({"dub.on": True, "captions.source.colour": "#00ff00"})
    wanted = with_value(Settings(), "dub.on", True)
    assert file.read().settings == with_value(wanted, "captions.source.colour", "#00ff00")


def test_only_what_was_chosen_is_written(file):
    file.change({"dub.on": True})
    assert file.path.read_text(encoding="utf-8") == "[dub]\non = true\n"


def test_a_choice_can_be_taken_back(file):
    file.change({"dub.on": True})
    file.change({"dub.on": None})
    assert file.read().settings == Settings()


def test_a_bad_value_is_named_and_the_rest_is_taken(file):
    write(file, "[dub]\non = true\nvolume_percent = 300\n")
    reading = file.read()
    assert reading.settings == with_value(Settings(), "dub.on", True)
    assert reading.problems == (
        "dub.volume_percent must be a whole number from 0 to 100, not 300: 100 is used.",
    )


def test_a_bad_value_is_put_aside_at_the_start(file):
    write(file, "[dub]\n# loud\nvolume_percent = 300\non = true\n")
    assert file.open().problems[-1] == "What was there is kept in settings-aside.txt."
    assert file.path.read_text(encoding="utf-8") == "[dub]\n# loud\non = true\n"
    aside = file.path.with_name("settings-aside.txt").read_text(encoding="utf-8")
    assert aside == "2026-01-02 03:04\ndub.volume_percent = 300\n"
    assert file.open().problems == ()


def test_a_file_that_is_no_toml_is_renamed_at_the_start(file):
    write(file, "[dub\non = true")
    reading = file.open()
    assert reading.settings == Settings()
    assert "settings-broken-20260102-030405.toml" in reading.problems[0]
    kept = file.path.with_name("settings-broken-20260102-030405.toml")
    assert kept.read_text(encoding="utf-8") == "[dub\non = true"
    assert not file.path.exists()


def test_a_file_of_other_bytes_is_no_toml(file):
    write(file, "")
    file.path.write_bytes(b"\xff\xfe\x00")
    assert file.read().is_broken


def test_an_unknown_key_is_named_and_left_alone(file):
    text = '[captions]\nfist = "source"\n'
    write(file, text)
    assert file.open().problems == (
        "There is no setting captions.fist: do you mean captions.first?",
    )
    assert file.path.read_text(encoding="utf-8") == text


def test_what_was_in_force_stays_where_an_edited_file_makes_no_sense(file):
    held = with_value(Settings(), "dub.volume_percent", 40)
    write(file, "[dub]\nvolume_percent = 300\n")
    assert file.read(held).settings == held
    write(file, "[dub")
    assert file.read(held).settings == held


def test_a_change_to_a_broken_file_keeps_what_was_there(file):
    write(file, "[dub")
    file.change({"dub.on": True})
    assert file.path.read_text(encoding="utf-8") == "[dub]\non = true\n"
    assert len(list(file.path.parent.glob("settings-broken-*"))) == 1


def test_nonsense_is_not_written(file):
    with pytest.raises(ConfigError, match=r"dub\.volume_percent must be"):
        file.change({"dub.volume_percent": 300})
    assert not file.path.exists()


def test_a_link_stays_a_link(file, tmp_path):
    (tmp_path / "kept.toml").write_text("", encoding="utf-8")
    file.path.parent.mkdir()
    file.path.symlink_to(tmp_path / "kept.toml")
    file.change({"dub.on": True})
    assert file.path.is_symlink()
    assert (tmp_path / "kept.toml").read_text(encoding="utf-8") == "[dub]\non = true\n"


def test_a_folder_in_the_place_of_the_file_is_one_sentence(file):
    file.path.mkdir(parents=True)
    assert file.open().problems == (f"{file.path} cannot be read: is a directory.",)
    with pytest.raises(OutputError, match=r"settings\.toml cannot be written"):
        file.change({"dub.on": True})
