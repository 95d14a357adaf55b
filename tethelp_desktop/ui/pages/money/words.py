"""How lines and entries are called, in the language of the moment, and how they are listed."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import (
    Allotment,
    Contribution,
    Enrolment,
    Payment,
    PledgeLine,
    Record,
)
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.money.register import LineEntry
from tethelp_desktop.ui.table_model import Column, Kind

R = TypeVar("R")


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

    def columns(
        self,
        *,
        day: Callable[[R], date],
        what: Callable[[R], str],
        paper: Callable[[R], str],
        units: Callable[[R], int],
        amount: Callable[[R], int],
    ) -> list[Column[R]]:
        """Make the columns of a list of entries, each from what a row says."""
        return [
            Column(
                title=self.tr("Day"),
                cell=lambda row: shown_day(day(row)),
                kind=Kind.DATE,
                width=96,
            ),
            Column(title=self.tr("What, and of which line"), cell=what, kind=Kind.TWO_LINES),
            Column(title=self.tr("Document"), cell=paper, kind=Kind.WRAPPED, width=116),
            Column(
                title=self.tr("Units"),
                cell=lambda row: grouped(units(row)),
                kind=Kind.NUMBER,
                width=70,
            ),
            Column(
                title=self.tr("Amount (đ)"),
                cell=lambda row: grouped(amount(row)),
                kind=Kind.NUMBER,
                width=122,
            ),
        ]

    def entry(self, record: Record) -> str:
        """Say what a record is that names nobody; a counter-entry says why it was written."""
        match record:
            case Contribution() | Allotment() | Payment() if record.reverses is not None:
                return self.tr("Undone: {0}").format(record.reason)
            case Payment():
                return self._messages.name(record.kind)
            case Contribution():
                return self.tr("What came in")
            case Enrolment():
                number = record.item_number
                return self.tr("No. {0}").format(number) if number else ""
            case PledgeLine():
                return self.item(record)
        return ""
