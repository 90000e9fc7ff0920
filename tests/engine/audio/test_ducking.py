import json
import threading
from contextlib import contextmanager

import numpy as np
import pytest

from engine.audio.duck_envelope import ATTACK_MS, HOLD_MS, RELEASE_MS, DuckEnvelope
from engine.audio.ducker import Ducker, UnduckedCapture
from engine.audio.ducking import Ducking, Stream, to_volume
from engine.audio.fake import FakeCapture
from engine.audio.volume_notes import VolumeNote, VolumeNotes
from engine.errors import DeviceError

FLOOR_DB = -13.979  # 20 %
FILM = Stream(7, "Film", 0.8)


class FakeVolumes:
    """Streams that a test may add to, move and end."""

    def __init__(self, *streams):
        self.streams = {stream.index: stream for stream in streams}
        self.is_gone = False

    def list(self):
        if self.is_gone:
            raise DeviceError("There is no sound server: start one.")
        return list(self.streams.values())

    def set(self, index, volume):
        if index in self.streams:
            self.streams[index] = Stream(index, self.streams[index].key, volume)

    def volume(self, index=7):
        return self.streams[index].volume


@pytest.fixture
def notes(tmp_path):
    return VolumeNotes(tmp_path / "deep" / "volumes.json")


def gain_db(volume, original=0.8):
    return 60 * np.log10(volume / original)


def course(envelope, *phases, step_ms=10.0):
    gains = []
    for duration_ms, is_speaking in phases:
        for _ in range(round(duration_ms / step_ms)):
            gains.append(envelope.push(step_ms, is_speaking=is_speaking))
    return gains


def test_the_original_goes_down_in_the_time_that_is_documented():
    gains = course(DuckEnvelope(20), (300, True))
    assert gains[9] == pytest.approx(FLOOR_DB / 2, abs=0.01)
    assert gains[round(ATTACK_MS / 10) - 1 :] == pytest.approx([FLOOR_DB] * 11, abs=0.01)


def test_it_is_held_and_comes_back_in_the_time_that_is_documented():
    envelope = DuckEnvelope(20)
    course(envelope, (300, True))
    gains = course(envelope, (HOLD_MS + RELEASE_MS, False))
    assert gains[49] == pytest.approx(FLOOR_DB, abs=0.01)
    assert gains[79] == pytest.approx(FLOOR_DB / 2, abs=0.01)
    assert gains[-1] == pytest.approx(0.0, abs=1e-9)


def test_between_two_phrases_it_does_not_come_up():
    gains = course(DuckEnvelope(20), (300, True), (400, False), (300, True))
    assert gains[30:] == pytest.approx([FLOOR_DB] * 70, abs=0.01)


@pytest.mark.parametrize("step_ms", [1.0, 50.0, 100.0])
def test_the_size_of_the_steps_does_not_matter(step_ms):
    phases = ((300, True), (800, False))
    fine = course(DuckEnvelope(20), *phases, step_ms=1.0)
    coarse = course(DuckEnvelope(20), *phases, step_ms=step_ms)
    assert coarse == pytest.approx(fine[round(step_ms) - 1 :: round(step_ms)], abs=0.01)


def test_nothing_at_all_is_sixty_decibels_down():
    assert course(DuckEnvelope(0), (300, True))[-1] == -60.0


def test_a_stream_is_lowered_by_the_gain_and_put_back_to_what_it_was(notes):
    ducking = Ducking(volumes := FakeVolumes(FILM), notes, FLOOR_DB)
    ducking.apply(-6.0)
    assert gain_db(volumes.volume()) == pytest.approx(-6.0)
    ducking.apply(0.0)
    assert volumes.volume() == 0.8
    assert notes.read() == []


def test_what_a_volume_was_is_on_the_disk_before_it_is_touched(notes):
    class Watching(FakeVolumes):
        def set(self, index, volume):
            assert notes.read() == [VolumeNote("Film", 7, 0.8, 0.8 * to_volume(FLOOR_DB))]
            super().set(index, volume)

    Ducking(volumes := Watching(FILM), notes, FLOOR_DB).apply(-6.0)
    assert volumes.volume() < 0.8


def test_after_a_crash_the_next_start_puts_it_back(notes):
    Ducking(volumes := FakeVolumes(FILM), notes, FLOOR_DB).apply(FLOOR_DB)
    Ducking(volumes, VolumeNotes(notes._path), 0.0).restore()
    assert volumes.volume() == 0.8
    assert notes.read() == []


def test_after_a_crash_a_volume_that_a_person_moved_meanwhile_is_theirs(notes):
    Ducking(volumes := FakeVolumes(FILM), notes, FLOOR_DB).apply(FLOOR_DB)
    volumes.set(7, 0.95)
    Ducking(volumes, notes, 0.0).restore()
    assert volumes.volume() == 0.95


def test_a_program_that_ended_lowered_and_begins_again_as_low_is_put_back(notes):
    ducking = Ducking(volumes := FakeVolumes(FILM), notes, FLOOR_DB)
    ducking.apply(FLOOR_DB)
    low = volumes.streams.pop(7).volume
    ducking.apply(0.0)
    assert [note.key for note in notes.read()] == ["Film"]
    volumes.streams[9] = Stream(9, "Film", low)
    later = Ducking(volumes, notes, FLOOR_DB)
    later.apply(-6.0)
    later.apply(0.0)
    assert volumes.volume(9) == 0.8
    assert notes.read() == []


