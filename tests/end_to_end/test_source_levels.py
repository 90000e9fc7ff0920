"""The levels of all sources in the list to choose from, on a real sound server."""

import pytest
from sound_faults import SOURCE_HZ, write_tone
from sound_server import wait_until

from app.model.settings import ListeningSettings
from app.views.source_picker import LEVEL_ROLE, SourcePicker
from app.wiring.device_choices import look_for_sources
from app.wiring.source_levels import SourceLevels
from engine.audio.pulse import list_sources


class Stopped:
    state = "stopped"


@pytest.fixture
def picker(qtbot):
    picker = SourcePicker()
    qtbot.addWidget(picker)
    yield picker
    picker.hidePopup()


def test_who_opens_the_list_sees_where_the_sound_is(sound_server, picker, qtbot, tmp_path):
    tone = write_tone(tmp_path / "film.wav", SOURCE_HZ, 60.0)
    sound_server.play(tone, program="Film")
    sound_server.play(tone, "headphones", program="Music")
    wait_until(lambda: {"app:Film", "app:Music"} <= {each.name for each in list_sources()})
    picker.show_sources(look_for_sources(ListeningSettings(), "system"), "system")
    levels = SourceLevels(picker, Stopped())
    picker.show()
    picker.showPopup()
    loud = {"system", "speakers.monitor", "headphones.monitor", "app:Film", "app:Music"}

    def seen():
        levels.refresh()
        found = {name: picker.itemData(picker.findData(name), LEVEL_ROLE) for name in picker.names}
        return {name: level[0] for name, level in found.items() if level is not None}

    try:
        qtbot.waitUntil(
            lambda: {name for name, rms_db in seen().items() if rms_db > -40} == loud,
            timeout=20_000,
        )
        assert seen()["mic"] == -100.0
        assert "demo" not in seen()
        picker.hidePopup()
        wait_until(lambda: not sound_server.is_heard("microphone"))
    finally:
        levels.close()
