import numpy as np
import pytest

from engine.config import LATENCIES_MS, PolicyConfig
from engine.errors import ConfigError
from engine.events import CaptionUpdated, SourceUpdated, Speech, UtteranceEnded
from engine.runtime.endpoint import MAX_FRAMES
from engine.spec import BLOCK_FRAMES
from tests.engine.runtime.tones import RATE_HZ, WORDS, silence, speech, tones_translator

SENTENCE = ["▁ta", "▁re", "▁mi", "so", "▁la", "▁ti", "▁re", "so", "so", "▁ta"]
TEXT = "ta re miso la ti resoso ta"


def translate(translator, pcm, block_samples=1600):
    said = []
    for start in range(0, len(pcm), block_samples):
        said += translator.push(pcm[start : start + block_samples])
    return said + translator.finish()


def of(said, kind):
    return [event for event in said if isinstance(event, kind)]


def texts(said, kind):
    """Return the last stable text of each utterance."""
    return list({event.utterance: event.stable for event in of(said, kind)}.values())


def plain(event):
    if isinstance(event, Speech):
        return event.utterance, event.pcm.tolist(), event.end_ms
    return event


@pytest.mark.parametrize("block_samples", [37, 159, 160, 401, 5120, 1_000_000])
def test_the_block_size_does_not_change_what_is_said(block_samples):
    pcm = np.concatenate([speech(SENTENCE), silence(1300), speech(SENTENCE[:4])])
    translator, _ = tones_translator()
    expected = [plain(event) for event in translate(translator, pcm)]
    assert [plain(event) for event in translate(translator, pcm, block_samples)] == expected


@pytest.mark.parametrize("offline", [False, True], ids=["streaming", "offline"])
@pytest.mark.parametrize("latency_ms", LATENCIES_MS)
def test_every_latency_says_the_same_text_in_the_end(latency_ms, offline):
    translator, _ = tones_translator(latency_ms=latency_ms, offline=offline)
    said = translate(translator, np.concatenate([silence(330), speech(SENTENCE)]))
    assert texts(said, SourceUpdated) == [TEXT]
    assert texts(said, CaptionUpdated) == [TEXT]


def test_stable_text_only_grows_and_is_whole_words():
    translator, _ = tones_translator()
    captions = of(translate(translator, speech(SENTENCE)), CaptionUpdated)
    for before, after in zip(captions, captions[1:], strict=False):
        assert after.stable.startswith(before.stable)
    words = TEXT.split()
    assert all(c.stable.split() == words[: len(c.stable.split())] for c in captions)
    assert len(captions) > 3


def test_captions_come_while_the_source_still_speaks():
    translator, _ = tones_translator()
    assert of(translator.push(speech(SENTENCE)), CaptionUpdated)


