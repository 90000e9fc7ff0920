"""Measures what the windows cost, in a folder that is thrown away.

Qt is imported only when it is known what the process takes without it.
"""

import importlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app import assets, cli
from app.display import prepare_display
from app.folders import VARIABLE
from engine import EngineConfig
from engine.evaluation.memory import resident_mb
from engine.translation import Translator


def bench_interface(
    options: cli.BenchInterfaceOptions, load_translator: Callable[[Path, EngineConfig], Translator]
) -> None:
    """Measure, print, and write what is asked for; raise `EngineError`."""
    prepare_display()
    importlib.import_module("engine.runtime.translator")
    libraries_mb = resident_mb()
    from app.wiring.interface_cost import measure
    from app.wiring.interface_figures import to_table

    with tempfile.TemporaryDirectory(prefix="sotto-bench-") as folder:
        os.environ[VARIABLE] = folder
        figures = measure(
            options, lambda: load_translator(assets.BUNDLE, EngineConfig("s2st")), libraries_mb
        )
    sys.stdout.write(to_table(figures))
    if options.json is not None:
        text = json.dumps(asdict(figures), indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
