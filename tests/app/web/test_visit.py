import socket

import pytest

from app.web.visit import is_for_us, is_from_us


@pytest.mark.parametrize("host", ["127.0.0.1:80", "localhost:80", "[::1]:80", "127.0.0.1"])
def test_this_computer_may_be_named(host):
    assert is_for_us([host], 80, loopback_only=True)


@pytest.mark.parametrize(
    "hosts",
    [
        [], ["127.0.0.1:80", "127.0.0.1:80"], ["evil.example:80"], ["127.0.0.1:81"],
        ["192.168.1.5"],
        ["127.0.0.1.evil.example"], ["localhost@evil.example"], ["localhost:x"], ["[::1"], [""],
        ["localhost/x"], ["localhost:80#x"], ["0.0.0.0"],
    ],
)  # fmt: skip
def test_another_name_is_refused(hosts):
    assert not is_for_us(hosts, 80, loopback_only=True)


@pytest.mark.parametrize("host", ["192.168.1.5", "[fe80::1]", socket.gethostname(), "localhost"])
def test_on_the_network_numbers_and_the_own_name_are_ours(host):
    assert is_for_us([host], 80, loopback_only=False)


def test_on_the_network_too_another_name_is_refused():
    assert not is_for_us(["evil.example"], 80, loopback_only=False)


@pytest.mark.parametrize(
    ("origins", "ours"),
    [
        ([], True),
        (["http://localhost:80"], True),
        (["http://evil.example"], False),
        (["https://localhost:80"], False),
        (["null"], False),
        (["http://localhost:80", "http://localhost:80"], False),
    ],
)
def test_only_our_own_page_may_open_a_line(origins, ours):
    assert is_from_us(origins, "localhost:80") is ours
