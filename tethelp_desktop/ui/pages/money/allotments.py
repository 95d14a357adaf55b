"""Units that offices were allotted, what became of them, and taking them back."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import Allotment
from tethelp_desktop.services.allotting import AllotmentView, allotments
from tethelp_desktop.services.ledger_view import Scope
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.money.allotment_form import AllotPage, TakeBackPage
from tethelp_desktop.ui.pages.money.panel import Panel, Shown
from tethelp_desktop.ui.pages.money.register import LineEntry, in_scope
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.workplace import Workplace


class AllotmentsPanel(Panel):
    """The list of allotments; headquarters allots and takes back."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._shown: Shown | None = None
        self._back = Button(
            theme,
            self.tr("Take back"),
            name="allotment-back",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
        )
        self._add = Button(
            theme,
            self.tr("Allot to an office"),
            name="allotment-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.buttons = [self._back, self._add] if place.desk.is_headquarters else []
        self.table = RecordTable[AllotmentView](
            theme,
            self._columns(),
            name="allotments",
            key=lambda view: view.allotment.id,
            empty_icon=Icon.BUILDING,
            row_height=TALL_ROW,
        )
        words = self.tr("Headquarters allots units of its lines to offices (Ctrl+N).")
        if not place.desk.is_headquarters:
            words = self.tr("What headquarters allots to this office comes with its next bundle.")
        self.table.empty.say(self.tr("Nothing is allotted yet"), words)
        self.column.addWidget(self.table, 1)
        self._add.clicked.connect(self._on_add)
        self._back.clicked.connect(self._on_back)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.opened.connect(self._on_opened)

    def show_scope(self, shown: Shown) -> None:
        """Read what of a scope was allotted."""
        self._shown = shown
        scope = shown.scope
        lines = {entry.line.id for entry in in_scope(shown.lines, _of_any_office(scope))}
        views = [
            view
            for view in allotments(self.place.desk, scope.campaign_id)
            if view.line.id in lines and scope.office_id in (None, view.allotment.office_id)
        ]
        self.table.set_source(Listed(views))
        if views and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(self.tr("Allotments: {0}").format(grouped(len(views))))
        self._add.setEnabled(bool(_open_lines(shown)))
        self._on_current_changed(self.table.current)

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        if not self.place.desk.is_headquarters:
            return ()
        return [
            Shortcut("Ctrl+N", self.tr("Allot units to an office")),
            Shortcut("Del", self.tr("Take units back, with the reason")),
        ]

    def _columns(self) -> list[Column[AllotmentView]]:
        def number(title: str, count: str) -> Column[AllotmentView]:
            return Column(
                title=title,
                cell=lambda view: grouped(getattr(view, count)),
                kind=Kind.NUMBER,
                width=104,
            )

        return [
            Column(title=self.tr("Office and line"), cell=self._what, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Allotted"),
                cell=lambda view: grouped(view.allotment.quantity),
                kind=Kind.NUMBER,
                width=104,
            ),
            number(self.tr("Remaining"), "remaining"),
            number(self.tr("Awarded"), "awarded"),
            Column(
                title=self.tr("Document"),
                cell=self._paper,
                kind=Kind.TWO_LINES,
                width=150,
                hidden_when_narrow=True,
            ),
        ]

    def _what(self, view: AllotmentView) -> str:
        office = view.office.name if view.office else self.tr("an office not known here")
        line = f"{self.words.item(view.line)}  ·  {view.sponsor.name}"
        return f"{office}\n{line}"

    def _paper(self, view: AllotmentView) -> str:
        number, day = view.allotment.document_number, shown_day(view.allotment.allotted_on)
        return f"{number}\n{day}" if number else day

    def _on_current_changed(self, view: AllotmentView | None) -> None:
        self._back.setEnabled(view is not None and view.may_be_taken_back > 0)

    def _on_add(self) -> None:
        if self._shown is None:
            return
        lines = _open_lines(self._shown)
        meant = in_scope(lines, _of_any_office(self._shown.scope))
        page = AllotPage(
            self.place,
            lines,
            meant[0] if len(meant) == 1 else None,
            self._shown.scope.office_id,
        )
        page.saved.connect(self._on_saved)
        self.covered.emit(page)

    def _on_back(self) -> None:
        if self.table.current is not None:
            self._on_opened(self.table.current)

    def _on_opened(self, view: AllotmentView) -> None:
        if self.place.desk.is_headquarters and view.may_be_taken_back:
            self.covered.emit(TakeBackPage(self.place, view))

    def _on_saved(self, entry: Allotment) -> None:
        if self._shown is not None:
            self.show_scope(self._shown)
            self.table.select_key(entry.id)


def _of_any_office(scope: Scope) -> Scope:
    """Widen a scope: a line serves an office only once something of it is allotted."""
    return replace(scope, office_id=None)


def _open_lines(shown: Shown) -> list[LineEntry]:
    return [entry for entry in shown.lines if entry.stands and entry.is_ours]
