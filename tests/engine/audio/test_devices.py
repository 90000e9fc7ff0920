import numpy as np
import pytest
import soundfile

from engine.audio.capture import Source
from engine.audio.devices import choose_output, choose_source, open_capture
from engine.audio.libpulse import ERR_ACCESS, not_opened
from engine.audio.playback import Output
from engine.errors import AudioFileError, DeviceError, DeviceRefusedError

SPEAKERS = Output("speakers", "Speakers", is_default=True)
HDMI = Output("hdmi", "Television")
HEADPHONES = Output("headphones", "Headphones", is_worn=True)
WHAT_SPEAKERS_PLAY = Source(
    "speakers.monitor", "What Speakers plays", "system", is_default=True, monitor_of="speakers"
)
WHAT_HDMI_PLAYS = Source("hdmi.monitor", "What Television plays", "system", monitor_of="hdmi")
HEADSET = Source("headset", "Headset", "mic")
MICROPHONE = Source("microphone", "Microphone", "mic", is_default=True)
SOURCES = [WHAT_HDMI_PLAYS, WHAT_SPEAKERS_PLAY, HEADSET, MICROPHONE]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("system", WHAT_SPEAKERS_PLAY),
        ("mic", MICROPHONE),
        ("headset", HEADSET),
        ("What Television plays", WHAT_HDMI_PLAYS),
    ],
)
def test_a_source_is_meant_by_its_kind_its_name_or_its_title(name, source):
    assert choose_source(SOURCES, name) is source


def test_without_a_default_the_first_of_its_kind_is_meant():
    assert choose_source([HEADSET], "mic") is HEADSET


@pytest.mark.parametrize(
    ("sources", "name", "sentence"),
    [
        (SOURCES, "kazoo", r"There is no source 'kazoo': choose one of hdmi\.monitor, .*\.$"),
        ([MICROPHONE], "system", r"cannot be heard here: choose a microphone \(microphone\)"),
        ([WHAT_HDMI_PLAYS], "mic", r"There is no source 'mic': choose one of hdmi\.monitor\.$"),
    ],
)
def test_a_source_that_is_not_there_is_refused_naming_those_that_are(sources, name, sentence):
    with pytest.raises(DeviceError, match=sentence):
        choose_source(sources, name)


@pytest.mark.parametrize(
    ("outputs", "heard", "chosen"),
    [
        pytest.param([HDMI, SPEAKERS], None, SPEAKERS, id="nothing heard: the default"),
        pytest.param([HEADPHONES, SPEAKERS], MICROPHONE, SPEAKERS, id="microphone: the default"),
        pytest.param([SPEAKERS, HDMI], WHAT_SPEAKERS_PLAY, HDMI, id="not what is heard"),
        pytest.param([SPEAKERS, HDMI, HEADPHONES], WHAT_SPEAKERS_PLAY, HEADPHONES, id="worn first"),
        pytest.param([HDMI, HEADPHONES, SPEAKERS], WHAT_HDMI_PLAYS, SPEAKERS, id="default first"),
    ],
)
def test_the_dub_goes_where_it_is_not_heard_again(outputs, heard, chosen):
    assert choose_output(outputs, heard=heard) is chosen


def test_an_output_is_taken_by_its_name_or_title():
    assert choose_output([SPEAKERS, HDMI], "hdmi", WHAT_SPEAKERS_PLAY) is HDMI
    assert choose_output([SPEAKERS, HDMI], "Television", WHAT_SPEAKERS_PLAY) is HDMI


def test_the_output_that_is_heard_is_taken_only_where_the_dub_can_be_left_out():
    with pytest.raises(DeviceError, match="Speakers is listened to"):
        choose_output([SPEAKERS, HDMI], "speakers", WHAT_SPEAKERS_PLAY)
    chosen = choose_output([SPEAKERS, HDMI], "speakers", WHAT_SPEAKERS_PLAY, allow_echo=True)
    assert chosen is SPEAKERS


@pytest.mark.parametrize("name", [None, "speakers"])
def test_the_only_output_is_refused_unless_the_dub_can_be_left_out(name):
    with pytest.raises(DeviceError, match="the dub would be translated again"):
        choose_output([SPEAKERS], name, WHAT_SPEAKERS_PLAY)
    assert choose_output([SPEAKERS], name, WHAT_SPEAKERS_PLAY, allow_echo=True) is SPEAKERS


def test_an_output_that_is_not_there_is_refused_naming_those_that_are():
    with pytest.raises(DeviceError, match=r"no output 'kazoo': choose one of speakers, hdmi\.$"):
        choose_output([SPEAKERS, HDMI], "kazoo")


def test_a_device_that_may_not_be_used_is_told_apart():
    assert isinstance(not_opened(ERR_ACCESS, "mic", "access denied"), DeviceRefusedError)
    assert not isinstance(not_opened(5, "mic", "no such entity"), DeviceRefusedError)


def test_a_recording_is_named_by_its_whole_path(tmp_path):
    path = tmp_path / "talk.wav"
    with pytest.raises(AudioFileError, match="does not exist"):
        open_capture(str(path))
    soundfile.write(path, np.zeros(16_000, np.float32), 16_000)
    assert open_capture(str(path)).source == Source(str(path), "talk.wav", "file")
