"""`sotto serve` as a person has it: a process of its own, the bundle, and a real browser."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.web.browser import Browser, find_program

ROOT = Path(__file__).resolve().parents[2]
END_S = 120


@pytest.fixture
def browser():
    program = find_program()
    if program is None:
        pytest.skip("no Chromium is installed")
    browser = Browser(program)
    yield browser
    browser.close()


def test_the_demo_clip_is_captioned_in_a_browser_and_ctrl_c_ends_it(browser):
    command = [sys.executable, "-m", "app", "serve", "--source", "demo", "--port", "0"]
    sotto = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        url = re.search(r"http://\S+", sotto.stdout.readline())[0]
        page = browser.open(url)
        text = page.wait("document.querySelector('.translation')?.firstChild.data")
        assert page.run("document.querySelector('#status').textContent") == "Listening"
        sotto.send_signal(signal.SIGINT)
        printed, _ = sotto.communicate(timeout=END_S)
        page.wait("document.documentElement.dataset.link === 'lost'")
    finally:
        sotto.kill()
        sotto.communicate()
    assert sotto.returncode == 130
    assert text in printed
    assert [each for each in page.complaints() if "WebSocket" not in each] == []
