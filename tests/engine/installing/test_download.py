"""Downloads from a bad host: all of a file arrives, or a sentence says why not; no byte twice."""

import hashlib
import itertools
import json
import random
import socket
import ssl

import pytest

from engine.errors import DownloadError, OutputError
from engine.installing.catalogue import RemoteFile
from engine.installing.download import MAX_VAIN_TRIES, Downloads
from tests.engine.installing.file_server import (
    CERTIFICATE,
    Claim,
    Cut,
    Host,
    Stall,
    Status,
    Trickle,
    serve,
)

CONTENT = random.Random(1).randbytes(300_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
N_BYTES = len(CONTENT)
PATH = "/models/a.bin"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def host():
    yield from serve(Host({PATH: CONTENT}))


@pytest.fixture
def safe_host():
    yield from serve(Host({PATH: CONTENT}), encrypted=True)


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def downloads(tmp_path, pauses):
    return Downloads(tmp_path / "downloads", pause=pauses.append, timeout_s=10)


def remote(host, path=PATH, n_bytes=N_BYTES, sha256=SHA256):
    return RemoteFile(host.url + path, n_bytes, sha256)


def silent(n_bytes, n_total):
    pass


def left(tmp_path):
    return sorted(path.name for path in (tmp_path / "downloads").rglob("*") if path.is_file())


def test_a_file_arrives_and_nothing_else_stays(host, downloads, tmp_path):
    told = []
    path = downloads.fetch(remote(host), "part", lambda *given: told.append(given))
    assert path.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert left(tmp_path) == ["a.bin"]


def test_a_file_of_which_nothing_is_known_is_taken_as_its_host_has_it(host, downloads):
    file = remote(host, n_bytes=None, sha256=None)
    assert downloads.size(file) == len(CONTENT)
    assert downloads.fetch(file, "part", silent).read_bytes() == CONTENT


def test_fifty_cuts_at_random_bytes_cost_no_byte_twice(host, downloads, pauses):
    places = sorted(random.Random(2).sample(range(1, len(CONTENT)), 50))
    host.faults = [Cut(at) for at in places]
    assert downloads.fetch(remote(host), "part", silent).read_bytes() == CONTENT
    assert host.n_sent == len(CONTENT)
    assert [wanted for _, _, wanted in host.asked] == [None, *(f"bytes={at}-" for at in places)]
    assert len(pauses) == 50


def test_what_came_is_not_fetched_again_by_the_next_try(host, downloads, tmp_path):
    host.faults = [Cut(200_000), *[Status(503)] * MAX_VAIN_TRIES]
    with pytest.raises(DownloadError, match="breaks off .503.*will go on where it was"):
        downloads.fetch(remote(host), "part", silent)
    assert left(tmp_path) == ["a.bin.part", "a.bin.part.json"]
    another = Downloads(tmp_path / "downloads", pause=lambda s: None)
    assert another.fetch(remote(host), "part", silent).read_bytes() == CONTENT
    assert host.n_sent == len(CONTENT)


def test_a_file_that_changed_meanwhile_is_fetched_from_the_start(host, downloads):
    host.faults = [Cut(1000)]
    newer = CONTENT[::-1]

    def change(n_bytes, n_total):
        host.files[PATH], host.etag = newer, '"v2"'

    file = remote(host, sha256=hashlib.sha256(newer).hexdigest())
    assert downloads.fetch(file, "part", change).read_bytes() == newer


@pytest.mark.parametrize("change", [{"ranges": False}, {"etag": None}, {"etag": 'W/"v1"'}])
def test_a_host_that_cannot_go_on_starts_again(host, downloads, change):
    for name, value in change.items():
        setattr(host, name, value)
    host.faults = [Cut(1000), Cut(2000)]
    assert downloads.fetch(remote(host), "part", silent).read_bytes() == CONTENT
    assert host.n_sent == 3000 + len(CONTENT)


def test_a_host_that_never_gets_further_is_given_up(host, downloads, pauses):
    host.ranges = False
    host.faults = [Cut(at) for at in itertools.islice(itertools.cycle([1000, 900, 1]), 100)]
    with pytest.raises(DownloadError, match="breaks off"):
        downloads.fetch(remote(host), "part", silent)
    assert pauses == [1.0, 2.0, 4.0, 8.0]  # the first brought something


def test_a_slow_host_is_waited_for(host, downloads, pauses):
    host.faults = [Trickle(997)]
    told = []
    path = downloads.fetch(remote(host), "part", lambda *given: told.append(given))
    assert path.read_bytes() == CONTENT
    assert told == sorted(told)
    assert (told[-1], pauses) == ((N_BYTES, N_BYTES), [])


def test_a_host_that_says_nothing_is_given_up(host, tmp_path):
    host.faults = [Stall()] * MAX_VAIN_TRIES
    downloads = Downloads(tmp_path / "downloads", pause=lambda s: None, timeout_s=0.05)
    with pytest.raises(DownloadError, match="breaks off .*timed out"):
        downloads.fetch(remote(host), "part", silent)


@pytest.mark.parametrize(
    ("n_bytes", "sha256", "complaint"),
    [
        (len(CONTENT) + 1, SHA256, "300000 bytes, and 300001 were promised"),
        (len(CONTENT) - 1, SHA256, "it has 300000 bytes"),
        (len(CONTENT), "0" * 64, "its checksum differs"),
        (None, "0" * 64, "its checksum differs"),
    ],
)
def test_other_bytes_than_promised_are_thrown_away(
    host, downloads, tmp_path, n_bytes, sha256, complaint
):
    with pytest.raises(DownloadError, match=complaint):
        downloads.fetch(remote(host, n_bytes=n_bytes, sha256=sha256), "part", silent)
    assert [name for name in left(tmp_path) if not name.endswith((".part", ".json"))] == []


def test_more_bytes_than_promised_are_not_taken(host, downloads, tmp_path):
    host.faults = [Claim(None)]  # it goes on until it hangs up
    with pytest.raises(DownloadError, match="it goes on after 1000 bytes"):
        downloads.fetch(remote(host, n_bytes=1000), "part", silent)
    assert "a.bin" not in left(tmp_path)


def test_fewer_bytes_than_its_host_claims_are_a_break(host, downloads):
    host.faults = [Claim(len(CONTENT) + 5)]
    file = remote(host, n_bytes=None)
    assert downloads.fetch(file, "part", silent).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        (Status(404), "its host answers 404"),
        (Status(403), "its host answers 403"),
        (Status(302, {"Location": PATH}), "leads to another and none to the file"),
        (Status(302, {"Location": "file:///etc/passwd"}), "leads to another and none to the file"),
    ],
)
def test_an_answer_that_is_no_file_is_named(host, downloads, fault, complaint):
    host.faults = [fault] * 20
    with pytest.raises(DownloadError, match=complaint) as raised:
        downloads.fetch(remote(host), "part", silent)
    assert str(raised.value).isprintable()


