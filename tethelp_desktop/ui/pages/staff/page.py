"""Tài khoản: who works at this PC, with which roles; passphrases, recovery code, log."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.roles import Role
from tethelp_desktop.services import staff
from tethelp_desktop.services.staff import Account, Changed, Recovery
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.staff.forms import (
    AccountPage,
    PassphrasePage,
    RemovalPage,
    RolesPage,
    Typed,
)
from tethelp_desktop.ui.pages.staff.recovery import RecoveryPage
from tethelp_desktop.ui.pages.staff.tables import AccountTable, LogTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_ACCOUNTS: Final = "staff-accounts"
_LOG: Final = "staff-log"


class StaffPage(Page):
    """The accounts; whoever may not keep them changes their own passphrase here."""

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Accounts"))
        self._place = place
        self._chooser = chooser or FileDialogs()
        self.chips = ChipRow(
            [
                Chip(theme, self.tr("Accounts"), name=_ACCOUNTS),
                Chip(theme, self.tr("Log"), name=_LOG),
            ]
        )
        self._own = Button(
            theme, self.tr("My passphrase"), name="staff-own", icon=Icon.LOCK, shortcut="Ctrl+M"
        )
        self._recover = Button(
            theme,
            self.tr("Recovery code"),
            name="staff-recovery",
            icon=Icon.PRINT,
            shortcut="Ctrl+R",
        )
        self._add = Button(
            theme,
            self.tr("New account"),
            name="staff-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self._roles = Button(
            theme, self.tr("Roles"), name="staff-roles-edit", icon=Icon.PEN, shortcut="F2"
        )
        self._reset = Button(
            theme, self.tr("New passphrase"), name="staff-reset", icon=Icon.KEY, shortcut="F6"
        )
        self._remove = Button(
            theme, self.tr("End account"), name="staff-remove", icon=Icon.CROSS, shortcut="Del"
        )
        self.note = Note(theme, Tone.INFO, "")
        self.note.setObjectName("staff-note")
        self.note.hide()
        self.accounts = AccountTable(theme, place.messages)
        self.log = LogTable(theme, place.messages)
        self._lay_out_body()
        self._connect()
        self._show_part()

    def refresh(self) -> None:
        """Read accounts and log anew."""
        desk = self._place.desk
        self.accounts.show_accounts(staff.accounts(desk))
        self.log.show_entries(staff.access_log(desk))
        words = self.tr("{0} works here: {1}")
        roles = desk.roles
        named = ", ".join(self._place.messages.name(role) for role in Role if role in roles)
        if not staff.has_accounts(desk):
            self.set_context(self.tr("Whoever opens the register may do everything"))
            if staff.accounts_wait(desk):
                self._say(
                    self.tr("The office's accounts do not hold on this PC yet"),
                    self.tr(
                        "Choose a manager below and press F6: they type a passphrase of their own."
                        " From then on this PC opens by name only; give the others theirs next."
                    ),
                    Tone.WARN,
                )
        elif named:
            self.set_context(words.format(desk.staff, named))
        else:
            self.set_context(words.format(desk.staff, self.tr("no account")))
            self._say(
                self.tr("{0} has no account").format(desk.staff),
                self.tr("Lock with Ctrl+Shift+L and sign in as somebody who has one."),
                Tone.WARN,
            )
        self._show_current()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of this page."""
        return [
            Shortcut("Ctrl+N", self.tr("New account")),
            Shortcut("F2", self.tr("Roles")),
            Shortcut("F6", self.tr("New passphrase")),
            Shortcut("Del", self.tr("End account")),
            Shortcut("Ctrl+M", self.tr("My passphrase")),
            Shortcut("Ctrl+R", self.tr("Recovery code")),
        ]

    def _lay_out_body(self) -> None:
        for button in (self._own, self._recover, self._add):
            self.add_action(button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chips, 1)
        for button in (self._remove, self._reset, self._roles):
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.body.addWidget(self.accounts, 1)
        self.body.addWidget(self.log, 1)
        self.setFocusProxy(self.accounts.view)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._show_part)
        self.accounts.current_changed.connect(self._show_current)
        self.accounts.opened.connect(self._on_roles)
        self._own.clicked.connect(self._on_own)
        self._recover.clicked.connect(self._on_recover)
        self._add.clicked.connect(self._on_add)
        self._roles.clicked.connect(self._on_roles)
        self._reset.clicked.connect(self._on_reset)
        self._remove.clicked.connect(self._on_remove)

    def show_log(self) -> None:
        """Show the log in the place of the accounts."""
        self.chips.choose(_LOG)
        self._show_part()

    def _show_part(self) -> None:
        is_log = self.chips.current == _LOG
        self.log.setVisible(is_log)
        self.accounts.setVisible(not is_log)
        self._show_current()

    def _show_current(self) -> None:
        desk = self._place.desk
        current = self._current
        for button in (self._roles, self._reset, self._remove):
            button.setEnabled(current is not None)
        self._own.setEnabled(not desk.by_recovery)

    @property
    def _current(self) -> Account | None:
        """The standing account that is current, while accounts are shown."""
        account = self.accounts.current
        is_shown = self.chips.current == _ACCOUNTS
        standing = account is not None and account.member.withdrawn is None
        return account if is_shown and standing else None

    def _cover(self, page: FormPage[Typed]) -> None:
        page.saved.connect(self._on_saved)
        self.covered.emit(page)

    def _on_add(self) -> None:
        self._cover(AccountPage(self._place))

    def _on_own(self) -> None:
        self._cover(PassphrasePage(self._place, None))

    def _on_roles(self) -> None:
        current = self._current
        if current is not None and self._roles.isEnabled():
            self._cover(RolesPage(self._place, current.member))

    def _on_reset(self) -> None:
        current = self._current
        if current is not None:
            self._cover(PassphrasePage(self._place, current.member))

    def _on_remove(self) -> None:
        current = self._current
        if current is not None:
            self._cover(RemovalPage(self._place, current.member))

    def _on_saved(self, result: object) -> None:
        if isinstance(result, Changed) and result.lost_recovery:
            self._say(
                self.tr("The recovery code of before opens the register no more"),
                self.tr("Make a new one with Ctrl+R, and print its sheet."),
                Tone.WARN,
            )
        else:
            self._say(self.tr("Done"), self.tr("It holds at once."), Tone.OK)

    def _on_recover(self) -> None:
        question = Notice(
            self.tr("Make a new recovery code?"),
            self.tr("The one before opens nothing any more: destroy its paper."),
            Tone.WARN,
        )
        choices = (
            Choice("stay", self.tr("Keep the one before")),
            Choice("make", self.tr("Make a new code"), destroys=True),
        )
        operations = self._place.operations
        if operations.ask(question, choices, default="stay") != "make":
            return
        desk = self._place.desk

        def work(_monitor: Monitor) -> Recovery:
            return staff.new_recovery(desk)

        operations.run(work, self.tr("Making the code"), self._on_recovery)

    def _on_recovery(self, made: Recovery) -> None:
        self.covered.emit(RecoveryPage(self._place, self._chooser, made))

    def _say(self, title: str, text: str, tone: Tone) -> None:
        self.note.say(title, text, tone)
        self.note.show()
