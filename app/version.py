"""Which Sotto this is: the number stands in `pyproject.toml` and nowhere else."""

import tomllib

from app import assets


def version() -> str:
    """Return the version of the checkout, or of what is installed or frozen."""
    try:
        project = tomllib.loads(assets.PROJECT.read_text(encoding="utf-8"))
    except FileNotFoundError:
        from importlib import metadata  # here: it brings the reading of mail along

        return metadata.version("sotto")
    return str(project["project"]["version"])
