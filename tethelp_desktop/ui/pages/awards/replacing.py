"""What a replacement asks of the store before it is made, and how its refusals are told."""

from collections.abc import Sequence

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Award, Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.decisions import number_problems
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.replacing import reserve_for
from tethelp_desktop.ui.messages import Messages


def reserve_names(desk: Desk, award_id: Stamp) -> list[str]:
    """Name who may step in for an award, in their order.

    Raises:
        Invalid: It came from no list, was replaced before, or nobody is left.
    """
    with desk.store.read() as reader:
        waiting = reserve_for(reader, reader.get(Award, award_id))
        return [reader.get(Beneficiary, one.beneficiary_id).full_name for one in waiting]


def objection(desk: Desk, messages: Messages, awards: Sequence[Stamp], number: str) -> str:
    """Say what stands against citing a decision for some awards; nothing where it may be."""
    with desk.store.read() as reader:
        programmes = {reader.get(Award, rid).campaign_id for rid in awards}
    found = [one for rid in programmes for one in number_problems(desk, rid, number)]
    return " ".join(map(messages.problem, found))


def refusal_lines(
    messages: Messages, refused: Sequence[tuple[Beneficiary, tuple[Problem, ...]]]
) -> str:
    """Name each who was refused, with the reasons, a line each."""
    return "\n".join(
        f"{person.full_name}: {' '.join(map(messages.problem, problems))}"
        for person, problems in refused
    )
