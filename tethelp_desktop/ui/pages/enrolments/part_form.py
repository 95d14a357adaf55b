"""Letting another pledge line pay a part of an award."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Award, FundingPart
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services.funding import fund, part_problems, parts_of
from tethelp_desktop.services.lines import awardable_balances
from tethelp_desktop.services.valuing import value_award
from tethelp_desktop.store.enrolments import EnrolmentRow
from tethelp_desktop.store.totals import pledges
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.pages.enrolments.panel import Scope
from tethelp_desktop.ui.parsed_fields import MoneyField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Facts, Note
from tethelp_desktop.ui.workplace import Workplace


class PartPage(FormPage[FundingPart]):
    """Asks which line adds how much."""

    def __init__(self, place: Workplace, scope: Scope, row: EnrolmentRow) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Add money of another line"))
        self.set_context(f"{row.full_name}  ·  {place.messages.item(row.kind, row.months)}")
        theme = place.theme
        self.form = form = RecordForm[FundingPart](
            theme,
            place.messages,
            with_gaps(self._problems, {"pledge_line_id": NEW, "amount": 1}),
        )
        line = ChoiceBox[Stamp](theme, self._lines(scope, row), name="part-line")
        amount = MoneyField(theme, name="part-amount")
        form.add_row((form.field("pledge_line_id", line, required=True), 12))
        form.add_row((form.field("amount", amount, required=True), 6))
        facts = Facts(theme, label_width=theme.scaled(150))
        facts.show_facts(self._facts(row))
        card = Card()
        card.body.addWidget(facts)
        note = Note(
            theme,
            Tone.INFO,
            self.tr("The award's own line pays the rest"),
            self.tr("The unit stays with its own line; the other one only adds money."),
        )
        self.set_columns(form, ComplaintNote(theme, form), card, note)
        self.set_form(form, line)
        part = FundingPart(award_id=row.award_id, pledge_line_id=NEW, amount=0)
        form.load(unfilled(part, "pledge_line_id", "amount"))

    def work(self, record: FundingPart) -> Callable[[Monitor], object]:
        """Add the part."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> FundingPart:
            return fund(desk, record)

        return save

    def _lines(self, scope: Scope, row: EnrolmentRow) -> list[tuple[Stamp, str]]:
        """Offer the lines of this office that have money, but for the award's own."""
        desk, messages = self.place.desk, self.place.messages
        with desk.store.read() as reader:
            own = reader.get(Award, row.award_id).pledge_line_id
            sponsors = {
                balance.line.id: view.sponsor.name
                for view in pledges(reader, scope.campaign.id)
                for balance in view.lines
            }
            return [
                (
                    balance.line.id,
                    "  ·  ".join(
                        (
                            sponsors.get(balance.line.id, ""),
                            messages.item(balance.line.kind, balance.line.months),
                            dong(balance.money.balance),
                        )
                    ),
                )
                for balance in awardable_balances(desk, reader, scope.campaign.id)
                if balance.line.id != own and balance.money.balance > 0
            ]

    def _facts(self, row: EnrolmentRow) -> list[tuple[str, str]]:
        desk = self.place.desk
        with desk.store.read() as reader:
            award = reader.get(Award, row.award_id)
            others = sum(part.amount for part in parts_of(reader, award.id))
            value = 0
            with suppress(TetHelpError, Invalid):  # saving says what is not known
                value = value_award(desk, reader, award).amount
        return [
            (self.tr("Costs today"), dong(value)),
            (self.tr("Other lines add"), dong(others)),
            (self.tr("Own line pays"), dong(max(0, value - others))),
        ]

    def _problems(self, part: FundingPart) -> Iterator[Problem]:
        if part.pledge_line_id != NEW:
            with suppress(TetHelpError):  # the line went away meanwhile: saving says so
                yield from part_problems(self.place.desk, part)
