"""Money of further pledge lines in an award, beside the line whose unit it takes."""

from collections.abc import Iterator
from dataclasses import replace

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.enrolling import funding_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Award, AwardState, FundingPart
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import division, standing_line
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.valuing import payment_day, value_award
from tethelp_desktop.store.enrolments import funding_parts, is_paid, promised
from tethelp_desktop.store.store import Reader


def fund(desk: Desk, part: FundingPart) -> FundingPart:
    """Let money of a further line pay a part of an award; the award's own line pays the rest.

    Raises:
        Invalid: Rules stop it: the line has less that nothing else claims, the parts would exceed
            what the award costs, or it is paid or withdrawn; nothing was changed.
        TetHelpError: The award or the line is not there, or the award is another office's.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        checked([*problems(part, desk.today), *_problems(desk, tx, part)])
        return tx.add(part)


def part_problems(desk: Desk, part: FundingPart) -> list[Problem]:
    """Find everything that would stop a part, for its form.

    Raises:
        TetHelpError: The award or the line is not there, or the award is another office's.
    """
    found = list(problems(part, desk.today))
    if errors(found):
        return found
    with desk.store.read() as reader:
        return [*found, *_problems(desk, reader, part)]


def take_part_back(desk: Desk, part_id: Stamp, reason: str) -> FundingPart:
    """Take a part of an award away again, before it is paid.

    Raises:
        Invalid: No reason was given.
        TetHelpError: It is not there, or is paid.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        before = tx.load(FundingPart, part_id)
        check_own(desk, tx, tx.get(Award, before.record.award_id))
        if is_paid(tx, before.record):
            raise TetHelpError(Failure.PART_PAID)
        after = replace(before.record, withdrawn=reason)
        checked(problems(after, desk.today))
        if not reason:
            checked([Problem("withdrawn", Rule.REQUIRED)])
        return tx.put(before, after)


def parts_of(reader: Reader, award_id: Stamp) -> list[FundingPart]:
    """Read the parts of an award that stand, oldest first."""
    return funding_parts(reader, [award_id])


def _problems(desk: Desk, reader: Reader, part: FundingPart) -> Iterator[Problem]:
    award = reader.get(Award, part.award_id)
    check_own(desk, reader, award)
    line, campaign = standing_line(reader, part.pledge_line_id)
    yield from closing_problems(campaign, "pledge_line_id")
    if campaign.id != award.campaign_id:
        yield Problem("pledge_line_id", Rule.OF_ANOTHER_CAMPAIGN)
    divided = division(desk, reader, line.id)
    if not (desk.is_headquarters or divided.serves(desk.identity.office_id)):
        yield Problem("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)
    if award.state is AwardState.WITHDRAWN:
        yield Problem("award_id", Rule.AWARD_FELL_OUT)
        return
    paid_on = payment_day(reader, award)
    if paid_on is not None:
        yield Problem("award_id", Rule.AWARD_PAID, (shown_day(paid_on),))
        return
    yield from funding_problems(
        part,
        award,
        value=value_award(desk, reader, award).amount,
        others=sum(other.amount for other in parts_of(reader, award.id)),
        free=divided.balance.money.balance - promised(reader, line.id),
    )
