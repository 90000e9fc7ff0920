"""Archives that must be refused: by name, what writes each and what the sentence must say."""

import stat
import struct
import warnings
import zipfile
import zlib

from engine.bundle import MANIFEST
from tests.engine.installing.small_bundle import small_contents, with_manifest, write_archive

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
PLAIN, TWICE, UNLISTED = "not a plain file name", "twice", "does not list"
DAMAGED = "damaged or truncated archive"


def named(name, content=b"evil"):
    """Return a writer of a sound bundle with one more entry that is really called `name`."""

    def write(path):
        entry = zipfile.ZipInfo("harmless")
        entry.filename = name
        write_entries(path, [*small_contents().items(), (entry, content)])

    return write


def listed(name, content=b"evil"):
    """Return a writer of a bundle whose manifest lists the entry `name`, too."""

    def write(path):
        contents = with_manifest({**small_contents(), name: content})
        entry = zipfile.ZipInfo("harmless")
        entry.filename = name
        del contents[name]
        write_entries(path, [*contents.items(), (entry, content)])

    return write


def write_entries(path, entries):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that are there twice
        write_archive(path, entries)


def of_kind(mode):
    """Return a writer of a bundle with an entry that claims to be a link, a device, a pipe."""

    def write(path):
        entry = zipfile.ZipInfo("source.model")
        entry.create_system, entry.external_attr = 3, (mode | 0o777) << 16
        contents = small_contents()
        contents["source.model"] = b"/etc/passwd"
        rest = with_manifest(contents)
        del rest["source.model"]
        write_entries(path, [*rest.items(), (entry, b"/etc/passwd")])

    return write


def twice(name):
    def write(path):
        contents = small_contents()
        write_entries(path, [*contents.items(), (name, contents[name])])

    return write


def packed_by(method):
    def write(path):
        entry = zipfile.ZipInfo("source.model")
        entry.compress_type = method
        contents = small_contents()
        model = contents.pop("source.model")
        write_entries(path, [*contents.items(), (entry, model)])

    return write


def bomb(path):
    """Ten megabytes of nothing in ten kilobytes."""
    contents = with_manifest({**small_contents(), "weights.bin": bytes(10 << 20)})
    entry = zipfile.ZipInfo("weights.bin")
    entry.compress_type = zipfile.ZIP_DEFLATED
    write_entries(path, [*list(contents.items())[:-1], (entry, contents["weights.bin"])])


def crowd(path):
    contents = with_manifest({**small_contents(), **{f"f{i}": b"" for i in range(500)}})
    write_entries(path, contents.items())


def long_manifest(path):
    write_entries(path, small_contents(licence="x" * (2 << 20)).items())


def patched(change):
    """Return a writer of a sound archive after `change` of its bytes."""

    def write(path):
        write_archive(path, small_contents().items())
        path.write_bytes(change(bytearray(path.read_bytes())))

    return write


def in_directory(offset, value, name="source.model"):
    """Return a change of one field in the directory's record of `name`."""

    def change(data):
        at = data.rindex(name.encode()) - 46
        assert data[at : at + 4] == CENTRAL
        data[at + offset : at + offset + len(value)] = value
        return data

    return change


def encrypted(data):
    for signature, offset in ((LOCAL, 6), (CENTRAL, 8)):
        at = data.index(signature)
        data[at + offset] |= 1
    return data


def other_name_inside(data):
    at = data.index(b"source.model")
    data[at : at + 12] = b"../../evil.x"
    return data


def flipped(data):
    at = data.index(b"source.model") + 20
    data[at] ^= 1
    return data


def claims_a_large_directory(data):
    at = data.rindex(END)
    return (
        data[:at] + bytes(3 << 20) + data[at : at + 12] + struct.pack("<II", 3 << 20, at) + b"\0\0"
    )


def overlapping(path):
    """Two files that are the same bytes: what a bomb without packing is made of."""
    write_archive(path, small_contents().items())
    data = bytearray(path.read_bytes())
    first, second = (
        data.rindex(name) - 46 for name in (b"source_pieces.txt", b"target_pieces.txt")
    )
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)


def broken_stream(path):
    """A packed file whose stream is none."""
    contents = small_contents()
    name, content = "source.model", contents.pop("source.model")
    write_entries(path, [*contents.items(), (name, content)])
    data = bytearray(path.read_bytes())
    local, central = data.rindex(LOCAL), data.rindex(name.encode()) - 46
    data[local + 8] = data[central + 10] = zipfile.ZIP_DEFLATED
    path.write_bytes(data)


