"""A practice register has something of everything that an office learns, and breaks no rule."""

import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tethelp_desktop.domain.cases import CaseKind
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    RECORDS,
    Attachment,
    Invitation,
    ItemKind,
    ReportSubmission,
)
from tethelp_desktop.domain.selection import ListState
from tethelp_desktop.services import (
    cases,
    consignments,
    decisions,
    duplicates,
    enrolling,
    refunds,
    sealing,
    selection,
    state,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.duplicates import PairState
from tethelp_desktop.services.practice_office import make_practice_office
from tethelp_desktop.store.schema import METADATA

FEWEST = 30
STRANGER = "018c0000000070000000" + "00" * 6
"""The id of a record of a PC that nobody knows."""


def practice(folder: Path, day: datetime, number: int = FEWEST) -> Desk:
    made = make_practice_office(
        folder / "store", "practice only", "Trần Thị Mẫu", clock=lambda: day, number=number
    )
    return made.desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = practice(tmp_path_factory.mktemp("practice"), datetime(2026, 1, 8, 3, tzinfo=UTC), 80)
    with made.store:
        yield made


def test_lists_are_there_in_every_state_with_their_decisions(desk: Desk) -> None:
    with desk.store.read() as reader:
        views = selection.lists(desk, reader, desk.campaign.id)
        register = decisions.decisions(reader, desk.campaign.id)
    states = [view.state for view in views]
    assert states == [
        *(ListState.DECIDED, ListState.NOTHING, ListState.OVERDUE, ListState.REQUESTED),
    ]
    assert (views[0].named, views[0].reserve) == (6, 2)
    assert [view.supplements is not None for view in register] == [True, False]
    assert all(view.awards for view in register)


def test_cards_wait_are_paid_issued_returned_and_asked_back(desk: Desk) -> None:
    in_hand, paid = enrolling.batches(desk, desk.campaign.id)
    assert in_hand.counts[EnrolmentState.WAITING] == 3
    counts = [paid.counts[EnrolmentState(s)] for s in ("submitted", "returned", "issued")]
    assert counts == [3, 1, 4]
    assert paid.paid_on is not None
    assert enrolling.waiting(desk, desk.campaign.id, ItemKind.CARD)
    [refund] = refunds.refund_cases(desk, desk.campaign.id)
    assert refund.case.claim_number


def test_gifts_are_out_and_cases_are_open(desk: Desk) -> None:
    with desk.store.read() as reader:
        out = consignments.consignments(desk, reader, desk.campaign.id)
        found = cases.cases(desk, reader, desk.campaign.id)
        called = reader.find(Invitation, symbolic=True)
        papers = reader.find(Attachment)
        reports = reader.find(ReportSubmission)
    assert [dict(view.outstanding) for view in out] == [{ItemKind.CARD: 2}, {ItemKind.GIFT: 3}]
    assert [case.kind for case in found] == [
        CaseKind.HANDED_THOUGH_WITHDRAWN,
        CaseKind.CONSIGNMENT_OVERDUE,
        CaseKind.INVITED_THOUGH_WITHDRAWN,
    ]
    assert {one.presented_by for one in called} == {"", "Vũ Thị Mẫu"}
    assert len(papers) == 4
    assert reports


def test_people_stand_there_twice_to_be_compared(desk: Desk) -> None:
    duplicates.compare(desk, Monitor())
    with desk.store.read() as reader:
        states = [row.state for row in duplicates.pairs(reader)]
    assert states.count(PairState.ASKED) == 1
    assert states.count(PairState.UNDECIDED) >= 1


def test_the_store_is_whole(desk: Desk) -> None:
    assert state.check(desk) == ()


@pytest.mark.parametrize("day", [(2025, 12, 31), (2026, 2, 16), (2027, 7, 2)])
def test_it_can_be_made_on_any_day(tmp_path: Path, day: tuple[int, int, int]) -> None:
    made = practice(tmp_path, datetime(*day, 3, tzinfo=UTC))
    with made.store:
        assert state.check(made) == ()


class _RolledBack(Exception):
    pass


def tampered(desk: Desk, sql: str, *values: object) -> list[str]:
    """Say what a check finds after a statement that bypasses the program; it is rolled back."""
    with suppress(_RolledBack), desk.store.write("nobody", desk.clock()) as tx:
        triggers = tx.connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).all()
        for (name,) in triggers:
            tx.connection.exec_driver_sql(f"DROP TRIGGER {name}")
        assert tx.connection.exec_driver_sql(sql, values).rowcount == 1
        found = list(state.findings(desk, tx.view(), Monitor()))
        raise _RolledBack
    return found


def test_nothing_sealed_is_changed_taken_away_or_added_in_silence(desk: Desk) -> None:
    sealing.seal_unsent(desk)
    assert state.check(desk) == ()
    chance = random.Random(5)  # noqa: S311 - tests
    with desk.store.read() as reader:
        ids = {
            table: [
                rid
                for (rid,) in reader.connection.exec_driver_sql(
                    f"SELECT id FROM {table} WHERE seg IS NOT NULL"  # noqa: S608
                )
            ]
            for table in RECORDS
        }
    known = {table: chance.choice(rids) for table, rids in ids.items() if rids}
    assert len(known) > 25
    for table, rid in known.items():
        columns = [c.name for c in METADATA.tables[table].c if c.name not in {"id", "seg"}]
        column, others = chance.choice(columns), ", ".join(f'"{name}"' for name in columns)
        changed = f"UPDATE {table} SET \"{column}\" = '97' WHERE id = ?"  # noqa: S608
        taken = f"DELETE FROM {table} WHERE id = ?"  # noqa: S608
        added = (
            f"INSERT INTO {table} (id, {others}, seg)"  # noqa: S608
            f" SELECT '{STRANGER}', {others}, NULL FROM {table} WHERE id = ?"
        )
        for what, sql, where in (
            ("differs", changed, rid),
            ("missing", taken, rid),
            ("in no segment", added, STRANGER),
        ):
            found = tampered(desk, sql, rid)
            assert any(what in one and where in one for one in found), (what, table, column)
