from app.device_list import to_device_list
from engine.audio.capture import Source
from engine.audio.playback import Output


def test_devices_stand_in_columns_and_defaults_have_a_star():
    sources = [Source("speakers.monitor", "What Speakers plays", "system", is_default=True)]
    outputs = [Output("hdmi", "Television"), Output("headphones", "Headphones", is_default=True)]
    assert to_device_list(sources, outputs) == (
        "Sources (--source):\n"
        "  * speakers.monitor  What Speakers plays\n"
        "\n"
        "Outputs (--output):\n"
        "    hdmi        Television\n"
        "  * headphones  Headphones\n"
    )
