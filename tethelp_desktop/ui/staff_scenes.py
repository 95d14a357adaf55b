"""The scenes of the accounts: made-up members in the list, their forms, the code, the log."""

from collections.abc import Iterator
from typing import Final

from tethelp_desktop.domain.records import Staff
from tethelp_desktop.domain.roles import FIRST, Role
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.staff import Account, Logged, Recovery
from tethelp_desktop.store.access import Access, Entry
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.choosers import FileDialogs
from tethelp_desktop.ui.pages.staff import RecoveryPage, StaffPage
from tethelp_desktop.ui.staging import Stage
from tethelp_desktop.ui.workplace import Workplace

_CODE: Final = "7KQ4-M2XD-91HT-V6NB-R3WZ-0CJF"
_MEMBERS: Final = (
    ("Nguyễn Thị Mai Lan", FIRST, None),
    ("Trần Văn Bình", (Role.CLERK, Role.COUNTER), None),
    ("Phạm Thị Hoa", (Role.APPROVER,), None),
    ("Lê Quốc Mẫu", (Role.AUDITOR,), None),
    ("Đinh Thị Khánh", (Role.CLERK,), "chuyển công tác"),
)
_LOGGED: Final = (
    ("Trần Văn Bình", Access.SAW_NUMBERS, "Phạm Thị Hiên"),
    ("Trần Văn Bình", Access.SIGNED_IN, ""),
    ("Nguyễn Thị Mai Lan", Access.EXCHANGED, ""),
    ("Nguyễn Thị Mai Lan", Access.KEPT_STAFF, "Phạm Thị Hoa"),
)


def staff_scenes(stage: Stage) -> Iterator[str]:
    """Show made-up accounts and their forms; nothing is written."""
    window = stage.program.window
    page = window.page
    if not isinstance(page, StaffPage):
        return
    now = stage.desk.clock()
    accounts = [
        Account(
            Staff(
                id=Stamp(f"{number:030x}"),
                recorded_at=now,
                name=name,
                roles=roles,
                withdrawn=withdrawn,
            ),
            opens=withdrawn is None,
        )
        for number, (name, roles, withdrawn) in enumerate(_MEMBERS)
    ]
    page.accounts.show_accounts(accounts)
    stage.settle()
    yield "staff-accounts"
    for name, button in (
        ("roles-form", "staff-roles-edit"),
        ("reset-form", "staff-reset"),
        ("removal-form", "staff-remove"),
    ):
        page.accounts.show_accounts(accounts)
        page.accounts.view.select_row(1)
        stage.press(button)
        yield name
        if button != "staff-roles-edit" and window.page.findChild(Button, "form-save"):
            stage.press("form-save")
            yield f"{name}-wrong"
        window.page.closed.emit()
        stage.rest()
    place = Workplace(stage.desk, stage.operations, page.theme, stage.appearance.messages)
    window.page.covered.emit(RecoveryPage(place, FileDialogs(), Recovery(_CODE, b"")))
    stage.rest()
    yield "recovery-code"
    window.page.closed.emit()
    stage.rest()
    page.show_log()
    page.log.show_entries(
        [
            Logged(Entry(number, now, name, act, ""), person)
            for number, (name, act, person) in enumerate(_LOGGED)
        ]
    )
    stage.settle()
    yield "staff-log"
    page.refresh()
