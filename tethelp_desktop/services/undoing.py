"""Taking back the last save of this session: by new edits, so that the history keeps both.

Only until anything else is recorded in the store, by this window, another one or a command, or
comes in a bundle: what others did since may rest on that save.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import LAWS, RECORDS, Law, Record, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, Saved, reached
from tethelp_desktop.store import history
from tethelp_desktop.store.edits import Edit
from tethelp_desktop.store.store import Reader, Writer

REASON = "hoàn tác"
"""Why a record is withdrawn that the last save made."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo takes back of one field; of a record that was made, `field` is None."""

    table: str
    rid: Stamp
    field: str | None
    before: Any = None
    after: Any = None


def last_save(desk: Desk) -> Sequence[Undone]:
    """Say what `undo` would take back; empty where there is nothing."""
    saved = desk.memory.saved
    if saved is None or saved.staff != desk.staff:
        return ()
    with desk.store.read() as reader:
        return tuple(_parts(reader, saved)) if reached(reader) == saved.reached else ()


def undo(desk: Desk, shown: Sequence[Undone]) -> None:
    """Put back every field that the last save changed, and withdraw what it made; once.

    Args:
        desk: Whose save it was.
        shown: What `last_save` said, when somebody decided to take it back.

    Raises:
        TetHelpError: There is nothing to undo, something was recorded since, or an entry of a
            ledger is part of it, which only its own counter-entry takes back; nothing was changed.
    """
    saved = desk.memory.saved
    if saved is None or saved.staff != desk.staff:
        raise TetHelpError(Failure.NOTHING_TO_UNDO)
    with desk.write(saved.act) as tx:
        if reached(tx) != saved.reached or tuple(_parts(tx, saved)) != tuple(shown):
            raise TetHelpError(Failure.RECORDED_SINCE)
        for kind, rid in saved.recorded.added:
            _withdraw(tx, kind, rid)
        for (table, rid), made in _by_record(saved).items():
            _put_back(tx, RECORDS[table], rid, made)
    desk.memory.saved = None


def _by_record(saved: Saved) -> dict[tuple[str, Stamp], list[Edit]]:
    """Gather the edits of each record that was there before, the latest first."""
    added = {rid for _, rid in saved.recorded.added}
    found: dict[tuple[str, Stamp], list[Edit]] = defaultdict(list)
    for edit in reversed(saved.recorded.edited):
        if edit.rid not in added:
            found[edit.table, edit.rid].append(edit)
    return found


def _parts(reader: Reader, saved: Saved) -> Iterator[Undone]:
    for kind, rid in saved.recorded.added:
        yield Undone(table_of(kind), rid, None)
    for (table, rid), made in _by_record(saved).items():
        values = _values(reader, table, rid)
        for edit in made:
            if (edit.field, edit.stamp) in values:  # not only said again with its statement
                before, after = values[edit.field, edit.stamp]
                yield Undone(table, rid, edit.field, before, after)


def _values(reader: Reader, table: str, rid: Stamp) -> dict[tuple[str, Stamp], tuple[Any, Any]]:
    edited = history.edited(reader, table, rid)
    return {(one.field, one.stamp): (one.before, one.value) for one in edited}


def _withdraw(tx: Writer, kind: type[Record], rid: Stamp) -> None:
    if LAWS[kind] is Law.LEDGER or "withdrawn" not in kind.__dataclass_fields__:
        raise TetHelpError(Failure.UNDO_BY_ITS_OWN_WAY, table_of(kind))
    before = tx.load(kind, rid)
    facts: dict[str, Any] = {"withdrawn": REASON}
    tx.put(before, replace(before.record, **facts))


def _put_back(tx: Writer, kind: type[Record], rid: Stamp, made: Sequence[Edit]) -> None:
    before = tx.load(kind, rid)
    values = _values(tx, table_of(kind), rid)
    told = [edit for edit in made if (edit.field, edit.stamp) in values]
    first = {edit.field: values[edit.field, edit.stamp][0] for edit in told}
    tx.put(before, replace(before.record, **first))
