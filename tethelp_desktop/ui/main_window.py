"""The shell: navigation, the current page, running work, status bar. No business logic.

Pages are made at their first visit and made again when theme or language changes, because
widgets receive both as values. While work runs neither can change, so no page goes away under
a callback.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.programmes import Programmes
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.history import HISTORY_KEYS
from tethelp_desktop.ui.icons import Icon, window_icon
from tethelp_desktop.ui.key_list import KeyList
from tethelp_desktop.ui.navigation import Identity, Navigation, keyed
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import Page, PageSpec, Shortcut
from tethelp_desktop.ui.preferences_dialog import PreferencesDialog
from tethelp_desktop.ui.programme import PROGRAMME_KEYS, ProgrammeStrip
from tethelp_desktop.ui.strips import BusyStrip, StatusBar, StatusItem, TrainingStripe
from tethelp_desktop.ui.theme import NARROW
from tethelp_desktop.wording import Language

SMALLEST = QSize(900, 480)


class MainWindow(QWidget):
    """The one window.

    Args:
        sections: Lists the sections in the current language; called again after a change.
        status: Reads the facts of the status bar; called after each change of the store.
        identity: Names office and person.
        programmes: Reads which programme is looked at, and which others there are.
        permit: Forbids the buttons of a page that are not for whoever works here.
        is_training: Whether the store holds made-up people.

    Signals:
        programme_asked: Another programme shall be looked at; carries its id.
        history_asked: What became of the record in sight shall be shown.
        undo_asked: The last save shall be taken back.
        sign_in_asked: The PC has other keys: the window shall close for signing in anew.
    """

    programme_asked = Signal(str)
    history_asked = Signal()
    undo_asked = Signal()
    sign_in_asked = Signal()

    def __init__(
        self,
        appearance: Appearance,
        operations: Operations,
        *,
        sections: Callable[[], Sequence[PageSpec]],
        status: Callable[[], Sequence[StatusItem]],
        identity: Callable[[], Identity],
        programmes: Callable[[], Programmes | None],
        permit: Callable[[Page], None],
        is_training: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self.setWindowTitle(NAME)
        self.setWindowIcon(window_icon())
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._operations = operations
        self._sections = sections
        self._status = status
        self._identity = identity
        self._programmes = programmes
        self._permit = permit
        self._is_training = is_training
        self._is_closing = False
        self._is_outdated = False
        self._specs: dict[str, PageSpec] = {}
        self._stacks: dict[str, list[Page]] = {}
        self._key = ""
        self._stop_counting: Callable[[], None] = lambda: None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        # What the wide shell needs must not keep the window from becoming narrow.
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(SMALLEST)
        self._shell = QWidget()
        self._build()
        self._connect()

    @property
    def page(self) -> Page:
        """The page in sight."""
        return self._stacks[self._key][-1]

    @property
    def section_keys(self) -> list[str]:
        """The keys of all sections, in their order."""
        return list(self._specs)

    def show_section(self, key: str) -> bool:
        """Show a section if the page in sight may be left; tell whether it is shown."""
        if key not in self._specs:
            return False
        if key != self._key and self._key and not self.page.may_leave():
            self._navigation.set_current(self._key)
            return False
        if key not in self._stacks:
            spec = self._specs[key]
            page = spec.factory(self._appearance.theme, self._appearance.messages)
            self._stacks[key] = []
            self._adopt(key, page)
        self._key = key
        self._bring_up()
        return True

    def refresh(self) -> None:
        """Read anew what is in sight: page, badges, programme and status bar."""
        self._count()
        self._show_programme()
        self._status_bar.show_items(self._status())
        self.page.refresh()
        self._permit(self.page)

    def _count(self) -> None:
        """Count what waits in each section, beside whatever runs."""
        self._stop_counting()
        badges = {spec.key: spec.badge for spec in self._specs.values() if spec.badge is not None}

        def count(monitor: Monitor) -> dict[str, int]:
            counts = {}
            for key, badge in badges.items():
                monitor.report("counting")
                counts[key] = badge()
            return counts

        self._stop_counting = self._operations.look_up(count, self._on_counted)

    def _on_counted(self, counts: dict[str, int]) -> None:
        self._navigation.show_counts(counts)

    def make_anew(self) -> None:
        """Make every page anew once nothing runs: what they show is another programme's."""
        if self._operations.is_busy:
            self._is_outdated = True
        else:
            self._on_appearance_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        if not self._is_closing and not all(page.may_leave() for page in self._covering_pages()):
            event.ignore()
            return
        if self._operations.is_busy:
            # Nothing blocks: the work is asked to roll back, and its end closes the window.
            self._is_closing = True
            self._operations.cancel()
            event.ignore()
            return
        event.accept()

    def _build(self) -> None:
        """Make everything anew in the current theme and language."""
        appearance = self._appearance
        theme = appearance.theme
        specs = list(self._sections())
        self._specs = {spec.key: spec for spec in specs}
        self._stacks = {}
        self._shell = QWidget()
        self._navigation = Navigation(theme, specs, self._identity())
        self._pages = QStackedWidget()
        self._help = Button(
            theme,
            self.tr("Keys"),
            name="keys",
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        # The key belongs to the shell: a page that covers the window hides the button.
        self._help.keys = "F1"
        QShortcut(QKeySequence("F1"), self._shell).activated.connect(self._on_help)
        QShortcut(QKeySequence("Ctrl+,"), self._shell).activated.connect(self._on_options)
        self._status_bar = StatusBar(theme, self._switches(), self._help)
        content = QVBoxLayout()
        content.setSpacing(0)
        self._strip = ProgrammeStrip(theme)
        content.addWidget(self._strip)
        content.addWidget(self._pages, 1)
        content.addWidget(BusyStrip(theme, self._operations))
        content.addWidget(self._status_bar)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._navigation)
        columns.addLayout(content, 1)
        rows = QVBoxLayout(self._shell)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        if self._is_training:
            rows.addWidget(TrainingStripe(theme))
        rows.addLayout(columns, 1)
        self._layout.addWidget(self._shell)
        for keys, go in (("Alt+PgDown", self._on_next), ("Alt+PgUp", self._on_previous)):
            QShortcut(QKeySequence(keys), self._shell).activated.connect(go)
        history = QShortcut(QKeySequence(HISTORY_KEYS), self._shell)
        history.activated.connect(self.history_asked)
        QShortcut(QKeySequence("Ctrl+Z"), self._shell).activated.connect(self.undo_asked)
        programme = self._navigation.programme
        QShortcut(QKeySequence(PROGRAMME_KEYS), self._shell).activated.connect(programme.open_menu)
        programme.chosen.connect(self._on_programme_chosen)
        for spec, keys in keyed(specs):
            if not keys:
                continue
            shortcut = QShortcut(QKeySequence(keys), self._shell)
            shortcut.setObjectName(spec.key)
            shortcut.activated.connect(self._on_section_key)
        self._navigation.asked.connect(self.show_section)
        self._help.clicked.connect(self._on_help)
        self._status_bar.show_items(self._status())
        self._fit()

    def _switches(self) -> QWidget:
        """Make the small buttons at the right end of the status bar."""
        theme = self._appearance.theme
        chosen = self._appearance.preferences
        small = ButtonSize.SMALL
        other = self.tr("English") if chosen.language is Language.VI else self.tr("Vietnamese")
        self._language_button = Button(
            theme, other, name="language", icon=Icon.GLOBE, kind=ButtonKind.GHOST, size=small
        )
        light = self.tr("Light") if chosen.dark else self.tr("Dark")
        icon = Icon.SUN if chosen.dark else Icon.MOON
        self._theme_button = Button(
            theme, light, name="theme", icon=icon, kind=ButtonKind.GHOST, size=small
        )
        self._options_button = Button(
            theme,
            self.tr("Options"),
            name="options",
            icon=Icon.GEAR,
            kind=ButtonKind.GHOST,
            size=small,
        )
        switches = QWidget()
        row = QHBoxLayout(switches)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self._language_button, self._theme_button, self._options_button):
            row.addWidget(button)
        self._language_button.clicked.connect(self._on_language)
        self._theme_button.clicked.connect(self._on_theme)
        self._options_button.clicked.connect(self._on_options)
        return switches

    def _connect(self) -> None:
        self._operations.busy.connect(self._on_busy)
        self._operations.changed.connect(self.refresh)
        self._appearance.changed.connect(self._on_appearance_changed)

    def _adopt(self, key: str, page: Page) -> None:
        self._stacks[key].append(page)
        self._pages.addWidget(page)
        page.covered.connect(self._on_covered)
        page.closed.connect(self._on_page_closed)
        page.visit_asked.connect(self.show_section)
        page.record_asked.connect(self._on_record_asked)
        page.sign_in_asked.connect(self.sign_in_asked)

    def _bring_up(self) -> None:
        page = self.page
        self._pages.setCurrentWidget(page)
        self._navigation.set_current(self._key)
        self._navigation.setVisible(not page.covers_window)
        self._status_bar.setVisible(not page.covers_window)
        self._show_programme()
        page.refresh()
        self._permit(page)
        page.setFocus()

    def _fit(self) -> None:
        self._navigation.set_rail(self.width() < NARROW)

    def _show_programme(self) -> None:
        found = self._programmes()
        self._navigation.programme.show_programmes(found)
        spec = self._specs.get(self._key)
        is_entered = spec is not None and spec.of_programme and not self.page.covers_window
        self._strip.show_campaign(found.looked_at if found and is_entered else None)

    def _covering_pages(self) -> list[Page]:
        return [page for stack in self._stacks.values() for page in reversed(stack)]

    def _on_covered(self, page: Page) -> None:
        self._adopt(self._key, page)
        self._bring_up()

    def _on_page_closed(self) -> None:
        page = self.sender()
        for stack in self._stacks.values():
            if page in stack[1:]:
                stack.remove(page)
                self._pages.removeWidget(page)
                page.deleteLater()
        self._bring_up()

    def _on_record_asked(self, key: str, rid: str) -> None:
        if self.show_section(key):
            self.page.show_record(Stamp(rid))

    def _on_section_key(self) -> None:
        self.show_section(self.sender().objectName())

    def _on_next(self) -> None:
        self._go(1)

    def _on_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        """Show the next section, or the one before; after the last comes the first."""
        keys = self.section_keys
        self.show_section(keys[(keys.index(self._key) + step) % len(keys)])

    def _on_help(self) -> None:
        sections = keyed([*self._specs.values()])
        everywhere = [Shortcut(keys, spec.title) for spec, keys in sections if keys]
        everywhere.append(Shortcut("Alt+PgUp Alt+PgDown", self.tr("Section before, section after")))
        everywhere.append(Shortcut(PROGRAMME_KEYS, self.tr("Look at another programme")))
        everywhere.append(Shortcut("Ctrl+F", self.tr("Search")))
        everywhere.append(Shortcut("F2", self.tr("Open or edit the row")))
        everywhere.append(Shortcut("Ctrl+C", self.tr("Copy rows for a spreadsheet")))
        everywhere.append(Shortcut("Ctrl+Up Ctrl+Down", self.tr("Order by this column")))
        everywhere.append(Shortcut("Ctrl+Z", self.tr("Take the last save back")))
        everywhere.append(Shortcut(HISTORY_KEYS, self.tr("History of the record")))
        everywhere.append(Shortcut("F7", self.tr("Next field to correct")))
        everywhere.append(Shortcut("Ctrl+,", self.tr("Options")))
        everywhere.append(Shortcut("Ctrl+Shift+L", self.tr("Lock")))
        theme = self._appearance.theme
        dialog = KeyList(theme, self.page.title, self.page.shortcuts(), everywhere, self)
        dialog.exec()
        dialog.deleteLater()

    def _on_language(self) -> None:
        chosen = self._appearance.preferences
        other = Language.EN if chosen.language is Language.VI else Language.VI
        self._choose_later(replace(chosen, language=other))

    def _on_theme(self) -> None:
        chosen = self._appearance.preferences
        self._choose_later(replace(chosen, dark=not chosen.dark))

    def _on_options(self) -> None:
        if self._operations.is_busy:
            return
        dialog = PreferencesDialog(self._appearance.theme, self._appearance.preferences, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._choose_later(dialog.chosen)
        dialog.deleteLater()

    def _choose_later(self, preferences: Preferences) -> None:
        """Apply once the button that asked has finished its click: it will be replaced."""
        if all(page.may_leave() for page in self._covering_pages()):
            QTimer.singleShot(0, self, lambda: self._appearance.choose(preferences))

    def _on_programme_chosen(self, rid: str) -> None:
        if all(page.may_leave() for page in self._covering_pages()):
            self.programme_asked.emit(rid)

    def _on_appearance_changed(self) -> None:
        key = self._key
        old = self._shell
        self._build()
        self._layout.removeWidget(old)
        old.setParent(None)
        old.deleteLater()
        self._key = ""
        self.show_section(key)

    def _on_busy(self, is_busy: bool) -> None:
        for button in (self._language_button, self._theme_button, self._options_button):
            button.setEnabled(not is_busy)
        if self._is_outdated and not is_busy:
            self._is_outdated = False
            self._on_appearance_changed()
        if self._is_closing and not is_busy:
            self.close()
