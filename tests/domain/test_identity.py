"""Numbers of people; every one of them is made up."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, make_person
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.identity import (
    BIRTH_PROVINCES,
    IDENTITY_CARDS_UNTIL,
    PersonalIdFacts,
    book_number_problems,
    facts_of_personal_id,
    identity_card_problems,
    insurance_code_problems,
    papers_problems,
    personal_id_problems,
)
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Sex
from tethelp_desktop.wording import Language, problem_sentence


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


def rules(problems: Iterable[Problem]) -> list[Rule]:
    return [problem.rule for problem in problems]


def test_a_number_not_given_breaks_nothing() -> None:
    for check in (
        personal_id_problems,
        identity_card_problems,
        insurance_code_problems,
        book_number_problems,
    ):
        assert list(check(None)) == []


@pytest.mark.parametrize(
    ("personal_id", "facts"),
    [
        ("037162000107", PersonalIdFacts("037", Sex.FEMALE, 1962)),
        ("001099000001", PersonalIdFacts("001", Sex.MALE, 1999)),
        ("079200000001", PersonalIdFacts("079", Sex.MALE, 2000)),
        ("079310000001", PersonalIdFacts("079", Sex.FEMALE, 2010)),
        ("150985000001", PersonalIdFacts("150", Sex.FEMALE, 2385)),
    ],
)
def test_a_personal_id_tells_place_sex_and_year(personal_id: str, facts: PersonalIdFacts) -> None:
    assert facts_of_personal_id(personal_id) == facts


@pytest.mark.parametrize("text", ["", "03716200010", "0371620001077", "03716200010a", "０" * 12])
def test_other_texts_tell_nothing(text: str) -> None:
    with pytest.raises(ValueError, match="personal id"):
        facts_of_personal_id(text)


@given(
    st.sampled_from(sorted(BIRTH_PROVINCES)),
    st.integers(1900, 2399),
    st.sampled_from(Sex),
    digits(6),
)
def test_an_id_that_agrees_breaks_nothing(place: str, year: int, sex: Sex, number: str) -> None:
    century = 2 * (year // 100 - 19) + (sex is Sex.FEMALE)
    personal_id = f"{place}{century}{year % 100:02d}{number}"
    assert list(personal_id_problems(personal_id, BirthDate(year), sex)) == []
    assert rules(personal_id_problems(personal_id, BirthDate(year + 1), sex)) == [
        Rule.BIRTH_YEAR_CONTRADICTS_PERSONAL_ID
    ]


def test_there_are_63_provinces_of_birth_in_the_order_of_their_codes() -> None:
    assert len(BIRTH_PROVINCES) == len(set(BIRTH_PROVINCES.values())) == 63
    assert sorted(BIRTH_PROVINCES) == list(BIRTH_PROVINCES)


def test_contradictions_stop_a_save_and_mark_what_was_entered() -> None:
    found = list(personal_id_problems("037162000107", BirthDate(1949, 3, 5), Sex.MALE))
    assert found == [
        Problem("birth_date", Rule.BIRTH_YEAR_CONTRADICTS_PERSONAL_ID, values=(1962, 1949)),
        Problem("sex", Rule.PERSONAL_ID_SAYS_FEMALE, ("037******107",)),
    ]
    assert problem_sentence(found[0], Language.VI) == "Trái với số định danh (1962)."


def test_a_man_s_id_contradicts_a_woman() -> None:
    assert rules(personal_id_problems("037062000107", None, Sex.FEMALE)) == [
        Rule.PERSONAL_ID_SAYS_MALE
    ]


@pytest.mark.parametrize("place", ["000", "003", "150", "999"])
def test_an_unknown_birthplace_is_shown_and_kept(place: str) -> None:
    found = list(personal_id_problems(f"{place}162000107"))
    assert found == [
        Problem("personal_id", Rule.BIRTHPLACE_UNKNOWN, (place,)),
    ]


@pytest.mark.parametrize(
    ("value", "rule", "values"),
    [
        ("37162000107", Rule.TOO_FEW_DIGITS, (1, 12)),
        ("03716200010700", Rule.TOO_MANY_DIGITS, (2, 12)),
        ("037 162 000 107", Rule.NOT_DIGITS, (12,)),
        ("０３７１６２０００１０７", Rule.NOT_DIGITS, (12,)),
        ("", Rule.NOT_DIGITS, (12,)),
    ],
)
def test_a_malformed_id_says_only_how_it_is_malformed(
    value: str, rule: Rule, values: tuple[int, ...]
) -> None:
    found = list(personal_id_problems(value, BirthDate(1901), Sex.MALE, field="collector_id"))
    assert found == [Problem("collector_id", rule, values=values)]


@given(digits(9), digits(10))
def test_any_digits_of_the_right_number_will_do(nine: str, ten: str) -> None:
    assert list(identity_card_problems(nine)) == []
    assert list(insurance_code_problems(ten)) == []
    assert rules(identity_card_problems(ten)) == [Rule.TOO_MANY_DIGITS]
    assert rules(insurance_code_problems(nine)) == [Rule.TOO_FEW_DIGITS]


@given(st.integers(1900, 2399))
def test_nobody_is_born_after_today(year: int) -> None:
    century = 2 * (year // 100 - 19)
    personal_id = f"037{century}{year % 100:02d}000001"
    found = list(personal_id_problems(personal_id, BirthDate(1949), Sex.FEMALE, today=TODAY))
    if year > TODAY.year:
        assert found == [Problem("personal_id", Rule.PERSONAL_ID_OF_THE_FUTURE, (year,))]
    else:
        assert Rule.PERSONAL_ID_OF_THE_FUTURE not in rules(found)


@given(digits(10), digits(9))
def test_a_book_is_numbered_by_either_code(code: str, short: str) -> None:
    assert list(book_number_problems(code)) == []
    assert list(book_number_problems("037162000107")) == []
    assert list(book_number_problems(short)) == [
        Problem("number", Rule.TOO_FEW_DIGITS, values=(1, 10))
    ]


def test_an_old_identity_card_alone_is_warned_of_once_it_has_expired() -> None:
    alone = make_person(personal_id=None, identity_card="164012345")
    expired = [Problem("identity_card", Rule.IDENTITY_CARD_EXPIRED)]
    assert list(papers_problems(alone, date(2025, 1, 1))) == expired
    assert list(papers_problems(alone, IDENTITY_CARDS_UNTIL)) == []
    for newer in (
        {"personal_id": "037157000001"},
        {"insurance_code": "3720123456"},
        {"health_card": "3720123456"},
    ):
        person = make_person(**{"personal_id": None, "identity_card": "164012345", **newer})
        assert list(papers_problems(person, TODAY)) == []
