"""Brings the translations of the interface up to date: `python installers/translations.py`.

Reads every `tr` and `translate` under app/ with Qt's lupdate, writes what is new into
assets/translations/*.ts, names what has no translation yet, and compiles the rest with lrelease.
Needs an environment with Sotto in it. With --check nothing is written. To add a language: copy one
of the .ts files, change its `language`, and add its code to `TRANSLATED` in app/wiring/language.py
and to `window.language` in app/model/settings.py.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"


def main() -> int:
    """Update the translations, or check them; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--check", action="store_true", help="write nothing")
    if parser.parse_args().check:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
            return _report(Path(folder))
    return _report(FOLDER, is_compiled=True)


def _report(folder: Path, *, is_compiled: bool = False) -> int:
    update(folder)
    missing: dict[str, set[str]] = {}  # the languages that lack a text
    for source in sorted(folder.glob("*.ts")):
        for text in unfinished(source):
            missing.setdefault(text, set()).add(source.stem.removeprefix("sotto_"))
    if is_compiled:
        compile_all(folder)
    for text, languages in missing.items():
        print(f"{', '.join(sorted(languages))}: no translation of {text!r}")
    if missing:
        print("Write them into assets/translations/*.ts, and run installers/translations.py.")
    return 1 if missing else 0


def update(folder: Path) -> None:
    """Write every text of the sources into the .ts files there, and take away those that went."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app").rglob("*.py"))
    files = sorted(map(str, folder.glob("*.ts")))  # each says which language it is in
    _run("lupdate", *sources, "-locations", "none", "-no-obsolete", "-ts", *files)


def unfinished(source: Path) -> list[str]:
    """Return the texts of a .ts file that have no translation, or one that is not finished."""
    texts = []
    for message in ElementTree.parse(source).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") or not translation.text:
            texts.append(message.findtext("source", ""))
    return texts


def compile_all(folder: Path) -> None:
    """Make a .qm file of each .ts file there, without what is not finished."""
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        _run("lrelease", "-nounfinished", str(source), "-qm", str(target))


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools, as PySide6 brings it."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    program = next(
        path
        for path in (folder / tool, folder / f"{tool}.exe", folder / "Qt/libexec" / tool)
        if path.exists()
    )
    done = subprocess.run(
        [str(program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{tool} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main())
