"""What ships is listed, all of it, under terms that a permissive program may ship."""

import json
import re
from pathlib import Path

import pytest

from installers.components import ALLOWED, RUN_LOCK, components, licence_of, terms
from installers.sbom import bill_of_materials, notices

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("component", components(), ids=lambda each: f"{each.name} {each.version}")
def test_a_library_that_ships_has_terms_that_allow_it(component):
    assert terms(component.licence) <= ALLOWED


def test_every_pin_of_the_lock_file_is_listed():
    pins = set(re.findall(r"^([a-z0-9-]+)==(\S+)", RUN_LOCK.read_text(), re.MULTILINE))
    listed = {(each["name"], each["version"]) for each in bill_of_materials()["components"]}
    assert {pin for pin in pins if pin[0] != "setuptools"} <= listed


def test_the_list_is_what_cyclonedx_asks_for():
    bill = bill_of_materials()
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    parts = [part for each in bill["components"] for part in (each, *each.get("components", ()))]
    references = [part["bom-ref"] for part in parts]
    assert len(set(references)) == len(references)
    assert all(part["type"] and part["name"] for part in parts)


def test_the_list_is_the_same_every_time():
    assert json.dumps(bill_of_materials()) == json.dumps(bill_of_materials())


def test_each_model_is_listed_with_every_file():
    models = {
        each["name"]: {file["name"] for file in each["components"]}
        for each in bill_of_materials()["components"]
        if each["type"] == "machine-learning-model"
    }
    for path in (ROOT / "assets/bundles").glob("*/manifest.json"):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        assert models.pop(manifest["name"]) == set(manifest["files"])
    assert models.pop("languages") == {"languages.onnx"}
    assert models == {}


def test_the_notices_hold_the_terms_of_every_library():
    text = notices()
    for component in components():
        assert f"\n{component.name}: {component.licence}" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text  # as soxr brings it


def test_a_library_that_says_nothing_of_its_terms_is_named():
    with pytest.raises(LookupError, match=r"nowhere-at-all .*installers/components\.py"):
        licence_of("nowhere-at-all")
