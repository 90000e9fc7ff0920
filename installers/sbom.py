"""Write what ships as a CycloneDX list, or the terms of all of it as one text.

python3 installers/sbom.py sotto.cdx.json
python3 installers/sbom.py --notices THIRD-PARTY.txt

Run it in Sotto's environment, which has the packages that it reads the terms of. The same lock file
gives the same list to the last byte.
"""

import argparse
import hashlib
import json
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installers import natives
from installers.components import INSIDE, ROOT, RUN_LOCK, Component, components, licence_texts

NOTICES, LIST = "THIRD-PARTY.txt", "sotto.cdx.json"
NAMESPACE = uuid.UUID("6f1d3b6e-8a43-5a2c-9d5c-3f2f6d1a7c11")
RULE = "=" * 80


def main() -> None:
    """Write one of the two."""
    parser = argparse.ArgumentParser(description="Write what ships, or the terms of it.")
    parser.add_argument("out", metavar="FILE", type=Path)
    parser.add_argument("--notices", action="store_true", help="the terms instead of the list")
    options = parser.parse_args()
    text = notices() if options.notices else json.dumps(bill_of_materials(), indent=1) + "\n"
    options.out.write_text(text, encoding="utf-8")


def write_papers(folder: Path) -> list[Path]:
    """Write both to `folder`, for a Sotto that is frozen on this machine; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    terms, bill = folder / NOTICES, folder / LIST
    here = [natives.PYINSTALLER, *dict.fromkeys(natives.NATIVE.values())]
    texts = [f"{_title(each.name, each.licence)}{natives.terms_of(each)}" for each in here]
    terms.write_text("\n".join([notices(), *texts]), encoding="utf-8")
    materials = bill_of_materials()
    materials["components"] += [_native(each, natives.version_of(each)) for each in here]
    bill.write_text(json.dumps(materials, indent=1) + "\n", encoding="utf-8")
    return [terms, bill]


def bill_of_materials() -> dict[str, Any]:
    """Return Sotto, its models and its libraries as CycloneDX 1.6."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    serial = uuid.uuid5(NAMESPACE, RUN_LOCK.read_text(encoding="utf-8") + project["version"])
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "sotto",
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [*_models(), _languages(), *map(_library, components())],
    }


def _models() -> list[dict[str, Any]]:
    """Return the bundles, each with its terms and the hash of its manifest's files."""
    models = []
    for path in sorted((ROOT / "assets" / "bundles").glob("*/manifest.json")):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        models.append(
            {
                "type": "machine-learning-model",
                "bom-ref": f"bundle/{manifest['name']}",
                "name": manifest["name"],
                "version": str(manifest.get("version", 1)),
                "licenses": [{"license": {"name": manifest["licence"]}}],
                "components": [
                    {
                        "type": "file",
                        "bom-ref": f"bundle/{manifest['name']}/{name}",
                        "name": name,
                        "hashes": [{"alg": "SHA-256", "content": record["sha256"]}],
                    }
                    for name, record in sorted(manifest["files"].items())
                ],
            }
        )
    return models


def _languages() -> dict[str, Any]:
    """Return what hears which language is spoken, with its terms and the hash of its graph."""
    folder = ROOT / "assets" / "languages"
    facts = json.loads((folder / "languages.json").read_text(encoding="utf-8"))
    graph = folder / "languages.onnx"
    return {
        "type": "machine-learning-model",
        "bom-ref": "languages",
        "name": "languages",
        "version": str(facts["version"]),
        "licenses": [{"license": {"name": facts["licence"]}}],
        "components": [
            {
                "type": "file",
                "bom-ref": f"languages/{graph.name}",
                "name": graph.name,
                "hashes": [
                    {"alg": "SHA-256", "content": hashlib.sha256(graph.read_bytes()).hexdigest()}
                ],
            }
        ],
    }


def _library(component: Component) -> dict[str, Any]:
    address = f"pkg:pypi/{component.name}@{component.version}"
    library: dict[str, Any] = {
        "type": "library",
        "bom-ref": address,
        "name": component.name,
        "version": component.version,
        "purl": address,
        "licenses": [{"expression": component.licence}],
    }
    notes = {"sotto:where": component.marker, "sotto:inside": INSIDE.get(component.name, "")}
    properties = [{"name": name, "value": value} for name, value in notes.items() if value]
    return library | ({"properties": properties} if properties else {})


def _native(origin: natives.Origin, version: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": f"native/{origin.name}",
        "name": origin.name,
        **({"version": version} if version else {}),
        "licenses": [{"expression": origin.licence}],
    }


def _title(name: str, licence: str) -> str:
    return f"{RULE}\n{name}: {licence}\n{RULE}\n"


def notices() -> str:
    """Return our NOTICE, then the terms of every library as it brings them."""
    parts = [(ROOT / "NOTICE").read_text(encoding="utf-8")]
    seen = set()
    for component in components():
        if component.name in seen:  # one library at two versions, for two Pythons
            continue
        seen.add(component.name)
        inside = f"; inside: {INSIDE[component.name]}" if component.name in INSIDE else ""
        parts.append(_title(component.name, f"{component.licence}{inside}"))
        parts += [f"--- {name}\n{text}" for name, text in licence_texts(component.name)]
    return "\n".join(parts)


if __name__ == "__main__":
    main()
