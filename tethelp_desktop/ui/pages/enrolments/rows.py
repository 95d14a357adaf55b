"""How awards at the insurance side are read and shown, wherever they are listed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from tethelp_desktop.domain.dates import shown_birth, shown_day
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.money import dong
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import enrolments
from tethelp_desktop.store.enrolments import EnrolmentRow, EnrolmentsQuery
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace

STATE_LOOKS = {
    EnrolmentState.WAITING: (Tone.MUTED, Icon.CIRCLE),
    EnrolmentState.SUBMITTED: (Tone.INFO, Icon.CLOCK),
    EnrolmentState.RETURNED: (Tone.WARN, Icon.UNDO),
    EnrolmentState.ISSUED: (Tone.OK, Icon.CHECK),
}


class RowsSource:
    """The awards that one query finds."""

    def __init__(self, desk: Desk, query: EnrolmentsQuery) -> None:
        self._desk = desk
        self._query = query

    def count(self) -> int:
        """Count them."""
        with self._desk.store.read() as reader:
            return enrolments.count_rows(reader, self._query)

    def rows(self, offset: int, limit: int) -> Sequence[EnrolmentRow]:
        """Read some of them."""
        with self._desk.store.read() as reader:
            return enrolments.rows(reader, self._query, offset, limit)


class RowWords(QObject):
    """Says what an award is and what the insurance side made of it."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def columns(self, *, returned: bool = False) -> list[Column[EnrolmentRow]]:
        """Make the columns that every list of awards has: who, what, the answer, the money.

        Args:
            returned: Whether all of them came back, so that why needs room.
        """
        answer: Column[EnrolmentRow] = Column(
            title=self.tr("Batch and answer"), cell=self.answer, kind=Kind.TWO_LINES, width=264
        )
        if returned:
            answer = Column(title=self.tr("Why it came back"), cell=self.why, kind=Kind.WRAPPED)
        return [
            Column(
                title=self._place.messages.field("full_name"),
                cell=self.who,
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self.tr("Award"),
                cell=self.what,
                kind=Kind.TWO_LINES,
                width=220,
                hidden_when_narrow=True,
            ),
            answer,
            Column(title=self.tr("Contribution"), cell=self.money, kind=Kind.TWO_LINES, width=150),
        ]

    def who(self, row: EnrolmentRow) -> str:
        """Tell people of one name apart: birth date and commune."""
        birth = shown_birth(row.birth_date) if row.birth_date else ""
        commune = self._place.places().commune(row.commune) if row.commune else None
        where = "" if commune is None else commune.short_name
        return f"{row.full_name}\n{'  ·  '.join(filter(None, (birth, where)))}"

    def what(self, row: EnrolmentRow) -> str:
        """Name what is given, and by whom."""
        return f"{self._place.messages.item(row.kind, row.months)}\n{row.sponsor}"

    def answer(self, row: EnrolmentRow) -> str:
        """Say in which batch it is and what came back."""
        batch = self.tr("Batch {0}").format(row.batch_number) if row.batch_number else ""
        match row.state:
            case EnrolmentState.ISSUED:
                return f"{row.item_number}\n{self.validity(row) or batch}"
            case EnrolmentState.RETURNED:
                return f"{row.return_reason}\n{batch}"
            case EnrolmentState.WAITING if batch:
                waits = self.tr("not handed in yet")
                return f"{batch}\n{waits}"
            case _:
                none = self.tr("In no batch")
                return f"{batch or none}\n"

    def why(self, row: EnrolmentRow) -> str:
        """Say why it came back, and of which batch."""
        batch = self.tr("Batch {0}").format(row.batch_number)
        return f"{row.return_reason}  ·  {batch}"

    def money(self, row: EnrolmentRow) -> str:
        """Say what it costs, whether it is paid, and whether its card waits."""
        amount = "" if row.amount is None else dong(row.amount)
        if row.paid_on is not None:
            paid = self.tr("paid {0}").format(shown_day(row.paid_on))
            return f"{amount}\n{paid}"
        waits = self.tr("waits 30 days") if row.newly_insured else ""
        return f"{amount}\n{waits}"

    def validity(self, row: EnrolmentRow) -> str:
        """Say from when until when a card or book is valid, and whether it is electronic."""
        first = shown_day(row.valid_from) if row.valid_from else ""
        last = shown_day(row.valid_to) if row.valid_to else ""
        term = f"{first} – {last}" if first and last else first or last
        kind = self.tr("electronic") if row.electronic else ""
        return "  ·  ".join(filter(None, (term, kind)))

    def badge(self, state: EnrolmentState) -> Badge:
        """Say how far it has come."""
        return Badge(self._place.messages.name(state), *STATE_LOOKS[state])
