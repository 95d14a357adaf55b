"""Before the window opens: the passphrase of a store, or the choice of where to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.icons import Icon, draw_icon, window_icon
from tethelp_desktop.ui.operations import Expected, Operations
from tethelp_desktop.ui.painting import ANTIALIASING, LEFT, half_pixel
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Blossom, Label

T = TypeVar("T")


class SignInDialog(Dialog, Generic[T]):
    """Asks for the passphrase until the store opens or the person leaves.

    Attributes:
        opened: What `open_store` returned; None until then.
    """

    def __init__(
        self,
        appearance: Appearance,
        operations: Operations,
        *,
        store_name: str,
        open_store: Callable[[str], T],
        parent: QWidget | None = None,
    ) -> None:
        theme = appearance.theme
        super().__init__(theme, parent)
        self.opened: T | None = None
        self._messages = appearance.messages
        self._operations = operations
        self._open_store = open_store
        self.setObjectName("sign-in")
        self.setWindowTitle(NAME)
        self.setWindowIcon(window_icon())
        self.setFixedWidth(460)
        self._passphrase = TextField(theme, name="passphrase")
        self._passphrase.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._box = FieldBox(theme, self.tr("Passphrase"), self._passphrase)
        self._leave = Button(theme, self.tr("Leave"), name="sign-in-leave", shortcut="Esc")
        self._open = Button(
            theme,
            self.tr("Open"),
            name="sign-in-open",
            icon=Icon.KEY,
            kind=ButtonKind.PRIMARY,
            shortcut="Return",
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, self.tr("Open the register"), Role.TITLE))
        words.addWidget(Label(theme, store_name, Role.SECONDARY))
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(Blossom(40))
        top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addWidget(self._box)
        layout.addLayout(buttons)
        self._leave.clicked.connect(self.reject)
        self._open.clicked.connect(self._on_open)
        self._passphrase.edited.connect(self._on_edited)
        self._passphrase.setFocus()

    def _on_open(self) -> None:
        # The passphrase is taken as typed: cleaning it could make it another one.
        passphrase = self._passphrase.line.text()
        self._set_waiting(True)

        def work(_monitor: Monitor) -> T:
            return self._open_store(passphrase)

        self._operations.run(
            work, self.tr("Opening the register"), self._on_opened, self._on_refused, writes=False
        )

    def _on_opened(self, opened: T) -> None:
        self.opened = opened
        self.accept()

    def _on_refused(self, error: Expected) -> None:
        self._set_waiting(False)
        self._box.complain(Complaint("", self._messages.error(error), is_error=True))
        self._passphrase.line.selectAll()
        self._passphrase.setFocus()

    def _on_edited(self) -> None:
        self._box.complain(None)

    def _set_waiting(self, waiting: bool) -> None:
        self._open.set_words(self.tr("Opening…") if waiting else self.tr("Open"))
        for widget in (self._open, self._leave, self._passphrase):
            widget.setEnabled(not waiting)


@dataclass(frozen=True, slots=True)
class Beginning:
    """One way to begin on a PC without a store."""

    key: str
    icon: Icon
    title: str
    text: str


class FirstRunDialog(QDialog):
    """Asks how to begin: headquarters, an office with its file, or a practice store.

    Signals:
        chosen: Carries the key of the beginning; whoever listens goes on and closes the dialog.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first-run")
        self.setWindowTitle(NAME)
        self.setWindowIcon(window_icon())
        self.setProperty("surface", "page")
        self.resize(980, 560)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side(theme))
        layout.addLayout(self._content(theme), 1)

    def beginnings(self) -> Sequence[Beginning]:
        """List the ways to begin."""
        return (
            Beginning(
                "join",
                Icon.USB,
                self.tr("Join with an office file"),
                self.tr("The office above sent a file on a USB stick. No network is needed."),
            ),
            Beginning(
                "headquarters",
                Icon.BUILDING,
                self.tr("Set up headquarters"),
                self.tr("Only BHXH Việt Nam does this, once: it makes the root of all signatures."),
            ),
            Beginning(
                "practice",
                Icon.BOOK,
                self.tr("Open a practice register"),
                self.tr("Made-up people to learn with. It prints no real receipt."),
            ),
        )

    def _side(self, theme: Theme) -> QWidget:
        c = theme.colours
        side = QWidget()
        side.setProperty("surface", "nav")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(280)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, NAME, Role.TITLE, ink=c.nav_text_selected))
        words.addWidget(Label(theme, self.tr("First set-up"), Role.SECONDARY, ink=c.nav_muted))
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(Blossom(36))
        brand.addLayout(words, 1)
        hint = self.tr("Takes about 5 minutes. Stop at any time; it goes on from the same step.")
        layout = QVBoxLayout(side)
        layout.setContentsMargins(24, 28, 24, 24)
        layout.addLayout(brand)
        layout.addStretch(1)
        layout.addWidget(Label(theme, hint, Role.SECONDARY, ink=c.nav_muted, wrap=True))
        return side

    def _content(self, theme: Theme) -> QVBoxLayout:
        content = QVBoxLayout()
        content.setContentsMargins(40, 30, 40, 24)
        content.setSpacing(12)
        content.addWidget(Label(theme, self.tr("How does this PC begin?"), Role.TITLE))
        lead = self.tr("Choose one. Nothing is written before the next step.")
        content.addWidget(Label(theme, lead, Role.SECONDARY))
        content.addSpacing(6)
        for beginning in self.beginnings():
            choice = _BigChoice(theme, beginning)
            choice.clicked.connect(self._on_clicked)
            content.addWidget(choice)
        content.addStretch(1)
        return content

    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _BigChoice(QPushButton):
    """A large button with an icon, a title and a line that says what follows."""

    def __init__(self, theme: Theme, beginning: Beginning) -> None:
        super().__init__()
        self._theme = theme
        self._beginning = beginning
        self.setObjectName(beginning.key)
        self.setAccessibleName(beginning.title)
        self.setAccessibleDescription(beginning.text)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self._theme.text_width(self._beginning.text, Role.SECONDARY) + 110
        return QSize(width, 88 + 2 * self._theme.extra_px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        edge = QPen(QColor(c.primary), 2) if self.hasFocus() else QPen(QColor(c.border_strong), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(c.surface2 if self.underMouse() else c.surface))
        rect = half_pixel(QRectF(self.rect()))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        middle = self.height() / 2
        icon = self._beginning.icon
        draw_icon(painter, icon, c.primary, QPointF(24, middle - 18), size=36)
        painter.setPen(QColor(c.text))
        painter.setFont(self._theme.font(Role.CARD_TITLE))
        words = QRectF(84, middle - 26, self.width() - 96, 26)
        painter.drawText(words, LEFT, self._beginning.title)
        painter.setPen(QColor(c.text2))
        painter.setFont(self._theme.font(Role.SECONDARY))
        painter.drawText(words.translated(0, 26), LEFT, self._beginning.text)
