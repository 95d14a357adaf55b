"""Deciding open conflicts: a person looks at both values and chooses, once for everybody."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import RECORDS, Award, Record, Staff
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, members
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.conflicts import Conflict, open_conflicts
from tethelp_desktop.store.store import Writer

_APPROVAL: Final = frozenset({"approved_at", "approved_by"})
"""The fields of an award that say whether it is approved, and by whom."""


class Choice(StrEnum):
    """Which value stands."""

    OURS = "ours"
    """Of this office; the shown one when neither or both sides are ours."""
    THEIRS = "theirs"


def find_conflict(desk: Desk, rid: Stamp, field: str) -> Conflict:
    """Read one open conflict.

    Raises:
        TetHelpError: The field has none.
    """
    with desk.store.read() as reader:
        for conflict in open_conflicts(reader):
            if conflict.rid == rid and field in conflict.fields:
                return conflict
    raise TetHelpError(Failure.NO_SUCH_CONFLICT)


def chosen_value(desk: Desk, conflict: Conflict, choice: Choice) -> Any:
    """Read the value that a choice means: ours is what this PC or else the winner says."""
    ours = [side for side in conflict.sides if side.replica == desk.store.replica]
    mine = ours[-1] if ours else conflict.sides[-1]
    if choice is Choice.OURS:
        return mine.value
    others = [side for side in conflict.sides if side.value != mine.value]
    return others[-1].value


def resolve_conflict(desk: Desk, conflict: Conflict, value: Any) -> Record:
    """Record which value stands; the decision travels like any edit.

    Raises:
        Invalid: The value is neither side's and breaks a rule; nothing was changed.
        TetHelpError: The conflict is no longer open, or the member may not decide it.
    """
    with desk.write() as tx:
        return _resolve(desk, tx, conflict, value)


def resolve_conflicts(desk: Desk, decisions: Sequence[tuple[Conflict, Any]]) -> None:
    """Record which values stand, all of them or none.

    Raises:
        Invalid: A value is neither side's and breaks a rule; nothing was changed.
        TetHelpError: One of the conflicts is no longer open, or the member may not decide it;
            nothing was changed.
    """
    with desk.write() as tx:
        for conflict, value in decisions:
            _resolve(desk, tx, conflict, value)


def _check_own_account(desk: Desk, tx: Writer, rid: Stamp) -> None:
    """Stop where accounts may not be kept, or are another office's: its PCs would hold the edit."""
    desk.check(tx, Act.KEEP_STAFF)
    if rid not in {member.id for member in members(tx, desk)}:
        raise TetHelpError(Failure.NOT_PERMITTED, desk.staff, Act.KEEP_STAFF)


def _resolve(desk: Desk, tx: Writer, conflict: Conflict, value: Any) -> Record:
    kind = RECORDS[conflict.table]
    if kind is Staff:
        _check_own_account(desk, tx, conflict.rid)
    if kind is Award and conflict.field in _APPROVAL:
        desk.check(tx, Act.APPROVE)
    if all(value != side.value for side in conflict.sides):
        decided = replace(tx.get(kind, conflict.rid), **conflict.values(value))
        checked(problems(decided, desk.today))
    seen = [side.stamp for side in conflict.sides]
    return tx.resolve(kind, conflict.rid, conflict.values(value), seen)
