"""`sotto models install`, `pack`, `list`, `info`, `verify` and `remove`, as a person meets them."""

import json

import pytest

from app import assets, cli
from app.__main__ import main
from app.bundle_place import bundle_folder, shelf_folder
from engine.errors import ConfigError
from tests.engine.installing.small_bundle import small_contents, write_folder, write_small
from tests.engine.installing.test_signature import PUBLIC_KEY, SECRET_KEY


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sotto(capfd):
    def run(*arguments):
        code = main(["models", *map(str, arguments)])
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def file(tmp_path):
    write_small(tmp_path / "small.sotto")
    return tmp_path / "small.sotto"


def test_an_installation_says_what_to_do_next(sotto, file):
    assert sotto("install", file)[:2] == (
        0,
        "small is installed (unsigned, nobody vouches for it): "
        "sotto translate FILE --bundle small\n",
    )
    assert bundle_folder("small") == shelf_folder() / "small"


def test_what_is_here_is_listed_with_where_it_is_from(sotto, file):
    sotto("install", file, "--name", "mine")
    _, printed, _ = sotto("list")
    ours, tracks, mine = printed.splitlines()[:3]
    assert ours.split()[0::4] == ["fr-en", "Sotto"]
    assert tracks.split()[:2] == ["fr-tracks", "fr-en/de/es"]
    assert mine.split()[0::4] == ["mine", "installed,"]
    rows = json.loads(sotto("list", "--json")[1])
    assert [row["name"] for row in rows[:3]] == ["fr-en", "fr-tracks", "mine"]
    assert {row["from"] for row in rows[3:]} == {"catalogue"}
    assert "Network: none, until you ask" in printed


def test_a_damaged_bundle_is_listed_as_that(sotto, file):
    sotto("install", file)
    (shelf_folder() / "small" / "manifest.json").write_text("{")
    assert sotto("list")[1].splitlines()[2].split()[:2] == ["small", "damaged"]


def test_a_bundle_tells_of_itself(sotto, file):
    sotto("install", file)
    about = json.loads(sotto("info", "small", "--json")[1])
    assert (about["languages"], about["licence"], about["speaks"]) == ("fr-en", "CC0", False)
    assert "licence        CC0\n" in sotto("info", "small")[1]


def test_what_was_changed_since_is_found_and_named(sotto, file):
    sotto("install", file)
    assert sotto("verify", "small")[:2] == (0, "small: as it was made\n")
    (shelf_folder() / "small" / "encoder.onnx").write_bytes(b"evil")
    code, printed, complaint = sotto("verify")
    assert code == 1
    assert "fr-en: as it was made\n" in printed
    assert "encoder.onnx is damaged" in printed
    assert complaint == "sotto: small cannot be trusted: install it again.\n"


def test_a_removed_bundle_is_gone(sotto, file):
    sotto("install", file)
    assert sotto("remove", "small")[0] == 0
    assert sotto("remove", "small")[2] == (
        "sotto: No bundle small is installed: `sotto models list` has the names.\n"
    )
    assert bundle_folder("small").name == "small"  # nothing there: opening it will say so


def test_a_packed_bundle_can_be_installed(sotto, tmp_path):
    write_folder(tmp_path / "own", small_contents())
    code, printed, _ = sotto("pack", "own")
    assert (code, printed.split()[0]) == (0, "own.sotto")
    assert sotto("install", "own.sotto")[0] == 0


def test_a_bundle_that_was_signed_says_by_whom(sotto, tmp_path, monkeypatch):
    (tmp_path / "friend.pub").write_text(PUBLIC_KEY)
    (tmp_path / "friend.key").write_text(SECRET_KEY)
    monkeypatch.setattr(assets, "KEYS", tmp_path)
    write_folder(tmp_path / "own", small_contents(version=7))
    digests = [sotto("pack", "own", "--key", "friend.key")[1] for _ in range(2)]
    assert digests[0] == digests[1]
    assert "small is installed (signed by friend)" in sotto("install", "own.sotto")[1]
    row = json.loads(sotto("list", "--json")[1])[2]
    assert (row["signed_by"], row["version"]) == ("friend", 7)
    manifest = shelf_folder() / "small" / "manifest.json"
    manifest.write_text(manifest.read_text().replace("CC0", "mine"))
    assert "WRONG SIGNATURE" in sotto("list")[1]
    assert "was changed after friend signed it" in sotto("verify", "small")[1]


def test_a_key_that_nobody_knows_is_told(sotto, tmp_path):
    (tmp_path / "friend.key").write_text(SECRET_KEY)
    write_folder(tmp_path / "own", small_contents())
    sotto("pack", "own", "--key", "friend.key")
    assert (
        "signed with a key that Sotto does not know (368A2A0B" in sotto("install", "own.sotto")[1]
    )


def test_what_could_not_be_installed_is_not_packed(sotto, tmp_path):
    write_folder(tmp_path / "own", small_contents(latencies_ms=[1]))
    code, _, complaint = sotto("pack", "own")
    assert code == 1
    assert "was not packed, it has latencies" in complaint
    assert not (tmp_path / "own.sotto").exists()


def test_an_archive_has_its_suffix():
    with pytest.raises(ConfigError, match=r"ends in \.sotto"):
        cli.parse(["models", "pack", "own", "--out", "own.zip"])


def test_a_bundle_is_found_by_path_then_on_the_shelf_then_among_ours(sotto, file, tmp_path):
    assert bundle_folder("fr-en") == assets.BUNDLE
    sotto("install", file, "--name", "fr-en")
    assert bundle_folder("fr-en") == shelf_folder() / "fr-en"
    write_folder(tmp_path / "fr-en", small_contents())
    assert bundle_folder("fr-en").absolute() == tmp_path / "fr-en"
    options = cli.parse(["translate", "talk.wav", "--bundle", "fr-en"])
    assert options.bundle == bundle_folder("fr-en")


@pytest.mark.parametrize("action", ["install", "pack", "list", "info", "verify", "remove"])
def test_every_help_has_examples(action, capsys):
    with pytest.raises(SystemExit):
        cli.parse(["models", action, "--help"])
    assert "examples:\n  sotto models" in capsys.readouterr().out
