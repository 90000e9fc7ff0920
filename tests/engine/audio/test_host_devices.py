import pytest

from engine.audio.capture import Source
from engine.audio.devices import choose_output, choose_source
from engine.audio.host_devices import HostDevices


def device(index, name, hostapi, n_inputs, n_outputs):
    return {
        "index": index,
        "name": name,
        "hostapi": hostapi,
        "max_input_channels": n_inputs,
        "max_output_channels": n_outputs,
    }


# As PortAudio 19.7 lists a laptop with Windows 11; the names are cut off by MME.
WINDOWS = HostDevices(
    [
        device(0, "Microsoft Sound Mapper - Input", 0, 2, 0),
        device(1, "Microphone Array (Realtek(R) Au", 0, 2, 0),
        device(2, "Microsoft Sound Mapper - Output", 0, 0, 2),
        device(3, "Speakers (Realtek(R) Audio)", 0, 0, 2),
        device(4, "Headphones (USB Audio)", 1, 0, 2),
        device(5, "Speakers (Realtek(R) Audio)", 1, 0, 8),
        device(6, "Microphone Array (Realtek(R) Audio)", 1, 4, 0),
    ],
    [
        {"name": "MME", "default_input_device": 1, "default_output_device": 3},
        {"name": "Windows WASAPI", "default_input_device": 6, "default_output_device": 5},
    ],
    (1, 3),
)
MAC = HostDevices(
    [
        device(0, "MacBook Pro Microphone", 0, 1, 0),
        device(1, "BlackHole 2ch", 0, 2, 2),
        device(2, "MacBook Pro Speakers", 0, 0, 2),
        device(3, "Multi-Output Device", 0, 0, 2),
    ],
    [{"name": "Core Audio", "default_input_device": 0, "default_output_device": 3}],
    (0, 3),
)


def test_of_windows_four_lists_that_of_wasapi_counts_with_its_own_defaults():
    assert [(each.name, each.is_default) for each in WINDOWS.outputs()] == [
        ("Speakers (Realtek(R) Audio)", True),
        ("Headphones (USB Audio)", False),
    ]
    assert [each.name for each in WINDOWS.sources()] == ["Microphone Array (Realtek(R) Audio)"]


def test_a_device_of_windows_is_asked_for_with_its_interface():
    assert WINDOWS.query("Speakers") == "Speakers, Windows WASAPI"
    assert MAC.query("BlackHole 2ch") == "BlackHole 2ch"
    assert (WINDOWS.is_wasapi, MAC.is_wasapi) == (True, False)


def test_a_loopback_device_of_a_mac_is_what_it_plays_and_no_microphone():
    assert choose_source(MAC.sources(), "system") == Source(
        "BlackHole 2ch", "BlackHole 2ch", "system", monitor_of="BlackHole 2ch", is_loopback=True
    )
    assert choose_source(MAC.sources(), "mic").name == "MacBook Pro Microphone"


def test_the_dub_is_not_spoken_into_what_is_heard_nor_into_what_may_lead_there():
    heard = choose_source(MAC.sources(), "system")
    assert choose_output(MAC.outputs(), None, heard).name == "MacBook Pro Speakers"
    assert choose_output(MAC.outputs()).name == "Multi-Output Device"


@pytest.mark.parametrize(
    "name", ["BlackHole 16ch", "VB-Cable", "Loopback Audio", "Soundflower (2ch)"]
)
def test_loopback_devices_are_known_by_their_names(name):
    devices = HostDevices([device(0, name, 0, 2, 2)], [{"name": "Core Audio"}], (0, 0))
    assert [source.kind for source in devices.sources()] == ["system"]
