"""What was entered as come back, and never did."""

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Consignment, ConsignmentItem
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.records import checked
from tethelp_desktop.store import consigned


def undo_return(desk: Desk, subject: Stamp, reason: str) -> list[ConsignmentItem]:
    """Say that what was handed over never came back, as far as the two contradict each other.

    Args:
        desk: Who says it, and where.
        subject: The award; or the consignment, for units without a name.
        reason: Why its coming back was a mistake.

    Raises:
        Invalid: No reason was given; nothing was changed.
        TetHelpError: Nothing that came back contradicts what was handed over, or the consignment
            is another office's; nothing was changed.
    """
    with desk.write(Act.CORRECT) as tx:
        lots = consigned.lots_of(tx, [subject]) or [
            lot for lot in consigned.lots(tx, [subject]) if lot.award_id is None
        ]
        made: list[ConsignmentItem] = []
        for lot in lots:
            number = min(-lot.outstanding, lot.back)
            if number > 0:
                check_own(desk, tx, tx.get(Consignment, lot.consignment_id))
                counter = ConsignmentItem(
                    consignment_id=lot.consignment_id,
                    pledge_line_id=lot.line_id,
                    award_id=lot.award_id,
                    quantity=number,
                    moved_on=desk.today,
                    reverses=consigned.first_item(tx, lot).id,
                    reason=reason,
                )
                checked(problems(counter, desk.today))
                made.append(tx.add(counter))
        if not made:
            raise TetHelpError(Failure.RETURN_AGREES)
        return made
