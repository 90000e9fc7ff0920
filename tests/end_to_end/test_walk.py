"""The whole of Sotto as a person meets it: real sound and windows, real clicks and keys.

`python -m tests.walk_screenshots` goes the same way and keeps the pictures.
"""

import os
from pathlib import Path

import pytest
from walk import Film, Walk, middle, write_talk

BAR, SET_UP, MAIN, CAPTIONS = "Sotto", "Set up Sotto", "Sotto – what was said", "Sotto captions"
LOOK = "Sotto – how captions look"
SEARCH, TRANSCRIPT, FOUND = "Search what was said", "What was said", "Found lines"
PICTURES = "SOTTO_WALK_PICTURES"  # a folder to keep the pictures in
SOUGHT = "sister"
SLOWER = 4  # the slider's position


@pytest.fixture
def film(screen, tmp_path):
    film = Film(screen, tmp_path)
    yield film
    film.close()


@pytest.fixture
def walk(screen, film, sound_server, tmp_path):
    kept = os.environ.get(PICTURES)
    walk = Walk(screen, tmp_path, Path(kept) if kept else None)
    yield walk
    walk.close()


@pytest.mark.parametrize("screen", [(1600, 900)], indirect=True)
def test_a_person_goes_from_the_first_minute_to_the_next_day(walk, film, sound_server, tmp_path):
    sound_server.play(write_talk(tmp_path / "talk.wav", 40))
    walk.start()
    go_through_the_first_minute(walk)
    click_through_the_captions(walk, film)
    captions = move_the_captions(walk, film)
    slow_down(walk)
    bar = move_the_bar(walk)
    main = search(walk)
    change_the_look(walk)
    ask_what_they_said(walk)
    export(walk, tmp_path / "talk.srt")
    leave(walk)
    come_back(walk, captions, bar, main)
    break_off(walk)


def go_through_the_first_minute(walk):
    walk.wait(lambda: "Sound arrives" in walk.control(SET_UP, "Sound")["text"])
    walk.wait(lambda: "captions can follow" in walk.control(SET_UP, "Speed")["text"])
    walk.look("1-first-run")
    walk.click(SET_UP, "Begin")
    walk.wait(lambda: len(walk.events("caption_updated")) > 5)
    walk.wait(lambda: CAPTIONS in walk.windows())
    walk.look("2-captions")


def click_through_the_captions(walk, film):
    at = middle(walk.window(CAPTIONS)["rect"])
    walk.screen.click(*at)
    walk.wait(lambda: film.clicks == [at])
    walk.look("3-clicked-through")


