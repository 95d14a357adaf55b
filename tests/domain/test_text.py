"""Vietnamese text, against hand-made cases and, for order, against ICU through Qt."""

import itertools
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from tethelp_desktop.domain.text import (
    fold,
    folded_of_key,
    given_name_spans,
    masked,
    name_sort_key,
    name_span,
    nfc,
    same_spelling,
    slug,
    sort_key,
    spelled_name_spans,
    spelled_of_key,
    spelled_words,
    spelling,
)
from tethelp_desktop.resources import RESOURCES

ONSETS = ["", "b", "đ", "h", "l", "ngh", "nh", "ph", "q", "qu", "th", "tr", "x"]
RIMES = ["a", "ăn", "âng", "e", "ênh", "i", "oa", "oe", "oan", "o", "ôi", "ơn", "u", "uy", "ươn"]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A syllable with its tone on the last vowel letter of the rime, in any of three cases."""
    rime = draw(st.sampled_from(RIMES))
    at = max(i for i, letter in enumerate(rime) if letter not in "nghi" or len(rime) == 1) + 1
    toned = draw(st.sampled_from(ONSETS)) + rime[:at] + draw(st.sampled_from(TONES)) + rime[at:]
    cased = draw(st.sampled_from([str.lower, str.capitalize, str.upper]))
    return cased(unicodedata.normalize("NFC", toned))


phrases = st.lists(syllables(), min_size=1, max_size=4).map(" ".join)


@pytest.fixture(scope="module")
def collator() -> QCollator:
    return QCollator(QLocale("vi_VN"))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Phạm\t Thị \n Hiên ", "Phạm Thị Hiên"),
        (unicodedata.normalize("NFD", "Đặng Thủy"), "Đặng Thủy"),
        ("\ufeffNgu\u200byễn\u00a0Văn\x00 An\u2028", "Nguyễn Văn An"),
        ("a \u200b b", "a b"),
        ("e\u200d\u0323\u0302", "ệ"),
        ("\ud800An", "An"),
        ("Y Bhăm", "Y Bhăm"),
        ("K’Brôi", "K’Brôi"),
        ("\u200e", ""),
        ("", ""),
    ],
)
def test_a_text_is_cleaned_of_what_nobody_sees(raw: str, clean: str) -> None:
    assert nfc(raw) == clean


def test_names_keep_their_case_and_tone_placement() -> None:
    for name in ("HOÀ", "hòa", "Y Bhăm niê", "K'Brôi"):
        assert nfc(name) == name


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = nfc(text)
    assert nfc(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in once)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị THỦY", "dang thi thuy"),
        ("Ðặng", "dang"),
        ("K’Brôi, xã Ea H'Leo", "k broi xa ea h leo"),
        ("Văn Miếu - Quốc_Tử Giám", "van mieu quoc tu giam"),
        (unicodedata.normalize("NFD", "ưỡn ẹo"), "uon eo"),
        ("Phường １", "phuong 1"),
        ("…", ""),
    ],
)
def test_folding_leaves_plain_small_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(phrases)
def test_folding_vietnamese_leaves_ascii(phrase: str) -> None:
    assert fold(phrase).isascii()
    assert fold(phrase) == fold(phrase.upper()) == fold(unicodedata.normalize("NFD", phrase))
    assert fold(fold(phrase)) == fold(phrase)


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    assert sorted(alphabet, key=sort_key) == list(alphabet)


def test_tones_stand_in_the_order_of_a_dictionary() -> None:
    assert sorted(["bạ", "bá", "bã", "bả", "bà", "ba"], key=sort_key) == (
        ["ba", "bà", "bả", "bã", "bá", "bạ"]
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A Lưới", "Ái Tử"),  # a blank before any letter
        ("K’Brôi", "Ka"),  # an apostrophe too
        ("Phường 2", "Phường An"),  # digits before letters
        ("an", "ăn"),
        ("ân", "ba"),
        ("dung", "đan"),
        ("hoa", "Hoa"),
        ("Hoa B", "hòa c"),  # a letter outweighs an earlier tone
        ("hoa", "hòa"),
        ("hoà", "hóa"),  # tone, not where it is written
        ("zzz", "Жук"),
        ("", "a"),
    ],
)
def test_one_text_stands_before_another(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


@pytest.mark.parametrize(
    ("one", "other"), [("Đà", "Ðà"), ("hòa", "hoà"), (" An", "An"), ("e\u0301", "é"), ("ŏ", "o")]
)
def test_what_looks_the_same_sorts_the_same(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(phrases, phrases)
def test_the_key_orders_as_icu_does(collator: QCollator, one: str, other: str) -> None:
    ours = (sort_key(one) > sort_key(other)) - (sort_key(one) < sort_key(other))
    theirs = collator.compare(_tone_last(one), _tone_last(other))
    assert ours == (theirs > 0) - (theirs < 0)


def test_all_units_stand_in_the_order_of_icu(collator: QCollator) -> None:
    tables = (RESOURCES / "units" / name for name in ("communes.csv", "old-communes.csv"))
    rows = (row for table in tables for row in table.read_text(encoding="utf-8").splitlines()[1:])
    ordered = sorted({_tone_last(row.split(",")[2]) for row in rows}, key=sort_key)
    assert len(ordered) > 7000
    for before, after in itertools.pairwise(ordered):
        assert collator.compare(before, after) <= 0, (before, after)


def _tone_last(text: str) -> str:
    """Write hòa as hoà with the case kept: ICU compares where the tone is written, we do not."""
    letters = spelling(text)
    return "".join(
        letter.upper() if was.isupper() else letter
        for letter, was in zip(letters, nfc(text), strict=True)
    )


def test_a_list_of_people_goes_by_given_name() -> None:
    people = [
        "Y Bhăm",
        "Trần Văn An",
        "NGUYỄN THỊ ÁN",
        "Lê An",
        "Đỗ Thị Ân",
        "LÊ THỊ AN",
        "An",
        "Bùi Văn Ba",
    ]
    assert sorted(people, key=name_sort_key) == [
        "An",
        "Lê An",
        "LÊ THỊ AN",
        "Trần Văn An",
        "NGUYỄN THỊ ÁN",
        "Đỗ Thị Ân",
        "Bùi Văn Ba",
        "Y Bhăm",
    ]


def test_capitals_decide_last_in_a_list_of_people() -> None:
    assert name_sort_key("LÊ VĂN AN") < name_sort_key("Trần Văn An")
    assert name_sort_key("Trần Văn An") < name_sort_key("TRẦN VĂN AN")


def test_an_empty_name_comes_first() -> None:
    assert name_sort_key("") < name_sort_key("A")


@given(phrases, phrases)
def test_given_names_outweigh_the_rest(one: str, other: str) -> None:
    given_one, given_other = one.lower().split()[-1], other.lower().split()[-1]
    if sort_key(given_one) < sort_key(given_other):
        assert name_sort_key(one) < name_sort_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("THỦY", "Thuỷ"),
        ("khỏe", "khoẻ"),
        ("qúy", "quý"),
        ("K'Brôi", "K’Brôi"),
        ("Ðặng", "Đặng"),
    ],
)
def test_tone_placement_is_no_difference(one: str, other: str) -> None:
    assert same_spelling(one, other)
    assert same_spelling(unicodedata.normalize("NFD", one), other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hóa"),
        ("Hòa", "Hoa"),
        ("Thủy", "Thúy"),
        ("mùa", "muà"),
        ("hòang", "hoàng"),
        ("Dung", "Đung"),
    ],
)
def test_other_marks_are_a_difference(one: str, other: str) -> None:
    assert not same_spelling(one, other)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("037162000107", "037******107"),
        ("161234567", "161***567"),
        ("12345678", "********"),
        ("", ""),
    ],
)
def test_a_number_shows_its_ends_only(number: str, shown: str) -> None:
    assert masked(number) == shown


def test_a_masked_health_card_does_not_tell_its_group() -> None:
    assert masked("DT2373720123456") == "************456"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nguyễn Thị Hòa", ["nguyễn", "thị", "hoà"]),
        ("K’BRÔI H'Hen", ["k", "brôi", "h", "hen"]),
        ("Ma ½ Đức", ["ma", "1", "2", "duc"]),
        ("", []),
    ],
)
def test_words_are_spelled_one_by_one_as_the_fold_has_them(text: str, words: list[str]) -> None:
    assert spelled_words(text) == words


@given(st.text())
def test_spelled_words_are_as_many_as_folded_ones(text: str) -> None:
    assert len(spelled_words(text)) == len(fold(text).split())


def test_a_slug_is_a_file_name_everywhere() -> None:
    assert slug("04/ĐK-HL, đợt 1") == "04-dk-hl-dot-1"
    assert slug(" /…") == ""


ONSETS = ("", "b", "c", "đ", "h", "kh", "l", "ng", "ngh", "th", "tr", "x", "K’B", "H’")
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
ENDS = ("", "", "n", "ng", "nh", "t", "i", "o", "u", "ya", "-x")


def test_a_key_that_orders_names_gives_their_words_back() -> None:
    chance = random.Random(3)  # noqa: S311 - tests
    words = [
        chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(ENDS) for _ in range(9_000)
    ]
    cased = [word.title() if chance.random() < 0.8 else word.upper() for word in words]
    names = [" ".join(chance.sample(cased, chance.randint(0, 4))) for _ in range(3_000)]
    for name in (*names, "Nguyễn Thị Khánh Huyền", "Y Bhăm", "K’Brôi", "Lê Щукин"):
        key = name_sort_key(name)
        assert sorted(folded_of_key(key).split()) == sorted(fold(name).split()), name
        assert sorted(spelled_of_key(key)) == sorted(spelled_words(name)), name
        if name:
            given = fold(name.split()[-1]).split()[0]
            assert any(first <= key < last for first, last in given_name_spans(given)), name


def test_a_key_of_many_vowels_has_few_spans() -> None:
    assert given_name_spans("hoa") == [
        ("LSA", "LSA\uffff"),
        ("LSB", "LSB\uffff"),
        ("LSC", "LSC\uffff"),
        *((start, start + "\uffff") for start in ("LTA", "LTB", "LTC", "LUA", "LUB", "LUC")),
    ]
    assert len(given_name_spans("a" * 20)) <= 16
    key = name_sort_key("Lê Aăâaăâ")
    assert any(first <= key < last for first, last in given_name_spans("aaaaaa"))


def holds(spans: list[tuple[str, str]], name: str) -> bool:
    key = name_sort_key(name)
    return any(first <= key < last for first, last in spans)


def test_the_span_of_a_name_holds_whoever_is_spelled_so_and_nobody_else() -> None:
    span = [name_span("Lê Thị Hoà")]
    for name in ("Lê Thị Hoà", "LÊ THỊ HÒA", "lê thị hòa"):
        assert holds(span, name)
    for name in ("Lê Thị Hoa", "Lê Thị Hoàn", "Lê Thi Hoà", "Lê Thị Thu Hoà", "Hoà"):
        assert not holds(span, name)
    assert holds([name_span("Hoà")], "HOÀ")


def test_the_spans_of_a_spelled_given_name_hold_it_and_whatever_it_begins() -> None:
    spans = spelled_name_spans("lân")
    for name in ("Nguyễn Văn Lân", "LÂN", "Trần Lâng"):
        assert holds(spans, name)
    for name in ("Nguyễn Văn Lan", "Nguyễn Văn Lần", "Lân Thị Hoa", "Lê Lâ"):
        assert not holds(spans, name)
    assert holds(spelled_name_spans("hò"), "Lê Hòng")
    assert holds(spelled_name_spans("hoà"), "Lê Thị Hòa")


@given(syllables(), syllables())
def test_whoever_is_called_so_is_in_the_spans_of_it(given_name: str, family: str) -> None:
    name = f"{family} {given_name}"
    assert holds([name_span(name)], name)
    assert holds(spelled_name_spans(given_name), name)
