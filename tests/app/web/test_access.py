import os

import pytest

from app.web.access import (
    SECRET_LIFE_S,
    Hello,
    OpenAccess,
    RefusedError,
    TokenAccess,
    load_key,
    make_key,
    read_hello,
)
from engine.errors import OutputError

KEY = bytes(32)


def test_a_token_works_once():
    access = TokenAccess(KEY)
    token = access.token
    assert access.admit(Hello(token=token))
    with pytest.raises(RefusedError, match="used already"):
        access.admit(Hello(token=token))


def test_the_next_token_lets_the_next_viewer_in():
    access = TokenAccess(KEY)
    assert access.admit(Hello(token=access.token)) != access.admit(Hello(token=access.token))


def test_a_secret_outlives_the_server():
    access = TokenAccess(KEY)
    secret = access.admit(Hello(token=access.token))
    assert TokenAccess(KEY).admit(Hello(secret=secret)) == ""


def test_a_secret_ends_with_its_time():
    now_s = [0.0]
    access = TokenAccess(KEY, lambda: now_s[0])
    secret = access.admit(Hello(token=access.token))
    now_s[0] = SECRET_LIFE_S - 1
    assert access.admit(Hello(secret=secret)) == ""
    now_s[0] = SECRET_LIFE_S + 1
    with pytest.raises(RefusedError):
        access.admit(Hello(secret=secret))


@pytest.mark.parametrize("secret", ["", ".", "x", "9999999999.x.0", "\ud800.x", "²." + "0" * 64])
def test_a_secret_that_nobody_gave_is_refused(secret):
    with pytest.raises(RefusedError):
        TokenAccess(KEY).admit(Hello(secret=secret))


def test_a_secret_of_another_key_is_refused():
    access = TokenAccess(KEY)
    secret = access.admit(Hello(token=access.token))
    with pytest.raises(RefusedError):
        TokenAccess(bytes(31) + b"x").admit(Hello(secret=secret))


def test_on_this_computer_everyone_may_watch():
    assert OpenAccess().admit(Hello()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", "1", "null", '{"token": 1}', '{"after": "1"}', '{"after": true}',
        '{"after": -1}', "[" * 4000, b"\xff",
    ],
)  # fmt: skip
def test_what_is_no_hello_is_refused(text):
    with pytest.raises(RefusedError, match="not how a viewer speaks"):
        read_hello(text)


def test_a_hello_may_hold_more_than_we_know():
    assert read_hello('{"token": "t", "after": 3, "more": 1}') == Hello(token="t", after=3)


def test_the_key_is_made_once_and_only_this_user_can_read_it(tmp_path):
    path = tmp_path / "sotto" / "key"
    key = load_key(path)
    assert load_key(path) == key
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert make_key(path) != key


def test_a_key_that_cannot_be_kept_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be kept in"):
        load_key(tmp_path / "file" / "key")
