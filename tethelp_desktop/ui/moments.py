"""Instants as every screen shows them."""

from datetime import datetime

from tethelp_desktop.domain.dates import VIETNAM


def shown_moment(instant: datetime) -> str:
    """Write an instant by the clock of Việt Nam: `14:32 22/11/2026`."""
    return f"{instant.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
