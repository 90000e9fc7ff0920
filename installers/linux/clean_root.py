"""Try a package where there is nothing: install it into a bare Debian, use it, remove it.

python3 installers/linux/clean_root.py sotto.deb --suite bookworm

As root, with debootstrap and Xvfb installed and a mirror of Debian in reach. Ends with 1 when
anything is not as it should be. Whatever the bare system lacks, apt installs because the package
asks for it, and for no other reason.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from installers.linux.first_window import NoWindowError, first_windows
from installers.linux.root import Root, add_options, bare_debian

DEMO_CLIP = "/usr/lib/sotto/_internal/assets/demo/demo-fr.wav"
MAX_START_S = 3.0
N_STARTS = 4


def main() -> int:
    """Try the package that is named; return the exit code."""
    options = parse()
    with bare_debian(options) as root:
        before = root.files()
        complaints = install(root, options.package) + use(root) + remove(root, before)
    print("\n".join(complaints) or "as it should be")
    return 1 if complaints else 0


def parse() -> argparse.Namespace:
    """Return `package` and which Debian is wanted."""
    parser = argparse.ArgumentParser(description="Try a package in a bare Debian.")
    parser.add_argument("package", type=Path)
    add_options(parser)
    return parser.parse_args()


def install(root: Root, package: Path) -> list[str]:
    """Install the package with what it asks for."""
    shutil.copyfile(package, root.folder / "root" / "sotto.deb")
    root.apt("update")
    root.apt("install", "--no-install-recommends", "/root/sotto.deb")
    changed = root.run("dpkg", "--verify", "sotto")
    return [f"Files differ from the package's: {changed}"] if changed else []


def use(root: Root) -> list[str]:
    """Have it test itself, translate the demo clip, and open its window."""
    found = json.loads(root.run("sotto", "--self-test"))
    print(json.dumps(found, indent=1, ensure_ascii=False))
    captions = root.run("sotto", "translate", DEMO_CLIP)
    print(captions)
    complaints = [] if "\nen  " in captions else ["The demo clip gave no caption."]
    if root.has("/usr/bin/python3"):
        complaints.append("The package brings a Python of the system.")
    try:
        starts = first_windows(root.command("/usr/bin/sotto"), N_STARTS)
    except NoWindowError as error:
        return [*complaints, str(error)]
    for start in starts:
        print(
            f"a window after {start.wall_s:.2f} s, {start.waited_s:.2f} s of it without a core; "
            f"{start.process_s:.2f} s computed"
        )
    if min(start.undisturbed_s for start in starts) > MAX_START_S:
        complaints.append(f"The first window takes more than {MAX_START_S} s.")
    return complaints


def remove(root: Root, before: set[str]) -> list[str]:
    """Remove it with what came along, and say what is still there."""
    ours = set(root.run("dpkg", "--listfiles", "sotto").split("\n")) - before
    root.apt("purge", "sotto")
    left = sorted(ours & root.files())
    root.apt("autoremove", "--purge")
    left += sorted(path for path in root.files() - before if "sotto" in path)
    return [f"Left behind: {', '.join(left[:20])}"] if left else []


if __name__ == "__main__":
    sys.exit(main())
