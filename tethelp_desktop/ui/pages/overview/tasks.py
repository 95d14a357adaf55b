"""What waits for somebody, the greatest harm first; each with one button that goes there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.services.review import is_due
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.pages.overview.figures import Figures
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import (
    TONE_ICONS,
    Card,
    IconLabel,
    Label,
    Line,
    TwoLines,
    remove_all,
)

REVIEW: Final = "review"
"""Where the button of a task goes that is about what breaks a rule: no section, but a page."""


CASES: Final = "cases"
"""Where the button of a task goes that is about what contradicts the books."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to see to.

    Attributes:
        section: Where the button goes.
    """

    key: str
    tone: Tone
    title: str
    text: str
    button: str
    section: str


class TaskList(Card):
    """The tasks of the moment.

    Signals:
        visit_asked: A button was pressed; carries the section.
    """

    visit_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        review = Button(
            theme,
            self.tr("Look through all records"),
            name="review-open",
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        review.clicked.connect(self._on_review)
        self._theme = theme
        self._tasks: tuple[Task, ...] = ()
        self._count = Label(theme, "", Role.SECONDARY)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(Label(theme, self.tr("To see to"), Role.CARD_TITLE), 1)
        top.addWidget(self._count)
        top.addWidget(review)
        self.body.addLayout(top)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    @property
    def tasks(self) -> Sequence[Task]:
        """What is shown, the greatest harm first."""
        return self._tasks

    def show_figures(self, figures: Figures) -> None:
        """Show what these figures ask for."""
        tasks = (*self._of_the_line(figures), *self._of_the_desk(figures))
        self._count.setText(
            self.tr("{0}, most urgent first").format(len(tasks)) if len(tasks) > 1 else ""
        )
        if tasks == self._tasks and self._rows.count():
            return
        self._tasks = tasks
        remove_all(self._rows)
        for number, task in enumerate(tasks):
            if number:
                self._rows.addWidget(Line())
            self._rows.addWidget(self._row(task))
        if not tasks:
            self._rows.addWidget(self._nothing())

    def _of_the_line(self, figures: Figures) -> Iterator[Task]:
        """List what is wrong between offices: somebody may get twice, or nothing."""
        found = figures.waiting
        if found.is_copied:
            yield Task(
                "is-copied",
                Tone.BAD,
                self.tr("Another copy of this register lives on"),
                self.tr(
                    "Both number parts and receipts alike. Give one of the two new keys under"
                    " Exchange."
                ),
                self.tr("See the parts"),
                "exchange",
            )
        if found.copied:
            yield Task(
                "copied",
                Tone.BAD,
                self.tr("A PC that two registers write for: {0}").format(_short(found.copied)),
                self.tr("Nothing is lost. Have one of the two given new keys, and certify it."),
                self.tr("See the parts"),
                "exchange",
            )
        if found.uncertified:
            yield Task(
                "uncertified",
                Tone.WARN,
                self.tr("Headquarters has not certified this PC yet"),
                self.tr(
                    "Send its enrolment file, which Exchange writes again, and read its code out."
                ),
                self.tr("See the code"),
                "exchange",
            )
        if found.doubles:
            yield Task(
                "doubles",
                Tone.BAD,
                self.tr("People who stand twice for one kind: {0}").format(found.doubles),
                self.tr("Look at both awards before anything more is handed over."),
                self.tr("See them"),
                "conflicts",
            )
        if found.cases:
            yield Task(
                "cases",
                Tone.BAD,
                self.tr("Open cases: {0}").format(grouped(found.cases)),
                self.tr("What happened and what the books say differ; a person must settle it."),
                self.tr("Settle them"),
                CASES,
            )
        if found.missing:
            yield Task(
                "missing",
                Tone.BAD,
                self.tr("Parts that did not arrive: {0}").format(found.missing),
                self.tr("Ask the sender to export again; what is missing comes along by itself."),
                self.tr("See the gaps"),
                "exchange",
            )
        if found.lost:
            yield Task(
                "lost",
                Tone.BAD,
                self.tr("Parts that the receiver misses: {0}").format(found.lost),
                self.tr("Export once more: they come along by themselves."),
                self.tr("Export again"),
                "exchange",
            )
        if found.held:
            yield Task(
                "held",
                Tone.WARN,
                self.tr("Parts held and not merged yet: {0}").format(found.held),
                self.tr("The sending PC needs a certificate, or may not write this."),
                self.tr("See why"),
                "exchange",
            )
        if found.alike:
            yield Task(
                "alike",
                Tone.WARN,
                self.tr("Records that may be one person: {0} pairs").format(grouped(found.alike)),
                self.tr("Look at both records and decide; none is merged."),
                self.tr("Compare"),
                "duplicates",
            )
        if found.conflicts:
            yield Task(
                "conflicts",
                Tone.WARN,
                self.tr("Fields changed in two places: {0}").format(found.conflicts),
                self.tr("Both values are kept until somebody chooses."),
                self.tr("Choose"),
                "conflicts",
            )

    def _of_the_desk(self, figures: Figures) -> Iterator[Task]:
        """List what this office still has to do."""
        found = figures.waiting
        last, today = found.reviewed, local_day(figures.as_of)
        review_is_due = is_due(last, today)
        if last is not None and last.found and not review_is_due:
            yield Task(
                "review",
                Tone.WARN,
                self.tr("Records to look at again: {0}").format(grouped(last.found)),
                self.tr("Rules stopped them on {0}.").format(shown_day(last.on)),
                self.tr("See the records"),
                REVIEW,
            )
        if found.accounts_wait:
            yield Task(
                "accounts-wait",
                Tone.WARN,
                self.tr("The office's accounts do not hold on this PC yet"),
                self.tr("Whoever opens it may do everything: give a manager a passphrase here."),
                self.tr("See the accounts"),
                "staff",
            )
        if found.transferred:
            yield Task(
                "transferred",
                Tone.WARN,
                self.tr("People transferred to us: {0}").format(grouped(found.transferred)),
                self.tr("Take each over, or say why not: the other office waits (Ctrl+D there)."),
                self.tr("See the people"),
                "people",
            )
        if found.unprinted:
            yield Task(
                "unprinted",
                Tone.WARN,
                self.tr("Receipts not printed: {0}").format(grouped(found.unprinted)),
                self.tr("Handed over and recorded; nobody has the paper yet."),
                self.tr("Print"),
                "receipts",
            )
        if found.remarked:
            yield Task(
                "remarked",
                Tone.WARN,
                self.tr("The office above answered; to put in order: {0}").format(
                    grouped(found.remarked)
                ),
                self.tr("Conflicts, double gifts, people another office has too."),
                self.tr("See the answer"),
                "exchange",
            )
        if found.unexported:
            yield Task(
                "unexported",
                Tone.WARN,
                self.tr("Changes on this PC alone: {0}").format(grouped(found.unexported)),
                self.tr("Export them to a stick and send it."),
                self.tr("Export"),
                "exchange",
            )
        if found.overdue:
            yield Task(
                "overdue",
                Tone.WARN,
                self.tr("Sponsors past the day they promised: {0}").format(len(found.overdue)),
                _short(found.overdue),
                self.tr("See the pledge"),
                "sponsors",
            )
        if found.unexplained:
            yield Task(
                "unexplained",
                Tone.WARN,
                self.tr("Declared and computed sum differ: {0}").format(len(found.unexplained)),
                _short(found.unexplained),
                self.tr("See the pledge"),
                "sponsors",
            )
        if found.waiting and review_is_due:
            yield Task(
                "review",
                Tone.INFO,
                self.tr("Not looked through in {0}: all records").format(today.year),
                self.tr("Decisions expire and cards turn up before an award is handed over."),
                self.tr("Look through"),
                REVIEW,
            )
        if found.backup_at_risk:
            yield Task(
                "backup",
                Tone.WARN,
                self.tr("No verified backup of the last day"),
                self.tr("What was recorded since the last one lies on this PC alone."),
                self.tr("Back up"),
                "backups",
            )
        if found.waiting:
            yield Task(
                "waiting",
                Tone.INFO,
                self.tr("Approved awards waiting to be handed over: {0}").format(
                    grouped(found.waiting)
                ),
                self.tr("Call people to an event, or withdraw what cannot be given."),
                self.tr("See the list"),
                "awards",
            )
        if found.outstanding:
            yield Task(
                "outstanding",
                Tone.INFO,
                self.tr("Sponsors who have not brought everything: {0}").format(
                    len(found.outstanding)
                ),
                _short(found.outstanding),
                self.tr("See the pledge"),
                "sponsors",
            )

    def _row(self, task: Task) -> QWidget:
        button = Button(self._theme, task.button, name=f"task-{task.key}", size=ButtonSize.SMALL)
        button.clicked.connect(self._on_clicked)
        return TwoLines(
            self._theme,
            task.title,
            task.text,
            icon=TONE_ICONS[task.tone],
            ink=self._theme.tone(task.tone).ink,
            action=button,
        )

    def _nothing(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(12)
        tone = Tone.OK
        layout.addWidget(IconLabel(TONE_ICONS[tone], self._theme.tone(tone).ink, 20))
        words = self.tr("Nothing waits: everything recorded is in order.")
        layout.addWidget(Label(self._theme, words, Role.BODY, wrap=True), 1)
        return row

    def _on_review(self) -> None:
        self.visit_asked.emit(REVIEW)

    def _on_clicked(self) -> None:
        key = self.sender().objectName().removeprefix("task-")
        self.visit_asked.emit(next(task.section for task in self._tasks if task.key == key))


def _short(names: Sequence[str]) -> str:
    """Name the first, and say how many more there are."""
    return names[0] if len(names) == 1 else f"{names[0]} (+{len(names) - 1})"
