"""What the story's offices do without knowing of each other, and how headquarters finds it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from tethelp_desktop.domain.records import Beneficiary, ItemKind, Outcome, Receipt
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, cases, conflicts, receiving
from tethelp_desktop.services.conflicts import Choice
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import undo_handover
from tethelp_desktop.services.people import save_person
from tethelp_desktop.services.story.line import Line
from tethelp_desktop.services.story.serving import Served, give_late
from tethelp_desktop.store.conflicts import open_conflicts

_SIGNED_FOR: Final = "Người nhận đã ký phiếu ở nhà văn hóa thôn"


def tell_doubles(line: Line) -> int:
    """Name the double gifts that merging brought to light; returns how many."""
    with line.headquarters.store.read() as reader:
        found = receiving.doubles(reader)
        for double in found:
            person = reader.get(Beneficiary, double.beneficiaries[0])
            line.narrate("double", name=person.full_name, kind=double.kind, handed=double.handed)
    return len(found)


def correct(line: Line, served: Sequence[Served]) -> Receipt:
    """Let headquarters and a district correct the same fields apart, and the district two slips.

    The other district withdraws an award, and then finds that it was handed over all the same.

    Returns:
        The receipt that became void when its handover was undone.
    """
    here = served[0]
    desk = here.district.desk
    first, second = list(here.people)[:2]
    line.clock.go_to(18, 16)
    _correct(line.headquarters, first, phone="0530000111")
    _correct(line.headquarters, second, address="Thôn Mẫu 15")
    awards.withdraw(served[1].district.desk, served[1].waiting[0].id, Outcome.NOT_REACHED)
    line.clock.go_to(19, 9)
    _correct(desk, first, phone="0530000222")
    _correct(desk, second, address="Thôn Mẫu 16")
    line.narrate("corrected", office=here.district.part.name)
    slip = [handed for handed in here.handed if handed.receipt.kind is ItemKind.CARD][-1]
    undo_handover(desk, slip.handover.id, "Trao nhầm người cùng tên")
    awards.withdraw(desk, here.waiting[-1].id, Outcome.MOVED)
    line.narrate("undone", receipt=slip.receipt.printed_number)
    late = give_late(line, served[1], 0, despite_withdrawal=_SIGNED_FOR)
    line.narrate("came-late", receipt=late.receipt.printed_number)
    return slip.receipt


def tell_and_resolve(line: Line) -> int:
    """Name the conflicts at headquarters and decide those of telephones; returns how many."""
    desk = line.headquarters
    with desk.store.read() as reader:
        found = open_conflicts(reader)
        names = {c.rid: reader.get(Beneficiary, c.rid).full_name for c in found}
    for conflict in found:
        ours = conflicts.chosen_value(desk, conflict, Choice.OURS)
        theirs = conflicts.chosen_value(desk, conflict, Choice.THEIRS)
        line.narrate("conflict", name=names[conflict.rid], ours=ours, theirs=theirs)
        if conflict.field == "phone":
            conflicts.resolve_conflict(desk, conflict, theirs)
            line.narrate("resolved", value=theirs)
    return len(found)


def tell_cases(line: Line) -> int:
    """Name what headquarters must settle; returns how many."""
    with line.headquarters.store.read() as reader:
        found = cases.cases(line.headquarters, reader, line.campaign.id)
    line.narrate("cases", cases=len(found))
    return len(found)


def _correct(desk: Desk, rid: Stamp, **fields: Any) -> None:
    with desk.store.read() as reader:
        before = reader.load(Beneficiary, rid)
    save_person(desk, before, replace(before.record, **fields))
