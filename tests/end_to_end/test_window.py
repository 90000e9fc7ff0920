"""The real program on a real screen, ruled as a person would: keys, tray, and a second one."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from screen import WIDTH_PX
from sound_server import wait_until

from app.assets import BUNDLE

TRAY_ICON = (WIDTH_PX - 18, 14)  # the only one, at the upper right


class Sotto:
    """One running `sotto` whose settings lie in a folder of their own."""

    def __init__(self, screen, folder, *arguments):
        self.screen = screen
        self.log = folder / "events.jsonl"
        self.env = os.environ | screen.env | {"SOTTO_FOLDER": str(folder)}
        command = [sys.executable, "-m", "app", "--log-events", str(self.log), *arguments]
        self.process = subprocess.Popen(command, env=self.env, stderr=subprocess.PIPE, text=True)

    def tell(self, *arguments):
        """Return how a second `sotto` with these arguments ends."""
        command = [sys.executable, "-m", "app", *arguments]
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=30, check=False
        )

    def events(self, name):
        if not self.log.exists():
            return []
        lines = self.log.read_text().splitlines()
        return [each for each in map(json.loads, lines) if each["event"] == name]

    def close(self):
        if self.process.poll() is None:
            self.tell("--quit")
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            self.process.communicate()


@pytest.fixture
def sotto(screen, sound_server, tmp_path):
    """Start `sotto` with arguments; it is quit at the end."""
    started = []

    def start(*arguments):
        started.append(Sotto(screen, tmp_path, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.close()


def test_keys_and_a_second_one_rule_the_first_and_all_is_remembered(sotto, screen):
    first = sotto("--source", "demo")
    screen.wait_for_window("Sotto")
    assert first.tell("--toggle").returncode == 0
    wait_until(lambda: first.events("caption_updated"), 60)
    captions = screen.wait_for_window("Sotto captions")
    screen.press("ctrl+alt+h")
    wait_until(lambda: not screen.is_visible(captions))
    screen.press("ctrl+alt+h")
    wait_until(lambda: screen.is_visible(captions))
    assert first.tell("--toggle-lock").returncode == 0
    x, y, width, height = screen.place_of(screen.wait_for_window("Sotto captions"))
    screen.drag((x + width // 2, y + 20), (x + width // 2, y - 180))
    wait_until(lambda: screen.place_of(screen.wait_for_window("Sotto captions"))[1] < y - 100)
    screen.press("ctrl+alt+s")
    wait_until(lambda: first.events("engine_stopped"), 60)
    assert first.tell("--quit").returncode == 0
    assert first.process.wait(20) == 0
    assert "locked = false" in (first.log.parent / "settings.toml").read_text()


def test_another_model_takes_over_while_it_listens_and_no_sound_is_lost(sotto, screen, tmp_path):
    other = shutil.copytree(BUNDLE, tmp_path / "data" / "bundles" / "other")
    manifest = json.loads((other / "manifest.json").read_text())
    manifest |= {"name": "other", "source_language": "es", "target_language": "it"}
    (other / "manifest.json").write_text(json.dumps(manifest))
    first = sotto("--source", "demo", "--start")
    wait_until(lambda: first.events("caption_updated"), 60)
    assert first.tell("settings", "set", "listening.bundle", "other").returncode == 0
    wait_until(lambda: first.events("bundle_changed"), 60)
    wait_until(lambda: {each["track"] for each in first.events("caption_updated")} >= {"it"}, 60)
    assert first.tell("--toggle").returncode == 0
    wait_until(lambda: first.events("engine_stopped"), 60)
    assert first.events("bundle_changed")[0]["source_language"] == "es"
    assert not first.events("audio_dropped")
    assert not first.events("engine_failed")


def test_a_wish_without_a_sotto_that_runs_is_one_sentence(sotto, screen):
    alone = sotto("--hide")
    told = alone.process.communicate(timeout=30)[1]
    assert (alone.process.returncode, told) == (
        1,
        "sotto: Sotto is not running: start it with `sotto`.\n",
    )


def test_a_minimised_one_comes_up_from_its_tray(sotto, screen):
    if not shutil.which("trayer"):
        pytest.skip("not installed: trayer")
    sotto("--minimised")

    def is_there():
        screen.click(*TRAY_ICON)
        return screen.windows("Sotto")

    wait_until(is_there, 30)


def test_the_first_minute_is_gone_through_with_keys_and_not_shown_again(sotto, screen):
    first = sotto()
    settings = first.log.parent / "settings.toml"
    page = screen.wait_for_window("Set up Sotto")
    wait_until(lambda: settings.exists() and "latency_ms" in settings.read_text(), 60)
    screen.press("Down", page)  # from what the computer plays to the microphone
    wait_until(lambda: 'source = "mic"' in settings.read_text())
    screen.press("Up")
    wait_until(lambda: 'source = "system"' in settings.read_text())
    screen.press("alt+b")
    wait_until(lambda: first.events("level_measured"), 60)
    wait_until(lambda: not screen.is_visible(page))
    assert first.tell("--quit").returncode == 0
    assert first.process.wait(20) == 0
    assert "set_up = true" in settings.read_text()
    second = sotto()
    screen.wait_for_window("Sotto")
    assert second.tell("--set-up").returncode == 0
    wait_until(lambda: len(screen.windows("Set up Sotto")) == 1)


def test_other_hotkeys_in_the_settings_act_at_once(sotto, screen):
    first = sotto("--source", "mic")
    screen.wait_for_window("Sotto")
    assert first.tell("--toggle-lock").returncode == 0  # unlocked captions are seen without words
    captions = screen.wait_for_window("Sotto captions")
    assert first.tell("settings", "set", "hotkeys.hide", "Ctrl+Alt+K").returncode == 0

    def is_hidden():
        screen.press("ctrl+alt+k")
        return not screen.is_visible(captions)

    wait_until(is_hidden)
    screen.press("ctrl+alt+h")  # the old ones are free again
    assert not screen.is_visible(captions)
