"""How people come into a programme: lists from communes and hospitals, and signed decisions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tethelp_desktop.domain.records.line import ItemKind, UnitCode
from tethelp_desktop.domain.records.shape import Record, refers, together
from tethelp_desktop.domain.stamps import Stamp


class ListSource(StrEnum):
    """Who names people for a programme."""

    COMMUNE = "commune"
    HOSPITAL = "hospital"
    OTHER = "other"
    """A school, a union, a charity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A signed paper that approves awards of one programme.

    Attributes:
        signer: Who signed it.
        issued_by: The body whose paper it is.
        supplements: The decision to which it adds, as when somebody is replaced.
    """

    campaign_id: Stamp = refers("campaign")
    number: str = together("paper")
    decided_on: date = together("paper")
    signer: str = together("signature")
    signer_title: str = together("signature", default="")
    issued_by: str = together("signature", default="")
    supplements: Stamp | None = refers("decision", default=None)
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionList(Record):
    """A commune's or a hospital's list of whom it proposes for one kind of gift.

    Attributes:
        source_name: As on paper, `UBND xã Gia Sinh`.
        facility: Code of the hospital, five characters.
        places: How many the source was told it may name; None where no number was given.
        request_number: Of the letter that asked for the list.
        document_number: Of the list itself.
        confirmed_by: Who signed it at the source.
        nothing_to_propose: The source answered that it has nobody, `không phát sinh`.
    """

    campaign_id: Stamp = refers("campaign")
    source: ListSource = together("origin")
    source_name: str = together("origin")
    commune: UnitCode | None = together("origin", default=None)
    facility: str | None = together("origin", default=None)
    kind: ItemKind
    places: int | None = None
    requested_on: date | None = together("request", default=None)
    request_number: str = together("request", default="")
    due_on: date | None = together("request", default=None)
    received_on: date | None = together("answer", default=None)
    document_number: str = together("answer", default="")
    confirmed_by: str = together("answer", default="")
    nothing_to_propose: bool = together("answer", default=False)
    decision_id: Stamp | None = refers("decision", default=None)
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination(Record):
    """A person whom a list names.

    Attributes:
        rank: The row on the paper; among the reserve, the order in which they step in.
        reserve: Named in case somebody else falls out, `dự phòng`.
        withdrawn: Why the person was struck off the list.
    """

    list_id: Stamp = refers("selection_list")
    beneficiary_id: Stamp = refers("beneficiary")
    rank: int = together("row")
    reserve: bool = together("row", default=False)
    note: str = ""
    withdrawn: str | None = None
