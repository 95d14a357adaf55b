"""A short year of a few districts; `tests/faults/year.py` lives a long one."""

from pathlib import Path

from tests.faults.year import begin


def test_whatever_befalls_the_sticks_everything_arrives_and_is_answered(
    quick_folder: Path,
) -> None:
    year = begin(quick_folder, 3, seed=1)
    for _ in range(5):
        year.week()
    year.end()
    assert list(year.faults()) == []
    assert year.counts["harmed and merged"] == 0
    assert year.counts["harmed and changed something"] == 0
    for befell in ("lost", "late", "twice", "harmed and refused", "conflicts resolved"):
        assert year.counts[befell] > 0, befell
    year.line.close()
