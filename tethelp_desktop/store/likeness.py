"""Weighs, field by field, whether two records speak of one person.

Each field adds or takes log-odds to the base of ten: how much likelier it is to read both values
of one person than of two. A name weighs by how rare its words are: Nguyễn is hardly evidence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import log10
from typing import Final

from rapidfuzz.distance import OSA

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import PERSON_NUMBERS, Beneficiary
from tethelp_desktop.domain.text import fold, same_spelling


class Likeness(StrEnum):
    """How two values of a field are alike."""

    EQUAL = "equal"
    ACCENTS = "accents"
    """Alike but for accents."""
    ORDER = "order"
    """The same words in another order."""
    MIDDLE = "middle"
    """A middle name is missing."""
    ONE_OFF = "one-off"
    """One letter or digit differs, or two neighbours changed places."""
    SIMILAR = "similar"
    """Some words are alike, the given name among them."""
    SWAPPED = "swapped"
    """Day and month changed places."""
    PARTLY = "partly"
    """What is known of both agrees."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one field says."""

    field: str
    how: Likeness
    weight: float


_SHARES: Final[Mapping[str, float]] = {
    "nguyen": 0.38, "tran": 0.11, "le": 0.1, "pham": 0.07, "hoang": 0.05, "huynh": 0.04,
    "phan": 0.04, "vu": 0.03, "vo": 0.03, "dang": 0.02, "bui": 0.02, "do": 0.02, "ho": 0.02,
    "ngo": 0.02, "duong": 0.02, "ly": 0.02, "dinh": 0.02, "thi": 0.45, "van": 0.25, "duc": 0.03,
    "huu": 0.02, "ngoc": 0.03, "minh": 0.03, "thanh": 0.03, "xuan": 0.02, "thuy": 0.02,
    "hong": 0.02, "hoa": 0.02, "lan": 0.02, "huong": 0.02, "hung": 0.02, "tuan": 0.02,
}  # fmt: skip
"""Shares of the commonest folded words among names, set by hand: no count of real names."""

_RARE: Final = 0.01
_TRUSTED: Final = 500
"""How many people must be counted until their shares outweigh those set by hand."""
_OTHER_NAME: Final = -3.5
_TUNED_ON: Final = 20_000
"""Among how many people the weights and the threshold were set."""
_SURE_ENOUGH: Final = 5.45
"""The log-odds from which two of them are shown as possibly one."""
_NUMBERS: Final[Mapping[str, tuple[float, float, float]]] = {
    "personal_id": (7, 4, -4.5),
    "insurance_code": (6, 1.5, -3.5),
    "identity_card": (6, 2, -3),
}
"""What a number weighs that is equal, one digit off, or another."""

_SEX: Final = (0.3, -2.5)
"""What it weighs that the sex is equal, or another."""

_OF_A_FAMILY: Final = 0.5
"""What a number weighs whose last digit differs: a family's are given one after the other."""

_BIRTHS: Final[Mapping[Likeness, float]] = {
    Likeness.EQUAL: 3.8,
    Likeness.SWAPPED: 2.8,
    Likeness.ONE_OFF: 1.8,
    Likeness.PARTLY: 1.4,
    Likeness.DIFFERENT: -3.5,
}


class Shares:
    """How common words and whole names are: what it proves that two records share them.

    Made of the names of a store; of nothing, it is what was set by hand.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Count folded names and their words, in whatever order these stand."""
        self._names = Counter(" ".join(sorted(name.split())) for name in names)
        self._people = self._names.total()
        self._words: Counter[str] = Counter()
        for name, people in self._names.items():
            for word in set(name.split()):
                self._words[word] += people

    def rarity(self, words: Sequence[str]) -> float:
        """Say how rare words are together, as a power of ten."""
        apart = sum(map(self._rarity, words))
        whole = self._names.get(" ".join(sorted(words)), 0)
        # Words of a name are not drawn one by one: the name itself tells better, if it is there.
        return min(apart, log10(self._people / whole)) if whole else apart

    def _rarity(self, word: str) -> float:
        shipped = _SHARES.get(word, _RARE)
        counted = self._words[word] + shipped * _TRUSTED
        return -log10(counted / (self._people + _TRUSTED))


SHIPPED: Final = Shares()


def sure_enough(people: int) -> float:
    """Say from which log-odds two of so many people are shown as possibly one.

    Each new person may be mistaken for all the others, and is the same as one of them at most: ten
    times as many people ask for ten times the evidence.
    """
    return _SURE_ENOUGH + max(0.0, log10(max(people, 1) / _TUNED_ON))


def evidence(
    one: Beneficiary, other: Beneficiary, shares: Shares = SHIPPED
) -> tuple[Evidence, ...]:
    """Say what each field that both records have tells of their being one person."""
    name = _name(one.full_name, other.full_name, shares)
    return (name, *_facts(one, other), *_numbers(one, other))


