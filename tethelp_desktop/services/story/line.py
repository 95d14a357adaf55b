"""The offices of the story at work, and who tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.made_up import Inventor
from tethelp_desktop.services.story.cast import DistrictPart
from tethelp_desktop.services.story.clock import StoryClock


class Narrator(Protocol):
    """Tells one step of the story."""

    def __call__(self, step: str, **values: str | int) -> None:
        """Take a step's name in the catalogue's `[demo]`, and what its sentence needs."""


@dataclass(frozen=True, slots=True)
class District:
    """A district's PC, and where its people live."""

    part: DistrictPart
    desk: Desk
    communes: Sequence[Commune]


@dataclass(frozen=True, slots=True)
class Line:
    """Everybody, and what they share."""

    folder: Path
    clock: StoryClock
    narrate: Narrator
    monitor: Monitor
    inventor: Inventor
    campaign: Campaign
    headquarters: Desk
    districts: list[District] = field(default_factory=list)

    @property
    def bundles(self) -> Path:
        """Where everything that travels lies: the stick."""
        return self.folder / "bundles"

    @property
    def papers(self) -> Path:
        """Where receipts are printed to."""
        return self.folder / "papers"

    @property
    def sheets(self) -> Path:
        """Where spreadsheets are written to."""
        return self.folder / "sheets"

    @property
    def audit(self) -> Path:
        """Where what an auditor asks for is laid out."""
        return self.folder / "audit"
