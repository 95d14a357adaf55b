"""The list of awards: what awaits approval is found, approved by decision, or withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    ItemKind,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.award_list import (
    AwardRow,
    AwardsQuery,
    count_awards,
    count_states,
    find_first,
)
from tethelp_desktop.store.people_list import PersonState
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.badges import award_badge, award_state_badge, person_badge, pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.counting import Counting
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.found_source import awards_source
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.awards.acts import AwardActs
from tethelp_desktop.ui.pages.awards.detail import AwardDetail
from tethelp_desktop.ui.proposing import Everybody, ProposePage
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import TALL_ROW
from tethelp_desktop.ui.workplace import Workplace

_ALL: Final = "awards-all"
_CHIPS: Final = {f"awards-{state}": state for state in AwardState}
_EVERY_KIND: Final = "every"


@dataclass(frozen=True, slots=True)
class _Counts:
    everything: int
    states: Mapping[AwardState, int]


class AwardsPage(Page):
    """Every award of this office, and what is to be decided about it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Awards"))
        self._place = place
        self._looked_at: Campaign | None = None
        self._query = AwardsQuery()
        self._programme = ""
        self._everything = 0
        self._counting = Counting(place.desk, place.operations)
        self._decided = ""
        theme = place.theme
        self._withdraw = Button(
            theme,
            self.tr("Withdraw"),
            name="awards-withdraw",
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
        )
        self._approve = Button(
            theme,
            self.tr("Approve"),
            name="awards-approve",
            icon=Icon.CHECK,
            shortcut="Ctrl+Return",
        )
        self._propose = Button(
            theme,
            self.tr("Propose"),
            name="awards-propose",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self._replace = Button(
            theme,
            self.tr("Replace"),
            name="awards-replace",
            icon=Icon.PEOPLE,
            shortcut="Ctrl+R",
        )
        for button in (self._withdraw, self._replace, self._approve, self._propose):
            self.add_action(button)
        self._search = SearchField(
            theme, name="awards-search", placeholder=self.tr("Name or the start of a number")
        )
        kinds = [(_EVERY_KIND, self.tr("Every kind"))]
        kinds += [(kind.value, words) for kind, words in place.messages.names(ItemKind)]
        self._kind = ChoiceBox[str](theme, kinds, name="awards-kind")
        self._kind.describe(self.tr("Kind of award"), "")
        self._kind.set_value(_EVERY_KIND)
        self._chips = ChipRow([self._chip(_ALL), *map(self._chip, _CHIPS)])
        self.table = MarkedTable[AwardRow](
            theme,
            self._columns(),
            name="awards-table",
            key=lambda award: award.id,
            empty_icon=Icon.GIFT,
            row_height=TALL_ROW,
            look_up=place.operations.look_up,
        )
        self.table.view.setAccessibleName(self.title)
        self.detail = AwardDetail(place)
        self._acts = AwardActs(place, self)
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self.table.view)

    def refresh(self) -> None:
        """Read the list anew; who is current stays so."""
        campaign = self._place.desk.campaign
        if campaign != self._looked_at:
            self._looked_at = campaign
            self._query = replace(self._query, campaign_id=campaign.id if campaign else None)
        self.table.set_source(awards_source(self._place.desk, self._query))
        if self.table.current is None and not self.table.awaits_current:
            self.table.view.select_row(0)
        self._count()
        self._on_current_changed()

    def show_record(self, rid: Stamp) -> None:
        """Make an award current, among all of its person's name."""
        with self._place.desk.store.read() as reader:
            award = reader.get(Award, rid)
            person = reader.get(Beneficiary, award.beneficiary_id)
        self._chips.choose(_ALL)
        self._kind.set_value(_EVERY_KIND)
        self._search.show_text(person.full_name)
        self._ask(AwardsQuery(text=person.full_name, campaign_id=award.campaign_id))
        self.table.select_key(rid)
        self.table.view.setFocus()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Ctrl+N", self.tr("Propose awards")),
            Shortcut("Space", self.tr("Mark the row, or take the mark away")),
            Shortcut("Ctrl+Return", self.tr("Approve what is marked")),
            Shortcut("Del", self.tr("Withdraw what is marked, with the reason")),
            Shortcut("Ctrl+R", self.tr("Replace the current one from the reserve of its list")),
            Shortcut("Esc", self.tr("Clear the search, the filter, then the marks")),
        ]

    def _chip(self, name: str) -> Chip:
        state = _CHIPS.get(name)
        if state is None:
            return Chip(self.theme, self.tr("All"), name=name, count=0)
        badge = award_state_badge(self._place.messages, state)
        return Chip(self.theme, badge.text, name=name, count=0, icon=badge.icon, tone=badge.tone)

    def _columns(self) -> list[Column[AwardRow]]:
        messages = self._place.messages
        badges = [award_state_badge(messages, state) for state in AwardState]
        badges.append(person_badge(messages, PersonState.HANDED_OVER))
        return [
            Column(
                title=messages.field("full_name"),
                cell=self._who,
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self.tr("Award"),
                cell=lambda award: f"{self._item(award)}\n{award.sponsor}",
                kind=Kind.TWO_LINES,
                width=244,
            ),
            Column(
                title=self.tr("Value"),
                cell=lambda award: dong(award.value),
                kind=Kind.NUMBER,
                width=104,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("State"),
                cell=lambda award: award_badge(messages, award),
                kind=Kind.PILL,
                width=pills_width(badges),
            ),
            Column(
                title=self.tr("Decision or reason"),
                cell=self._ground,
                width=176,
                hidden_when_narrow=True,
            ),
        ]

    def _item(self, award: AwardRow) -> str:
        return self._place.messages.item(award.kind, award.months)

    def _ground(self, award: AwardRow) -> str:
        if award.outcome is not None:
            return self._place.messages.name(award.outcome)
        if award.state is AwardState.PROPOSED:
            return self.tr("by {0}").format(award.proposed_by)
        return award.receipt_number or award.decision_number

    def _lay_out_body(self) -> None:
        self._kind.setFixedWidth(self.theme.scaled(176))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self._search, 1)
        filters.addWidget(self._kind)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(filters)
        left.addWidget(self._chips)
        left.addWidget(self.table, 1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 1)
        columns.addWidget(self.detail)
        self.body.addLayout(columns, 1)

    def _connect(self) -> None:
        self._propose.clicked.connect(self._on_propose)
        self._acts.decided.connect(self._say_decided)
        self._acts.left.connect(self.table.keep_marks)
        self._approve.clicked.connect(self._on_approve)
        self._withdraw.clicked.connect(self._on_withdraw)
        self._replace.clicked.connect(self._on_replace)
        self._search.searched.connect(self._on_searched)
        self._search.left_for_list.connect(self.table.view.setFocus)
        self._chips.chosen.connect(self._on_filtered)
        self._kind.edited.connect(self._on_kind)
        self.table.completed.connect(self._on_completed)
        self.table.typed.connect(self._search.start_with)
        self.table.marks_changed.connect(self._show_choice)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.opened.connect(self._on_opened)
        self.table.failed.connect(self._place.operations.report)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_escape)

    def _ask(self, query: AwardsQuery) -> None:
        """Show another query from its first row on."""
        self._decided = ""
        self._query = query
        self.table.set_source(awards_source(self._place.desk, query))
        self.table.view.select_row(0)
        self.table.view.scrollToTop()
        self._count()

    def _count(self) -> None:
        """Count all, and those found in each state: at once where they are few."""
        query = replace(self._query, state=None)
        of_all = AwardsQuery(campaign_id=query.campaign_id)

        def is_quick(reader: Reader) -> bool:
            return find_first(reader, of_all).complete

        def count(reader: Reader) -> _Counts:
            return _Counts(count_awards(reader, of_all), count_states(reader, query))

        self.table.set_query(query.text)
        with self._place.desk.store.read() as reader:
            campaign = reader.get(Campaign, query.campaign_id) if query.campaign_id else None
        self._programme = campaign.short_name if campaign else ""
        if not self._counting.begin(is_quick, count, self._on_counted):
            for chip in self._chips.chips.values():
                chip.set_count(None)
            self._say_found()

    def _on_counted(self, counts: _Counts) -> None:
        self._chips.chips[_ALL].set_count(sum(counts.states.values()))
        for name, state in _CHIPS.items():
            self._chips.chips[name].set_count(counts.states[state])
        self._everything = counts.everything
        self._say_found()
        self._say_empty()

    def _say_found(self) -> None:
        words = self.tr("{0} awards").format(grouped(self._everything))
        self.set_context("  ·  ".join(filter(None, (words, self._programme, self._decided))))
        self._show_choice()

    def _say_empty(self) -> None:
        if not self._everything:
            self.table.empty.say(
                self.tr("Nothing is proposed yet"),
                self.tr("Press Ctrl+N to choose a pledge and the people it is for."),
            )
        else:
            self.table.empty.say(
                self._decided or self.tr("No award is like this"),
                self.tr("Esc clears the search and shows all awards again."),
            )

    def _show_choice(self) -> None:
        """Say what the buttons would do now."""
        marked = len(self.table.marked)
        found, everything = self.table.model.rowCount(), grouped(self._everything)
        footer = self.tr("{0} / {1} awards").format(grouped(found), everything)
        if self.table.is_reading_on:
            footer = self.tr("Finding more …")
        if marked:
            footer += "  ·  " + self.tr("{0} marked").format(grouped(marked))
        self.table.set_footer(footer, [("Space", self.tr("Mark"))])
        to_approve, to_withdraw = len(self._approvable()), len(self._withdrawable())
        self._approve.setEnabled(to_approve > 0)
        self._withdraw.setEnabled(to_withdraw > 0)
        current = self.table.current
        self._replace.setEnabled(current is not None and current.handed_on is None)
        if marked:
            self._approve.set_words(self.tr("Approve {0}").format(to_approve))
            self._withdraw.set_words(self.tr("Withdraw {0}").format(to_withdraw))
        else:
            self._approve.set_words(self.tr("Approve"))
            self._withdraw.set_words(self.tr("Withdraw"))

    def _on_completed(self) -> None:
        if self.table.current is None:
            self.table.view.select_row(0)
        self._show_choice()

    def _on_current_changed(self) -> None:
        current = self.table.current
        self.detail.show_award(current, "" if current is None else self._item(current))
        self._show_choice()

    def _approvable(self) -> list[AwardRow]:
        chosen = self.table.marked_or_current
        return [award for award in chosen if award.state is AwardState.PROPOSED]

    def _withdrawable(self) -> list[AwardRow]:
        chosen = self.table.marked_or_current
        standing = [award for award in chosen if award.state is not AwardState.WITHDRAWN]
        return [award for award in standing if award.handed_on is None]

    def _on_propose(self) -> None:
        page = ProposePage(self._place, Everybody(self._place.desk))
        page.proposed.connect(self._on_proposed)
        self.covered.emit(page)

    def _on_approve(self) -> None:
        self._acts.approve(self._approvable())

    def _on_withdraw(self) -> None:
        self._acts.withdraw(self._withdrawable())

    def _on_replace(self) -> None:
        current = self.table.current
        if current is not None and current.handed_on is None:
            self._acts.replace(current)

    def _on_proposed(self) -> None:
        """Show what now awaits approval."""
        self._chips.choose(f"awards-{AwardState.PROPOSED}")
        self._query = replace(self._query, state=AwardState.PROPOSED)

    def _say_decided(self, words: str) -> None:
        """Say what was done until the next question: the rows themselves may be out of sight."""
        self._decided = words
        self._count()

    def _on_opened(self, _award: AwardRow) -> None:
        self._on_approve()

    def _on_searched(self, text: str) -> None:
        self._ask(replace(self._query, text=text))

    def _on_filtered(self, name: str) -> None:
        self._ask(replace(self._query, state=_CHIPS.get(name)))

    def _on_kind(self) -> None:
        try:
            chosen = self._kind.value
        except Unreadable:
            return
        kind = None if chosen in (None, _EVERY_KIND) else ItemKind(chosen)
        if kind is not self._query.kind:
            self._ask(replace(self._query, kind=kind))

    def _on_escape(self) -> None:
        if self._search.text():
            self._search.reset()
            self._ask(replace(self._query, text=""))
        elif self._query.state is not None or self._query.kind is not None:
            self._chips.choose(_ALL)
            self._kind.set_value(_EVERY_KIND)
            self._ask(replace(self._query, text="", state=None, kind=None))
        else:
            self.table.keep_marks()
            self.table.view.setFocus()

    def _who(self, award: AwardRow) -> str:
        """Tell people of one name apart: birth date and commune."""
        birth = shown_birth(award.birth_date) if award.birth_date else ""
        code = award.commune
        commune = None if code is None else self._place.places().commune(code)
        where = "" if commune is None else commune.short_name
        return f"{award.full_name}\n{'  ·  '.join(filter(None, (birth, where)))}"
