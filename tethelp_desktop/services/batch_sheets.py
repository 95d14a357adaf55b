"""A batch as the spreadsheet that is handed in, in the columns that this PC's office uses."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.dates import shown_birth, shown_day
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    DataUse,
    Disclosure,
    Enrolment,
    EnrolmentBatch,
    Household,
    ItemKind,
    Pledge,
    PledgeLine,
    Sponsor,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import record_people
from tethelp_desktop.services.places import places_in
from tethelp_desktop.sheets.batches import BatchForm, batch_form, write_batch
from tethelp_desktop.sheets.writing import Cell
from tethelp_desktop.store import enrolments
from tethelp_desktop.store.enrolments import EnrolmentsQuery
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import files
from tethelp_desktop.wording import Language, catalogue, name_of

_FILES: Final = {ItemKind.CARD: "d03-ts", ItemKind.BOOK: "d05-ts"}


def columns_text(reader: Reader, kind: ItemKind) -> str:
    """Read the columns of a kind's batches as TOML: the office's own, else the program's."""
    own = reader.setting(_setting(kind))
    if own:
        return own
    path = RESOURCES / "sheets" / f"{_FILES[kind]}.toml"
    return path.read_text(encoding="utf-8")


def form_of(reader: Reader, kind: ItemKind) -> BatchForm:
    """Read how batches of a kind are written and read on this PC."""
    return batch_form(columns_text(reader, kind), f"{_FILES[kind]}.toml")


def keep_columns(desk: Desk, kind: ItemKind, path: Path | None) -> BatchForm:
    """Use the columns of a file from now on; None for the program's own again.

    Raises:
        TetHelpError: The file cannot be read or is no such file; the present columns stay.
    """
    text = "" if path is None else files.read(path).decode("utf-8", errors="replace")
    if path is not None:
        batch_form(text, path.name)
    with desk.write() as tx:
        tx.set(_setting(kind), text)
        return form_of(tx, kind)


def sheet_name(batch: EnrolmentBatch) -> str:
    """Name a batch's file: its form and its number; no person is in it."""
    safe = "".join(c if c.isalnum() else "-" for c in batch.number).strip("-")
    return f"{_FILES[batch.kind].upper()}_{safe}.xlsx"


def write_sheet(desk: Desk, batch_id: Stamp, path: Path, language: Language, to: str) -> Path:
    """Write a batch as it is handed in, and record to whom people's data go.

    Whoever was given up meanwhile is not in it.

    Args:
        desk: Who writes, and where.
        batch_id: The batch.
        path: The file.
        language: Of the names in it.
        to: Who receives it.

    Raises:
        Invalid: Nobody is named as receiver.
        TetHelpError: There is no such batch, or the file cannot be written; none is left then.
    """
    with desk.write() as tx:
        batch = tx.get(EnrolmentBatch, batch_id)
        form = form_of(tx, batch.kind)
        listed = enrolments.rows(tx, EnrolmentsQuery(batch.campaign_id, batch_id=batch_id))
        standing = [row.row_id for row in listed if row.row_id is not None]
        rows: list[Mapping[str, Cell]] = []
        people: list[Beneficiary] = []
        for rid in standing:
            row = tx.get(Enrolment, rid)
            if row.withdrawn is None and tx.get(Award, row.award_id).outcome is None:
                facts, person = _facts(desk, tx, batch, row, language)
                rows.append({**facts, "position": len(rows) + 1})
                people.append(person)
        words = catalogue(language)["sheet"]
        title = words["batch-title"].format(
            office=desk.office.name, number=batch.number, day=shown_day(batch.made_on)
        )
        data = write_batch(form, words["batch"], title, rows, desk.clock())
        entry = Disclosure(
            purpose=DataUse.SUPPORT,
            disclosed_to=to,
            contents=", ".join(column.heading for column in form.columns),
            disclosed_on=desk.today,
            document_number=batch.number,
        )
        record_people(desk, tx, entry, people)
        files.write(path, data)
    return path


def _facts(
    desk: Desk, reader: Reader, batch: EnrolmentBatch, row: Enrolment, language: Language
) -> tuple[Mapping[str, Cell], Beneficiary]:
    award = reader.get(Award, row.award_id)
    person = reader.get(Beneficiary, award.beneficiary_id)
    line = reader.get(PledgeLine, award.pledge_line_id)
    sponsor = reader.get(Sponsor, reader.get(Pledge, line.pledge_id).sponsor_id)
    known = places_in(reader, desk.today)
    commune = known.commune(person.commune) if person.commune else None
    household = (
        reader.get(Household, person.household_id).name if person.household_id is not None else None
    )
    facts: dict[str, Cell] = {
        "full_name": person.full_name,
        "birth_date": shown_birth(person.birth_date) if person.birth_date else None,
        "sex": name_of(person.sex, language) if person.sex else None,
        "personal_id": person.personal_id,
        "insurance_code": person.insurance_code,
        "health_card": person.health_card,
        "phone": person.phone,
        "address": person.address,
        "commune": commune.units[0].full_name if commune else None,
        "province": commune.province.full_name if commune else None,
        "hardship": name_of(person.hardship, language) if person.hardship else None,
        "household": household,
        "income": award.income,
        "months": award.months or line.months,
        "starts_on": award.starts_on,
        "amount": row.amount,
        "newly_insured": "x" if row.newly_insured else None,
        "sponsor": None if sponsor.anonymous else sponsor.printed_name or sponsor.name,
        "batch_number": batch.number,
        "row": row.id,
        "item_number": row.item_number or None,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "facility": row.facility,
        "electronic": "x" if row.electronic else None,
        "return_reason": row.return_reason or None,
    }
    return facts, person


def _setting(kind: ItemKind) -> str:
    return f"batch-columns-{kind}"