@pytest.mark.parametrize("latency_ms", [320, 640])
@pytest.mark.parametrize("lagging_k", [1, 3])
def test_wait_k_writes_one_token_a_segment_after_the_first_k(latency_ms, lagging_k):
    policy = PolicyConfig("wait-k", lagging_k)
    translator, _ = tones_translator(latency_ms=latency_ms, policy=policy)
    translator.push(silence(latency_ms))  # waited through, and not counted
    n_written, pcm = [], speech(SENTENCE)
    for block in np.split(pcm, len(pcm) * 1000 // RATE_HZ // latency_ms):
        speeches = of(translator.push(block), Speech)
        n_written.append(sum(len(event.pcm) for event in speeches) // 320)
    # Of each chunk the last 15 ms are missing until the next block comes.
    n_read = len(n_written) - 1
    assert n_written == [0] * (lagging_k + 1) + [1] * (n_read - lagging_k)
    assert texts(translator.finish(), CaptionUpdated) == [TEXT]


def test_wait_k_keeps_its_promise_when_the_latency_changes():
    translator, _ = tones_translator(policy=PolicyConfig("wait-k", 2))
    said = []
    for i, block in enumerate(np.array_split(np.concatenate([speech(SENTENCE)] * 3), 40)):
        translator.set_latency_ms(LATENCIES_MS[i * 3 % len(LATENCIES_MS)])
        said += translator.push(block)
    said += translator.finish()
    assert texts(said, CaptionUpdated) == [f"{TEXT} {TEXT} {TEXT}"]


def test_offline_says_nothing_before_the_utterance_ends():
    translator, _ = tones_translator(offline=True)
    assert translator.push(speech(SENTENCE)) == []
    assert texts(translator.finish(), CaptionUpdated) == [TEXT]


def test_changing_the_latency_while_running_loses_and_repeats_nothing():
    translator, _ = tones_translator()
    said = []
    blocks = np.array_split(np.concatenate([speech(SENTENCE)] * 3), 40)
    for i, block in enumerate(blocks):
        translator.set_latency_ms(LATENCIES_MS[i * 3 % len(LATENCIES_MS)])
        said += translator.push(block)
    said += translator.finish()
    assert texts(said, CaptionUpdated) == [f"{TEXT} {TEXT} {TEXT}"]


def test_changing_all_that_the_policy_waits_for_while_running_loses_and_repeats_nothing():
    translator, _ = tones_translator()
    said, stable = [], {}
    blocks = np.array_split(np.concatenate([speech(SENTENCE)] * 3), 40)
    for i, block in enumerate(blocks):
        translator.set_latency_ms(LATENCIES_MS[i * 3 % len(LATENCIES_MS)])
        translator.set_lagging_k(i * 5 % 4)
        said += translator.push(block)
    said += translator.finish()
    for caption in of(said, CaptionUpdated):
        assert caption.stable.startswith(stable.get(caption.utterance, ""))
        stable[caption.utterance] = caption.stable
    assert texts(said, CaptionUpdated) == [f"{TEXT} {TEXT} {TEXT}"]


def test_a_latency_that_is_not_offered_is_refused():
    translator, _ = tones_translator()
    with pytest.raises(ConfigError, match="321"):
        translator.set_latency_ms(321)


def test_a_pause_ends_an_utterance_and_the_next_has_its_own_number():
    translator, _ = tones_translator()
    pcm = np.concatenate([speech(SENTENCE), silence(1500), speech(["▁la", "▁ti"]), silence(1500)])
    said = translate(translator, pcm)
    ended = of(said, UtteranceEnded)
    assert [event.utterance for event in ended] == [0, 1]
    assert texts(said, CaptionUpdated) == [TEXT, "la ti"]
    assert 3200 < ended[0].end_ms <= ended[1].start_ms <= 3200 + 1500
    assert ended[1].end_ms < len(pcm) * 1000 // RATE_HZ


def test_the_speech_of_an_utterance_comes_before_its_end():
    translator, _ = tones_translator()
    said = translate(translator, speech(SENTENCE))
    assert isinstance(said[-1], UtteranceEnded)
    pcm = np.concatenate([event.pcm for event in of(said, Speech)])
    fed = [2, *(WORDS[piece] for piece in SENTENCE)]  # the state of </s>, then of each token
    assert (pcm[::320] * 100).round().astype(int).tolist() == fed


def test_captions_end_with_the_last_word_heard():
    translator, _ = tones_translator()
    said = translate(translator, np.concatenate([speech(["▁ta", "▁re"]), silence(400)]))
    last = of(said, CaptionUpdated)[-1]
    assert last.end_ms <= 520
    assert last.end_ms >= 320


def test_recognition_alone_has_no_captions():
    translator, _ = tones_translator(task="asr")
    said = translate(translator, speech(SENTENCE))
    assert texts(said, SourceUpdated) == [TEXT]
    assert of(said, CaptionUpdated) == []


@pytest.mark.parametrize("offline", [False, True], ids=["streaming", "offline"])
def test_a_minute_of_silence_says_nothing_and_keeps_nothing(offline):
    translator, encoder = tones_translator(offline=offline)
    assert translate(translator, silence(60_000)) == []
    assert encoder.n_longest <= 88


@pytest.mark.parametrize("latency_ms", [320, 2560])
def test_speech_after_long_silence_is_whole(latency_ms):
    for lead_ms in range(3000, 3700, 70):  # the silence is forgotten somewhere in between
        translator, _ = tones_translator(latency_ms=latency_ms)
        said = translate(translator, np.concatenate([silence(lead_ms), speech(SENTENCE)]))
        assert texts(said, CaptionUpdated) == [TEXT]


@pytest.mark.parametrize("n_samples", [0, 1, 240, 241, 1600])
def test_very_short_input_is_no_reason_to_fail(n_samples):
    translator, _ = tones_translator()
    assert translate(translator, np.zeros(n_samples, np.float32)) == []


@pytest.mark.parametrize("latency_ms", [320, 960, 2560])
def test_talk_without_a_pause_is_cut_at_the_cap_without_losing_a_word(latency_ms):
    translator, encoder = tones_translator(latency_ms=latency_ms)
    said = translate(translator, np.concatenate([speech(SENTENCE)] * 20))
    joined = " ".join(texts(said, CaptionUpdated))
    assert joined.replace(" ", "") == (TEXT * 20).replace(" ", "")
    assert len(of(said, UtteranceEnded)) == 4
    assert encoder.n_longest <= MAX_FRAMES + BLOCK_FRAMES


def test_loud_noise_without_words_ends_an_utterance_too():
    hum = 0.2 * np.sin(2 * np.pi * 100 * np.arange(3 * RATE_HZ) / RATE_HZ).astype(np.float32)
    translator, _ = tones_translator()
    said = translator.push(np.concatenate([speech(SENTENCE), hum]))
    assert len(of(said, UtteranceEnded)) == 1


def test_a_finished_translator_begins_anew():
    translator, _ = tones_translator()
    first = [plain(event) for event in translate(translator, speech(SENTENCE))]
    assert [plain(event) for event in translate(translator, speech(SENTENCE))] == first


def test_a_long_silence_is_not_recognised_and_the_first_word_after_it_is():
    translator, encoder = tones_translator("asr")
    n_heard = []
    run = encoder.run
    encoder.run = lambda features: n_heard.append(features.shape[1]) or run(features)
    pcm = np.concatenate([speech(SENTENCE), silence(60_000), speech(SENTENCE), silence(1_000)])
    assert texts(translate(translator, pcm), SourceUpdated) == [TEXT, TEXT]
    assert sum(n_heard) < 2 * 1_000  # frames of 10 ms; the silence alone has 6 000


@pytest.mark.parametrize("block_samples", [159, 5120, 1_000_000])
@pytest.mark.parametrize("latency_ms", LATENCIES_MS)
def test_the_block_size_does_not_change_what_is_said_after_a_long_silence(
    block_samples, latency_ms
):
    pcm = np.concatenate([silence(5_000), speech(SENTENCE), silence(4_330), speech(SENTENCE[:4])])
    translator, _ = tones_translator(latency_ms=latency_ms)
    expected = [plain(event) for event in translate(translator, pcm)]
    assert [plain(event) for event in translate(translator, pcm, block_samples)] == expected
    assert len(of([*translate(translator, pcm)], UtteranceEnded)) == 2
