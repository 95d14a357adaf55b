"""What a PC has of each stream, as bundles and answers say it."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from tethelp_desktop.domain.segments import Holding

_Count = Annotated[int, msgspec.Meta(ge=0, le=999_999)]
_Sequence = Annotated[int, msgspec.Meta(ge=1, le=999_999)]  # bounds what a reader has to count


class Have(msgspec.Struct, frozen=True):
    """What is had of one stream."""

    through: _Count
    beyond: tuple[_Sequence, ...] = ()
    held: tuple[_Sequence, ...] = ()


def said(have: Mapping[str, Holding]) -> dict[str, Have]:
    """Put it as it is written."""
    return {stream: Have(one.through, one.beyond, one.held) for stream, one in have.items()}


def heard(have: Mapping[str, Have]) -> dict[str, Holding]:
    """Take it as it was read."""
    return {stream: Holding(one.through, one.beyond, one.held) for stream, one in have.items()}
