"""The same speech in files and from outputs of many forms; tests/soak/formats.py has them all."""

import numpy as np
import pytest
from formats import CHANNELS, HEARD_HZ, Recogniser, aligned, hear_through, read_speech, write_as

from app import assets
from engine.evaluation.quality import n_word_errors

FORMS = [(44_100, "stereo", "PCM_16"), (96_000, "5.1, in the middle", "FLOAT")]


@pytest.fixture(scope="module")
def speech():
    return read_speech(assets.DEMO_CLIP)


@pytest.fixture(scope="module")
def recogniser():
    return Recogniser()


@pytest.mark.parametrize(("rate_hz", "channels", "samples"), FORMS)
def test_a_files_form_does_not_change_the_words(
    speech, recogniser, tmp_path, rate_hz, channels, samples
):
    path = write_as(speech, tmp_path / "form.wav", rate_hz, CHANNELS[channels], samples)
    known = recogniser.words_of(speech)
    assert n_word_errors(known, recogniser.words_of(read_speech(path))) <= 0.02 * len(known)


def test_a_voice_in_the_middle_of_six_loudspeakers_is_heard_as_loud_as_alone(
    sound_server, speech, tmp_path
):
    said = speech[: 3 * HEARD_HZ]
    path = write_as(said, tmp_path / "said.wav", 48_000, CHANNELS["5.1, in the middle"], "FLOAT")
    (heard,) = hear_through(sound_server, [(path, "float32le", 48_000, 6)])
    error = aligned(heard, said) - said
    assert np.linalg.norm(error) < 0.1 * np.linalg.norm(said)


def test_an_outputs_form_does_not_change_what_is_heard(sound_server, speech, tmp_path):
    said = speech[: 4 * HEARD_HZ]
    outputs = [("s16le", 44_100, 2), ("s32le", 48_000, 6), ("float32le", 96_000, 1)]
    path = write_as(said, tmp_path / "said.wav", 48_000, CHANNELS["stereo"], "PCM_32")
    for heard in hear_through(sound_server, [(path, *output) for output in outputs]):
        error = aligned(heard, said) - said
        assert np.linalg.norm(error) < 0.1 * np.linalg.norm(said)
