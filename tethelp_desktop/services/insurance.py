"""What insurance people have already, where they lie ill, and who lives with whom."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from tethelp_desktop.domain.entitlement import Situation
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import (
    Admission,
    Award,
    Beneficiary,
    Coverage,
    Household,
    table_of,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.situations import situations
from tethelp_desktop.store.store import Loaded, Reader, Writer


def insurance_problems(desk: Desk, record: Coverage | Admission | Household) -> list[Problem]:
    """Find everything wrong with a card, a book, a stay or a household, for its form."""
    return list(problems(record, desk.today))


def save_coverage(desk: Desk, before: Loaded[Coverage] | None, after: Coverage) -> Coverage:
    """Enter a card or a book that a person has, or record what changed.

    Raises:
        Invalid: Rules stop it; nothing was changed.
        TetHelpError: There is no such person.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        tx.get(Beneficiary, after.beneficiary_id)
        return save(tx, before, after)


def save_admission(desk: Desk, before: Loaded[Admission] | None, after: Admission) -> Admission:
    """Enter a stay in hospital, or record what changed, such as the day of discharge.

    Raises:
        Invalid: Rules stop it; nothing was changed.
        TetHelpError: There is no such person.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        tx.get(Beneficiary, after.beneficiary_id)
        return save(tx, before, after)


def enter(desk: Desk, records: Iterable[Coverage | Admission]) -> None:
    """Enter several new cards, books and stays together; all or none.

    Raises:
        Invalid: Rules stop one of them; nothing was recorded.
        TetHelpError: A person is not there; nothing was recorded.
    """
    with desk.write() as tx:
        for record in records:
            checked(problems(record, desk.today))
            tx.get(Beneficiary, record.beneficiary_id)
            tx.add(record)


def save_household(
    desk: Desk,
    before: Loaded[Household] | None,
    after: Household,
    members: Collection[Stamp] = (),
) -> Household:
    """Enter a household, or record what changed; whoever is in it leaves when it is withdrawn.

    Args:
        desk: Who saves, and where.
        before: As the form loaded it; None for a new one.
        after: As it should be.
        members: People who are put into it, from wherever they were.

    Raises:
        Invalid: Rules stop it; nothing was changed.
        TetHelpError: One of the people is not there; nothing was changed.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        saved = save(tx, before, after)
        if saved.withdrawn is not None:
            for member in household_members(tx, saved.id):
                _move(tx, member.id, None)
        for person_id in members:
            _move(tx, person_id, saved.id)
        return saved


def put_into_household(desk: Desk, person_id: Stamp, household_id: Stamp | None) -> Beneficiary:
    """Put a person into a household, or with None take them out of theirs.

    Raises:
        TetHelpError: The person or the household is not there, or was withdrawn.
    """
    with desk.write() as tx:
        return _move(tx, person_id, household_id)


def situation_of(reader: Reader, person_id: Stamp, campaign_id: Stamp) -> Situation:
    """Read what is known of a person beside their own record; withdrawn records do not count.

    Raises:
        TetHelpError: There is no such person.
    """
    person = reader.get(Beneficiary, person_id)
    return situations(reader, [person], campaign_id)[person_id]


def situations_of(reader: Reader, awards: Sequence[Award]) -> dict[Stamp, Situation]:
    """Read what is known of the people of awards, by the awards' ids.

    Raises:
        TetHelpError: A person is not there.
    """
    found: dict[Stamp, Situation] = {}
    for campaign_id in {award.campaign_id for award in awards}:
        own = [award for award in awards if award.campaign_id == campaign_id]
        people = [reader.get(Beneficiary, rid) for rid in {one.beneficiary_id for one in own}]
        known = situations(reader, people, campaign_id)
        found.update((award.id, known[award.beneficiary_id]) for award in own)
    return found


def coverages_of(reader: Reader, person_id: Stamp) -> list[Coverage]:
    """Read the cards and books entered for a person, oldest first."""
    return reader.find(Coverage, beneficiary_id=person_id, withdrawn=None)


def admissions_of(reader: Reader, person_id: Stamp) -> list[Admission]:
    """Read the stays in hospital entered for a person, oldest first."""
    return reader.find(Admission, beneficiary_id=person_id, withdrawn=None)


def household_members(reader: Reader, household_id: Stamp) -> list[Beneficiary]:
    """Read the people of a household, as they were registered."""
    return reader.find(Beneficiary, household_id=household_id, withdrawn=None)


def _move(tx: Writer, person_id: Stamp, household_id: Stamp | None) -> Beneficiary:
    before = tx.load(Beneficiary, person_id)
    if household_id is not None and tx.get(Household, household_id).withdrawn is not None:
        raise TetHelpError(Failure.NOT_FOUND, table_of(Household), household_id)
    return tx.put(before, replace(before.record, household_id=household_id))
