"""Who is entitled to a book, a card or a gift: pure, for the form, the import and the merge alike.

The programme serves people in hardship without a book or a valid card, and patients who hold a
card. What the law says plainly stops an award until somebody sets it aside with a reason; what
depends on facts that this store may not have, or is known from practice only, is a warning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from tethelp_desktop.domain.closing import closing_problems, handing_problems
from tethelp_desktop.domain.dates import age_on, shown_day
from tethelp_desktop.domain.health_cards import facts_of_health_card, payer_of_group
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.rates import (
    STATE_PAYS_BELOW,
    PaidAge,
    paid_age,
    standing_hardship,
)
from tethelp_desktop.domain.records import (
    Admission,
    Award,
    Beneficiary,
    Campaign,
    Coverage,
    Hardship,
    ItemKind,
    Payer,
    PledgeLine,
)
from tethelp_desktop.domain.served import Elsewhere
from tethelp_desktop.domain.terms import LONGEST, Span, Term, month_after, renewal

_YOUNGEST_WITH_A_BOOK: Final = 15
_ALWAYS: Final[Span] = (date.min, date.max)

_REVIEWED_YEARLY: Final = frozenset({Hardship.POOR, Hardship.NEAR_POOR})
"""Groups that a commune recognises by decision at each year's end."""
_OFTEN_PROTECTED: Final = frozenset({Hardship.DISABLED, Hardship.ELDERLY_ALONE, Hardship.ORPHAN})
"""Groups of whom many live on social protection, whose card the State pays."""


PAID_BY_THE_STATE: Final = frozenset(
    {
        Rule.STATE_PAYS_FOR_CARD,
        Rule.STATE_PAYS_FOR_CARD_UNDATED,
        Rule.STATE_PAYS_FOR_THE_POOR,
        Rule.STATE_PAYS_UNDER_SIX,
        Rule.STATE_PAYS_FROM_SEVENTY,
        Rule.STATE_PAYS_FROM_SEVENTY_FIVE,
    }
)
"""Rules that say why by law nothing may be left to pay."""


