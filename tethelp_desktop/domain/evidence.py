"""Rules of scans and photographs that prove a record."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain.checks import required
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Attachment, EvidenceKind
from tethelp_desktop.domain.stamps import Stamp

LARGEST: Final = 1_000_000
"""Bytes of one attached file: what a district carries on a stick hundreds of times."""

NAMES_PEOPLE: Final[Collection[EvidenceKind]] = frozenset(
    {
        EvidenceKind.SIGNED_LIST,
        EvidenceKind.DECISION,
        EvidenceKind.SIGNED_SHEET,
        EvidenceKind.PHOTO,
        EvidenceKind.OTHER,
    }
)
"""Papers that may tell who was given something; a sponsor is not shown them."""


class Gap(StrEnum):
    """What somebody who audits will miss, in the order in which a gift goes its way."""

    PLEDGE_WITHOUT_PAPER = "pledge-without-paper"
    DECLARED_UNEXPLAINED = "declared-unexplained"
    CONTRIBUTION_WITHOUT_PAPER = "contribution-without-paper"
    PAYMENT_WITHOUT_PAPER = "payment-without-paper"
    DECISION_NOT_REGISTERED = "decision-not-registered"
    DECISION_WITHOUT_PAPER = "decision-without-paper"
    APPROVED_WITHOUT_DECISION = "approved-without-decision"
    HANDOVER_WITHOUT_RECEIPT = "handover-without-receipt"
    EVENT_WITHOUT_SHEET = "event-without-sheet"
    CONSIGNMENT_WITHOUT_SHEET = "consignment-without-sheet"
    NUMBERS_UNUSED = "numbers-unused"
    FIGURES_DISAGREE = "figures-disagree"
    NOT_SETTLED = "not-settled"
    FILE_DAMAGED = "file-damaged"
    HANDED_TWICE = "handed-twice"
    HANDED_THOUGH_WITHDRAWN = "handed-though-withdrawn"
    HANDED_BEYOND_RECEIVED = "handed-beyond-received"
    UNIT_DEFICIT = "unit-deficit"
    MONEY_DEFICIT = "money-deficit"
    STOCK_DEFICIT = "stock-deficit"


TELLS_PLACE: Final[Collection[Gap]] = frozenset(
    {
        Gap.HANDOVER_WITHOUT_RECEIPT,
        Gap.EVENT_WITHOUT_SHEET,
        Gap.CONSIGNMENT_WITHOUT_SHEET,
        Gap.FILE_DAMAGED,
        Gap.HANDED_TWICE,
        Gap.HANDED_THOUGH_WITHDRAWN,
        Gap.STOCK_DEFICIT,
    }
)
"""Gaps that say where and on which day somebody was given something; a sponsor is told how many."""


def attachment_problems(entry: Attachment, _today: date) -> Iterator[Problem]:
    """Find what is wrong with an attachment as it stands."""
    if entry.reverses is not None:
        yield from required(entry, "reason")
        return
    yield from required(entry, "media_type", "content", "digest")


def standing(entries: Iterable[Attachment]) -> list[Attachment]:
    """Keep the attachments that no counter-entry among them took back."""
    found = list(entries)
    gone = {entry.reverses for entry in found}
    return [entry for entry in found if entry.reverses is None and entry.id not in gone]


def proven(entries: Iterable[Attachment], *kinds: EvidenceKind) -> frozenset[Stamp]:
    """Name the records that an attachment of some kinds proves; of any kind where none is named."""
    return frozenset(
        entry.subject_id for entry in standing(entries) if not kinds or entry.kind in kinds
    )