def move_the_captions(walk, film):
    walk.screen.press("ctrl+alt+l")
    walk.wait(lambda: "locked = false" in walk.settings.read_text())
    x, y, width, height = walk.window(CAPTIONS)["rect"]
    walk.look("4-unlocked")
    walk.screen.drag((x + width // 2, y + 20), (x + width // 2 + 90, y - 30))
    walk.wait(lambda: walk.window(CAPTIONS)["rect"][0] > x + 40)
    walk.screen.press("ctrl+alt+l")
    walk.wait(lambda: "locked = true" in walk.settings.read_text())
    place = walk.window(CAPTIONS)["rect"]
    walk.screen.click(*middle(place))
    walk.wait(lambda: film.clicks[1:] == [middle(place)])
    walk.look("5-locked-again")
    return place


def slow_down(walk):
    walk.screen.press("alt+d", walk.screen.wait_for_window("^Sotto$"))
    n_before = len(walk.events("caption_updated"))
    walk.pull(BAR, "Delay", SLOWER)
    walk.wait(lambda: len(walk.events("caption_updated")) > n_before + 5)
    walk.wait(lambda: "s" in walk.control(BAR, "Lag")["text"])
    walk.look("6-slower")
    assert walk.events("audio_dropped", "engine_stopped") == []
    check_that_text_only_grew(walk)


def check_that_text_only_grew(walk):
    said = {}
    for each in walk.events("source_updated", "caption_updated"):
        key = each["event"], each["utterance"]
        assert each["stable"].startswith(said.get(key, ""))
        said[key] = each["stable"]


def move_the_bar(walk):
    x, y, *_ = walk.control(BAR, "Status")["rect"]
    before = walk.window(BAR)["rect"]
    walk.screen.drag((x + 300, y + 8), (x - 160, y + 8))
    walk.wait(lambda: walk.window(BAR)["rect"][0] < before[0] - 300)
    return walk.window(BAR)["rect"]


def search(walk):
    walk.click(BAR, "More")
    walk.wait(lambda: any(SOUGHT in row for row in walk.control(MAIN, TRANSCRIPT)["rows"]))
    walk.look("7-transcript")
    n_rows = len(walk.control(MAIN, TRANSCRIPT)["rows"])
    walk.click(MAIN, SEARCH)
    walk.screen.type(SOUGHT)
    walk.wait(lambda: walk.control(MAIN, SEARCH)["text"] == SOUGHT)
    found = walk.control(MAIN, TRANSCRIPT)["rows"]
    assert 0 < len(found) < n_rows
    assert all(SOUGHT in row for row in found)
    walk.look("8-search")
    return walk.window(MAIN)["rect"]


def change_the_look(walk):
    walk.click(MAIN, "Fonts and colours")
    walk.pull(LOOK, "Its translation: Outline", 6)
    walk.wait(lambda: "outline_px = 6" in walk.settings.read_text())
    walk.look("9-look")
    walk.click(LOOK, "Back to this look")
    walk.wait(lambda: walk.control(LOOK, "Its translation: Outline")["value"] == 2)
    walk.screen.press("Escape")
    walk.wait(lambda: LOOK not in walk.windows())


def ask_what_they_said(walk):
    walk.click(MAIN, "What did they say?")
    walk.wait(lambda: walk.control(MAIN, "What they said")["text"])
    walk.look("10-what-did-they-say")


def export(walk, path):
    walk.click(MAIN, "Export")
    walk.window("Export")
    walk.look("11-export")
    walk.screen.type(str(path))
    walk.screen.press("Return")
    walk.wait(lambda: path.exists() and " --> " in path.read_text())
    walk.wait(lambda: str(path) in walk.control(BAR, "Status")["text"])
    first = [each for each in walk.events("source_updated") if each["utterance"] == 0][-1]
    assert first["stable"] in path.read_text()


def leave(walk):
    walk.screen.press("ctrl+q", walk.screen.wait_for_window("^Sotto$"))
    assert walk.exit_code() == 0


def come_back(walk, captions, bar, main):
    walk.start()
    walk.wait(lambda: walk.window(BAR)["rect"][:3] == bar[:3])  # its height follows its sentence
    assert walk.control(BAR, "Delay")["value"] == SLOWER
    walk.click(BAR, "Start")
    walk.wait(lambda: CAPTIONS in walk.windows())
    walk.wait(lambda: walk.window(CAPTIONS)["rect"] == captions)
    walk.click(BAR, "More")
    walk.wait(lambda: walk.window(MAIN)["rect"] == main)
    walk.wait(lambda: walk.control(MAIN, "Session")["n_choices"] == 2)
    walk.click(MAIN, "Session")
    walk.screen.press("Down")
    walk.screen.press("Return")
    walk.wait(lambda: any(SOUGHT in row for row in walk.control(MAIN, TRANSCRIPT)["rows"]))
    walk.look("12-next-day")
    assert SET_UP not in walk.windows()
    find_it_again(walk)


def find_it_again(walk):
    walk.click(MAIN, "In all sessions")
    walk.click(MAIN, SEARCH)
    walk.screen.type(SOUGHT)
    walk.wait(lambda: any(f"[{SOUGHT}]" in row for row in walk.control(MAIN, FOUND)["rows"]))
    walk.look("13-search-everywhere")
    x, y, *_ = walk.control(MAIN, FOUND)["rect"]
    walk.screen.click(x + 60, y + 20)
    walk.wait(lambda: walk.control(MAIN, TRANSCRIPT)["chosen"])
    assert all(SOUGHT in row for row in walk.control(MAIN, TRANSCRIPT)["chosen"])


def break_off(walk):
    n_before = len(walk.events("utterance_ended"))
    walk.wait(lambda: len(walk.events("utterance_ended")) > n_before)
    walk.close()
    walk.start()
    walk.wait(lambda: "ended without warning" in walk.control(BAR, "Status")["text"])
    walk.look("14-broken-off")
    walk.click(BAR, "Open the recovered session")
    walk.wait(lambda: walk.control(MAIN, TRANSCRIPT)["rows"])
    walk.look("15-recovered")
