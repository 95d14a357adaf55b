"""Every page and its typical states, brought into sight one after the other."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Admission, AwardState, ItemKind, Receipt
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.insurance import save_admission
from tethelp_desktop.store import award_list
from tethelp_desktop.store.award_list import AwardsQuery
from tethelp_desktop.store.consigned import out_with
from tethelp_desktop.ui.buttons import Chip
from tethelp_desktop.ui.enrolment_scenes import enrolment_scenes
from tethelp_desktop.ui.first_run import set_up_dialog
from tethelp_desktop.ui.money_scenes import money_scenes
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.pages.events import EventsPage
from tethelp_desktop.ui.pages.events import Part as EventsPart
from tethelp_desktop.ui.pages.handover import CounterPage
from tethelp_desktop.ui.pages.lookup import LookupPage, Part
from tethelp_desktop.ui.pages.people.form import PersonFormPage
from tethelp_desktop.ui.pages.receipts import VerifyPage
from tethelp_desktop.ui.preferences_dialog import PreferencesDialog
from tethelp_desktop.ui.proposing import PAUSE_MS, ProposePage
from tethelp_desktop.ui.report_scenes import report_scenes
from tethelp_desktop.ui.restore import RestoreDialog
from tethelp_desktop.ui.scanning import QUIET_MS
from tethelp_desktop.ui.screens import lay_out
from tethelp_desktop.ui.sign_in import FirstRunDialog, SignInDialog
from tethelp_desktop.ui.staff_scenes import staff_scenes
from tethelp_desktop.ui.staging import Stage, show_form
from tethelp_desktop.ui.tables import RecordTable


def shown(stage: Stage) -> Iterator[str]:
    """Bring every scene into sight, one after the other; yields its name."""
    window = stage.program.window
    for key in window.section_keys:
        window.show_section(key)
        stage.rest()
        _choose_first_row(window.page)
        stage.rest()
        yield key
        for name, button in _FORMS.get(key, ()):
            yield from show_form(stage, name, button)
        for act in _ACTS.get(key, ()):
            yield from act(stage)


def dialogs(stage: Stage) -> Iterator[tuple[str, QDialog]]:
    """Show what stands before the window: the choice of a beginning, its forms, the sign-in."""
    appearance, operations = stage.appearance, stage.operations
    somewhere = Path("TetHelp")
    first = FirstRunDialog(appearance.theme)
    join, headquarters = (
        set_up_dialog(key, appearance, operations, somewhere) for key in ("join", "headquarters")
    )
    sign_in = SignInDialog(
        appearance,
        operations,
        store_name=str(somewhere),
        open_store=lambda *_: None,
        people=[(name, name) for name in ("Nguyễn Thị Mai Lan", "Trần Văn Bình")],
    )
    shown = {
        "first-run": first,
        "set-up-join": join,
        "set-up-headquarters": headquarters,
        "set-up-restore": RestoreDialog(appearance, operations, somewhere),
        "sign-in": sign_in,
        "options": PreferencesDialog(appearance.theme, appearance.preferences),
    }
    for name, dialog in shown.items():
        measured = name in {"sign-in", "options"}
        lay_out(dialog, dialog.sizeHint() if measured else dialog.size())
        stage.settle()
        yield name, dialog
        dialog.deleteLater()


_FORMS: Final = {
    "people": (
        ("person-form", "people-add"),
        ("consent-form", "consent-sponsor"),
        ("transfer-form", "person-transfer"),
        ("transfers", "people-transfers"),
    ),
    "lists": (("list-form", "list-add"), ("decisions", "decisions-open")),
    "sponsors": (
        ("sponsor-form", "sponsor-add"),
        ("pledge-form", "pledge-add"),
        ("sponsor-letter", "sponsor-letter"),
        ("sponsor-audit", "sponsor-audit"),
    ),
    "awards": (("propose", "awards-propose"),),
    "events": (("event-form", "event-add"), ("invite", "guest-invite")),
    "statements": (("statement-form", "statement-add"),),
    "offices": (("campaign-form", "campaign-add"),),
    "staff": (("account-form", "staff-add"), ("passphrase-form", "staff-own")),
    "privacy": (
        ("request-form", "request-add"),
        ("incident-form", "incident-add"),
        ("disclosure-form", "disclosure-add"),
    ),
}
"""Forms that cover a section, by the button that opens them."""


_CARD: Final = (
    "037157999418|164999345|Đinh Thị Khánh Huyền|05031957|Nữ|"
    "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình|22122021"
)
"""The QR code of a made-up card of 2021."""
_SPOILED: Final = {
    "full_name": "Phạm Thị Mẫu",
    "personal_id": "037149000561",
    "birth_date": BirthDate(1948, 2, 22),
    "phone": "+84 912 345 678",
    "identity_card": "64012345",
    "health_card": "ht3373720123456",
}
"""A person as papers, a spreadsheet and a hurry leave them."""


def _spoiled_person(stage: Stage) -> Iterator[str]:
    """Show what a form offers for spoiled numbers, and that it asks why an error stays."""
    if not stage.press("people-add"):
        return
    form = stage.program.window.page
    if isinstance(form, PersonFormPage):
        for field, value in _SPOILED.items():
            form.form.boxes[field].editor.set_value(value)
        stage.press("form-save")
        yield "person-form-offers"
    form.closed.emit()
    stage.rest()


def _scanned_person(stage: Stage) -> Iterator[str]:
    """Show that a card is awaited, and what one filled in."""
    if not stage.press("people-scan"):
        return
    form = stage.program.window.page
    yield "person-form-awaits-card"
    if isinstance(form, PersonFormPage):
        form.take_scan(read_scan(_CARD))
        stage.rest()
        yield "person-form-scanned"
    form.closed.emit()
    stage.rest()


def _insurance(stage: Stage) -> Iterator[str]:
    """Show what somebody has and may get, its forms, and the choice of a household."""
    window = stage.program.window
    if not stage.press("person-insurance"):
        return
    yield "insurance"
    yield from show_form(stage, "coverage-form", "coverage-add")
    yield from show_form(stage, "admission-form", "admission-add")
    yield from show_form(stage, "household-choice", "household-choose")
    stage.press("household-choose")
    stage.press("household-make")
    yield "household-form"
    stage.press("form-save")
    yield "insurance-household"
    yield from show_form(stage, "household-members", "household-more")
    window.page.closed.emit()
    stage.rest()


def _consignments(stage: Stage) -> Iterator[str]:
    """Show what is given out, and the forms that give out awards and gifts."""
    page = stage.program.window.page
    if not isinstance(page, EventsPage):
        return
    page.show_part(EventsPart.CONSIGNMENTS)
    stage.rest()
    yield "consignments"
    yield from show_form(stage, "consign-named", "consign-named")
    yield from show_form(stage, "consign-stock", "consign-stock")


def _counter(stage: Stage) -> Iterator[str]:
    """Hand over one gift: the counter waits, knows somebody, has handed over, refuses."""
    number = _number_of_somebody_who_awaits(stage.desk)
    if not number or not stage.press("counter-open"):
        return
    counter = stage.program.window.page
    if not isinstance(counter, CounterPage):
        return
    yield "counter-waiting"
    counter.take_scan(number)
    stage.rest()
    yield "counter-matched"
    stage.press("counter-collect")
    yield "counter-collector"
    stage.press("counter-extra-leave")
    time.sleep(2 * QUIET_MS / 1000)
    stage.press("counter-hand-over")
    yield "counter-handed-over"
    counter.take_scan(number)
    stage.rest()
    yield "counter-refused"
    counter.take_scan("03715|NGUYEN")
    stage.rest()
    yield "counter-typing-tool"
    counter.take_scan(_number_of_a_patient_who_left(stage.desk))
    stage.rest()
    yield "counter-stopped"
    counter.closed.emit()
    stage.rest()


def _number_of_a_patient_who_left(desk: Desk) -> str:
    """Let somebody be discharged who was awarded a gift: a rule stops it at the counter."""
    query = AwardsQuery(kind=ItemKind.GIFT, state=AwardState.APPROVED, handed=False)
    with desk.store.read() as reader:
        row = next(iter(award_list.awards(reader, query, 0, 1)), None)
        stays = reader.find(Admission, beneficiary_id=row.beneficiary_id) if row else []
        loaded = [reader.load(Admission, stay.id) for stay in stays]
    yesterday = desk.today - timedelta(days=1)
    for before in loaded:
        left_on = max(before.record.admitted_on, yesterday)
        save_admission(desk, before, replace(before.record, discharged_on=left_on))
    return row.personal_id or "" if row is not None else ""


def _proposal(stage: Stage) -> Iterator[str]:
    """Show what the rules say of everybody before anything is proposed."""
    stage.press("awards-propose")
    page = stage.program.window.page
    if not isinstance(page, ProposePage):
        return
    view = page.people.view
    view.setFocus()
    view.selectAll()
    mark = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    stage.app.sendEvent(view, mark)
    view.select_row(0)
    time.sleep(2 * PAUSE_MS / 1000)
    stage.rest()
    yield "propose-judged"
    page.people.keep_marks()
    page.closed.emit()
    stage.rest()


def _review(stage: Stage) -> Iterator[str]:
    """Show what breaks a rule today."""
    if stage.press("review-open"):
        yield "review"
        stage.program.window.page.closed.emit()
        stage.rest()


def _number_of_somebody_who_awaits(desk: Desk) -> str:
    query = AwardsQuery(state=AwardState.APPROVED, handed=False)
    with desk.store.read() as reader:
        rows = award_list.awards(reader, query, 0, 100)
        elsewhere = out_with(reader, [row.id for row in rows])
    numbers = [row.personal_id for row in rows]
    once = [r for r in rows if numbers.count(r.personal_id) == 1 and r.id not in elsewhere]
    return next((row.personal_id for row in once if row.personal_id), "")


def _registers(stage: Stage) -> Iterator[str]:
    """Show the other registers of personal data."""
    page = stage.program.window.page
    for chip in page.findChildren(Chip)[1:]:
        chip.click()
        stage.rest()
        yield chip.objectName()


def _verification(stage: Stage) -> Iterator[str]:
    """Show what is said of a genuine receipt."""
    with stage.desk.store.read() as reader:
        seals = [receipt.seal for receipt in reader.find(Receipt)]
    if not seals or not stage.press("receipt-verify"):
        return
    page = stage.program.window.page
    if isinstance(page, VerifyPage):
        page.check_text(seals[0])
    stage.rest()
    yield "verify"
    page.closed.emit()
    stage.rest()


def _lookups(stage: Stage) -> Iterator[str]:
    """Show the other parts of the look-up: the rules, and a commune that was divided."""
    page = stage.program.window.page
    if not isinstance(page, LookupPage):
        return
    for part, text in ((Part.RULES, ""), (Part.UNITS, "cat linh")):
        page.show_part(part)
        page.panels[part].search.setText(text)
        page.refresh()
        stage.rest()
        yield f"lookup-{part}"


def _choose_first_row(page: Page) -> None:
    for table in page.findChildren(RecordTable):
        if table.model.rowCount():
            table.view.select_row(0)
            table.view.setFocus()
            return


_ACTS: Final[Mapping[str, Sequence[Callable[[Stage], Iterator[str]]]]] = {
    "overview": (_review,),
    "money": (money_scenes,),
    "reports": (report_scenes,),
    "people": (_spoiled_person, _scanned_person, _insurance),
    "awards": (_proposal,),
    "enrolments": (enrolment_scenes,),
    "events": (_consignments,),
    "handover": (_counter,),
    "receipts": (_verification,),
    "privacy": (_registers,),
    "lookup": (_lookups,),
    "staff": (staff_scenes,),
}
"""What happens in a section beyond its forms."""
