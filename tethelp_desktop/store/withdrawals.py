"""Withdrawals of records against edits that did not know of them, and that they did not know of.

Whoever withdraws a record says in an edit of the field `seen`, under the same stamp, which heads
of its fields they knew; whoever edits a withdrawn record says so of the withdrawal. A head that
stands beside a withdrawal, of which neither names the other, is an open conflict on `withdrawn`.
A withdrawal that says nothing of the kind, as older releases wrote it, conflicts with no edit.
"""

from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.segments import SEEN
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.stored import STORED
from tethelp_desktop.store.schema import EDIT
from tethelp_desktop.store.statements import run

FIELD: Final = "withdrawn"
"""The field that says why a record no longer counts."""
TABLES: Final = frozenset(table for table, kind in RECORDS.items() if FIELD in STORED[kind])
"""Whose records can be withdrawn."""

_TOUCHED: Final = f"SELECT tbl, rid FROM touched WHERE field = '{FIELD}'"  # noqa: S608 - constants only
_ALL: Final = f"SELECT DISTINCT tbl, rid FROM edit WHERE field = '{SEEN}'"  # noqa: S608 - names of this schema
_ONE: Final = "SELECT CAST(? AS TEXT) AS tbl, CAST(? AS TEXT) AS rid"


def _unseen(records: str) -> str:
    """Write the query for what stands beside the withdrawals of some records."""
    return f"""
        SELECT DISTINCT h.tbl, h.rid, h.field, h.stamp
        FROM (SELECT r.tbl, r.rid, max(e.stamp) AS stamp
              FROM ({records}) r
              JOIN edit e ON e.rid = r.rid AND e.tbl = r.tbl AND e.field = '{FIELD}'
              GROUP BY r.tbl, r.rid) m
        JOIN edit w ON w.rid = m.rid AND w.tbl = m.tbl AND w.field = '{FIELD}'
                   AND w.stamp = m.stamp AND w.value IS NOT NULL
        JOIN edit h ON h.rid = m.rid AND h.tbl = m.tbl AND h.field NOT IN ('{FIELD}', '{SEEN}')
                   AND h.stamp NOT IN (m.rid, m.stamp)
        WHERE EXISTS (SELECT 1 FROM edit k WHERE k.rid = m.rid AND k.tbl = m.tbl
                      AND k.field = '{SEEN}' AND k.stamp = m.stamp)
          AND NOT EXISTS (SELECT 1 FROM edit k WHERE k.rid = m.rid AND k.tbl = m.tbl
                          AND k.field = '{SEEN}' AND k.stamp = m.stamp AND k.base = h.stamp)
          AND NOT EXISTS (SELECT 1 FROM edit k WHERE k.rid = m.rid AND k.tbl = m.tbl
                          AND k.field = '{SEEN}' AND k.stamp = h.stamp AND k.base = m.stamp)
          AND NOT EXISTS (SELECT 1 FROM edit k WHERE k.rid = m.rid AND k.tbl = m.tbl
                          AND k.field = h.field AND k.base = h.stamp)
    """  # noqa: S608 - constants only


IN_CONFLICT: Final = f"SELECT rid, tbl, '{FIELD}' AS field FROM ({_unseen(_ALL)}) u"  # noqa: S608 - names of this schema
"""The query for every conflict of a withdrawal with edits."""


def touch(connection: sa.Connection) -> None:
    """Note that whatever changed of a record that was withdrawn may stand against that."""
    connection.exec_driver_sql(
        f"""
        INSERT INTO touched (tbl, rid, field) SELECT DISTINCT t.tbl, t.rid, '{FIELD}'
        FROM touched t JOIN edit s ON s.rid = t.rid AND s.tbl = t.tbl AND s.field = '{SEEN}'
        WHERE true ON CONFLICT DO NOTHING
        """  # noqa: S608 - names of this schema
    )


def settle(connection: sa.Connection) -> None:
    """Enter the conflicts of the touched withdrawals; what two withdrawals say comes first."""
    connection.exec_driver_sql(
        f"""
        INSERT INTO conflict (tbl, rid, field, heads)
        SELECT tbl, rid, '{FIELD}', 1 + count(DISTINCT stamp) FROM ({_unseen(_TOUCHED)}) u
        WHERE true GROUP BY tbl, rid ON CONFLICT DO NOTHING
        """  # noqa: S608 - names of this schema
    )


def unseen(connection: sa.Connection, table: str, rid: Stamp) -> list[tuple[str, Stamp]]:
    """Name the edits that stand beside a record's withdrawal, by field and stamp."""
    if table not in TABLES:
        return []
    found = run(connection, _unseen(_ONE), (table, rid)).all()
    return sorted((field, Stamp(stamp)) for _, _, field, stamp in found)


def known(
    connection: sa.Connection,
    table: str,
    rid: Stamp,
    loaded: Iterable[Stamp],
    *,
    withdrawn: Any,
    says_so: bool,
    decided: Iterable[Stamp] = (),
) -> set[Stamp]:
    """Say what an edit of a record shall name as seen; empty where it need not.

    While a withdrawal stands in conflict, only a decision closes it.

    Args:
        connection: Of the store as it is before the edit.
        table: The record's.
        rid: Its id.
        loaded: The heads of its fields that whoever edits it was shown.
        withdrawn: Why it is withdrawn after the edit; None where it is not.
        says_so: Whether the edit is what withdraws it.
        decided: The stamps between which the edit decides.
    """
    if table not in TABLES or withdrawn is None:
        return set()
    beside = {stamp for _, stamp in unseen(connection, table, rid)} - set(decided)
    if says_so:
        return {rid, *loaded} - beside
    standing = sa.select(sa.func.max(EDIT.c.stamp)).where(
        EDIT.c.rid == rid, EDIT.c.tbl == table, EDIT.c.field == FIELD
    )
    latest = connection.execute(standing).scalar()
    return {Stamp(latest)} & set(loaded) if latest is not None and not beside else set()
