from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    BUILDERS,
    TODAY,
    make_admission,
    make_allotment,
    make_award,
    make_campaign,
    make_contribution,
    make_coverage,
    make_event,
    make_handover,
    make_household,
    make_id,
    make_line,
    make_office,
    make_override,
    make_payment,
    make_person,
    make_pledge,
    make_pledge_change,
    make_rate,
    make_receipt,
    make_sponsor,
    make_statement,
    make_target,
    make_transfer,
    make_transfer_reply,
    make_unit_change,
    make_void,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import (
    PAPER_NUMBERS,
    Beneficiary,
    ItemKind,
    Measure,
    PaymentKind,
    Printing,
    RateKind,
    Receipt,
    Record,
    Sex,
    TransferStep,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.rules import number_problems, problems, symbol_problems, unit_problems
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.domain.stored import LARGEST, STORED
from tethelp_desktop.wording import Language, problem_sentence

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
        (make_statement(source=""), "source", Rule.REQUIRED),
        (make_statement(value=-1), "value", Rule.NEGATIVE),
        (make_statement(value=10**12), "value", Rule.TOO_LARGE),
        (make_statement(stated_on=TOMORROW), "stated_on", Rule.IN_THE_FUTURE),
        (make_statement(as_of=TODAY), "as_of", Rule.DATES_REVERSED),
        (make_statement(measure=Measure.UNITS), "kind", Rule.REQUIRED),
        (make_statement(measure=Measure.PEOPLE), "stage", Rule.PEOPLE_FROM_AWARDS),
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
        (make_line(months=121), "months", Rule.TOO_LARGE),
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
        (make_payment(paid_on=TOMORROW), "paid_on", Rule.IN_THE_FUTURE),
        (make_payment(document_number=""), "document_number", Rule.REQUIRED),
        (make_payment(quantity=-1), "quantity", Rule.NEGATIVE),
        (make_payment(amount=-1), "amount", Rule.NEGATIVE),
        (make_payment(amount=0), "amount", Rule.NOT_POSITIVE),
        (make_payment(kind=PaymentKind.RETURN, quantity=0, amount=0), "amount", Rule.NOT_POSITIVE),
        (make_payment(kind=PaymentKind.CARRY_OUT), "counterpart_id", Rule.REQUIRED),
        (make_payment(reverses=make_id(), amount=-1), "reason", Rule.REQUIRED),
        (make_allotment(quantity=0), "quantity", Rule.NOT_POSITIVE),
        (make_allotment(allotted_on=TOMORROW), "allotted_on", Rule.IN_THE_FUTURE),
        (make_allotment(reverses=make_id(), quantity=-1), "reason", Rule.REQUIRED),
        (make_target(quantity=0), "quantity", Rule.NOT_POSITIVE),
        (make_target(set_on=TOMORROW), "set_on", Rule.IN_THE_FUTURE),
        (make_pledge_change(changed_on=TOMORROW), "changed_on", Rule.IN_THE_FUTURE),
        (make_pledge_change(description=""), "description", Rule.REQUIRED),
        (make_campaign(ends_on=date(2025, 1, 1)), "ends_on", Rule.DATES_REVERSED),
        (make_campaign(short_name=""), "short_name", Rule.REQUIRED),
        (make_office(symbol=""), "symbol", Rule.REQUIRED),
        (make_event(place=""), "place", Rule.REQUIRED),
        (make_award(beneficiary_id=NEW), "beneficiary_id", Rule.REQUIRED),
        (make_award(income=10**12), "income", Rule.TOO_LARGE),
        (
            make_person(birth_date=BirthDate(1905), personal_id=None),
            "birth_date",
            Rule.TOO_OLD,
        ),
        (make_person(personal_id="037337000001"), "personal_id", Rule.PERSONAL_ID_OF_THE_FUTURE),
        (
            make_person(personal_id=None, identity_card="164012345"),
            "identity_card",
            Rule.IDENTITY_CARD_EXPIRED,
        ),
        (
            make_person(insurance_code="3720123456", health_card="3720123457"),
            "health_card",
            Rule.HEALTH_CARD_OF_ANOTHER_NUMBER,
        ),
        (make_person(hardship_until=date(2025, 12, 31)), "hardship_until", Rule.DATES_REVERSED),
        (make_household(name=""), "name", Rule.REQUIRED),
        (make_coverage(beneficiary_id=NEW), "beneficiary_id", Rule.REQUIRED),
        (make_coverage(kind=ItemKind.GIFT), "kind", Rule.NOT_A_CARD_OR_BOOK),
        (make_coverage(number="12"), "number", Rule.HEALTH_CARD_SHAPE),
        (make_coverage(kind=ItemKind.BOOK, number="12"), "number", Rule.TOO_FEW_DIGITS),
        (make_coverage(facility="12"), "facility", Rule.FACILITY_SHAPE),
        (make_coverage(valid_to=date(2025, 12, 31)), "valid_to", Rule.DATES_REVERSED),
        (make_coverage(paid_on=TOMORROW), "paid_on", Rule.IN_THE_FUTURE),
        (make_coverage(checked_on=TOMORROW), "checked_on", Rule.IN_THE_FUTURE),
        (make_admission(beneficiary_id=NEW), "beneficiary_id", Rule.REQUIRED),
        (make_admission(hospital=""), "hospital", Rule.REQUIRED),
        (make_admission(facility="03001"), "facility", Rule.FACILITY_PROVINCE_UNKNOWN),
        (make_admission(admitted_on=TOMORROW), "admitted_on", Rule.IN_THE_FUTURE),
        (make_admission(discharged_on=date(2026, 1, 1)), "discharged_on", Rule.DATES_REVERSED),
        (make_override(reason=""), "reason", Rule.REQUIRED),
        (make_transfer(reason=""), "reason", Rule.REQUIRED),
        (make_transfer_reply(beneficiary_id=None), "beneficiary_id", Rule.REQUIRED),
        (make_transfer_reply(step=TransferStep.REFUSED), "reason", Rule.REQUIRED),
        (make_override(subject_id=NEW), "subject_id", Rule.REQUIRED),
        (make_rate(value=0), "value", Rule.NOT_POSITIVE),
        (make_rate(kind=RateKind.CARD_SUPPORT, value=-1), "value", Rule.NEGATIVE),
        (make_rate(legal_basis=""), "legal_basis", Rule.REQUIRED),
        (make_rate(valid_to=date(2026, 6, 30)), "valid_to", Rule.DATES_REVERSED),
        (make_rate(province="7"), "province", Rule.UNIT_CODE_SHAPE),
        (
            make_rate(kind=RateKind.CARD_SUPPORT, applies_to="near-poor", value=10_001),
            "value",
            Rule.TOO_LARGE,
        ),
        (make_unit_change(name=""), "name", Rule.REQUIRED),
        (make_unit_change(province="037"), "province", Rule.UNIT_CODE_SHAPE),
        (
            make_unit_change(code=UnitCode(UnitSystem.SINCE_2025, "1435")),
            "code",
            Rule.UNIT_CODE_SHAPE,
        ),
        (make_unit_change(successors="14360;14361"), "successors", Rule.UNIT_CODE_SHAPE),
        (make_award(outcome_on=TOMORROW), "outcome_on", Rule.IN_THE_FUTURE),
        (make_award(months=0), "months", Rule.NOT_POSITIVE),
        (make_award(kind=ItemKind.GIFT, months=3), "months", Rule.MONTHS_NOT_FOR_GIFTS),
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
        make_payment(quantity=0),
        make_payment(kind=PaymentKind.RETURN, amount=0),
        make_payment(kind=PaymentKind.CARRY_IN, counterpart_id=make_id(), amount=0),
        make_payment(reverses=make_id(), reason="nhầm", quantity=-1, amount=-5),
        make_allotment(reverses=make_id(), reason="thu hồi", quantity=-2),
        make_handover(collector_name="Trần Văn Mẫu", collector_relation="con"),
        make_handover(reverses=make_id(), reason="nhầm người"),
        make_handover(valid_from=TODAY, valid_to=TODAY),
        make_handover(valid_from=TODAY),
        make_receipt(facts="x" * 5000, seal="T" * 600),
        make_pledge(declared_amount=None),
        make_pledge(declared_amount=10**12 - 1),
        make_line(unit_value=10**12 - 1, quantity=10**7),
        make_person(birth_date=BirthDate(1906), personal_id=None),
        make_person(hardship_until=date(2026, 1, 1)),
        make_person(hardship_until=date(2026, 1, 1), hardship_year=None),
        make_coverage(kind=ItemKind.BOOK, number="037162000107", valid_from=None, valid_to=None),
        make_coverage(number="HT3373720123456", facility="37001", paid_on=TODAY),
        make_admission(discharged_on=date(2026, 2, 20)),
        make_rate(kind=RateKind.CARD_SUPPORT, applies_to="poor", value=10_000, province="37"),
        make_rate(kind=RateKind.BOOK_CEILING, value=20),
        make_rate(kind=RateKind.CARD_SUPPORT, applies_to="other", value=0),
        make_unit_change(successors="14360,14361"),
        make_award(months=6),
    ],
)
def test_what_is_unusual_and_allowed_breaks_no_rule(record: Record) -> None:
    assert not found(record)


