"""Numbers of people and sponsors; every one of them is made up."""

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.identity import (
    BIRTH_PROVINCES,
    PersonalIdFacts,
    cleaned_digits,
    facts_of_personal_id,
    health_card_problems,
    identity_card_problems,
    insurance_code_problems,
    normal_phone,
    personal_id_problems,
    phone_problems,
    tax_code_problems,
)
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Sex
from tethelp_desktop.wording import Language, problem_sentence

ASCII_DIGITS = "0123456789"


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text(ASCII_DIGITS, min_size=length, max_size=length)


def rules(problems: Iterable[Problem]) -> list[Rule]:
    return [problem.rule for problem in problems]


def test_a_number_not_given_breaks_nothing() -> None:
    for check in (
        personal_id_problems,
        identity_card_problems,
        insurance_code_problems,
        health_card_problems,
        tax_code_problems,
        phone_problems,
    ):
        assert list(check(None)) == []


@pytest.mark.parametrize(
    ("pasted", "offered"),
    [
        ("037 162 000 107", "037162000107"),
        ("037.162-000‑107", "037162000107"),
        ("037\u00a0162\u00a0000107", "037162000107"),
        ("０３７１６２０００１０７", "037162000107"),
        ("٠٣٧", "037"),
        ("037a", None),
        ("12²", None),
        ("- .", None),
        ("", None),
    ],
)
def test_digits_are_read_out_of_a_pasted_number(pasted: str, offered: str | None) -> None:
    assert cleaned_digits(pasted) == offered


@given(st.text(st.characters(categories=["Nd", "L"]), max_size=15))
def test_offered_digits_have_the_values_that_were_pasted(text: str) -> None:
    offered = cleaned_digits(text)
    if offered is None:
        assert not text.isdecimal()
    else:
        assert offered.isascii()
        assert [int(digit) for digit in offered] == [unicodedata.decimal(c) for c in text]


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
        Problem("sex", Rule.PERSONAL_ID_SAYS_FEMALE),
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


@given(digits(10))
def test_a_new_health_card_is_an_insurance_code(code: str) -> None:
    assert list(health_card_problems(code)) == []
    assert list(health_card_problems(f"HN237{code}")) == []


@pytest.mark.parametrize("group", ["CN2", "CN3", "LH2", "LH4", "GD4", "HT3", "TE1", "QN5"])
def test_a_group_may_have_the_levels_of_any_year(group: str) -> None:
    assert list(health_card_problems(f"{group}370123456789")) == []


@pytest.mark.parametrize(
    ("value", "rule", "values"),
    [
        ("GD2370123456789", Rule.HEALTH_CARD_LEVEL_UNUSUAL, ("GD", "4", "2")),
        ("CN4370123456789", Rule.HEALTH_CARD_LEVEL_UNUSUAL, ("CN", "2, 3", "4")),
        ("ZZ4370123456789", Rule.HEALTH_CARD_GROUP_UNKNOWN, ("ZZ",)),
        ("DN401AA31900001", Rule.HEALTH_CARD_LETTERS, ()),
        ("GD6370123456789", Rule.HEALTH_CARD_SHAPE, ()),
        ("gd4370123456789", Rule.HEALTH_CARD_SHAPE, ()),
        ("GD437012345678", Rule.HEALTH_CARD_SHAPE, ()),
        ("GD4370123456789\n", Rule.HEALTH_CARD_SHAPE, ()),
        ("012345678", Rule.HEALTH_CARD_SHAPE, ()),
        ("", Rule.HEALTH_CARD_SHAPE, ()),
    ],
)
def test_an_odd_health_card_is_kept_and_a_malformed_one_is_not(
    value: str, rule: Rule, values: tuple[str, ...]
) -> None:
    assert list(health_card_problems(value)) == [Problem("health_card", rule, values)]


@pytest.mark.parametrize(
    "value", ["0100109106", "0100109106001", "0100109106-001", "0100047516", "037162000107"]
)
def test_tax_codes_of_firms_branches_and_people_pass(value: str) -> None:
    assert list(tax_code_problems(value)) == []


@pytest.mark.parametrize("value", ["0100109107", "0100109107-001", "0000000000"])
def test_a_wrong_check_digit_is_found(value: str) -> None:
    assert rules(tax_code_problems(value)) == [Rule.TAX_CODE_CHECK_DIGIT]


