"""The forms of an account: a new one, other roles, a passphrase, its end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Staff
from tethelp_desktop.domain.roles import FIRST, Act, Role, may, passphrase_problems, roles_problems
from tethelp_desktop.services import staff
from tethelp_desktop.services.staff import Changed
from tethelp_desktop.ui.fields import CheckField, Editor, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.theme import Theme, Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Typed:
    """What the forms of an account ask; each asks a part of it."""

    name: str = ""
    roles: tuple[Role, ...] = ()
    old: str = ""
    passphrase: str = ""
    repeated: str = ""
    withdrawn: str = ""


class RolesField(Editor[tuple[Role, ...]]):
    """The roles, each with a box and what it is trusted with."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        super().__init__(holder, name="staff-roles")
        told = {
            Role.CLERK: self.tr("enters people, pledges and money, proposes, exports, imports"),
            Role.APPROVER: self.tr("approves awards, voids receipts, undoes handovers"),
            Role.COUNTER: self.tr("hands over, prints receipts"),
            Role.MANAGER: self.tr("keeps accounts, programmes, offices, rates"),
            Role.AUDITOR: self.tr("reads everything, writes nothing"),
        }
        self._boxes = {
            role: CheckField(theme, f"{messages.name(role)}: {words}", name=f"staff-role-{role}")
            for role, words in told.items()
        }
        for box in self._boxes.values():
            column.addWidget(box)
            box.edited.connect(self.edited)
        self.setFocusProxy(self._boxes[Role.CLERK])

    @property
    def value(self) -> tuple[Role, ...]:
        """The roles that are ticked."""
        return tuple(role for role, box in self._boxes.items() if box.value)

    def set_value(self, value: tuple[Role, ...]) -> None:
        """Tick some roles."""
        for role, box in self._boxes.items():
            box.set_value(role in value)


class _StaffForm(FormPage[Typed]):
    """A form about an account; a child adds fields and says what is saved."""

    def __init__(self, place: Workplace, title: str, context: str, before: Typed) -> None:
        super().__init__(place, title, context)
        self.form = RecordForm[Typed](place.theme, place.messages, self.problems)
        first = self.add_fields(self.form)
        self.set_columns(self.form, ComplaintNote(place.theme, self.form), *self.notes())
        self.set_form(self.form, first)
        self.form.load(before)

    def add_fields(self, form: RecordForm[Typed]) -> QWidget:
        """Put the rows; returns what has the cursor first."""
        raise NotImplementedError

    def problems(self, typed: Typed) -> Iterator[Problem]:
        """Find what is wrong with what was typed."""
        raise NotImplementedError

    def notes(self) -> tuple[QWidget, ...]:
        """Say beside the form what is good to know."""
        return ()

    def add_passphrase(self, form: RecordForm[Typed]) -> TextField:
        """Put the two fields of a new passphrase."""
        first, second = (
            secret_field(self.theme, name=f"staff-{name}") for name in ("passphrase", "repeated")
        )
        hint = self.tr("At least 8 characters; a sentence is best.")
        form.add_row(
            (
                form.field(
                    "passphrase",
                    first,
                    label=self.tr("New passphrase"),
                    required=True,
                    hint=hint,
                ),
                6,
            ),
            (
                form.field(
                    "repeated", second, label=self.tr("The passphrase again"), required=True
                ),
                6,
            ),
        )
        return first


