"""Taking bundles in: look at the outside first, then merge, then say what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.backups import before_merge
from tethelp_desktop.services.receiving import Inspected, Merged, inspect_bundle, merge_each
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Card, IconLabel, Label, Note, Pill, remove_all
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Looked:
    """One chosen file: what stands on its outside, or why it cannot be taken in."""

    path: Path
    found: Inspected | None
    refused: TetHelpError | None

    @property
    def may_merge(self) -> bool:
        """Whether it may be merged: whole, and for this office."""
        return self.found is not None and self.found.for_us


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of merging files one after the other."""

    merged: Merged
    refused: Sequence[tuple[str, TetHelpError]]


class ImportCard(Card):
    """Imports bundles.

    Signals:
        conflicts_asked: The new conflicts shall be shown.
    """

    conflicts_asked = Signal()

    def __init__(self, place: Workplace, chooser: Chooser) -> None:
        super().__init__()
        theme = place.theme
        self._place = place
        self._chooser = chooser
        self._looked: Sequence[Looked] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        words = self.tr("Choose a bundle from the stick. Its outside is checked first.")
        self._hint = Label(theme, words, Role.SECONDARY, wrap=True)
        again = self.tr("Importing again never records twice.")
        self._again = Label(theme, again, Role.HINT, wrap=True)
        self._other = Button(theme, self.tr("Other file"), name="choose-other")
        self._import = Button(
            theme,
            "",
            name="import",
            icon=Icon.IN,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+I",
        )
        self._said: list[QWidget] = []
        self._outcome = QVBoxLayout()
        self._outcome.setSpacing(8)
        self._lay_out()
        self._show_looked(())
        self._import.clicked.connect(self._on_import)
        self._other.clicked.connect(self._on_choose)
        place.operations.busy.connect(self._on_busy)

    @property
    def sentences(self) -> list[str]:
        """What came of it, in words, as a screen reader hears it."""
        return [note.accessibleName() for note in self._said]

    def _lay_out(self) -> None:
        theme = self._place.theme
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(IconLabel(Icon.IN, theme.colours.primary, 22))
        top.addWidget(Label(theme, self.tr("Import bundles"), Role.CARD_TITLE), 1)
        self.body.addLayout(top)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._rows)
        self.body.addLayout(self._outcome)
        self.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._again, 1)
        row.addWidget(self._other)
        row.addWidget(self._import)
        self.body.addLayout(row)

    def _on_import(self) -> None:
        if any(one.may_merge for one in self._looked):
            self._merge()
        else:
            self._on_choose()

    def _on_choose(self) -> None:
        start = self._looked[0].path.parent if self._looked else None
        kinds = self.tr("Bundles (*.tethelp)")
        paths = self._chooser.files(self, self.tr("Which bundles?"), kinds, start)
        if not paths:
            return
        self._forget()
        desk = self._place.desk

        def work(monitor: Monitor) -> list[Looked]:
            looked = []
            for number, path in enumerate(paths):
                monitor.report("reading", number, len(paths))
                try:
                    looked.append(Looked(path, inspect_bundle(desk, path), None))
                except TetHelpError as error:
                    looked.append(Looked(path, None, error))
            return looked

        self._place.operations.run(
            work, self.tr("Checking the bundle"), self._show_looked, writes=False
        )

    def _merge(self) -> None:
        desk = self._place.desk
        paths = [one.path for one in self._looked if one.may_merge]

        def work(monitor: Monitor) -> Outcome:
            merged, refused = merge_each(desk, paths, monitor, before_merge)
            return Outcome(merged, [(path.name, error) for path, error in refused])

        self._place.operations.run(
            work, self.tr("Merging the bundle"), self._on_merged, self._on_refused
        )

    def _show_looked(self, looked: Sequence[Looked]) -> None:
        self._looked = looked
        remove_all(self._rows)
        for one in looked:
            self._rows.addWidget(self._row(one))
        ready = sum(one.may_merge for one in looked)
        self._hint.setVisible(not looked)
        self._other.setVisible(bool(ready))
        if not ready:
            self._import.set_words(self.tr("Choose bundles…"))
        elif ready == 1:
            self._import.set_words(self.tr("Import this bundle"))
        else:
            self._import.set_words(self.tr("Import these {0}").format(ready))
        self._import.setFocus()

    def _row(self, one: Looked) -> QWidget:
        theme = self._place.theme
        if one.found is None:
            sentence = self._place.messages.error(one.refused) if one.refused else ""
            return Note(theme, Tone.BAD, one.path.name, sentence)
        found = one.found
        sender = found.office or self.tr("an office that is not known here")
        title = self.tr("{0}, made at {1}").format(sender, shown_moment(found.envelope.made_at))
        parts = self.tr("new parts {0} of {1}").format(found.new_segments, found.segments)
        changes = self.tr("{0} changes").format(grouped(found.envelope.changes))
        code = self.tr("check code {0}").format(found.check_code)
        text = "  ·  ".join((found.path.name, parts, changes, code))
        return _BundleRow(theme, title, text, self._badge(found))

    def _badge(self, found: Inspected) -> Badge:
        if not found.for_us:
            return Badge(self.tr("For another office"), Tone.BAD, Icon.STOP)
        if not found.known_sender:
            return Badge(self.tr("PC not certified"), Tone.WARN, Icon.WARN)
        if found.segments and not found.new_segments:
            return Badge(self.tr("All here already"), Tone.MUTED, Icon.CHECKS)
        return Badge(self.tr("Signature right"), Tone.OK, Icon.SHIELD)

    def _on_merged(self, outcome: Outcome) -> None:
        self._show_looked(())
        self._hint.hide()
        self._forget()
        self._say(self._told(outcome.merged))
        self._say(self._told_refused(outcome))

    def _say(self, notes: Iterable[QWidget]) -> None:
        for note in notes:
            self._said.append(note)
            self._outcome.addWidget(note)

    def _forget(self) -> None:
        self._said.clear()
        remove_all(self._outcome)

    def _told(self, merged: Merged) -> Iterable[QWidget]:
        """Say what came of it: what is new, what was here, and what needs a person."""
        if not merged.bundles:
            return
        theme = self._place.theme
        already = merged.already
        title = self.tr("{0} changes merged").format(grouped(merged.applied))
        here = self.tr("{0} were here before; nothing was recorded twice.")
        yield Note(theme, Tone.OK, title, here.format(grouped(already)) if already else "")
        held = merged.held
        if held:
            reasons = dict.fromkeys(self._place.messages.held(reason) for *_, reason in held)
            yield Note(
                theme,
                Tone.WARN,
                self.tr("Parts kept and not merged yet: {0}").format(len(held)),
                "; ".join(reasons),
            )
        if merged.not_kept:
            yield Note(
                theme,
                Tone.WARN,
                self.tr("Parts not kept: {0}").format(grouped(merged.not_kept)),
                self.tr(
                    "They are of PCs without a certificate: refused here, or more than is kept of"
                    " such PCs. Once headquarters has certified the PC, import its bundle again."
                ),
            )
        missing = sum(len(gap) for gaps in merged.gaps.values() for gap in gaps)
        if missing:
            yield Note(
                theme,
                Tone.BAD,
                self.tr("Parts missing: {0}").format(grouped(missing)),
                self.tr("Ask the sender to export once more; they come along by themselves."),
            )
        to_review = merged.to_review
        if to_review:
            yield Note(
                theme,
                Tone.WARN,
                self.tr("People and awards that break a rule: {0}").format(grouped(to_review)),
                self.tr("All are kept. The person's page and the approval say which rule."),
            )
        if merged.new_conflicts or merged.new_doubles:
            see = Button(theme, self.tr("See them"), name="see-conflicts", size=ButtonSize.SMALL)
            see.clicked.connect(self.conflicts_asked)
            yield Note(
                theme,
                Tone.WARN,
                self.tr("New conflicts: {0}, people who stand twice: {1}").format(
                    merged.new_conflicts, merged.new_doubles
                ),
                actions=[see],
            )

    def _told_refused(self, outcome: Outcome) -> Iterable[QWidget]:
        for name, error in outcome.refused:
            yield Note(self._place.theme, Tone.BAD, name, self._place.messages.error(error))

    def _on_refused(self, error: Expected) -> None:
        self._forget()
        sentence = self._place.messages.error(error)
        self._say([Note(self._place.theme, Tone.BAD, self.tr("Not imported"), sentence)])

    def _on_busy(self, is_busy: bool) -> None:
        for button in (self._import, self._other):
            button.setEnabled(not is_busy)


class _BundleRow(QWidget):
    """A bundle that can be read: who made it when, and below what is in it."""

    def __init__(self, theme: Theme, title: str, text: str, badge: Badge) -> None:
        super().__init__()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(IconLabel(Icon.FILE, theme.colours.text2, 20), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(Label(theme, title, Role.STRONG, wrap=True), 1)
        top.addWidget(Pill(theme, badge), 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setContentsMargins(30, 0, 0, 0)
        below.addWidget(Label(theme, text, Role.SECONDARY, wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addLayout(below)
