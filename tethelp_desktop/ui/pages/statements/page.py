"""Số liệu công bố: what somebody said in public, what the store counts, and the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import dong, grouped, signed
from tethelp_desktop.domain.records import Campaign, Measure, Statement
from tethelp_desktop.domain.statements import Agreement, Comparison
from tethelp_desktop.services.statements import StatementView, published
from tethelp_desktop.ui.badges import agreement_badge, pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.statements.form import StatementPage
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace
from tethelp_desktop.wording import stated_figure, statement_name

_INDENT = "\N{NO-BREAK SPACE}" * 6


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a statement, or what the parts of one come to.

    Attributes:
        view: The statement, or the total whose parts were added up.
        found: What is compared.
        is_sum: Whether it is the sum of the parts.
    """

    view: StatementView
    found: Comparison
    is_sum: bool = False

    @property
    def key(self) -> str:
        """What tells the line from any other."""
        return f"{self.view.statement.id}{'-parts' if self.is_sum else ''}"


class StatementsPage(Page):
    """The published figures of a programme."""

    def __init__(self, place: Workplace) -> None:
        theme = place.theme
        super().__init__(theme, self.tr("Published figures"))
        self._place = place
        self._campaign: Campaign | None = None
        self._edit = Button(
            theme, self.tr("Edit"), name="statement-edit", icon=Icon.PEN, shortcut="F2"
        )
        self._add = Button(
            theme,
            self.tr("New figure"),
            name="statement-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.table = RecordTable[Row](
            theme,
            self._columns(),
            name="statements",
            key=lambda row: row.key,
            empty_icon=Icon.CHART,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.title)
        self.note = Note(theme, Tone.INFO, "")
        self.note.hide()
        for widget in (self._edit, self._add):
            self.add_action(widget)
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.note)
        self.body.addLayout(row)
        self.setFocusProxy(self.table.view)
        self._connect()

    def refresh(self) -> None:
        """Read the programme's figures anew, and count again."""
        self._campaign = chosen = self._place.desk.campaign
        self._add.setEnabled(chosen is not None)
        found = published(self._place.desk, chosen.id) if chosen else None
        rows = list(_rows(found.views)) if found else []
        was_empty = not self.table.model.rowCount()
        self.table.set_source(Listed(rows))
        if rows and (was_empty or self.table.current is None):
            waiting = (place for place, row in enumerate(rows) if is_open(row))
            self.table.view.select_row(next(waiting, 0))
        self._say_what_is_missing(chosen)
        counted = self.tr("{0}  ·  counted at {1}")
        self.set_context(
            counted.format(chosen.short_name, shown_moment(found.as_of)) if chosen and found else ""
        )
        open_ones = sum(is_open(row) for row in rows)
        self.table.set_footer(
            self.tr("Figures: {0}  ·  differences without a reason: {1}").format(
                grouped(sum(not row.is_sum for row in rows)), grouped(open_ones)
            ),
            [("F2", self.tr("Edit"))],
        )
        self._show_current(self.table.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+N", self.tr("New figure")),
            Shortcut("F2", self.tr("Edit the current figure")),
        ]

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._edit.clicked.connect(self._on_edit)
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(self._show_current)

    def _columns(self) -> list[Column[Row]]:
        messages = self._place.messages
        return [
            Column(title=self.tr("Figure"), cell=self._name, kind=Kind.TWO_LINES),
            Column(title=self.tr("Published"), cell=self._stated, width=180),
            Column(
                title=self.tr("Counted"),
                cell=lambda row: _number(row.found.computed),
                kind=Kind.NUMBER,
                width=130,
            ),
            Column(
                title=self.tr("Difference"),
                cell=_difference,
                kind=Kind.NUMBER,
                width=130,
            ),
            Column(
                title=self.tr("Comparison"),
                cell=self._badge,
                kind=Kind.PILL,
                width=pills_width(agreement_badge(messages, one) for one in Agreement),
            ),
        ]

    def _name(self, row: Row) -> str:
        if row.is_sum:
            title = self.tr("Sum of the published parts")
            return f"{_INDENT * (row.view.depth + 1)}{title}"
        indent = _INDENT * row.view.depth
        name = f"{indent}{statement_name(row.view.statement, self._place.messages.language)}"
        # Parts are of their total's source, and say so only below, where they are looked at.
        return name if row.view.depth else f"{name}\n{_source(row.view.statement)}"

    def _stated(self, row: Row) -> str:
        if row.is_sum:
            return ""
        return stated_figure(row.view.statement, self._place.messages.language)

    def _badge(self, row: Row) -> Badge:
        return agreement_badge(
            self._place.messages,
            row.found.verdict,
            is_explained=bool(row.view.statement.difference_reason),
        )

    def _say_what_is_missing(self, campaign: Campaign | None) -> None:
        if campaign is None:
            self.table.empty.say(
                self.tr("No programme yet"),
                self.tr("Headquarters opens one; it comes with the next bundle."),
            )
            return
        self.table.empty.say(
            self.tr("No published figure yet"),
            self.tr(
                "Enter what a report or a newspaper said (Ctrl+N): it is shown beside what the"
                " program counts, and changes no total."
            ),
        )

    def _show_current(self, row: Row | None) -> None:
        self._edit.setEnabled(row is not None)
        self.note.setVisible(row is not None)
        if row is not None:
            parts = _sum_of_parts(row)
            # A total that fits what is counted may still not be the sum of what was published.
            of = parts if parts is not None and is_open(parts) else row
            self.note.say(self._verdict(row), "\n".join(self._facts(row)), self._badge(of).tone)

    def _verdict(self, row: Row) -> str:
        """Say in a sentence what the comparison came to."""
        found = row.found
        said = stated_figure(row.view.statement, self._place.messages.language)
        if found.computed is None:
            return self.tr("This store does not have what “{0}” counts").format(said)
        counted = self._figure(row, found.computed)
        if row.is_sum:
            words = {
                Agreement.FITS: self.tr("The parts come to {1}, which fits “{0}”"),
                Agreement.CONTRADICTS: self.tr(
                    "The parts come to {1}, which is not “{0}”, however rounded"
                ),
                Agreement.CANNOT_TELL: self.tr(
                    "The parts come to {1}; as rounded, they may be “{0}”"
                ),
            }[found.verdict]
        elif found.verdict is Agreement.FITS:
            words = self.tr("“{0}” was published, {1} is counted: it fits")
        else:
            words = self.tr("“{0}” was published, {1} is counted: it does not fit")
        return words.format(said, counted)

    def _facts(self, row: Row) -> Iterator[str]:
        statement = row.view.statement
        yield _source(statement)
        parts = _sum_of_parts(row)
        if parts is not None:
            yield self._verdict(parts)
        if statement.quote:
            yield self.tr("Said: “{0}”").format(statement.quote)
        if statement.as_of is not None:
            yield self.tr("The source gives the state of {0}").format(shown_day(statement.as_of))
        if row.view.declared is not None and not row.is_sum:
            yield self.tr("The sponsors declared {0}").format(dong(row.view.declared))
        if statement.difference_reason:
            yield self.tr("Reason for the difference: {0}").format(statement.difference_reason)
        elif is_open(row):
            yield self.tr("Look at the source again, or enter the reason for the difference (F2).")

    def _figure(self, row: Row, number: int) -> str:
        is_amount = row.view.statement.measure is Measure.AMOUNT
        return dong(number) if is_amount else grouped(number)

    def _on_add(self) -> None:
        if self._campaign is not None:
            self._cover(StatementPage(self._place, self._campaign.id))

    def _on_edit(self) -> None:
        if self.table.current is not None:
            self._on_opened(self.table.current)

    def _on_opened(self, row: Row) -> None:
        with self._place.desk.store.read() as reader:
            before = reader.load(Statement, row.view.statement.id)
        self._cover(StatementPage(self._place, before.record.campaign_id, before))

    def _cover(self, page: StatementPage) -> None:
        page.saved.connect(self._on_saved)
        self.covered.emit(page)

    def _on_saved(self, statement: Statement) -> None:
        self.refresh()
        self.table.select_key(statement.id)


