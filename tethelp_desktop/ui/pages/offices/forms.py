"""The form of an office, and the comparison by telephone that makes a PC believed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Certificate, Level, Office
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.offices import approve_enrolment, office_problems, save_office
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.sync.trust import Enrolment
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Facts, Label, Note
from tethelp_desktop.ui.workplace import Workplace


class OfficePage(FormPage[Office]):
    """Enters an office of the line, or edits one."""

    def __init__(self, place: Workplace, before: Loaded[Office] | None) -> None:
        super().__init__(place, "")
        self._before = before
        self.set_title(before.record.name if before else self.tr("New office"))
        self.set_context(self.tr("Goes to every office with the next bundle"))
        with place.desk.store.read() as reader:
            offices = reader.find(Office)
        self.form = form = RecordForm[Office](place.theme, place.messages, self._problems)
        theme = place.theme
        name = TextField(theme, name="office-name")
        symbol = TextField(theme, name="office-symbol")
        form.add_row(
            (form.field("name", name, required=True), 9),
            (form.field("symbol", symbol, required=True, hint=self.tr("as HL")), 3),
        )
        level = SegmentedChoice[Level](theme, place.messages.names(Level), name="office-level")
        own = before.record.id if before else None
        parents = [(office.id, office.name) for office in offices if office.id != own]
        parent = ChoiceBox[Stamp](theme, parents, name="office-parent")
        form.add_row((form.field("level", level), 6), (form.field("parent_id", parent), 6))
        town = TextField(theme, name="office-place")
        hint = self.tr("stands before the date on paper")
        title = TextField(theme, name="signer-title")
        signer = TextField(theme, name="signer-name")
        form.add_row(
            (form.field("place", town, hint=hint), 4),
            (form.field("signer_title", title), 4),
            (form.field("signer_name", signer), 4),
        )
        self.set_columns(form, ComplaintNote(theme, form))
        self.set_form(form, name)
        top = place.desk.identity.headquarters_id
        form.load(
            before.record
            if before
            else Office(name="", level=Level.DISTRICT, symbol="", parent_id=top)
        )

    def work(self, record: Office) -> Callable[[Monitor], object]:
        """Save the office."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Office:
            return save_office(desk, before, record)

        return save

    def _problems(self, office: Office) -> Iterator[Problem]:
        before = self._before.record if self._before is not None else None
        yield from office_problems(self.place.desk, office, before)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody at the other end of the line reads out."""

    fingerprint: str = ""


class EnrolmentPage(FormPage[Spoken]):
    """Certifies a PC whose staff read out the fingerprint of its keys."""

    def __init__(self, place: Workplace, path: Path, request: Enrolment, office: str) -> None:
        super().__init__(place, "")
        self._path = path
        self.set_title(self.tr("Certify a new PC"))
        self.set_context(self.tr("Call the office at a number you know, not one from the file"))
        theme = place.theme
        self.form = form = RecordForm[Spoken](theme, place.messages, _spoken_problems)
        spoken = TextField(theme, name="spoken-fingerprint")
        hint = self.tr("16 letters and digits; blanks and hyphens do not matter")
        box = form.field(
            "fingerprint",
            spoken,
            label=self.tr("What the office reads out"),
            required=True,
            hint=hint,
        )
        form.add_row((box, 12))
        facts = Card()
        facts.body.addWidget(Label(theme, self.tr("What the file says"), Role.STRONG))
        facts.body.addWidget(
            Facts(
                theme,
                [
                    (self.tr("Office"), office or self.tr("not in this line")),
                    (self.tr("Series"), request.series),
                    (self.tr("Fingerprint"), request.fingerprint),
                    (self.tr("File"), path.name),
                ],
                label_width=74,
            )
        )
        warning = Note(
            theme,
            Tone.WARN,
            self.tr("Let them read, do not read out yourself"),
            self.tr("Who can read the right code has the PC in front of them."),
            icon=Icon.PHONE,
        )
        self.set_columns(form, ComplaintNote(theme, form), facts, warning)
        self.set_form(form, spoken)
        self.bar.save_button.set_words(self.tr("Certify"))
        form.load(Spoken())

    def work(self, record: Spoken) -> Callable[[Monitor], object]:
        """Certify the PC; bundles of it that were held are released."""
        desk, path, fingerprint = self.place.desk, self._path, record.fingerprint

        def approve(_monitor: Monitor) -> Certificate:
            return approve_enrolment(desk, path, fingerprint)

        return approve


def _spoken_problems(spoken: Spoken) -> Iterator[Problem]:
    if not spoken.fingerprint:
        yield Problem("fingerprint", Rule.REQUIRED)
