"""The form of a pledge with its lines, saved all together."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import ItemKind, Office, Pledge, PledgeLine, Qualifier, Sponsor
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services.desk import current_campaign
from tethelp_desktop.services.pledges import save_pledge
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.store.totals import PledgeView
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import OptionalTextField, TextField, Unreadable
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.pages.sponsors.pledge_lines import PledgeDraft, PledgeForms
from tethelp_desktop.ui.pages.sponsors.sponsor_form import SponsorPage
from tethelp_desktop.ui.parsed_fields import DayField, MoneyField
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Facts, Keycap, Label, Note
from tethelp_desktop.ui.workplace import Workplace


class PledgePage(FormPage[PledgeDraft]):
    """Enters a pledge with its lines, or edits one."""

    def __init__(
        self, place: Workplace, view: PledgeView | None, sponsor: Sponsor | None = None
    ) -> None:
        super().__init__(place, "")
        self._before: Loaded[Pledge] | None = None
        self._newest: Sponsor | None = None
        self.set_title(self.tr("Edit a pledge") if view else self.tr("New pledge"))
        with place.desk.store.read() as reader:
            self._campaign = campaign = current_campaign(reader)
            offices = [] if not place.desk.is_headquarters else reader.find(Office)
            lines = []
            if view is not None:
                self._before = reader.load(Pledge, view.pledge.id)
                lines = [reader.load(PledgeLine, balance.line.id) for balance in view.lines]
        self.set_context(campaign.name if campaign else "")
        self._sponsor = ChoiceBox[Stamp](
            place.theme, name="pledge-sponsor", placeholder=self.tr("Type part of the name")
        )
        self._add_sponsor = Button(
            place.theme,
            self.tr("New sponsor"),
            name="pledge-sponsor-add",
            icon=Icon.PLUS,
            shortcut="Ctrl+T",
        )
        self._show_sponsors()
        head = RecordForm[Pledge](
            place.theme,
            place.messages,
            with_gaps(self._problems, {"pledged_on": place.desk.today}),
            has_keys=False,
        )
        self._day = DayField(place.theme, name="pledged-on", today=self._today)
        self._add_fields(head)
        own = place.desk.identity.office_id
        self.form = PledgeForms(place, head, [(o.id, o.name) for o in offices if o.id != own])
        self._note = _ComplaintsOf(place, self.form)
        self._sums = Facts(place.theme, label_width=120)
        self._difference = Note(place.theme, Tone.INFO, "")
        sums = Card()
        sums.body.addWidget(Label(place.theme, self.tr("By lines"), Role.STRONG))
        sums.body.addWidget(self._sums)
        self._withdraw = Button(
            place.theme,
            self.tr("The sponsor takes it back"),
            name="pledge-withdraw",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
            size=ButtonSize.SMALL,
        )
        self._withdraw.setVisible(view is not None)
        self._withdraw.clicked.connect(self._on_withdraw)
        self.set_columns(self.form, self._note, sums, self._difference, self._withdraw)
        known = sponsor or view
        self.set_form(self.form, self._day if known else self._sponsor)
        self.form.edited.connect(self._show_sums)
        self._add_sponsor.clicked.connect(self._on_add_sponsor)
        campaign_id = campaign.id if campaign else NEW
        self.form.load(
            self._before.record if self._before else self._new(campaign_id, sponsor), lines
        )
        self._show_sums()

    def refresh(self) -> None:
        """Offer sponsors who were entered meanwhile, and choose the one just entered."""
        self._show_sponsors()
        if self._newest is not None:
            self._sponsor.set_value(self._newest.id)
            self._newest = None
            self._sponsor.edited.emit()
            self._day.setFocus()

    def work(self, record: PledgeDraft) -> Callable[[Monitor], object]:
        """Save the pledge with what changed in its lines."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Pledge:
            return save_pledge(desk, before, record.pledge, record.lines)

        return save

    def _add_fields(self, head: RecordForm[Pledge]) -> None:
        theme = self.place.theme
        box = head.field("sponsor_id", self._sponsor, required=True)
        head.add_row((box, 12))
        self._sponsor.add_beside(self._add_sponsor)
        number = TextField(theme, name="pledge-number", placeholder=self.tr("letter, contract"))
        declared = MoneyField(theme, name="declared")
        qualifier = SegmentedChoice[Qualifier](
            theme, self.place.messages.names(Qualifier), name="declared-qualifier"
        )
        reason = TextField(
            theme, name="difference-reason", placeholder=self.tr("where it is not the sum by lines")
        )
        head.add_row(
            (head.field("pledged_on", self._day, required=True), 3),
            (head.field("document_number", number), 4),
            (head.field("qualifier", qualifier), 5),
        )
        head.add_row(
            (head.field("declared_amount", declared), 4),
            (head.field("difference_reason", reason), 8),
        )
        if self._before is not None:
            withdrawn = OptionalTextField(theme, name="pledge-withdrawn")
            hint = self.tr("Fill in only if the sponsor takes the whole pledge back")
            box = head.field("withdrawn", withdrawn, hint=hint)
            head.add_row((box, 12))
            box.setVisible(self._before.record.withdrawn is not None)

    def _show_sponsors(self) -> None:
        with self.place.desk.store.read() as reader:
            sponsors = reader.find(Sponsor, withdrawn=None)
        sponsors.sort(key=lambda sponsor: sort_key(sponsor.name))
        self._sponsor.set_choices([(sponsor.id, sponsor.name) for sponsor in sponsors])

    def _new(self, campaign_id: Stamp, sponsor: Sponsor | None) -> Pledge:
        pledge = Pledge(
            campaign_id=campaign_id,
            sponsor_id=sponsor.id if sponsor else NEW,
            pledged_on=self._today(),
        )
        return pledge if sponsor else unfilled(pledge, "sponsor_id")

    def _show_sums(self) -> None:
        """Add up what is typed, each kind for itself, and compare it with what was declared."""
        units: dict[ItemKind, int] = defaultdict(int)
        amount = 0
        for line in self.form.lines:
            worth = line.worth
            if worth is not None:
                kind, number, value = worth
                units[kind] += number
                amount += value
        names = self.place.messages
        facts = [(names.name(kind), grouped(units[kind])) for kind in ItemKind if kind in units]
        self._sums.show_facts([*facts, (self.tr("Value"), dong(amount))])
        try:
            pledge = self.form.head.record()
        except Unreadable:
            return
        declared = pledge.declared_amount
        differs = declared is not None and amount > 0 and declared != amount
        self._difference.setVisible(differs)
        if declared is not None and differs:
            title = self.tr("Difference {0}").format(dong(declared - amount))
            words = self.tr("Correct a line, or write the reason for the difference.")
            explained = bool(pledge.difference_reason)
            if explained:
                words = self.tr("Both figures are kept and reported, with the reason.")
            self._difference.say(title, words, Tone.INFO if explained else Tone.WARN)

    def _on_add_sponsor(self) -> None:
        page = SponsorPage(self.place, None)
        page.saved.connect(self._on_sponsor_saved)
        self.covered.emit(page)

    def _on_withdraw(self) -> None:
        box = self.form.head.boxes["withdrawn"]
        box.show()
        box.editor.setFocus()

    def _on_sponsor_saved(self, sponsor: Sponsor) -> None:
        self._newest = sponsor

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, pledge: Pledge) -> Iterator[Problem]:
        yield from problems(pledge, self._today())
        if self._before is None and self._campaign is not None:
            yield from closing_problems(self._campaign, "campaign_id")


class _ComplaintsOf(Note):
    """Lists what is wrong in pledge and lines; hidden while nothing is."""

    def __init__(self, place: Workplace, form: PledgeForms, parent: QWidget | None = None) -> None:
        super().__init__(place.theme, Tone.BAD, "", parent=parent)
        self.setObjectName("form-complaints")
        self._form = form
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Keycap(place.theme, "F7"))
        row.addWidget(Label(place.theme, self.tr("to the next field to correct"), Role.SECONDARY))
        row.addStretch(1)
        self.body.addLayout(row)
        self.setVisible(False)
        form.complaints_changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        shown = self._form.complaints()
        errors = [one for one in shown if one[1].is_error] or shown
        lines = [f"{n}. {self._line(box, said)}" for n, (box, said) in enumerate(errors, 1)]
        self.say(self.tr("To correct: {0}").format(len(errors)), "\n".join(lines), Tone.BAD)
        self.setVisible(bool(errors))

    def _line(self, box: FieldBox | None, complaint: Complaint) -> str:
        if box is None:
            return complaint.sentence
        number = self._form.line_of(box)
        where = self.tr("Line {0}, {1}").format(number, box.label) if number else box.label
        return f"{where}: {complaint.sentence}"
