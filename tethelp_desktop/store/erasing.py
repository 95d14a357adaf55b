"""Masks what an order to erase takes away: rows, their edits and conflicts, whatever brought them.

A function of what the store holds, so that any order of arrival ends in the same state. The bodies
of the segments that brought the values stay, encrypted, until nobody needs them any more.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain.erasure import ERASED_NAME, MASKS
from tethelp_desktop.domain.records import (
    Attachment,
    Beneficiary,
    DataRequest,
    Erasure,
    Household,
    Record,
    SamePerson,
    Transfer,
    TransferReply,
    table_of,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import edits
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import CONFLICT, EDIT, TABLES

_ORDERS = TABLES[Erasure]


def erased(connection: sa.Connection) -> frozenset[Stamp]:
    """Read whose erasure was ordered."""
    query = sa.select(_ORDERS.c.beneficiary_id).distinct()
    return frozenset(Stamp(rid) for (rid,) in connection.execute(query))


def mask(connection: sa.Connection, kinds: Iterable[type[Record]] = MASKS) -> None:
    """Mask everything about those whose erasure was ordered; quick where nobody's was.

    Args:
        connection: Of a writer.
        kinds: Of what may be unmasked: a field that was edited makes nothing of another kind so.
    """
    for kind in kinds:
        for some in parts(masked_of(connection, kind)):
            for name, value in MASKS[kind].items():
                _mask_field(connection, TABLES[kind].c[name], value, some)


def _mask_field(
    connection: sa.Connection, column: sa.Column[Any], value: Any, rids: Sequence[str]
) -> None:
    table, text = column.table, edits.as_text(column, value)
    connection.execute(
        sa.update(table)
        .where(table.c.id.in_(rids), column.is_distinct_from(value))
        .values({column.name: value})
    )
    connection.execute(
        sa.update(EDIT)
        .where(EDIT.c.rid.in_(rids), *_of_field(EDIT, column), EDIT.c.value.is_distinct_from(text))
        .values(value=text)
    )
    connection.execute(
        sa.delete(CONFLICT).where(CONFLICT.c.rid.in_(rids), *_of_field(CONFLICT, column))
    )


def _of_field(table: sa.Table, column: sa.Column[Any]) -> tuple[sa.ColumnElement[bool], ...]:
    """Ask for the edits, or the conflicts, of a field."""
    return (table.c.tbl == column.table.name, table.c.field == column.name)


def records_about(kind: type[Record]) -> sa.Select[Any]:
    """Make the query for the ids of the records of a kind that an order masks.

    No fact that arrives later may take a record out of it again: what is masked stays masked, so
    stores that heard of the facts in another order would else differ. So of a field that somebody
    may change every value counts that it ever had.
    """
    orders = sa.select(_ORDERS.c.beneficiary_id)
    if kind is Beneficiary:
        return orders
    record = TABLES[kind].c
    if kind is Attachment:
        is_persons = record.subject_table == table_of(Beneficiary)
        about = sa.and_(is_persons, record.subject_id.in_(orders))
    elif kind is SamePerson:
        about = sa.or_(record.beneficiary_id.in_(orders), record.other_id.in_(orders))
    elif kind in (Transfer, TransferReply):
        # Whoever took the person over may order it, too: both records speak of one person.
        sent, reply = TABLES[Transfer].c, TABLES[TransferReply].c
        named = sa.select(reply.transfer_id).where(reply.beneficiary_id.in_(orders))
        told = sa.select(sent.id).where(sa.or_(sent.beneficiary_id.in_(orders), sent.id.in_(named)))
        about = (record.id if kind is Transfer else record.transfer_id).in_(told)
    elif kind is Household:
        about = _ever(record.name, EDIT.c.value == ERASED_NAME, EDIT.c.stamp != EDIT.c.rid)
    elif kind is DataRequest:
        about = sa.or_(
            record.beneficiary_id.in_(orders),
            record.id.in_(sa.select(_ORDERS.c.request_id)),
            _ever(record.beneficiary_id, EDIT.c.value.in_(orders)),
        )
    else:
        about = record.beneficiary_id.in_(orders)
    return sa.select(record.id).where(about)


def _ever(column: sa.Column[Any], *conditions: sa.ColumnElement[bool]) -> sa.Exists:
    """Tell whether an edit of a record's field meets conditions."""
    is_of_record = EDIT.c.rid == column.table.c.id
    return sa.exists().where(is_of_record, *_of_field(EDIT, column), *conditions)


def masked_of(connection: sa.Connection, kind: type[Record]) -> Sequence[Stamp]:
    """Name the records of a kind that are masked; quick where nobody's erasure was ordered."""
    if connection.execute(sa.select(_ORDERS.c.id).limit(1)).first() is None:
        return ()
    return [Stamp(rid) for (rid,) in connection.execute(records_about(kind))]


def masked_ids(connection: sa.Connection) -> Iterator[tuple[str, Stamp]]:
    """Name the table and id of every record that is masked, whether it is here yet or not."""
    for kind in MASKS:
        yield from ((table_of(kind), rid) for rid in masked_of(connection, kind))
