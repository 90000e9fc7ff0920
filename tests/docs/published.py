"""The models that others publish, made up, and a host on this machine that stands in for theirs."""

import io
import json
import shutil
from urllib.parse import urlsplit

from app import assets
from engine.installing.signature import sign
from tests.engine.golden import GOLDEN
from tests.engine.golden_bundle import made_up_pieces
from tests.engine.importing.tiny_model import sentencepiece_model
from tests.engine.installing.file_server import Host
from tests.engine.installing.test_signature import PUBLIC_KEY, SECRET_KEY

CHECKPOINT = "streamspeech.simultaneous.fr-en.pt"
SUBWORDS = "{side}_unigram6000/spm_unigram_fr"


class Person(io.StringIO):
    """Somebody at the keyboard."""

    def isatty(self):
        return True


def write_published(folder, checkpoints):
    """Put the files that their authors publish into `folder`, by their authors' names."""
    (folder / "checkpoints").symlink_to(checkpoints)
    for name in (CHECKPOINT, "g_00500000", "config.json"):
        (folder / name).symlink_to(checkpoints / name)
    shutil.copy(GOLDEN / "gcmvn.npz", folder)
    shutil.copy(GOLDEN / "timings.json", folder)
    pieces = made_up_pieces()
    for side in ("src", "tgt"):
        stem = folder / SUBWORDS.format(side=side)
        stem.parent.mkdir()
        stem.with_suffix(".model").write_bytes(sentencepiece_model(pieces))
        stem.with_suffix(".txt").write_text("".join(f"{piece} 1\n" for piece in pieces[4:]))


def stand_in(published):
    """Return a host that has every file of our catalogue: those in `published`."""
    host, contents = Host(), {}
    for entry in json.loads(assets.CATALOGUE.read_text())["models"]:
        for part, file in entry["files"].items():
            path = path_of(part, published)
            contents[path] = contents.get(path) or path.read_bytes()
            host.files[urlsplit(file["url"]).path] = contents[path]
    return host


def path_of(part, published):
    side = "src" if part.startswith("source") else "tgt"
    stem = published / SUBWORDS.format(side=side)
    files = {
        "checkpoint": published / CHECKPOINT,
        "vocoder": published / "g_00500000",
        "vocoder_config": published / "config.json",
        "cmvn": published / "gcmvn.npz",
        "source_spm": stem.with_suffix(".model"),
        "target_spm": stem.with_suffix(".model"),
        "source_dict": stem.with_suffix(".txt"),
        "target_dict": stem.with_suffix(".txt"),
    }
    return files[part]


def write_catalogue(folder, host):
    """Write our catalogue with the addresses of this host, signed with a key of its own."""
    catalogue = json.loads(assets.CATALOGUE.read_text())
    for entry in catalogue["models"]:
        for file in entry["files"].values():
            file |= {"url": host.url + urlsplit(file["url"]).path, "bytes": None, "sha256": None}
    text = json.dumps(catalogue)
    (folder / "catalogue.json").write_text(text)
    (folder / "friend.pub").write_text(PUBLIC_KEY)
    (folder / "friend.key").write_text(SECRET_KEY)
    signature = sign(text.encode(), folder / "friend.key", "")
    (folder / "catalogue.json.minisig").write_text(signature)
