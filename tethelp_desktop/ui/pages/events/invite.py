"""Putting awards on the list of an event."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import AwardState, Event
from tethelp_desktop.services import events
from tethelp_desktop.services.events import Invited
from tethelp_desktop.store.award_list import AwardsQuery
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.events.picker import AwardPicker
from tethelp_desktop.ui.theme import Theme, Tone
from tethelp_desktop.ui.workplace import Workplace


class InvitePage(Page):
    """Marks awards that wait, and puts them on the list together."""

    def __init__(self, place: Workplace, event: Event) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Put people on the list"))
        self.set_context(f"{event.name}  ·  {shown_day(event.held_on)}  ·  {event.place}")
        self._place = place
        self._event = event
        query = AwardsQuery(
            state=AwardState.APPROVED,
            handed=False,
            at_hand=True,
            uninvited=True,
            campaign_id=event.campaign_id,
        )
        self.picker = AwardPicker(place, query, name="invite-awards")
        self._choice = InviteBar(place.theme)
        self.body.addWidget(self.picker, 1)
        self.set_bar(self._choice)
        self.picker.marks_changed.connect(self._show_choice)
        self._choice.leave.clicked.connect(self.closed)
        self._choice.invite.clicked.connect(self._on_invite)
        self.setFocusProxy(self.picker.search)
        self._show_choice()

    def refresh(self) -> None:
        """Read the awards anew."""
        self.picker.refresh()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Space", self.tr("Mark the row, or take the mark away")),
            Shortcut("Ctrl+A", self.tr("Choose every row")),
            Shortcut("Ctrl+Return", self.tr("Put the marked on the list")),
            Shortcut("Esc", self.tr("Leave")),
        ]

    def _show_choice(self) -> None:
        marked = len(self.picker.marked)
        self._choice.invite.setEnabled(marked > 0)
        words = self.tr("Put {0} on the list").format(grouped(marked))
        self._choice.invite.set_words(words if marked else self.tr("Put on the list"))

    def _on_invite(self) -> None:
        desk, event_id = self._place.desk, self._event.id
        chosen = [row.id for row in self.picker.marked]

        def work(_monitor: Monitor) -> Invited:
            return events.invite(desk, event_id, chosen)

        self._choice.invite.setEnabled(False)
        self._place.operations.run(work, self.tr("Putting people on the list"), self._on_invited)

    def _on_invited(self, made: Invited) -> None:
        names = {row.id: row.full_name for row in self.picker.marked}
        self.picker.table.keep_marks()
        if made.refused:
            award, error = made.refused[0]
            title = self.tr("{0} are on the list, {1} are not").format(
                grouped(len(made.invitations)), grouped(len(made.refused))
            )
            text = f"{names.get(award.id, '')}: {self._place.messages.error(error)}"
            self._place.operations.tell(Notice(title, text, Tone.WARN))
        self.closed.emit()


class InviteBar(QWidget):
    """The buttons below: put the marked on the list, or leave."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.leave = Button(theme, self.tr("Leave"), name="invite-leave", shortcut="Esc")
        self.invite = Button(
            theme,
            "",
            name="invite-confirm",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.invite)
