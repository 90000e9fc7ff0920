import pytest
from PySide6.QtCore import Qt

from app.model.model_row import ModelRow, Outcome, Plan, PlannedFile, Work
from app.views.models_page import ModelsPage

OURS = ModelRow("fr-en", "sotto", "fr", "en", 26_000_000)
UNSIGNED = ModelRow("mine", "installed", "es", "en", 374_000_000, licence="CC0")
SIGNED = ModelRow("theirs", "installed", "de", "en", 374_000_000, "a friend")
CHANGED = ModelRow("odd", "installed", "de", "en", 374_000_000, is_changed=True)
DAMAGED = ModelRow("broken", "installed")
OFFLINE = ModelRow("whole", "installed", "fr", "en", 374_000_000, hears_whole=True)
OFFERED = ModelRow(
    "distant",
    "catalogue",
    "fr",
    "en",
    licence="CC0, they say",
    measured=("CVSS-C test: BLEU 20",),
    hosts=("models.example", "voices.example"),
)
ROWS = (OURS, UNSIGNED, SIGNED, CHANGED, DAMAGED, OFFLINE, OFFERED)
PLAN = Plan("distant", (PlannedFile("models.example", "a.pt", 281_000_000),))
FETCH = Work("fetch", "distant", ("models.example",))


@pytest.fixture
def page(qtbot):
    page = ModelsPage()
    page.show_in_use("fr-en")
    page.show_models(ROWS)
    page.show()
    yield page
    page.hide()
    page.deleteLater()


def choose(page, row):
    page.models.setCurrentIndex(page.models.model().index(ROWS.index(row)))


def told(signal):
    values = []
    signal.connect(lambda *each: values.append(each))
    return values


def titles(page):
    model = page.models.model()
    return [model.data(model.index(i)) for i in range(model.rowCount())]


def test_the_one_in_use_is_marked_and_chosen_at_first(page):
    assert page.chosen == OURS
    assert titles(page)[0] == "● French → English   fr-en\ncomes with Sotto, 26 MB"


def test_what_is_here_and_what_could_be_is_listed_with_who_vouches_for_it(page):
    assert titles(page)[1:] == [
        "Spanish → English   mine\ninstalled, 374 MB, unsigned",
        "German → English   theirs\ninstalled, 374 MB, signed by a friend",
        "German → English   odd\ninstalled, 374 MB, wrong signature",
        "Damaged   broken\ninstalled, size not known yet, unsigned",
        "French → English   whole\ninstalled, 374 MB, unsigned",
        "French → English   distant\ncan be downloaded",
    ]


def test_an_unsigned_one_says_so_in_a_sentence(page):
    choose(page, UNSIGNED)
    assert "Unsigned: nobody whom Sotto knows vouches for it." in page.details.toPlainText()


def test_hosts_licence_and_figures_are_told_before_anything_is_asked(page):
    choose(page, OFFERED)
    text = page.details.toPlainText()
    for part in ("models.example, voices.example", "CC0, they say", "CVSS-C test: BLEU 20"):
        assert part in text
    assert page.network.text() == "Network: none"


def test_nothing_is_fetched_before_its_size_was_shown_and_agreed_to(page, qtbot):
    choose(page, OFFERED)
    asked, agreed = told(page.plan_wanted), told(page.download_wanted)
    page.download.click()
    assert (asked, agreed) == ([(OFFERED,)], [])
    page.show_plan(PLAN)
    assert "281 MB: a.pt, models.example" in page.details.toPlainText()
    assert page.download.text() == "&Download 281 MB"
    page.download.click()
    assert agreed == [(PLAN,)]


def test_another_model_is_not_downloaded_by_the_plan_of_the_last(page):
    choose(page, OFFERED)
    page.show_plan(PLAN)
    choose(page, UNSIGNED)
    choose(page, OFFERED)
    assert page.download.text() == "&Download…"


def test_a_host_that_does_not_tell_a_size_is_not_taken_for_small(page):
    choose(page, OFFERED)
    page.show_plan(Plan("distant", (PlannedFile("models.example", "a.pt", None),)))
    assert page.download.text() == "&Download 0.0 MB and more"


def test_who_is_asked_over_the_network_is_shown_as_long_as_it_is_asked(page):
    page.show_work(FETCH)
    assert page.network.text() == "Network: models.example"
    page.show_outcome(Outcome(FETCH))
    assert (page.network.text(), page.status.text()) == ("Network: none", "distant is installed.")


def test_what_is_here_of_a_broken_download_is_told(page):
    row = ModelRow("half", "catalogue", "fr", "en", n_fetched_bytes=12_300_000)
    page.show_models([row])
    assert titles(page) == ["French → English   half\na part is here"]
    assert "12 MB of it are here: a download goes on from there." in page.details.toPlainText()


def test_only_cancelling_is_offered_while_something_goes_on(page):
    choose(page, OFFERED)
    page.show_work(FETCH)
    buttons = (page.download, page.folder, page.install)
    assert not any(button.isEnabled() for button in buttons)
    cancelled = told(page.cancel_wanted)
    page.cancel.click()
    page.show_cancelling()
    assert cancelled == [()]
    assert not page.cancel.isEnabled()
    page.show_outcome(Outcome(FETCH, is_cancelled=True))
    assert all(button.isEnabled() for button in buttons)
    assert page.status.text().startswith("Cancelled.")
    assert not page.cancel.isVisible()


def test_progress_is_shown_where_it_is_known(page):
    page.show_work(FETCH)
    assert page.progress.maximum() == 0
    page.show_share(0.25)
    assert page.progress.value() / page.progress.maximum() == 0.25


def test_a_failure_is_told_in_its_colour_and_to_a_screen_reader(page):
    page.show_outcome(Outcome(FETCH, "models.example cannot be reached."))
    assert page.status.property("problem") is True
    assert page.status.accessibleDescription() == "models.example cannot be reached."


def test_removing_is_asked_twice(page):
    choose(page, UNSIGNED)
    removed = told(page.remove_wanted)
    page.remove.click()
    assert (removed, page.remove.text()) == ([], "Really &remove?")
    page.remove.click()
    assert removed == [("mine",)]


def test_going_to_another_model_takes_the_question_back(page):
    choose(page, UNSIGNED)
    page.remove.click()
    choose(page, SIGNED)
    assert page.remove.text() == "&Remove"


@pytest.mark.parametrize(
    ("row", "offered"),
    [
        (OURS, (False, False)),  # it is in use, and came with Sotto
        (UNSIGNED, (True, True)),
        (CHANGED, (False, True)),
        (DAMAGED, (False, True)),
        (OFFLINE, (False, True)),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_only_what_can_listen_is_used_and_only_what_is_not_ours_removed(page, row, offered):
    choose(page, row)
    assert (page.use.isEnabled(), page.remove.isEnabled()) == offered


def test_a_model_is_chosen_and_used_with_the_keyboard(page, qtbot):
    used = told(page.use_wanted)
    qtbot.keyClick(page.models, Qt.Key.Key_Down)
    page.use.setFocus()
    qtbot.keyClick(page.use, Qt.Key.Key_Space)
    assert used == [("mine",)]


def test_the_chosen_one_stays_chosen_when_the_list_is_made_anew(page):
    choose(page, SIGNED)
    page.show_models(ROWS[1:])
    assert page.chosen == SIGNED
