"""Where what came does not go round: whom it touches, which to hold, how far the money goes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.ledger import ClaimKind
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page
from tethelp_desktop.ui.pages.money.register import LineEntry
from tethelp_desktop.ui.pages.money.touched import Found, Touched, read_shortfall
from tethelp_desktop.ui.pages.money.words import MoneyWords
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class ShortfallPage(Page):
    """One short line at a time."""

    def __init__(self, place: Workplace, short: Sequence[LineEntry]) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("What came does not go round"))
        self.set_context(
            self.tr("The latest give way first; what was paid or handed over is never held")
        )
        theme = place.theme
        self._place = place
        self._words = MoneyWords(place.messages, self)
        self._found: Found | None = None
        self._line = ChoiceBox[Stamp](
            theme,
            [
                (
                    entry.line.id,
                    self.tr("{0}  ·  missing {1}").format(
                        self._words.line(entry), grouped(entry.missing)
                    ),
                )
                for entry in short
            ],
            name="shortfall-line",
        )
        self._line.describe(place.messages.field("pledge_line_id"), "")
        self._line.set_value(short[0].line.id)
        self._shown_line = short[0].line.id
        self.missing = Note(theme, Tone.WARN, "")
        self.missing.setObjectName("shortfall-missing")
        self.money = Note(theme, Tone.INFO, "", icon=Icon.MONEY)
        self.money.setObjectName("shortfall-money")
        self.table = RecordTable[Touched](
            theme,
            self._columns(),
            name="shortfall-rows",
            key=lambda row: row.id,
            empty_icon=Icon.CHECK,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("It touches nobody"), self.tr("What came covers everything that was given.")
        )
        self._back = back = Button(
            theme,
            self.tr("Back to the ledger"),
            name="shortfall-back",
            icon=Icon.LEFT,
            shortcut="Esc",
        )
        self.add_action(back)
        notes = QHBoxLayout()
        notes.setSpacing(GAP)
        notes.addWidget(self.missing, 1)
        notes.addWidget(self.money, 1)
        self.body.addWidget(self._line)
        self.body.addLayout(notes)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(back)
        back.clicked.connect(self.closed)
        self._line.edited.connect(self._on_line_edited)

    def refresh(self) -> None:
        """Look anew; thousands of awards take a moment, so the window does not wait for it."""
        desk, line_id = self._place.desk, self._shown_line

        def work(_monitor: Monitor) -> Found:
            return read_shortfall(desk, line_id)

        self._place.operations.run(work, self.tr("Looking"), self._on_found, writes=False)

    def _columns(self) -> list[Column[Touched]]:
        return [
            Column(title=self.tr("Who"), cell=self._who, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Units"),
                cell=lambda row: grouped(row.units),
                kind=Kind.NUMBER,
                width=90,
            ),
            Column(
                title=self.tr("Costs today (đ)"),
                cell=lambda row: "" if row.cost is None else grouped(row.cost),
                kind=Kind.NUMBER,
                width=150,
            ),
            Column(title=self.tr("Proposal"), cell=self._proposal, kind=Kind.PILL, width=230),
        ]

    def _who(self, row: Touched) -> str:
        what = {
            ClaimKind.AWARD: self.tr("award"),
            ClaimKind.STOCK: self.tr("consigned, nobody named yet"),
            ClaimKind.ALLOTMENT: self.tr("allotted, not awarded yet"),
        }
        return f"{row.name}\n{what[row.kind]}"

    def _proposal(self, row: Touched) -> Badge:
        if row.hold:
            return Badge(self.tr("Hold {0}").format(grouped(row.hold)), Tone.WARN, Icon.CLOCK)
        if row.is_settled:
            return Badge(self.tr("Paid or handed over"), Tone.MUTED, Icon.LOCK)
        return Badge(self.tr("Waits for money"), Tone.INFO, Icon.MONEY)

    def _on_found(self, found: Found) -> None:
        self._found = found
        self.table.set_source(Listed(found.rows))
        if found.rows and self.table.current is None:
            self.table.view.select_row(0)
        self.setFocusProxy(self.table.view if found.rows else self._back)
        self.table.set_footer(
            self.tr("Touched: {0}").format(grouped(len(found.rows))), [("Esc", self.tr("Back"))]
        )
        self._say_what_is_missing(found)
        self._say_how_far_money_goes(found)

    def _say_what_is_missing(self, found: Found) -> None:
        short = found.short.shortfall
        if not short.missing:
            self.missing.say(
                self.tr("Nothing is missing"),
                self.tr("What came covers {0} units.").format(grouped(short.covered)),
                Tone.OK,
            )
            return
        title = self.tr("Missing {0} units, {1}").format(
            grouped(short.missing), dong(short.missing_amount)
        )
        words = [self.tr("What came covers {0} units.").format(grouped(short.covered))]
        if short.uncovered:
            words.append(
                self.tr("{0} are paid or handed over already: no holding helps them.").format(
                    grouped(short.uncovered)
                )
            )
        self.missing.say(title, " ".join(words), Tone.WARN)

    def _say_how_far_money_goes(self, found: Found) -> None:
        balance = found.short.balance.money.balance
        title = self.tr("Money that is there: {0}").format(dong(balance))
        if found.affordable is None:
            assert found.unknown is not None  # noqa: S101 - one of the two is there
            self.money.say(title, self._place.messages.error(found.unknown), Tone.WARN)
            return
        buys, waits = len(found.affordable.payable), len(found.affordable.left_over)
        words = [self.tr("No approved award waits for payment.")]
        if buys or waits:
            words = [self.tr("At today's rates it pays {0} approved awards.").format(grouped(buys))]
        value = found.short.balance.line.unit_value
        if value:
            units = grouped(max(0, balance) // value)
            words.append(self.tr("By the line's unit value it buys {0} units.").format(units))
        if waits:
            words.append(
                self.tr("{0} wait; they need {1} more.").format(
                    grouped(waits), dong(found.affordable.missing)
                )
            )
        self.money.say(title, " ".join(words), Tone.INFO)

    def _on_line_edited(self) -> None:
        chosen = None if self._line.complaint else self._line.value
        if chosen is not None and chosen != self._shown_line:
            self._shown_line = chosen
            self.refresh()
