"""The chosen person beside the list: who it is, what they get, what is the matter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.dates import VIETNAM, shown_birth, shown_day
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.records import PERSON_NUMBERS, AwardState, Beneficiary
from tethelp_desktop.domain.residences import written_home
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.duplicates import OtherRecords, other_records
from tethelp_desktop.store.award_list import AwardRow, AwardsQuery, awards
from tethelp_desktop.store.people import fields_in_conflict
from tethelp_desktop.store.people_list import PersonRow, PersonState
from tethelp_desktop.store.transfers import sent_away
from tethelp_desktop.ui.badges import KIND_ICONS, person_badge, sending_badge
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.pages.people.consents import ConsentSection
from tethelp_desktop.ui.pages.people.insurance_summary import InsuranceSummary
from tethelp_desktop.ui.side_panel import SidePanel
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Facts, Label, Line, Note, Pill, TwoLines, remove_all
from tethelp_desktop.ui.workplace import Workplace

WIDTH = 304
_MOST_AWARDS = 20


class PersonDetail(SidePanel):
    """One person; numbers are masked until F8 shows them, and masked again for the next one.

    Attributes:
        edit: The button that opens the form.
        decide: The button that leads to the conflicts.
        compare: The button that leads to the person's other records.
        transfer: The button that transfers the person to another office.
        transferred: The button that leads to what was answered.
        insurance: What the person has.
        consents: What the person agreed to.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(
            place.theme,
            name="person-detail",
            width=WIDTH,
            nothing=self.tr("Choose somebody in the list to see them here."),
        )
        theme = place.theme
        self._place = place
        self._row: PersonRow | None = None
        self._person: Beneficiary | None = None
        self._shows_all = False
        self.edit = Button(
            theme,
            self.tr("Edit"),
            name="person-edit",
            kind=ButtonKind.GHOST,
            shortcut="F2",
            size=ButtonSize.SMALL,
        )
        self.reveal = Button(
            theme,
            self.tr("Show numbers in full"),
            name="person-reveal",
            icon=Icon.EYE,
            kind=ButtonKind.GHOST,
            shortcut="F8",
            size=ButtonSize.SMALL,
        )
        self._state = Pill(theme, person_badge(place.messages, PersonState.NO_AWARD))
        self._name = Label(theme, "", Role.TITLE, wrap=True)
        self._name.setObjectName("person-name")
        self._facts = Facts(theme, label_width=theme.scaled(100))
        self.decide = Button(
            theme, self.tr("Choose a value"), name="person-decide", size=ButtonSize.SMALL
        )
        self._conflict = Note(theme, Tone.WARN, "", icon=Icon.SPLIT, actions=[self.decide])
        self._conflict.setObjectName("person-conflict")
        self.compare = Button(
            theme, self.tr("Compare"), name="person-compare", size=ButtonSize.SMALL
        )
        self._others = Note(theme, Tone.INFO, "", icon=Icon.TWINS, actions=[self.compare])
        self._others.setObjectName("person-others")
        self.transferred = Button(
            theme, self.tr("See the answer"), name="person-transferred", size=ButtonSize.SMALL
        )
        self._moved = Note(theme, Tone.INFO, "", icon=Icon.ARROW, actions=[self.transferred])
        self._moved.setObjectName("person-moved")
        self.transfer = Button(
            theme,
            self.tr("Transfer to another office"),
            name="person-transfer",
            icon=Icon.ARROW,
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        self._awards = QVBoxLayout()
        self._awards.setSpacing(10)
        self.insurance = InsuranceSummary(place)
        self.consents = ConsentSection(place)
        self._lay_out()
        self.reveal.clicked.connect(self._on_reveal)
        self.show_person(None)

    def show_person(self, row: PersonRow | None) -> None:
        """Show the person of a row, or say that nobody is chosen."""
        if row is None or self._row is None or row.id != self._row.id:
            self._shows_all = False
            self.consents.say("")
        self._row = row
        self.fill(filled=row is not None)
        if row is None:
            self._person = None
            return
        with self._place.desk.store.read() as reader:
            self._person = reader.get(Beneficiary, row.id)
            given = awards(reader, AwardsQuery(beneficiary_id=row.id), 0, _MOST_AWARDS)
            conflicts = fields_in_conflict(reader, row.id) if row.conflicts else []
            others = other_records(reader, row.id)
            receiver = sent_away(reader, [row.id]).get(row.id, "")
        messages = self._place.messages
        self._state.show_badge(person_badge(messages, row.state))
        self._name.setText(row.full_name)
        self._show_facts(self._person)
        names = ", ".join(messages.field(field) for field in conflicts)
        self._conflict.setVisible(bool(conflicts))
        self._conflict.say(
            self.tr("Two values stand: {0}").format(names),
            self.tr("It was changed in two places."),
        )
        self._say_others(others)
        self._moved.setVisible(bool(receiver))
        self._moved.say(
            self.tr("Transferred to {0}").format(receiver),
            self.tr("Nothing new is proposed here while that office does not refuse."),
        )
        self.transfer.setVisible(not receiver)
        self._show_awards(row, self._person, given)
        self.insurance.show_person(self._person)
        self.consents.show_person(self._person)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._state)
        top.addStretch(1)
        top.addWidget(self.edit)
        self.column.addLayout(top)
        self.column.addWidget(self._name)
        self.column.addWidget(self._conflict)
        self.column.addWidget(self._others)
        self.column.addWidget(self._moved)
        self.column.addWidget(self._facts)
        self.column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.insurance)
        self.column.addWidget(Line())
        self.column.addLayout(self._awards)
        self.column.addWidget(self.consents)
        self.column.addWidget(self.transfer, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _say_others(self, others: OtherRecords) -> None:
        """Say what other records are this person's, or may be."""
        self._others.setVisible(bool(others.linked or others.likely))
        if others.likely:
            title = self.tr("May be recorded twice: {0}").format(", ".join(others.likely))
            text = self.tr("Compare both records and decide.")
            self._others.say(title, text, Tone.WARN)
        else:
            title = self.tr("One person with: {0}").format(", ".join(others.linked))
            text = self.tr("Gifts of all these records count together.")
            self._others.say(title, text, Tone.INFO)

    def _show_facts(self, person: Beneficiary) -> None:
        messages = self._place.messages
        born = "" if person.birth_date is None else shown_birth(person.birth_date)
        sex = "" if person.sex is None else messages.name(person.sex)
        code = person.commune
        commune = None if code is None else self._place.places().commune(code)
        hardship = "" if person.hardship is None else messages.name(person.hardship)
        if hardship and person.hardship_year is not None:
            hardship = f"{hardship} ({person.hardship_year})"
        unknown = self.tr("not known")
        self._facts.show_facts(
            [
                (messages.field("birth_date"), "  ·  ".join(filter(None, (born or unknown, sex)))),
                (messages.field("personal_id"), self._number(person.personal_id) or unknown),
                (messages.field("identity_card"), self._number(person.identity_card)),
                (messages.field("insurance_code"), self._number(person.insurance_code)),
                (messages.field("phone"), person.phone or ""),
                (messages.field("address"), written_home(person.address, commune)),
                (messages.field("hardship"), hardship),
            ]
        )
        self.reveal.setVisible(any(getattr(person, field) for field in PERSON_NUMBERS))
        words = self.tr("Mask numbers") if self._shows_all else self.tr("Show numbers in full")
        self.reveal.set_words(words)

    def _number(self, number: str | None) -> str:
        if not number:
            return ""
        return number if self._shows_all else masked(number)

    def _show_awards(self, row: PersonRow, person: Beneficiary, given: list[AwardRow]) -> None:
        remove_all(self._awards)
        theme, c = self._place.theme, self._place.theme.colours
        for award in given:
            muted = award.state is AwardState.WITHDRAWN
            self._awards.addWidget(
                TwoLines(
                    theme,
                    self._place.messages.item(award.kind, award.months),
                    "\n".join(filter(None, (self._worth(award), self._standing(award)))),
                    icon=KIND_ICONS[award.kind],
                    ink=c.text3 if muted else c.primary,
                    strong=not muted,
                )
            )
        if not given:
            text = self.tr("No award yet. Propose one under Awards.")
            self._awards.addWidget(Label(theme, text, Role.SECONDARY, wrap=True))
        day = shown_day(person.recorded_at.astimezone(VIETNAM).date())
        recorded = self.tr("Recorded by {0}, {1}").format(person.recorded_by, day)
        if self._place.desk.is_headquarters:  # nobody stands above
            self._awards.addWidget(Label(theme, recorded, Role.SECONDARY, wrap=True))
            return
        sent = sending_badge(self._place.messages, row.sending)
        ink = theme.tone(sent.tone).ink
        self._awards.addWidget(
            TwoLines(theme, sent.text, recorded, icon=sent.icon, ink=ink, strong=False)
        )

    def _worth(self, award: AwardRow) -> str:
        return "  ·  ".join(filter(None, (dong(award.value), award.sponsor)))

    def _standing(self, award: AwardRow) -> str:
        messages = self._place.messages
        if award.handed_on is not None:
            words = self.tr("Handed over {0}").format(shown_day(award.handed_on))
            receipt = award.receipt_number
            return self.tr("{0}, receipt {1}").format(words, receipt) if receipt else words
        if award.outcome is not None:
            return f"{messages.name(award.state)}: {messages.name(award.outcome)}"
        if award.state is AwardState.APPROVED and award.decision_number:
            return f"{messages.name(award.state)}, {award.decision_number}"
        return messages.name(award.state)

    def _on_reveal(self) -> None:
        if self._person is not None:
            self._shows_all = not self._shows_all
            if self._shows_all:
                self._place.keep_seen(self._person.id)
            self._show_facts(self._person)
