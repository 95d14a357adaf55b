"""Long work: it tells where it is, and stops when asked."""

import pytest

from tethelp_desktop.domain.progress import Cancelled, Monitor, Progress


def test_work_tells_its_listener_where_it_is() -> None:
    told: list[Progress] = []
    Monitor(told.append).report("merging", 3, 10)
    assert told == [Progress("merging", 3, 10)]


def test_work_that_nobody_listens_to_goes_on() -> None:
    Monitor().report("merging")


def test_work_stops_at_its_next_report_after_it_was_cancelled() -> None:
    told: list[Progress] = []
    monitor = Monitor(told.append)
    assert not monitor.is_cancelled
    monitor.cancel()
    assert monitor.is_cancelled
    with pytest.raises(Cancelled):
        monitor.report("merging")
    assert told == []
