"""One batch: its rows, its next step, and the papers that prove it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import EnrolmentBatch, EvidenceKind, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.batch_paying import undo_batch_payment
from tethelp_desktop.services.batch_sheets import sheet_name, write_sheet
from tethelp_desktop.services.enrolling import (
    BatchView,
    batches,
    mark_newly_insured,
    take_out,
    withdraw_batch,
)
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.services.issuing import undo_issue, undo_return
from tethelp_desktop.store.enrolments import EnrolmentRow, EnrolmentsQuery
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.evidence import EvidencePanel, Target
from tethelp_desktop.ui.flow import FlowLayout
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.enrolments.answer_forms import IssuePage, ReturnPage
from tethelp_desktop.ui.pages.enrolments.answer_page import AnswerPage
from tethelp_desktop.ui.pages.enrolments.batch_form import ChangeBatchPage, HandInPage
from tethelp_desktop.ui.pages.enrolments.pay_form import PayBatchPage
from tethelp_desktop.ui.pages.enrolments.rows import RowsSource, RowWords
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class BatchPage(Page):
    """A batch on its way: written, handed in, paid, answered; Esc goes back to the list."""

    def __init__(self, place: Workplace, chooser: Chooser, batch_id: Stamp) -> None:
        super().__init__(place.theme, "")
        self._place = place
        self._chooser = chooser
        self._batch_id = batch_id
        self._view: BatchView | None = None
        self._asking = ""
        self.words = RowWords(place, self)
        theme = place.theme

        def step(words: str, name: str, icon: Icon, keys: str) -> Button:
            made = Button(theme, words, name=f"batch-{name}", icon=icon, shortcut=keys)
            steps_row.addWidget(made)
            return made

        def of_row(
            words: str, name: str, icon: Icon, keys: str, kind: ButtonKind = ButtonKind.SECONDARY
        ) -> Button:
            made = Button(
                theme,
                words,
                name=f"batch-{name}",
                icon=icon,
                shortcut=keys,
                kind=kind,
                size=ButtonSize.SMALL,
            )
            below_row.addWidget(made)
            return made

        steps, below = QWidget(), QWidget()
        steps_row, below_row = FlowLayout(steps, spacing=8), FlowLayout(below, spacing=8)
        ghost = ButtonKind.DANGER_GHOST
        self._export = step(self.tr("Write the spreadsheet"), "export", Icon.SAVE, "Ctrl+E")
        self._hand_in = step(self.tr("Hand in"), "hand-in", Icon.OUT, "Ctrl+H")
        self._pay = step(self.tr("Pay"), "pay", Icon.MONEY, "Ctrl+P")
        self._answer = step(self.tr("Read the answer"), "answer", Icon.IN, "Ctrl+I")
        self._out = of_row(self.tr("Take out"), "out", Icon.UNDO, "Del", ghost)
        self._waits = of_row(self.tr("30-day wait"), "waits", Icon.CLOCK, "Ctrl+B")
        self._issue = of_row(self.tr("Issued"), "issue", Icon.CHECK, "F2")
        self._mend = of_row(self.tr("Undo the answer"), "mend", Icon.UNDO, "F8", ghost)
        self._give_up = Button(
            theme, self.tr("Give the batch up"), name="batch-give-up", kind=ghost
        )
        self._unpay = Button(theme, self.tr("Undo the payment"), name="batch-unpay", kind=ghost)
        self._change = Button(
            theme, self.tr("Number and day"), name="batch-change", shortcut="Ctrl+D"
        )
        self._leave = Button(theme, self.tr("Close"), name="batch-leave", shortcut="Esc")
        for one in (self._give_up, self._unpay, self._change, self._leave):
            self.add_action(one)
        self._next = Note(theme, Tone.INFO, "")
        self._next.setObjectName("batch-next")
        self.reason = ReasonCard(theme, self.tr("Go on"))
        badges = [self.words.badge(state) for state in EnrolmentState]
        state: Column[EnrolmentRow] = Column(
            title=self.tr("State"),
            cell=lambda one: self.words.badge(one.state),
            kind=Kind.PILL,
            width=pills_width(badges),
        )
        self.table = RecordTable[EnrolmentRow](
            theme,
            [*self.words.columns(), state],
            name="batch-rows",
            key=lambda one: one.row_id or one.award_id,
            empty_icon=Icon.HEALTH_CARD,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("The batch is empty"),
            self.tr("Choose awards under “Waiting” and put them into this batch."),
        )
        self.evidence = EvidencePanel(place, chooser)
        self.body.addWidget(self._next)
        self.body.addWidget(steps)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(below)
        self.body.addWidget(self.evidence)
        self._connect()
        self.refresh()
        self.setFocusProxy(self.table.view)

    def refresh(self) -> None:
        """Read the batch anew."""
        desk = self._place.desk
        with desk.store.read() as reader:
            batch = reader.get(EnrolmentBatch, self._batch_id)
        found = batches(desk, batch.campaign_id, batch.kind)
        self._view = view = next((one for one in found if one.batch.id == batch.id), None)
        if view is None:  # it was given up
            self.closed.emit()
            return
        self.set_title(self.tr("Batch {0}").format(batch.number))
        self.set_context(self._days(view))
        query = EnrolmentsQuery(batch.campaign_id, batch_id=batch.id)
        self.table.set_source(RowsSource(desk, query))
        if self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(
            self.tr("Awards: {0}  ·  {1}").format(grouped(view.rows), dong(view.amount))
        )
        words = self.tr("Batch {0}").format(batch.number)
        subject = Subject(table_of(EnrolmentBatch), batch.id)
        self.evidence.show_targets([Target(subject, words, EvidenceKind.BANK_PAPER)])
        self._show_choice()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+E", self.tr("Write the spreadsheet that is handed in")),
            Shortcut("Ctrl+H", self.tr("Record that it was handed in, or correct that")),
            Shortcut("Ctrl+D", self.tr("Change the number or the day before it is handed in")),
            Shortcut("Ctrl+P", self.tr("Pay it")),
            Shortcut("Ctrl+I", self.tr("Read the answer from a sheet")),
            Shortcut("F2", self.tr("Record or correct what was issued for the row")),
            Shortcut("Del", self.tr("Take the row out, or record that it was sent back")),
            Shortcut("F8", self.tr("Undo what was recorded as issued or sent back")),
            Shortcut("Ctrl+B", self.tr("Change whether the card waits 30 days")),
            Shortcut("Esc", self.tr("Back to the list")),
        ]

    def _connect(self) -> None:
        self._export.clicked.connect(self._on_export)
        self._hand_in.clicked.connect(self._on_hand_in)
        self._change.clicked.connect(self._on_change)
        self._pay.clicked.connect(self._on_pay)
        self._answer.clicked.connect(self._on_answer)
        self._waits.clicked.connect(self._on_waits)
        self._issue.clicked.connect(self._on_issue)
        self._out.clicked.connect(self._on_out)
        self._mend.clicked.connect(self._on_mend)
        self._give_up.clicked.connect(self._on_give_up)
        self._unpay.clicked.connect(self._on_unpay)
        self._leave.clicked.connect(self.closed)
        self.reason.confirmed.connect(self._on_reason)
        self.table.current_changed.connect(self._show_choice)
        self.table.opened.connect(self._on_issue)
        self.evidence.covered.connect(self.covered)

    def _days(self, view: BatchView) -> str:
        batch = view.batch
        parts = [
            self._place.messages.name(batch.kind),
            self.tr("made {0}").format(shown_day(batch.made_on)),
        ]
        if batch.submitted_on is not None:
            handed = self.tr("handed in {0}").format(shown_day(batch.submitted_on))
            parts.append(f"{handed} ({batch.receipt_number})" if batch.receipt_number else handed)
        if view.paid_on is not None:
            parts.append(self.tr("paid {0}").format(shown_day(view.paid_on)))
        return "  ·  ".join(parts)

    def _show_choice(self) -> None:
        """Say the next step, and offer only what may be done now."""
        view, row = self._view, self.table.current
        if view is None:
            return
        self.reason.hide()
        own = view.is_own
        in_hand, paid = view.batch.submitted_on is None, view.paid_on is not None
        waits = view.counts[EnrolmentState.SUBMITTED]
        self._export.setEnabled(own and view.rows > 0)
        self._hand_in.setEnabled(own and view.rows > 0)
        self._hand_in.set_words(self.tr("Hand in") if in_hand else self.tr("Correct the hand-in"))
        self._pay.setEnabled(own and not in_hand and view.unpaid > 0)
        self._pay.set_words(self.tr("Pay the rest") if paid else self.tr("Pay"))
        self._answer.setEnabled(own and waits > 0)
        self._give_up.setVisible(own and in_hand)
        self._change.setVisible(own and in_hand)
        self._unpay.setVisible(own and paid)
        awaits = row is not None and row.state is EnrolmentState.SUBMITTED
        issued = row is not None and row.state is EnrolmentState.ISSUED
        returned = row is not None and row.returned_on is not None
        self._mend.setEnabled(own and (issued or returned))
        self._mend.set_words(self.tr("Not sent back") if returned else self.tr("Not issued"))
        self._issue.setEnabled(own and (awaits or issued))
        self._issue.set_words(self.tr("Correct the number") if issued else self.tr("Issued"))
        self._out.set_words(self.tr("Take out") if in_hand else self.tr("Returned"))
        self._out.setEnabled(own and row is not None and (in_hand or awaits))
        self._waits.setEnabled(own and row is not None and row.paid_on is None)
        self._next.say(*self._next_step(view))

    def _next_step(self, view: BatchView) -> tuple[str, str, Tone]:
        if not view.is_own:
            return (
                self.tr("Another office made this batch"),
                self.tr("It can be looked at here; that office goes on with it."),
                Tone.INFO,
            )
        if view.batch.submitted_on is None:
            return (
                self.tr("Next: write the spreadsheet (Ctrl+E) and hand it in (Ctrl+H)"),
                self.tr("Until then awards can be put in and taken out."),
                Tone.INFO,
            )
        if view.unpaid and view.paid_on is not None:
            return (
                self.tr("{0} awards are not paid yet: pay the rest (Ctrl+P)").format(
                    grouped(view.unpaid)
                ),
                self.tr("They came into the batch later, or their payment was undone."),
                Tone.WARN,
            )
        if view.unpaid:
            return (
                self.tr("Next: pay (Ctrl+P)"),
                self.tr("What each line pays and who would miss Tết is shown before it is saved."),
                Tone.WARN,
            )
        waits = view.counts[EnrolmentState.SUBMITTED]
        if waits:
            return (
                self.tr("Next: read the answer (Ctrl+I); {0} awards wait").format(grouped(waits)),
                self.tr("Numbers can be recorded one by one too (F2)."),
                Tone.INFO,
            )
        return self.tr("Everything is answered"), "", Tone.OK

    def _on_export(self) -> None:
        view = self._view
        if view is None:
            return
        folder = self._chooser.folder(self, self.tr("Where to write the spreadsheet?"), None)
        if folder is None:
            return
        desk, path = self._place.desk, folder / sheet_name(view.batch)
        language, to = self._place.messages.language, self.tr("the insurance side")

        def work(_monitor: Monitor) -> Path:
            return write_sheet(desk, view.batch.id, path, language, to)

        self._place.operations.run(work, self.tr("Writing the spreadsheet"), self._on_written)

    def _on_written(self, path: Path) -> None:
        text = self.tr(
            "{0}\nIt names people with their numbers: carry it safely. That it left is recorded "
            "under Personal data."
        )
        title = self.tr("The spreadsheet is written")
        self._place.operations.tell(Notice(title, text.format(path), Tone.OK))

    def _on_hand_in(self) -> None:
        if self._view is not None:
            self.covered.emit(HandInPage(self._place, self._view))

    def _on_change(self) -> None:
        if self._view is not None:
            self.covered.emit(ChangeBatchPage(self._place, self._view))

    def _on_pay(self) -> None:
        if self._view is not None:
            self.covered.emit(PayBatchPage(self._place, self._view.batch))

    def _on_answer(self) -> None:
        if self._view is not None:
            self.covered.emit(AnswerPage(self._place, self._chooser, self._view.batch))

    def _on_issue(self) -> None:
        row = self.table.current
        if row is not None and self._issue.isEnabled():
            self.covered.emit(IssuePage(self._place, row))

    def _on_waits(self) -> None:
        row = self.table.current
        if row is None or row.row_id is None:
            return
        desk, rid, waits = self._place.desk, row.row_id, not row.newly_insured

        def work(_monitor: Monitor) -> object:
            return mark_newly_insured(desk, rid, newly_insured=waits)

        self._place.operations.run(work, self.tr("Saving"))

    def _on_out(self) -> None:
        row, view = self.table.current, self._view
        if row is None or view is None:
            return
        if view.batch.submitted_on is not None:
            self.covered.emit(ReturnPage(self._place, [row]))
            return
        self._ask("out", self.tr("Take {0} out of the batch").format(row.full_name))

    def _on_mend(self) -> None:
        row, desk = self.table.current, self._place.desk
        if row is None or row.row_id is None:
            return
        if row.returned_on is None:
            words = self.tr("{0}: it was not issued, or was given back")
            self._ask("undo-issue", words.format(row.full_name))
            return
        rid = row.row_id

        def work(_monitor: Monitor) -> object:
            return undo_return(desk, rid)

        self._place.operations.run(work, self.tr("Saving"))

    def _on_give_up(self) -> None:
        self._ask("give-up", self.tr("Give the batch up: all its awards wait again"))

    def _on_unpay(self) -> None:
        words = self.tr("Undo the payment on every line that paid: counter-entries take it back")
        self._ask("unpay", words)

    def _ask(self, what: str, words: str) -> None:
        self._asking = what
        self.reason.ask(words)

    def _on_reason(self, reason: str) -> None:
        desk, batch_id, row = self._place.desk, self._batch_id, self.table.current
        row_id = row.row_id if row is not None else None
        asking = self._asking

        def work(_monitor: Monitor) -> object:
            if asking == "give-up":
                return withdraw_batch(desk, batch_id, reason)
            if asking == "unpay":
                return undo_batch_payment(desk, batch_id, reason)
            if asking == "undo-issue":
                return undo_issue(desk, row_id or Stamp(""), reason)
            return take_out(desk, row_id or Stamp(""), reason)

        self._place.operations.run(work, self.tr("Saving"), on_failure=self._on_refused)

    def _on_refused(self, error: Expected) -> None:
        self.reason.refuse(self._place.messages.error(error))
