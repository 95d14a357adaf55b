"""What offices shall reach in a programme, beside what they did."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import ItemKind, Target
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services.allotting import TargetView, set_target, targets
from tethelp_desktop.services.ledger_view import Scope
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.money.allotment_form import offices_below
from tethelp_desktop.ui.pages.money.panel import Panel, Shown
from tethelp_desktop.ui.pages.money.payment_form import MOST_UNITS
from tethelp_desktop.ui.parsed_fields import DayField, NumberField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class TargetsPanel(Panel):
    """The list of targets."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._shown: Shown | None = None
        self._edit = Button(
            theme, self.tr("Edit the target"), name="target-edit", icon=Icon.PEN, shortcut="Ctrl+E"
        )
        self._add = Button(
            theme,
            self.tr("Set a target"),
            name="target-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.buttons = [self._edit, self._add]
        self.table = RecordTable[TargetView](
            theme,
            self._columns(),
            name="targets",
            key=lambda view: view.target.id,
            empty_icon=Icon.CHART,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("No target yet"),
            self.tr("Set what an office shall reach of one kind (Ctrl+N)."),
        )
        self.column.addWidget(self.table, 1)
        self._add.clicked.connect(self._on_add)
        self._edit.clicked.connect(self._on_edit)
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(self._on_current_changed)

    def show_scope(self, shown: Shown) -> None:
        """Read the targets of the programme, of one office where a scope names it."""
        self._shown = shown
        office = shown.scope.office_id
        views = [
            view
            for view in targets(self.place.desk, shown.scope.campaign_id)
            if office in (None, view.target.office_id)
        ]
        self.table.set_source(Listed(views))
        if views and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(
            self.tr("Targets: {0}").format(grouped(len(views))), [("F2", self.tr("Edit"))]
        )
        self._on_current_changed(self.table.current)

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Ctrl+N", self.tr("Set a target")),
            Shortcut("Ctrl+E", self.tr("Edit the target")),
        ]

    def _columns(self) -> list[Column[TargetView]]:
        def number(title: str, count: Callable[[TargetView], int]) -> Column[TargetView]:
            return Column(
                title=title, cell=lambda view: grouped(count(view)), kind=Kind.NUMBER, width=110
            )

        return [
            Column(title=self.tr("Office and kind"), cell=self._what, kind=Kind.TWO_LINES),
            number(self.tr("Target"), lambda view: view.target.quantity),
            number(self.tr("Awarded"), lambda view: view.awarded),
            number(self.tr("Handed over"), lambda view: view.handed),
            number(self.tr("Still to do"), lambda view: max(0, view.target.quantity - view.handed)),
            Column(
                title=self.tr("Document"),
                cell=self._paper,
                kind=Kind.TWO_LINES,
                width=150,
                hidden_when_narrow=True,
            ),
        ]

    def _what(self, view: TargetView) -> str:
        office = view.office.name if view.office else self.tr("an office not known here")
        return f"{office}\n{self.place.messages.name(view.target.kind)}"

    def _paper(self, view: TargetView) -> str:
        number, day = view.target.document_number, shown_day(view.target.set_on)
        return f"{number}\n{day}" if number else day

    def _may_edit(self, view: TargetView) -> bool:
        desk = self.place.desk
        return desk.is_headquarters or view.target.office_id == desk.identity.office_id

    def _on_current_changed(self, view: TargetView | None) -> None:
        self._edit.setEnabled(view is not None and self._may_edit(view))

    def _on_add(self) -> None:
        if self._shown is not None:
            self._cover(TargetPage(self.place, self._shown.scope))

    def _on_edit(self) -> None:
        if self.table.current is not None:
            self._on_opened(self.table.current)

    def _on_opened(self, view: TargetView) -> None:
        if self._shown is None or not self._may_edit(view):
            return
        with self.place.desk.store.read() as reader:
            before = reader.load(Target, view.target.id)
        self._cover(TargetPage(self.place, self._shown.scope, before))

    def _cover(self, page: "TargetPage") -> None:
        page.saved.connect(self._on_saved)
        self.covered.emit(page)

    def _on_saved(self, target: Target) -> None:
        if self._shown is not None:
            self.show_scope(self._shown)
            self.table.select_key(target.id)


class TargetPage(FormPage[Target]):
    """Sets what an office shall reach of one kind, or corrects it."""

    def __init__(
        self, place: Workplace, scope: Scope, before: Loaded[Target] | None = None
    ) -> None:
        super().__init__(place, "")
        self._before = before
        self.set_title(self.tr("Edit the target") if before else self.tr("New target"))
        self.set_context(self.tr("It stands beside what the office did, and changes no figure"))
        theme, desk = place.theme, place.desk
        stand_ins = {
            "office_id": NEW,
            "kind": ItemKind.CARD,
            "quantity": 1,
            "set_on": desk.today,
        }
        self.form = form = RecordForm[Target](
            theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        own = (desk.identity.office_id, desk.office.name)
        offered = offices_below(place) if desk.is_headquarters else [own]
        office = ChoiceBox[Stamp](theme, offered, name="target-office")
        kind = SegmentedChoice[ItemKind](theme, place.messages.names(ItemKind), name="target-kind")
        quantity = NumberField(theme, name="target-quantity", largest=MOST_UNITS)
        day = DayField(theme, name="target-day", today=self._today)
        paper = TextField(theme, name="target-paper")
        form.add_row((form.field("office_id", office, required=True), 12))
        form.add_row(
            (form.field("kind", kind, required=True), 8),
            (form.field("quantity", quantity, label=self.tr("Units"), required=True), 4),
        )
        form.add_row(
            (form.field("set_on", day, required=True), 4),
            (form.field("document_number", paper), 8),
        )
        if before is not None:
            withdrawn = OptionalTextField(theme, name="target-withdrawn")
            hint = self.tr("Fill in only to take the target off the list")
            form.add_row((form.field("withdrawn", withdrawn, hint=hint), 12))
            for fixed in (office, kind):
                fixed.setEnabled(False)
        note = Note(
            theme,
            Tone.INFO,
            self.tr("One target for each office and kind"),
            self.tr("When it changes, edit it: what it was stays in its history."),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, quantity if before else office)
        form.load(before.record if before else self._new(scope))

    def work(self, record: Target) -> Callable[[Monitor], object]:
        """Save the target."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Target:
            return set_target(desk, before, record)

        return save

    def _new(self, scope: Scope) -> Target:
        desk = self.place.desk
        office = scope.office_id if desk.is_headquarters else desk.identity.office_id
        target = Target(
            campaign_id=scope.campaign_id,
            office_id=office or NEW,
            kind=ItemKind.CARD,
            quantity=0,
            set_on=desk.today,
        )
        return unfilled(target, "kind", "quantity", *([] if office else ["office_id"]))

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, target: Target) -> Iterator[Problem]:
        return problems(target, self.place.desk.today)