class Asked(Enum):
    """At which step of an award entitlement is asked for."""

    PROPOSAL = "proposal"
    APPROVAL = "approval"
    PAYMENT = "payment"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class Twin:
    """Another record with one of the person's numbers, and the kind of an award it has."""

    full_name: str
    kind: ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of a person beside their own record; nothing in it is withdrawn.

    Attributes:
        person: May be withdrawn since an award was proposed.
        coverages: Cards and books the person has, under whatever record; what this programme handed
            over is among them.
        awards: The person's other standing awards in the campaign, under whatever record.
        twins: Standing awards in the campaign of records that may be the same person by a number,
            about which nobody decided.
        elsewhere: Other offices that serve the person, as headquarters listed them, or that did
            before the person was transferred here.
        transferred_to: The office to which the person was transferred; empty where to none.
        household: The others of the household.
    """

    person: Beneficiary
    coverages: Sequence[Coverage] = ()
    admissions: Sequence[Admission] = ()
    awards: Sequence[Award] = ()
    twins: Sequence[Twin] = ()
    elsewhere: Sequence[Elsewhere] = ()
    transferred_to: str = ""
    household: Sequence[Beneficiary] = ()


def wanted_term(award: Award, line: PledgeLine, on: date) -> Term | None:
    """Say for which months an award would pay; None for a gift, or where no months can be meant.

    Args:
        award: Its own months and start come before the line's months and the month after payment.
        line: The pledge line it takes a unit from.
        on: The day it is paid.
    """
    months = award.months or line.months
    if award.kind is ItemKind.GIFT or months is None or not 0 < months <= LONGEST:
        return None
    return Term(award.starts_on or month_after(on), months)


def offered_term(award: Award, line: PledgeLine, situation: Situation, on: date) -> Term | None:
    """Let a card join the expiry of those the person has; None for a gift.

    A book begins as wanted. So does a card whose start somebody chose, or which a valid card
    covers to its end.
    """
    wanted = wanted_term(award, line, on)
    if wanted is None or award.kind is not ItemKind.CARD or award.starts_on is not None:
        return wanted
    dated = [_span(one) for one in _cards(award, situation) if one.valid_to is not None]
    return renewal(dated, wanted) or wanted


def entitlement_problems(
    award: Award,
    line: PledgeLine,
    campaign: Campaign,
    situation: Situation,
    *,
    on: date,
    asked: Asked,
) -> Iterator[Problem]:
    """Find why a person may not have an award, and what somebody should look at first.

    Args:
        award: As proposed, or as it stands.
        line: The pledge line it takes a unit from.
        campaign: Its programme.
        situation: What is known of its person.
        on: The day that counts: of the proposal, approval, payment or handover.
        asked: At which step. At the table a card or book is judged no more: it is paid by then.
    """
    if situation.person.withdrawn is not None:
        yield Problem("beneficiary_id", Rule.PERSON_WITHDRAWN)
    yield from _programme_problems(award, campaign, asked, on)
    if asked is Asked.PROPOSAL and situation.transferred_to:
        values = (situation.transferred_to,)
        yield Problem("beneficiary_id", Rule.PERSON_TRANSFERRED, values)
    if asked is Asked.PROPOSAL:
        yield from _double_problems(award, situation)
    yield from _elsewhere_problems(award, situation)
    if asked in (Asked.PROPOSAL, Asked.APPROVAL):
        yield from _wish_problems(line, situation.person, on)
    if award.kind is ItemKind.GIFT:
        yield from _gift_problems(situation, on, asked)
    if asked is Asked.HANDOVER:
        return
    wanted = wanted_term(award, line, on)
    term = offered_term(award, line, situation, on)
    if wanted is not None and term is not None:
        if award.kind is ItemKind.BOOK:
            yield from _book_problems(award, situation, term)
        else:
            yield from _card_problems(award, situation, wanted, term, on)
    elif award.kind is not ItemKind.GIFT:
        yield Problem("months", Rule.MONTHS_REQUIRED)
    yield from hardship_problems(situation.person, on)


def hardship_problems(person: Beneficiary, on: date) -> Iterator[Problem]:
    """Look at a person's hardship: at proposal, and again at payment and on 1 January.

    Communes review the groups at each year's end, in the middle of a campaign.
    """
    if person.hardship is None:
        yield Problem("hardship", Rule.HARDSHIP_MISSING)
        return
    if person.hardship_year not in (None, on.year):
        years = (str(person.hardship_year), str(on.year))
        yield Problem("hardship_year", Rule.HARDSHIP_OF_ANOTHER_YEAR, years)
    is_decided = bool(person.hardship_decision) and person.hardship_year is not None
    if person.hardship in _REVIEWED_YEARLY and not is_decided:
        yield Problem("hardship_decision", Rule.HARDSHIP_DECISION_MISSING)
    if person.hardship_until is not None and standing_hardship(person, on) is None:
        until = shown_day(person.hardship_until)
        yield Problem("hardship_until", Rule.HARDSHIP_EXPIRED, (until,))


def _programme_problems(
    award: Award, campaign: Campaign, asked: Asked, on: date
) -> Iterator[Problem]:
    """Find what the programme no longer gives; a closed one, what was handed over before."""
    if asked is Asked.HANDOVER:
        yield from handing_problems(campaign, on)
    else:
        yield from closing_problems(campaign, "campaign_id")
    if award.kind in campaign.kinds:
        return
    if asked is Asked.PROPOSAL:
        yield Problem("kind", Rule.KIND_NOT_ACTIVE)
    elif asked is Asked.APPROVAL:
        yield Problem("kind", Rule.KIND_NO_LONGER_ACTIVE)


def _wish_problems(line: PledgeLine, person: Beneficiary, on: date) -> Iterator[Problem]:
    """Find where an award would not be what the sponsor wanted; the office may have agreed it."""
    if line.designated_commune not in (None, person.commune):
        yield Problem("commune", Rule.OUTSIDE_DESIGNATED_PLACE)
    if line.designated_hardship not in (None, standing_hardship(person, on)):
        yield Problem("hardship", Rule.OUTSIDE_DESIGNATED_GROUP)


def _double_problems(award: Award, situation: Situation) -> Iterator[Problem]:
    if any(other.kind is award.kind for other in situation.awards):
        yield Problem("beneficiary_id", Rule.ALREADY_AWARDED)
    for twin in situation.twins:
        if twin.kind is award.kind:
            yield Problem("beneficiary_id", Rule.TWIN_AWARDED, (twin.full_name,))


def _elsewhere_problems(award: Award, situation: Situation) -> Iterator[Problem]:
    """Find who else serves the person; at every step, since more is listed by then."""
    for other in situation.elsewhere:
        if other.kind is award.kind:
            rule = Rule.SERVED_ELSEWHERE if other.is_sure else Rule.PERHAPS_SERVED_ELSEWHERE
            yield Problem("beneficiary_id", rule, (other.office,))


def _gift_problems(situation: Situation, on: date, asked: Asked) -> Iterator[Problem]:
    """Look for a stay in hospital and a card; until the day of the gift both may still come."""
    is_given = asked is Asked.HANDOVER
    if not any(is_inpatient(admission, on) for admission in situation.admissions):
        rule = Rule.NOT_AN_INPATIENT if is_given else Rule.STAY_UNCONFIRMED
        yield Problem("beneficiary_id", rule)
    cards = [one for one in situation.coverages if one.kind is ItemKind.CARD]
    has_card = any(_covers(one, on) for one in cards)
    if not has_card and not _unlisted_card(situation.person, cards):
        rule = Rule.WITHOUT_A_VALID_CARD if is_given else Rule.CARD_UNCONFIRMED
        yield Problem("beneficiary_id", rule)


def _book_problems(award: Award, situation: Situation, term: Term) -> Iterator[Problem]:
    birth = situation.person.birth_date
    if birth is not None and age_on(birth, term.starts_on) < _YOUNGEST_WITH_A_BOOK:
        yield Problem("beneficiary_id", Rule.TOO_YOUNG_FOR_A_BOOK, (_YOUNGEST_WITH_A_BOOK,))
    known = _held_against(award, situation)
    if any(one.payer is Payer.EMPLOYER and _covers(one, term.starts_on) for one in known):
        yield Problem("beneficiary_id", Rule.UNDER_COMPULSORY_INSURANCE)
    elif any(one.kind is ItemKind.BOOK for one in known):
        yield Problem("beneficiary_id", Rule.HAS_A_BOOK)
    shown = _payer_of_unlisted_card(situation.person, known)
    if shown is Payer.EMPLOYER:
        yield Problem("beneficiary_id", Rule.CARD_SHOWS_AN_EMPLOYER)
    if shown is Payer.PENSION or any(one.payer is Payer.PENSION for one in known):
        yield Problem("beneficiary_id", Rule.BOOK_FOR_A_PENSIONER)


def _card_problems(
    award: Award, situation: Situation, wanted: Term, term: Term, on: date
) -> Iterator[Problem]:
    cards = _cards(award, situation)
    age = paid_age(
        situation.person,
        situation.household,
        situation.coverages,
        on=on,
        starts_on=term.starts_on,
    )
    certain = list(_paid_for_certain(cards, situation.person, age, term, on))
    yield from certain or _perhaps_paid(situation.person, age, on)
    others = [one for one in cards if not _state_pays(one.payer, one.number)]
    dated = [_span(one) for one in others if one.valid_to is not None]
    overlapping = term.overlapping(dated)
    if overlapping:
        yield Problem("starts_on", Rule.CARD_OVERLAPS, _months_of(overlapping))
    elif term != wanted:
        covered = wanted.overlapping([_span(one) for one in cards if one.valid_to is not None])
        values = (*_months_of(covered), shown_day(term.starts_on))
        yield Problem("starts_on", Rule.CARD_JOINS_EXPIRY, values)
    is_unlisted = _unlisted_card(situation.person, cards) and not certain
    if is_unlisted or len(dated) < len(others):
        yield Problem("beneficiary_id", Rule.CARD_EXPIRY_UNKNOWN)


def _paid_for_certain(
    cards: Sequence[Coverage], person: Beneficiary, age: PaidAge | None, term: Term, on: date
) -> Iterator[Problem]:
    """Find what shows that the State pays for the person's card in the term."""
    if standing_hardship(person, on) is Hardship.POOR:
        yield Problem("beneficiary_id", Rule.STATE_PAYS_FOR_THE_POOR)
    if age is PaidAge.UNDER_SIX:
        yield Problem("beneficiary_id", Rule.STATE_PAYS_UNDER_SIX, (STATE_PAYS_BELOW,))
    paid = [_span(one) for one in cards if _state_pays(one.payer, one.number)]
    if _unlisted_card(person, cards) and _state_pays(None, person.health_card):
        paid.append(_ALWAYS)
    if term.overlapping(paid):
        until = max(last for _, last in paid)
        if until == date.max:
            yield Problem("beneficiary_id", Rule.STATE_PAYS_FOR_CARD_UNDATED)
        else:
            yield Problem("beneficiary_id", Rule.STATE_PAYS_FOR_CARD, (shown_day(until),))


