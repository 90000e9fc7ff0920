"""How many viewers the second screen bears, in short; `sotto bench serve` measures at length."""

import json

from app.__main__ import main


def test_bench_serves_an_audience_that_misses_nothing(capfd, tmp_path):
    path = tmp_path / "figures.json"
    arguments = ["--viewers", "20", "--slow", "2", "--seconds", "1.5", "--json", str(path)]
    assert main(["bench", "serve", *arguments]) == 0
    assert "delivery, p95" in capfd.readouterr().out
    figures = json.loads(path.read_text(encoding="utf-8"))
    assert (figures["n_viewers"], figures["n_pieces"]) == (20, 12)
    assert (figures["n_missed"], figures["n_missed_again"]) == (0, 0)
    assert 0 < figures["p50_ms"] <= figures["p95_ms"] <= figures["most_ms"]
