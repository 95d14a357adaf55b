"""Instants and spans of time as every screen shows them."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from tethelp_desktop.domain.dates import VIETNAM

_HOUR = timedelta(hours=1)
_TWO_DAYS = timedelta(days=2)


def shown_moment(instant: datetime) -> str:
    """Write an instant by the clock of Việt Nam: `14:32 22/11/2026`."""
    return f"{instant.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def shown_age(age: timedelta) -> str:
    """Say how long ago something was: `3 giờ trước`."""
    if age < timedelta(minutes=1):
        return QCoreApplication.translate("moments", "just now")
    if age < _HOUR:
        minutes = QCoreApplication.translate("moments", "{0} minutes ago")
        return minutes.format(age // timedelta(minutes=1))
    if age < _TWO_DAYS:
        return QCoreApplication.translate("moments", "{0} hours ago").format(age // _HOUR)
    return QCoreApplication.translate("moments", "{0} days ago").format(age.days)
