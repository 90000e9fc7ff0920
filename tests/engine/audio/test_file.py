import numpy as np
import pytest
import soundfile

from engine.audio.file import AudioFile, FileCapture, convert_audio, read_audio_blocks
from engine.errors import AudioFileError, OutputError


def tone(rate_hz, duration_s=1.0, hz=440):
    return 0.5 * np.sin(2 * np.pi * hz * np.arange(int(rate_hz * duration_s)) / rate_hz)


def loudest_hz(pcm, rate_hz):
    return np.argmax(np.abs(np.fft.rfft(pcm * np.hanning(len(pcm))))) * rate_hz / len(pcm)


@pytest.fixture
def recording(tmp_path):
    path = tmp_path / "tone.wav"
    soundfile.write(path, tone(16_000), 16_000)
    return path


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3", "aiff", "au", "w64", "caf"])
@pytest.mark.parametrize(("rate_hz", "n_channels"), [(44_100, 2), (16_000, 1), (48_000, 4)])
def test_every_format_and_rate_becomes_mono_at_the_rate_asked_for(
    tmp_path, ending, rate_hz, n_channels
):
    n_channels = min(n_channels, 2) if ending == "mp3" else n_channels
    path = tmp_path / f"tone.{ending}"
    soundfile.write(path, np.tile(tone(rate_hz)[:, None], n_channels), rate_hz)
    pcm = np.concatenate(list(read_audio_blocks(path, 16_000)))
    assert pcm.dtype == np.float32
    assert pcm.ndim == 1
    assert len(pcm) == pytest.approx(16_000, abs=2400)  # MP3 pads both ends
    assert loudest_hz(pcm, 16_000) == pytest.approx(440, abs=2)
    assert np.sqrt(np.mean(pcm[2000:-2000] ** 2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.05)


def test_block_length_does_not_change_the_samples(recording):
    whole = np.concatenate(list(read_audio_blocks(recording, 8000, block_ms=5000)))
    blocks = np.concatenate(list(read_audio_blocks(recording, 8000, block_ms=7)))
    np.testing.assert_allclose(blocks, whole, atol=1e-6)


def test_channels_become_one_as_loud_as_the_loudest(tmp_path):
    voice = 0.1 * np.random.default_rng(1).standard_normal(16_000)
    soundfile.write(tmp_path / "left.wav", np.outer(voice, [1.0, 0.0]), 16_000, "FLOAT")
    pcm = np.concatenate(list(read_audio_blocks(tmp_path / "left.wav", 16_000)))
    np.testing.assert_allclose(pcm[1600:], voice[1600:], atol=1e-3)


def test_numbers_that_are_no_sound_become_silence_or_full_scale(tmp_path):
    frames = np.array([np.nan, np.inf, -np.inf, 7.0] * 1000, np.float32)
    soundfile.write(tmp_path / "wild.wav", frames, 16_000, "FLOAT")
    pcm = np.concatenate(list(read_audio_blocks(tmp_path / "wild.wav", 16_000)))
    np.testing.assert_array_equal(pcm[:4], [0.0, 1.0, -1.0, 1.0])


def missing(folder):
    return folder / "missing.wav"


def a_folder(folder):
    return folder


def text(folder):
    (folder / "notes.wav").write_text("Dear diary, " * 100)
    return folder / "notes.wav"


def raw(folder):
    (folder / "sound.raw").write_bytes(bytes(32_000))
    return folder / "sound.raw"


def empty(folder):
    (folder / "empty.wav").touch()
    return folder / "empty.wav"


def header_only(folder):
    soundfile.write(folder / "silent.wav", np.zeros(0), 16_000)
    return folder / "silent.wav"


def fifty_ms(folder):
    soundfile.write(folder / "short.wav", np.zeros(800), 16_000)
    return folder / "short.wav"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (missing, "does not exist"),
        (a_folder, "is a folder"),
        (text, "is not sound that can be read"),
        (raw, "is not sound that can be read"),
        (empty, "is empty"),
        (header_only, "holds no sound"),
        (fifty_ms, "lasts only 50 ms"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_at_once_in_one_sentence(tmp_path, make, reason):
    path = make(tmp_path)
    with pytest.raises(AudioFileError, match=reason) as refusal:
        read_audio_blocks(path, 16_000)
    assert str(refusal.value).startswith(str(path))
    assert "\n" not in str(refusal.value)


def test_a_tenth_of_a_second_is_enough(tmp_path):
    soundfile.write(tmp_path / "short.wav", np.zeros(1600), 16_000)
    assert AudioFile(tmp_path / "short.wav").duration_ms == 100


def test_a_flac_that_was_cut_off_gives_what_is_there_or_says_it_is_damaged(tmp_path):
    whole, cut = tmp_path / "whole.flac", tmp_path / "cut.flac"
    soundfile.write(whole, np.random.default_rng(1).normal(0, 0.1, 48_000), 16_000)
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    try:
        n_samples = sum(map(len, read_audio_blocks(cut, 16_000)))
    except AudioFileError as refusal:
        assert "damaged" in str(refusal)  # noqa: PT017 - either is right
    else:
        assert 0 < n_samples < 48_000


class Clock:
    """A clock that only moves when somebody waits, and a little for each look at it."""

    def __init__(self):
        self.now_s = 0.0
        self.waits_s = []

    def read_s(self):
        return self.now_s

    def wait_s(self, duration_s):
        self.waits_s.append(duration_s)
        self.now_s += duration_s


def play(path, clock):
    capture, blocks, ends = FileCapture(path, clock.read_s, clock.wait_s), [], []

    def receive(pcm):
        blocks.append((clock.now_s, pcm))

    capture.start(receive, ends.append)
    capture._thread.join()
    capture.stop()
    return blocks, ends


def test_a_recording_is_delivered_as_fast_as_it_sounds(recording):
    blocks, ends = play(recording, Clock())
    assert [at_s for at_s, _ in blocks] == pytest.approx([0.02 * (i + 1) for i in range(50)])
    expected, _ = soundfile.read(recording, dtype="float32")
    np.testing.assert_array_equal(np.concatenate([pcm for _, pcm in blocks]), expected)
    assert ends == [None]


def test_a_late_block_does_not_make_the_next_ones_late(recording):
    clock = Clock()
    clock.wait_s = lambda duration_s: setattr(clock, "now_s", clock.now_s + duration_s + 0.005)
    blocks, _ = play(recording, clock)
    assert blocks[-1][0] == pytest.approx(1.005)


def test_stop_ends_the_delivery_without_a_word(recording):
    capture, first, ends = FileCapture(recording), [], []
    capture.start(first.append, ends.append)
    capture.stop()
    capture.stop()
    assert len(first) < 50
    assert ends == []


def test_an_error_that_nobody_foresaw_ends_the_delivery_and_is_told(recording, caplog):
    capture, ends = FileCapture(recording), []

    def refuse(pcm):
        raise ValueError("odd")

    capture.start(refuse, ends.append)
    capture._thread.join()
    assert "ValueError('odd')" in str(ends[0])
    assert "nobody foresaw" in caplog.text


def test_a_capture_of_a_file_that_is_none_is_refused_when_it_is_made(tmp_path):
    with pytest.raises(AudioFileError, match="does not exist"):
        FileCapture(tmp_path / "missing.wav")


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "FLAC"])
def test_a_recording_is_written_anew(recording, tmp_path, ending):
    convert_audio(recording, tmp_path / f"new.{ending}")
    pcm, rate_hz = soundfile.read(tmp_path / f"new.{ending}")
    assert (len(pcm), rate_hz) == (16_000, 16_000)
    assert loudest_hz(pcm, rate_hz) == pytest.approx(440, abs=2)


def test_a_folder_that_is_not_there_is_one_sentence(recording, tmp_path):
    with pytest.raises(OutputError, match="new.ogg cannot be written"):
        convert_audio(recording, tmp_path / "no" / "new.ogg")
