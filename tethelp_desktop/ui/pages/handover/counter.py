"""The counter: one sentence, one name, one button; the scanner drives it, a hand confirms.

A gift is recorded before anything is printed. Only an Enter or a click of a hand hands over:
never the Enter of a scanner, never one that comes in the moment somebody appears, never one
that is held down.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import AwardState
from tethelp_desktop.domain.scanned import Broken, ScanFault, Unknown
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import handover as service
from tethelp_desktop.services import receipts
from tethelp_desktop.services.handover import Collector, Handed, Item
from tethelp_desktop.store import award_list
from tethelp_desktop.store.award_list import AwardRow, AwardsQuery
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.found_source import awards_source
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.handover import lookup
from tethelp_desktop.ui.pages.handover.extras import CollectorPanel, ItemPanel
from tethelp_desktop.ui.pages.handover.lookup import Standing
from tethelp_desktop.ui.pages.handover.stage import CounterStage, CounterState, Visit
from tethelp_desktop.ui.printing import Outcome, ReceiptPrinter, print_receipt
from tethelp_desktop.ui.reasons import ReasonDialog, stopping
from tethelp_desktop.ui.scanning import Scanner
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace

_NOT_BUSY = (CounterState.WAITING, CounterState.VERDICT)


class CounterPage(CounterStage):
    """Hands over at one event, one person after the other.

    Attributes:
        scanner: Tells scans from typing.
    """

    def __init__(
        self,
        place: Workplace,
        event_id: Stamp,
        printer: ReceiptPrinter,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(place, event_id, clock)
        self._printer = printer
        self._visit: Visit | None = None
        self._stopped = Standing()
        self._unprinted: Handed | None = None
        self._extra: CollectorPanel | ItemPanel = self._collector
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scanner = Scanner(self, clock)
        self._connect()
        self._wait()

    def may_leave(self) -> bool:
        """Ask while somebody stands there unconfirmed."""
        if self.state in (CounterState.WAITING, CounterState.VERDICT, CounterState.QUESTION):
            return True
        question = Notice(
            self.tr("End with somebody at the counter?"),
            self.tr("This person was not confirmed; nothing is recorded for them."),
            Tone.WARN,
        )
        choices = (Choice("stay", self.tr("Stay")), Choice("end", self.tr("End"), destroys=True))
        return self.place.operations.ask(question, choices, default="stay") == "end"

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the counter's keys."""
        return (
            Shortcut("Enter", self.tr("Handed over: record and print")),
            Shortcut("Esc", self.tr("Skip, or next person")),
            Shortcut("F3", self.tr("Search by name")),
            Shortcut("F4", self.tr("Number of the card or book")),
            Shortcut("F5", self.tr("Say why it is handed over although a rule stops it")),
            Shortcut("F6", self.tr("Somebody else collects")),
            Shortcut("F7", self.tr("Who has not come")),
            Shortcut("F8", self.tr("Show the whole personal id")),
            Shortcut("F10", self.tr("End")),
            Shortcut("F11", self.tr("Full screen")),
        )

    def take_scan(self, text: str) -> None:
        """Do what a scanned text asks for."""
        if self.state is CounterState.RECORDING:
            return
        if self.state is CounterState.EXTRA:
            fault = self._extra.take(text)
            if fault is not None:
                self.place.operations.tell(self.place.messages.scan_fault(fault))
            return
        scanned = read_scan(text)
        if isinstance(scanned, Broken):
            self._ask_broken(scanned.reason)
            return
        self._meet(lookup.stands(self.place.desk, scanned))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._on_enter()
            return
        keys = "Esc" if event.key() == Qt.Key.Key_Escape else event.text()
        if self.state is not CounterState.QUESTION or not self._question.answer(keys):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        self.scanner.switch(on=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        self.scanner.switch(on=False)

    def _connect(self) -> None:
        self.scanner.scanned.connect(self.take_scan)
        self._top.end.clicked.connect(self._on_end)
        self._recent.absent.clicked.connect(self._on_absent)
        self._waiting.searched.connect(self._on_searched)
        self._waiting.chosen.connect(self._on_chosen)
        self._person.hand_over.clicked.connect(self._confirm)
        self._person.collect.clicked.connect(self._on_collect)
        self._person.number_button.clicked.connect(self._on_number)
        self._person.reveal.clicked.connect(self._on_reveal)
        self._person.skip.clicked.connect(self._wait)
        self._verdict.next.clicked.connect(self._wait)
        self._verdict.print.clicked.connect(self._on_print_again)
        self._verdict.say_why.clicked.connect(self._on_say_why)
        self._collector.done.connect(self._on_collector)
        self._item.done.connect(self._on_item)
        for extra in (self._collector, self._item):
            extra.left.connect(self._on_extra_left)
        for keys, act in (("F3", self._on_search), ("F11", self._on_full_screen)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        QShortcut(QKeySequence("Esc"), self._waiting).activated.connect(self._waiting.leave_search)

    def _wait(self) -> None:
        """Wait for the next person."""
        self._visit = None
        self._show_waiting()

    def _meet(self, standing: Standing) -> None:
        """Show whoever was scanned, unless somebody else is still unconfirmed."""
        visit = self._visit
        if self.state is not CounterState.MATCHED or visit is None:
            self._show(standing)
        elif not _same_person(visit.standing, standing):
            self._ask_two(visit, standing)

    def _show(self, standing: Standing) -> None:
        self._mark_refused("")
        if standing.reason is None:
            self._show_visit(Visit(standing))
        else:
            self._visit = None
            self._stopped = standing
            self._show_refusal(standing)

    def _show_visit(self, visit: Visit) -> None:
        self._visit = visit
        self._show_person(visit)

    def _confirm(self) -> None:
        """Hand over, if a hand has asked for it."""
        visit = self._visit
        if self.state is not CounterState.MATCHED or visit is None or self.is_too_early:
            return
        award = visit.standing.award
        if award is None:
            return
        self.state = CounterState.RECORDING
        self._person.hand_over.setEnabled(False)
        desk, event_id = self.place.desk, self._event_id

        def work(_monitor: Monitor) -> Handed:
            return service.hand_over(
                desk,
                award.id,
                event_id,
                collector=visit.collector,
                item=visit.item,
                reasons=visit.reasons,
            )

        self.place.operations.run(
            work, self.tr("Recording the handover"), self._on_handed, self._on_not_handed
        )

    def _on_enter(self) -> None:
        focused = QApplication.focusWidget()
        if not isinstance(focused, Button) or focused is self._person.hand_over:
            self._confirm()
        elif not self.is_too_early:
            focused.click()  # Enter on another button presses that one, and hands over nothing

    def _on_handed(self, handed: Handed) -> None:
        visit, self._visit = self._visit, None
        self._unprinted = handed
        self._show_handed(visit, handed)
        self._print(handed, self._printer.ready())

    def _on_not_handed(self, error: Expected) -> None:
        """Say what stopped it; another PC or the clerk beside may have been faster."""
        visit, self._visit = self._visit, None
        person = visit.standing.person if visit is not None else None
        again = isinstance(error, TetHelpError) and error.failure is Failure.ALREADY_HANDED_OVER
        # A rule that stops it now was not broken when the person appeared.
        if person is not None and (again or isinstance(error, Invalid)):
            self._show(lookup.of_person(self.place.desk, person.id))
        else:
            self._show_failure(person.full_name if person else "", self.place.messages.error(error))

    def _print(self, handed: Handed, printer: QPrinter | None) -> None:
        """Print the receipt; its handover is on the disk whatever comes of this."""
        self._verdict.say_printing(Tone.INFO, self.tr("Printing the receipt"))
        desk, receipt_id = self.place.desk, handed.receipt.id

        def work(_monitor: Monitor) -> Outcome:
            return print_receipt(desk, receipts.draw(desk, receipt_id), printer)

        self.place.operations.run(work, self.tr("Printing"), self._on_printed, self._on_not_printed)

    def _on_printed(self, outcome: Outcome) -> None:
        if self._unprinted is None or outcome.paper.receipt.id != self._unprinted.receipt.id:
            return
        if outcome.trouble is not None:
            self._say_unprinted(self._words.trouble(outcome.trouble))
            return
        self._unprinted = None
        self._verdict.say_printing(Tone.OK, self.tr("The receipt is printed."))
        self._verdict.print.setVisible(False)

    def _on_not_printed(self, error: Expected) -> None:
        self._say_unprinted(self.place.messages.error(error))

    def _say_unprinted(self, why: str) -> None:
        self._verdict.say_printing(
            Tone.WARN,
            self.tr("Handed over, not printed yet: {0}.").format(why.rstrip(".")),
            self.tr("Press Ctrl+P when it is ready; the receipt number stays."),
        )

    def _ask_two(self, before: Visit, second: Standing) -> None:
        """Two people at once: nobody is confirmed before a person says who is here."""
        two = second.person.full_name if second.person else self.tr("somebody not on the list")
        self._question.ask(
            self.tr("The person before was not confirmed"),
            self.tr("Nothing is recorded yet. Who stands here?"),
            (
                ("1", before.name, lambda: self._show_visit(before)),
                ("2", two, lambda: self._show(second)),
            ),
        )
        self._go(CounterState.QUESTION, self._question)

    def _ask_broken(self, fault: ScanFault) -> None:
        visit = self._visit if self.state is CounterState.MATCHED else None

        def back() -> None:
            if visit is None:
                self._wait()
            else:
                self._show_visit(visit)

        notice = self.place.messages.scan_fault(fault)
        self._question.ask(
            notice.title,
            notice.text,
            (("Esc", self.tr("Scan again"), back),),
        )
        self._go(CounterState.QUESTION, self._question)

    def _on_search(self) -> None:
        if self.state in _NOT_BUSY:
            if self.state is CounterState.VERDICT:
                self._wait()
            self._waiting.begin_search()

    def _on_searched(self, text: str) -> None:
        if text:
            query = AwardsQuery(text=text, campaign_id=self._campaign_id)
            self._waiting.show_people(awards_source(self.place.desk, query), text)

    def _on_absent(self) -> None:
        if self.state in _NOT_BUSY:
            self._wait()
            self._waiting.show_people(awards_source(self.place.desk, self._absent()))
            self._waiting.table.view.setFocus()

    def _absent(self) -> AwardsQuery:
        """Ask for whoever has not come: of the event's list, of everybody where it has none."""
        query = AwardsQuery(
            state=AwardState.APPROVED,
            handed=False,
            at_hand=True,
            campaign_id=self._campaign_id,
        )
        of_event = replace(query, event_id=self._event_id)
        with self.place.desk.store.read() as reader:
            has_list = award_list.count_awards(reader, AwardsQuery(event_id=self._event_id)) > 0
        return of_event if has_list else query

    def _on_chosen(self, row: AwardRow) -> None:
        self._show(lookup.of_person(self.place.desk, row.beneficiary_id, row.id))

    def _on_collect(self) -> None:
        if self._visit is not None:
            self._extra = self._collector
            self._collector.begin(self._visit.collector, self._visit.name)
            self._ask_extra()

    def _on_number(self) -> None:
        if self._visit is not None:
            self._extra = self._item
            self._item.begin(self._visit.item, self._visit.name)
            self._ask_extra()

    def _ask_extra(self) -> None:
        self._go(CounterState.EXTRA, self._extra)
        self._extra.focus_first()

    def _on_extra_left(self) -> None:
        if self._visit is not None:
            self._show_visit(self._visit)

    def _on_collector(self, collector: Collector) -> None:
        if self._visit is not None:
            self._show_visit(replace(self._visit, collector=collector))

    def _on_item(self, item: Item) -> None:
        if self._visit is not None:
            self._show_visit(replace(self._visit, item=item))

    def _on_say_why(self) -> None:
        """Ask why a rule shall not stop it; a hand hands over afterwards as always."""
        standing, messages = self._stopped, self.place.messages
        name = standing.person.full_name if standing.person is not None else ""
        dialog = ReasonDialog(
            self.theme,
            self,
            title=self.tr("Why is it handed over to {0} all the same?").format(name),
            complaints=stopping(messages, standing.stops),
            action=self.tr("Keep the reason"),
            hint=self.tr("Such as: the ward confirms the stay. Kept with your name."),
        )

        def keep(reason: str) -> None:
            if not isinstance(read_scan(reason), Unknown):  # scanned while the box was open
                self.take_scan(reason)
                return
            reasons = {problem.rule: reason for problem in standing.stops}
            self._show_visit(Visit(replace(standing, reason=None, stops=()), reasons=reasons))

        dialog.given.connect(keep)
        dialog.open()

    def _on_reveal(self) -> None:
        visit = self._visit
        if visit is not None:
            if not visit.revealed and visit.standing.person is not None:
                self.place.keep_seen(visit.standing.person.id)
            self._show_visit(replace(visit, revealed=not visit.revealed))

    def _on_print_again(self) -> None:
        if self._unprinted is None:
            return
        printer = self._printer.ready() or self._printer.ask(self)
        if printer is not None:
            self._print(self._unprinted, printer)

    def _on_end(self) -> None:
        if self.may_leave():
            self._wait()
            if self.window().isFullScreen():
                self.window().showMaximized()
            self.closed.emit()

    def _on_full_screen(self) -> None:
        window = self.window()
        if window.isFullScreen():
            window.showMaximized()
        else:
            window.showFullScreen()


def _same_person(one: Standing, other: Standing) -> bool:
    return one.person is not None and other.person is not None and one.person.id == other.person.id
