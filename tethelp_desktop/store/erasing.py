"""Masks what an order to erase takes away: rows, their edits and conflicts, whatever brought them.

A function of what the store holds, so that any order of arrival ends in the same state. The bodies
of the segments that brought the values stay, encrypted, until nobody needs them any more.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain.erasure import MASKS
from tethelp_desktop.domain.records import (
    Attachment,
    Beneficiary,
    Erasure,
    Record,
    SamePerson,
    Transfer,
    TransferReply,
    table_of,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import edits
from tethelp_desktop.store.schema import CONFLICT, EDIT, TABLES

_ORDERS = TABLES[Erasure]


def erased(connection: sa.Connection) -> frozenset[Stamp]:
    """Read whose erasure was ordered."""
    query = sa.select(_ORDERS.c.beneficiary_id).distinct()
    return frozenset(Stamp(rid) for (rid,) in connection.execute(query))


def mask(connection: sa.Connection) -> None:
    """Mask everything about those whose erasure was ordered; quick where nobody's was."""
    if connection.execute(sa.select(_ORDERS.c.id).limit(1)).first() is None:
        return
    for kind, masks in MASKS.items():
        table = TABLES[kind]
        about = records_about(kind)
        for name, value in masks.items():
            column = table.c[name]
            differs = column.is_distinct_from(value)
            connection.execute(
                sa.update(table).where(table.c.id.in_(about), differs).values({name: value})
            )
            text = edits.as_text(column, value)
            of_field = (EDIT.c.tbl == table_of(kind), EDIT.c.field == name)
            connection.execute(
                sa.update(EDIT)
                .where(EDIT.c.rid.in_(about), *of_field, EDIT.c.value.is_distinct_from(text))
                .values(value=text)
            )
            connection.execute(
                sa.delete(CONFLICT).where(
                    CONFLICT.c.rid.in_(about),
                    CONFLICT.c.tbl == table_of(kind),
                    CONFLICT.c.field == name,
                )
            )


def records_about(kind: type[Record]) -> sa.Select[Any]:
    """Make the query for the ids of the records of a kind that an order masks."""
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
    else:
        about = record.beneficiary_id.in_(orders)
    return sa.select(record.id).where(about)


def masked_ids(connection: sa.Connection) -> Iterator[tuple[str, Stamp]]:
    """Name the table and id of every record that is masked, whether it is here yet or not."""
    for kind in MASKS:
        for (rid,) in connection.execute(records_about(kind)):
            yield table_of(kind), Stamp(rid)
