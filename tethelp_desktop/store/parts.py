"""Splits what a query asks for into what one statement holds."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

T = TypeVar("T")

AT_ONCE: Final = 400
"""How many values one statement asks for."""


def parts(values: Iterable[T], at_once: int = AT_ONCE) -> Iterator[list[T]]:
    """Hand out values in their order, so many together."""
    left = iter(values)
    while some := list(islice(left, at_once)):
        yield some
