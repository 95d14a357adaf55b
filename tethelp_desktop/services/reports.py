"""Totals that open to the receipts they are made of, and lists as spreadsheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Handover,
    ItemKind,
    Office,
    Receipt,
    ReceiptVoid,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.lines import own_balances
from tethelp_desktop.sheets.writing import Column, Look, Table, workbook
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import KindTotal, add_up, office_totals
from tethelp_desktop.wording import Language, catalogue, name_of


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """What one office handed over of one kind.

    Attributes:
        office: Its name; empty where no certificate names its PC.
        receipts: Standing receipts among the `handed`; fewer are a hole to explain.
    """

    office_id: Stamp
    office: str
    kind: ItemKind
    handed: int
    amount: int
    receipts: int


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One receipt that a total opens to."""

    printed_number: str
    office_id: Stamp
    office: str
    kind: ItemKind
    amount: int
    issued_on: date
    full_name: str


@dataclass(frozen=True, slots=True)
class Totals:
    """A programme's totals as this store knows them, and the receipts that prove them."""

    campaign: Campaign
    as_of: datetime
    kinds: Mapping[ItemKind, KindTotal]
    offices: Sequence[OfficeLine]
    receipts: Sequence[ReceiptLine]


def totals(desk: Desk, campaign_id: Stamp | None = None) -> Totals:
    """Add a programme up from its entries.

    Args:
        desk: Who asks, and where.
        campaign_id: None for the programme that is looked at.

    Raises:
        TetHelpError: There is no such programme, or none at all.
    """
    with desk.store.read() as reader:
        found = reader.get(Campaign, campaign_id) if campaign_id else current_campaign(reader)
        if found is None:
            raise TetHelpError(Failure.NO_CAMPAIGN)
        names = {office.id: office.name for office in reader.find(Office)}
        lines = [
            OfficeLine(
                total.office_id,
                names.get(total.office_id, ""),
                total.kind,
                total.handed,
                total.amount,
                total.receipts,
            )
            for total in office_totals(reader, found.id)
        ]
        return Totals(
            campaign=found,
            as_of=desk.clock(),
            kinds=add_up(own_balances(desk, reader, found.id)),
            offices=sorted(lines, key=lambda line: (line.office, line.kind)),
            receipts=_receipt_lines(reader, found.id, names),
        )


def _receipt_lines(
    reader: Reader, campaign_id: Stamp, names: Mapping[Stamp, str]
) -> list[ReceiptLine]:
    awards = {award.id for award in reader.find(Award, campaign_id=campaign_id)}
    entries = reader.find(Handover)
    undone = {entry.reverses for entry in entries}
    standing = {e.id for e in entries if e.award_id in awards and e.id not in undone}
    void_ids = {entry.receipt_id for entry in reader.find(ReceiptVoid)}
    return [
        ReceiptLine(
            printed_number=receipt.printed_number,
            office_id=receipt.office_id,
            office=names.get(receipt.office_id, ""),
            kind=receipt.kind,
            amount=receipt.amount,
            issued_on=receipt.issued_on,
            full_name=ReceiptFacts.from_json(receipt.facts).full_name,
        )
        for receipt in reader.find(Receipt)
        if receipt.handover_id in standing and receipt.id not in void_ids
    ]


def write_totals(desk: Desk, found: Totals, path: Path, language: Language) -> Path:
    """Write totals as a workbook: by kind, by office, and every receipt they open to.

    Raises:
        TetHelpError: The file cannot be written; none is left.
    """
    desk.write_out(path, workbook(_totals_tables(found, language), found.as_of))
    return path


def _totals_tables(found: Totals, language: Language) -> list[Table]:
    words, heads = catalogue(language)["sheet"], catalogue(language)["column"]
    moment = f"{found.as_of.astimezone(VIETNAM):%H:%M %d/%m/%Y}"

    def numbers(*names: str) -> list[Column]:
        return [Column(heads[name], Look.NUMBER) for name in names]

    return [
        Table(
            words["kinds"],
            words["totals-title"].format(campaign=found.campaign.name, moment=moment),
            [
                Column(heads["kind"]),
                *numbers("pledged", "received", "awarded", "handed"),
                *numbers("pledged-value", "handed-value"),
            ],
            [
                [
                    name_of(total.kind, language),
                    total.pledged,
                    total.received,
                    total.awarded,
                    total.handed,
                    total.pledged_value,
                    total.handed_value,
                ]
                for total in found.kinds.values()
            ],
        ),
        Table(
            words["offices"],
            words["offices-title"],
            [
                Column(heads["office"]),
                Column(heads["kind"]),
                *numbers("handed", "receipts", "amount"),
            ],
            [
                [line.office, name_of(line.kind, language), line.handed, line.receipts, line.amount]
                for line in found.offices
            ],
        ),
        Table(
            words["receipts"],
            words["receipts-title"],
            [
                Column(heads["receipt"]),
                Column(heads["office"]),
                Column(heads["kind"]),
                *numbers("amount"),
                Column(heads["issued-on"], Look.DAY),
                Column(heads["full-name"]),
            ],
            [
                [
                    line.printed_number,
                    line.office,
                    name_of(line.kind, language),
                    line.amount,
                    line.issued_on,
                    line.full_name,
                ]
                for line in found.receipts
            ],
        ),
    ]