def _perhaps_paid(person: Beneficiary, age: PaidAge | None, on: date) -> Iterator[Problem]:
    """Find what suggests that the State pays: a group, or an age without a pension.

    Source: NĐ 188/2025/NĐ-CP (social protection).
    """
    if standing_hardship(person, on) in _OFTEN_PROTECTED:
        yield Problem("beneficiary_id", Rule.STATE_MAY_PAY_FOR_GROUP)
    if age is PaidAge.FROM_SEVENTY_FIVE:
        yield Problem("beneficiary_id", Rule.STATE_PAYS_FROM_SEVENTY_FIVE)
    elif age is PaidAge.FROM_SEVENTY:
        yield Problem("beneficiary_id", Rule.STATE_PAYS_FROM_SEVENTY)


def _held_against(award: Award, situation: Situation) -> list[Coverage]:
    """Leave out what a sponsor paid since the approval: that is the award itself."""
    approved_at = award.approved_at
    return [
        one
        for one in situation.coverages
        if approved_at is None or one.payer is not Payer.SPONSOR or one.recorded_at < approved_at
    ]


def _cards(award: Award, situation: Situation) -> list[Coverage]:
    return [one for one in _held_against(award, situation) if one.kind is ItemKind.CARD]


def _unlisted_card(person: Beneficiary, cards: Sequence[Coverage]) -> bool:
    """Tell whether nothing is known of the card that the person's own record names."""
    return person.health_card is not None and not cards


