"""Everybody whom offices transferred to each other: ours to answer come first."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.dates import VIETNAM, shown_birth, shown_day
from tethelp_desktop.domain.erasure import ERASED_NAME
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.offices import short_name
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.residences import written_home
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.domain.transfers import TransferState
from tethelp_desktop.services import transfers
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.transfers import TransferView
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.reasons import ReasonDialog
from tethelp_desktop.ui.side_panel import SidePanel
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Facts, Label, Note
from tethelp_desktop.ui.workplace import Workplace

_WIDTH: Final = 348
_LOOKS: Final = {
    TransferState.WAITING: (Tone.WARN, Icon.CLOCK),
    TransferState.ACCEPTED: (Tone.OK, Icon.CHECK),
    TransferState.REFUSED: (Tone.BAD, Icon.CROSS),
    TransferState.TAKEN_BACK: (Tone.MUTED, Icon.CROSS),
}


class TransfersPage(Page):
    """The list, and beside it whom one is about; each is answered with one button."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Transfers"))
        self._place = place
        theme = place.theme
        self._leave = Button(theme, self.tr("Leave"), name="transfers-leave", shortcut="Esc")
        self._back = Button(theme, self.tr("Take back"), name="transfer-back", icon=Icon.UNDO)
        self._refuse = Button(theme, self.tr("Refuse"), name="transfer-refuse", icon=Icon.CROSS)
        self._accept = Button(
            theme,
            self.tr("Take over"),
            name="transfer-accept",
            icon=Icon.CHECK,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        for button in (self._leave, self._back, self._refuse, self._accept):
            self.add_action(button)
        self.table = RecordTable[TransferView](
            theme,
            self._columns(),
            name="transfers-table",
            key=lambda view: view.transfer.id,
            empty_icon=Icon.PEOPLE,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.title)
        self.table.empty.say(
            self.tr("Nobody was transferred"),
            self.tr("A person who moved is transferred from the panel beside the list of people."),
        )
        self._panel = SidePanel(
            theme,
            name="transfer-panel",
            width=_WIDTH,
            nothing=self.tr("Choose somebody in the list to see them here."),
        )
        self._who = Label(theme, "", Role.TITLE, wrap=True)
        self._facts = Facts(theme, label_width=theme.scaled(100))
        self._note = Note(theme, Tone.INFO, "")
        self._note.setObjectName("transfer-note")
        self._lay_out_body()
        self._leave.clicked.connect(self.closed)
        self._accept.clicked.connect(self._on_accept)
        self._refuse.clicked.connect(self._on_refuse)
        self._back.clicked.connect(self._on_back)
        self.table.current_changed.connect(self._show)
        self.setFocusProxy(self.table.view)

    def refresh(self) -> None:
        """Read the list anew."""
        desk = self._place.desk
        with desk.store.read() as reader:
            found = transfers.views(desk, reader)
        self.table.set_source(Listed(found))
        waiting = sum(view.is_to_answer for view in found)
        self.set_context(self.tr("{0} to answer").format(grouped(waiting)) if waiting else "")
        self.table.set_footer(self.tr("Transfers: {0}").format(grouped(len(found))), [])
        if self.table.current is None:
            self.table.view.select_row(0)
        self._show(self.table.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+Return", self.tr("Take over")),
            Shortcut("Esc", self.tr("Leave")),
        ]

    def _columns(self) -> list[Column[TransferView]]:
        badges = [self._badge(state) for state in TransferState]
        return [
            Column(title=self._place.messages.field("full_name"), cell=self._name, width=268),
            Column(
                title=self.tr("From and to"),
                cell=lambda view: f"{short_name(view.sender)}\n→ {short_name(view.receiver)}",
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self.tr("State"),
                cell=lambda view: self._badge(view.state),
                kind=Kind.PILL,
                width=pills_width(badges),
            ),
        ]

    def _name(self, view: TransferView) -> str:
        if view.person:
            return view.person.full_name
        return ERASED_NAME if view.is_erased else self.tr("(cannot be read)")

    def _badge(self, state: TransferState) -> Badge:
        tone, icon = _LOOKS[state]
        return Badge(self._place.messages.name(state), tone, icon)

    def _lay_out_body(self) -> None:
        for widget in (self._who, self._note, self._facts):
            self._panel.column.addWidget(widget)
        self._panel.column.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.table, 1)
        columns.addWidget(self._panel)
        self.body.addLayout(columns, 1)

    def _show(self, view: TransferView | None) -> None:
        self._panel.fill(filled=view is not None)
        ours = view is not None and view.is_to_answer
        is_sent = view is not None and view.is_sent and view.state is TransferState.WAITING
        self._accept.setEnabled(ours and view is not None and view.person is not None)
        self._refuse.setEnabled(ours)
        self._back.setEnabled(is_sent)
        if view is None:
            return
        self._who.setText(self._name(view))
        self._note.say(*self._words(view))
        self._facts.show_facts(self._told(view))

    def _words(self, view: TransferView) -> tuple[str, str, Tone]:
        """Say how far a transfer is, and what comes next."""
        tone, _ = _LOOKS[view.state]
        reason = view.reply.reason if view.reply else ""
        if view.is_erased and view.is_ours and view.state is TransferState.ACCEPTED:
            title = self.tr("What was told was erased by order")
            return title, self.tr("Look whether our own record is to be erased too."), Tone.WARN
        match view.state:
            case TransferState.ACCEPTED:
                return (
                    self.tr("Taken over by {0}").format(view.receiver),
                    self.tr("Both records count as one person at headquarters."),
                    tone,
                )
            case TransferState.REFUSED:
                text = self.tr("Reason: {0}. The person stays with {1}.")
                title = self.tr("{0} refused").format(view.receiver)
                return title, text.format(reason, view.sender), tone
            case TransferState.TAKEN_BACK:
                title = self.tr("Taken back by {0}").format(view.sender)
                return title, self.tr("Reason: {0}").format(reason), tone
            case TransferState.WAITING:
                return self._what_next(view)

    def _what_next(self, view: TransferView) -> tuple[str, str, Tone]:
        """Say what comes next while nobody answered."""
        if not view.is_ours:
            title = self.tr("Waits for {0}").format(view.receiver)
            text = self.tr("It goes with the next bundle for that office or the one above.")
            return title, text, _LOOKS[view.state][0]
        if view.known is not None:
            title = self.tr("Recorded here already: {0}").format(view.known.full_name)
            text = self.tr("One number is the same. Taking over keeps that record and adds none.")
            return title, text, Tone.INFO
        title = self.tr("Is the person ours now?")
        text = self.tr("Taking over makes a record of our own; it can be edited.")
        return title, text, _LOOKS[view.state][0]

    def _told(self, view: TransferView) -> list[tuple[str, str]]:
        messages = self._place.messages
        sent_on = view.transfer.recorded_at.astimezone(VIETNAM).date()
        served = ", ".join(messages.name(kind) for kind in view.transfer.served)
        facts = [
            (self.tr("Transferred"), f"{shown_day(sent_on)}, {view.transfer.recorded_by}"),
            (messages.field("reason"), view.transfer.reason),
            (messages.field("served"), served),
        ]
        return [*self._person(view.person), *facts] if view.person else facts

    def _person(self, person: Beneficiary) -> list[tuple[str, str]]:
        messages = self._place.messages
        code = person.commune
        commune = None if code is None else self._place.places().commune(code)
        return [
            (
                messages.field("birth_date"),
                shown_birth(person.birth_date) if person.birth_date else "",
            ),
            (messages.field("personal_id"), masked(person.personal_id or "")),
            (messages.field("insurance_code"), masked(person.insurance_code or "")),
            (messages.field("address"), written_home(person.address, commune)),
            (
                messages.field("hardship"),
                messages.name(person.hardship) if person.hardship else "",
            ),
        ]

    def _on_accept(self) -> None:
        view, desk = self.table.current, self._place.desk
        if view is not None:
            rid = view.transfer.id
            self._place.operations.run(
                lambda _: transfers.accept(desk, rid),
                self.tr("Saving"),
                self._on_accepted,
                self._on_stopped,
            )

    def _on_accepted(self, person: Beneficiary) -> None:
        words = self.tr("{0} is recorded here now").format(person.full_name)
        self._place.operations.tell(Notice(words, tone=Tone.OK))

    def _on_stopped(self, error: Expected) -> None:
        """Say what stops the record; the way out is to refuse, or to record the person by hand."""
        if not isinstance(error, Invalid):
            self._place.operations.report(error)
            return
        sentences = " ".join(map(self._place.messages.problem, error.problems))
        way = self.tr(
            "Nothing was recorded. Ask the sender to correct it, or record the person yourself with"
            " the same number, then take over."
        )
        self._note.say(self.tr("This stops it"), f"{sentences} {way}", Tone.BAD)

    def _on_refuse(self) -> None:
        title = self.tr("Why is the transfer refused?")
        self._ask(title, self.tr("Refuse"), transfers.refuse)

    def _on_back(self) -> None:
        title = self.tr("Why is the transfer taken back?")
        self._ask(title, self.tr("Take back"), transfers.take_back)

    def _ask(self, title: str, action: str, answer: Callable[[Desk, Stamp, str], None]) -> None:
        """Ask why, and answer the current transfer so."""
        view, desk = self.table.current, self._place.desk
        if view is None:
            return
        rid = view.transfer.id
        dialog = ReasonDialog(
            self.theme,
            self,
            title=title,
            complaints=(),
            action=action,
            hint=self.tr("The other office reads it."),
        )

        def keep(reason: str) -> None:
            self._place.operations.run(lambda _: answer(desk, rid, reason), self.tr("Saving"))

        dialog.given.connect(keep)
        dialog.open()
