"""Installed bundles: there whole or not at all, found by name, replaced and removed."""

import os
import shutil

import pytest

from engine.bundle import MANIFEST, open_bundle
from engine.errors import BundleError, OutputError
from engine.installing.shelf import STALE_S, Shelf
from engine.installing.sotto_file import SottoFile, pack
from tests.engine.installing.small_bundle import small_contents, write_folder, write_small


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "data" / "bundles")


@pytest.fixture
def file(tmp_path):
    write_small(tmp_path / "small.sotto")
    return tmp_path / "small.sotto"


def contents_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def hidden(shelf):
    return [path.name for path in shelf.folder.iterdir() if path.name.startswith(".")]


def test_a_shelf_that_was_never_used_is_empty(shelf):
    assert shelf.names() == []
    assert shelf.find("small") is None


def test_what_is_installed_is_what_was_in_the_file(shelf, file):
    bundle = shelf.install(file).bundle
    assert bundle.folder == shelf.find("small") == shelf.folder / "small"
    assert contents_of(bundle.folder) == small_contents()
    assert open_bundle(bundle.folder).manifest == bundle.manifest
    assert shelf.names() == ["small"]
    assert hidden(shelf) == []


def test_a_bundle_can_be_called_otherwise(shelf, file):
    shelf.install(file, "mine")
    shelf.install(file)
    assert shelf.names() == ["mine", "small"]


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".x", "Large", "con", "x" * 80, "a b", "x."])
def test_a_name_that_some_system_reads_otherwise_is_refused(shelf, file, name):
    with pytest.raises(BundleError, match="cannot be the name"):
        shelf.install(file, name or " ")
    assert shelf.names() == []
    assert shelf.find(name) is None


def test_one_of_the_same_name_is_replaced(shelf, file, tmp_path):
    shelf.install(file)
    write_small(tmp_path / "newer.sotto", licence="another")
    shelf.install(tmp_path / "newer.sotto")
    assert open_bundle(shelf.folder / "small").manifest.licence == "another"
    assert hidden(shelf) == []


def test_one_that_is_refused_leaves_the_one_that_is_there(shelf, file, tmp_path):
    shelf.install(file)
    (tmp_path / "bad.sotto").write_bytes(file.read_bytes()[:-10])
    with pytest.raises(BundleError, match="damaged or truncated"):
        shelf.install(tmp_path / "bad.sotto")
    assert contents_of(shelf.folder / "small") == small_contents()
    assert hidden(shelf) == []


def test_what_a_killed_installation_left_is_put_right_by_the_next(shelf, file):
    shelf.install(file)
    (shelf.folder / "small").rename(shelf.folder / ".small.old")  # killed between two renames
    unfinished = shelf.folder / ".new-00000000"
    unfinished.mkdir()
    long_ago_s = unfinished.stat().st_mtime - STALE_S - 60
    os.utime(unfinished, (long_ago_s, long_ago_s))
    shelf.install(file, "other")
    assert shelf.names() == ["other", "small"]
    assert hidden(shelf) == []


def test_an_installation_that_is_still_going_on_is_left_alone(shelf, file):
    (shelf.folder / ".new-00000000").mkdir(parents=True)
    shelf.install(file)
    assert hidden(shelf) == [".new-00000000"]


def test_a_removed_bundle_is_gone_and_says_what_that_freed(shelf, file):
    shelf.install(file)
    assert shelf.remove("small") == sum(map(len, small_contents().values()))
    assert list(shelf.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["small", "..", "../bundles"])
def test_only_what_is_installed_can_be_removed(shelf, name):
    with pytest.raises(BundleError, match="is installed"):
        shelf.remove(name)


def test_a_file_that_is_not_there_is_named(shelf, tmp_path):
    with pytest.raises(BundleError, match=r"nowhere\.sotto cannot be read"):
        shelf.install(tmp_path / "nowhere.sotto")


def test_a_bundle_larger_than_what_is_left_on_the_disk_is_not_begun(shelf, file, monkeypatch):
    shelf.folder.mkdir(parents=True)
    usage = shutil.disk_usage(shelf.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage._replace(free=10))
    with pytest.raises(OutputError, match="make room first"):
        shelf.install(file)
    assert hidden(shelf) == []


def test_a_place_that_cannot_be_written_is_named(file, tmp_path):
    (tmp_path / "blocked").write_text("a file")
    with pytest.raises(OutputError, match="blocked"):
        Shelf(tmp_path / "blocked" / "bundles").install(file)


def test_the_same_files_make_the_same_archive(tmp_path):
    for name in ("a", "b"):
        write_folder(tmp_path / name, small_contents())
        os.utime(tmp_path / name / MANIFEST, (ord(name), ord(name)))
        (tmp_path / name / "cmvn.npz").chmod(0o600 if name == "a" else 0o755)
    first = pack(tmp_path / "a", tmp_path / "a.sotto")
    second = pack(tmp_path / "b", tmp_path / "b.sotto")
    assert first == second
    assert (tmp_path / "a.sotto").read_bytes() == (tmp_path / "b.sotto").read_bytes()


def test_what_was_packed_can_be_unpacked(tmp_path):
    write_folder(tmp_path / "a", small_contents())
    (tmp_path / "b").mkdir()
    pack(tmp_path / "a", tmp_path / "a.sotto")
    with SottoFile(tmp_path / "a.sotto") as archive:
        archive.unpack(tmp_path / "b")
    assert contents_of(tmp_path / "b") == small_contents()


def test_a_packing_that_breaks_off_leaves_nothing(tmp_path):
    write_folder(tmp_path / "a", small_contents())
    (tmp_path / "out.sotto").mkdir()
    with pytest.raises(OutputError, match=r"out\.sotto cannot be written"):
        pack(tmp_path / "a", tmp_path / "out.sotto")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "out.sotto"]