def test_a_file_elsewhere_is_followed_there(host, downloads):
    host.faults = [Status(302, {"Location": "/models/b.bin"})]
    host.files["/models/b.bin"] = CONTENT
    assert downloads.fetch(remote(host), "part", silent).read_bytes() == CONTENT


def test_a_host_that_cannot_prove_who_it_is_gets_no_further(safe_host, downloads, pauses):
    with pytest.raises(DownloadError, match="cannot prove who it is"):
        downloads.fetch(remote(safe_host), "part", silent)
    assert (safe_host.asked, pauses) == ([], [])


def test_a_host_that_can_is_asked(safe_host, tmp_path):
    context = ssl.create_default_context(cafile=CERTIFICATE)
    downloads = Downloads(tmp_path, context=context)
    assert downloads.fetch(remote(safe_host), "part", silent).read_bytes() == CONTENT


def test_an_encrypted_host_does_not_lead_to_an_open_one(safe_host, host, tmp_path):
    safe_host.faults = [Status(302, {"Location": host.url + PATH})]
    context = ssl.create_default_context(cafile=CERTIFICATE)
    with pytest.raises(DownloadError, match="leads from https to http"):
        Downloads(tmp_path, context=context).fetch(remote(safe_host), "part", silent)
    assert host.asked == []


def test_a_proxy_is_asked_in_the_place_of_the_host(host, downloads, monkeypatch, tmp_path):
    monkeypatch.setenv("http_proxy", host.url)
    monkeypatch.setenv("no_proxy", "")
    address = "http://nowhere.invalid/a.bin"
    host.files[address] = CONTENT  # a proxy is asked for the whole address
    file = RemoteFile(address, len(CONTENT), SHA256)
    proxied = Downloads(tmp_path / "proxied", pause=lambda s: None)
    assert proxied.fetch(file, "part", silent).read_bytes() == CONTENT


def test_a_proxy_is_asked_to_lead_to_an_encrypted_host(safe_host, host, monkeypatch, tmp_path):
    monkeypatch.setenv("https_proxy", host.url)
    monkeypatch.setenv("no_proxy", "")
    context = ssl.create_default_context(cafile=CERTIFICATE)
    downloads = Downloads(tmp_path, context=context)
    assert downloads.fetch(remote(safe_host), "part", silent).read_bytes() == CONTENT
    assert host.asked == [("CONNECT", safe_host.url.removeprefix("https://"), None)]
    assert [path for _, path, _ in safe_host.asked] == [PATH]


def test_a_proxy_that_does_not_answer_is_named(monkeypatch, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("no_proxy", "")
    downloads = Downloads(tmp_path, pause=lambda s: None)
    with pytest.raises(DownloadError, match=r"nowhere\.invalid breaks off .*refused"):
        downloads.fetch(RemoteFile("https://nowhere.invalid/a.bin", None, None), "part", silent)


def test_a_host_that_nobody_knows_is_named(downloads, monkeypatch):
    def refuse(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(DownloadError, match=r"nowhere\.invalid cannot be reached"):
        downloads.fetch(RemoteFile("http://nowhere.invalid/a.bin", None, None), "part", silent)


def test_a_disk_that_fills_up_is_one_sentence(host, downloads, tmp_path):
    folder = tmp_path / "downloads" / "part"
    folder.mkdir(parents=True)
    (folder / "a.bin.part").symlink_to("/dev/full")
    (folder / "a.bin.part.json").write_text(json.dumps({"etag": '"v1"'}))
    with pytest.raises(OutputError, match=r"a\.bin cannot be written: no space left on device"):
        downloads.fetch(remote(host), "part", silent)
