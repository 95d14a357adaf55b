"""How lines and entries are called, in the language of the moment."""

from PySide6.QtCore import QObject

from tethelp_desktop.domain.records import (
    Allotment,
    Contribution,
    Payment,
    PledgeLine,
    Record,
)
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.money.register import LineEntry


class MoneyWords(QObject):
    """Names lines, and says what an entry is."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    def item(self, line: PledgeLine) -> str:
        """Name what a line gives: `Thẻ BHYT, 12 tháng`."""
        kind = self._messages.name(line.kind)
        return self.tr("{0}, {1} months").format(kind, line.months) if line.months else kind

    def line(self, entry: LineEntry) -> str:
        """Name a line by what it gives, whose it is and by which paper."""
        parts = (
            self.item(entry.line),
            entry.sponsor.name,
            entry.pledge.document_number,
            entry.line.designated_group,
        )
        return "  ·  ".join(part for part in parts if part)

    def entry(self, record: Record) -> str:
        """Say what a record is that names nobody; a counter-entry says why it was written."""
        match record:
            case Contribution() | Allotment() | Payment() if record.reverses is not None:
                return self.tr("Undone: {0}").format(record.reason)
            case Payment():
                return self._messages.name(record.kind)
            case Contribution():
                return self.tr("What came in")
            case PledgeLine():
                return self.item(record)
        return ""
