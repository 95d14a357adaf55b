"""SQL that is written once for every database, where rows are moved as they are stored."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa


def run(
    connection: sa.Connection, sql: str, values: Sequence[Any] = ()
) -> sa.CursorResult[*tuple[Any, ...]]:
    """Run a statement without looking at its values, which are texts, whole numbers or null.

    Args:
        connection: Of whichever database.
        sql: In which `?`, and nothing else of that letter or `%`, is the place of a value.
        values: Of one row, as a tuple; or a list of rows, each of which it is run for.
    """
    if connection.dialect.positional:
        return connection.exec_driver_sql(sql, values or None)
    return connection.exec_driver_sql(sql.replace("?", "%s"), values or None)
