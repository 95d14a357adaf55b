"""Records that may be one person, pair by pair: look at both, see what follows, decide."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import PAPER_NUMBERS, Sameness
from tethelp_desktop.domain.sameness import Pair
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import duplicates
from tethelp_desktop.services.duplicates import AwardView, PairRow, PairState, PairView
from tethelp_desktop.store.comparing import count_uncompared
from tethelp_desktop.ui.big_choice import BigChoice
from tethelp_desktop.ui.buttons import Button, ButtonSize, Chip, ChipRow
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.duplicates.card import PairCard
from tethelp_desktop.ui.tables import EmptyState
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace

_REASON_WIDTH: Final = 420
_MOST_UNASKED: Final = 20_000
"""How many people are compared unasked: some seconds."""


class DuplicatesPage(Page):
    """One pair after the other, the likeliest first."""

    def __init__(self, place: Workplace) -> None:
        theme = place.theme
        super().__init__(theme, self.tr("Duplicates"))
        self._place = place
        self._rows: Sequence[PairRow] = ()
        self._at = 0
        self._seen: set[Stamp] = set()
        self._decision: Stamp | None = None
        self._is_comparing = False
        self._is_broken_off = False
        self.chips = ChipRow(
            [
                Chip(theme, place.messages.name(state), name=state.value, count=0)
                for state in PairState
            ]
        )
        self._before = Button(
            theme, self.tr("Previous pair"), name="pair-before", icon=Icon.LEFT, shortcut="PgUp"
        )
        self._after = Button(
            theme, self.tr("Next pair"), name="pair-after", icon=Icon.RIGHT, shortcut="PgDown"
        )
        self.card = PairCard(place)
        self.consequence = Note(theme, Tone.INFO, "")
        self.decided = Label(theme, "", Role.SECONDARY, wrap=True)
        self.reason = TextField(theme, name="pair-reason")
        self.note = Note(theme, Tone.BAD, "")
        self.note.hide()
        self._take_back = Button(
            theme,
            self.tr("Take the decision back"),
            name="pair-take-back",
            icon=Icon.UNDO,
            shortcut="Del",
            size=ButtonSize.SMALL,
        )
        self._choices = [
            BigChoice(
                theme,
                Icon.MERGE,
                self.tr("One person"),
                self.tr("Both records stay, gifts count together"),
                name="pair-same",
                keys="1",
            ),
            BigChoice(
                theme,
                Icon.PEOPLE,
                self.tr("Two people"),
                self.tr("The pair is not asked about again"),
                name="pair-different",
                keys="2",
            ),
            BigChoice(
                theme,
                Icon.PHONE,
                self.tr("Ask the office"),
                self.tr("The pair waits for its answer"),
                name="pair-asked",
                keys="3",
            ),
        ]
        self._go_on = Button(
            theme, self.tr("Compare"), name="pair-compare", shortcut="F5", size=ButtonSize.SMALL
        )
        self.uncompared = Note(theme, Tone.WARN, "", actions=[self._go_on])
        self.uncompared.hide()
        self.empty = EmptyState(theme, Icon.CHECK)
        self._stack = QStackedWidget()
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read the pairs anew; whoever was recorded or changed since is compared first."""
        with self._place.desk.store.read() as reader:
            waiting = count_uncompared(reader)
        is_long = self._is_broken_off or waiting > _MOST_UNASKED
        self.uncompared.setVisible(is_long and waiting > 0 and not self._is_comparing)
        self.uncompared.say(
            self.tr("{0} people are not compared yet").format(grouped(waiting)),
            self.tr(
                "Press F5 to compare them. Saving waits meanwhile; it may be cancelled at any time,"
                " and what was compared is kept."
            ),
            Tone.WARN,
        )
        if waiting and not is_long:
            self._compare()
        self._read()

    def show_record(self, rid: Stamp) -> None:
        """Show the likeliest pair of somebody, whatever was decided about it."""
        with self._place.desk.store.read() as reader:
            row = next((row for row in duplicates.pairs(reader) if rid in row.pair), None)
        if row is not None:
            self.chips.choose(row.state.value)
            self._read(row.pair)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("1", self.tr("One person")),
            Shortcut("2", self.tr("Two people")),
            Shortcut("3", self.tr("Ask the office")),
            Shortcut("PgUp PgDown", self.tr("Previous pair, next pair")),
            Shortcut("Del", self.tr("Take the decision back")),
            Shortcut("F5", self.tr("Compare whoever is new")),
            Shortcut("Ctrl+Z", self.tr("Undo the last decision")),
        ]

    def _awards_button(self) -> Button:
        button = Button(
            self.theme, self.tr("To the awards"), name="pair-awards", size=ButtonSize.SMALL
        )
        button.clicked.connect(lambda: self.visit_asked.emit("awards"))
        return button

    def _lay_out_body(self) -> None:
        theme = self.theme
        for widget in (self.chips, self._before, self._after):
            self.add_action(widget)
        reason = QHBoxLayout()
        reason.setSpacing(10)
        label = Label(theme, self.tr("Reason (may be left empty)"), Role.LABEL)
        label.setBuddy(self.reason)
        self.reason.describe(label.text(), "")
        self.reason.setFixedWidth(theme.scaled(_REASON_WIDTH))
        reason.addWidget(label)
        reason.addWidget(self.reason)
        reason.addStretch(1)
        reason.addWidget(self._take_back)
        reason.addWidget(self._awards_button())
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.card)
        column.addWidget(self.decided)
        column.addLayout(reason)
        column.addWidget(self.note)
        column.addStretch(1)
        seen = self.tr("Numbers are shown in full here; that they were seen is kept in the log.")
        column.addWidget(Label(theme, seen, Role.HINT, wrap=True))
        self._stack.addWidget(pair)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self.uncompared)
        self.body.addWidget(self._stack, 1)
        bar = QWidget()
        rows = QVBoxLayout(bar)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.consequence)
        row = QHBoxLayout()
        row.setSpacing(8)
        for choice in self._choices:
            row.addWidget(choice)
        rows.addLayout(row)
        self.set_bar(bar)
        self.setFocusProxy(self.chips)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._on_chip)
        self._before.clicked.connect(partial(self._step, -1))
        self._after.clicked.connect(partial(self._step, 1))
        self.card.record_asked.connect(partial(self.record_asked.emit, "people"))
        self._take_back.clicked.connect(self._on_take_back)
        self._go_on.clicked.connect(self._compare)
        self._place.operations.busy.connect(self._on_busy)
        for choice, sameness in zip(self._choices, Sameness, strict=True):
            choice.clicked.connect(partial(self._on_decided, sameness))

    @property
    def record_id(self) -> Stamp | None:
        """The last decision about the pair in sight; its elder record where there is none."""
        row = self.current
        return (self._decision or row.pair[0]) if row else None

    @property
    def current(self) -> PairRow | None:
        """The pair in sight."""
        return self._rows[self._at] if self._rows else None

    def _read(self, wanted_pair: Pair | None = None) -> None:
        with self._place.desk.store.read() as reader:
            found = duplicates.pairs(reader)
        for state in PairState:
            count = sum(row.state is state for row in found)
            self.chips.chips[state.value].set_count(count)
        wanted, current = PairState(self.chips.current), self.current
        stays = wanted_pair or (current.pair if current else None)
        self._rows = [row for row in found if row.state is wanted]
        pairs = [row.pair for row in self._rows]
        if stays in pairs:
            self._at = pairs.index(stays)
        self._at = max(0, min(self._at, len(self._rows) - 1))
        self._show()

    def _show(self) -> None:
        row = self.current
        self._stack.setCurrentIndex(0 if row else 1)
        self.show_bar(shown=row is not None)
        for button in (self._before, self._after):
            button.setVisible(row is not None)
        if row is None:
            self.set_context(self.tr("Two records of one person are never merged, only linked"))
            self._say_empty()
            return
        place = self.tr("Pair {0} of {1}, the likeliest first")
        self.set_context(place.format(grouped(self._at + 1), grouped(len(self._rows))))
        with self._place.desk.store.read() as reader:
            view = duplicates.view(self._place.desk, reader, row.pair)
        self._decision = view.decisions[-1][0].id if view.decisions else None
        self.card.show_pair(row, view)
        self._say_consequence(view)
        self._say_decided(row, view)
        self._keep_seen(view)

    def _say_empty(self) -> None:
        if self._is_comparing:
            self.empty.say(self.tr("Comparing people"), self.tr("Pairs are shown when it is done."))
        elif self.chips.current == PairState.UNDECIDED and self.uncompared.isVisibleTo(self):
            self.empty.say(
                self.tr("Not everybody is compared yet"), self.tr("No pair is found so far.")
            )
        elif self.chips.current == PairState.UNDECIDED:
            self.empty.say(
                self.tr("No pair to decide"),
                self.tr("Everybody here was compared with everybody else."),
            )
        else:
            self.empty.say(self.tr("No pair here"), "")

    def _say_consequence(self, view: PairView) -> None:
        doubles = [
            [award for side in view.sides for award in side.awards if award.kind is kind]
            for kind in view.kinds
        ]
        if not doubles:
            title = self.tr("If it is one person: nothing was awarded twice")
            text = self.tr("Both records stay. From now on their gifts are counted together.")
            self.consequence.say(title, text, Tone.INFO)
            return
        worst = max(doubles, key=lambda awards: sum(one.handed_on is not None for one in awards))
        handed = [award for award in worst if award.handed_on is not None]
        text = "\n".join(self._award_words(award) for awards in doubles for award in awards)
        if len(handed) > 1:
            title = self.tr("If it is one person: both were handed over")
            self.consequence.say(title, text, Tone.BAD)
        elif handed:
            title = self.tr("If it is one person: withdraw the one not handed over")
            self.consequence.say(title, text, Tone.BAD)
        else:
            title = self.tr("If it is one person: withdraw one of the two awards")
            self.consequence.say(title, text, Tone.WARN)

    def _award_words(self, award: AwardView) -> str:
        item = self._place.messages.item(award.kind, award.months)
        if award.handed_on is None:
            return self.tr("{0}: {1} has not handed it over.").format(item, award.office)
        words = self.tr("{0}: {1} handed it over on {2} (receipt {3}).")
        day, receipt = shown_day(award.handed_on), award.receipt or self.tr("none")
        return words.format(item, award.office, day, receipt)

    def _say_decided(self, row: PairRow, view: PairView) -> None:
        lines = [
            "  ·  ".join(
                part
                for part in (
                    self._place.messages.name(made.sameness),
                    made.reason,
                    made.recorded_by,
                    office,
                    shown_moment(made.recorded_at),
                )
                if part
            )
            for made, office in view.decisions
        ]
        if row.is_contradicted:
            lines.insert(0, self.tr("Decided in two ways: decide again."))
        self.decided.setText("\n".join(lines))
        self.decided.setVisible(bool(lines))
        self._take_back.setVisible(bool(lines))

    def _keep_seen(self, view: PairView) -> None:
        """Keep in the log whose numbers are in sight, each person's once a visit."""
        for side in view.sides:
            person = side.person
            has_numbers = any(getattr(person, field) for field in PAPER_NUMBERS)
            if has_numbers and person.id not in self._seen:
                self._seen.add(person.id)
                self._place.keep_seen(person.id)

    def _step(self, by: int) -> None:
        if self._rows:
            self._at = (self._at + by) % len(self._rows)
            self.note.hide()
            self.reason.set_value("")
            self._show()

    def _on_chip(self, _name: str) -> None:
        self._at = 0
        self._read()

    def _compare(self) -> None:
        if self._is_comparing:
            return
        self._is_comparing = True
        self.uncompared.hide()
        desk = self._place.desk

        def work(monitor: Monitor) -> None:
            duplicates.compare(desk, monitor)

        self._place.operations.run(work, self.tr("Comparing people"), self._on_compared)

    def _on_compared(self, _nothing: None) -> None:
        self._is_comparing = self._is_broken_off = False

    def _on_busy(self, is_busy: bool) -> None:
        """Notice that comparing ended without success: it was broken off."""
        if self._is_comparing and not is_busy:
            self._is_comparing, self._is_broken_off = False, True
            self.refresh()

    def _on_decided(self, sameness: Sameness) -> None:
        row, desk, reason = self.current, self._place.desk, self.reason.value
        if row is None:
            return
        pair = row.pair

        def work(_monitor: Monitor) -> None:
            duplicates.judge(desk, pair, sameness, reason)

        self._save(work)

    def _on_take_back(self) -> None:
        row, desk = self.current, self._place.desk
        if row is None:
            return
        pair, reason = row.pair, self.reason.value or self.tr("taken back")

        def work(_monitor: Monitor) -> None:
            duplicates.take_back(desk, pair, reason)

        self._save(work)

    def _save(self, work: Callable[[Monitor], None]) -> None:
        words = self.tr("Saving the decision")
        self._place.operations.run(work, words, self._on_saved, self._on_refused)

    def _on_saved(self, _nothing: None) -> None:
        self.note.hide()
        self.reason.set_value("")
        self.setFocus()  # so that the next pair is not decided by the same key in haste

    def _on_refused(self, error: Expected) -> None:
        self.note.say(self.tr("Not saved"), self._place.messages.error(error), Tone.BAD)
        self.note.show()
