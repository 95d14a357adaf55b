"""The tables of the accounts and of the log."""

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.services.staff import Account, Logged
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Theme, Tone


class AccountTable(RecordTable[Account]):
    """Who has an account, and with which roles."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        self._states = {
            "opens": Badge(self.tr("Opens this PC"), Tone.OK, Icon.KEY),
            "elsewhere": Badge(self.tr("No passphrase here"), Tone.MUTED, Icon.CIRCLE),
            "ended": Badge(self.tr("Ended"), Tone.MUTED, Icon.CROSS),
        }
        super().__init__(
            theme,
            [
                Column(
                    title=messages.field("name"),
                    cell=lambda account: account.member.name,
                    kind=Kind.STRONG,
                ),
                Column(
                    title=messages.field("roles"),
                    cell=lambda account: ", ".join(map(messages.name, account.member.roles)),
                ),
                Column(
                    title=messages.field("recorded_at"),
                    cell=lambda account: shown_moment(account.member.recorded_at),
                    kind=Kind.DATE,
                    width=142,
                    hidden_when_narrow=True,
                ),
                Column(
                    title=self.tr("State"),
                    cell=self._state,
                    kind=Kind.PILL,
                    width=pills_width(self._states.values()),
                ),
            ],
            name="accounts-table",
            key=lambda account: account.member.id,
            empty_icon=Icon.KEY,
        )
        self.view.setAccessibleName(self.tr("Accounts"))
        self.empty.say(
            self.tr("No accounts yet: whoever opens the register may do everything"),
            self.tr(
                "Make the first account with Ctrl+N: it is yours, and you then make one for each"
                " of your colleagues."
            ),
        )

    def show_accounts(self, accounts: list[Account]) -> None:
        """Show accounts."""
        self.set_source(Listed(accounts))
        if accounts and self.current is None:
            self.view.select_row(0)
        words = self.tr("Accounts: {0}").format(grouped(len(accounts)))
        self.set_footer(words, [("F2", self.tr("Roles"))] if accounts else [])

    def _state(self, account: Account) -> Badge:
        if account.member.withdrawn is not None:
            return self._states["ended"]
        return self._states["opens" if account.opens else "elsewhere"]


class LogTable(RecordTable[Logged]):
    """Who signed in, looked at data in full and let data leave."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(
            theme,
            [
                Column(
                    title=self.tr("When"),
                    cell=lambda row: shown_moment(row.entry.at),
                    kind=Kind.DATE,
                    width=142,
                ),
                Column(title=self.tr("Who"), cell=lambda row: row.entry.staff, kind=Kind.STRONG),
                Column(title=self.tr("What"), cell=lambda row: messages.name(row.entry.act)),
                Column(
                    title=self.tr("Whose or which"),
                    cell=lambda row: row.subject,
                    width=230,
                    hidden_when_narrow=True,
                ),
            ],
            name="access-table",
            key=lambda row: str(row.entry.id),
            empty_icon=Icon.SHIELD,
        )
        self.view.setAccessibleName(self.tr("Log"))
        self.empty.say(
            self.tr("Nothing is in the log yet"),
            self.tr("Signing in, numbers shown with F8, files and bundles will be listed here."),
        )

    def show_entries(self, entries: list[Logged]) -> None:
        """Show the log."""
        self.set_source(Listed(entries))
        self.set_footer(self.tr("Latest: {0}").format(grouped(len(entries))))
