"""What the pages under docs say of the code is so."""

from pathlib import Path

import pytest

from engine.evaluation.latency import MEASURES

ROOT = Path(__file__).parent.parent
OTHERS = ("WER", "BLEU", "chrF", "NE", "NE_shown", "compute_RTF", "lag_mean", "lag_p95")


@pytest.mark.parametrize(
    "name", [*(name for name in MEASURES if not name.endswith("_CA")), *OTHERS]
)
def test_every_figure_is_told(name):
    assert f"`{name}`" in (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
