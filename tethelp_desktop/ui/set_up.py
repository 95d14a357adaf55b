"""What every way of making a register asks and shows: its form, its worker, its code once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.desk import FIRST_SERIES, Desk
from tethelp_desktop.services.staff import sheet_of
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import CheckField, TextField
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon, window_icon
from tethelp_desktop.ui.operations import Expected, Operations
from tethelp_desktop.ui.recovery_sheet import SheetSaver
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Blossom, Facts, Label, Note

_CONTENT_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Answers:
    """What the forms of the first set-up ask; each asks a part of it."""

    office: str = ""
    symbol: str = ""
    place: str = ""
    programme: str = ""
    series: str = FIRST_SERIES
    staff: str = ""
    passphrase: str = ""
    repeated: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """A register that was just made and is open.

    Attributes:
        facts: What the person has to know or hand on, as labels with values.
    """

    desk: Desk
    recovery_code: str
    facts: tuple[tuple[str, str], ...] = ()


class SetUpDialog(QDialog):
    """Asks, makes the register in the background, and shows the recovery code once.

    A child adds its fields in `_add_fields` and makes the register in `_make`.

    Attributes:
        desk: The open register; None until it is made and its code is written down.
    """

    required: Sequence[str] = ("staff", "passphrase")

    def __init__(
        self,
        appearance: Appearance,
        operations: Operations,
        folder: Path,
        parent: QWidget | None = None,
        chooser: Chooser | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self._saver = SheetSaver(self, operations, chooser or FileDialogs())
        self.folder = folder
        self._begun: Begun | None = None
        self._appearance = appearance
        self._operations = operations
        theme = appearance.theme
        self._theme = theme
        self.setObjectName("set-up")
        self.setWindowTitle(NAME)
        self.setWindowIcon(window_icon())
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(980, 560)
        self.form = RecordForm[Answers](theme, appearance.messages, self._problems)
        self._trouble = Note(theme, Tone.BAD, "")
        self._trouble.setObjectName("set-up-trouble")
        self._trouble.setVisible(False)
        self._back = Button(
            theme, self.tr("Back"), name="set-up-back", icon=Icon.LEFT, shortcut="Esc"
        )
        self._go_on = Button(
            theme,
            self.tr("Go on"),
            name="set-up-go-on",
            icon=Icon.ARROW,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        self._written = CheckField(
            theme, self.tr("I have written the code on paper"), name="set-up-written"
        )
        self._sheet = Button(
            theme,
            self.tr("Save the sheet to print"),
            name="set-up-sheet",
            icon=Icon.SAVE,
            shortcut="Ctrl+S",
        )
        self._saved = Label(theme, "", Role.HINT, wrap=True)
        self._saved.setObjectName("set-up-saved")
        self._pages = QStackedWidget()
        self._add_fields()
        self._lay_out()
        self._back.clicked.connect(self.reject)
        self._go_on.clicked.connect(self._on_go_on)
        self._written.edited.connect(self._on_written)
        self._sheet.clicked.connect(self._on_sheet)
        self._saver.written.connect(self._on_sheet_written)
        self.form.edited.connect(self._on_edited)

    def reject(self) -> None:  # noqa: D102
        # The code is shown only once: the dialog is not left before it was written down.
        if self._begun is None and not self._operations.is_busy:
            super().reject()

    def _add_fields(self) -> None:
        """Put the form's rows; a child calls it for the rows that every way has."""
        theme, form = self._theme, self.form
        staff = form.field(
            "staff",
            TextField(theme, name="staff"),
            label=self.tr("Your name"),
            required=True,
            hint=self.tr("Stands on every receipt that you hand over."),
        )
        first, second = (TextField(theme, name=name) for name in ("passphrase", "repeated"))
        for field in (first, second):
            field.line.setEchoMode(QLineEdit.EchoMode.Password)
        passphrase = form.field(
            "passphrase",
            first,
            label=self.tr("Passphrase"),
            required=True,
            hint=self.tr("At least 8 characters; a sentence is best."),
        )
        repeated = form.field(
            "repeated", second, label=self.tr("The passphrase again"), required=True
        )
        form.add_section(self.tr("First member of staff"))
        form.add_row((staff, 12))
        form.add_row((passphrase, 6), (repeated, 6))

    def _words(self) -> tuple[str, str]:
        """Say what the dialog is for: a title, and what to have at hand."""
        raise NotImplementedError

    def _answers(self) -> Answers:
        """Say what the form shows at first."""
        return Answers()

    def _make(self, answers: Answers, monitor: Monitor) -> Begun:
        """Make the register; runs on the worker thread."""
        raise NotImplementedError

    def _problems(self, answers: Answers) -> Iterator[Problem]:
        for name in self.required:
            if not getattr(answers, name):
                yield Problem(name, Rule.REQUIRED)

    def _lay_out(self) -> None:
        theme = self._theme
        title, lead = self._words()
        self.form.load(self._answers())
        asked = QVBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(Label(theme, title, Role.TITLE, wrap=True))
        asked.addWidget(Label(theme, lead, Role.SECONDARY, wrap=True))
        asked.addWidget(self._trouble)
        asked.addWidget(self.form)
        asked.addWidget(
            Label(theme, self.tr("The register will lie in {0}").format(self.folder), Role.HINT)
        )
        asked.addStretch(1)
        self._pages.addWidget(scrolled(asked))
        bar = QWidget()
        bar.setProperty("surface", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout(bar)
        buttons.setContentsMargins(40, 10, 40, 10)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._go_on)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self._pages, 1)
        content.addWidget(bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side())
        layout.addLayout(content, 1)

    def _side(self) -> QWidget:
        theme, c = self._theme, self._theme.colours
        side = QWidget()
        side.setProperty("surface", "nav")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(240)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, NAME, Role.TITLE, ink=c.nav_text_selected))
        words.addWidget(Label(theme, self.tr("First set-up"), Role.SECONDARY, ink=c.nav_muted))
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(Blossom(36))
        brand.addLayout(words, 1)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(24, 28, 20, 24)
        layout.addLayout(brand)
        layout.addStretch(1)
        hint = self.tr("The passphrase never leaves this PC, and nobody can look it up.")
        layout.addWidget(Label(theme, hint, Role.SECONDARY, ink=c.nav_muted, wrap=True))
        return side

    def _code_page(self, begun: Begun) -> QWidget:
        theme = self._theme
        told = QVBoxLayout()
        told.setSpacing(10)
        told.addWidget(Label(theme, self.tr("The register is made"), Role.TITLE))
        told.addWidget(
            Note(
                theme,
                Tone.WARN,
                self.tr("Print this recovery code, or write it on paper, and lock it away"),
                self.tr(
                    "It opens the register when the passphrase is forgotten. It is shown this"
                    " once; without both, nobody can read the register again."
                ),
            )
        )
        code = Label(theme, begun.recovery_code.replace("-", "  "), Role.NUMBER)
        code.setObjectName("recovery-code")
        code.setAccessibleName(self.tr("Recovery code: {0}").format(begun.recovery_code))
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.addWidget(code)
        told.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignLeft)
        told.addWidget(self._saved)
        if begun.facts:
            told.addWidget(Facts(theme, begun.facts, label_width=170))
        told.addWidget(self._written)
        told.addStretch(1)
        return scrolled(told)

    def _on_go_on(self) -> None:
        if self._begun is not None:
            self.desk = self._begun.desk
            self.accept()
            return
        answers = self.form.checked_record()
        if answers is None:
            return
        if "repeated" in self.form.boxes and answers.passphrase != answers.repeated:
            sentence = self.tr("The two passphrases differ. Type both again.")
            box: FieldBox = self.form.boxes["repeated"]
            box.complain(Complaint("repeated", sentence, is_error=True))
            box.editor.setFocus()
            return
        self._set_waiting(waiting=True)

        def work(monitor: Monitor) -> Begun:
            return self._make(answers, monitor)

        self._operations.run(
            work, self.tr("Making the register"), self._on_begun, self._on_refused, writes=False
        )

    def _on_begun(self, begun: Begun) -> None:
        self._set_waiting(waiting=False)
        self._begun = begun
        self._pages.addWidget(self._code_page(begun))
        self._pages.setCurrentIndex(1)
        self._back.setVisible(False)
        self._go_on.set_words(self.tr("Open the register"))
        self._go_on.setEnabled(False)
        self._written.setFocus()

    def _on_sheet(self) -> None:
        begun = self._begun
        if begun is not None:
            self._saver.save(lambda: sheet_of(begun.desk, begun.recovery_code))

    def _on_sheet_written(self, path: Path) -> None:
        words = self.tr("Written to {0}. Print it, seal it in an envelope, then delete the file.")
        self._saved.setText(words.format(path))

    def _on_refused(self, error: Expected) -> None:
        self._set_waiting(waiting=False)
        self._trouble.say(
            self.tr("Not done; nothing was changed"), self._appearance.messages.error(error)
        )
        self._trouble.setVisible(True)

    def _on_written(self) -> None:
        self._go_on.setEnabled(self._written.value)

    def _on_edited(self) -> None:
        self._trouble.setVisible(False)

    def _set_waiting(self, *, waiting: bool) -> None:
        self._go_on.set_words(self.tr("One moment…") if waiting else self.tr("Go on"))
        for widget in (self._go_on, self._back, self.form):
            widget.setEnabled(not waiting)


def scrolled(column: QVBoxLayout) -> QWidget:
    """Keep a column narrow enough to read, and let a low window scroll it."""
    column.setContentsMargins(40, 26, 40, 20)
    inner = QWidget()
    inner.setProperty("surface", "scrolled")
    inner.setMaximumWidth(_CONTENT_WIDTH + 80)
    inner.setLayout(column)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return scroll
