"""What a PC has of each stream, as bundles and answers say it."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from tethelp_desktop.domain.chains import Chain
from tethelp_desktop.domain.segments import Holding

_Count = Annotated[int, msgspec.Meta(ge=0, le=999_999)]
_Sequence = Annotated[int, msgspec.Meta(ge=1, le=999_999)]  # bounds what a reader has to count
_Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Have(msgspec.Struct, frozen=True):
    """What is had of one stream; a release before says numbers alone."""

    through: _Count
    beyond: tuple[_Sequence, ...] = ()
    held: tuple[_Sequence, ...] = ()
    chains: tuple[tuple[_Sequence, _Sequence, _Hash], ...] = ()
    waiting: tuple[_Hash, ...] = ()


def said(have: Mapping[str, Holding]) -> dict[str, Have]:
    """Put it as it is written."""
    return {stream: _said(one) for stream, one in have.items()}


def _said(one: Holding) -> Have:
    chains = tuple((chain.first, chain.last, chain.hash) for chain in one.chains)
    return Have(one.through, one.beyond, one.held, chains, one.waiting)


def heard(have: Mapping[str, Have]) -> dict[str, Holding]:
    """Take it as it was read."""
    return {stream: _heard(one) for stream, one in have.items()}


def _heard(one: Have) -> Holding:
    chains = tuple(Chain(*chain) for chain in one.chains)
    return Holding(one.through, one.beyond, one.held, chains, one.waiting)