@given(st.text(max_size=20))
def test_no_text_breaks_the_rules_and_every_problem_has_its_sentence(text: str) -> None:
    numbers = dict.fromkeys((*PAPER_NUMBERS, "phone"), text)
    person = make_person(**numbers)
    records = (person, make_sponsor(tax_code=text, phone=text), make_coverage(number=text))
    found = [problem for record in records for problem in problems(record, TODAY)]
    assert errors(found)
    for problem in found:
        for language in Language:
            assert "{" not in problem_sentence(problem, language)


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


def test_a_symbol_that_another_office_has_is_refused_with_its_name() -> None:
    other = make_office(id=make_id(2), name="BHXH cơ sở Hoa Lư", symbol="HL")
    office = make_office(id=make_id(1), symbol="hl")
    taken = Problem("symbol", Rule.SYMBOL_TAKEN, values=("BHXH cơ sở Hoa Lư",))
    assert list(symbol_problems(office, [office, other], before=None)) == [taken]
    assert list(symbol_problems(office, [other], before=replace(office, symbol="M"))) == [taken]
    assert not list(symbol_problems(office, [other], before=office))
    assert not list(symbol_problems(replace(office, symbol="M"), [office, other], before=None))


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


@pytest.mark.parametrize(
    ("left", "is_own_line", "rules"),
    [
        (1, True, []),
        (0, True, [Rule.LINE_USED_UP]),
        (-1, True, [Rule.LINE_USED_UP]),
        (1, False, [Rule.LINE_OF_ANOTHER_OFFICE]),
    ],
)
def test_a_unit_is_awarded_while_some_are_left_and_by_its_office(
    left: int, is_own_line: bool, rules: list[Rule]
) -> None:
    found = unit_problems(3, left=left, is_own_line=is_own_line)
    assert [problem.rule for problem in found] == rules


def test_units_that_wait_for_a_refund_are_told_apart_from_a_line_that_is_used_up() -> None:
    (problem,) = unit_problems(3, left=0, is_own_line=True, unrefunded=2)
    assert (problem.rule, problem.values) == (Rule.UNITS_AWAIT_REFUND, (2,))
    assert list(unit_problems(3, left=1, is_own_line=True, unrefunded=2)) == []


COUNTED_BY_THE_PROGRAM = (Receipt, Printing)
NUMBERS = [
    (kind, name)
    for kind, stored in STORED.items()
    if kind not in COUNTED_BY_THE_PROGRAM
    for name, how in stored.items()
    if how.kind is int
]


@pytest.mark.parametrize(("kind", "field"), NUMBERS)
def test_no_number_that_somebody_types_is_larger_than_a_store_keeps(
    kind: type[Record], field: str
) -> None:
    record = replace(BUILDERS[kind](), **{field: LARGEST + 1})
    assert Problem(field, Rule.TOO_LARGE) in [
        replace(problem, values=()) for problem in problems(record, TODAY)
    ]
