"""When a backup is due and which of many stay."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.backups import BackupCause, Made, is_old, to_remove
from tethelp_desktop.domain.dates import local_day

NOW = datetime(2026, 11, 26, 5, tzinfo=UTC)

moments = st.integers(-200, 1000).map(lambda days: NOW - timedelta(days=days, hours=days % 24))
many = st.lists(st.tuples(moments, st.sampled_from(BackupCause)), max_size=60)


def made(*ages: timedelta, cause: BackupCause = BackupCause.DAILY) -> list[Made]:
    return [Made(f"{number}", NOW - age, cause) for number, age in enumerate(ages)]


@pytest.mark.parametrize(
    ("age", "old"),
    [(None, True), (0, False), (23, False), (24, True), (500, True), (-1, True)],
)
def test_a_backup_is_old_after_a_day_or_when_the_clock_went_back(
    age: int | None, old: bool
) -> None:
    last = None if age is None else NOW - timedelta(hours=age)
    assert is_old(last, NOW) is old


def test_all_of_today_stay() -> None:
    assert to_remove(made(*(timedelta(minutes=n) for n in range(100))), NOW) == []


def test_of_an_earlier_day_the_last_stays() -> None:
    two = made(timedelta(hours=24), timedelta(hours=26))
    assert to_remove(two, NOW) == [two[1]]


def test_of_an_earlier_week_and_month_the_last_stays() -> None:
    monday = timedelta(days=31)  # 26 October 2026
    week = made(monday, monday - timedelta(days=2), monday - timedelta(days=6))
    assert to_remove(week, NOW) == [week[1], week[0]]
    month = made(timedelta(days=100), timedelta(days=115))
    assert to_remove(month, NOW) == [month[1]]


def test_one_from_before_an_upgrade_always_stays() -> None:
    old = made(timedelta(days=40), timedelta(days=40, hours=1), cause=BackupCause.BEFORE_UPGRADE)
    assert to_remove(old, NOW) == []


@given(many)
def test_what_stays_is_enough_and_not_too_much(found: list[tuple[datetime, BackupCause]]) -> None:
    all_of_them = [Made(f"{n}", at, cause) for n, (at, cause) in enumerate(found)]
    leaving = to_remove(all_of_them, NOW)
    staying = [one for one in all_of_them if one not in leaving]
    today = local_day(NOW)
    if all_of_them:
        newest = max(all_of_them, key=lambda one: (one.at, one.name))
        assert newest in staying
    for gone in leaving:
        assert gone.cause is not BackupCause.BEFORE_UPGRADE
        assert local_day(gone.at) < today
        assert any(one.at >= gone.at for one in staying), "a later one stays in its place"
    days = {local_day(one.at) for one in all_of_them if timedelta(0) < today - local_day(one.at)}
    for day in days:
        if today - day <= timedelta(days=14):
            assert any(local_day(one.at) == day for one in staying)
    assert {local_day(one.at).strftime("%Y-%m") for one in all_of_them} >= {
        local_day(one.at).strftime("%Y-%m") for one in staying
    }


@given(many)
def test_thinning_again_removes_nothing_more(found: list[tuple[datetime, BackupCause]]) -> None:
    all_of_them = [Made(f"{n}", at, cause) for n, (at, cause) in enumerate(found)]
    leaving = to_remove(all_of_them, NOW)
    assert to_remove([one for one in all_of_them if one not in leaving], NOW) == []
