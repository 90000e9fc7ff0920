"""A voice on a thread of its own says the same, and nobody waits for it."""

import threading

import numpy as np
import pytest

from app.recording import RecordingSession
from engine.audio.fake import FakeCapture, FakeSink
from engine.audio.file import read_audio_blocks
from engine.audio.pace import SHORTEST_SCALE
from engine.audio.spoken_words import SpokenText
from engine.audio.wav import WavSink
from engine.bundle import open_bundle
from engine.config import EngineConfig
from engine.errors import OutputError
from engine.events import (
    CaptionUpdated,
    DubSkipped,
    EngineFailed,
    EngineStopped,
    SourceUpdated,
    SpeechQueued,
    UtteranceEnded,
)
from engine.runtime.translator import StreamingTranslator
from engine.runtime.vocoder_thread import END_UNITS, UNIT_MS, VocoderThread
from engine.worker import Engine
from tests.engine.runtime.test_fr_en import BUNDLE, DEMO
from tests.engine.runtime.tones import RATE_HZ, silence, speech, tones_translator

TEXT = (SourceUpdated, CaptionUpdated, UtteranceEnded)
UNIT_SAMPLES = 320
NEVER = threading.Event()


class Humming:
    """Hums 20 ms for each unit, holds the last unit back, and waits where it is told to."""

    def __init__(self):
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.has_begun = threading.Event()
        self.reset()

    @property
    def waiting_ms(self):
        return 20 * len(self.held)

    def reset(self):
        self.held = np.zeros(0, np.int64)

    def push(self, units):
        self.has_begun.set()
        self.may_go_on.wait()
        known = np.concatenate([self.held, units])
        self.held = known[-1:]
        return hum(known[:-1])

    def finish(self):
        pcm, self.held = hum(self.held), self.held[:0]
        return pcm


class BrokenVocoder(Humming):
    def push(self, units):
        raise ValueError("odd")


def hum(units):
    return np.repeat(np.asarray(units, np.float32) / 100, UNIT_SAMPLES)


def opened(sink, vocoder, **limits):
    thread = VocoderThread(sink, **limits)
    thread.around(vocoder)
    thread.open(RATE_HZ)
    return thread


def block(thread, vocoder):
    """Let the vocoder take the first unit, and no more."""
    vocoder.may_go_on.clear()
    thread.push(np.array([1]))
    vocoder.has_begun.wait()


def heard(sink):
    return np.concatenate([np.zeros(0, np.float32), *sink.pieces])


def live(translator, pcm, sink, **limits):
    """Return what a session says of samples that all come at once."""
    vocoder = VocoderThread(sink, **limits)
    translator.vocode_with(vocoder.around)
    engine = Engine(FakeCapture(pcm), lambda: translator, vocoder, ring_ms=60_000)
    engine.start()
    events = list(iter(lambda: engine.events.get(timeout=20), EngineStopped()))
    engine.join()
    return events


def test_a_translator_tells_every_letter_that_it_speaks_once_and_in_order():
    translator, _ = tones_translator()
    told, texts = [], {}
    vocoder = VocoderThread(FakeSink(), expect=told.append)
    translator.vocode_with(vocoder.around, vocoder.say)
    pcm = np.concatenate([speech(["▁ta", "▁re", "▁mi", "so"]), silence(3000), speech(["▁la"])])
    engine = Engine(FakeCapture(pcm), lambda: translator, vocoder, ring_ms=60_000)
    engine.start()
    for event in iter(lambda: engine.events.get(timeout=20), EngineStopped()):
        if isinstance(event, CaptionUpdated):
            texts[event.utterance] = " ".join(filter(None, (event.stable, event.partial)))
    engine.join()
    assert texts == {0: "ta re miso", 1: "la"}
    for utterance, text in texts.items():
        spoken = [each for each in told if each.utterance == utterance]
        assert "".join(each.text for each in spoken) == text
        assert all(text[each.start :].startswith(each.text) for each in spoken)


def test_units_become_the_dub_in_order_and_what_is_queued_is_told():
    thread = opened(sink := FakeSink(), Humming())
    assert len(thread.push(np.array([1, 2, 3]))) == 0
    assert len(thread.finish()) == 0
    thread.push(np.array([4]))
    thread.finish()
    thread.drain(NEVER)
    np.testing.assert_array_equal(heard(sink), hum([1, 2, 3, 4]))
    assert thread.take_reports() == [
        SpeechQueued(0, 40, 40),
        SpeechQueued(0, 20, 60),
        SpeechQueued(1, 20, 80),
    ]
    thread.close()
    assert (sink.is_drained, sink.is_closed) == (True, True)


