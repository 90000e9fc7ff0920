import pytest

from app import assets
from app.model.wishes import is_wish
from app.views.tray import Tray


@pytest.fixture
def tray(qtbot):
    return Tray(assets.ICON)


def test_every_entry_is_a_wish(tray):
    wishes = []
    tray.wished.connect(wishes.append)
    for action in tray.menu.actions():
        action.trigger()
    assert wishes == [
        *("toggle", "toggle-lock", "hide", "jump-to-live", "replay"),
        *("show", "set-up", "quit"),
    ]
    assert all(map(is_wish, wishes))


def test_it_offers_to_stop_what_runs(tray):
    tray.show_running(is_running=True)
    assert tray.toggle.text() == "&Stop"
    tray.show_running(is_running=False)
    assert tray.toggle.text() == "&Start"


def test_it_shows_what_is_locked_and_hidden(tray):
    tray.show_locked(True)
    tray.show_captions_wanted(False)
    assert (tray.lock.isChecked(), tray.hide.isChecked()) == (True, True)


def test_no_two_entries_have_the_same_letter(tray):
    texts = [action.text() for action in tray.menu.actions() if action.text()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters))


def test_the_icon_has_a_picture(tray):
    assert not tray.icon.icon().pixmap(22, 22).isNull()