def shorter_than_it_says(path):
    """A packed file that unpacks to less than both its headers say."""
    contents = small_contents()
    model = contents.pop("source.model")
    entry = zipfile.ZipInfo("source.model")
    entry.compress_type = zipfile.ZIP_DEFLATED
    write_entries(path, [*contents.items(), (entry, model[:-4])])
    data = bytearray(path.read_bytes())
    local, central = data.rindex(LOCAL), data.rindex(b"source.model") - 46
    for at, offset in ((local, 14), (central, 16)):
        crc = struct.pack("<I", zlib.crc32(model[:-4]))
        data[at + offset : at + offset + 4] = crc
        data[at + offset + 8 : at + offset + 12] = struct.pack("<I", len(model))
    path.write_bytes(data)


HOSTILE_ARCHIVES = {
    "a path to the folder above": (named("../evil"), PLAIN),
    "a long path upwards": (named("a/../../../../evil"), PLAIN),
    "a path upwards that the manifest lists": (listed("../evil"), PLAIN),
    "an absolute path": (named("/tmp/evil"), PLAIN),
    "a path of Windows upwards": (named("..\\evil"), PLAIN),
    "an absolute path of Windows": (named("C:\\evil"), PLAIN),
    "a path relative to a drive": (named("C:evil"), PLAIN),
    "a share in a network": (named("\\\\host\\share\\evil"), PLAIN),
    "a second stream of a file": (named("encoder.onnx:evil"), PLAIN),
    "a name with a zero byte": (named("vocoder.onnx\0.txt"), PLAIN),
    "a folder": (named("graphs/", b""), PLAIN),
    "a file in a folder": (listed("graphs/vocoder.onnx"), PLAIN),
    "a name of two dots": (named(".."), PLAIN),
    "an empty name": (named(""), PLAIN),
    "a hidden file": (listed(".bashrc"), PLAIN),
    "a name like an option": (listed("-rf"), PLAIN),
    "a name with a line break": (listed("a\nb"), PLAIN),
    "a name that rules the terminal": (listed("\x1b[2Ja"), PLAIN),
    "a name written from right to left": (listed("xnno\u202eredocne"), PLAIN),
    "a name that looks like another": (listed("encоder.onnx"), PLAIN),  # noqa: RUF001
    "a name that ends in a dot": (listed("vocoder.onnx."), PLAIN),
    "a name that ends in a space": (listed("vocoder.onnx "), PLAIN),
    "a device of Windows": (listed("aux.onnx"), PLAIN),
    "a name of a thousand letters": (listed("a" * 1000), PLAIN),
    "a symbolic link": (of_kind(stat.S_IFLNK), "is a link"),
    "a device": (of_kind(stat.S_IFCHR), "is a link or no file"),
    "a named pipe": (of_kind(stat.S_IFIFO), "is a link or no file"),
    "a file twice": (twice("encoder.onnx"), TWICE),
    "the manifest twice": (twice(MANIFEST), TWICE),
    "names that differ in capitals": (listed("Encoder.onnx"), "in capitals alone"),
    "a bomb": (bomb, "like a bomb"),
    "five hundred files": (crowd, "has 508 files"),
    "a manifest of two megabytes": (long_manifest, "which is too long"),
    "a file that claims to be huge": (
        patched(in_directory(24, struct.pack("<I", 0xFFFFFFF0))),
        "like a bomb",
    ),
    "a packed size beyond the file": (
        patched(in_directory(20, struct.pack("<I", 1 << 30))),
        "ends beyond the file",
    ),
    "files upon each other": (overlapping, "overlaps another"),
    "a file at a place beyond the end": (
        patched(in_directory(42, struct.pack("<I", 1 << 30))),
        "ends beyond the file",
    ),
    "an encrypted file": (patched(encrypted), "encrypted"),
    "an unusual packing": (packed_by(zipfile.ZIP_BZIP2), "packed in an unusual way"),
    "another unusual packing": (packed_by(zipfile.ZIP_LZMA), "packed in an unusual way"),
    "two names for one file": (patched(other_name_inside), DAMAGED),
    "a flipped bit": (patched(flipped), DAMAGED),
    "a stream that does not unpack": (broken_stream, DAMAGED),
    "less than it says": (shorter_than_it_says, "shorter than it says"),
    "half an archive": (patched(lambda data: data[: len(data) // 2]), DAMAGED),
    "an archive without its last bytes": (patched(lambda data: data[:-10]), DAMAGED),
    "a program before the archive": (
        patched(lambda data: b"#!/bin/sh\nevil\n" + data),
        "something else before its first file",
    ),
    "a directory of three megabytes": (patched(claims_a_large_directory), "has a part of"),
    "no archive": (lambda path: path.write_bytes(b"evil" * 1000), DAMAGED),
    "an empty file": (lambda path: path.write_bytes(b""), DAMAGED),
    "an empty archive": (lambda path: write_archive(path, []), f"no {MANIFEST}"),
}
