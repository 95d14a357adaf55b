"""Deciding open conflicts: a person looks at both values and chooses, once for everybody."""

from enum import StrEnum
from typing import Any

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import RECORDS, Record
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.conflicts import Conflict, open_conflicts


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
            if (conflict.rid, conflict.field) == (rid, field):
                return conflict
    raise TetHelpError(Failure.NO_SUCH_CONFLICT)


def chosen_value(desk: Desk, conflict: Conflict, choice: Choice) -> Any:
    """Read the value that a choice means: ours is what this PC or else the winner says."""
    ours = [side for side in conflict.sides if side.replica == desk.store.replica]
    mine = ours[-1] if ours else conflict.sides[-1]
    if choice is Choice.OURS:
        return mine.value
    others = [side for side in conflict.sides if side.stamp != mine.stamp]
    return others[-1].value


def resolve_conflict(desk: Desk, conflict: Conflict, value: Any) -> Record:
    """Record which value stands; the decision travels like any edit.

    Raises:
        TetHelpError: The conflict is no longer open.
    """
    with desk.write() as tx:
        return tx.resolve(RECORDS[conflict.table], conflict.rid, conflict.field, value)
