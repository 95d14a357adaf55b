"""Which streams may go to which office."""

from dataclasses import dataclass
from typing import Self

from tethelp_desktop.domain.offices import Line
from tethelp_desktop.domain.segments import ALL, OFFICES, UP, StreamName
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.line import read_line, read_line_of_all_times
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Routes:
    """The line of offices, and whose streams are whose.

    Attributes:
        now: The line as it is.
        ever: The line with everybody who ever stood above an office.
    """

    trusted: Trusted
    now: Line
    ever: Line

    @classmethod
    def of(cls, desk: Desk, reader: Reader) -> Self:
        """Read them."""
        top = desk.identity.headquarters_id
        ever = read_line_of_all_times(reader, top)
        return cls(Trusted.of(desk, reader), read_line(reader, top), ever)

    def lead(self, text: str, receiver: Stamp) -> bool:
        """Tell whether a stream may go to an office.

        Upwards goes what an office and those below it wrote; downwards what is for every office,
        for that one, or for one that stands below it, whoever wrote it: an office of its level
        that transferred somebody, or one that once stood above it. That one gets nothing more.
        """
        stream = StreamName.from_text(text)
        owner = self.trusted.offices.get(stream.replica)
        if owner is None:  # of a PC that headquarters is still to hear of
            return receiver == self.now.top and stream.meant_for == UP
        if receiver == owner or self.now.is_above(receiver, owner):
            return True
        if stream.meant_for in (ALL, OFFICES):
            return self.ever.is_above(owner, receiver)
        meant = Stamp(stream.meant_for)
        return meant == receiver or self.now.is_above(receiver, meant)

    def lead_aside(self, text: str, sender: Stamp, receiver: Stamp) -> bool:
        """Tell whether an office hands a stream to one that it neither stands above nor below.

        Nothing but what it wrote for that one.
        """
        stream = StreamName.from_text(text)
        is_own = self.trusted.offices.get(stream.replica) == sender
        return is_own and stream.meant_for == receiver
