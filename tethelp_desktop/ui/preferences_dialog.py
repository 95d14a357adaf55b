"""The box in which the person chooses what stays chosen: size of letters, how amounts are said."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.money import Speech, Thousand, ZeroTens, dong
from tethelp_desktop.ui.appearance import LOCK_AFTER, Preferences
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.fields import CheckField, Editor
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label, Line

_SAMPLE: Final = 1_005_000
_WIDTH: Final = 460
_LOCKING: Final = (5, 10, 15, 30)


class PreferencesDialog(Dialog):
    """Shows preferences, and what amounts sound like with them.

    Attributes:
        chosen: What is chosen now; to be applied where the dialog was accepted.
    """

    def __init__(
        self, theme: Theme, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.chosen = preferences
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Options"))
        self.setMinimumWidth(_WIDTH)
        self._larger = CheckField(theme, self.tr("Larger letters"), name="larger")
        self._larger.set_value(preferences.larger)
        zero_tens = [(member, member.value) for member in ZeroTens]
        self._zero_tens = SegmentedChoice[ZeroTens](theme, zero_tens, name="zero-tens")
        thousands = [(member, member.value) for member in Thousand]
        self._thousand = SegmentedChoice[Thousand](theme, thousands, name="thousand")
        self._zero_tens.set_value(preferences.speech.zero_tens)
        self._thousand.set_value(preferences.speech.thousand)
        minutes = [(number, str(number)) for number in _LOCKING]
        self._lock_after = SegmentedChoice[int](theme, minutes, name="lock-after")
        self._lock_after.set_value(preferences.lock_after)
        self._sample = Label(theme, "", Role.BODY, wrap=True)
        self._sample.setObjectName("amount-sample")
        self._keep = Button(
            theme, self.tr("Keep"), name="preferences-keep", kind=ButtonKind.PRIMARY
        )
        self._keep.setAutoDefault(True)
        cancel = Button(theme, self.tr("Cancel"), name="preferences-cancel", shortcut="Esc")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(Label(theme, self.tr("Letters"), Role.CARD_TITLE))
        layout.addWidget(self._larger)
        layout.addWidget(Line())
        layout.addWidget(Label(theme, self.tr("Amounts in words"), Role.CARD_TITLE))
        self._add_choice(theme, layout, self.tr("No tens"), self._zero_tens)
        self._add_choice(theme, layout, self.tr("Thousand"), self._thousand)
        layout.addWidget(self._sample)
        hint = self.tr("For receipts from now on; a reprint keeps the words it had.")
        layout.addWidget(Label(theme, hint, Role.HINT, wrap=True))
        layout.addWidget(Line())
        layout.addWidget(Label(theme, self.tr("Lock"), Role.CARD_TITLE))
        self._add_choice(theme, layout, self.tr("After minutes"), self._lock_after)
        hint = self.tr("When nobody touches the window. Ctrl+Shift+L locks it at once.")
        layout.addWidget(Label(theme, hint, Role.HINT, wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._keep)
        layout.addLayout(row)
        for editor in (self._larger, self._zero_tens, self._thousand, self._lock_after):
            editor.edited.connect(self._on_edited)
        self._keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._on_edited()

    def _add_choice(
        self, theme: Theme, layout: QVBoxLayout, label: str, editor: Editor[Any]
    ) -> None:
        editor.describe(label, "")
        row = QHBoxLayout()
        words = Label(theme, label, Role.LABEL)
        words.setFixedWidth(theme.scaled(136))
        row.addWidget(words)
        row.addWidget(editor, 1)
        layout.addLayout(row)

    def _on_edited(self) -> None:
        speech = Speech(
            self._zero_tens.value or ZeroTens.LINH, self._thousand.value or Thousand.NGHIN
        )
        self.chosen = replace(
            self.chosen,
            larger=self._larger.value,
            speech=speech,
            lock_after=self._lock_after.value or LOCK_AFTER,
        )
        self._sample.setText(f"{dong(_SAMPLE)}: {speech.words(_SAMPLE)} đồng")
