"""The report on what the system lacks."""

from installers import system_needs
from installers.system_needs import Need, install_command, missing, report

NEEDS = {"libpulse.so.0": "libpulse0", "libGL.so.1": "libgl1", "import": "imagemagick"}


def test_what_is_found_is_not_missing():
    assert missing(NEEDS, lambda name: name != "libGL.so.1") == [Need("libGL.so.1", "libgl1")]
    assert missing(NEEDS, lambda name: True) == []


def test_one_command_installs_everything_and_names_a_package_once():
    needs = [Need("pactl", "pulseaudio-utils"), Need("b", "a"), Need("c", "a")]
    assert install_command(needs)[-2:] == ["a", "pulseaudio-utils"]


def test_the_report_names_the_files_and_the_command():
    needs = missing(NEEDS, lambda name: name == "import")
    assert report(needs, is_root=False) == (
        "The system lacks libpulse.so.0, libGL.so.1; install it with"
        " `sudo apt-get install -y --no-install-recommends libgl1 libpulse0`"
        " (packages of Debian and Ubuntu; elsewhere, whatever brings those files)."
    )
    assert "`apt-get install" in report(needs, is_root=True)


def test_a_library_that_is_nowhere_does_not_load():
    assert not system_needs.library_loads("libsotto-has-no-such-thing.so.9")


def test_a_file_is_found_however_deep_it_lies_in_its_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(system_needs, "FILE_FOLDERS", (tmp_path, tmp_path / "absent"))
    assert not system_needs.file_exists("A.ttf")
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "A.ttf").touch()
    assert system_needs.file_exists("A.ttf")
