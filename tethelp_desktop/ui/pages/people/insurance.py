"""One person's cards, books, stays and household, and what may be given to them today."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Admission, Beneficiary, Coverage, Household
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.households import (
    HouseholdOffer,
    Standing,
    household_of,
    standings,
)
from tethelp_desktop.services.insurance import (
    admissions_of,
    coverages_of,
    put_into_household,
    situation_of,
)
from tethelp_desktop.services.prospects import Prospect, prospects
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.people.household_pages import AddMembersPage, ChooseHouseholdPage
from tethelp_desktop.ui.pages.people.insurance_forms import (
    AdmissionPage,
    CoveragePage,
    HouseholdPage,
)
from tethelp_desktop.ui.pages.people.insurance_sections import (
    AdmissionSection,
    CoverageRow,
    CoverageSection,
    HouseholdSection,
    MemberRow,
    RecordSection,
)
from tethelp_desktop.ui.pages.people.prospect_cards import ProspectList
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Keycap, Label
from tethelp_desktop.ui.workplace import Workplace

_LEFT: Final = 6
_RIGHT: Final = 4


@dataclass(frozen=True, slots=True)
class _Law:
    """What the rules and figures of today say, which takes longer than a window may wait.

    Attributes:
        programme: Short name of the current one; empty while none is open.
    """

    programme: str
    prospects: Sequence[Prospect]
    standings: Mapping[Stamp, Standing]


class InsurancePage(Page):
    """What somebody has and may get; covers the list of people until it is left."""

    def __init__(self, place: Workplace, person_id: Stamp) -> None:
        super().__init__(place.theme, "")
        self._place = place
        self._person_id = person_id
        self._person: Beneficiary | None = None
        self._offer: HouseholdOffer | None = None
        self._known: Mapping[Stamp, Standing] = {}
        self.coverages = CoverageSection(place)
        self.admissions = AdmissionSection(place)
        self.household = HouseholdSection(place)
        self.prospects = ProspectList(place)
        self._left_from: RecordSection[Any] = self.coverages
        self._reveal = Button(
            place.theme,
            self.tr("Show numbers in full"),
            name="insurance-reveal",
            icon=Icon.EYE,
            kind=ButtonKind.GHOST,
            shortcut="F8",
        )
        self.add_action(self._reveal)
        self._leave = Button(
            place.theme, self.tr("Back to the list"), name="insurance-leave", shortcut="Esc"
        )
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read what is recorded at once, and what follows from it in the background."""
        desk = self._place.desk
        with desk.store.read() as reader:
            person = reader.get(Beneficiary, self._person_id)
            recorded = {one.id for one in coverages_of(reader, person.id)}
            known = situation_of(reader, person.id, NEW).coverages
            stays = admissions_of(reader, person.id)
            self._offer = household_of(reader, person)
        self._person = person
        self._say_who(person)
        self.coverages.show_coverages([CoverageRow(one, one.id not in recorded) for one in known])
        self.admissions.show_admissions(stays)
        self.household.show_household(self._offer, self._known)
        self.setFocusProxy(self._left_from.first)
        self._place.operations.run(
            self._work(desk), self.tr("Looking at the rules"), self._on_judged, writes=False
        )

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+N", self.tr("Add a card or book")),
            Shortcut("Ctrl+T", self.tr("Add a stay in hospital")),
            Shortcut("Ctrl+H", self.tr("Choose the household")),
            Shortcut("Ctrl+M", self.tr("Add people to the household")),
            Shortcut("Return", self.tr("Correct or withdraw the row; open the member")),
            Shortcut("F8", self.tr("Show numbers in full, or mask them")),
        ]

    def _lay_out_body(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        for section in (self.coverages, self.admissions, self.household):
            left.addWidget(section)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, _LEFT)
        columns.addWidget(self.prospects, _RIGHT)
        self.body.addLayout(columns)
        self.body.addStretch(1)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for keys, words in (
            ("Enter", self.tr("corrects or withdraws the row")),
            ("Tab", self.tr("goes on")),
        ):
            row.addWidget(Keycap(self.theme, keys))
            row.addWidget(Label(self.theme, words, Role.SECONDARY))
        row.addStretch(1)
        row.addWidget(self._leave)
        self.set_bar(bar)

    def _connect(self) -> None:
        self._leave.clicked.connect(self.closed)
        self._reveal.clicked.connect(self._on_reveal)
        self.coverages.add.clicked.connect(self._on_add_coverage)
        self.coverages.table.opened.connect(self._on_coverage_opened)
        self.admissions.add.clicked.connect(self._on_add_admission)
        self.admissions.table.opened.connect(self._on_admission_opened)
        self.household.add.clicked.connect(self._on_choose_household)
        self.household.table.opened.connect(self._on_member_opened)
        self.household.members_asked.connect(self._on_add_members)
        self.household.edit_asked.connect(self._on_edit_household)
        self.household.leave_asked.connect(self._on_take_out)

    def _cover_from(self, section: RecordSection[Any], page: Page) -> None:
        """Cover this page; the focus comes back to the section that somebody went from."""
        self._left_from = section
        self.covered.emit(page)

    def _say_who(self, person: Beneficiary) -> None:
        self.set_title(person.full_name)
        number = person.personal_id or ""
        born = "" if person.birth_date is None else shown_birth(person.birth_date)
        facts = (
            born,
            "" if person.hardship is None else self._place.messages.name(person.hardship),
            number if self.coverages.shows_all else masked(number),
        )
        self.set_context("  ·  ".join(filter(None, facts)))

    def _work(self, desk: Desk) -> Callable[[Monitor], _Law]:
        person_id, offer = self._person_id, self._offer

        def judge(_monitor: Monitor) -> _Law:
            found = prospects(desk, person_id)
            with desk.store.read() as reader:
                campaign = current_campaign(reader)
                ranks = {} if offer is None else standings(desk, reader, offer.household.id)
            return _Law("" if campaign is None else campaign.short_name, found, ranks)

        return judge

    def _on_judged(self, law: _Law) -> None:
        self._known = law.standings
        self.household.show_household(self._offer, self._known)
        self.prospects.show_prospects(law.programme, law.prospects)

    def _on_reveal(self) -> None:
        self.coverages.shows_all = not self.coverages.shows_all
        shows_all = self.coverages.shows_all
        self._reveal.set_words(
            self.tr("Mask numbers") if shows_all else self.tr("Show numbers in full")
        )
        self.coverages.table.refresh()
        if shows_all:
            self._place.keep_seen(self._person_id)
        if self._person is not None:
            self._say_who(self._person)

    def _on_add_coverage(self) -> None:
        if self._person is not None:
            self._cover_from(self.coverages, CoveragePage(self._place, self._person))

    def _on_coverage_opened(self, row: CoverageRow) -> None:
        if self._person is None:
            return
        if row.is_handed_over:
            self._place.operations.tell(
                Notice(
                    self.tr("Handed over by the programme"),
                    self.tr("Undo the handover under Handover if it is wrong."),
                )
            )
            return
        with self._place.desk.store.read() as reader:
            before = reader.load(Coverage, row.coverage.id)
        self._cover_from(self.coverages, CoveragePage(self._place, self._person, before))

    def _on_add_admission(self) -> None:
        if self._person is not None:
            self._cover_from(self.admissions, AdmissionPage(self._place, self._person))

    def _on_admission_opened(self, stay: Admission) -> None:
        if self._person is None:
            return
        with self._place.desk.store.read() as reader:
            before = reader.load(Admission, stay.id)
        self._cover_from(self.admissions, AdmissionPage(self._place, self._person, before))

    def _on_choose_household(self) -> None:
        if self._person is not None:
            page = ChooseHouseholdPage(self._place, self._person)
            page.make_asked.connect(self._on_make_household)
            self._cover_from(self.household, page)

    def _on_make_household(self) -> None:
        if self._person is not None:
            self._cover_from(self.household, HouseholdPage(self._place, self._person))

    def _on_edit_household(self) -> None:
        if self._person is None or self._offer is None:
            return
        with self._place.desk.store.read() as reader:
            before = reader.load(Household, self._offer.household.id)
        self._cover_from(self.household, HouseholdPage(self._place, self._person, before))

    def _on_add_members(self) -> None:
        if self._offer is not None:
            self._cover_from(self.household, AddMembersPage(self._place, self._offer.household))

    def _on_member_opened(self, row: MemberRow) -> None:
        if row.person.id != self._person_id:
            self._cover_from(self.household, InsurancePage(self._place, row.person.id))

    def _on_take_out(self, person: Beneficiary) -> None:
        question = Notice(
            self.tr("Take {0} out of the household?").format(person.full_name),
            self.tr("The person stays on record, and can be put in again."),
            Tone.WARN,
        )
        choices = (
            Choice("stay", self.tr("Leave them in")),
            Choice("take", self.tr("Take them out"), destroys=True),
        )
        operations, desk = self._place.operations, self._place.desk
        if operations.ask(question, choices, default="stay") == "take":
            operations.run(
                lambda _monitor: put_into_household(desk, person.id, None), self.tr("Saving")
            )
