import subprocess
import sys
import threading
from dataclasses import dataclass

import numpy as np
import pytest

from engine.audio.fake import FakeCapture, FakeSink
from engine.caption_tracks import Track, TrackChoice
from engine.errors import BundleError, ConfigError, DeviceError, OutputError
from engine.events import (
    ActivityChanged,
    AudioDropped,
    CaptionUpdated,
    DeviceLost,
    DubSkipped,
    EngineFailed,
    EngineReady,
    EngineStopped,
    LagMeasured,
    LevelMeasured,
    SourceUpdated,
    Speech,
    SpeechQueued,
    TracksRefused,
    UtteranceEnded,
)
from engine.glossary_tracks import GlossaryTracks
from engine.runtime.track_thread import TrackThread
from engine.worker import Engine


class CountingTranslator:
    """Hears one word in every 100 ms, and says and speaks it at once; one utterance in all."""

    source_language, target_language = "fr", "en"
    input_rate_hz, output_rate_hz = 16_000, 8_000
    WORD_SAMPLES = 1600

    def __init__(self):
        self.latencies_ms, self.laggings_k = [], []
        self.reset()

    def reset(self):
        self.n_samples = self.n_words = 0

    def push(self, chunk):
        self.n_samples += len(chunk)
        said = []
        while self.n_samples >= (self.n_words + 1) * self.WORD_SAMPLES:
            self.n_words += 1
            said += self._say(self.n_words * 100)
        return said

    def finish(self):
        return [UtteranceEnded(0, 0, self.n_samples // 16)]

    def set_latency_ms(self, latency_ms):
        self.latencies_ms.append(latency_ms)

    def set_lagging_k(self, lagging_k):
        self.laggings_k.append(lagging_k)

    def _say(self, end_ms):
        text = " ".join(map(str, range(self.n_words)))
        return [
            SourceUpdated(0, text, "", end_ms),
            CaptionUpdated("en", 0, text, "", end_ms),
            Speech(0, np.full(800, self.n_words / 100, np.float32), end_ms),
        ]


@dataclass
class Said:
    """A translator that says what it is told, block by block, then nothing."""

    answers: list
    source_language: str = "fr"
    target_language: str = "en"
    input_rate_hz: int = 16_000
    output_rate_hz: int = 16_000

    def push(self, chunk):
        return self.answers.pop(0) if self.answers and len(chunk) else []

    def finish(self):
        return []

    def set_latency_ms(self, latency_ms):
        pass

    def reset(self):
        pass


class BreakingTranslator(CountingTranslator):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def push(self, chunk):
        raise self.error


def silence(n_samples):
    return np.zeros(n_samples, np.float32)


def read_to_the_end(engine):
    events = list(iter(lambda: engine.events.get(timeout=5), EngineStopped()))
    engine.join()
    assert engine.events.empty()
    return [*events, EngineStopped()]


def run(capture, translator, sink=None, **limits):
    engine = Engine(capture, lambda: translator, sink, **limits)
    engine.start()
    return read_to_the_end(engine)


def of_kind(events, *kinds):
    return [event for event in events if isinstance(event, kinds)]


def without_levels(events):
    return [event for event in events if not isinstance(event, LevelMeasured | LagMeasured)]


def wait_for(engine, kind):
    """Return the next event of a kind, and those before it thrown away."""
    while not isinstance(event := engine.events.get(timeout=5), kind):
        pass
    return event


def test_a_session_is_told_in_order():
    sink = FakeSink()
    events = without_levels(run(FakeCapture(silence(3200)), CountingTranslator(), sink))
    assert events == [
        EngineReady("fr", "en"),
        SourceUpdated(0, "0", "", 100),
        CaptionUpdated("en", 0, "0", "", 100),
        SpeechQueued(0, 100, 100),
        SourceUpdated(0, "0 1", "", 200),
        CaptionUpdated("en", 0, "0 1", "", 200),
        SpeechQueued(0, 100, 200),
        UtteranceEnded(0, 0, 200),
        EngineStopped(),
    ]
    np.testing.assert_array_equal(
        np.concatenate(sink.pieces), np.repeat(np.float32([0.01, 0.02]), 800)
    )
    assert (sink.rate_hz, sink.is_drained, sink.is_closed) == (8000, True, True)


def test_without_a_sink_nothing_is_said_about_speech():
    events = run(FakeCapture(silence(3200)), CountingTranslator())
    assert len(of_kind(events, CaptionUpdated)) == 2
    assert not of_kind(events, SpeechQueued)


def test_the_source_is_brought_to_the_rate_of_the_translator():
    translator = CountingTranslator()
    run(FakeCapture(silence(48_000), rate_hz=48_000, block_samples=1000), translator)
    assert translator.n_samples == pytest.approx(16_000, abs=1)


def test_a_bundle_that_does_not_load_is_a_failure_then_the_end():
    def load():
        raise BundleError("The bundle is damaged: install it again.")

    capture = FakeCapture()
    engine = Engine(capture, load)
    engine.start()
    assert read_to_the_end(engine) == [
        EngineFailed("bundle", "The bundle is damaged: install it again."),
        EngineStopped(),
    ]
    assert not capture.is_started


def test_a_device_that_does_not_open_is_a_failure_then_the_end():
    failure = DeviceError("There is no sound server: start one.")
    assert run(FakeCapture(failure=failure), CountingTranslator()) == [
        EngineFailed("device", "There is no sound server: start one."),
        EngineStopped(),
    ]


def test_an_error_that_nobody_foresaw_is_logged_and_said(caplog):
    capture = FakeCapture(silence(1600))
    events = run(capture, BreakingTranslator(ValueError("odd")))
    assert events[-2:] == [EngineFailed("internal", "ValueError: odd"), EngineStopped()]
    assert not capture.is_started
    assert "ValueError: odd" in caplog.text


def test_a_full_disk_ends_the_session_with_its_code():
    sink = FakeSink(failure=OutputError("The dub could not be written: no space left."))
    events = run(FakeCapture(silence(3200)), CountingTranslator(), sink)
    assert events[-2:] == [
        EngineFailed("output", "The dub could not be written: no space left."),
        EngineStopped(),
    ]
    assert sink.is_closed


def test_overflow_is_an_event_and_every_sample_is_accounted_for():
    translator = CountingTranslator()
    events = run(FakeCapture(silence(48_000)), translator, ring_ms=20)
    assert of_kind(events, AudioDropped) == [AudioDropped(47_680)]
    assert translator.n_samples == 320
    assert events[1] == AudioDropped(47_680)


def test_places_in_the_source_count_what_was_lost_before_them():
    translator = Said(
        [[CaptionUpdated("en", 0, "a", "", 20)], [CaptionUpdated("en", 0, "b", "", 25)]]
    )
    engine = Engine(capture := FakeCapture(), lambda: translator, ring_ms=20)
    engine.start()
    wait_for(engine, EngineReady)
    capture.feed(silence(320))
    assert wait_for(engine, CaptionUpdated).end_ms == 20
    capture.feed(silence(320))
    engine.stop()
    assert of_kind(read_to_the_end(engine), CaptionUpdated)[0].end_ms == 25

    events = run(FakeCapture(silence(16_000)), Said([[UtteranceEnded(0, 0, 20)]]), ring_ms=20)
    assert of_kind(events, UtteranceEnded) == [UtteranceEnded(0, 0, 1000)]


def test_stop_returns_although_nobody_reads_the_events_and_none_is_lost():
    words = [[SourceUpdated(0, str(i), "", 0) for i in range(1000)]]
    engine = Engine(FakeCapture(silence(1600)), lambda: Said(words), n_events=8)
    engine.start()
    engine.stop()
    engine.stop()
    events = read_to_the_end(engine)
    # Whether stop came before or after loading, what was heard is said to its last word.
    assert len(of_kind(events, SourceUpdated)) in (0, 1000)


def test_a_thousand_events_held_back_all_come_in_order():
    words = [[SourceUpdated(0, str(i), "", 0) for i in range(1000)]]
    engine = Engine(capture := FakeCapture(), lambda: Said(words), n_events=8)
    engine.start()
    wait_for(engine, EngineReady)
    capture.feed(silence(320))
    first = wait_for(engine, SourceUpdated)
    engine.stop()
    said = [first, *of_kind(read_to_the_end(engine), SourceUpdated)]
    assert [source.stable for source in said] == list(map(str, range(1000)))


def test_levels_are_dropped_when_nobody_reads_and_nothing_else_is():
    has_finished = threading.Event()
    translator = Said([[SourceUpdated(0, "a", "", 0), SourceUpdated(0, "b", "", 0)]])
    translator.finish = lambda: has_finished.set() or []
    engine = Engine(FakeCapture(silence(16_000)), lambda: translator, n_events=3)
    engine.start()
    has_finished.wait(5)
    assert [type(event) for event in read_to_the_end(engine)] == [
        EngineReady,
        SourceUpdated,
        SourceUpdated,
        EngineStopped,
    ]


def test_levels_come_five_times_a_second():
    events = run(FakeCapture(np.ones(16_000, np.float32)), CountingTranslator())
    assert of_kind(events, LevelMeasured) == [LevelMeasured(0.0, 0.0)] * 5


def test_whoever_matches_the_loudness_is_shown_every_level():
    levels = []
    run(FakeCapture(np.ones(16_000, np.float32)), CountingTranslator(), on_level=levels.append)
    assert levels == [LevelMeasured(0.0, 0.0)] * 5


def test_where_nothing_sounds_that_is_told_and_words_are_speech_again():
    answers = [[] for _ in range(60)] + [[SourceUpdated(0, "bonjour", "", 6000)]]
    events = run(FakeCapture(silence(7 * 16_000)), Said(answers))
    assert of_kind(events, ActivityChanged) == [
        ActivityChanged("no sound", 5040),
        ActivityChanged("speech", 6048),
    ]


def test_stop_finishes_what_was_heard():
    engine = Engine(capture := FakeCapture(), CountingTranslator)
    engine.start()
    wait_for(engine, EngineReady)
    capture.feed(silence(3200))
    engine.stop()
    events = read_to_the_end(engine)
    assert of_kind(events, CaptionUpdated)[-1].end_ms == 200
    assert events[-2:] == [UtteranceEnded(0, 0, 200), EngineStopped()]
    assert not capture.is_started


def test_lag_is_what_was_received_less_what_the_caption_covers():
    # A second lies in the ring when the first block, which ends at 100 ms, is translated.
    events = run(FakeCapture(silence(16_000)), CountingTranslator())
    lags_ms = [event.lag_ms for event in of_kind(events, LagMeasured)]
    assert lags_ms == [900, 800, 700, 600, 500, 400, 300, 200, 100, 0]


def test_lag_follows_only_a_caption_whose_stable_text_grew():
    captions = [
        CaptionUpdated("en", 0, "", "the", 20),
        CaptionUpdated("en", 0, "The", "cat", 40),
        CaptionUpdated("en", 0, "The", "cap", 60),
        CaptionUpdated("en", 0, "The cat.", "", 80),
        CaptionUpdated("en", 1, "Yes.", "", 100),
    ]
    events = run(FakeCapture(silence(1600)), Said([captions]))
    assert [event.lag_ms for event in of_kind(events, LagMeasured)] == [60, 20, 0]


def test_a_lost_device_is_told_then_the_session_ends_with_all_that_was_heard():
    engine = Engine(capture := FakeCapture(), CountingTranslator)
    engine.start()
    wait_for(engine, EngineReady)
    capture.feed(silence(1600))
    capture.lose()
    events = without_levels(read_to_the_end(engine))
    assert events[-3:] == [
        DeviceLost("capture", "fake"),
        UtteranceEnded(0, 0, 100),
        EngineStopped(),
    ]
    assert of_kind(events, CaptionUpdated)
    assert not capture.is_started


def test_what_befalls_the_dub_is_told():
    sink = FakeSink()
    sink.reports = [DubSkipped(1500), DeviceLost("playback", "headphones")]
    events = run(FakeCapture(silence(1600)), CountingTranslator(), sink)
    assert of_kind(events, DubSkipped, DeviceLost) == [
        DubSkipped(1500),
        DeviceLost("playback", "headphones"),
    ]


def test_a_latency_asked_for_before_and_after_loading_reaches_the_translator():
    translator, may_load = CountingTranslator(), threading.Event()

    def load():
        may_load.wait(5)
        return translator

    engine = Engine(FakeCapture(), load)
    engine.start()
    engine.set_latency_ms(640)
    may_load.set()
    wait_for(engine, EngineReady)
    engine.set_latency_ms(1280)
    engine.stop()
    read_to_the_end(engine)
    assert translator.latencies_ms == [640, 1280]


def test_a_lagging_asked_for_before_and_after_loading_reaches_the_translator():
    translator, may_load = CountingTranslator(), threading.Event()

    def load():
        may_load.wait(5)
        return translator

    engine = Engine(FakeCapture(), load)
    engine.start()
    engine.set_lagging_k(2)
    may_load.set()
    wait_for(engine, EngineReady)
    engine.set_lagging_k(0)
    engine.stop()
    read_to_the_end(engine)
    assert translator.laggings_k == [2, 0]


def test_a_lagging_below_nothing_is_refused_where_it_was_asked_for():
    with pytest.raises(ConfigError, match="lagging_k must be 0 or more"):
        Engine(FakeCapture(), CountingTranslator).set_lagging_k(-1)


def test_a_latency_that_is_not_offered_is_refused_where_it_was_asked_for():
    with pytest.raises(ConfigError, match="latency must be one of"):
        Engine(FakeCapture(), CountingTranslator).set_latency_ms(333)


def test_a_stop_while_the_bundle_loads_opens_no_device():
    may_load = threading.Event()

    def load():
        may_load.wait(5)
        return CountingTranslator()

    engine = Engine(capture := FakeCapture(silence(320)), load)
    engine.start()
    engine.stop()
    may_load.set()
    assert read_to_the_end(engine) == [EngineStopped()]
    assert not capture.is_started


def test_importing_the_engine_brings_in_no_model_sound_or_window_library():
    heavy = {"onnxruntime", "sounddevice", "soundfile", "pulsectl", "PySide6", "torch"}
    code = f"import sys, engine; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_caption_tracks_follow_what_is_recognised_and_end_before_the_utterance():
    glossary = {"de": {"un": "eins", "deux": "zwei"}}
    choice = TrackChoice((Track("de", 1),), threshold=0.0)
    tracks = TrackThread(lambda source, languages: GlossaryTracks(source, glossary), choice)
    said = [SourceUpdated(0, "un deux", "", 50), UtteranceEnded(0, 0, 100)]
    engine = Engine(FakeCapture(np.zeros(1600, np.float32)), lambda: Said([said]), tracks=tracks)
    engine.start()
    events = list(iter(lambda: engine.events.get(timeout=5), EngineStopped()))
    engine.join()
    written = [each for each in events if isinstance(each, CaptionUpdated)]
    assert [each.stable for each in written] == ["eins", "eins zwei"]
    assert {each.track for each in events if isinstance(each, LagMeasured)} == {"de"}
    assert events[-1] == UtteranceEnded(0, 0, 100)


def test_a_model_of_caption_tracks_that_cannot_be_loaded_ends_no_session():
    def load(source, languages):
        raise BundleError("The model is damaged: fetch it again.")

    tracks = TrackThread(load, TrackChoice((Track("de"),)))
    said = [SourceUpdated(0, "un", "", 50), CaptionUpdated("en", 0, "one", "", 50)]
    engine = Engine(FakeCapture(np.zeros(1600, np.float32)), lambda: Said([said]), tracks=tracks)
    engine.start()
    events = list(iter(lambda: engine.events.get(timeout=5), EngineStopped()))
    engine.join()
    assert TracksRefused("bundle", "The model is damaged: fetch it again.") in events
    assert any(isinstance(event, CaptionUpdated) for event in events)
    assert not any(isinstance(event, EngineFailed) for event in events)