def test_what_each_piece_says_is_told_with_its_place_in_the_sound():
    told = []
    thread = opened(FakeSink(), Humming(), expect=told.append)
    thread.say(0, "The")
    thread.push(np.array([1, 2, 3]))
    thread.say(3, " deep")
    thread.say(8, "est")  # nothing was pushed for what came before
    thread.push(np.array([4, 5]))
    thread.finish()
    thread.say(0, "Next")
    thread.push(np.array([6]))
    thread.drain(NEVER)
    thread.close()
    assert told == [
        SpokenText(0, 0, "The", 0, 60),
        SpokenText(0, 3, " deepest", 20, 60),
        SpokenText(1, 0, "Next", 0, 20),
    ]


def test_pushing_does_not_wait_for_the_vocoder():
    thread = opened(sink := FakeSink(), vocoder := Humming())
    block(thread, vocoder)
    for _ in range(50):
        thread.push(np.array([2]))
    assert sink.pieces == []
    vocoder.may_go_on.set()
    thread.drain(NEVER)
    np.testing.assert_array_equal(heard(sink), hum([1, *[2] * 49]))
    thread.close()


def test_beyond_the_limit_the_oldest_are_skipped_and_it_is_told():
    thread = opened(sink := FakeSink(), vocoder := Humming(), max_waiting_units=5)
    block(thread, vocoder)
    for unit in (2, 3, 4):
        thread.push(np.array([unit] * 3))
    vocoder.may_go_on.set()
    thread.drain(NEVER)
    assert [each for each in thread.take_reports() if isinstance(each, DubSkipped)] == [
        DubSkipped(3 * UNIT_MS)
    ]
    np.testing.assert_array_equal(heard(sink), hum([1, 3, 3, 3, 4, 4]))
    thread.close()


def test_a_piece_longer_than_the_limit_is_still_heard():
    thread = opened(sink := FakeSink(), Humming(), max_waiting_units=5)
    thread.push(np.array([1] * 20))
    thread.drain(NEVER)
    assert len(heard(sink)) == 19 * UNIT_SAMPLES
    thread.close()


def test_an_utterance_whose_end_was_skipped_does_not_sound_in_the_next():
    thread = opened(sink := FakeSink(), vocoder := Humming(), max_waiting_units=3)
    block(thread, vocoder)
    thread.finish()
    thread.push(np.array([5, 6]))
    vocoder.may_go_on.set()
    thread.drain(NEVER)
    np.testing.assert_array_equal(heard(sink), hum([5]))
    assert DubSkipped(END_UNITS * UNIT_MS) in thread.take_reports()
    thread.close()


def test_a_reset_begins_an_utterance():
    thread = opened(sink := FakeSink(), Humming())
    thread.push(np.array([1, 2]))
    thread.reset()
    thread.reset()
    thread.push(np.array([3, 4]))
    thread.drain(NEVER)
    np.testing.assert_array_equal(heard(sink), hum([1, 3]))
    assert [each.utterance for each in thread.take_reports()] == [0, 1]
    thread.close()


def test_a_stop_waits_no_longer_than_its_limit_and_tells_what_was_not_said():
    thread = opened(sink := FakeSink(), vocoder := Humming(), stop_limit_ms=0)
    block(thread, vocoder)
    thread.push(np.array([2, 3]))
    stopping = threading.Event()
    stopping.set()
    thread.drain(stopping)
    assert thread.take_reports() == [DubSkipped(UNIT_MS), DubSkipped(2 * UNIT_MS)]
    vocoder.may_go_on.set()
    thread.close()
    assert sink.pieces == []


def test_after_close_nothing_is_written_and_no_thread_is_left():
    thread = opened(sink := FakeSink(), vocoder := Humming())
    block(thread, vocoder)
    thread.push(np.array([2]))
    closing = threading.Thread(target=thread.close)
    closing.start()
    while not thread._is_closing:
        pass
    vocoder.may_go_on.set()
    closing.join()
    assert sink.pieces == []
    assert sink.is_closed
    assert not thread._thread.is_alive()


