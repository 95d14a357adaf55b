"""Entering a signed sheet: everybody is ticked, whoever did not sign is unticked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain.checks import not_in_the_future
from tethelp_desktop.domain.consigning import passed_on_problems
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.services import consigning
from tethelp_desktop.services.consigning import Settled
from tethelp_desktop.services.consignments import Contents, NamedUnit
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.pages.events.words import birth
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card
from tethelp_desktop.ui.workplace import Workplace

_PROVEN: Final = (Rule.AWARD_WAS_WITHDRAWN, Rule.SHEET_UNIT_GONE, Rule.SHEET_AFTER_CLOSING)
"""What a signed sheet proves all the same."""


class Unsigned(StrEnum):
    """What becomes of awards for which nobody signed."""

    STAY = "stay"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is said of a signed sheet as a whole.

    Attributes:
        reason: Why the unsigned come back.
        despite: Why rows are entered that the books speak against and the sheet proves.
    """

    handed_on: date
    unsigned: Unsigned = Unsigned.STAY
    reason: str = ""
    despite: str = ""


class SheetPage(FormPage[Sheet]):
    """Ticks who signed, and hands all of them over on the date on the sheet."""

    def __init__(self, place: Workplace, contents: Contents) -> None:
        super().__init__(place, "")
        self._consignment = entry = contents.view.consignment
        self._out = [unit for unit in contents.named if unit.is_out]
        self.set_title(self.tr("Enter the signed sheet"))
        self.set_context(f"{entry.receiver_unit}  ·  {entry.receiver}")
        theme = place.theme
        self.form = form = RecordForm[Sheet](
            theme, place.messages, with_gaps(self._problems, {"handed_on": place.desk.today})
        )
        self._day = DayField(theme, name="sheet-day", today=lambda: place.desk.today)
        self._unsigned = SegmentedChoice[Unsigned](
            theme,
            [(Unsigned.STAY, self.tr("Stay out")), (Unsigned.BACK, self.tr("Came back"))],
            name="sheet-unsigned",
        )
        self._reason = TextField(theme, name="sheet-reason")
        self._despite = TextField(theme, name="sheet-despite")
        form.add_row(
            (
                form.field(
                    "handed_on", self._day, label=self.tr("Date on the sheet"), required=True
                ),
                3,
            ),
            (form.field("unsigned", self._unsigned, label=self.tr("Those who did not sign")), 4),
            (form.field("reason", self._reason, label=self.tr("Why they came back")), 5),
        )
        with place.desk.store.read() as reader:
            self._closed_on = reader.get(Campaign, entry.campaign_id).closed_on
        label = self.tr("Why it is entered though withdrawn, or after the books were closed")
        box = form.field("despite", self._despite, label=label)
        form.add_row((box, 12))
        withdrawn = [unit for unit in self._out if unit.award.outcome is not None]
        box.setVisible(bool(withdrawn) or self._closed_on is not None)
        self.table = MarkedTable[NamedUnit](
            theme,
            self._columns(),
            name="sheet-awards",
            key=lambda unit: unit.award.id,
            empty_icon=Icon.PEOPLE,
        )
        self.table.view.setAccessibleName(self.tr("Who signed"))
        self.table.set_source(Listed(self._out))
        self.table.mark(
            unit for unit in self._out if unit.award.outcome is None and unit.handover is None
        )
        card = Card()
        card.body.addWidget(form)
        self.body.addWidget(card)
        self.body.addWidget(self.table, 1)
        self.set_form(form, self._day)
        form.load(unfilled(Sheet(handed_on=place.desk.today), "handed_on"))
        self.table.marks_changed.connect(self._show_counts)
        self._unsigned.edited.connect(self._show_counts)
        self._show_counts()

    def work(self, record: Sheet) -> Callable[[Monitor], object]:
        """Enter everybody who signed; then take back the others, if they came back."""
        desk, rid = self.place.desk, self._consignment.id
        signed = {unit.award.id for unit in self.table.marked}
        unsigned = [unit.award.id for unit in self._out if unit.award.id not in signed]

        def settle(monitor: Monitor) -> Settled:
            settled = consigning.settle(
                desk,
                rid,
                record.handed_on,
                except_for=unsigned,
                reasons=dict.fromkeys(_PROVEN, record.despite) if record.despite else {},
                monitor=monitor,
            )
            if record.unsigned is Unsigned.BACK and unsigned:
                consigning.bring_back(desk, rid, record.reason, awards=unsigned)
            return settled

        return settle

    def _columns(self) -> list[Column[NamedUnit]]:
        messages = self.place.messages
        return [
            Column(
                title=messages.field("full_name"),
                cell=lambda unit: unit.person.full_name,
                kind=Kind.STRONG,
            ),
            Column(
                title=self.tr("Born"),
                cell=lambda unit: birth(unit.person),
                kind=Kind.DATE,
                width=96,
            ),
            Column(
                title=self.tr("Gift"), cell=lambda unit: messages.name(unit.award.kind), width=120
            ),
            Column(title=self.tr("Note"), cell=self._note, kind=Kind.PILL, width=210),
        ]

    def _note(self, unit: NamedUnit) -> Badge:
        if unit.handover is not None:
            return Badge(self.tr("Handed over elsewhere"), Tone.BAD, Icon.CROSS)
        if unit.award.outcome is None:
            return Badge("", Tone.MUTED)
        return Badge(self.tr("Withdrawn meanwhile"), Tone.BAD, Icon.CROSS)

    def _show_counts(self) -> None:
        signed = len(self.table.marked)
        self.table.set_footer(
            self.tr("Signed: {0}. Not signed: {1}.").format(
                grouped(signed), grouped(len(self._out) - signed)
            ),
            [("Space", self.tr("Take the tick away, or set it"))],
        )
        self._reason.setEnabled(self._unsigned.value is Unsigned.BACK)

    def _problems(self, sheet: Sheet) -> Iterator[Problem]:
        today, given_out = self.place.desk.today, self._consignment.consigned_on
        yield from not_in_the_future("handed_on", sheet.handed_on, today)
        yield from passed_on_problems(sheet.handed_on, given_out)
        signed = self.table.marked
        if sheet.unsigned is Unsigned.BACK and not sheet.reason and len(signed) < len(self._out):
            yield Problem("reason", Rule.REQUIRED)
        is_late = self._closed_on is not None and sheet.handed_on > self._closed_on
        is_against = is_late or any(unit.award.outcome is not None for unit in signed)
        if is_against and not sheet.despite:
            yield Problem("despite", Rule.REQUIRED)
