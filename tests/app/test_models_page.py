"""The page of models with all that is behind it: a real host, real bundles, its own thread."""

import pytest

from app.bundle_place import download_folder, shelf_folder
from app.views.models_page import ModelsPage
from app.wiring.models_page import Models
from tests.app import test_catalogue
from tests.app.test_catalogue import installed, published_files, write_catalogue
from tests.engine.installing.file_server import Cut, Stall, Status
from tests.engine.installing.small_bundle import write_small

_own_folders, host = test_catalogue._own_folders, test_catalogue.host


class Desk:
    """The page, and what follows its work without a timer."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.page = ModelsPage()
        self.listed = []
        self.models = Models(self.page, self.listed.append)
        self.networks = []

    def wait(self):
        """Let what goes on come to its end, and note who was asked meanwhile."""
        before = len(self.listed)

        def is_over():
            self.models.refresh()
            self.networks.append(self.page.network.text())
            return len(self.listed) > before and not self.models.is_busy

        self.qtbot.waitUntil(is_over, timeout=20_000)
        self.models.refresh()

    def choose(self, name):
        names = [row.name for row in self.listed[-1]]
        self.page.models.setCurrentIndex(self.page.models.model().index(names.index(name)))

    def look(self):
        self.models.look()
        self.wait()

    def press(self, button):
        button.click()
        self.wait()


@pytest.fixture
def desk(qtbot, host):
    desk = Desk(qtbot)
    desk.look()
    desk.choose("distant")
    yield desk
    host.released.set()
    desk.models.close()
    desk.page.deleteLater()


def test_looking_asks_nobody(desk, host):
    assert host.asked == []
    assert set(desk.networks) == {"Network: none"}


def test_a_bundle_is_shown_agreed_to_fetched_and_installed(desk, host):
    desk.press(desk.page.download)
    assert [method for method, _, _ in host.asked if method == "GET"] == []
    desk.press(desk.page.download)
    assert installed() == ["distant"]
    assert desk.page.status.text() == "distant is installed."
    assert host.url.removeprefix("http://") in "".join(desk.networks)
    assert desk.networks[-1] == "Network: none"
    assert "unsigned" in desk.page.models.model().data(desk.page.models.currentIndex())


def test_a_download_is_cancelled_and_goes_on_later(desk, host):
    host.faults = [Cut(100), *[Status(503)] * 9]
    desk.press(desk.page.download)
    desk.page.download.click()
    desk.qtbot.waitUntil(lambda: host.n_sent == 100, timeout=20_000)
    desk.models.refresh()
    desk.press(desk.page.cancel)
    assert installed() == []
    assert desk.page.status.text().startswith("Cancelled.")
    assert desk.listed[-1][-1].n_fetched_bytes == 100
    host.faults = []
    desk.press(desk.page.download)
    assert installed() == ["distant"]
    assert host.n_sent == len(host.files["/small.sotto"])


def test_files_that_are_whole_are_not_fetched_again(desk, host, tmp_path, monkeypatch):
    write_catalogue(tmp_path, "streamspeech", published_files(host, tmp_path, monkeypatch))
    desk.press(desk.page.download)
    paths, last = sorted(host.files), "/tgt/spm.txt"
    lost = host.files.pop(last)
    desk.press(desk.page.download)
    assert desk.page.status.property("problem") is True
    host.files[last] = lost
    desk.press(desk.page.download)
    assert installed() == ["distant"]
    fetched = [path for method, path, _ in host.asked if method == "GET"]
    assert sorted(set(fetched)) == paths
    assert len(fetched) == len(paths) + 1  # the one that was missing was asked for twice
    assert not (download_folder() / "distant").exists()


def test_files_that_the_import_refuses_are_fetched_anew(desk, host, tmp_path, monkeypatch):
    write_catalogue(tmp_path, "streamspeech", published_files(host, tmp_path, monkeypatch))
    whole = host.files["/model.pt"]
    host.files["/model.pt"] = whole[:100]
    desk.press(desk.page.download)
    desk.press(desk.page.download)
    assert installed() == []
    assert not (download_folder() / "distant").exists()
    host.files["/model.pt"] = whole
    desk.press(desk.page.download)
    assert installed() == ["distant"]


def test_a_host_that_hangs_holds_no_window_up(desk, host):
    host.faults = [Stall()]
    desk.press(desk.page.download)
    desk.page.download.click()
    desk.qtbot.waitUntil(lambda: len(host.asked) == 1, timeout=20_000)
    desk.models.refresh()
    assert desk.models.is_busy
    assert desk.page.cancel.isEnabled()
    desk.page.cancel.click()
    assert desk.page.status.text() == "Cancelling…"
    host.released.set()
    desk.wait()
    assert installed() == []


def test_a_file_is_installed_verified_and_removed_without_a_network(desk, host, tmp_path):
    desk.page.file_chosen.emit(str(tmp_path / "small.sotto"))
    desk.wait()
    assert installed() == ["small"]
    desk.choose("small")
    desk.press(desk.page.verify)
    assert desk.page.status.text() == "small is as it was made."
    (shelf_folder() / "small" / "encoder.onnx").write_bytes(b"other")
    desk.press(desk.page.verify)
    assert desk.page.status.property("problem") is True
    desk.page.remove.click()
    desk.press(desk.page.remove)
    assert installed() == []
    assert (host.asked, set(desk.networks)) == ([], {"Network: none"})


def test_the_same_files_are_taken_from_a_folder(desk, host, tmp_path):
    desk.page.folder_chosen.emit("distant", str(tmp_path))
    desk.wait()
    assert installed() == ["distant"]
    assert host.asked == []


def test_a_file_is_called_as_its_file_is(desk, tmp_path):
    (tmp_path / "small.sotto").rename(tmp_path / "my-own.sotto")
    desk.page.file_chosen.emit(str(tmp_path / "my-own.sotto"))
    desk.wait()
    assert installed() == ["my-own"]
    assert desk.page.status.text() == "my-own is installed."
    assert desk.page.chosen.name == "my-own"


@pytest.mark.parametrize("name", ["fr-en", "Not A Name"])
def test_an_unsigned_file_does_not_call_itself_as_ours_do(desk, tmp_path, name):
    write_small(tmp_path / f"{name}.sotto", name="fr-en")
    desk.page.file_chosen.emit(str(tmp_path / f"{name}.sotto"))
    desk.wait()
    assert "calls itself fr-en, as another model does" in desk.page.status.text()
    assert installed() == []


def test_a_file_that_is_no_model_is_told_and_changes_nothing(desk, tmp_path):
    (tmp_path / "odd.sotto").write_text("no archive")
    desk.page.file_chosen.emit(str(tmp_path / "odd.sotto"))
    desk.wait()
    assert "odd.sotto" in desk.page.status.text()
    assert installed() == []


def test_without_a_catalogue_that_can_be_trusted_what_is_here_is_listed(desk, tmp_path):
    (tmp_path / "catalogue.json").write_text("{}")
    desk.look()
    assert [row.name for row in desk.listed[-1]] == ["fr-en", "fr-tracks"]
    assert desk.page.status.property("problem") is True
