"""What there is to say of the list in sight, and the steps that it may take next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.selection import ListState
from tethelp_desktop.services.selection import ListView
from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.flow import FlowLayout
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.lists.words import joined, list_badge
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label, Pill


class ListHead(QWidget):
    """Name, state and facts of a list, with its buttons.

    Attributes:
        ask: Records that the list was asked for.
        answer: Records that it came, or that there is nobody.
        take_file: Imports its people.
        decide: Joins it to a decision.
        edit: Edits all of it.
    """

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._name = Label(theme, "", Role.CARD_TITLE, wrap=True)
        self._name.setObjectName("list-title")
        self._pill = Pill(theme, list_badge(messages, ListState.RECEIVED))
        self._facts = Label(theme, "", Role.SECONDARY, wrap=True)
        self._facts.setObjectName("list-facts")

        def button(words: str, name: str, icon: Icon, keys: str = "") -> Button:
            return Button(theme, words, name=name, icon=icon, shortcut=keys, size=ButtonSize.SMALL)

        self.ask = button(self.tr("Asked for"), "list-ask", Icon.OUT)
        self.answer = button(self.tr("Answer came"), "list-answer", Icon.IN, "Ctrl+R")
        self.take_file = button(self.tr("Import file"), "list-import", Icon.FILE, "Ctrl+I")
        self.decide = button(self.tr("Decision"), "list-decide", Icon.CHECK)
        self.edit = button(self.tr("Edit"), "list-edit", Icon.PEN)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._name, 1)
        top.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=6)
        for one in (self.ask, self.answer, self.take_file, self.decide, self.edit):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._facts)
        column.addWidget(buttons)

    def show_list(self, view: ListView) -> None:
        """Show another list."""
        selection = view.selection
        self._name.setText(selection.source_name)
        self._pill.show_badge(list_badge(self._messages, view.state))
        self._facts.setText(joined([*self._said(view)]))
        has_people = not selection.nothing_to_propose
        self.take_file.setEnabled(has_people and selection.decision_id is None)
        self.decide.setEnabled(has_people)

    def _said(self, view: ListView) -> list[str]:
        one = view.selection
        said = [self._messages.name(one.kind)]
        if one.places is not None:
            said.append(self.tr("{0} places").format(grouped(one.places)))
        if one.requested_on is not None:
            said.append(self.tr("asked for {0}").format(shown_day(one.requested_on)))
        if one.due_on is not None and one.received_on is None:
            said.append(self.tr("due {0}").format(shown_day(one.due_on)))
        if one.received_on is not None:
            came = self.tr("came {0}, confirmed by {1}")
            said.append(came.format(shown_day(one.received_on), one.confirmed_by))
        if view.decision is not None:
            decided = self.tr("decision {0}: rows may only be struck off now")
            said.append(decided.format(view.decision.number))
        return said
