"""Caption tracks as a person has them: added by clicks while Sotto listens, in a real window."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sotto_with_tracks import give_model
from sound_server import wait_until

HERE = Path(__file__).parent


class Sotto:
    """A running `sotto` whose models, settings and transcripts lie in a folder of their own."""

    def __init__(self, screen, folder):
        self.screen = screen
        self.windows_path, self.log = folder / "windows.json", folder / "events.jsonl"
        self.env = os.environ | screen.env
        self.env |= {"SOTTO_FOLDER": str(folder), "SOTTO_TELLS": str(self.windows_path)}
        program = [sys.executable, str(HERE / "sotto_with_tracks.py")]
        arguments = ["--source", "demo", "--log-events", str(self.log)]
        self.process = subprocess.Popen([*program, *arguments], env=self.env)

    def run(self, *arguments):
        """Return what a second `sotto` with these arguments prints."""
        command = [sys.executable, "-m", "app", *arguments]
        done = subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout

    def events(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def texts(self, track):
        """The last settled text of each utterance on a track."""
        grown = [each for each in self.events() if each["event"] == "caption_updated"]
        return {each["utterance"]: each["stable"] for each in grown if each["track"] == track}

    def window(self, title):
        told = json.loads(self.windows_path.read_text()) if self.windows_path.exists() else {}
        return told.get(title)

    def click(self, title, name, is_done):
        """Click into the middle of a control, and once more where its window was still moving."""
        wait_until(lambda: self.control(title, name), 30)
        for _ in range(3):
            x, y, width, height = self.control(title, name)["rect"]
            self.screen.click(x + width // 2, y + height // 2)
            with suppress(AssertionError):
                wait_until(is_done, 5)
                return
        raise AssertionError(f"{name} could not be clicked")

    def control(self, title, name):
        return (self.window(title) or {"controls": {}})["controls"].get(name)

    def close(self):
        if self.process.poll() is None:
            self.run("--quit")
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            self.process.communicate()


@pytest.fixture
def sotto(screen, sound_server, tmp_path):
    give_model(tmp_path)
    (tmp_path / "settings.toml").write_text("[window]\nset_up = true\n")
    sotto = Sotto(screen, tmp_path)
    yield sotto
    sotto.close()


def test_tracks_are_added_by_clicks_and_are_the_same_text_everywhere(sotto, screen, tmp_path):
    bar = screen.wait_for_window("Sotto")
    screen.press("ctrl+t", bar)
    settings = tmp_path / "settings.toml"
    tracks = "Sotto – caption tracks"
    sotto.click("Sotto – what was said", "Caption tracks", lambda: sotto.window(tracks))
    add = "Add a caption track"
    sotto.click(tracks, add, lambda: '"de"' in settings.read_text())
    sotto.run("--toggle")
    wait_until(lambda: sotto.log.exists() and sotto.texts("de"), 60)
    sotto.click(tracks, add, lambda: '"es"' in settings.read_text())
    wait_until(lambda: sotto.texts("es"), 60)
    screen.screenshot(tmp_path / "tracks.png")
    sotto.run("--toggle")
    wait_until(lambda: sotto.events()[-1]["event"] == "engine_stopped", 60)
    assert '[tracks.second]\nlanguage = "es"' in settings.read_text()
    said = {track: sotto.texts(track) for track in ("en", "de", "es")}
    kept = json.loads(sotto.run("transcripts", "show", "last", "--json"))
    assert kept["tracks"] == ["de", "es"]
    for track, texts in said.items():
        rows = [row for row in kept["utterances"] if row["translations"].get(track)]
        assert {row["utterance"]: row["translations"][track] for row in rows} == {
            number: text for number, text in texts.items() if text
        }
    sotto.run("transcripts", "export", "last", str(tmp_path / "talk.de.txt"), "--track", "de")
    written = "".join((tmp_path / "talk.de.txt").read_text().split())
    assert all("".join(text.split()) in written for text in said["de"].values())
