"""The first set-up of a PC: what has to be asked, and what has to be written down afterwards.

One dialog for each way to begin. Nothing is written before its button is pressed; whatever is
refused is said on the same page, and the answers stay.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Level, Office
from tethelp_desktop.services import offices, practice_office
from tethelp_desktop.services.desk import make_headquarters, wall_clock
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.set_up import Answers, Begun, SetUpDialog
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note


class HeadquartersDialog(SetUpDialog):
    """Makes the top of the line: root of all signatures, and the year's programme."""

    required = ("office", "symbol", "programme", "staff", "passphrase")

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("Headquarters"),
            self.tr("Only BHXH Việt Nam does this, once: it makes the root of all signatures."),
        )

    def _add_fields(self) -> None:
        theme, form = self._theme, self.form
        office = form.field("office", TextField(theme, name="office"), label=self.tr("Office"))
        symbol = form.field(
            "symbol",
            TextField(theme, name="symbol"),
            label=self.tr("Symbol"),
            hint=self.tr("In receipt numbers"),
        )
        place = form.field("place", TextField(theme, name="place"), label=self.tr("Place"))
        programme = form.field(
            "programme", TextField(theme, name="programme"), label=self.tr("This year's programme")
        )
        form.add_row((office, 6), (symbol, 3), (place, 3))
        form.add_row((programme, 12))
        super()._add_fields()

    def _answers(self) -> Answers:
        today = date.today()  # noqa: DTZ011 - only what the form begins with
        return Answers(
            office="Bảo hiểm xã hội Việt Nam",
            symbol="TW",
            place="Hà Nội",
            programme=offices.proposed_campaign(today).name,
        )

    def _make(self, answers: Answers, monitor: Monitor) -> Begun:
        monitor.report("headquarters")
        office = Office(
            name=answers.office, level=Level.CENTRAL, symbol=answers.symbol, place=answers.place
        )
        proposed = offices.proposed_campaign(local_day(wall_clock()))
        desk, code = make_headquarters(
            self.folder,
            answers.passphrase,
            office,
            answers.staff,
            programme=replace(proposed, name=answers.programme),
        )
        return Begun(desk, code)


class JoinDialog(SetUpDialog):
    """Makes the register of an office from the file that the office above sent."""

    required = ("series", "staff", "passphrase")

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("Your office"),
            self.tr("Plug in the USB stick from the office above and choose the office file."),
        )

    def _add_fields(self) -> None:
        theme, form = self._theme, self.form
        self._file = Path()
        self._choose = Button(
            theme, self.tr("Choose the file"), name="set-up-choose", icon=Icon.USB, shortcut="F4"
        )
        self._choose.clicked.connect(self._on_choose)
        self._read = Note(theme, Tone.INFO, self.tr("No file chosen yet"))
        self._read.setObjectName("set-up-file")
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 6)
        row.setSpacing(12)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._read, 1)
        chosen = QWidget()
        chosen.setLayout(row)
        form.add_widget(chosen)
        series = form.field(
            "series",
            TextField(theme, name="series"),
            label=self.tr("Series of this PC"),
            hint=self.tr("Begins every receipt number; each PC of an office has its own."),
        )
        form.add_row((series, 6))
        super()._add_fields()

    def take_file(self, path: Path) -> None:
        """Read an office file and say for which office it is."""
        try:
            file = offices.read_office_file(path)
        except TetHelpError as error:
            self._file = Path()
            self._read.say(path.name, self._appearance.messages.error(error), Tone.BAD)
            return
        self._file = path
        kind = self.tr("Practice line") if file.training else ""
        self._read.say(file.office_name, kind or str(path), Tone.OK)

    def _make(self, answers: Answers, monitor: Monitor) -> Begun:
        monitor.report("joining")
        joined = offices.join(
            self.folder, answers.passphrase, self._file, answers.staff, series=answers.series
        )
        facts = (
            (self.tr("Code to read out"), joined.fingerprint),
            (self.tr("File to send back, on the stick"), joined.enrolment.name),
        )
        return Begun(joined.desk, joined.recovery_code, facts)

    def _on_choose(self) -> None:
        title, filters = self.tr("Office file"), self.tr("Office files (*.tethelp-office)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", filters)
        if chosen:
            self.take_file(Path(chosen))

    def _on_go_on(self) -> None:
        if self._begun is None and self._file == Path():
            self._read.say(
                self.tr("No file chosen yet"), self.tr("Choose the office file first."), Tone.BAD
            )
            self._choose.setFocus()
            return
        super()._on_go_on()


class PracticeDialog(SetUpDialog):
    """Makes a register of made-up people."""

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("Practice register"),
            self.tr("Made-up people to learn with. It prints no real receipt."),
        )

    def _make(self, answers: Answers, monitor: Monitor) -> Begun:
        made = practice_office.make_practice_office(
            self.folder, answers.passphrase, answers.staff, monitor=monitor
        )
        return Begun(made.desk, made.recovery_code)


def set_up_dialog(
    key: str,
    appearance: Appearance,
    operations: Operations,
    folder: Path,
    parent: QWidget | None = None,
    chooser: Chooser | None = None,
) -> SetUpDialog:
    """Make the dialog for a way to begin: `join`, `headquarters` or `practice`."""
    kinds = {"join": JoinDialog, "headquarters": HeadquartersDialog, "practice": PracticeDialog}
    return kinds[key](appearance, operations, folder, parent, chooser)
