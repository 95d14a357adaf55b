"""Reading a table of figures: whole, or refused with the line that is wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.rate_tables import RateFault, read_rates
from tethelp_desktop.domain.rates import Evidence
from tethelp_desktop.domain.records import RateKind
from tethelp_desktop.resources import RESOURCES

SHIPPED = (RESOURCES / "rates" / "rates.toml").read_text(encoding="utf-8")

GOOD = """\
edition = "2027-01-15"

base-salary = [
  { dong = 2_530_000, from = 2026-07-01, to = 2027-06-30, basis = "NĐ 161", evidence = "verified", seen = "báo" },
  # a remark between them
  { dong = 2_700_000, from = 2027-07-01, basis = "NĐ 1/2027/NĐ-CP", evidence = "memory" },
]

household-share = [
  { for = 2, percent = 70, from = 2022-01-01, basis = "NĐ 188/2025/NĐ-CP", evidence = "verified" },
]

card-support = [
  { for = "near-poor", percent = "70", from = 2025-08-15, basis = "NĐ 188", evidence = "one-source" },
  { for = "poor", province = "37", percent = "12,5", from = 2026-01-01, basis = "NQ", evidence = "verified" },
]

book-ceiling = [
  { times = 20, from = 2025-07-01, basis = "Luật 41/2024/QH15", evidence = "verified" },
]
"""  # noqa: E501 - a figure stands on one line
PROVINCES = {"01", "37"}
OLDEST = date(2026, 11, 25)


def test_a_table_is_read_in_the_units_it_names() -> None:
    table = read_rates(GOOD, PROVINCES)
    assert table.edition == date(2027, 1, 15)
    rates = [figure.rate for figure in table.figures]
    assert [(r.kind, r.applies_to, r.province, r.value) for r in rates] == [
        (RateKind.BASE_SALARY, "", "", 2_530_000),
        (RateKind.BASE_SALARY, "", "", 2_700_000),
        (RateKind.HOUSEHOLD_SHARE, "2", "", 7000),
        (RateKind.CARD_SUPPORT, "near-poor", "", 7000),
        (RateKind.CARD_SUPPORT, "poor", "37", 1250),
        (RateKind.BOOK_CEILING, "", "", 20),
    ]
    assert (rates[0].valid_from, rates[0].valid_to) == (date(2026, 7, 1), date(2027, 6, 30))
    assert rates[1].valid_to is None
    assert [figure.evidence for figure in table.figures[:2]] == [Evidence.VERIFIED, Evidence.MEMORY]
    assert [figure.seen for figure in table.figures[:2]] == ["báo", ""]


@pytest.mark.parametrize(
    ("old", "new", "line", "fault", "what"),
    [
        ('edition = "2027-01-15"', "", 1, RateFault.EDITION, "edition"),
        ('"2027-01-15"', '"mới"', 1, RateFault.EDITION, "edition"),
        ('"2027-01-15"', "2027-01-15T00:00:00", 1, RateFault.EDITION, "edition"),
        ('edition = "2027-01-15"', '\n\nedition = "2020"', 3, RateFault.EDITION, "edition"),
        ("2027-01-15", "2026-11-24", 1, RateFault.OLDER, "2026-11-25"),
        ("base-salary", "lương", 3, RateFault.NOT_TOML, None),
        ("dong = 2_700_000", f"dong = {'9' * 5000}", None, RateFault.NOT_TOML, None),
        ("dong = 2_700_000", f"dong = {'[' * 5000}", None, RateFault.NOT_TOML, None),
        ('evidence = "memory"', "evidence = []", 6, RateFault.VALUE, "evidence"),
        ("base-salary", "salary", 3, RateFault.KIND, "salary"),
        ("dong = 2_700_000, ", "", 6, RateFault.FIELD_MISSING, "dong"),
        ("dong = 2_700_000", "percent = 27", 6, RateFault.FIELD_MISSING, "dong"),
        ("dong = 2_700_000", "dong = 2_700_000, by = 1", 6, RateFault.FIELD_UNKNOWN, "by"),
        ("dong = 2_700_000", "dong = 0", 6, RateFault.VALUE, "dong"),
        ("dong = 2_700_000", "dong = 2.5", 6, RateFault.VALUE, "dong"),
        ("dong = 2_700_000", "dong = true", 6, RateFault.VALUE, "dong"),
        ("dong = 2_700_000", f"dong = {10**15 + 1}", 6, RateFault.VALUE, "dong"),
        ("dong = 2_700_000", "dong = 2_700_000, for = 1", 6, RateFault.VALUE, "for"),
        ("dong = 2_700_000", 'dong = 2_700_000, province = "37"', 6, RateFault.VALUE, "province"),
        ("from = 2027-07-01", 'from = "1/7/2027"', 6, RateFault.VALUE, "from"),
        ("from = 2027-07-01", "from = 2027", 6, RateFault.VALUE, "from"),
        ("from = 2027-07-01", "from = 2026-07-01", 6, RateFault.TWICE, "base-salary"),
        ("to = 2027-06-30", "to = 2026-06-30", 4, RateFault.VALUE, "to"),
        ('"NĐ 1/2027/NĐ-CP"', '" "', 6, RateFault.VALUE, "basis"),
        ('"NĐ 1/2027/NĐ-CP"', "1", 6, RateFault.VALUE, "basis"),
        ('"báo"', '""', 4, RateFault.VALUE, "seen"),
        ('"memory"', '"sure"', 6, RateFault.VALUE, "evidence"),
        ("for = 2", "for = 6", 10, RateFault.VALUE, "for"),
        ("for = 2, ", "", 10, RateFault.VALUE, "for"),
        ("percent = 70", "percent = 101", 10, RateFault.VALUE, "percent"),
        ("percent = 70", "percent = -1", 10, RateFault.VALUE, "percent"),
        ("percent = 70", "percent = 70.5", 10, RateFault.VALUE, "percent"),
        ('"12,5"', '"12,555"', 15, RateFault.VALUE, "percent"),
        ('"37"', '"99"', 15, RateFault.VALUE, "province"),
        ('"37"', "37", 15, RateFault.VALUE, "province"),
        ("times = 20", "times = 1_001", 19, RateFault.VALUE, "times"),
        ("]\n\nbook", "1 ]\n\nbook", 13, RateFault.VALUE, "card-support"),
        ("book-ceiling = [", "book-ceiling = 20\nmore = [", 18, RateFault.KIND, "book-ceiling"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(
    old: str, new: str, line: int | None, fault: RateFault, what: str | None
) -> None:
    assert old in GOOD
    with pytest.raises(TetHelpError) as raised:
        read_rates(GOOD.replace(old, new, 1), PROVINCES, OLDEST)
    assert raised.value.failure is Failure.RATES_FILE_WRONG
    told_line, told_fault, told_what = raised.value.values
    assert told_fault is fault
    assert line in (None, told_line)
    assert what in (None, told_what)


def test_a_table_that_breaks_off_is_wrong_in_its_last_line() -> None:
    cut = GOOD[: GOOD.index("  { for = 2")]
    with pytest.raises(TetHelpError) as raised:
        read_rates(cut, PROVINCES)
    assert raised.value.values[:2] == (len(cut.splitlines()), RateFault.NOT_TOML)


def test_two_figures_on_a_line_are_named_by_their_array() -> None:
    text = 'edition = "2027-01-15"\n\nbook-ceiling = [{ times = 20 }, { times = 30 }]\n'
    with pytest.raises(TetHelpError) as raised:
        read_rates(text)
    assert raised.value.values == (3, RateFault.FIELD_MISSING, "basis")


def test_what_ships_knows_of_every_kind_and_says_where_it_was_read() -> None:
    table = read_rates(SHIPPED)
    assert {figure.rate.kind for figure in table.figures} == set(RateKind)
    unseen = {figure.evidence for figure in table.figures if not figure.seen}
    assert unseen == {Evidence.MEMORY}
    assert Evidence.HEADQUARTERS not in {figure.evidence for figure in table.figures}


@given(start=st.integers(0, len(SHIPPED)), length=st.integers(0, 40), text=st.text(max_size=5))
def test_a_slip_in_the_file_is_refused_or_read_and_nothing_else(
    start: int, length: int, text: str
) -> None:
    damaged = SHIPPED[:start] + text + SHIPPED[start + length :]
    try:
        table = read_rates(damaged)
    except TetHelpError as error:
        line = error.values[0]
        assert isinstance(line, int)
        assert 0 <= line <= len(damaged.splitlines())
    else:
        assert all(figure.rate.legal_basis for figure in table.figures)
