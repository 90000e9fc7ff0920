import os

import pytest

from app.model.setting_keys import with_value
from app.model.settings import Settings
from app.model.settings_file import SettingsFile
from app.model.settings_store import News, SettingsStore
from engine.errors import ConfigError

LOUD = with_value(Settings(), "dub.volume_percent", 70)


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "settings.toml")


@pytest.fixture
def store(file):
    store = SettingsStore(file)
    store.open()
    return store


def edit(file, text):
    """Change the file as an editor does, at a time that differs."""
    file.path.write_text(text, encoding="utf-8")
    n_edits = file.path.stat().st_mtime_ns + 1_000_000
    os.utime(file.path, ns=(n_edits, n_edits))


def follow(store):
    """Look twice, as the thread does half a second later."""
    store.follow()
    store.follow()


def test_a_choice_is_in_force_at_once_and_written_later(store, file):
    store.change("dub.volume_percent", 70)
    assert store.settings == LOUD
    assert not file.path.exists()
    store.write()
    assert file.read().settings == LOUD


def test_what_one_chose_oneself_is_no_news(store):
    store.change("dub.volume_percent", 70)
    store.write()
    follow(store)
    assert store.take_news() is None


def test_an_edited_file_is_followed(store, file):
    edit(file, "[dub]\nvolume_percent = 70\n")
    follow(store)
    assert store.take_news() == News(LOUD, ())
    assert store.take_news() is None


def test_nonsense_in_an_edited_file_is_told_and_changes_nothing(store, file):
    store.change("dub.volume_percent", 70)
    store.write()
    edit(file, "[dub]\nvolume_percent = 700\n")
    follow(store)
    news = store.take_news()
    assert news.settings == LOUD
    assert news.notices[0].endswith("not 700: 70 is used.")


def test_a_choice_and_an_edit_at_once_both_count(store, file):
    store.change("dub.volume_percent", 70)
    edit(file, "[dub]\non = true  # by hand\n")
    store.write()
    assert store.settings == with_value(LOUD, "dub.on", True)
    assert file.path.read_text(encoding="utf-8") == (
        "[dub]\non = true  # by hand\nvolume_percent = 70\n"
    )


def test_a_file_that_is_taken_away_for_a_moment_changes_nothing(store, file):
    edit(file, "[dub]\nvolume_percent = 70\n")
    follow(store)
    text = file.path.read_text()
    file.path.unlink()
    store.follow()
    edit(file, text + "on = true\n")
    store.follow()
    assert store.settings == LOUD
    store.follow()
    assert store.settings == with_value(LOUD, "dub.on", True)


def test_a_file_that_is_taken_away_for_good_leaves_what_is_usual(store, file):
    edit(file, "[dub]\nvolume_percent = 70\n")
    follow(store)
    file.path.unlink()
    follow(store)
    assert store.settings == Settings()


def test_what_is_wrong_in_the_file_is_told_once(store, file):
    edit(file, "[dub]\nvolume_percent = 700\n")
    follow(store)
    store.take_news()
    store.change("dub.on", True)
    store.write()
    assert store.take_news() is None


def test_a_file_that_cannot_be_written_is_told_once_and_tried_again(store, file):
    file.path.mkdir()
    store.change("dub.volume_percent", 70)
    store.write()
    store.write()
    (notice,) = store.take_news().notices
    assert "cannot be written" in notice
    assert store.settings == LOUD
    file.path.rmdir()
    store.write()
    assert file.read().settings == LOUD


def test_nonsense_is_refused(store):
    with pytest.raises(ConfigError, match=r"dub\.volume_percent must be"):
        store.change("dub.volume_percent", 700)


def test_closing_writes_what_waits(store, file):
    store.start()
    store.change("dub.volume_percent", 70)
    store.close()
    assert file.read().settings == LOUD


def test_the_start_tells_what_was_wrong(file):
    edit(file, "[dub]\nvolume_percent = 700\n")
    assert "dub.volume_percent must be" in SettingsStore(file).open()[0]
