"""Judging a receipt that somebody brings: from its code, a picture of it, or a PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.scanned import Broken, ReceiptSeal, ScanFault
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.services import receipts
from tethelp_desktop.services.receipts import Verdict, Verification
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.scanning import Scanner
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Facts, Label, Note, remove_all
from tethelp_desktop.ui.workplace import Workplace

_TONES: Final = {
    Verdict.GENUINE: (Tone.OK, Icon.SHIELD),
    Verdict.VOID: (Tone.BAD, Icon.CROSS),
    Verdict.ALTERED: (Tone.BAD, Icon.STOP),
    Verdict.UNKNOWN_OFFICE: (Tone.WARN, Icon.WARN),
    Verdict.NOT_A_SEAL: (Tone.WARN, Icon.WARN),
}


class VerifyPage(Page):
    """Says in words whether a receipt is genuine; no network is needed."""

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Verify a receipt"))
        self.set_context(self.tr("The code carries the office's signature; no network is needed."))
        self._place = place
        self._chooser = chooser or FileDialogs()
        theme = place.theme
        leave = Button(theme, self.tr("Back"), name="verify-leave", shortcut="Esc")
        self.add_action(leave)
        self._text = TextField(theme, name="verify-text")
        self._check = Button(
            theme,
            self.tr("Check"),
            name="verify-check",
            icon=Icon.SHIELD,
            kind=ButtonKind.PRIMARY,
        )
        self._open = Button(
            theme,
            self.tr("Open a picture or PDF"),
            name="verify-open",
            icon=Icon.FILE,
            shortcut="Ctrl+O",
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._check)
        row.addWidget(self._open)
        card = Card()
        card.body.addWidget(
            Label(theme, self.tr("Scan the code on the receipt, or paste its text"), Role.LABEL)
        )
        card.body.addLayout(row)
        self._verdicts = QVBoxLayout()
        self._verdicts.setSpacing(12)
        self.body.addWidget(card)
        self.body.addLayout(self._verdicts)
        self.body.addStretch(1)
        self.setFocusProxy(self._text)
        self._scanner = Scanner(self)
        self._scanner.scanned.connect(self.take_scan)
        self._text.line.returnPressed.connect(self._on_check)
        self._check.clicked.connect(self._on_check)
        self._open.clicked.connect(self._on_open)
        leave.clicked.connect(self.closed)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the page's keys."""
        return (
            Shortcut("Enter", self.tr("Check")),
            Shortcut("Ctrl+O", self.tr("Open a picture or PDF")),
        )

    def take_scan(self, text: str) -> None:
        """Judge a scanned code, unless a typing tool has rewritten it."""
        scanned = read_scan(text)
        if isinstance(scanned, Broken) and scanned.reason is ScanFault.INPUT_METHOD:
            self._place.operations.tell(self._place.messages.scan_fault(scanned.reason))
        else:
            self.check_text(scanned.text if isinstance(scanned, ReceiptSeal) else text)

    def check_text(self, text: str) -> None:
        """Judge the text of a code."""
        self._text.set_value("")  # ready for the next code
        self._show([receipts.verify(self._place.desk, text)])

    def check_file(self, path: Path) -> None:
        """Judge every code in a picture or a PDF."""
        desk = self._place.desk

        def work(_monitor: Monitor) -> list[Verification]:
            return receipts.verify_file(desk, path)

        self._place.operations.run(work, self.tr("Reading the file"), self._show, writes=False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        self._scanner.switch(on=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        self._scanner.switch(on=False)

    def _show(self, found: Sequence[Verification]) -> None:
        remove_all(self._verdicts)
        for verification in found:
            self._verdicts.addWidget(self._verdict(verification))

    def _verdict(self, verification: Verification) -> QWidget:
        theme, messages = self._place.theme, self._place.messages
        tone, icon = _TONES[verification.verdict]
        card = Card()
        note = Note(
            theme,
            tone,
            messages.name(verification.verdict),
            self._advice(verification.verdict),
            icon=icon,
        )
        note.setObjectName("verdict")
        card.body.addWidget(note)
        card.body.addWidget(Facts(theme, self._facts(verification), label_width=150))
        return card

    def _advice(self, verdict: Verdict) -> str:
        match verdict:
            case Verdict.GENUINE:
                return self.tr("Compare the facts below with the paper: they must be the same.")
            case Verdict.VOID:
                return self.tr("It was genuine and does not count any more.")
            case Verdict.ALTERED:
                return self.tr("Keep the paper and tell the office above.")
            case Verdict.UNKNOWN_OFFICE:
                return self.tr("Merge the newest bundle from the office above, then check again.")
            case Verdict.NOT_A_SEAL:
                return self.tr("Hold the paper flat, with the whole code in the picture.")

    def _facts(self, verification: Verification) -> list[tuple[str, str]]:
        sealed, receipt = verification.facts, verification.receipt
        if sealed is None:
            return []
        messages = self._place.messages
        facts = ReceiptFacts.from_json(receipt.facts) if receipt else None
        number = receipt.printed_number if receipt else f"{sealed.series}-{sealed.number:06d}"
        return [
            (self.tr("Receipt number"), number),
            (self.tr("Office"), verification.office),
            (self.tr("Given"), messages.name(sealed.kind)),
            (self.tr("Worth"), f"{grouped(sealed.amount)} đ"),
            (self.tr("Day"), shown_day(sealed.day)),
            (self.tr("Person"), facts.full_name if facts else ""),
            (self.tr("Void because"), verification.reason),
            (self.tr("Training"), self.tr("yes: worth nothing") if sealed.training else ""),
        ]

    def _on_check(self) -> None:
        text = self._text.line.text()  # as scanned: blanks are signs of the code
        if text:
            self.check_text(text)

    def _on_open(self) -> None:
        title = self.tr("Receipt to verify")
        kinds = self.tr("Pictures and PDF (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp)")
        for path in self._chooser.files(self, title, kinds, None)[:1]:
            self.check_file(path)
