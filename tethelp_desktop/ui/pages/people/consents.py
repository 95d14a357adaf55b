"""What a person agreed to, beside everything else that is known of them.

Only uses that need consent are here: helping a person waits for no answer. Nothing is taken for
granted: a use nobody asked about says so.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.privacy import needs_consent
from tethelp_desktop.domain.records import Beneficiary, Consent, DataUse, Erasure
from tethelp_desktop.services.privacy import answers
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Line, Note, TwoLines, remove_all
from tethelp_desktop.ui.workplace import Workplace


class ConsentSection(QWidget):
    """The answers of one person that stand, and the way to record one and to give out the file.

    Signals:
        answer_asked: Carries the use that an answer shall be recorded for.
        file_asked: The person's whole file shall be written.
    """

    answer_asked = Signal(object)
    file_asked = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        theme = place.theme
        self._answers = QVBoxLayout()
        self._answers.setSpacing(10)
        self._erased = Note(theme, Tone.WARN, "")
        self._erased.setObjectName("person-erased")
        self._said = Label(theme, "", Role.SECONDARY, wrap=True)
        self._said.setObjectName("person-file-said")
        file = Button(
            theme,
            self.tr("Write out this person's file"),
            name="person-file",
            icon=Icon.OUT,
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(Line())
        layout.addWidget(Label(theme, self.tr("Use of personal data"), Role.STRONG))
        layout.addLayout(self._answers)
        layout.addWidget(self._erased)
        layout.addWidget(file, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._said)
        file.clicked.connect(self.file_asked)
        self.say("")

    def show_person(self, person: Beneficiary) -> None:
        """Read what a person agreed to."""
        remove_all(self._answers)
        with self._place.desk.store.read() as reader:
            standing = answers(self._place.desk, reader, person.id)
            orders = reader.find(Erasure, beneficiary_id=person.id)
        self._erased.setVisible(bool(orders))
        if orders:
            day = shown_day(orders[0].decided_on)
            self._erased.say(
                self.tr("The erasure was ordered"), f"{orders[0].document_number}, {day}"
            )
        for use in filter(needs_consent, DataUse):
            self._answers.addWidget(self._line(use, standing.get(use)))

    def say(self, words: str) -> None:
        """Say where a file was written; empty for nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _line(self, use: DataUse, answer: Consent | None) -> TwoLines:
        theme, name = self._place.theme, self._place.messages.name(use)
        record = Button(
            theme,
            self.tr("Record"),
            name=f"consent-{use}",
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        record.setAccessibleName(self.tr("Record the answer: {0}").format(name))
        record.clicked.connect(partial(self.answer_asked.emit, use))
        if answer is None:
            words, icon, ink = self.tr("Not asked yet"), Icon.CIRCLE, theme.colours.text3
        else:
            said = self.tr("Agreed {0}, {1}") if answer.given else self.tr("Not agreed {0}, {1}")
            words = said.format(shown_day(answer.given_on), answer.evidence)
            icon = Icon.CHECK if answer.given else Icon.CROSS
            ink = theme.colours.success if answer.given else theme.colours.danger
        return TwoLines(theme, name, words, icon=icon, ink=ink, strong=False, action=record)
