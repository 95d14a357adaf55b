"""That benchmarks run and say what they measured; how fast is for a person to judge."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tethelp_desktop.services.benchmarks import BENCHMARKS, Benchmark, measure

KEYS = {"name", "ratio", "low", "high", "limit", "ratio_of"}


@pytest.mark.parametrize("benchmark", BENCHMARKS, ids=lambda benchmark: benchmark.name)
def test_each_benchmark_measures_two_pieces_of_work(benchmark: Benchmark) -> None:
    measured = measure(benchmark, pairs=2)
    assert 0 < measured.low <= measured.ratio <= measured.high
    assert measured.limit == benchmark.limit


def test_the_command_tells_and_writes_what_it_measured(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    told = run("bench", "words", "--out", out, "--json")
    assert told.code in {0, 3}
    (measured,) = told.facts["benchmarks"]
    assert set(measured) == KEYS
    assert measured["name"] == "words"
    assert json.loads(out.read_text(encoding="utf-8")) == [measured]
    assert "words" in run("bench", "words").out
    assert run("bench", "no-such").code == 2


def test_an_exchange_is_measured_beside_rows_put_into_a_table() -> None:
    told = run("bench", "sync", "--people", "200", "--json")
    assert told.code in {0, 3}
    others = [one for one in told.facts["benchmarks"] if "limit" not in one]
    assert {one["name"] for one in others} == {"cr-sqlite", "SQLite session"}
    measured = {one["name"]: one for one in told.facts["benchmarks"] if one not in others}
    ratios = {name for name, one in measured.items() if set(one) == KEYS}
    assert ratios == {"sync-seal", "sync-merge", "sync-again", "sync-edits"}
    figures = {name: one["figure"] for name, one in measured.items() if name not in ratios}
    assert set(figures) == {
        "sync-person-bytes",
        "sync-receipt-bytes",
        "sync-index",
        "sync-rules",
    }
    assert all(value > 0 for value in figures.values())


def test_a_ratio_above_its_limit_asks_for_a_person() -> None:
    slow = Benchmark("slow", lambda: (lambda: sorted(range(9999)), lambda: None), limit=0.001)
    assert not measure(slow, pairs=2).within


def test_a_store_is_measured_beside_other_ways_to_ask_it(tmp_path: Path) -> None:
    told = run("bench", "store", "--people", "400", "--json")
    assert told.code in {0, 3}
    measured = {one["name"]: one for one in told.facts["benchmarks"]}
    ours = {name for name, one in measured.items() if one["limit_ms"] is not None}
    assert ours == {
        "typing",
        "jump",
        "awards",
        "line-totals",
        "programme-totals",
        "alike",
        "save",
    }
    assert {"typing-scan", "typing-full-text", "typing-in-the-clear", "jump-offset"} < set(measured)
    assert all(0 < one["median_ms"] <= one["p95_ms"] for one in measured.values())
    assert all(one["measured"] for one in measured.values())