def test_a_person_who_moves_the_volume_keeps_what_they_chose(notes):
    ducking = Ducking(volumes := FakeVolumes(FILM), notes, FLOOR_DB)
    ducking.apply(FLOOR_DB)
    volumes.set(7, 0.5)
    for gain in (FLOOR_DB, -6.0, 0.0):
        ducking.apply(gain)
        assert volumes.volume() == 0.5
        assert ducking.is_even == (gain == 0.0)
    ducking.apply(-6.0)
    assert gain_db(volumes.volume(), 0.5) == pytest.approx(-6.0)


def test_a_stream_that_begins_meanwhile_is_lowered_too(notes):
    ducking = Ducking(volumes := FakeVolumes(), notes, FLOOR_DB)
    ducking.apply(FLOOR_DB)
    volumes.streams[8] = Stream(8, "Game", 1.0)
    ducking.apply(FLOOR_DB)
    assert gain_db(volumes.volume(8), 1.0) == pytest.approx(FLOOR_DB)


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"key": "Film"}]'])
def test_notes_that_cannot_be_read_are_none(notes, text):
    notes._path.parent.mkdir()
    notes._path.write_text(text)
    assert notes.read() == []


def test_notes_are_plain_json(notes):
    notes.write([VolumeNote("Film", 7, 0.8, 0.5)])
    written = json.loads(notes._path.read_text())
    assert written == [{"key": "Film", "index": 7, "volume": 0.8, "lowest": 0.5}]


class Lowered:
    """A ducker over fake volumes, and what is waited for."""

    def __init__(self, volumes, notes):
        self.volumes, self.has_moved = volumes, threading.Event()
        set_volume = volumes.set

        def set_and_tell(index, volume):
            set_volume(index, volume)
            if volume == pytest.approx(0.8 * to_volume(FLOOR_DB), abs=1e-3):
                self.has_moved.set()

        volumes.set = set_and_tell

        @contextmanager
        def open_volumes():
            volumes.list()
            yield volumes

        self.ducker = Ducker(open_volumes, notes, 20)


def test_closing_puts_the_volume_back_at_once(notes):
    lowered = Lowered(FakeVolumes(FILM), notes)
    lowered.ducker.speak(is_speaking=True)
    assert lowered.has_moved.wait(5)
    lowered.ducker.close()
    assert lowered.volumes.volume() == 0.8
    assert notes.read() == []


def test_what_is_captured_meanwhile_is_as_loud_as_ever(notes):
    lowered = Lowered(FakeVolumes(FILM), notes)
    heard = []
    capture = UnduckedCapture(fake := FakeCapture(), lowered.ducker)
    capture.start(heard.append, print)
    fake.feed(np.full(320, 0.5, np.float32))
    lowered.ducker.speak(is_speaking=True)
    assert lowered.has_moved.wait(5)
    while lowered.ducker.heard_gain_db > FLOOR_DB + 0.01:
        pass
    fake.feed(np.full(640, 0.1, np.float32))
    capture.stop()
    np.testing.assert_array_equal(heard[0], np.full(320, 0.5, np.float32))
    np.testing.assert_allclose(heard[-1], 0.5, rtol=1e-3)


def test_without_a_server_the_dub_goes_on(notes):
    lowered = Lowered(volumes := FakeVolumes(FILM), notes)
    volumes.is_gone = True
    lowered.ducker.speak(is_speaking=True)
    lowered.ducker.speak(is_speaking=False)
    volumes.is_gone = False
    lowered.ducker.speak(is_speaking=True)
    assert lowered.has_moved.wait(5)
    lowered.ducker.close()


def test_the_original_may_be_chosen_louder_and_quieter_while_it_is_lowered():
    envelope = DuckEnvelope(20)
    course(envelope, (300, True))
    envelope.set_original_percent(50)
    louder = course(envelope, (700, True))
    assert np.diff([FLOOR_DB, *louder]).max() < 0.3  # and no step
    assert louder[-1] == pytest.approx(-6.02, abs=0.01)
    envelope.set_original_percent(10)
    assert course(envelope, (300, True))[-1] == pytest.approx(-20.0, abs=0.01)
    envelope.set_original_percent(100)
    assert course(envelope, (700, True))[-1] == 0.0


def test_the_original_comes_back_when_the_lowering_is_turned_off_between_phrases():
    envelope = DuckEnvelope(20)
    course(envelope, (300, True))
    envelope.set_original_percent(100)
    assert course(envelope, (HOLD_MS + RELEASE_MS + 10, False))[-1] == 0.0


def test_at_full_loudness_no_volume_is_touched_and_a_choice_counts_at_once(notes):
    lowered = Lowered(volumes := FakeVolumes(FILM), notes)
    lowered.ducker.set_original_percent(100)
    lowered.ducker.speak(is_speaking=True)
    assert not lowered.has_moved.is_set()
    lowered.ducker.set_original_percent(20)
    assert lowered.has_moved.wait(5)
    lowered.ducker.close()
    assert volumes.volume() == 0.8


def test_what_is_lowered_further_is_put_back_after_a_crash(notes):
    volumes = FakeVolumes(FILM)
    ducking = Ducking(volumes, notes, FLOOR_DB)
    ducking.apply(FLOOR_DB)
    ducking.reach(-40.0)
    ducking.apply(-40.0)
    Ducking(volumes, notes, 0.0).restore()
    assert volumes.volume() == 0.8
