"""What is decided about awards: approved, withdrawn, replaced, each asked for in a dialog first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, Outcome
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards
from tethelp_desktop.services.assessing import NO_REASONS_AT_ALL, ReasonsById
from tethelp_desktop.services.awards import NotEntitled
from tethelp_desktop.services.replacing import Replaced, replace_award
from tethelp_desktop.store.award_list import AwardRow
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.pages.awards.dialogs import ApproveDialog, ReplaceDialog, WithdrawDialog
from tethelp_desktop.ui.pages.awards.refusals import RefusalsDialog
from tethelp_desktop.ui.pages.awards.replacing import objection, refusal_lines, reserve_names
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Withdrawn:
    """What became of several withdrawals: each for itself."""

    done: int
    refused: Sequence[tuple[AwardRow, Expected]]


class AwardActs(QObject):
    """Asks before each act, does it, and tells what came of it.

    Signals:
        decided: Carries what was done, in words.
        left: Carries the ids of the awards that were chosen and are still to be decided.
    """

    decided = Signal(str)
    left = Signal(list)

    def __init__(self, place: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._place = place
        self._page = page

    def approve(self, chosen: Sequence[AwardRow]) -> None:
        """Approve proposals, by decision or as a second person."""
        if not chosen:
            return
        desk, messages = self._place.desk, self._place.messages
        ids = [award.id for award in chosen]
        look_up = partial(objection, desk, messages, ids)
        dialog = ApproveDialog(self._place.theme, chosen, desk.staff, look_up, self._page)
        dialog.confirmed.connect(partial(self._run_approval, ids))
        dialog.open()

    def withdraw(self, chosen: Sequence[AwardRow]) -> None:
        """Withdraw awards, with the reason."""
        if not chosen:
            return
        dialog = WithdrawDialog(
            self._place.theme, self._place.messages, chosen, self._today, self._page
        )
        dialog.confirmed.connect(partial(self._run_withdrawal, chosen))
        dialog.open()

    def replace(self, award: AwardRow) -> None:
        """Withdraw an award and let the next of its list's reserve step in."""
        place = self._place
        try:
            waiting = reserve_names(place.desk, award.id)
        except Invalid as error:
            place.operations.report(error)
            return
        look_up = partial(objection, place.desk, place.messages, [award.id])
        dialog = ReplaceDialog(
            place.theme,
            place.messages,
            award,
            waiting,
            self._today,
            look_up if place.desk.may(Act.APPROVE) else None,
            self._page,
        )
        dialog.confirmed.connect(partial(self._run_replacement, dialog, award))
        dialog.open()

    def _today(self) -> date:
        return self._place.desk.today

    def _run_approval(
        self,
        ids: Sequence[Stamp],
        decision_number: str,
        reasons: ReasonsById = NO_REASONS_AT_ALL,
    ) -> None:
        desk = self._place.desk

        def work(_monitor: Monitor) -> int:
            return len(awards.approve(desk, ids, decision_number, reasons))

        def ask(error: Expected) -> None:
            if isinstance(error, NotEntitled):
                self._on_stopped(error, ids, decision_number)
            else:
                self._place.operations.report(error)

        self._place.operations.run(work, self.tr("Approving"), self._on_approved, ask)

    def _on_stopped(self, error: NotEntitled, ids: Sequence[Stamp], decision_number: str) -> None:
        """Name who is stopped; approve the others, or all with a reason, if somebody says so."""
        dialog = RefusalsDialog(self._place.theme, self._place.messages, error, ids, self._page)

        def go_on(chosen: Sequence[Stamp], reasons: ReasonsById) -> None:
            self._run_approval(chosen, decision_number, reasons)

        dialog.confirmed.connect(go_on)
        dialog.open()

    def _on_approved(self, number: int) -> None:
        self.left.emit([])
        self.decided.emit(self.tr("Awards approved: {0}").format(grouped(number)))

    def _run_withdrawal(self, chosen: Sequence[AwardRow], outcome: Outcome, day: date) -> None:
        desk = self._place.desk

        def work(monitor: Monitor) -> _Withdrawn:
            refused: list[tuple[AwardRow, Expected]] = []
            for number, award in enumerate(chosen):
                monitor.report("withdrawing", number, len(chosen))
                try:
                    awards.withdraw(desk, award.id, outcome, day)
                except (TetHelpError, Invalid) as error:
                    refused.append((award, error))
            return _Withdrawn(len(chosen) - len(refused), refused)

        self._place.operations.run(work, self.tr("Withdrawing"), self._on_withdrawn)

    def _on_withdrawn(self, result: _Withdrawn) -> None:
        self.left.emit([award.id for award, _ in result.refused])
        self.decided.emit(self.tr("Awards withdrawn: {0}").format(grouped(result.done)))
        if result.refused:
            lines = [
                f"{award.full_name}: {self._place.messages.error(error)}"
                for award, error in result.refused
            ]
            title = self.tr("{0} withdrawn, {1} not").format(result.done, len(lines))
            self._place.operations.tell(Notice(title, "\n".join(lines), Tone.WARN))

    def _run_replacement(
        self, dialog: ReplaceDialog, award: AwardRow, outcome: Outcome, day: date
    ) -> None:
        desk, number = self._place.desk, dialog.number

        def work(_monitor: Monitor) -> Replaced:
            return replace_award(desk, award.id, outcome, day, decision_number=number)

        self._place.operations.run(
            work, self.tr("Replacing"), self._on_replaced, self._on_not_replaced
        )

    def _on_replaced(self, done: Replaced) -> None:
        messages = self._place.messages
        with self._place.desk.store.read() as reader:
            name = reader.get(Beneficiary, done.award.beneficiary_id).full_name
        said = self.tr("{0} steps in: {1}").format(name, messages.name(done.award.state))
        self.decided.emit(said)
        if done.passed_over:
            title = self.tr("Passed over in the reserve")
            told = refusal_lines(messages, done.passed_over)
            self._place.operations.tell(Notice(title, told, Tone.WARN))

    def _on_not_replaced(self, error: Expected) -> None:
        if not isinstance(error, NotEntitled):
            self._place.operations.report(error)
            return
        title = self.tr("Nobody of the reserve may have it; nothing was changed")
        told = refusal_lines(self._place.messages, error.refused)
        self._place.operations.tell(Notice(title, told, Tone.WARN))
