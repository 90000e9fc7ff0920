"""`sotto models install NAME`: shown, asked about, fetched, installed; or nothing at all."""

import hashlib
import json
import random

import pytest

from app import assets, cli
from app.bundle_place import download_folder, shelf_folder
from app.wiring.catalogue import run_fetch
from engine.bundle import open_bundle
from engine.errors import BundleError, ConfigError, DownloadError, OutputError
from engine.installing.catalogue import STREAMSPEECH_FILES, read_catalogue
from engine.installing.download import Downloads
from engine.installing.signature import read_public_keys, sign
from tests.engine.importing.tiny_model import write_tiny_model
from tests.engine.installing.file_server import Claim, Cut, Host, Status, serve
from tests.engine.installing.small_bundle import write_small
from tests.engine.installing.test_signature import PUBLIC_KEY, SECRET_KEY


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "friend.pub").write_text(PUBLIC_KEY)
    (tmp_path / "friend.key").write_text(SECRET_KEY)
    monkeypatch.setattr(assets, "KEYS", tmp_path)
    monkeypatch.setattr(assets, "CATALOGUE", tmp_path / "catalogue.json")


@pytest.fixture
def host(tmp_path):
    """A host of one bundle, and a catalogue that names it."""
    write_small(tmp_path / "small.sotto")
    host = Host({"/small.sotto": (tmp_path / "small.sotto").read_bytes()})
    for served in serve(host):
        content = host.files["/small.sotto"]
        record = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        write_catalogue(
            tmp_path, "bundle", {"bundle": {"url": f"{host.url}/small.sotto", **record}}
        )
        yield served


def write_catalogue(folder, kind, files, key="friend.key"):
    entry = {
        "name": "distant",
        "kind": kind,
        "source_language": "fr",
        "target_language": "en",
        "licence": "CC0, they say",
        "about": "A model from far away.",
        "measured": [],
        "files": files,
    }
    text = json.dumps({"schema_version": 1, "version": 1, "models": [entry]})
    (folder / "catalogue.json").write_text(text)
    (folder / "catalogue.json.minisig").write_text(sign(text.encode(), folder / key, ""))


def install(*options):
    downloads = Downloads(download_folder() / "distant", pause=lambda s: None, timeout_s=10)
    run_fetch(cli.parse(["models", "install", "distant", *map(str, options)]), downloads)


def installed():
    folder = shelf_folder()
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_size_host_and_licence_are_shown_before_anything_is_fetched(host, capsys):
    with pytest.raises(ConfigError, match="Nothing was fetched: say yes, or add --yes"):
        install()
    shown = capsys.readouterr().out
    assert host.url.removeprefix("http://") in shown
    assert "CC0, they say" in shown
    assert "MB" in shown
    assert [method for method, _, _ in host.asked if method == "GET"] == []
    assert installed() == []


def test_a_bundle_is_fetched_checked_and_installed(host, capsys):
    install("--yes")
    assert installed() == ["distant"]
    assert (
        "distant is installed: sotto translate FILE --bundle distant\n" in capsys.readouterr().out
    )
    assert not (download_folder() / "distant").exists()


def test_fifty_breaks_end_in_the_same_bundle(host):
    n_bytes = len(host.files["/small.sotto"])
    host.faults = [Cut(at) for at in sorted(random.Random(3).sample(range(1, n_bytes), 50))]
    install("--yes")
    assert installed() == ["distant"]
    assert host.n_sent == n_bytes


@pytest.mark.parametrize(
    "fault", [Status(404), Claim(10), Status(302, {"Location": "/small.sotto"})]
)
def test_a_bad_host_leaves_nothing_half_installed(host, fault):
    host.faults = [fault] * 20
    with pytest.raises(DownloadError):
        install("--yes")
    assert installed() == []


def test_a_disk_that_fills_up_leaves_nothing_half_installed(host):
    part = download_folder() / "distant" / "bundle"
    part.mkdir(parents=True)
    (part / "small.sotto.part").symlink_to("/dev/full")
    (part / "small.sotto.part.json").write_text(json.dumps({"etag": host.etag}))
    with pytest.raises(OutputError, match="no space left on device"):
        install("--yes")
    assert installed() == []


def test_a_host_that_cannot_prove_who_it_is_installs_nothing(tmp_path):
    for safe in serve(Host({"/small.sotto": b"evil"}), encrypted=True):
        files = {"bundle": {"url": f"{safe.url}/small.sotto", "bytes": 4, "sha256": None}}
        write_catalogue(tmp_path, "bundle", files)
        with pytest.raises(DownloadError, match="cannot prove who it is"):
            install("--yes")
        assert (safe.asked, installed()) == ([], [])


