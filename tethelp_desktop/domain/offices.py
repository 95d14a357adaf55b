"""The line of offices: who stands above whom."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tethelp_desktop.domain.stamps import Stamp


class Kin(StrEnum):
    """Whose a record is, seen from the office that changes it."""

    OWN = "own"
    BELOW = "below"
    """Of an office that stands below it on the line."""
    OTHER = "other"


def short_name(name: str) -> str:
    """Say an office's name as everybody does, where there is no room for all of it."""
    return name.replace("Bảo hiểm xã hội", "BHXH")


@dataclass(frozen=True, slots=True)
class Line:
    """Every office under those that stand above it.

    Attributes:
        top: Headquarters, above everybody.
        parents: By office, those that it is entered under: one, or all that ever were.
    """

    top: Stamp
    parents: Mapping[Stamp, Collection[Stamp]]

    def is_above(self, office: Stamp, other: Stamp) -> bool:
        """Tell whether an office stands above another one; none stands above itself."""
        return office in self.above(other)

    def joins(self, one: Stamp, other: Stamp) -> bool:
        """Tell whether two offices are one, or one stands above the other."""
        return one == other or self.is_above(one, other) or self.is_above(other, one)

    def kin(self, office: Stamp, owner: Stamp | None) -> Kin:
        """Tell whose something is, seen from an office; of an unknown owner, another one's."""
        if owner is None:
            return Kin.OTHER
        if owner == office:
            return Kin.OWN
        return Kin.BELOW if self.is_above(office, owner) else Kin.OTHER

    def above(self, office: Stamp) -> set[Stamp]:
        """Name every office above one."""
        found, ahead = set[Stamp](), {self.top, *self.parents.get(office, ())}
        while ahead:
            found |= ahead
            ahead = {up for one in ahead for up in self.parents.get(one, ())} - found
        return found - {office}
