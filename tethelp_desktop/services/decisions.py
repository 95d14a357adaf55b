"""The register of signed decisions: what approves awards, and what they supplement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Consignment,
    Decision,
    SelectionList,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.selection import (
    cited,
    cited_problems,
    citing_problems,
    is_number,
    register_problems,
    supplement_problems,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.store import Loaded, Reader, Writer


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision with what rests on it.

    Attributes:
        supplements: The decision to which it adds, where that is here.
        awards: How many standing awards cite it.
        lists: How many lists it decided.
    """

    decision: Decision
    supplements: Decision | None
    awards: int
    lists: int


def save_decision(desk: Desk, before: Loaded[Decision] | None, after: Decision) -> Decision:
    """Enter a decision into the register, or record what changed.

    Awards of this office that cited its number before it was entered are joined to it; one that
    replaces another, to a supplement only.

    Raises:
        Invalid: Rules stop it, the register has it already, the programme is settled, or it would
            be withdrawn or moved though something cites it; nothing was changed.
        TetHelpError: Its programme is not there.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        campaign = tx.get(Campaign, after.campaign_id)
        checked(
            [
                *closing_problems(campaign, "campaign_id", after_closing=True),
                *register_problems(after, tx.find(Decision)),
                *([] if before is None else _cited_problems(tx, before.record, after)),
            ]
        )
        saved = save(tx, before, after)
        if saved.withdrawn is None:
            _join_awards(desk, tx, saved)
        return saved


def decisions(reader: Reader, campaign_id: Stamp) -> list[DecisionView]:
    """Read the decisions of a programme, the latest first."""
    register = reader.find(Decision, campaign_id=campaign_id, withdrawn=None)
    by_id = {one.id: one for one in register}
    awards = reader.find(Award, campaign_id=campaign_id, outcome=None)
    lists = reader.find(SelectionList, campaign_id=campaign_id, withdrawn=None)
    return [
        DecisionView(
            decision=one,
            supplements=by_id.get(one.supplements) if one.supplements else None,
            awards=sum(award.decision_id == one.id for award in awards),
            lists=sum(selection.decision_id == one.id for selection in lists),
        )
        for one in sorted(register, key=lambda one: (one.decided_on, one.id), reverse=True)
    ]


def cite(reader: Reader, campaign_id: Stamp, number: str) -> Decision | None:
    """Find the decision that a number means in a programme; None while it is not registered.

    Raises:
        Invalid: The number is registered for another programme only.
    """
    if not number:
        return None
    register = reader.find(Decision)
    checked(_citing_problems(reader, campaign_id, number, register))
    return cited(number, campaign_id, register)


def registered(reader: Reader, campaign_id: Stamp, number: str) -> Decision:
    """Find the decision that a number means in a programme, which must be in the register.

    Raises:
        Invalid: It is not, or is registered for another programme only.
    """
    found = cite(reader, campaign_id, number)
    if found is None:
        raise Invalid((Problem("decision_id", Rule.DECISION_NOT_REGISTERED, (number,)),))
    return found


def is_registered(reader: Reader, campaign_id: Stamp, number: str) -> bool:
    """Tell whether the register of a programme has a number, even for several bodies."""
    register = reader.find(Decision, campaign_id=campaign_id, withdrawn=None)
    return any(is_number(one, number) for one in register)


def number_problems(desk: Desk, campaign_id: Stamp, number: str) -> list[Problem]:
    """Find what stands against citing a number in a programme, for a form."""
    with desk.store.read() as reader:
        return list(_citing_problems(reader, campaign_id, number, reader.find(Decision)))


def _citing_problems(
    reader: Reader, campaign_id: Stamp, number: str, register: Sequence[Decision]
) -> Iterator[Problem]:
    programmes = {one.id: one.short_name for one in reader.find(Campaign)}
    return citing_problems(number, campaign_id, register, programmes)


def _cited_problems(reader: Reader, before: Decision, after: Decision) -> Iterator[Problem]:
    lists = reader.find(SelectionList, decision_id=before.id, withdrawn=None)
    others = [
        *reader.find(Consignment, decision_id=before.id),
        *reader.find(Decision, supplements=before.id, withdrawn=None),
    ]
    awards = reader.find(Award, decision_id=before.id, outcome=None)
    yield from cited_problems(before, after, awards, len(lists), len(others))


def _join_awards(desk: Desk, tx: Writer, decision: Decision) -> None:
    """Join to a decision the awards that were approved by its number; others' are theirs."""
    waiting = tx.find(Award, campaign_id=decision.campaign_id, decision_id=None, outcome=None)
    citing = [
        one
        for one in waiting
        if is_number(decision, one.decision_number)
        and not (one.replaces and errors(supplement_problems(decision)))
    ]
    only = cited(decision.number, decision.campaign_id, tx.find(Decision))
    if not citing or only is None:
        return
    offices, own = Offices.of(desk, tx), desk.identity.office_id
    for award in citing:
        if offices.of_award(award) == own:
            loaded = tx.load(Award, award.id)
            tx.put(loaded, replace(loaded.record, decision_id=decision.id))
