"""What a person may be given today: each kind with its rules, their sources, months and worth."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.services.prospects import Prospect
from tethelp_desktop.ui.badges import KIND_ICONS
from tethelp_desktop.ui.judgements import RuleList, judgement_badge, unbroken
from tethelp_desktop.ui.page import GAP
from tethelp_desktop.ui.painting import ANTIALIASING
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Card, IconLabel, Label, Line, Pill, remove_all
from tethelp_desktop.ui.workplace import Workplace


class ProspectCard(Card):
    """One kind of gift; Tab stops here, so that a low window scrolls and a reader reads it."""

    def __init__(self, place: Workplace, prospect: Prospect) -> None:
        super().__init__(margin=14, spacing=6)
        self._place = place
        self.setObjectName(f"prospect-{prospect.kind}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme = place.theme
        verdict = judgement_badge(place.messages, prospect.judgement)
        title = place.messages.item(prospect.kind, prospect.months)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel(KIND_ICONS[prospect.kind], theme.colours.primary, 20))
        top.addWidget(Label(theme, title, Role.STRONG), 1)
        top.addWidget(Pill(theme, verdict))
        self.body.addLayout(top)
        said = [title, verdict.text, *self._facts(prospect)]
        for fact in self._facts(prospect):
            self.body.addWidget(Label(theme, fact, Role.SECONDARY, wrap=True))
        rules = RuleList(theme, place.messages)
        self.body.addWidget(rules)
        rules.show_rules([(problem, "") for problem in prospect.problems])
        said += map(place.messages.problem, prospect.problems)
        worth = self._worth(prospect)
        if worth:
            self.body.addWidget(Line())
            self.body.addWidget(Label(theme, worth[0], Role.STRONG, wrap=True))
            self.body.addWidget(Label(theme, "\n".join(worth[1:]), Role.SECONDARY, wrap=True))
        self.setAccessibleName(". ".join([*said, *worth]))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(ANTIALIASING)
            painter.setPen(QPen(QColor(self._place.theme.colours.primary), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _facts(self, prospect: Prospect) -> list[str]:
        left = self.tr("Units left of such lines: {0}").format(grouped(prospect.left))
        if not prospect.left:
            left = self.tr("No pledge line of this office has units of this kind left.")
        term = prospect.term
        if term is None:
            return [left]
        days = shown_day(term.starts_on), shown_day(term.ends_on), term.months
        return [self.tr("Would pay from {0} to {1}, {2} months").format(*days), left]

    def _worth(self, prospect: Prospect) -> list[str]:
        if prospect.unknown is not None:
            return [self.tr("Worth not known"), self._place.messages.error(prospect.unknown)]
        if prospect.value is None:
            return []
        worth = self.tr("Worth today: {0}").format(dong(prospect.value.amount))
        return [worth, *map(unbroken, self._place.messages.valuation(prospect.value))]


class ProspectList(QWidget):
    """A card for each kind that the programme gives, or what is missing."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._title = Label(place.theme, self.tr("What may be given?"), Role.CARD_TITLE)
        self._said = Label(place.theme, "", Role.SECONDARY, wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._said)
        layout.addLayout(self._cards)
        layout.addStretch(1)
        self._said.setText(self.tr("Looking at the rules and the law of today …"))

    def show_prospects(self, programme: str, found: Sequence[Prospect]) -> None:
        """Show what was judged; an empty name means that there is no programme."""
        remove_all(self._cards)
        if programme:
            words = self.tr("As if it were proposed today in {0}; nothing is recorded.")
            self._said.setText(words.format(programme))
        else:
            self._said.setText(
                self.tr("No programme is open. Headquarters opens one; it comes with a bundle.")
            )
        for prospect in found:
            self._cards.addWidget(ProspectCard(self._place, prospect))
