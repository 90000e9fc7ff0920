"""Do what the README tells a new user to do, where there is nothing but a bare Debian.

python3 installers/linux/new_user.py --suite bookworm
python3 installers/linux/new_user.py --suite testing

As root, with debootstrap installed and a mirror of Debian in reach; what is committed is tried.
Ends with 1 when no captions of the demo clip come. Where pip is told of a certificate (PIP_CERT),
so is the one inside.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from installers.linux.layout import ROOT
from installers.linux.root import Root, add_options, bare_debian

PLACE, CERTIFICATE = "/root/sotto", "/root/certificate.pem"


def main() -> int:
    """Try it; return the exit code."""
    parser = argparse.ArgumentParser(description="Follow the README in a bare Debian.")
    add_options(parser)
    options = parser.parse_args()
    with bare_debian(options) as root:
        root.apt("update")
        root.apt("install", "--no-install-recommends", "python3")  # the README asks for that much
        check_out(root)
        start_s = time.monotonic()
        captions = root.run("python3", f"{PLACE}/installers/bootstrap.py")
        print(f"{captions}\nafter {time.monotonic() - start_s:.0f} s, one command")
    return 0 if "\nen  " in captions else 1


def check_out(root: Root) -> None:
    """Put what is committed where a user would have it."""
    (root.folder / PLACE.lstrip("/")).mkdir()
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", f"{root.folder}{PLACE}"], input=archive.stdout, check=True)
    if "PIP_CERT" in os.environ:
        shutil.copyfile(os.environ["PIP_CERT"], f"{root.folder}{CERTIFICATE}")
        root.variables = {"PIP_CERT": CERTIFICATE}


if __name__ == "__main__":
    sys.exit(main())
