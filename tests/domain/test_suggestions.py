"""What is offered for spoiled numbers; every one of them is made up."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, make_admission, make_coverage, make_person, make_sponsor
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem, Rule, errors, weight
from tethelp_desktop.domain.records import Beneficiary, ItemKind, Record, Sex
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.suggestions import Offer, Suggestion, suggestion, suggestions
from tethelp_desktop.wording import Language, name_of

NUMBERS = (
    "personal_id",
    "identity_card",
    "insurance_code",
    "health_card",
    "phone",
    "tax_code",
    "facility",
)


def rules_of(record: Record) -> Iterator[Problem]:
    return problems(record, TODAY)


def offered(record: Record) -> list[Suggestion]:
    return list(suggestions(record, rules_of))


@pytest.mark.parametrize(
    ("field", "typed", "value", "why"),
    [
        ("personal_id", "037 162 000 107", "037162000107", Offer.SEPARATORS),
        ("personal_id", "037\u00a0162\u200b000\ufeff107", "037162000107", Offer.SEPARATORS),
        ("personal_id", "'037162000107", "037162000107", Offer.SEPARATORS),
        ("personal_id", "０３７１６２０００１０７", "037162000107", Offer.OTHER_DIGITS),
        ("personal_id", "٠٣٧١٦٢٠٠٠١٠٧", "037162000107", Offer.OTHER_DIGITS),
        ("personal_id", "O37l62OOOI07", "037162000107", Offer.LETTERS),
        ("personal_id", "37162000107", "037162000107", Offer.LEADING_ZERO),
        ("personal_id", "37162000107.0", "037162000107", Offer.LEADING_ZERO),
        ("personal_id", "1099000001", "001099000001", Offer.LEADING_ZERO),
        ("identity_card", "64 012 345", "064012345", Offer.LEADING_ZERO),
        ("identity_card", "164012345.0", "164012345", Offer.FRACTION),
        ("identity_card", "164012345,00", "164012345", Offer.FRACTION),
        ("insurance_code", "120123456", "0120123456", Offer.LEADING_ZERO),
        ("insurance_code", "3720-123-456", "3720123456", Offer.SEPARATORS),
        ("health_card", "HT 3 37 3720123456", "HT3373720123456", Offer.SEPARATORS),
        ("health_card", "ht3373720123456", "HT3373720123456", Offer.CAPITALS),
        ("health_card", "HT33737201234S6", None, None),
        ("health_card", "HTl373720I2345O", "HT1373720123450", Offer.LETTERS),
        ("health_card", "DNl01AA3190000O", "DN101AA3190000O", Offer.LETTERS),
        ("health_card", "120123456", "0120123456", Offer.LEADING_ZERO),
        ("health_card", "37l62000107", "037162000107", Offer.LEADING_ZERO),
        ("facility", "01 - 043", "01043", Offer.SEPARATORS),
        ("facility", "1043", "01043", Offer.LEADING_ZERO),
        ("facility", "79k12", "79K12", Offer.CAPITALS),
        ("tax_code", "0100109106 001", "0100109106001", Offer.SEPARATORS),
        ("tax_code", "100109106", "0100109106", Offer.LEADING_ZERO),
        ("tax_code", "100109107", None, None),
        ("phone", "0912 345 678", "0912345678", Offer.SEPARATORS),
        ("phone", "(0229) 387.1234", "02293871234", Offer.SEPARATORS),
        ("phone", "+84 912 345 678", "0912345678", Offer.COUNTRY_CODE),
        ("phone", "0084912345678", "0912345678", Offer.COUNTRY_CODE),
        ("phone", "912345678", "0912345678", Offer.LEADING_ZERO),
        ("phone", "912345678.0", "0912345678", Offer.LEADING_ZERO),
        ("phone", "0123 123 4567", "0831234567", Offer.RENUMBERED),
        ("phone", "O912345678", "0912345678", Offer.LETTERS),
        ("phone", "gọi sau", None, None),
    ],
)
def test_what_was_meant_is_offered_with_the_reason(
    field: str, typed: str, value: str | None, why: Offer | None
) -> None:
    expected = None if value is None or why is None else Suggestion(field, typed, value, why)
    assert suggestion(field, typed) == expected


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("personal_id", "037162000107"),
        ("personal_id", "3.7157E+10"),
        ("personal_id", "3716200107"),
        ("personal_id", "99162000107"),
        ("personal_id", "0371620001077"),
        ("personal_id", ""),
        ("personal_id", "không nhớ"),
        ("identity_card", "4012345"),
        ("tax_code", "0100109106-001"),
        ("facility", "79K12"),
        ("phone", "+8562012345678"),
        ("full_name", "Nguyễn  An"),
    ],
)
def test_nothing_is_offered_for_what_is_right_or_cannot_be_known(field: str, typed: str) -> None:
    assert suggestion(field, typed) is None


PIECES = st.sampled_from(
    [*"0123456789", "00", "037", "84", "+84", " ", ".", ".0", "-", "O", "l", "I", "HT", "hn", "５"]
)


@given(
    st.sampled_from(NUMBERS),
    st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=16).map("".join)),
)
def test_an_offer_breaks_less_and_leads_to_nothing_further(field: str, typed: str) -> None:
    record: Record = make_sponsor() if field == "tax_code" else make_person()
    if field == "facility":
        record = make_admission()
    record = replace(record, **{field: typed})
    for found in offered(record):
        accepted = replace(record, **{found.field: found.value})
        assert found.typed == typed
        assert weight(rules_of(accepted)) < weight(rules_of(record))
        assert offered(accepted) == []


@given(st.from_regex(r"0[0-9]{11}", fullmatch=True), st.sampled_from(["", " ", ".", "\u200b"]))
def test_a_right_number_survives_what_sheets_and_pages_do_to_it(number: str, blank: str) -> None:
    spaced = blank.join((number[:3], number[3:6], number[6:]))
    found = suggestion("personal_id", spaced)
    assert found is None if spaced == number else found and found.value == number
    lost = suggestion("personal_id", str(int(number)))
    assert lost is None or lost.value == number


def test_no_zero_is_offered_that_contradicts_what_else_is_known() -> None:
    typed = make_person(personal_id="37162000107", birth_date=BirthDate(1962), sex=Sex.FEMALE)
    assert [found.value for found in offered(typed)] == ["037162000107"]
    for contradicted in ({"birth_date": BirthDate(1949)}, {"sex": Sex.MALE}):
        assert offered(replace(typed, **contradicted)) == []


def test_every_number_of_a_record_gets_its_offer() -> None:
    person = make_person(personal_id=None, identity_card="164 012 345", phone="+84912345678")
    assert [(found.field, found.value) for found in offered(person)] == [
        ("identity_card", "164012345"),
        ("phone", "0912345678"),
    ]
    assert offered(make_person()) == []


def test_the_number_of_a_cover_is_read_as_its_kind_has_it() -> None:
    card = make_coverage(kind=ItemKind.CARD, number="ht3373720123456")
    book = make_coverage(kind=ItemKind.BOOK, number="3720 123 456")
    assert [found.value for found in offered(card)] == ["HT3373720123456"]
    assert [found.value for found in offered(book)] == ["3720123456"]
    assert [found.field for found in offered(card)] == ["number"]


def test_the_rules_given_decide_what_is_gained() -> None:
    def only_names(person: Beneficiary) -> list[Problem]:
        return [p for p in rules_of(person) if p.field == "full_name"]

    person = make_person(personal_id="037 162 000 107")
    assert list(suggestions(person, only_names)) == []


def test_a_rounded_number_is_refused_in_words() -> None:
    person = make_person(personal_id="3.7157E+10")
    assert [p.rule for p in errors(rules_of(person))] == [Rule.NUMBER_ROUNDED]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("why", Offer)
def test_every_reason_has_its_sentence(why: Offer, language: Language) -> None:
    assert name_of(why, language).endswith(".")
