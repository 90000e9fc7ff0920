"""One model after another in one session: nothing is lost, nothing is heard twice."""

import json
import shutil
import threading

import numpy as np
import pytest

from engine.audio.fake import FakeCapture, FakeSink
from engine.audio.file import read_audio_blocks
from engine.bundle import MANIFEST, open_bundle
from engine.config import EngineConfig
from engine.errors import BundleError
from engine.events import (
    AudioDropped,
    BundleChanged,
    BundleRefused,
    CaptionUpdated,
    EngineFailed,
    EngineStopped,
    SpeechQueued,
    UtteranceEnded,
)
from engine.runtime.switching import SwitchingTranslator
from engine.runtime.translator import StreamingTranslator
from engine.runtime.vocoder_thread import VocoderThread
from engine.worker import Engine
from tests.engine.runtime.test_fr_en import BUNDLE, DEMO

BLOCK_SAMPLES = 1600


class Counting:
    """Says how many samples it has heard, in an utterance for each 1000 of them."""

    input_rate_hz = output_rate_hz = 16_000

    def __init__(self, source="fr", target="en"):
        self.source_language, self.target_language = source, target
        self.n_samples, self.latency_ms, self.lagging_k = 0, None, None

    def reset(self):
        self.n_samples = 0

    def push(self, chunk):
        before, self.n_samples = self.n_samples // 1000, self.n_samples + len(chunk)
        return [self.say(i) for i in range(before, self.n_samples // 1000)]

    def finish(self):
        return [UtteranceEnded(self.n_samples // 1000, 0, self.n_samples // 16)]

    def say(self, number):
        text = f"{self.source_language} {number}"
        return CaptionUpdated(self.target_language, number, text, "", (number + 1) * 1000 // 16)

    def set_latency_ms(self, latency_ms):
        self.latency_ms = latency_ms

    def set_lagging_k(self, lagging_k):
        self.lagging_k = lagging_k


def loaded(switching, translator):
    """Let a translator be loaded, and wait until it is."""
    switching.switch_to(lambda: translator)
    join_loading()


def join_loading():
    for thread in threading.enumerate():
        if thread.name == "sotto-model":
            thread.join()


def test_every_sample_goes_to_one_of_the_two():
    old, new = Counting(), Counting("es")
    switching = SwitchingTranslator(old)
    for _ in range(3):
        switching.push(np.zeros(700, np.float32))
    loaded(switching, new)
    for _ in range(5):
        switching.push(np.zeros(700, np.float32))
    assert (old.n_samples, new.n_samples) == (4 * 700, 4 * 700)


def test_numbers_and_times_go_on_as_if_one_had_said_it_all():
    switching = SwitchingTranslator(Counting())
    said = switching.push(np.zeros(1600, np.float32))
    loaded(switching, Counting("es", "it"))
    said += switching.push(np.zeros(1600, np.float32))
    assert switching.take_reports() == [BundleChanged("es", "it", 200)]
    said += switching.push(np.zeros(1600, np.float32)) + switching.finish()
    assert said == [
        CaptionUpdated("en", 0, "fr 0", "", 62),
        CaptionUpdated("en", 1, "fr 1", "", 125),
        CaptionUpdated("en", 2, "fr 2", "", 187),
        UtteranceEnded(3, 0, 200),
        CaptionUpdated("it", 4, "es 0", "", 262),
        UtteranceEnded(5, 200, 300),
    ]


def test_the_new_one_keeps_the_pace():
    switching, new = SwitchingTranslator(Counting()), Counting()
    switching.set_latency_ms(960)
    switching.set_lagging_k(2)
    loaded(switching, new)
    switching.push(np.zeros(10, np.float32))
    assert (new.latency_ms, new.lagging_k) == (960, 2)


def test_only_the_last_wish_holds():
    switching, may_load = SwitchingTranslator(Counting()), threading.Event()

    def load_slowly():
        may_load.wait()
        return Counting("de")

    switching.switch_to(load_slowly)
    switching.switch_to(lambda: Counting("es"))
    may_load.set()
    join_loading()
    switching.push(np.zeros(10, np.float32))
    assert switching.source_language == "es"


def test_a_model_that_cannot_be_loaded_leaves_the_old_one_at_work():
    old = Counting()
    switching = SwitchingTranslator(old)

    def fail():
        raise BundleError("odd is damaged.")

    switching.switch_to(fail)
    join_loading()
    switching.push(np.zeros(10, np.float32))
    switching.push(np.zeros(10, np.float32))
    assert switching.take_reports() == [BundleRefused("bundle", "odd is damaged.")]
    assert old.n_samples == 20


def test_a_model_of_another_rate_is_refused():
    switching, other = SwitchingTranslator(Counting()), Counting("es")
    other.output_rate_hz = 22_050
    loaded(switching, other)
    switching.push(np.zeros(10, np.float32))
    assert isinstance(switching.take_reports()[0], BundleRefused)
    assert switching.source_language == "fr"


@pytest.fixture(scope="module")
def other_bundle(tmp_path_factory):
    """Return a second real bundle: our own, under other languages."""
    folder = shutil.copytree(BUNDLE, tmp_path_factory.mktemp("bundles") / "other")
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest |= {"name": "other", "source_language": "es", "target_language": "it"}
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return folder


def real(folder, task="s2tt"):
    return StreamingTranslator(open_bundle(folder), EngineConfig(task))


@pytest.fixture(scope="module")
def pcm():
    return np.concatenate(list(read_audio_blocks(DEMO, 16_000)))[: 6 * 16_000]


def said_by(translator, pcm):
    said = []
    for start in range(0, len(pcm), BLOCK_SAMPLES):
        said += translator.push(pcm[start : start + BLOCK_SAMPLES])
    return said + translator.finish()


def texts(events):
    """Return the last text of each utterance, in order."""
    return list({each.utterance: each.stable for each in events if is_caption(each)}.values())


def is_caption(event):
    return isinstance(event, CaptionUpdated)


def test_two_real_bundles_say_what_each_says_of_its_part(pcm, other_bundle):
    cut = 32 * BLOCK_SAMPLES
    switching = SwitchingTranslator(real(BUNDLE))
    said = []
    for start in range(0, len(pcm), BLOCK_SAMPLES):
        if start == cut - BLOCK_SAMPLES:  # the block that comes now is the last of the old one
            loaded(switching, real(other_bundle))
        said += switching.push(pcm[start : start + BLOCK_SAMPLES])
    said += switching.finish()
    apart = said_by(real(BUNDLE), pcm[:cut]) + said_by(real(other_bundle), pcm[cut:])
    assert [type(each) for each in said] == [type(each) for each in apart]
    assert [getattr(each, "stable", "") for each in said] == [
        getattr(each, "stable", "") for each in apart
    ]
    assert {each.track for each in said if is_caption(each)} == {"en", "it"}
    times = [each.end_ms for each in said]
    assert times == sorted(times)


def test_a_session_loses_no_audio_when_its_model_is_changed(pcm, other_bundle):
    """Loading takes as long as a third of the recording here, which comes all the while."""
    vocoder, capture = VocoderThread(FakeSink(), max_waiting_units=10_000), FakeCapture()
    may_load, is_asked = threading.Event(), threading.Event()

    def prepare(translator):
        translator.vocode_with(vocoder.around)
        return translator

    def load_slowly():
        is_asked.set()
        may_load.wait()
        return real(other_bundle, "s2st")

    engine = Engine(
        capture, lambda: real(BUNDLE, "s2st"), vocoder, prepare=prepare, n_events=10_000
    )
    engine.start()
    events = [engine.events.get(timeout=60)]
    third = len(pcm) // 3
    capture.feed(pcm[:third])
    engine.switch_to(load_slowly)
    is_asked.wait()
    capture.feed(pcm[third : 2 * third])
    may_load.set()
    join_loading()
    capture.feed(pcm[2 * third :])
    capture.end()
    events += iter(lambda: engine.events.get(timeout=60), EngineStopped())
    engine.join()
    kinds = {type(event) for event in events}
    assert {BundleChanged, SpeechQueued} <= kinds
    assert not {AudioDropped, BundleRefused, EngineFailed} & kinds
    cut = next(each.at_ms for each in events if isinstance(each, BundleChanged)) * 16
    assert 0 < cut < len(pcm)
    apart = said_by(real(BUNDLE), pcm[:cut]), said_by(real(other_bundle), pcm[cut:])
    assert texts(events) == texts(apart[0]) + texts(apart[1])
