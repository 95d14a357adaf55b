"""The papers that prove a record, for any page to embed: listed, added, looked at, taken back.

To embed: make one `EvidencePanel(place, chooser)`, put it into the layout, connect its `covered`
to the page's `covered`, and call `show_targets([Target(Subject("decision", rid), words, kind)])`
whenever another record becomes current (and in `refresh`); an empty list hides it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.documents.scans import Scan
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Attachment, EvidenceKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.evidence import (
    Filed,
    Subject,
    attach,
    copy_into,
    filed,
    look_at,
    scan_of,
    take_back,
)
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.scan_view import ScanPage, ScanView
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace

_MOST_ROWS: Final = 4
"""Files that are in sight without scrolling in the list."""


@dataclass(frozen=True, slots=True)
class Target:
    """A record that files may prove.

    Attributes:
        words: What the person calls it, such as `Phiếu chi 07`.
        kind: What usually proves it.
    """

    subject: Subject
    words: str
    kind: EvidenceKind


class EvidencePanel(QWidget):
    """The files of one or several records, with what can be done with them.

    Signals:
        covered: Asks for another page over the section; carries it.
    """

    covered = Signal(object)

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        super().__init__()
        self._place = place
        self.chooser = chooser or FileDialogs()
        self._targets: dict[Stamp, Target] = {}
        self._preferred: Stamp | None = None
        theme = place.theme

        def button(words: str, name: str, icon: Icon, shortcut: str = "") -> Button:
            return Button(
                theme, words, name=name, icon=icon, shortcut=shortcut, size=ButtonSize.SMALL
            )

        self._open = button(self.tr("Look at it"), "evidence-open", Icon.EYE)
        self._save = button(self.tr("Save a copy"), "evidence-save", Icon.SAVE)
        self._add = button(self.tr("Attach a file"), "evidence-add", Icon.SCAN, "Ctrl+G")
        self._withdraw = Button(
            theme,
            self.tr("Take back"),
            name="evidence-withdraw",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
            size=ButtonSize.SMALL,
        )
        self.reason = ReasonCard(theme, self.tr("Take the file back"))
        self.table = RecordTable[Filed](
            theme,
            self._columns(),
            name="evidence",
            key=lambda row: row.attachment.id,
            row_height=TALL_ROW,
        )
        words = self.tr("No file yet. Attach the scan or a photograph of the paper (Ctrl+G).")
        self._none = Label(theme, words, Role.SECONDARY, wrap=True)
        self._lay_out()
        self._connect()
        self.show_targets(())

    def show_targets(self, targets: Sequence[Target], preferred: Stamp | None = None) -> None:
        """Show the files of other records, or of the same ones anew.

        Args:
            targets: The records; none hides the panel.
            preferred: The record that a new file is for, unless the person says otherwise.
        """
        self._targets = {target.subject.id: target for target in targets}
        self._preferred = (
            preferred if preferred in self._targets else next(iter(self._targets), None)
        )
        self.setVisible(bool(targets))
        rows = filed(self._place.desk, list(self._targets)) if targets else []
        rows.sort(key=lambda row: (row.taken_back is not None, row.attachment.id))
        self.table.set_source(Listed(rows))
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows and self.table.current is None:
            self.table.view.select_row(0)
        self.table.fit_to_rows(_MOST_ROWS)
        self._on_current_changed(self.table.current)

    def prefer(self, subject_id: Stamp) -> None:
        """Say which of the records a new file is for, unless the person says otherwise."""
        if subject_id in self._targets:
            self._preferred = subject_id

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        title = Label(self._place.theme, self.tr("Papers attached"), Role.CARD_TITLE)
        head.addWidget(title, 1)
        for one in (self._withdraw, self._save, self._open, self._add):
            head.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.reason)
        layout.addWidget(self.table)
        layout.addWidget(self._none)

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._open.clicked.connect(self._on_open)
        self._save.clicked.connect(self._on_save)
        self._withdraw.clicked.connect(self._on_withdraw)
        self.reason.confirmed.connect(self._on_withdraw_confirmed)
        self.table.opened.connect(self._on_open)
        self.table.current_changed.connect(self._on_current_changed)

    def _columns(self) -> list[Column[Filed]]:
        return [
            Column(title=self.tr("File"), cell=self._what, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Attached"),
                cell=lambda row: shown_day(local_day(row.attachment.recorded_at)),
                kind=Kind.DATE,
                width=94,
            ),
            Column(
                title=self.tr("By"),
                cell=lambda row: f"{row.attachment.recorded_by}\n{row.office}",
                kind=Kind.TWO_LINES,
                width=170,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("State"),
                cell=self._badge,
                kind=Kind.PILL,
                width=pills_width([self._back_badge()]),
            ),
        ]

    def _what(self, row: Filed) -> str:
        entry = row.attachment
        parts = [self._place.messages.name(entry.kind), size_words(entry.size)]
        if len(self._targets) > 1:
            parts.insert(0, self._targets[entry.subject_id].words)
        return f"{entry.title}\n{'  ·  '.join(parts)}"

    def _badge(self, row: Filed) -> Badge:
        return Badge("") if row.taken_back is None else self._back_badge()

    def _back_badge(self) -> Badge:
        return Badge(self.tr("Taken back"), Tone.MUTED, Icon.CROSS)

    def _on_current_changed(self, row: Filed | None) -> None:
        self.reason.hide()
        self._open.setEnabled(row is not None)
        self._save.setEnabled(row is not None)
        may = row is not None and row.taken_back is None and row.is_ours
        self._withdraw.setEnabled(may)

    def _on_add(self) -> None:
        kinds = self.tr("PDF or pictures (*.pdf *.jpg *.jpeg *.png);;All files (*)")
        paths = self.chooser.files(self, self.tr("Which file?"), kinds, None)
        if not paths:
            return

        def read(monitor: Monitor) -> list[Scan]:
            found = []
            for number, path in enumerate(paths):
                monitor.report("reading-file", number, len(paths))
                found.append(scan_of(path))
            return found

        self._place.operations.run(read, self.tr("Reading the file"), self._on_read, writes=False)

    def _on_read(self, scans: list[Scan]) -> None:
        if self._targets:
            page = AttachPage(self._place, list(self._targets.values()), self._preferred, scans)
            page.saved.connect(self._on_attached)
            self.covered.emit(page)

    def _on_attached(self, entries: Sequence[Attachment]) -> None:
        self.show_targets(list(self._targets.values()), self._preferred)
        self.table.select_key(entries[0].id)

    def _on_open(self) -> None:
        row = self.table.current
        if row is None:
            return
        desk, entry = self._place.desk, row.attachment

        def read(_monitor: Monitor) -> Scan:
            return look_at(desk, entry.id)

        def show(scan: Scan) -> None:
            context = f"{self._place.messages.name(entry.kind)}  ·  {size_words(entry.size)}"
            self.covered.emit(ScanPage(self._place, scan, entry.title, context))

        self._place.operations.run(read, self.tr("Reading the file"), show, writes=False)

    def _on_save(self) -> None:
        row = self.table.current
        if row is None:
            return
        folder = self.chooser.folder(self, self.tr("Into which folder?"), None)
        if folder is None:
            return
        desk, entry = self._place.desk, row.attachment

        def save(_monitor: Monitor) -> Path:
            return copy_into(desk, entry, folder)

        self._place.operations.run(save, self.tr("Saving a copy"), self._on_saved, writes=False)

    def _on_saved(self, path: Path) -> None:
        text = self.tr(
            "{0}\nThe copy is not encrypted: keep it where only those may read it who should."
        )
        self._place.operations.tell(Notice(self.tr("A copy was saved"), text.format(path), Tone.OK))

    def _on_withdraw(self) -> None:
        row = self.table.current
        if row is not None:
            told = self.tr("Take “{0}” back: it stays in the books and proves nothing any more")
            self.reason.ask(told.format(row.attachment.title))

    def _on_withdraw_confirmed(self, reason: str) -> None:
        row = self.table.current
        if row is None:
            return
        desk, rid = self._place.desk, row.attachment.id

        def work(_monitor: Monitor) -> Attachment:
            return take_back(desk, rid, reason)

        self._place.operations.run(work, self.tr("Taking the file back"), self._on_taken_back)

    def _on_taken_back(self, _counter: Attachment) -> None:
        self.reason.hide()
        self.show_targets(list(self._targets.values()), self._preferred)


class AttachPage(FormPage[Attachment]):
    """Says what a file is before it is attached, beside a look at it."""

    def __init__(
        self,
        place: Workplace,
        targets: Sequence[Target],
        preferred: Stamp | None,
        scans: Sequence[Scan],
    ) -> None:
        super().__init__(place, "")
        self._targets = {target.subject.id: target for target in targets}
        self._scans = scans
        self.set_title(self.tr("Attach a file"))
        size = size_words(sum(len(scan.content) for scan in scans))
        self.set_context(self.tr("Files: {0}  ·  {1} as kept").format(len(scans), size))
        meant = self._targets[preferred] if preferred else targets[0]
        self.form = form = RecordForm[Attachment](
            place.theme,
            place.messages,
            with_gaps(self._problems, {"subject_id": meant.subject.id, "kind": meant.kind}),
        )
        title = self._add_fields(targets)
        note = Note(
            place.theme,
            Tone.INFO,
            self.tr("Pictures are kept without place and camera"),
            self.tr("Give no person's name in the title: it stands in lists and reports."),
        )
        view = ScanView(place.theme, least=QSize(300, 360))
        view.show_scan(scans[0], self.tr("Look at the file"))
        self.set_columns(form, note, view)
        self.set_form(form, title)
        form.load(
            Attachment(
                subject_table=meant.subject.table,
                subject_id=meant.subject.id,
                kind=meant.kind,
                title=f"{place.messages.name(meant.kind)}: {meant.words}",
                media_type=scans[0].media_type,
                content="-",
                digest="-",
            )
        )

    def work(self, record: Attachment) -> Callable[[Monitor], object]:
        """Attach every file, one after the other."""
        desk, subject = self.place.desk, self._targets[record.subject_id].subject
        several = len(self._scans) > 1

        def save(_monitor: Monitor) -> list[Attachment]:
            return [
                attach(
                    desk,
                    subject,
                    scan,
                    record.kind,
                    f"{record.title} ({number})" if several else record.title,
                )
                for number, scan in enumerate(self._scans, 1)
            ]

        return save

    def _add_fields(self, targets: Sequence[Target]) -> TextField:
        theme, form, messages = self.place.theme, self.form, self.place.messages
        subject = ChoiceBox[Stamp](
            theme,
            [(target.subject.id, target.words) for target in targets],
            name="evidence-subject",
        )
        kind = ChoiceBox[EvidenceKind](theme, messages.names(EvidenceKind), name="evidence-kind")
        title = TextField(theme, name="evidence-title")
        label = self.tr("Proves")
        form.add_row((form.field("subject_id", subject, label=label, required=True), 12))
        form.add_row((form.field("kind", kind, label=self.tr("Sort of paper"), required=True), 12))
        form.add_row((form.field("title", title, required=True), 12))
        return title

    def _problems(self, entry: Attachment) -> Iterator[Problem]:
        return _shown(problems(entry, self.place.desk.today))


def _shown(found: Iterable[Problem]) -> Iterator[Problem]:
    """Keep what the form has a field for; the rest is the service's to say."""
    return (one for one in found if one.field in ("subject_id", "kind", "title"))


def size_words(size: int) -> str:
    """Say how large a file is: `350 kB`."""
    return f"{grouped(max(1, round(size / 1_000)))} kB"