def test_other_bytes_of_the_same_length_are_refused(host):
    content = bytearray(host.files["/small.sotto"])
    content[-100] ^= 1
    host.files["/small.sotto"] = bytes(content)
    with pytest.raises(DownloadError, match="its checksum differs"):
        install("--yes")
    assert installed() == []


def test_a_model_of_the_authors_is_fetched_and_imported(host, tmp_path, monkeypatch):
    files = published_files(host, tmp_path, monkeypatch)
    write_catalogue(tmp_path, "streamspeech", files)
    install("--yes", "--name", "mine")
    assert installed() == ["mine"]
    assert open_bundle(shelf_folder() / "mine").manifest.licence == "CC0, they say"
    with pytest.raises(BundleError, match="mine is installed already"):
        install("--yes", "--name", "mine")


def test_files_that_are_here_already_are_not_fetched(host, tmp_path, monkeypatch):
    files = published_files(host, tmp_path, monkeypatch)
    write_catalogue(tmp_path, "streamspeech", files)
    for path, content in host.files.items():
        place = tmp_path / "mine" / path.removeprefix("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    install("--from", tmp_path / "mine")
    assert installed() == ["distant"]
    assert host.asked == []


def test_a_file_that_is_not_here_is_named_with_its_address(host, tmp_path):
    with pytest.raises(BundleError, match=r"has no small\.sotto: fetch it from http://127"):
        install("--from", tmp_path / "data")


def test_one_file_does_not_serve_two_ends(host, tmp_path, monkeypatch):
    files = published_files(host, tmp_path, monkeypatch)
    write_catalogue(tmp_path, "streamspeech", files)
    (tmp_path / "flat").mkdir()
    for path, content in host.files.items():
        (tmp_path / "flat" / path.rpartition("/")[2]).write_bytes(content)
    with pytest.raises(BundleError, match="cannot serve two ends"):
        install("--from", tmp_path / "flat")
    assert installed() == []


def published_files(host, tmp_path, monkeypatch):
    """Let the host have the files of a tiny model, as the authors call them; return their part."""
    (tmp_path / "tiny").mkdir()
    model = write_tiny_model(tmp_path / "tiny")
    monkeypatch.setattr(assets, "SKELETONS", model.skeletons)
    published = model.published
    paths = {
        "checkpoint": ("model.pt", published.checkpoint),
        "vocoder": ("g_1", published.vocoder.checkpoint),
        "vocoder_config": ("config.json", published.vocoder.config),
        "cmvn": ("gcmvn.npz", published.cmvn),
        "source_spm": ("src/spm.model", published.source.model),
        "source_dict": ("src/spm.txt", published.source.dictionary),
        "target_spm": ("tgt/spm.model", published.target.model),
        "target_dict": ("tgt/spm.txt", published.target.dictionary),
    }
    host.files = {f"/{name}": path.read_bytes() for name, path in paths.values()}
    return {
        part: {"url": f"{host.url}/{name}", "bytes": None, "sha256": None}
        for part, (name, _) in paths.items()
    }


def test_what_the_catalogue_does_not_have_is_told_with_what_it_has(host):
    with pytest.raises(BundleError, match=r"neither a \.sotto file nor .*: distant\."):
        run_fetch(cli.parse(["models", "install", "other"]))


def test_what_cannot_be_used_is_told_with_the_reason(host, tmp_path):
    write_catalogue(tmp_path, "not-taken", {})
    with pytest.raises(BundleError, match=r"cannot be used: A model from far away\."):
        install()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda path: path.write_text(path.read_text() + " "), "was changed after friend signed"),
        (lambda path: path.unlink(), "cannot be read as a catalogue"),
        (lambda path: path.with_name("friend.pub").unlink(), "signed by nobody whom Sotto knows"),
    ],
)
def test_a_catalogue_that_is_not_the_signed_one_is_not_used(host, tmp_path, change, complaint):
    change(tmp_path / "catalogue.json")
    with pytest.raises(BundleError, match=complaint):
        install("--yes")
    assert host.asked == []


def test_our_catalogue_is_signed_and_whole(monkeypatch):
    monkeypatch.undo()
    entries = read_catalogue(assets.CATALOGUE, read_public_keys(assets.KEYS))
    usable = [entry for entry in entries if entry.kind == "streamspeech"]
    assert [entry.name for entry in usable] == [
        f"streamspeech-{kind}{pair}"
        for kind in ("", "offline-")
        for pair in ("fr-en", "es-en", "de-en")
    ]
    for entry in usable:
        assert set(entry.files) == set(STREAMSPEECH_FILES)
        assert {file.url.partition(":")[0] for file in entry.files.values()} == {"https"}
        assert entry.licence
        assert entry.about
