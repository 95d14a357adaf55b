"""What is seldom asked at the counter: who collects for another, and the number of a card."""

from collections.abc import Iterator
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.checks import in_order
from tethelp_desktop.domain.digits import cleaned_digits
from tethelp_desktop.domain.identity import personal_id_problems
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.scanned import (
    BareNumber,
    Broken,
    HealthCard,
    IdentityCard,
    ScanFault,
)
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.handover import Collector, Item
from tethelp_desktop.services.scans import numbers_of
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.handover.panels import Panel
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Card, Label

R = TypeVar("R", Collector, Item)


class ExtraPanel(Panel, Generic[R]):
    """A small form over the person at the counter.

    Signals:
        done: Carries what was typed.
        left: Nothing shall change.
    """

    done = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, form: RecordForm[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: RecordForm[R] = form
        title, lead = self._words()
        self._for = Label(theme, "", Role.SECONDARY)
        keep = Button(
            theme,
            self.tr("Take this"),
            name="counter-extra-keep",
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
            size=ButtonSize.LARGE,
        )
        leave = Button(
            theme,
            self.tr("Back"),
            name="counter-extra-leave",
            shortcut="Esc",
            size=ButtonSize.LARGE,
        )
        card = Card(margin=20)
        card.body.addWidget(form)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(34, 20, 34, 18)
        layout.setSpacing(10)
        layout.addWidget(Label(theme, title, Role.TITLE))
        layout.addWidget(self._for)
        layout.addWidget(Label(theme, lead, Role.SECONDARY, wrap=True))
        layout.addWidget(card)
        layout.addStretch(1)
        layout.addLayout(buttons)
        keep.clicked.connect(self._on_keep)
        leave.clicked.connect(self.left)

    def begin(self, record: R, whose: str) -> None:
        """Ask for somebody."""
        self._for.setText(whose)
        self.form.load(record)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.form.boxes.values())).editor.setFocus()

    def take(self, text: str) -> ScanFault | None:
        """Fill in what a scanner read, or say why it cannot be used."""
        raise NotImplementedError

    def _words(self) -> tuple[str, str]:
        """Say what is asked, and how it is quickest answered."""
        raise NotImplementedError

    def _on_keep(self) -> None:
        record = self.form.checked_record()
        if record is not None:
            self.done.emit(record)


class CollectorPanel(ExtraPanel[Collector]):
    """Who collects in the person's place."""

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        form = RecordForm[Collector](theme, messages, _collector_problems)
        name = form.field(
            "name",
            TextField(theme, name="collector-name"),
            label=messages.field("collector_name"),
            required=True,
        )
        number = form.field(
            "personal_id",
            TextField(theme, name="collector-id"),
            label=messages.field("collector_id"),
        )
        relation = form.field(
            "relation",
            TextField(theme, name="collector-relation"),
            label=messages.field("collector_relation"),
            required=True,
        )
        paper = form.field(
            "paper",
            TextField(theme, name="collector-paper"),
            label=messages.field("collector_paper"),
        )
        form.add_row((name, 6), (number, 6))
        form.add_row((relation, 6), (paper, 6))
        super().__init__(theme, form, parent)

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("Somebody else collects"),
            self.tr("Scan the collector's own card, or type the name. The receipt names both."),
        )

    def take(self, text: str) -> ScanFault | None:
        """Fill in name and number from the collector's own card."""
        scanned = read_scan(text)
        if isinstance(scanned, Broken):
            return scanned.reason
        name = scanned.full_name if isinstance(scanned, IdentityCard | HealthCard) else ""
        number = numbers_of(scanned).get("personal_id")
        for field, value in (("personal_id", number), ("name", name)):
            if value:
                self.form.boxes[field].editor.set_value(value)
                self.form.boxes[field].set_scanned(True)
        self.form.boxes["relation"].editor.setFocus()
        return None


class ItemPanel(ExtraPanel[Item]):
    """The number of the card or book, where it has one."""

    def __init__(
        self, theme: Theme, messages: Messages, today: date, parent: QWidget | None = None
    ) -> None:
        form = RecordForm[Item](theme, messages, _item_problems)
        number = form.field(
            "number", TextField(theme, name="item-number"), label=messages.field("item_number")
        )
        first, last = (
            form.field(
                name,
                DayField(theme, name=f"item-{name}", today=lambda: today),
                label=messages.field(name),
            )
            for name in ("valid_from", "valid_to")
        )
        form.add_row((number, 6), (first, 3), (last, 3))
        super().__init__(theme, form, parent)

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("Number of the card or book"),
            self.tr("Scan it or type it. It is printed on the receipt."),
        )

    def take(self, text: str) -> ScanFault | None:
        """Fill in the number that was scanned; any text may be one, unless it was rewritten."""
        match read_scan(text):
            case Broken(reason=ScanFault.INPUT_METHOD):
                return ScanFault.INPUT_METHOD
            case HealthCard(code=number) | BareNumber(number=number):
                pass
            case _:
                number = nfc(text.split("|", maxsplit=1)[0])
        self.form.boxes["number"].editor.set_value(number)
        self.form.boxes["number"].set_scanned(True)
        return None


def _collector_problems(collector: Collector) -> Iterator[Problem]:
    for field in ("name", "relation"):
        if not getattr(collector, field):
            yield Problem(field, Rule.REQUIRED)
    digits = cleaned_digits(collector.personal_id)
    yield from personal_id_problems(digits or collector.personal_id or None)


def _item_problems(item: Item) -> Iterator[Problem]:
    yield from in_order("valid_to", item.valid_from, item.valid_to)
