"""Biên nhận: every number that was given out, its paper as it prints, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Printing, ReceiptVoid
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import receipts
from tethelp_desktop.services.desk import current_id
from tethelp_desktop.services.receipts import NumberSeries, Printed
from tethelp_desktop.store import receipt_list
from tethelp_desktop.store.receipt_list import ReceiptRow, ReceiptsQuery
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.counting import Counting
from tethelp_desktop.ui.found_source import receipts_source
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.receipts.preview import ReceiptPreview
from tethelp_desktop.ui.pages.receipts.verify import VerifyPage
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.printing import Outcome, ReceiptPrinter, Trouble, print_receipt
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, IconLabel, Label, Line, TwoLines, remove_all
from tethelp_desktop.ui.workplace import Workplace

_LIST_WIDTH = 490
_NARROW_LIST_WIDTH = 424
_NARROW_PAGE = 1100
_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Counts:
    every: int
    unprinted: int


class ReceiptsPage(Page):
    """The list at the left, the chosen receipt as it prints at the right."""

    def __init__(self, place: Workplace, printer: ReceiptPrinter | None = None) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Receipts"))
        self._place = place
        self._printer = printer or ReceiptPrinter()
        self._campaign_id: Stamp | None = None
        self._counting = Counting(place.desk, place.operations)
        theme = place.theme
        self._verify = Button(
            theme, self.tr("Verify"), name="receipt-verify", icon=Icon.SHIELD, shortcut="F4"
        )
        self._print_all = Button(
            theme, self.tr("Print those not printed"), name="receipts-print-all", icon=Icon.PRINT
        )
        self.add_action(self._verify)
        self.add_action(self._print_all)
        self._search = SearchField(
            theme, name="receipts-search", placeholder=self.tr("Search number or name")
        )
        self._chips = ChipRow(
            [
                Chip(theme, self.tr("All"), name="receipts-all"),
                Chip(
                    theme,
                    self.tr("Not printed"),
                    name="receipts-unprinted",
                    icon=Icon.PRINT,
                    tone=Tone.WARN,
                ),
            ]
        )
        self.table = RecordTable[ReceiptRow](
            theme,
            self._columns(),
            name="receipts",
            key=lambda row: row.id,
            empty_icon=Icon.RECEIPT,
            look_up=place.operations.look_up,
        )
        self.table.empty.say(
            self.tr("No receipt here"), self.tr("Each handover at the counter (F9) makes one.")
        )
        self._number = Label(theme, "", Role.TITLE)
        self._number.setObjectName("receipt-number")
        self._whose = Label(theme, "", Role.SECONDARY)
        self._save = Button(theme, self.tr("Save PDF"), name="receipt-save", icon=Icon.SAVE)
        self._print = Button(
            theme,
            self.tr("Print"),
            name="receipt-print",
            icon=Icon.PRINT,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+P",
        )
        self._void = Button(
            theme,
            self.tr("Void this number"),
            name="receipt-void",
            icon=Icon.CROSS,
            kind=ButtonKind.DANGER_GHOST,
        )
        self.preview = ReceiptPreview(theme)
        self._story = QHBoxLayout()
        self._story.setSpacing(16)
        self._reason = ReasonCard(theme, self.tr("Void this number"))
        self._listed = QWidget()
        self._detail = Card()
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read the list and what is chosen anew; the proof follows from the background."""
        desk = self._place.desk
        with desk.store.read() as reader:
            self._campaign_id = current_id(reader)
        query = ReceiptsQuery(self._search.query, campaign_id=self._campaign_id)

        def count(reader: Reader) -> _Counts:
            return _Counts(
                every=receipt_list.count_receipts(reader, query),
                unprinted=receipt_list.count_receipts(reader, replace(query, unprinted=True)),
            )

        def is_quick(reader: Reader) -> bool:
            return receipt_list.find_first(reader, query).complete

        self._counting.begin(is_quick, count, self._on_counted)
        self._list()

        def work(_monitor: Monitor) -> list[NumberSeries]:
            return receipts.number_report(desk)

        self._place.operations.run(
            work, self.tr("Counting the numbers"), self._say_numbers, writes=False
        )

    def _on_counted(self, counts: _Counts) -> None:
        self._chips.chips["receipts-all"].set_count(counts.every)
        self._chips.chips["receipts-unprinted"].set_count(counts.unprinted)
        self._print_all.setEnabled(bool(counts.unprinted))

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the page's keys."""
        return (
            Shortcut("Ctrl+P", self.tr("Print, or print a copy")),
            Shortcut("F4", self.tr("Verify a receipt")),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        narrow = self.width() < self.theme.scaled(_NARROW_PAGE)
        self._listed.setFixedWidth(_NARROW_LIST_WIDTH if narrow else _LIST_WIDTH)

    def _list(self) -> None:
        unprinted = self._chips.current == "receipts-unprinted"
        self.table.set_query(self._search.query)
        query = ReceiptsQuery(self._search.query, unprinted, self._campaign_id)
        self.table.set_source(receipts_source(self._place.desk, query))
        if self.table.current is None and self.table.model.rowCount():
            self.table.view.select_row(0)
        else:
            self._show(self.table.current)

    def _columns(self) -> list[Column[ReceiptRow]]:
        whole = self._place.desk.is_headquarters
        return [
            Column(
                title=self.tr("Number"),
                cell=lambda row: row.printed_number if whole else _short(row.printed_number),
                kind=Kind.STRONG,
                width=144 if whole else 96,
            ),
            Column(title=self.tr("Person"), cell=lambda row: row.full_name),
            Column(
                title=self.tr("Time"),
                cell=self._when,
                kind=Kind.MUTED,
                width=64,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("State"),
                cell=self._state,
                kind=Kind.PILL,
                width=pills_width([self._unprinted, self._reprinted(10)]),
            ),
        ]

    def _when(self, row: ReceiptRow) -> str:
        """Say the time of today, the day of another day."""
        at = row.recorded_at.astimezone(VIETNAM)
        return f"{at:%H:%M}" if at.date() == self._place.desk.today else f"{at:%d/%m}"

    def _state(self, row: ReceiptRow) -> Badge:
        if row.void_reason is not None:
            return Badge(self.tr("Void"), Tone.BAD, Icon.CROSS)
        match row.printings:
            case 0:
                return self._unprinted
            case 1:
                return Badge(self.tr("Printed"), Tone.OK, Icon.CHECK)
            case copies:
                return self._reprinted(copies - 1)

    @property
    def _unprinted(self) -> Badge:
        return Badge(self.tr("Not printed"), Tone.WARN, Icon.PRINT)

    def _reprinted(self, number: int) -> Badge:
        return Badge(self.tr("Reprint {0}").format(number), Tone.OK, Icon.PRINT)

    def _lay_out_body(self) -> None:
        theme = self._place.theme
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._search)
        left.addWidget(self._chips)
        left.addWidget(self.table, 1)
        left.setContentsMargins(0, 0, 0, 0)
        self._listed.setLayout(left)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._number)
        words.addWidget(self._whose)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self._save)
        top.addWidget(self._print)
        hint = QHBoxLayout()
        hint.setSpacing(8)
        hint.addWidget(IconLabel(Icon.INFO, theme.colours.primary, 18))
        hint.addWidget(
            Label(
                theme,
                self.tr("A reprint says BẢN SAO. A void number stays, with its reason."),
                Role.SECONDARY,
                wrap=True,
            ),
            1,
        )
        hint.addWidget(self._void)
        body = self._detail.body
        body.addLayout(top)
        body.addWidget(Line())
        body.addWidget(self.preview, 1)
        body.addLayout(self._story)
        body.addWidget(self._reason)
        body.addLayout(hint)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self._listed)
        columns.addWidget(self._detail, 1)
        self.body.addLayout(columns)

    def _connect(self) -> None:
        self._verify.clicked.connect(self._on_verify)
        self._print_all.clicked.connect(self._on_print_all)
        self._search.searched.connect(self.refresh)
        self._search.left_for_list.connect(self.table.view.setFocus)
        self._chips.chosen.connect(self._list)
        self.table.current_changed.connect(self._show)
        self.table.failed.connect(self._place.operations.report)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self._void.clicked.connect(self._on_void)
        self._reason.confirmed.connect(self._on_void_confirmed)

    def _show(self, row: ReceiptRow | None) -> None:
        """Show a receipt as its next printing will look."""
        self._reason.setVisible(False)
        self._detail.setVisible(row is not None)
        if row is None:
            return
        self._number.setText(row.printed_number)
        kind = self._place.messages.name(row.kind)
        self._whose.setText(f"{row.full_name}  ·  {kind}")
        self._print.set_words(self.tr("Print a copy") if row.printings else self.tr("Print"))
        self._void.setVisible(row.void_reason is None)
        paper = receipts.draw(self._place.desk, row.id)
        self.preview.show_pdf(
            paper.pdf, self.tr("Receipt {0} of {1}").format(row.printed_number, row.full_name)
        )
        self._tell_story(row)

    def _tell_story(self, row: ReceiptRow) -> None:
        theme, c = self._place.theme, self._place.theme.colours
        remove_all(self._story)
        recorded = TwoLines(
            theme,
            self.tr("Recorded before printing"),
            f"{shown_moment(row.recorded_at)}, {row.recorded_by}",
            icon=Icon.CHECK,
            ink=c.success,
            strong=False,
        )
        with self._place.desk.store.read() as reader:
            printings = reader.find(Printing, receipt_id=row.id)
        last = printings[-1] if printings else None
        printed = TwoLines(
            theme,
            self._printed_words(row.printings),
            f"{shown_moment(last.recorded_at)}, {last.device}" if last else "",
            icon=Icon.PRINT,
            ink=c.text2 if last else c.warn,
            strong=False,
        )
        self._story.addWidget(recorded, 1)
        self._story.addWidget(printed, 1)
        if row.void_reason is not None:
            self._story.addWidget(
                TwoLines(
                    theme,
                    self.tr("Void"),
                    row.void_reason,
                    icon=Icon.CROSS,
                    ink=c.danger,
                    strong=False,
                ),
                1,
            )

    def _printed_words(self, printings: int) -> str:
        match printings:
            case 0:
                return self.tr("Not printed yet")
            case 1:
                return self.tr("Printed once")
            case more:
                return self.tr("Printed {0} times").format(more)

    def _say_numbers(self, series: list[NumberSeries]) -> None:
        """Say in the context line how many numbers were given out, and that none is missing."""
        year = self._place.desk.today.year
        this_year = [one for one in series if one.year == year]
        given = sum(one.used + len(one.voided) for one in this_year)
        missing = [f"{one.series}-{number:06d}" for one in series for number in one.missing]
        words = self.tr("{0} numbers given out in {1}").format(grouped(given), year)
        if missing:
            proof = self.tr("missing: {0}").format(", ".join(missing[:5]))
        else:
            proof = self.tr("none missing")
        self.set_context(f"{words}  ·  {proof}")

    def _on_verify(self) -> None:
        self.covered.emit(VerifyPage(self._place))

    def _on_print(self) -> None:
        row = self.table.current
        if row is not None:
            self._print_these([row.id])

    def _on_print_all(self) -> None:
        with self._place.desk.store.read() as reader:
            query = ReceiptsQuery(unprinted=True, campaign_id=current_id(reader))
            rows = receipt_list.receipts(reader, query, 0, _MOST_AT_ONCE)
        self._print_these([row.id for row in reversed(rows)])

    def _print_these(self, ids: Sequence[Stamp]) -> None:
        printer = self._printer.ask(self)
        if printer is None or not ids:
            return
        desk = self._place.desk

        def work(monitor: Monitor) -> list[Outcome]:
            outcomes: list[Outcome] = []
            for number, rid in enumerate(ids):
                monitor.report("printing", number, len(ids))
                outcomes.append(print_receipt(desk, receipts.draw(desk, rid), printer))
                if outcomes[-1].trouble is not None:
                    break
            return outcomes

        self._place.operations.run(work, self.tr("Printing"), self._on_printed)

    def _on_printed(self, outcomes: list[Outcome]) -> None:
        trouble = outcomes[-1].trouble if outcomes else None
        if trouble is None:
            return
        done = len(outcomes) - 1
        why = (
            self.tr("This PC has no printer.")
            if trouble is Trouble.NO_PRINTER
            else self.tr("The printer did not take it.")
        )
        text = self.tr("Printed: {0}. The others stay under “Not printed”.").format(done)
        self._place.operations.tell(Notice(self.tr("Not printed"), f"{why} {text}", Tone.WARN))

    def _on_save(self) -> None:
        row = self.table.current
        if row is None:
            return
        suggested = f"{row.printed_number.replace('/', '-')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the receipt"), suggested, "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen), row.id)

    def save_to(self, path: Path, receipt_id: Stamp) -> None:
        """Write a receipt into a PDF, which counts as a printing."""
        desk = self._place.desk

        def work(monitor: Monitor) -> Printed:
            return receipts.print_to_file(desk, [receipt_id], path, monitor)

        self._place.operations.run(work, self.tr("Writing the PDF"))

    def _on_void(self) -> None:
        row = self.table.current
        if row is not None:
            words = self.tr("{0}: the number stays and is marked as void; the handover stands.")
            self._reason.ask(words.format(row.printed_number))

    def _on_void_confirmed(self, reason: str) -> None:
        row = self.table.current
        if row is None:
            return
        desk = self._place.desk

        def work(_monitor: Monitor) -> ReceiptVoid:
            return receipts.void(desk, row.id, reason)

        self._place.operations.run(work, self.tr("Voiding the number"))


def _short(printed_number: str) -> str:
    """Leave out the part that all receipts of one office share: `01-000012/BN-HL`."""
    return printed_number.partition("/")[0]
