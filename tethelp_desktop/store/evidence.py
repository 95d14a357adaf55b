"""Attachments without their contents, so that a list of many costs little."""

from collections.abc import Collection
from dataclasses import fields
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Attachment
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_ATTACHMENTS: Final = TABLES[Attachment]
_LISTED: Final = [
    _ATTACHMENTS.c[field.name] for field in fields(Attachment) if field.name != "content"
]


def attachments(reader: Reader, subjects: Collection[Stamp] | None = None) -> list[Attachment]:
    """Read attachments and their counter-entries, oldest first, their contents left empty.

    Args:
        reader: An open view.
        subjects: The records that they prove; None for all.
    """
    query = sa.select(*_LISTED).order_by(_ATTACHMENTS.c.id)
    if subjects is not None:
        query = query.where(_ATTACHMENTS.c.subject_id.in_(subjects))
    return [Attachment(**row._mapping) for row in reader.connection.execute(query)]
