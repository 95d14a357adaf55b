"""The form of a sponsor."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Sponsor, SponsorKind, SponsorScope
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.pledges import save_sponsor
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import CheckField, OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class SponsorPage(FormPage[Sponsor]):
    """Enters a sponsor, or edits one."""

    def __init__(self, place: Workplace, before: Loaded[Sponsor] | None) -> None:
        super().__init__(place, "")
        self._before = before
        self.set_title(before.record.name if before else self.tr("New sponsor"))
        self.set_context(self.tr("Every pledge of this sponsor shows these facts"))
        self.form = form = RecordForm[Sponsor](
            place.theme, place.messages, with_gaps(self._problems, {"kind": SponsorKind.ENTERPRISE})
        )
        name = TextField(place.theme, name="sponsor-name")
        form.add_row((form.field("name", name, required=True), 12))
        self._add_facts()
        side = Note(
            place.theme,
            Tone.INFO,
            self.tr("Consent of a person who gives"),
            self.tr("“Not named” keeps the name off lists and receipts; the register has it."),
        )
        self.set_columns(form, ComplaintNote(place.theme, form), side)
        self.set_form(form, name)
        form.load(before.record if before else self._new())

    def work(self, record: Sponsor) -> Callable[[Monitor], object]:
        """Save the sponsor."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Sponsor:
            return save_sponsor(desk, before, record)

        return save

    def _add_facts(self) -> None:
        theme, form, names = self.place.theme, self.form, self.place.messages.names
        kind = SegmentedChoice[SponsorKind](theme, names(SponsorKind), name="sponsor-kind")
        form.add_row(
            (form.field("kind", kind, required=True), 7),
            (
                form.field(
                    "tax_code",
                    OptionalTextField(theme, name="tax-code"),
                    hint=self.tr("10 digits; 13 for a branch"),
                ),
                5,
            ),
        )
        phone = OptionalTextField(theme, name="sponsor-phone")
        form.add_row(
            (form.field("phone", phone), 5),
            (form.field("address", TextField(theme, name="sponsor-address")), 7),
        )
        printed = TextField(theme, name="printed-name")
        hint = self.tr("Empty prints the name above")
        anonymous = CheckField(theme, self.tr("Not named in public"), name="anonymous")
        form.add_row(
            (form.field("printed_name", printed, hint=hint), 7),
            (form.field("anonymous", anonymous), 5),
        )
        if self._before is not None:
            withdrawn = OptionalTextField(theme, name="sponsor-withdrawn")
            hint = self.tr("Fill in only to take the sponsor off the list; pledges stay")
            form.add_row((form.field("withdrawn", withdrawn, hint=hint), 12))

    def _new(self) -> Sponsor:
        central = self.place.desk.is_headquarters
        scope = SponsorScope.CENTRAL if central else SponsorScope.LOCAL
        return unfilled(Sponsor(name="", kind=SponsorKind.ENTERPRISE, scope=scope), "kind")

    def _problems(self, sponsor: Sponsor) -> Iterator[Problem]:
        return problems(sponsor, self.place.desk.today)
