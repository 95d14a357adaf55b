"""Transferring a person to the office where they live now."""

from collections.abc import Callable, Iterator, Sequence

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, Office, Transfer
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services.transfers import transfer
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class TransferPage(FormPage[Transfer]):
    """Asks to which office, and why; says what goes along and what stays."""

    def __init__(
        self, place: Workplace, person: Beneficiary, offices: Sequence[Office], waiting: int
    ) -> None:
        """Ask.

        Args:
            place: Where it is asked.
            person: Who is transferred.
            offices: To which they may be.
            waiting: How many of their awards were not handed over yet.
        """
        super().__init__(place, "", person.full_name)
        self.set_title(self.tr("Transfer to another office"))
        theme = place.theme
        form = RecordForm[Transfer](
            theme, place.messages, with_gaps(self._problems, {"to_office_id": NEW})
        )
        office = ChoiceBox[Stamp](
            theme, [(one.id, one.name) for one in offices], name="transfer-office"
        )
        reason = TextField(theme, name="transfer-reason")
        form.add_row((form.field("to_office_id", office, required=True), 12))
        form.add_row(
            (
                form.field(
                    "reason",
                    reason,
                    required=True,
                    hint=self.tr("Such as: moved house, paper 12/TB of the commune"),
                ),
                12,
            )
        )
        form.load(
            unfilled(
                Transfer(beneficiary_id=person.id, to_office_id=NEW, person="-", reason=""),
                "to_office_id",
            )
        )
        goes = Note(
            theme,
            Tone.INFO,
            self.tr("What goes along"),
            self.tr(
                "Name, birth date, numbers, address and hardship, and what the person was given in"
                " this programme. It leaves with the next bundle: straight to that office, or by"
                " the office above."
            ),
        )
        stays = Note(
            theme,
            Tone.WARN if waiting else Tone.INFO,
            self.tr("Awards not handed over yet: {0}").format(waiting)
            if waiting
            else self.tr("What stays"),
            self.tr(
                "The record, awards and receipts stay with this office. What is approved may still"
                " be handed over; nothing new is proposed here."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), goes, stays)
        self.set_form(form, office)

    def work(self, record: Transfer) -> Callable[[Monitor], object]:
        """Transfer the person."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> Transfer:
            return transfer(desk, record.beneficiary_id, record.to_office_id, record.reason)

        return save

    def _problems(self, entry: Transfer) -> Iterator[Problem]:
        yield from problems(entry, self.place.desk.today)