def _payer_of_unlisted_card(person: Beneficiary, known: Sequence[Coverage]) -> Payer | None:
    """Say who pays for the card that the person's own record names, where no card was entered."""
    cards = [one for one in known if one.kind is ItemKind.CARD]
    return _payer_of_number(person.health_card) if _unlisted_card(person, cards) else None


def _payer_of_number(number: str | None) -> Payer | None:
    facts = facts_of_health_card(number or "")
    return None if facts is None else payer_of_group(facts.group)


def _state_pays(payer: Payer | None, number: str | None) -> bool:
    return Payer.STATE in (payer, _payer_of_number(number))


def _span(coverage: Coverage) -> Span:
    return (coverage.valid_from or date.min, coverage.valid_to or date.max)


def _covers(coverage: Coverage, day: date) -> bool:
    first, last = _span(coverage)
    return first <= day <= last


def is_inpatient(admission: Admission, day: date) -> bool:
    """Tell whether somebody is in hospital on a day; the days of admission and discharge count."""
    return admission.admitted_on <= day <= (admission.discharged_on or date.max)


def _months_of(months: Sequence[Span]) -> tuple[int, str, str]:
    """Count months and name the first and the last by their days, as a sentence needs them."""
    return (len(months), shown_day(months[0][0]), shown_day(months[-1][1]))
