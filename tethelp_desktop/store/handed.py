"""Which handovers stand: those that no counter-entry undid."""

from collections.abc import Iterable

import sqlalchemy as sa

from tethelp_desktop.domain.records import Handover
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_HANDOVERS = TABLES[Handover]


def live_handovers() -> sa.Subquery:
    """Select the handovers that no counter-entry undid."""
    undone = _HANDOVERS.alias("undone")
    return (
        sa.select(_HANDOVERS)
        .where(
            # Not as "is null": an index would find nearly every handover by that.
            sa.func.coalesce(_HANDOVERS.c.reverses, "") == "",
            ~sa.exists().where(undone.c.reverses == _HANDOVERS.c.id),
        )
        .subquery("live_handover")
    )


def handed_of(reader: Reader, awards: Iterable[Stamp]) -> set[Stamp]:
    """Name those of some awards that a live handover gave."""
    given = live_handovers().c.award_id
    return {
        Stamp(rid)
        for some in parts(awards)
        for rid in reader.connection.scalars(sa.select(given).where(given.in_(some)))
    }


def is_first_handover(handed: sa.Subquery) -> sa.ColumnElement[bool]:
    """Select the first live handover of its award: two PCs may have entered one each.

    Said as what is not there, so that a page is still read along the index of names.
    """
    earlier = live_handovers().alias("earlier_handover")
    return ~sa.exists().where(earlier.c.award_id == handed.c.award_id, earlier.c.id < handed.c.id)
