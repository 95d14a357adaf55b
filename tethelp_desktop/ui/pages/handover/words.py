"""What the counter says of people and gifts, in the language of the moment."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from tethelp_desktop.domain.cases import Withdrawal
from tethelp_desktop.domain.dates import VIETNAM, age_on, shown_birth, shown_day
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import Beneficiary, Consignment, ItemKind
from tethelp_desktop.domain.residences import written_home
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.handover import Handed, Item
from tethelp_desktop.store.award_list import AwardRow
from tethelp_desktop.ui.badges import KIND_ICONS
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.handover.lookup import Earlier, Reason, Standing
from tethelp_desktop.ui.pages.handover.panels import Facts, Gift
from tethelp_desktop.ui.printing import Trouble


class CounterWords(QObject):
    """Sentences and facts of the counter."""

    def __init__(
        self, messages: Messages, places: Callable[[], Places], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._places = places

    def person(self, person: Beneficiary, today: date, *, revealed: bool) -> Facts:
        """Say what helps to compare a face with a record."""
        number = person.personal_id or ""
        born = ""
        if person.birth_date is not None:
            age = age_on(person.birth_date, today)
            born = self.tr("{0}  ({1} years)").format(shown_birth(person.birth_date), age)
        return (
            (self.tr("Born"), born),
            (self.tr("Sex"), self._messages.name(person.sex) if person.sex else ""),
            (self.tr("Personal id"), number if revealed else masked(number)),
        )

    def home(self, person: Beneficiary) -> Facts:
        """Say where somebody lives."""
        return ((self.tr("Home"), self._home(person)),)

    def line(self, person: Beneficiary) -> str:
        """Say in one line who somebody is."""
        parts = (
            shown_birth(person.birth_date) if person.birth_date else "",
            self._messages.name(person.sex) if person.sex else "",
            masked(person.personal_id) if person.personal_id else "",
            self._home(person),
        )
        return "  ·  ".join(part for part in parts if part)

    def gift(self, award: AwardRow, item: Item) -> Gift:
        """Say what is given."""
        title = self._messages.item(award.kind, award.months)
        text = "  ·  ".join(part for part in (dong(award.value), award.sponsor) if part)
        number = None if award.kind is ItemKind.GIFT else item.number
        return Gift(KIND_ICONS[award.kind], title, text, number)

    def handed(self, handed: Handed) -> Facts:
        """Say what was given to whom."""
        receipt = handed.receipt
        return (
            (self.tr("Given"), self._messages.name(receipt.kind)),
            (self.tr("Worth"), dong(receipt.amount)),
            (self.tr("Collected by"), handed.handover.collector_name),
        )

    def earlier(self, earlier: Earlier, award: AwardRow | None) -> tuple[Facts, Facts]:
        """Say when, where and by whom it was handed over before."""
        handover, receipt, event = earlier.handover, earlier.receipt, earlier.event
        given = self._messages.name(receipt.kind) if receipt else ""
        sponsor = award.sponsor if award is not None else ""
        at = handover.recorded_at.astimezone(VIETNAM)
        return (
            (
                (self.tr("Received at"), f"{at:%H:%M}, {shown_day(handover.handed_on)}"),
                (self.tr("Given"), "  ·  ".join(filter(None, (given, sponsor)))),
                (self.tr("Handed over by"), handover.handed_by),
            ),
            (
                (self.tr("Place"), event.place if event else ""),
                (self.tr("Receipt number"), receipt.printed_number if receipt else ""),
                (self.tr("Collected by"), handover.collector_name or self.tr("the person")),
            ),
        )

    def award(self, award: AwardRow) -> Facts:
        """Say which gift a refusal is about: somebody may have several."""
        item = self._messages.item(award.kind, award.months)
        return ((self.tr("Gift"), item), (self.tr("Sponsor"), award.sponsor))

    def refusal(self, standing: Standing) -> tuple[str, str]:
        """Say that nothing may be handed over, and why."""
        match standing.reason:
            case Reason.ALREADY:
                title = self.tr("DO NOT HAND OVER: ALREADY RECEIVED")
                why = self.tr("This is the second time.")
            case Reason.NOT_APPROVED:
                title = self.tr("DO NOT HAND OVER: NOT APPROVED YET")
                why = self.tr("The gift is proposed and waits for approval.")
            case Reason.WITHDRAWN:
                title = self.tr("DO NOT HAND OVER: THE GIFT WAS WITHDRAWN")
                why = self._withdrawn(standing.withdrawal)
            case Reason.CONSIGNED:
                title = self.tr("DO NOT HAND OVER: SOMEBODY ELSE HAS IT")
                why = self._held(standing.holder)
            case Reason.NOT_ENTITLED:
                title = self.tr("DO NOT HAND OVER: A RULE STOPS IT TODAY")
                why = " ".join(map(self._messages.problem, standing.stops))
            case Reason.NO_AWARD:
                title = self.tr("DO NOT HAND OVER: NO GIFT FOR THIS PERSON")
                why = self.tr("Registered, but no gift was awarded.")
            case _:
                title = self.tr("DO NOT HAND OVER: NOT ON THE LIST")
                why = self.tr("Nobody here has this number.")
        nothing = self.tr("Nothing was recorded.")
        return title, f"{why} {nothing}".strip()

    def _withdrawn(self, withdrawal: Withdrawal | None) -> str:
        if withdrawal is None:
            return ""
        return self.tr("{0}. {1} recorded it on {2}.").format(
            self._messages.name(withdrawal.outcome), withdrawal.by, shown_day(withdrawal.on)
        )

    def _held(self, holder: Consignment | None) -> str:
        if holder is None:
            return ""
        return self.tr(
            "{0} ({1}) took it on {2} to hand it over. Bring it back first, or enter their sheet."
        ).format(holder.receiver, holder.receiver_unit, shown_day(holder.consigned_on))

    def trouble(self, trouble: Trouble) -> str:
        """Say why nothing was printed."""
        match trouble:
            case Trouble.NO_PRINTER:
                return self.tr("this PC has no printer")
            case Trouble.REFUSED:
                return self.tr("the printer did not take it")

    def _home(self, person: Beneficiary) -> str:
        commune = self._places().commune(person.commune) if person.commune else None
        return written_home(person.address, commune, nearest=True)
