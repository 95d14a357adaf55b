"""What a practice register shows of people who were recorded twice, to be compared and decided."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import PAPER_NUMBERS, UNRECORDED, Beneficiary, Sameness
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.duplicates import judge
from tethelp_desktop.services.people import register_people


def practise_duplicates(desk: Desk, known: Sequence[Beneficiary]) -> None:
    """Record some people again as a hurried list has them: about the first, an office was asked."""
    again = [_hurried(person) for person in known]
    recorded = register_people(desk, again).people
    judge(desk, (known[0].id, recorded[0].id), Sameness.ASKED, "Gọi trưởng thôn hỏi lại")


def _hurried(person: Beneficiary) -> Beneficiary:
    """Write somebody without accents and numbers, and the birth date by its year alone."""
    birth, no_numbers = person.birth_date, dict[str, Any](dict.fromkeys(PAPER_NUMBERS))
    return replace(
        person,
        id=NEW,
        recorded_at=UNRECORDED,
        recorded_by="",
        full_name=fold(person.full_name).title(),
        birth_date=None if birth is None else BirthDate(birth.year),
        **no_numbers,
    )
