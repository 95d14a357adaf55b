"""How the districts of the story ask for lists, take them, and register the decision on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.records import (
    Beneficiary,
    Decision,
    EvidenceKind,
    ItemKind,
    ListSource,
    Nomination,
    SelectionList,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import assessing, decisions, selection
from tethelp_desktop.services.made_up import committee_of
from tethelp_desktop.services.made_up_papers import attach_made_up
from tethelp_desktop.services.story.line import District, Line

_PLACES: Final = 8
"""How many people a commune may name for cards."""
_PATIENTS: Final = 6
_DUE: Final = date(2024, 1, 10)
_ANSWERS: Final = 3
"""Communes that are asked: one names people, one has nobody, one stays silent."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a district that are answered; `nobody` is of a commune that names none."""

    cards: SelectionList
    gifts: SelectionList
    nobody: SelectionList


@dataclass(frozen=True, slots=True)
class Named:
    """Whom the lists of a district name.

    Attributes:
        rows: For each kind the rows to propose from, without the reserve.
        people: Everybody who stands on a list, the reserve too.
    """

    lists: Lists
    rows: dict[ItemKind, Sequence[Nomination]]
    people: frozenset[Stamp]


def ask_for_lists(line: Line, district: District) -> Lists:
    """Ask three communes whom they propose for cards, and the hospital for gifts.

    The first and the hospital will answer, the second has nobody, the third stays silent.
    """
    line.clock.go_to(5, 17)
    communes = [
        _ask(line, district, ListSource.COMMUNE, committee_of(commune), ItemKind.CARD, commune)
        for commune in district.communes[:_ANSWERS]
    ]
    hospital = _ask(line, district, ListSource.HOSPITAL, district.part.hospital, ItemKind.GIFT)
    line.narrate("lists-asked", office=district.part.name, lists=len(communes) + 1)
    return Lists(cards=communes[0], gifts=hospital, nobody=communes[1])


def take_lists(
    line: Line,
    district: District,
    lists: Lists,
    cards: Iterable[Beneficiary],
    gifts: Sequence[Beneficiary],
    source: Stamp,
) -> Named:
    """Take the commune's list, the last one as its reserve, and the hospital's.

    Args:
        line: Everybody.
        district: Whose lists they are.
        lists: As they were asked for.
        cards: Who is to have cards; those of the commune are on its list.
        gifts: Patients.
        source: The pledge line of the cards: who may have none is not named.
    """
    line.clock.go_to(9, 9)
    desk, part = district.desk, district.part
    neighbours = [person.id for person in cards if person.commune == lists.cards.commune]
    judged = assessing.assess(desk, source, neighbours)
    entitled = [one.person.id for one in judged if not one.stops]
    named, reserve = entitled[:-1][:_PLACES], entitled[-1]
    patients = [person.id for person in gifts[:_PATIENTS]]
    rows = {
        ItemKind.CARD: [selection.nominate(desk, lists.cards.id, rid) for rid in named],
        ItemKind.GIFT: [selection.nominate(desk, lists.gifts.id, rid) for rid in patients],
    }
    selection.nominate(desk, lists.cards.id, reserve, reserve=True)
    for one, signer in ((lists.cards, part.commune_signer), (lists.gifts, part.hospital_signer)):
        received = selection.receive(desk, one.id, desk.today, signer, number="03/DS")
        title = f"Danh sách đề nghị của {one.source_name}"
        attach_made_up(desk, received, EvidenceKind.SIGNED_LIST, title, f"Người ký: {signer}")
    selection.receive(desk, lists.nobody.id, desk.today, part.commune_signer, nothing=True)
    line.narrate("lists-taken", office=part.name, named=len(named) + len(patients), reserve=1)
    return Named(lists, dict(rows), frozenset([*named, *patients, reserve]))


def decide(line: Line, district: District, named: Named) -> Decision:
    """Register the signed decision on the lists."""
    line.clock.go_to(11, 8)
    number = f"{line.districts.index(district) + 5:02d}/QĐ-BHXH"
    decision = register_decision(line, district, number)
    for one in (named.lists.cards, named.lists.gifts):
        selection.decide(district.desk, one.id, number)
    return decision


def register_decision(
    line: Line, district: District, number: str, supplements: Stamp | None = None
) -> Decision:
    """Enter a decision of a district with its scan."""
    desk, part = district.desk, district.part
    decision = decisions.save_decision(
        desk,
        None,
        Decision(
            campaign_id=line.campaign.id,
            number=number,
            decided_on=desk.today,
            signer=part.signer,
            signer_title="Giám đốc",
            issued_by=part.name,
            supplements=supplements,
        ),
    )
    attach_made_up(
        desk,
        decision,
        EvidenceKind.DECISION,
        f"Quyết định {number.replace('/', '-')}",
        f"{part.name} tặng thẻ BHYT, sổ BHXH và quà Tết",
        f"Người ký: {part.signer}",
    )
    return decision


def _ask(
    line: Line,
    district: District,
    source: ListSource,
    name: str,
    kind: ItemKind,
    commune: Commune | None = None,
) -> SelectionList:
    wanted = SelectionList(
        campaign_id=line.campaign.id,
        source=source,
        source_name=name,
        commune=commune.code if commune is not None else None,
        kind=kind,
        places=_PLACES if kind is ItemKind.CARD else None,
        requested_on=district.desk.today,
        request_number="12/CV-BHXH",
        due_on=_DUE,
    )
    return selection.save_list(district.desk, None, wanted)
