"""What a person has, in a few lines beside the list, and the way to all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.entitlement import is_inpatient
from tethelp_desktop.domain.records import Admission, Beneficiary, Coverage
from tethelp_desktop.services.households import HouseholdOffer, household_of
from tethelp_desktop.services.insurance import admissions_of, coverages_of
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.widgets import Facts, Line
from tethelp_desktop.ui.workplace import Workplace


class InsuranceSummary(QWidget):
    """Cards and books, the stay in hospital, the household.

    Signals:
        opened: All of it shall be shown.
    """

    opened = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._facts = Facts(place.theme, label_width=place.theme.scaled(100))
        button = Button(
            place.theme,
            self.tr("Cards, stays, household"),
            name="person-insurance",
            icon=Icon.HEALTH_CARD,
            kind=ButtonKind.GHOST,
            shortcut="Ctrl+B",
            size=ButtonSize.SMALL,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Line())
        layout.addWidget(self._facts)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.clicked.connect(self.opened)

    def show_person(self, person: Beneficiary) -> None:
        """Read what a person has."""
        with self._place.desk.store.read() as reader:
            coverages = coverages_of(reader, person.id)
            stays = admissions_of(reader, person.id)
            offer = household_of(reader, person)
        self._facts.show_facts(
            [
                (self.tr("Cards, books"), self._coverages(coverages)),
                (self.tr("In hospital"), self._stays(stays)),
                (self.tr("Household"), self._household(offer)),
            ]
        )

    def _coverages(self, coverages: list[Coverage]) -> str:
        if not coverages:
            return self.tr("none entered")
        days = [one.valid_to for one in coverages if one.valid_to is not None]
        if not days:
            return str(len(coverages))
        words = self.tr("{0}, valid until {1}")
        if max(days) < self._place.desk.today:
            words = self.tr("{0}, expired {1}")
        return words.format(len(coverages), shown_day(max(days)))

    def _stays(self, stays: list[Admission]) -> str:
        today = self._place.desk.today
        present = [stay for stay in stays if is_inpatient(stay, today)]
        if present:
            return present[-1].hospital
        return self.tr("left; stays: {0}").format(len(stays)) if stays else self.tr("no")

    def _household(self, offer: HouseholdOffer | None) -> str:
        if offer is None:
            return self.tr("none")
        return self.tr("{0}, members: {1}").format(offer.household.name, len(offer.members))
