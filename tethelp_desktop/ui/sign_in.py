"""Before the window opens: who works here, or the choice of where to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services import remembering
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.big_choice import BigChoice
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import CheckField, TextField, Unreadable
from tethelp_desktop.ui.icons import Icon, window_icon
from tethelp_desktop.ui.operations import Expected, Operations
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Blossom, Label

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DialogWords:
    """What a dialog that asks for a passphrase says.

    Attributes:
        name: Of the widgets.
        context: Which store, or who has locked it.
    """

    name: str
    title: str
    context: str
    leave: str
    open: str
    leave_keys: str = "Esc"


class PassphraseDialog(Dialog, Generic[T]):
    """Asks for a passphrase until something opens; says how long to wait after wrong ones.

    A child says in `attempt` what is opened.

    Attributes:
        opened: What `attempt` returned; None until then.
    """

    def __init__(
        self,
        appearance: Appearance,
        operations: Operations,
        words: DialogWords,
        parent: QWidget | None = None,
    ) -> None:
        theme = appearance.theme
        super().__init__(theme, parent)
        self.opened: T | None = None
        self._messages = appearance.messages
        self._operations = operations
        self._open_words = words.open
        self._is_waiting = False
        self._seconds = 0
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._on_second)
        self.setObjectName(words.name)
        self.setWindowTitle(NAME)
        self.setWindowIcon(window_icon())
        self.setFixedWidth(460)
        self._passphrase = TextField(theme, name="passphrase")
        self._passphrase.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._box = FieldBox(theme, self.tr("Passphrase"), self._passphrase)
        self._leave = Button(
            theme, words.leave, name=f"{words.name}-leave", shortcut=words.leave_keys
        )
        self._open = Button(
            theme,
            words.open,
            name=f"{words.name}-open",
            icon=Icon.KEY,
            kind=ButtonKind.PRIMARY,
            shortcut="Return",
        )
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(Label(theme, words.title, Role.TITLE))
        titles.addWidget(Label(theme, words.context, Role.SECONDARY, wrap=True))
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(Blossom(40))
        top.addLayout(titles, 1)
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addLayout(self.above)
        layout.addWidget(self._box)
        layout.addLayout(self.below)
        layout.addLayout(buttons)
        self._leave.clicked.connect(self.reject)
        self._open.clicked.connect(self._on_open)
        self._passphrase.edited.connect(self._on_edited)
        self._passphrase.setFocus()

    def attempt(self, passphrase: str) -> Callable[[], T]:
        """Make what tries a passphrase; it runs in the background and touches no widget."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Say below the passphrase why something is not done."""
        self._box.complain(Complaint("", sentence, is_error=True))
        self.grow()

    def grow(self) -> None:
        """Become as high as what is said needs, once it is laid out: it goes over some lines."""
        QTimer.singleShot(0, self.adjustSize)

    def _on_open(self) -> None:
        # The passphrase is taken as typed: cleaning it could make it another one.
        attempt = self.attempt(self._passphrase.line.text())
        self._set_waiting(True)

        def work(_monitor: Monitor) -> T:
            return attempt()

        self._operations.run(
            work, self.tr("Opening the register"), self._on_opened, self._on_refused, writes=False
        )

    def _on_opened(self, opened: T) -> None:
        self._set_waiting(False)
        self._passphrase.line.clear()
        self.opened = opened
        self.accept()

    def _on_refused(self, error: Expected) -> None:
        self._set_waiting(False)
        self.complain(self._messages.error(error))
        self._passphrase.line.selectAll()
        self._passphrase.setFocus()
        if isinstance(error, TetHelpError) and error.failure is Failure.TOO_MANY_ATTEMPTS:
            self._seconds = int(error.values[0])
            self._second.start()
            self._show_state()

    def _on_second(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._second.stop()
            self._box.complain(None)
        self._show_state()

    def _on_edited(self) -> None:
        if not self._seconds:
            self._box.complain(None)

    def _set_waiting(self, waiting: bool) -> None:
        self._is_waiting = waiting
        for widget in (self._leave, self._passphrase):
            widget.setEnabled(not waiting)
        self._show_state()

    def _show_state(self) -> None:
        words = self._open_words
        if self._is_waiting:
            words = self.tr("Opening…")
        elif self._seconds > 0:
            words = self.tr("Wait {0} s").format(self._seconds)
        self._open.set_words(words)
        self._open.setEnabled(not self._is_waiting and self._seconds <= 0)


_DAMAGED: Final = {Failure.STORE_DAMAGED, Failure.SLOTS_ALTERED}
"""After these no passphrase will open the store."""


class SignInDialog(PassphraseDialog[T]):
    """Asks who works here and for their passphrase, until the store opens or the person leaves.

    Attributes:
        wants_restored: The store is damaged, and the person left to restore a backup of it.
    """

    def __init__(
        self,
        appearance: Appearance,
        operations: Operations,
        *,
        store_name: str,
        open_store: Callable[[str, str], T],
        people: Sequence[tuple[str, str]] = (),
        remembered_at: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            appearance: How it looks and speaks.
            operations: Runs the attempts.
            store_name: Which store it is.
            open_store: Takes the passphrase and the name chosen; empty where none is asked for.
            people: Whose passphrases open the store, as names with words; the first is chosen.
            remembered_at: The store whose passphrases the system's safe may keep; None offers
                nothing.
            parent: Qt's owner.
        """
        words = DialogWords(
            "sign-in",
            QCoreApplication.translate("SignInDialog", "Open the register"),
            store_name,
            QCoreApplication.translate("SignInDialog", "Leave"),
            QCoreApplication.translate("SignInDialog", "Open"),
        )
        super().__init__(appearance, operations, words, parent)
        self._open_store = open_store
        theme = appearance.theme
        self._person = ChoiceBox[str](theme, people, name="sign-in-person")
        if people:
            self._person.set_value(people[0][0])
            self.above.addWidget(FieldBox(theme, self.tr("Who works here"), self._person))
            QWidget.setTabOrder(self._person, self._passphrase)
            self._person.edited.connect(self._on_person)
        self._store = remembered_at if remembering.is_offered() else None
        self._remember = CheckField(
            theme, self.tr("Remember on this PC, for this Windows account"), name="sign-in-remember"
        )
        self._remember.setVisible(self._store is not None)
        self.below.addWidget(self._remember)
        self.wants_restored = False
        self._restore = Button(
            theme, self.tr("Restore from a backup…"), name="sign-in-restore", icon=Icon.BACKUP
        )
        self._restore.setVisible(False)
        self._restore.clicked.connect(self._on_restore)
        self.below.addWidget(self._restore)
        self._on_person()

    def attempt(self, passphrase: str) -> Callable[[], T]:
        """Open the store as the person who is chosen, and remember or forget the passphrase."""
        name, store, remembers = self._name, self._store, self._remember.value

        def opened() -> T:
            found = self._open_store(passphrase, name)
            if store is not None and remembers:
                remembering.keep(store, name, passphrase)
            elif store is not None:
                remembering.forget(store, name)
            return found

        return opened

    def _on_refused(self, error: Expected) -> None:
        super()._on_refused(error)
        is_damaged = isinstance(error, TetHelpError) and error.failure in _DAMAGED
        self._restore.setVisible(is_damaged)
        self.grow()

    def _on_restore(self) -> None:
        self.wants_restored = True
        self.reject()

    @property
    def _name(self) -> str:
        try:
            return self._person.value or ""
        except Unreadable:
            return ""

    def _on_person(self) -> None:
        """Bring what is remembered for the person who is chosen now."""
        self._on_edited()
        kept = None if self._store is None else remembering.kept(self._store, self._name)
        self._passphrase.line.setText(kept or "")
        self._remember.set_value(kept is not None)


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
                "restore",
                Icon.BACKUP,
                self.tr("Restore from a backup"),
                self.tr("The old PC broke or was lost. Its last backup lies on a stick or disk."),
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
        hint = self.tr(
            "Takes about 5 minutes. Broken off, it begins anew: nothing half made stays."
        )
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
            choice = BigChoice(
                theme, beginning.icon, beginning.title, beginning.text, name=beginning.key
            )
            choice.clicked.connect(self._on_clicked)
            content.addWidget(choice)
        content.addStretch(1)
        return content

    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())
