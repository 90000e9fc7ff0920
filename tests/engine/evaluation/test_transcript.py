import itertools

import numpy as np

from engine.evaluation.transcript import transcribe
from tests.engine.runtime.tones import silence, speech, tones_translator

SENTENCE = ["▁ta", "▁re", "▁mi", "so", "▁la", "▁ti"]


def blocks_of(pcm, n_samples=320):
    return np.array_split(pcm, len(pcm) // n_samples)


def test_a_transcript_joins_all_utterances():
    translator, _ = tones_translator(task="s2st")
    pcm = np.concatenate([speech(SENTENCE), silence(1500), speech(["▁la", "▁ti"])])
    transcript = transcribe(translator, blocks_of(pcm))
    assert transcript.source.text == transcript.translation.text == "ta re miso la ti la ti"
    assert transcript.source_ms == len(pcm) / 16
    assert sum(transcript.dub_ms) == 20 * (len(SENTENCE) + 1 + 3)


def test_every_word_has_a_delay_and_every_growth_a_lag():
    translator, _ = tones_translator(task="s2tt")
    transcript = transcribe(translator, blocks_of(speech(SENTENCE)))
    timeline = transcript.text_timeline(transcript.translation, "ta re miso")
    assert len(timeline.delays_ms) == 5
    assert timeline.delays_ms == tuple(sorted(timeline.delays_ms))
    assert timeline.n_reference_words == 3
    assert min(transcript.lags_ms) >= 0
    assert max(transcript.lags_ms) <= 1000


def test_offline_words_come_when_the_source_has_ended():
    translator, _ = tones_translator(task="s2tt", offline=True)
    transcript = transcribe(translator, blocks_of(speech(SENTENCE)))
    timeline = transcript.text_timeline(transcript.translation, "")
    assert set(timeline.delays_ms) == {transcript.source_ms}


def test_nothing_of_a_healthy_translator_is_taken_back():
    translator, _ = tones_translator(task="s2tt")
    transcript = transcribe(translator, blocks_of(speech(SENTENCE)))
    assert transcript.translation.n_erased_words == transcript.source.n_erased_words == 0


def test_what_one_call_speaks_is_one_chunk():
    translator, _ = tones_translator(task="s2st")
    transcript = transcribe(translator, blocks_of(speech(SENTENCE)))
    timeline = transcript.dub_timeline("ta re miso")
    assert len(set(timeline.delays_ms)) == len(timeline.delays_ms) > 1
    assert timeline.durations_ms == transcript.dub_ms


def test_each_call_takes_what_the_clock_says_and_reading_takes_nothing():
    translator, _ = tones_translator(task="s2tt")
    ticks_s = itertools.count(step=0.5)  # half a second between two looks at the clock

    def slowly_read():
        for block in blocks_of(speech(SENTENCE)):
            next(ticks_s)
            yield block

    transcript = transcribe(translator, slowly_read(), lambda: next(ticks_s))
    n_blocks = len(blocks_of(speech(SENTENCE)))
    assert transcript.process_s == 0.5 * (n_blocks + 1)
    first = transcript.translation.words[0].moment
    assert first.elapsed_ms - first.delay_ms == 500 * (first.delay_ms / 20)
