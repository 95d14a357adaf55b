"""A page that covers a list while one record is edited, and goes away once it is saved."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.ui.form_bar import FormBar
from tethelp_desktop.ui.forms import RecordForm, SavedForm
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import GAP, Page
from tethelp_desktop.ui.widgets import Card
from tethelp_desktop.ui.workplace import Workplace

R = TypeVar("R")


class FormPage(Page, Generic[R]):
    """A form with its bar; asks before typed work is lost, and never saves twice at once.

    A child page makes its form, calls `set_form`, and says in `work` how a record is saved.

    Signals:
        saved: Carries what the service returned.
    """

    saved = Signal(object)

    def __init__(self, place: Workplace, title: str, context: str = "") -> None:
        super().__init__(place.theme, title, context)
        self.place = place
        self._form: SavedForm | None = None
        self._is_saving = False
        self._is_done = False
        self._goes_on = False
        place.operations.busy.connect(self._on_busy)

    def set_form(self, form: SavedForm, first: QWidget, *, next_words: str = "") -> None:
        """Put a form under the page's care.

        Args:
            form: What is saved.
            first: What has the cursor when the page appears.
            next_words: What the button says that saves and goes on; empty for none.
        """
        self._form = form
        self.bar = FormBar(self.theme, form, next_words=next_words)
        self.set_bar(self.bar)
        self.setFocusProxy(first)
        self.bar.cancelled.connect(self._on_cancelled)
        self.bar.save_requested.connect(self._on_save)
        self.bar.save_and_next_requested.connect(self._on_save_and_next)

    def set_columns(self, main: QWidget, *side: QWidget) -> None:
        """Lay out the form in a card, and what stands beside it."""
        card = Card()
        card.body.addWidget(main)
        card.body.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(GAP)
        for widget in side:
            beside.addWidget(widget)
        beside.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(card, 7)
        columns.addLayout(beside, 3)
        self.body.addLayout(columns)

    def work(self, record: R) -> Callable[[Monitor], object]:
        """Make the work that saves a record; it runs in the background and touches no widget."""
        raise NotImplementedError

    @property
    def record_id(self) -> Stamp | None:
        """The record that is edited."""
        original = self._form.original if isinstance(self._form, RecordForm) else None
        return getattr(original, "id", NEW) or None

    def begin_next(self) -> None:
        """Show an empty form after saving with the button that goes on."""

    def may_leave(self) -> bool:
        """Ask, if something was typed and is not saved."""
        if self._is_done or self._form is None:
            return True
        return self._form.may_leave(self.place.operations)

    def _save(self, record: R) -> None:
        if self._is_saving:
            return
        self._is_saving = True
        self.place.operations.run(
            self.work(record), self.tr("Saving"), self._on_saved, self._on_refused
        )

    def _on_save(self, record: R) -> None:
        self._goes_on = False
        self._save(record)

    def _on_save_and_next(self, record: R) -> None:
        self._goes_on = True
        self._save(record)

    def _on_saved(self, result: object) -> None:
        self._is_saving = False
        self.saved.emit(result)
        if self._goes_on:
            self.begin_next()
        else:
            self._is_done = True
            self.closed.emit()

    def _on_refused(self, error: Expected) -> None:
        self._is_saving = False
        if isinstance(error, Invalid) and self._form is not None:
            self._form.show_problems(error.problems)
        else:
            self.place.operations.report(error)

    def _on_busy(self, is_busy: bool) -> None:
        # Work that was stopped calls nobody back.
        self._is_saving = self._is_saving and is_busy

    def _on_cancelled(self) -> None:
        if self.may_leave():
            self._is_done = True
            self.closed.emit()
