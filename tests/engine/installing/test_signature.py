"""Signatures: those of the program minisign are understood, and nothing that was changed passes."""

import pytest

from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.signature import read_public_keys, sign, verify

# Made by minisign 0.11: `minisign -G -W`, and of a file that holds `hello` `-S` and `-S -l`.
PUBLIC_KEY = """\
untrusted comment: minisign public key 368A2A0BAD7E1EC2
RWTCHn6tCyqKNnAGzC8nERxhg794txGE7x2U1qHF1cuKBl7cNM9sGnHN
"""
SECRET_KEY = """\
untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwh5+rQsqijaFm9rIGZig24lm\
CaRMmmx5T/IaGk5R4qL/knSMBrTimHAGzC8nERxhg794txGE7x2U1qHF1cuKBl7cNM9sGnHNAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
AAAAAAAAAAAAAAA=
"""
HASHED = """\
untrusted comment: signature from minisign secret key
RUTCHn6tCyqKNhc3w1AQlFHP2t+IuHKfTu0/B3H6odQSQtgM076JzbZ3TdTeBAbKqV0BrkcjkgvA8jYOqxLRPZMuH59P3RS+ZwU=
trusted comment: trusted words
h473azadaKqGxsPvgim9qj1UrILoWC/9F2KdFCypS59E3jBRWJZzvMSJEfDa7HqbqbJW537wcFp0tbh/v8yqDw==
"""
WHOLE = """\
untrusted comment: signature from minisign secret key
RWTCHn6tCyqKNlxbyl8C5Dirg4pDWaJiGVYUvwRakQEH4KqWgjOPtowank3NTfFxGtSctz95yiguWpQyjJ4zYvmH7FndmOde4Q8=
trusted comment: old
nQm6n+QUyC/rVZiueb5rxVPyRlqcdc6HAwaUxoyrcUSjPurj047eSeTZ1Ur4Ac2EdplN8IMHjjksqqQFbkPbCQ==
"""
CONTENT = b"hello"


@pytest.fixture
def keys(tmp_path):
    (tmp_path / "friend.pub").write_text(PUBLIC_KEY)
    return read_public_keys(tmp_path)


@pytest.fixture
def secret_key(tmp_path):
    (tmp_path / "friend.key").write_text(SECRET_KEY)
    return tmp_path / "friend.key"


@pytest.mark.parametrize(("text", "comment"), [(HASHED, "trusted words"), (WHOLE, "old")])
def test_a_signature_by_minisign_is_understood(keys, text, comment):
    signed = verify(CONTENT, text.encode(), keys)
    assert (signed.owner, signed.comment) == ("friend", comment)
    assert signed.key_id == "368A2A0BAD7E1EC2"


def test_ours_is_the_same_as_that_of_minisign(secret_key):
    assert sign(CONTENT, secret_key, "trusted words").splitlines()[1:] == HASHED.splitlines()[1:]


def test_a_signature_by_a_key_that_nobody_knows_has_no_owner():
    signed = verify(CONTENT, HASHED.encode(), ())
    assert (signed.owner, signed.comment) == (None, "")


@pytest.mark.parametrize("text", [HASHED, WHOLE])
def test_other_content_is_refused(keys, text):
    with pytest.raises(RefusedError, match="was changed after friend signed it"):
        verify(b"hellO", text.encode(), keys)


def test_another_comment_is_refused(keys):
    with pytest.raises(RefusedError, match="was changed after friend signed it"):
        verify(CONTENT, HASHED.replace("trusted words", "other words").encode(), keys)


def test_every_bit_of_both_signatures_matters(keys):
    for line in (1, 3):
        lines = HASHED.splitlines()
        for i in range(0, len(lines[line]) - 2, 7):
            character = "A" if lines[line][i] != "A" else "B"
            changed = [*lines]
            changed[line] = lines[line][:i] + character + lines[line][i + 1 :]
            try:
                signed = verify(CONTENT, "\n".join(changed).encode(), keys)
            except RefusedError:
                continue
            assert signed.owner is None  # the id of another key


@pytest.mark.parametrize(
    "text",
    ["", "evil", HASHED[:80], HASHED.rpartition("\n")[0][:-9], "\xff", HASHED * 2, "\n" * 4],
)
def test_what_is_no_signature_is_refused(keys, text):
    with pytest.raises(RefusedError, match="has a signature that cannot be read"):
        verify(CONTENT, text.encode("latin-1"), keys)


@pytest.mark.parametrize("text", ["", "a\nevil\n", "a\n" + SECRET_KEY.splitlines()[1]])
def test_a_public_key_that_is_none_is_named(tmp_path, text):
    (tmp_path / "bad.pub").write_text(text)
    with pytest.raises(BundleError, match=r"bad\.pub is not a public key"):
        read_public_keys(tmp_path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda text: "", "cannot be read as a key"),
        (lambda text: text.replace("RWQAAEIy", "RWRTY0Iy"), "has a password"),
        (lambda text: text.replace("m9rIGZig", "m9rIGZih"), "is damaged"),
    ],
)
def test_a_secret_key_that_cannot_be_used_is_named(secret_key, change, complaint):
    secret_key.write_text(change(SECRET_KEY))
    with pytest.raises(BundleError, match=complaint):
        sign(CONTENT, secret_key, "")
