"""The frame of every screen: title, context line, actions, a body that scrolls, a bar that stays.

A section of the window is a page; a form or a detail that covers it for a while is a page too,
shown over it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label

SIDE = 20
GAP = 14
_ROOM_AROUND_FOCUS = 30


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key of a screen, for the list that F1 shows."""

    keys: str
    words: str


class Page(QWidget):
    """A screen.

    A child page adds its widgets to `body` in `__init__`, its buttons with `add_action`, and
    overrides `refresh`, and `may_leave` and `shortcuts` where it has something to say.

    Attributes:
        body: What scrolls when the window is low.
        covers_window: Whether navigation and status bar go away while the page is shown.

    Signals:
        covered: Asks the window to show another page over this one; carries it.
        closed: Asks the window to take this page away from over the one below.
        visit_asked: Asks the window for another section; carries its key.
        record_asked: Asks the window for a record; carries its section's key and its id.
        sign_in_asked: Asks the window to close for signing in anew: this PC has other keys.
    """

    covered = Signal(object)
    closed = Signal()
    visit_asked = Signal(str)
    record_asked = Signal(str, str)
    sign_in_asked = Signal()

    covers_window = False

    def __init__(self, theme: Theme, title: str, context: str = "") -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = theme
        self._title = Label(theme, title, Role.TITLE)
        self._context = Label(theme, context, Role.SECONDARY)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(SIDE, 0, SIDE, GAP)
        self.body.setSpacing(GAP)
        self._bar = QWidget()
        self._bar_layout = QHBoxLayout(self._bar)
        self._lay_out()

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Rename the page, as when a new record gets its name."""
        self._title.setText(title)

    def set_context(self, context: str) -> None:
        """Fill the grey line below the title: counts, programme, as of when."""
        self._context.setText(context)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right of the header; the primary one comes last."""
        self._actions.addWidget(widget)

    def set_bar(self, bar: QWidget) -> None:
        """Put a bar below the body that never scrolls away."""
        self._bar_layout.addWidget(bar)
        self._bar.setVisible(True)

    def show_bar(self, *, shown: bool) -> None:
        """Show the bar, or take it away while there is nothing to do with it."""
        self._bar.setVisible(shown)

    def refresh(self) -> None:
        """Read everything anew; called when the page comes into sight and after each change."""

    def show_record(self, rid: Stamp) -> None:
        """Make a record current, for a page that lists such records."""

    def may_leave(self) -> bool:
        """Ask, if something would be lost, whether the page may go; True when nothing would."""
        return True

    @property
    def record_id(self) -> Stamp | None:
        """The record that the whole page is about; None where it is about several, or a new one."""
        return None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return ()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._context)
        header = QHBoxLayout()
        header.setContentsMargins(SIDE, 12, SIDE, 10)
        header.addLayout(words, 1)
        header.addLayout(self._actions)
        scrolled = QWidget()
        scrolled.setProperty("surface", "scrolled")
        scrolled.setLayout(self.body)
        scroll = _PageScroll()
        scroll.setWidget(scrolled)
        self._bar.setProperty("surface", "bar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar_layout.setContentsMargins(SIDE, 9, SIDE, 9)
        self._bar.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._bar)


class _PageScroll(QScrollArea):
    """Scrolls only up and down, and lets the window be lower than the body."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt scrolls to a field that Tab reaches, but not to one that Enter, F7 or a mistake does.
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def minimumSizeHint(self) -> QSize:
        body = self.widget()
        return QSize(body.minimumSizeHint().width() if body else 0, 120)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        body = self.widget()
        if now is not None and body is not None and body.isAncestorOf(now):
            middle = now.mapTo(body, now.rect().center())
            room = min(now.height() // 2 + _ROOM_AROUND_FOCUS, self.viewport().height() // 2)
            self.ensureVisible(middle.x(), middle.y(), 0, room)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A section of the window.

    Attributes:
        factory: Makes the page; called at the first visit and again after a change of theme or
            language.
        badge: Counts what waits there, on another thread; 0 shows nothing.
        at_foot: Stands below the others, with Alt+0.
        begins_group: Has a thin line above it, where another sort of work begins.
        of_programme: Leads to what is entered of the programme; the window says above it what
            one that is closed still takes.
    """

    key: str
    icon: Icon
    title: str
    factory: Callable[[Theme, Messages], Page]
    badge: Callable[[], int] | None = None
    at_foot: bool = False
    begins_group: bool = False
    of_programme: bool = False