@pytest.mark.parametrize(
    "value", ["", "010010910", "01001091060", "0100109106 001", "０100109106", "037162000107-001"]
)
def test_a_malformed_tax_code_is_found(value: str) -> None:
    assert rules(tax_code_problems(value)) == [Rule.TAX_CODE_SHAPE]


@given(digits(9), st.integers(0, 8), st.sampled_from(ASCII_DIGITS))
def test_any_single_slip_in_a_tax_code_is_found(stem: str, at: int, slip: str) -> None:
    assume(stem[at] != slip)
    valid = [code for digit in ASCII_DIGITS if not [*tax_code_problems(code := stem + digit)]]
    for code in valid:
        assert rules(tax_code_problems(code[:at] + slip + code[at + 1 :])) == [
            Rule.TAX_CODE_CHECK_DIGIT
        ]


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("(0229) 3.871-234", "02293871234"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0) 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("842293871234", "02293871234"),
        ("+856 20 1234 5678", "+8562012345678"),
        ("00856 20 12345678", "+8562012345678"),
        ("8412345", "8412345"),
        ("gọi sau", None),
        ("0912345678 / 0987654321", None),
        ("", None),
    ],
)
def test_a_phone_number_is_written_as_dialled(typed: str, dialled: str | None) -> None:
    assert normal_phone(typed) == dialled


@pytest.mark.parametrize(
    "value",
    [
        "0312345678",
        "0555123456",
        "0712345678",
        "0812345678",
        "0912345678",
        "+84 912 345 678",
        "02293871234",
        "0243 825 1234",
        "19001234",
        "1800123456",
    ],
)
def test_numbers_in_use_pass(value: str) -> None:
    assert list(phone_problems(value)) == []


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("091234567", Problem("phone", Rule.MOBILE_TOO_SHORT, values=(1, 10))),
        ("091234567890", Problem("phone", Rule.MOBILE_TOO_LONG, values=(2, 10))),
        ("0229387123", Problem("phone", Rule.TOO_FEW_DIGITS, values=(1, 11))),
        ("022938712345", Problem("phone", Rule.TOO_MANY_DIGITS, values=(1, 11))),
        ("0912345", Problem("phone", Rule.PHONE_SHAPE)),
        ("1234567890123456", Problem("phone", Rule.PHONE_SHAPE)),
        ("không có", Problem("phone", Rule.PHONE_SHAPE)),
        ("0412345678", Problem("phone", Rule.PHONE_UNUSUAL)),
        ("01001234567", Problem("phone", Rule.PHONE_UNUSUAL)),
        ("+8562012345678", Problem("phone", Rule.PHONE_UNUSUAL)),
    ],
)
def test_other_phone_numbers_say_what_is_odd(value: str, problem: Problem) -> None:
    assert list(phone_problems(value)) == [problem]


@pytest.mark.parametrize(
    ("retired", "today"),
    [
        ("01201234567", "0701234567"),
        ("01211234567", "0791234567"),
        ("01221234567", "0771234567"),
        ("01261234567", "0761234567"),
        ("01281234567", "0781234567"),
        ("01231234567", "0831234567"),
        ("01241234567", "0841234567"),
        ("01251234567", "0851234567"),
        ("01271234567", "0811234567"),
        ("01291234567", "0821234567"),
        ("01621234567", "0321234567"),
        ("01691234567", "0391234567"),
        ("01861234567", "0561234567"),
        ("01881234567", "0581234567"),
        ("+84 199 1234567", "0591234567"),
    ],
)
def test_a_retired_mobile_number_names_its_successor(retired: str, today: str) -> None:
    found = list(phone_problems(retired))
    assert found == [Problem("phone", Rule.MOBILE_RETIRED, (today,))]
    assert list(phone_problems(today)) == []


@given(st.text(max_size=20))
def test_no_text_breaks_the_checks_and_every_problem_has_its_sentence(text: str) -> None:
    found = [
        *personal_id_problems(text, BirthDate(1962), Sex.MALE),
        *identity_card_problems(text),
        *insurance_code_problems(text),
        *health_card_problems(text),
        *tax_code_problems(text),
        *phone_problems(text),
    ]
    assert errors(found)
    for problem in found:
        for language in Language:
            assert "{" not in problem_sentence(problem, language)
