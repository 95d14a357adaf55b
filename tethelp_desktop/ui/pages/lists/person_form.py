"""Putting one person who is registered here on a list."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Nomination, SelectionList
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.selection import nominate
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import CheckField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.person_field import PersonField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class NominationPage(FormPage[Nomination]):
    """Chooses somebody by name or number; goes on with the next."""

    def __init__(self, place: Workplace, selection: SelectionList) -> None:
        super().__init__(place, "", selection.source_name)
        self.set_title(self.tr("Add to the list"))
        self._selection = selection
        self.form = form = RecordForm[Nomination](
            place.theme,
            place.messages,
            with_gaps(self._problems, {"beneficiary_id": Stamp("0")}),
        )
        person = PersonField(place, name="nomination-person")
        form.add_row((form.field("beneficiary_id", person, required=True), 12))
        reserve = CheckField(
            place.theme,
            self.tr("In the reserve, in case somebody falls out"),
            name="nomination-reserve",
        )
        form.add_row((form.field("reserve", reserve), 12))
        form.add_row((form.field("note", TextField(place.theme, name="nomination-note")), 12))
        note = Note(
            place.theme,
            Tone.INFO,
            self.tr("Not registered here yet?"),
            self.tr("Register the person under People (Alt+2) first, or import the list's file."),
        )
        self.set_columns(form, ComplaintNote(place.theme, form), note)
        self.set_form(form, person, next_words=self.tr("Add and go on"))
        self.begin_next()

    def begin_next(self) -> None:
        """Ask for the next person."""
        self.form.load(
            unfilled(
                Nomination(list_id=self._selection.id, beneficiary_id=Stamp(""), rank=1),
                "beneficiary_id",
            )
        )
        self.setFocus()

    def work(self, record: Nomination) -> Callable[[Monitor], object]:
        """Put the person on the list."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> Nomination:
            return nominate(
                desk,
                record.list_id,
                record.beneficiary_id,
                reserve=record.reserve,
                note=record.note,
            )

        return save

    def _problems(self, nomination: Nomination) -> Iterator[Problem]:
        yield from problems(nomination, self.place.desk.today)