def is_open(row: Row) -> bool:
    """Tell whether a difference waits for its reason."""
    is_off = row.found.verdict is Agreement.CONTRADICTS
    return is_off and not row.view.statement.difference_reason


def _sum_of_parts(row: Row) -> Row | None:
    """Name the row below a total that adds up its parts; None for a row without."""
    if row.is_sum or row.view.parts is None:
        return None
    return Row(row.view, row.view.parts, is_sum=True)


def _source(statement: Statement) -> str:
    return f"{shown_day(statement.stated_on)}, {statement.source}"


def _rows(views: Sequence[StatementView]) -> Iterator[Row]:
    """List the statements, and below the parts of each total what they come to."""
    waiting: list[StatementView] = []
    for view in views:
        yield from _sums(waiting, view.depth)
        yield Row(view, view.found)
        waiting.append(view)
    yield from _sums(waiting, 0)


def _sums(waiting: list[StatementView], depth: int) -> Iterator[Row]:
    """End every total that is not above the next statement."""
    while waiting and waiting[-1].depth >= depth:
        view = waiting.pop()
        parts = _sum_of_parts(Row(view, view.found))
        if parts is not None:
            yield parts


def _number(number: int | None) -> str:
    return "" if number is None else grouped(number)


def _difference(row: Row) -> str:
    return "" if row.found.difference is None else signed(row.found.difference)
