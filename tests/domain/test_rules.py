from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import (
    BUILDERS,
    TODAY,
    make_award,
    make_campaign,
    make_contribution,
    make_event,
    make_handover,
    make_id,
    make_line,
    make_office,
    make_person,
    make_pledge,
    make_receipt,
    make_sponsor,
    make_void,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Beneficiary, ItemKind, Record, Sex
from tethelp_desktop.domain.rules import award_problems, number_problems, problems
from tethelp_desktop.domain.stamps import NEW

TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize("build", BUILDERS.values())
def test_what_the_builders_make_breaks_no_rule(build) -> None:
    assert not list(problems(build(), TODAY))


def found(record: Record) -> list[tuple[str, Rule]]:
    return [(problem.field, problem.rule) for problem in problems(record, TODAY)]


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_person(full_name=""), "full_name", Rule.REQUIRED),
        (
            make_person(birth_date=BirthDate(2026, 1, 11), personal_id=None),
            "birth_date",
            Rule.IN_THE_FUTURE,
        ),
        (make_person(personal_id="12"), "personal_id", Rule.TOO_FEW_DIGITS),
        (make_person(sex=Sex.MALE), "sex", Rule.PERSONAL_ID_SAYS_FEMALE),
        (make_person(identity_card="12"), "identity_card", Rule.TOO_FEW_DIGITS),
        (make_person(insurance_code="12"), "insurance_code", Rule.TOO_FEW_DIGITS),
        (make_person(health_card="12"), "health_card", Rule.HEALTH_CARD_SHAPE),
        (make_person(phone="091"), "phone", Rule.PHONE_SHAPE),
        (make_person(full_name="Nguyễn " * 20 + "An"), "full_name", Rule.TOO_LONG),
        (make_person(address="x" * 501), "address", Rule.TOO_LONG),
        (make_person(address="Thôn  Mẫu"), "address", Rule.NOT_NFC),
        (make_person(full_name="Nguye\u0302\u0303n An"), "full_name", Rule.NOT_NFC),
        (make_sponsor(name=""), "name", Rule.REQUIRED),
        (make_sponsor(tax_code="12"), "tax_code", Rule.TAX_CODE_SHAPE),
        (make_sponsor(phone="091"), "phone", Rule.PHONE_SHAPE),
        (make_pledge(sponsor_id=NEW), "sponsor_id", Rule.REQUIRED),
        (make_pledge(campaign_id=NEW), "campaign_id", Rule.REQUIRED),
        (make_pledge(pledged_on=TOMORROW), "pledged_on", Rule.IN_THE_FUTURE),
        (make_pledge(declared_amount=-1), "declared_amount", Rule.NEGATIVE),
        (make_line(quantity=0), "quantity", Rule.NOT_POSITIVE),
        (make_line(unit_value=-1), "unit_value", Rule.NEGATIVE),
        (make_line(unit_value=10**12), "unit_value", Rule.TOO_LARGE),
        (make_line(quantity=10**7 + 1), "quantity", Rule.TOO_LARGE),
        (make_pledge(declared_amount=10**12), "declared_amount", Rule.TOO_LARGE),
        (make_contribution(quantity=10**7 + 1), "quantity", Rule.TOO_LARGE),
        (make_contribution(amount=10**12), "amount", Rule.TOO_LARGE),
        (
            make_contribution(reverses=make_id(), reason="nhầm", amount=-(10**12)),
            "amount",
            Rule.TOO_LARGE,
        ),
        (make_line(months=None), "months", Rule.MONTHS_REQUIRED),
        (make_line(months=0), "months", Rule.NOT_POSITIVE),
        (make_line(kind=ItemKind.GIFT, months=1), "months", Rule.MONTHS_NOT_FOR_GIFTS),
        (make_contribution(received_on=TOMORROW), "received_on", Rule.IN_THE_FUTURE),
        (make_contribution(quantity=-1), "quantity", Rule.NEGATIVE),
        (make_contribution(amount=-1), "amount", Rule.NEGATIVE),
        (make_contribution(quantity=0, amount=0), "amount", Rule.NOT_POSITIVE),
        (make_contribution(reverses=make_id(), quantity=-1), "reason", Rule.REQUIRED),
        (make_handover(handed_on=TOMORROW), "handed_on", Rule.IN_THE_FUTURE),
        (make_handover(handed_by=""), "handed_by", Rule.REQUIRED),
        (make_handover(collector_name="Trần Văn Mẫu"), "collector_relation", Rule.PROXY_INCOMPLETE),
        (make_handover(valid_from=TOMORROW, valid_to=TODAY), "valid_to", Rule.DATES_REVERSED),
        (make_handover(reverses=make_id()), "reason", Rule.REQUIRED),
        (make_void(reason=""), "reason", Rule.REQUIRED),
        (make_campaign(ends_on=date(2025, 1, 1)), "ends_on", Rule.DATES_REVERSED),
        (make_campaign(short_name=""), "short_name", Rule.REQUIRED),
        (make_office(symbol=""), "symbol", Rule.REQUIRED),
        (make_event(place=""), "place", Rule.REQUIRED),
        (make_award(beneficiary_id=NEW), "beneficiary_id", Rule.REQUIRED),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert found(record) == [(field, rule)]


