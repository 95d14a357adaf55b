"""The story's own time, in January 2024."""

from datetime import UTC, datetime, timedelta

from tethelp_desktop.domain.dates import VIETNAM


class StoryClock:
    """Tells the story's time: a second passes with every reading, and it never goes back."""

    def __init__(self) -> None:
        self._now = datetime(2024, 1, 2, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Read the clock."""
        self._now += timedelta(seconds=1)
        return self._now

    def go_to(self, day: int, hour: int, minute: int = 0) -> None:
        """Go on to a time of January 2024 in Việt Nam."""
        self._now = max(self._now, datetime(2024, 1, day, hour, minute, tzinfo=VIETNAM))

    def wait(self, seconds: int) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)