def log_odds_at_most(one: Beneficiary, sketch: Beneficiary, shares: Shares = SHIPPED) -> float:
    """Say how much fields tell at most, where of one record the sex was not read."""
    return log_odds(evidence(one, sketch, shares)) + _SEX[0]


def log_odds(found: tuple[Evidence, ...]) -> float:
    """Add up what the fields say."""
    return sum(each.weight for each in found)


def _facts(one: Beneficiary, other: Beneficiary) -> Iterator[Evidence]:
    if one.birth_date is not None and other.birth_date is not None:
        how = _birth(one.birth_date, other.birth_date)
        yield Evidence("birth_date", how, _BIRTHS[how])
    if one.sex is not None and other.sex is not None:
        yield _same("sex", one.sex is other.sex, *_SEX)
    if (
        one.commune is not None
        and other.commune is not None
        and (one.commune.system is other.commune.system)
    ):
        yield _same("commune", one.commune == other.commune, 2.4, -0.6)
    if one.phone and other.phone and one.phone == other.phone:
        yield Evidence("phone", Likeness.EQUAL, 2.5)


def _numbers(one: Beneficiary, other: Beneficiary) -> Iterator[Evidence]:
    for field in PERSON_NUMBERS:
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine and theirs:
            equal, off, different = _NUMBERS[field]
            distance = OSA.distance(mine, theirs, score_cutoff=1)
            how = (Likeness.EQUAL, Likeness.ONE_OFF, Likeness.DIFFERENT)[distance]
            weight = (equal, off, different)[distance]
            if how is Likeness.ONE_OFF and mine[:-1] == theirs[:-1]:
                weight = min(weight, _OF_A_FAMILY)
            yield Evidence(field, how, weight)


def _same(field: str, is_same: bool, same: float, other: float) -> Evidence:
    how = Likeness.EQUAL if is_same else Likeness.DIFFERENT
    return Evidence(field, how, same if is_same else other)


def _name(one: str, other: str, shares: Shares) -> Evidence:
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return Evidence("full_name", Likeness.DIFFERENT, 0)
    if mine == theirs:
        alike = same_spelling(one, other)
        how = Likeness.EQUAL if alike else Likeness.ACCENTS
        return Evidence("full_name", how, shares.rarity(mine) - (0 if alike else 0.2))
    if sorted(mine) == sorted(theirs):
        return Evidence("full_name", Likeness.ORDER, shares.rarity(mine) - 0.5)
    if _lacks_middle(mine, theirs) or _lacks_middle(theirs, mine):
        return Evidence("full_name", Likeness.MIDDLE, shares.rarity((mine[0], mine[-1])) - 0.2)
    return _resemblance(mine, theirs, shares)


def _resemblance(mine: tuple[str, ...], theirs: tuple[str, ...], shares: Shares) -> Evidence:
    """Compare word by word; another given name is another person, whatever else is alike."""
    if not any(_near(mine[-1], word) for word in theirs):
        return Evidence("full_name", Likeness.DIFFERENT, _OTHER_NAME)
    left, pairs = list(theirs), list[tuple[str, str]]()
    for word in sorted(mine, key=lambda word: word not in theirs):  # the equal ones first
        near = word if word in left else next((w for w in left if _near(word, w)), None)
        if near is not None:
            pairs.append((word, near))
            left.remove(near)
    if mine[-1] not in {word for word, _ in pairs} or theirs[-1] in left:
        return Evidence("full_name", Likeness.DIFFERENT, _OTHER_NAME)
    equal = [word for word, their in pairs if word == their]
    off = [word for word, their in pairs if word != their]
    missing = len(mine) + len(theirs) - 2 * len(pairs)
    weight = shares.rarity(equal) + sum(0.5 * shares.rarity((word,)) for word in off)
    how = Likeness.ONE_OFF if len(off) == 1 and not missing else Likeness.SIMILAR
    return Evidence("full_name", how, max(_OTHER_NAME, weight - 0.3 * len(off) - 0.4 * missing))


@lru_cache(maxsize=65_536)
def _near(one: str, other: str) -> bool:
    return bool(OSA.distance(one, other, score_cutoff=1) <= 1)


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def _lacks_middle(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    ends = (short[0], short[-1]) == (long[0], long[-1])
    return 1 < len(short) < len(long) and ends and set(short) <= set(long)


def _birth(one: BirthDate, other: BirthDate) -> Likeness:
    if one == other and one.day is not None:
        return Likeness.EQUAL
    if one.may_equal(other):
        return Likeness.PARTLY
    if one.day is None or other.day is None:
        return Likeness.DIFFERENT
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Likeness.SWAPPED
    if OSA.distance(one.text, other.text, score_cutoff=1) <= 1:
        return Likeness.ONE_OFF
    return Likeness.DIFFERENT