@pytest.mark.parametrize(
    "record",
    [
        make_line(kind=ItemKind.GIFT, months=None),
        make_contribution(reverses=make_id(), reason="nhầm", quantity=-2, amount=-5),
        make_contribution(quantity=0),
        make_handover(collector_name="Trần Văn Mẫu", collector_relation="con"),
        make_handover(reverses=make_id(), reason="nhầm người"),
        make_handover(valid_from=TODAY, valid_to=TODAY),
        make_handover(valid_from=TODAY),
        make_receipt(facts="x" * 5000, seal="T" * 600),
        make_pledge(declared_amount=None),
        make_pledge(declared_amount=10**12 - 1),
        make_line(unit_value=10**12 - 1, quantity=10**7),
    ],
)
def test_what_is_unusual_and_allowed_breaks_no_rule(record: Record) -> None:
    assert not found(record)


def test_a_birth_date_that_is_not_known_is_asked_for_and_stops_nothing() -> None:
    warned = list(problems(make_person(birth_date=None, personal_id=None), TODAY))
    assert warned == [Problem("birth_date", Rule.BIRTH_DATE_UNKNOWN)]
    assert not errors(warned)


@pytest.mark.parametrize("field", ["personal_id", "insurance_code", "identity_card"])
def test_a_number_that_somebody_else_has_is_named_with_that_person(field: str) -> None:
    person = make_person(id=make_id(1), **{field: "123456789012"})
    other = make_person(id=make_id(2), full_name="Đinh Thị Mơ", **{field: "123456789012"})
    assert list(number_problems(person, [person, other], before=None)) == [
        Problem(field, Rule.DUPLICATE_NUMBER, values=("Đinh Thị Mơ",))
    ]


def test_nobody_is_their_own_duplicate_and_no_number_is_no_number() -> None:
    person = make_person(id=make_id(1))
    blank = make_person(id=make_id(2), personal_id=None)
    other = make_person(id=make_id(3), personal_id=None)
    assert not list(number_problems(person, [person], before=None))
    assert not list(number_problems(blank, [blank, other], before=None))


def test_a_number_is_judged_when_it_changes_or_its_owner_comes_back() -> None:
    person, other = (make_person(id=make_id(n), personal_id="123456789012") for n in (1, 2))
    gone = replace(person, withdrawn="trùng")
    blank = replace(person, personal_id=None)

    def rules(after: Beneficiary, before: Beneficiary, twin: Beneficiary = other) -> list[Rule]:
        return [p.rule for p in number_problems(after, [after, twin], before=before)]

    assert rules(person, person) == []
    assert rules(person, blank) == [Rule.DUPLICATE_NUMBER]
    assert rules(person, gone) == [Rule.DUPLICATE_NUMBER]
    assert rules(gone, blank) == []
    assert rules(person, blank, replace(other, withdrawn="trùng")) == []


def award_rules(**over: object) -> list[Rule]:
    surroundings = {
        "campaign": make_campaign(),
        "line": make_line(),
        "left": 1,
        "standing": [],
        "is_own_line": True,
    }
    return [problem.rule for problem in award_problems(make_award(), **surroundings | over)]


@pytest.mark.parametrize(
    ("over", "rules"),
    [
        ({}, []),
        ({"campaign": make_campaign(closed_on=TODAY)}, [Rule.CAMPAIGN_CLOSED]),
        ({"left": 0}, [Rule.LINE_USED_UP]),
        ({"left": -1}, [Rule.LINE_USED_UP]),
        ({"is_own_line": False}, [Rule.LINE_OF_ANOTHER_OFFICE]),
        ({"standing": [make_award()]}, [Rule.ALREADY_AWARDED]),
        ({"standing": [make_award(kind=ItemKind.BOOK)]}, []),
    ],
)
def test_an_award_is_judged_by_what_surrounds_it(
    over: dict[str, object], rules: list[Rule]
) -> None:
    assert award_rules(**over) == rules