def test_a_sink_that_does_not_open_starts_no_thread():
    class Refusing(FakeSink):
        def open(self, rate_hz):
            raise OutputError("There is no such folder.")

    thread = VocoderThread(sink := Refusing())
    thread.around(Humming())
    with pytest.raises(OutputError):
        thread.open(RATE_HZ)
    thread.close()
    assert sink.is_closed
    assert thread._thread is None


@pytest.mark.parametrize("task", ["s2st", "s2tt"])
def test_text_comes_in_the_same_order_as_without_a_thread(task):
    pcm = np.concatenate([speech(["▁ta", "▁re", "so"]), silence(3000), speech(["▁mi", "▁la"])])
    expected = [
        event
        for event in RecordingSession(tones_translator(task)[0]).run([pcm])
        if isinstance(event, TEXT)
    ]
    sink = FakeSink()
    events = live(tones_translator(task)[0], pcm, sink)
    assert [event for event in events if isinstance(event, TEXT)] == expected
    queued = [event for event in events if isinstance(event, SpeechQueued)]
    assert len(queued) == len(sink.pieces)
    assert sorted({event.utterance for event in queued}) == ([0, 1] if task == "s2st" else [])


def test_captions_do_not_wait_for_a_vocoder_that_stands_still():
    translator = tones_translator()[0]
    vocoder = Humming()
    vocoder.may_go_on.clear()
    translator.vocode_with(lambda _: vocoder)
    thread = VocoderThread(FakeSink())
    translator.vocode_with(thread.around)
    engine = Engine(capture := FakeCapture(), lambda: translator, thread)
    engine.start()
    seen = [engine.events.get(timeout=5)]  # it is ready
    capture.feed(np.concatenate([speech(["▁ta", "▁re"]), silence(3000)]))
    while not isinstance(seen[-1], UtteranceEnded):
        seen.append(engine.events.get(timeout=5))
    assert [event.stable for event in seen if isinstance(event, CaptionUpdated)][-1] == "ta re"
    assert not [event for event in seen if isinstance(event, SpeechQueued)]
    vocoder.may_go_on.set()
    engine.stop()
    rest = list(iter(lambda: engine.events.get(timeout=5), EngineStopped()))
    assert [event for event in rest if isinstance(event, SpeechQueued)]
    engine.join()


def test_an_error_of_the_vocoder_ends_the_session_and_is_told(caplog):
    translator = tones_translator()[0]
    translator.vocode_with(lambda _: BrokenVocoder())
    events = live(translator, speech(["▁ta", "▁re"]), sink := FakeSink())
    assert events[-1] == EngineFailed("internal", "ValueError: odd")
    assert sink.is_closed
    assert "ValueError: odd" in caplog.text


def test_a_full_disk_ends_the_session_with_its_code():
    sink = FakeSink(failure=OutputError("The dub could not be written: no space left."))
    events = live(tones_translator()[0], speech(["▁ta", "▁re"]), sink)
    assert events[-1] == EngineFailed("output", "The dub could not be written: no space left.")
    assert sink.is_closed


def test_the_dub_of_the_demo_is_the_same_to_the_byte_with_and_without_a_thread(tmp_path):
    bundle, config = open_bundle(BUNDLE), EngineConfig("s2st", 640)
    pcm = np.concatenate(list(read_audio_blocks(DEMO, RATE_HZ)))
    alone, beside = tmp_path / "alone.wav", tmp_path / "beside.wav"
    for _ in RecordingSession(StreamingTranslator(bundle, config), WavSink(alone)).run([pcm]):
        pass
    live(StreamingTranslator(bundle, config), pcm, WavSink(beside), max_waiting_units=10_000)
    assert len(alone.read_bytes()) > RATE_HZ
    assert beside.read_bytes() == alone.read_bytes()


def test_what_would_wait_is_made_of_shorter_units():
    sink, vocoder = FakeSink(), Humming()
    thread = opened(sink, vocoder)
    for backlog_ms, scale in ((0, 1.0), (2_000, SHORTEST_SCALE), (0, 1.0)):
        sink.backlog_ms = backlog_ms
        thread.push(np.arange(1, 4))
        thread.drain(NEVER)
        assert vocoder.duration_scale == scale
    thread.close()
