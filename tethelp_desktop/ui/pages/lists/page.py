"""Lists at the left, the people of the chosen one at the right, and every step of a list."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import errors
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, SelectionList
from tethelp_desktop.domain.selection import ListState
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services import selection
from tethelp_desktop.services.nominating import ListImport, RowOutcome, import_list
from tethelp_desktop.services.selection import ListView, NominationRow
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.lists.checking import Checked, ListCheck
from tethelp_desktop.ui.pages.lists.decision_pages import DecisionsPage
from tethelp_desktop.ui.pages.lists.head import ListHead
from tethelp_desktop.ui.pages.lists.import_page import ListImportPage
from tethelp_desktop.ui.pages.lists.list_form import ListFormPage, Part
from tethelp_desktop.ui.pages.lists.person_form import NominationPage
from tethelp_desktop.ui.pages.lists.roll import ListRoll
from tethelp_desktop.ui.pages.lists.row_acts import RowActs
from tethelp_desktop.ui.pages.lists.rows import RowTable
from tethelp_desktop.ui.pages.lists.words import joined, list_badge
from tethelp_desktop.ui.proposing import ProposePage
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, EmptyState, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_LIST_WIDTH: Final = 384
_NARROW_LIST_WIDTH: Final = 372
_SAID: Final = 2
"""Problems that are said in full below the rows."""
_NARROW: Final = 1100
"""Page width below which the lists give way to the people."""


class ListsPage(Page):
    """Who was asked for whom, what came, and what is proposed from it."""

    def __init__(self, place: Workplace, chooser: Chooser) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Lists of people"))
        self._place = place
        self._chooser = chooser
        self._campaign: Campaign | None = None
        self._wanted = NEW
        self._shown = NEW
        self._is_reading = False
        self._said = ""
        self._decisions = Button(
            theme, self.tr("Decisions"), name="decisions-open", icon=Icon.FILE, shortcut="Ctrl+T"
        )
        self._add = Button(
            theme, self.tr("New list"), name="list-add", icon=Icon.PLUS, shortcut="Ctrl+N"
        )
        self._propose = Button(
            theme,
            self.tr("Propose"),
            name="list-propose",
            icon=Icon.GIFT,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        for button in (self._decisions, self._add, self._propose):
            self.add_action(button)
        self.lists = RecordTable[ListView](
            theme,
            self._columns(),
            name="lists",
            key=lambda view: view.selection.id,
            empty_icon=Icon.FILE,
            row_height=TALL_ROW,
        )
        self.lists.view.setAccessibleName(self.title)
        self.head = ListHead(theme, place.messages)
        self.rows = RowTable(theme, place.messages)
        self.rows.view.setAccessibleName(self.tr("People of the list"))
        self.acts = RowActs(place, self.rows)
        self._matter = Note(theme, Tone.WARN, "")
        self._matter.setObjectName("list-matter")
        self._none = EmptyState(theme, Icon.FILE)
        self._check = ListCheck(place, self)
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self.lists.view)

    def refresh(self) -> None:
        """Read the lists anew; the chosen one stays chosen."""
        self._campaign = self._place.desk.campaign
        found: list[ListView] = []
        if self._campaign is not None:
            with self._place.desk.store.read() as reader:
                found = selection.lists(self._place.desk, reader, self._campaign.id)
        found.sort(key=lambda view: (sort_key(view.selection.source_name), view.selection.id))
        self._add.setEnabled(self._campaign is not None)
        self._decisions.setEnabled(self._campaign is not None)
        self._is_reading = True
        self.lists.set_source(Listed(found))
        if self._wanted != NEW:
            self.lists.select_key(self._wanted)
            self._wanted = NEW
        elif found and self.lists.current is None:
            self.lists.view.select_row(0)
        self._is_reading = False
        self._on_list_changed()
        self._say_counts(found)

    def show_record(self, rid: Stamp) -> None:
        """Make a list current."""
        self._wanted = rid
        self.refresh()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+N", self.tr("New list")),
            Shortcut("F2", self.tr("Edit the list, attach its scan; of a row, show the person")),
            Shortcut("Ctrl+R", self.tr("The answer came, or there is nobody")),
            Shortcut("Ctrl+I", self.tr("Import the file of the list")),
            Shortcut("Ins", self.tr("Add a person who is registered here")),
            Shortcut("Del", self.tr("Strike the current row off, with the reason")),
            Shortcut("Alt+Up", self.tr("Move the current row up; Alt+Down moves it down")),
            Shortcut("Space", self.tr("Mark the row, or take the mark away")),
            Shortcut("Ctrl+Return", self.tr("Propose for the marked rows, else for the list")),
            Shortcut("Ctrl+T", self.tr("The register of decisions")),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self.rows.is_narrow = self.width() < _NARROW
        self.lists.setFixedWidth(_NARROW_LIST_WIDTH if self.rows.is_narrow else _LIST_WIDTH)

    def _columns(self) -> list[Column[ListView]]:
        messages = self._place.messages
        badges = [list_badge(messages, state) for state in ListState]
        return [
            Column(title=self.tr("List of"), cell=self._summary, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("State"),
                cell=lambda view: list_badge(messages, view.state),
                kind=Kind.PILL,
                width=pills_width(badges),
            ),
        ]

    def _summary(self, view: ListView) -> str:
        places = view.selection.places
        named = (
            grouped(view.named) if places is None else f"{grouped(view.named)}/{grouped(places)}"
        )
        parts = [self._place.messages.name(view.selection.kind), named]
        if view.reserve:
            parts.append(self.tr("+{0} R").format(grouped(view.reserve)))
        if view.awarded:
            parts.append(self.tr("{0} awarded").format(grouped(view.awarded)))
        return f"{view.selection.source_name}\n{' · '.join(parts)}"

    def _lay_out_body(self) -> None:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)
        column.addWidget(self._matter)
        column.addWidget(self.acts)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.lists)
        columns.addWidget(self._right, 1)
        columns.addWidget(self._none, 1)
        self.body.addLayout(columns, 1)

    def _connect(self) -> None:
        report = self._place.operations.report
        self._decisions.clicked.connect(self._on_decisions)
        self._add.clicked.connect(partial(self._cover_form, Part.ALL, is_new=True))
        self._propose.clicked.connect(self._on_propose)
        self.head.ask.clicked.connect(partial(self._cover_form, Part.ASK))
        self.head.answer.clicked.connect(partial(self._cover_form, Part.ANSWER))
        self.head.decide.clicked.connect(partial(self._cover_form, Part.DECIDE))
        self.head.edit.clicked.connect(partial(self._cover_form, Part.ALL))
        self.head.take_file.clicked.connect(self._on_import)
        self.acts.add_person.clicked.connect(self._on_add_person)
        self.lists.opened.connect(self._on_list_opened)
        self.lists.current_changed.connect(self._on_list_changed)
        self.lists.failed.connect(report)
        self.rows.opened.connect(self._on_row_opened)
        self.rows.current_changed.connect(self._show_row)
        self.rows.marks_changed.connect(self._show_choice)
        self.rows.failed.connect(report)
        self._check.checked.connect(self._on_checked)

    def _say_counts(self, found: Sequence[ListView]) -> None:
        name = self._campaign.short_name if self._campaign else self.tr("no programme yet")
        overdue = sum(view.state is ListState.OVERDUE for view in found)
        self.set_context(
            joined(
                [
                    self.tr("{0} lists").format(grouped(len(found))),
                    self.tr("{0} overdue").format(grouped(overdue)) if overdue else "",
                    self._said or name,
                ]
            )
        )
        self.lists.set_footer(
            self.tr("Lists: {0}").format(grouped(len(found))), [("F2", self.tr("Edit"))]
        )
        if self._campaign is None:
            self.lists.empty.say(
                self.tr("No programme yet"),
                self.tr("Headquarters opens one; it comes with the next bundle."),
            )
        else:
            self.lists.empty.say(
                self.tr("No list yet"),
                self.tr("Press Ctrl+N for each commune or hospital that is asked for a list."),
            )

    def _on_list_changed(self) -> None:
        if self._is_reading:  # a table that is filled anew has no current row for a moment
            return
        view = self.lists.current
        shown = NEW if view is None else view.selection.id
        if shown != self._shown:
            self._shown = shown
            self._said = ""
            self.rows.keep_marks()
            self.rows.show_checked(None)
        self._show_list()

    def _show_list(self) -> None:
        view = self.lists.current
        self._right.setVisible(view is not None)
        self._none.setVisible(view is None)
        self._check.ask(None if view is None else view.selection.id)
        if view is None:
            self.rows.show_rows(())
            self._show_choice()
            return
        self.head.show_list(view)
        with self._place.desk.store.read() as reader:
            rows = selection.rows_of(reader, view.selection.id)
        self.rows.show_rows(rows)
        if rows and self.rows.current is None:
            self.rows.view.select_row(0)
        self._say_no_rows(view)
        self._show_row()

    def _say_no_rows(self, view: ListView) -> None:
        if view.selection.nothing_to_propose:
            self.rows.empty.say(
                self.tr("Nobody to propose"),
                self.tr("The source said so. If it sends a list all the same, change the answer."),
            )
        else:
            self.rows.empty.say(
                self.tr("Nobody on the list yet"),
                self.tr("Import the file that came (Ctrl+I), or add people one by one (Ins)."),
            )

    def _on_checked(self, found: Checked) -> None:
        view = self.lists.current
        if view is not None and view.selection.id == found.list_id:
            self.rows.show_checked(found)
            self._show_row()

    def _show_row(self) -> None:
        """Say everything about the current row below the table."""
        found = self.rows.found(self.rows.current)
        problems = () if found is None else found.problems
        self._matter.setVisible(bool(problems))
        if found is not None and problems:
            stops = errors(problems)
            first = [*stops, *(one for one in problems if one not in stops)]
            said = 1 if self.rows.is_narrow else _SAID
            lines = [self._place.messages.problem(one) for one in first[:said]]
            if len(first) > said:
                more = self.tr("… and {0} more: F2 opens the person")
                lines.append(more.format(len(first) - said))
            self._matter.say(
                found.row.person.full_name, "\n".join(lines), Tone.BAD if stops else Tone.WARN
            )
        self._show_choice()

    def _show_choice(self) -> None:
        """Say what the buttons would do now."""
        self.acts.show_choice(self.lists.current)
        chosen = len(self._meant())
        self._propose.setEnabled(chosen > 0)
        self._propose.set_words(
            self.tr("Propose for {0}").format(grouped(chosen)) if chosen else self.tr("Propose")
        )
        marked = len(self.rows.marked)
        footer = self.tr("{0} people").format(grouped(self.rows.model.rowCount()))
        if marked:
            footer += "  ·  " + self.tr("{0} marked").format(grouped(marked))
        self.rows.set_footer(footer, [("Space", self.tr("Mark"))])

    def _meant(self) -> list[NominationRow]:
        """Choose whom a proposal is for: the marked rows, else the list without its reserve."""
        if self.rows.marked:
            return [row for row in self.rows.marked if not row.is_served]
        return [row for row in self.rows.listed if row.is_waiting and not row.nomination.reserve]

    def _cover_form(self, part: Part, *_clicked: bool, is_new: bool = False) -> None:
        view = self.lists.current
        if self._campaign is None or (view is None and not is_new):
            return
        before = None
        if view is not None and not is_new:
            with self._place.desk.store.read() as reader:
                before = reader.load(SelectionList, view.selection.id)
        page = ListFormPage(self._place, self._chooser, self._campaign, before, part)
        page.saved.connect(self._on_saved)
        self.covered.emit(page)

    def _on_saved(self, saved: SelectionList) -> None:
        self._wanted = saved.id

    def _on_list_opened(self, _view: ListView) -> None:
        self._cover_form(Part.ALL)

    def _on_row_opened(self, row: NominationRow) -> None:
        self.record_asked.emit("people", row.person.id)

    def _on_decisions(self) -> None:
        if self._campaign is not None:
            self.covered.emit(DecisionsPage(self._place, self._chooser, self._campaign))

    def _on_add_person(self) -> None:
        if self.lists.current is not None:
            self.covered.emit(NominationPage(self._place, self.lists.current.selection))

    def _on_propose(self) -> None:
        view, chosen = self.lists.current, self._meant()
        if view is not None and chosen:
            roll = ListRoll(self._place.desk, view.selection, chosen)
            page = ProposePage(self._place, roll)
            page.proposed.connect(self.rows.keep_marks)
            self.covered.emit(page)

    def _on_import(self) -> None:
        view = self.lists.current
        if view is None:
            return
        kinds = self.tr("Spreadsheets (*.xlsx *.xls *.ods *.csv);;All files (*)")
        paths = self._chooser.files(self, self.tr("Which file has the list?"), kinds, None)
        if not paths:
            return
        desk, meant, path = self._place.desk, view.selection, paths[0]

        def work(monitor: Monitor) -> ListImport:
            return import_list(desk, meant.id, path, dry_run=True, monitor=monitor)

        self._place.operations.run(
            work, self.tr("Reading the list"), partial(self._show_import, meant, path), writes=False
        )

    def _show_import(self, meant: SelectionList, path: Path, found: ListImport) -> None:
        page = ListImportPage(self._place, self._chooser, meant, path, found)
        page.taken.connect(self._on_imported)
        self.covered.emit(page)

    def _on_imported(self, found: ListImport) -> None:
        added = found.count(RowOutcome.NEW) + found.count(RowOutcome.KNOWN)
        self._said = self.tr("{0} put on the list, {1} refused").format(
            grouped(added), grouped(len(found.refused))
        )
