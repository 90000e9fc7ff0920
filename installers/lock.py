"""Write `requirements/*.lock`: run `python3 installers/lock.py` with uv on the path.

Every lock is whole: `freeze` and `dev` hold all of `run`, `train` all of `dev`. They are valid for
every platform and Python we support, carry hashes, and name no registry.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEV = ("build", "dev", "evaluate")
EXTRAS = {"run": ("build",), "freeze": ("build", "freeze"), "dev": DEV, "train": (*DEV, "train")}
OPTIONS = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-header")
QUIET_OPTIONS = ("--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet")

# On Linux the default build of torch brings 3 GB of CUDA; the checks and the small bundle need none
# of it. The CPU build has a version of its own, so that a registry without it fails at once.
TORCH_CPU_VERSION = "2.13.0+cpu"
TORCH_CPU_HASHES = (  # Python 3.11, x86-64
    "6746dbcbeb526eb61330b76b41ff1b4eb848951103a892eeb080dfa2b264667b",
)
TORCH_BLOCK = re.compile(r"^torch==(?P<version>\S+) (?P<hashes>\\\n(?:    --hash=.*\n)+)", re.M)


def lock(name: str) -> None:
    """Resolve the extras of a lock file and write it."""
    lock_path = ROOT / "requirements" / f"{name}.lock"
    extras = [f"--extra={extra}" for extra in EXTRAS[name]]
    command = ["uv", "pip", "compile", "pyproject.toml", *OPTIONS, *QUIET_OPTIONS, *extras]
    subprocess.run([*command, f"--output-file={lock_path}"], cwd=ROOT, check=True, text=True)
    text = lock_path.read_text(encoding="utf-8")
    lock_path.write_text(TORCH_BLOCK.sub(with_cpu_build, text), encoding="utf-8")


def with_cpu_build(block: re.Match[str]) -> str:
    """Return torch's lines of a lock file with the CPU build in the place of Linux's default."""
    hashes = " \\\n".join(f"    --hash=sha256:{digest}" for digest in TORCH_CPU_HASHES)
    return (
        f"torch=={TORCH_CPU_VERSION} ; sys_platform == 'linux' \\\n{hashes}\n"
        f"torch=={block['version']} ; sys_platform != 'linux' {block['hashes']}"
    )


if __name__ == "__main__":
    for lock_name in EXTRAS:
        lock(lock_name)
