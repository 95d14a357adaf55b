"""Who gave an award up, when and why; and that it leaves the batches that did not pay it."""

from collections.abc import Iterable
from dataclasses import replace

from tethelp_desktop.domain.cases import Withdrawal
from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.records import Award, Enrolment, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.consigned import awards
from tethelp_desktop.store.history import history
from tethelp_desktop.store.paying import paid_by_own_line
from tethelp_desktop.store.store import Reader, Writer


def withdrawal_of(reader: Reader, award: Award) -> Withdrawal | None:
    """Read who gave an award up; None while it stands."""
    if award.outcome is None:
        return None
    entered = [
        one
        for one in history(reader, [award.id])
        if (one.table, one.field, one.value) == (table_of(Award), "outcome", award.outcome)
    ]
    by, at = award.recorded_by, award.recorded_at
    if entered:
        by, at = entered[-1].recorded_by, entered[-1].recorded_at
    return Withdrawal(award.outcome, award.outcome_on or local_day(at), by, at)


def leave_batches(tx: Writer, award: Award) -> None:
    """Take an award that was given up out of its batches, unless it was paid or issued."""
    _leave(tx, award, tx.find(Enrolment, award_id=award.id, withdrawn=None))


def drop_given_up(tx: Writer, batch_id: Stamp) -> None:
    """Take out of a batch whatever was given up meanwhile, as a merge may tell."""
    rows = tx.find(Enrolment, batch_id=batch_id, withdrawn=None)
    known = awards(tx, {row.award_id for row in rows})
    for row in rows:
        if row.award_id in known:
            _leave(tx, known[row.award_id], [row])


def _leave(tx: Writer, award: Award, rows: Iterable[Enrolment]) -> None:
    if award.outcome is None or paid_by_own_line(tx, award).is_paid:
        return
    for row in rows:
        if row.issued_on is None:
            after = replace(row, withdrawn=award.outcome.value)
            tx.put(tx.load(Enrolment, row.id), after)
