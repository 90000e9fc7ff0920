"""Who vouches for a bundle, and that an old one cannot come back under its signature."""

import json

import pytest

from engine.bundle import MANIFEST, SIGNATURE
from engine.errors import BundleError
from engine.installing.shelf import VERSIONS, Shelf
from engine.installing.signature import read_public_keys, sign
from tests.engine.installing.small_bundle import small_contents, write_archive, write_small
from tests.engine.installing.test_signature import PUBLIC_KEY, SECRET_KEY

KEY_ID = "368A2A0BAD7E1EC2"


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "friend.pub").write_text(PUBLIC_KEY)
    (tmp_path / "friend.key").write_text(SECRET_KEY)
    return Shelf(tmp_path / "bundles", read_public_keys(tmp_path))


@pytest.fixture
def signed(tmp_path):
    """Return what writes a signed bundle of a version to a file."""

    def write(version, **facts):
        contents = small_contents(version=version, **facts)
        signature = sign(contents[MANIFEST], tmp_path / "friend.key", f"version {version}")
        path = tmp_path / f"{version}.sotto"
        write_archive(path, {**contents, SIGNATURE: signature}.items())
        return path

    return write


def test_a_signed_bundle_is_known_by_who_signed_it(shelf, signed):
    installed = shelf.install(signed(1))
    assert installed.signed.owner == "friend"
    assert shelf.signed_by(installed.bundle.folder).owner == "friend"


def test_an_unsigned_bundle_has_nobody_to_vouch_for_it(shelf, tmp_path):
    write_small(tmp_path / "a.sotto")
    assert shelf.install(tmp_path / "a.sotto").signed is None


def test_a_key_that_is_not_trusted_vouches_for_nothing(shelf, signed):
    stranger = Shelf(shelf.folder)
    assert stranger.install(signed(1)).signed.owner is None
    assert not (shelf.folder / VERSIONS).exists()


def test_a_manifest_that_was_changed_after_it_was_signed_is_refused(shelf, signed, tmp_path):
    path = tmp_path / "changed.sotto"
    signature = sign(small_contents()[MANIFEST], tmp_path / "friend.key", "")
    contents = small_contents(licence="mine")
    write_archive(path, {**contents, SIGNATURE: signature}.items())
    with pytest.raises(BundleError, match="it was changed after friend signed it"):
        shelf.install(path)
    assert shelf.names() == []


def test_a_signature_that_is_none_is_refused(shelf, tmp_path):
    write_archive(tmp_path / "a.sotto", {**small_contents(), SIGNATURE: "evil"}.items())
    with pytest.raises(BundleError, match="has a signature that cannot be read"):
        shelf.install(tmp_path / "a.sotto")


def test_an_old_version_does_not_come_back(shelf, signed):
    shelf.install(signed(3))
    with pytest.raises(BundleError, match="is version 2 of small, and version 3 was installed"):
        shelf.install(signed(2))
    with pytest.raises(BundleError, match="version 3 was installed"):
        shelf.install(signed(2), "another-name")
    shelf.remove("small")
    with pytest.raises(BundleError, match="version 3 was installed"):
        shelf.install(signed(2))
    assert shelf.names() == []


def test_the_same_version_and_a_newer_one_are_taken(shelf, signed):
    for version in (3, 3, 4):
        shelf.install(signed(version))
    assert json.loads((shelf.folder / VERSIONS).read_text()) == {f"{KEY_ID} small": 4}


def test_an_old_version_of_another_bundle_is_taken(shelf, signed):
    shelf.install(signed(3))
    assert shelf.install(signed(2, name="other")).bundle.manifest.version == 2


def test_a_bundle_that_was_refused_does_not_raise_the_version(shelf, signed):
    with pytest.raises(BundleError):
        shelf.install(signed(9, latencies_ms=[1]))
    shelf.install(signed(1))


def test_a_damaged_memory_of_versions_does_not_pass_for_an_empty_one(shelf, signed):
    shelf.install(signed(3))
    (shelf.folder / VERSIONS).write_text("{")
    with pytest.raises(BundleError, match=r"versions\.json is damaged.*delete it"):
        shelf.install(signed(2))


def test_an_unsigned_bundle_does_not_take_the_place_of_a_signed_one(shelf, signed, tmp_path):
    shelf.install(signed(1))
    write_small(tmp_path / "a.sotto")
    with pytest.raises(BundleError, match="small is signed, and nobody vouches"):
        shelf.install(tmp_path / "a.sotto")
    assert shelf.signed_by(shelf.folder / "small").owner == "friend"
    shelf.install(tmp_path / "a.sotto", "mine")
    shelf.remove("small")
    assert shelf.install(tmp_path / "a.sotto").signed is None


def test_a_signed_bundle_takes_the_place_of_an_unsigned_one(shelf, signed, tmp_path):
    write_small(tmp_path / "a.sotto")
    shelf.install(tmp_path / "a.sotto")
    assert shelf.install(signed(1)).signed.owner == "friend"
