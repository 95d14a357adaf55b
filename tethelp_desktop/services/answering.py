"""The answer: what those above say of each record that an office's bundles brought them.

An answer is about one office, is signed by the PC that gives it, and is passed on down the line
untouched. What it says it has is committed there but for the records that it remarks on.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final

from tethelp_desktop.domain.answers import Answer, Remark, RemarkKind
from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.records import (
    PERSON_NUMBERS,
    Award,
    Beneficiary,
    Office,
    Sameness,
    table_of,
)
from tethelp_desktop.domain.stamps import Replica, Stamp, instant_of, replica_of
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services import duplicates
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.routes import Routes
from tethelp_desktop.store import answers as kept_answers
from tethelp_desktop.store import archive
from tethelp_desktop.store.conflicts import open_fields
from tethelp_desktop.store.double_gifts import double_gifts
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import answers

_PERSON: Final = table_of(Beneficiary)
_AWARD: Final = table_of(Award)


def answers_for(desk: Desk, reader: Reader, routes: Routes, receiver: Stamp) -> dict[str, bytes]:
    """Write the answers that a bundle for an office carries, by a name for each.

    This PC's own about the receiver and whoever stands below it, and those of PCs above the
    receiver as they came. Upwards nobody is answered.
    """
    own = desk.identity.office_id
    if receiver != own and not routes.now.is_above(own, receiver):
        return {}
    told = [
        office.id
        for office in reader.find(Office)
        if office.id == receiver or routes.now.is_above(receiver, office.id)
    ]
    passed_on = {
        _name(kept.replica, kept.office_id): kept.data
        for kept in kept_answers.answers(reader, told)
        if kept.data is not None
        and (answerer := routes.trusted.offices.get(kept.replica)) is not None
        and routes.now.is_above(answerer, receiver)
    }
    if receiver == own:
        return passed_on
    remarks = _remarks(reader, routes)
    own_answers = {
        _name(desk.store.replica, office): answers.write(
            _answer(desk, reader, routes, office, remarks[office]), desk.identity.keys
        )
        for office in told
    }
    return passed_on | own_answers


def _name(answerer: Replica, office: Stamp) -> str:
    return f"{answerer}-{office}"


def _answer(
    desk: Desk, reader: Reader, routes: Routes, office: Stamp, remarks: Sequence[Remark]
) -> Answer:
    have = {
        stream: holding
        for stream, holding in reader.once(archive.have).items()
        if routes.lead(stream, office)
    }
    reasons = {
        (stream, sequence): reason
        for stream, sequence, reason in reader.once(archive.held_reasons)
        if stream in have
    }
    return Answer(desk.store.replica, office, desk.clock(), have, reasons, remarks)


def _remarks(reader: Reader, routes: Routes) -> Mapping[Stamp, Sequence[Remark]]:
    """Find what is not in order among everybody's records, by whose they are."""
    owners = routes.trusted.offices
    conflicts = (
        Remark(table, rid, RemarkKind.CONFLICT, field) for table, rid, field in open_fields(reader)
    )
    found: dict[Stamp, list[Remark]] = defaultdict(list)
    for remark in chain(
        conflicts, _double_gifts(reader, owners), _possible_duplicates(reader, owners)
    ):
        owner = owners.get(replica_of(remark.rid))
        if owner is not None:
            found[owner].append(remark)
    return found


def _double_gifts(reader: Reader, owners: Mapping[Replica, Stamp]) -> Iterator[Remark]:
    campaign = current_campaign(reader)
    for double in reader.once(double_gifts, campaign.id) if campaign else ():
        one, other = double.awards
        people = double.beneficiaries
        for mine, theirs, person in ((one, other, people[1]), (other, one, people[0])):
            yield Remark(
                _AWARD,
                mine,
                RemarkKind.DOUBLE_GIFT,
                office_id=_other_office(owners, mine, theirs),
                on=_given_on(reader, theirs),
                masked=_masked_number(reader, person),
            )
            if one == other:  # one award that was handed over twice
                break


def _possible_duplicates(reader: Reader, owners: Mapping[Replica, Stamp]) -> Iterator[Remark]:
    """Find pairs of two offices' people about whom nobody decided; an office sees its own pairs."""
    for row in duplicates.pairs(reader):
        pcs = [owners.get(replica_of(rid)) for rid in row.pair]
        if row.sameness not in (None, Sameness.ASKED) or pcs[0] == pcs[1]:
            continue
        for mine, theirs in (row.pair, row.pair[::-1]):
            yield Remark(
                _PERSON,
                mine,
                RemarkKind.POSSIBLE_DUPLICATE,
                office_id=_other_office(owners, mine, theirs),
                on=local_day(instant_of(theirs)),
                masked=_masked_number(reader, theirs),
            )


def _other_office(owners: Mapping[Replica, Stamp], mine: Stamp, theirs: Stamp) -> Stamp | None:
    office = owners.get(replica_of(theirs))
    return None if office == owners.get(replica_of(mine)) else office


def _masked_number(reader: Reader, rid: Stamp) -> str:
    person = reader.get(Beneficiary, rid)
    numbers = (getattr(person, field) for field in PERSON_NUMBERS)
    return next((masked(number) for number in numbers if number), "")


def _given_on(reader: Reader, award: Stamp) -> date | None:
    """Say when an award was handed over, or approved while it was not."""
    handover = standing_handover(reader, award)
    if handover is not None:
        return handover.handed_on
    approved_at = reader.get(Award, award).approved_at
    return None if approved_at is None else local_day(approved_at)
