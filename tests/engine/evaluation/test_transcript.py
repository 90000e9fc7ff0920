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
    assert transcript.source == transcript.translation == "ta re miso la ti la ti"
    assert transcript.source_ms == len(pcm) // 16
    assert transcript.n_speech_samples == 320 * (len(SENTENCE) + 1 + 3)


def test_every_word_has_a_delay_and_every_growth_a_lag():
    translator, _ = tones_translator(task="s2tt")
    transcript = transcribe(translator, blocks_of(speech(SENTENCE)))
    assert len(transcript.delays_ms) == 5
    assert transcript.delays_ms == sorted(transcript.delays_ms)
    assert min(transcript.lags_ms) >= 0
    assert max(transcript.lags_ms) <= 1000


def test_offline_words_come_when_the_source_has_ended():
    translator, _ = tones_translator(task="s2tt", offline=True)
    transcript = transcribe(translator, blocks_of(speech(SENTENCE)))
    assert set(transcript.delays_ms) == {transcript.source_ms}
