import json
import tomllib

import pytest

from app import settings_list
from app.__main__ import main
from app.model.setting_keys import keys
from tests.test_docs import ROOT


@pytest.fixture
def sotto(capfd):
    def run(*arguments):
        code = main(["settings", *arguments])
        return code, *capfd.readouterr()

    return run


def test_what_is_set_is_shown(sotto):
    assert sotto("set", "captions.calm", "on") == (0, "", "")
    assert "\ncalm = true\n" in sotto("show", "captions")[1]


def test_what_is_shown_is_a_file_of_all_settings(sotto):
    shown = tomllib.loads(sotto("show")[1])
    assert shown["captions"]["source"]["weight"] == 400
    assert shown["dub"]["on"] is False


def test_json_holds_every_key(sotto):
    assert list(json.loads(sotto("show", "--json")[1])) == list(keys())


def test_one_key_can_be_shown(sotto):
    assert json.loads(sotto("show", "page.port", "--json")[1]) == {"page.port": 8765}


def test_a_choice_is_taken_back(sotto):
    sotto("set", "page.port", "9000")
    sotto("reset", "page.port")
    assert json.loads(sotto("show", "page.port", "--json")[1]) == {"page.port": 8765}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("set", "page.port", "80"),
            "page.port must be a whole number from 1024 to 65535, not 80.",
        ),
        (("set", "page.prot", "8000"), "There is no setting page.prot: do you mean page.port?"),
        (("show", "sound"), "There is no setting sound"),
        (("reset", "sound"), "There is no setting sound"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(sotto, arguments, complaint):
    code, out, err = sotto(*arguments)
    assert (code, out) == (1, "")
    assert complaint in err


def test_the_path_is_told(sotto, tmp_path):
    assert sotto("path")[1] == f"{tmp_path / 'sotto' / 'settings.toml'}\n"


def test_the_page_has_every_setting():
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert settings_list.to_markdown() in page
