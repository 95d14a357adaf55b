"""The bar below a proposal: what it comes to, and the buttons that make it or leave it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.services.prospects import Judgement
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.proposing.judging import Sums
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label


class ProposeBar(QWidget):
    """Counts whom the button is about, and what they get.

    Attributes:
        leave: Leaves without proposing.
        propose: Proposes for whoever is marked and not stopped.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = Label(theme, "", Role.STRONG)
        self._counts.setObjectName("propose-counts")
        self._sums = Label(theme, "", Role.SECONDARY)
        self._sums.setObjectName("propose-sums")
        self.leave = Button(theme, self.tr("Leave"), name="propose-leave", shortcut="Esc")
        self.propose = Button(
            theme,
            self.tr("Propose"),
            name="propose-confirm",
            icon=Icon.GIFT,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._counts)
        words.addWidget(self._sums)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.leave)
        row.addWidget(self.propose)

    def show_choice(
        self, unit_value: int | None, marked: int, sums: Sums | None, *, is_running: bool
    ) -> None:
        """Say what the button would do now.

        Args:
            unit_value: In đồng, what the chosen line gives each; None where none is chosen.
            marked: How many people are marked.
            sums: What was judged of them; None while some are not judged.
            is_running: Whether a proposal is being recorded.
        """
        given = marked if sums is None else sums.given
        self.propose.setEnabled(unit_value is not None and given > 0 and not is_running)
        self.propose.set_words(
            self.tr("Propose for {0} people").format(grouped(given))
            if given
            else self.tr("Propose")
        )
        self._sums.setText("")
        if unit_value is None or not marked:
            self._counts.setText(self.tr("Choose a pledge line, and mark people with Space."))
            return
        people = self.tr("{0} people").format(grouped(marked))
        if sums is None:
            self._counts.setText(self.tr("{0}: looking at the rules …").format(people))
            return
        self._counts.setText(
            self.tr("{0}: {1} entitled, {2} to look at, {3} not").format(
                people, *(grouped(sums.counts[judgement]) for judgement in Judgement)
            )
        )
        if given:
            self._sums.setText(self._comes_to(unit_value, sums))

    def _comes_to(self, unit_value: int, sums: Sums) -> str:
        words = self.tr("{0} × {1} = {2}; by law {3}").format(
            grouped(sums.given), dong(unit_value), dong(sums.given * unit_value), dong(sums.law)
        )
        if sums.unknown:
            words += self.tr(" (of {0} not known)").format(grouped(sums.unknown))
        return words