class AccountPage(_StaffForm):
    """Makes an account; the first one of a PC begins with every role but the auditor's."""

    def __init__(self, place: Workplace) -> None:
        self._is_first = not staff.has_accounts(place.desk)
        before = Typed(place.desk.staff, FIRST) if self._is_first else Typed()
        super().__init__(place, "", "", before)
        self.set_title(self.tr("New account"))
        self.set_context(self.tr("For whoever works at this PC"))

    def add_fields(self, form: RecordForm[Typed]) -> QWidget:
        """Ask for name, roles and passphrase."""
        name = TextField(self.theme, name="staff-name")
        hint = self.tr("As it shall stand on receipts. It cannot be changed later.")
        form.add_row((form.field("name", name, required=True, hint=hint), 12))
        self.add_passphrase(form)
        roles = RolesField(self.theme, self.place.messages)
        form.add_row((form.field("roles", roles, required=True), 12))
        return name

    def notes(self) -> tuple[QWidget, ...]:
        """Say what begins with the first account, and who types the passphrase."""
        if self._is_first:
            note = Note(
                self.theme,
                Tone.WARN,
                self.tr("The first account is yours"),
                self.tr(
                    "From then on the register opens by name and passphrase only. A passphrase that"
                    " several people share opens it no more: make an account for each of them."
                ),
            )
        else:
            note = Note(
                self.theme,
                Tone.INFO,
                self.tr("Let the person type the passphrase"),
                self.tr("Nobody else should know it. It stays on this PC."),
            )
        return (note,)

    def problems(self, typed: Typed) -> Iterator[Problem]:
        """Judge the account as the service will."""
        yield from staff.staff_problems(self.place.desk, _account(typed))
        yield from passphrase_problems(typed.passphrase, typed.repeated)

    def work(self, record: Typed) -> Callable[[Monitor], object]:
        """Make the account."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> object:
            return staff.add(desk, _account(record), record.passphrase)

        return save


class RolesPage(_StaffForm):
    """Gives a member other roles."""

    def __init__(self, place: Workplace, member: Staff) -> None:
        self._member = member
        super().__init__(place, member.name, "", Typed(roles=member.roles))
        self.set_context(self.tr("Other roles hold at once, in every window"))

    def add_fields(self, form: RecordForm[Typed]) -> QWidget:
        """Ask for the roles."""
        roles = RolesField(self.theme, self.place.messages)
        form.add_row((form.field("roles", roles, required=True), 12))
        return roles

    def problems(self, typed: Typed) -> Iterator[Problem]:
        """Judge the roles."""
        return roles_problems(typed.roles)

    def work(self, record: Typed) -> Callable[[Monitor], object]:
        """Change the roles."""
        desk, member = self.place.desk, self._member

        def save(_monitor: Monitor) -> object:
            return staff.change_roles(desk, member.id, record.roles)

        return save


class PassphrasePage(_StaffForm):
    """Changes one's own passphrase, or gives a member a new one.

    Args:
        member: Who forgot theirs; None for one's own.
    """

    def __init__(self, place: Workplace, member: Staff | None) -> None:
        self._member = member
        super().__init__(place, "", "", Typed())
        self.set_title(self.tr("Passphrase of {0}").format(member.name if member else ""))
        self.set_context(self.tr("The old one opens nothing any more"))
        if member is None:
            self.set_title(self.tr("My passphrase"))

    def add_fields(self, form: RecordForm[Typed]) -> QWidget:
        """Ask for the old one where it is one's own, and for the new one twice."""
        if self._member is not None:
            return self.add_passphrase(form)
        old = secret_field(self.theme, name="staff-old")
        box = form.field("old", old, label=self.tr("Passphrase so far"), required=True)
        form.add_row((box, 6))
        self.add_passphrase(form)
        return old

    def notes(self) -> tuple[QWidget, ...]:
        """Say what begins with the first manager's."""
        member = self._member
        keeps = member is not None and may(member.roles, Act.KEEP_STAFF)
        if not keeps or staff.has_accounts(self.place.desk):
            return ()
        return (
            Note(
                self.theme,
                Tone.WARN,
                self.tr("Accounts hold on this PC from then on"),
                self.tr(
                    "It then opens by name and passphrase only, and a passphrase of nobody's"
                    " account opens it no more. Sign in anew afterwards."
                ),
            ),
        )

    def problems(self, typed: Typed) -> Iterator[Problem]:
        """Judge the new passphrase."""
        if self._member is None and not typed.old:
            yield Problem("old", Rule.REQUIRED)
        yield from passphrase_problems(typed.passphrase, typed.repeated)

    def work(self, record: Typed) -> Callable[[Monitor], object]:
        """Change the passphrase."""
        desk, member = self.place.desk, self._member

        def save(_monitor: Monitor) -> Changed | None:
            if member is not None:
                return staff.reset(desk, member.id, record.passphrase)
            staff.change_passphrase(desk, record.old, record.passphrase)
            return None

        return save


class RemovalPage(_StaffForm):
    """Ends an account."""

    def __init__(self, place: Workplace, member: Staff) -> None:
        self._member = member
        super().__init__(place, "", "", Typed())
        self.set_title(self.tr("End the account of {0}").format(member.name))
        self.set_context(self.tr("What was recorded keeps the name"))

    def add_fields(self, form: RecordForm[Typed]) -> QWidget:
        """Ask for the reason."""
        reason = TextField(self.theme, name="staff-withdrawn")
        form.add_row((form.field("withdrawn", reason, required=True), 12))
        return reason

    def notes(self) -> tuple[QWidget, ...]:
        """Say what the end of an account does, and what it cannot."""
        return (
            Note(
                self.theme,
                Tone.WARN,
                self.tr("The register gets a new key"),
                self.tr(
                    "The person's passphrase opens it no more. Older backups still open with the"
                    " passphrases of their day: delete those that are not needed. Other windows of"
                    " this register must be closed first."
                ),
            ),
        )

    def problems(self, typed: Typed) -> Iterator[Problem]:
        """Judge the reason."""
        if not typed.withdrawn.strip():
            yield Problem("withdrawn", Rule.REQUIRED)

    def work(self, record: Typed) -> Callable[[Monitor], object]:
        """End the account."""
        desk, member = self.place.desk, self._member

        def save(_monitor: Monitor) -> object:
            return staff.remove(desk, member.id, record.withdrawn)

        return save


def secret_field(theme: Theme, *, name: str) -> TextField:
    """Make a field whose text nobody reads over a shoulder."""
    field = TextField(theme, name=name)
    field.line.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _account(typed: Typed) -> Staff:
    return Staff(name=typed.name, roles=typed.roles)
