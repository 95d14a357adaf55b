from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_person
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.served import (
    NAME,
    TAG,
    Fact,
    composed,
    entry,
    facts_of,
    from_bytes,
    offices_in,
    tag,
    to_bytes,
)
from tethelp_desktop.domain.stamps import Stamp

KEY, CAMPAIGN = bytes(32), Stamp("0" * 32)
TAGS = st.binary(min_size=TAG, max_size=TAG)
ENTRIES = st.builds(entry, TAGS, st.integers(0, 0xFFFF))
STATES = st.lists(st.sets(st.integers(0, 30)), min_size=2, max_size=6)


@given(st.sets(ENTRIES))
def test_entries_read_back(entries: set[int]) -> None:
    assert list(from_bytes(to_bytes(sorted(entries)))) == sorted(entries)


@given(st.dictionaries(TAGS, st.sets(st.integers(0, 0xFFFF), min_size=1)), TAGS)
def test_a_tag_is_found_with_all_its_offices_and_no_other(
    served: dict[bytes, set[int]], other: bytes
) -> None:
    page = to_bytes(sorted(entry(one, office) for one, of in served.items() for office in of))
    for one, offices in served.items():
        assert offices_in(page, one) == sorted(offices)
    assert offices_in(page, other) == sorted(served.get(other, set()))


@given(STATES, st.data())
def test_one_difference_brings_whoever_is_on_the_way_to_the_end(
    states: list[set[int]], data: st.DataObject
) -> None:
    steps = [
        (to_bytes(sorted(old - new)), to_bytes(sorted(new - old))) for old, new in pairwise(states)
    ]
    removed, added = (set(from_bytes(one)) for one in composed(steps))
    somewhere = data.draw(st.sampled_from(states))
    assert (somewhere - removed) | added == states[-1]


def test_a_tag_is_of_one_key_programme_kind_and_fact() -> None:
    fact = Fact("personal_id", "037162000107")
    one = tag(KEY, CAMPAIGN, ItemKind.CARD, fact)
    assert len(one) == TAG
    others = {
        tag(b"1" * 32, CAMPAIGN, ItemKind.CARD, fact),
        tag(KEY, Stamp("1" * 32), ItemKind.CARD, fact),
        tag(KEY, CAMPAIGN, ItemKind.BOOK, fact),
        tag(KEY, CAMPAIGN, ItemKind.CARD, Fact("insurance_code", fact.value)),
    }
    assert len(others | {one}) == 5


def test_a_person_is_known_by_numbers_and_by_the_name_however_it_is_spelled() -> None:
    person = make_person(full_name="Lê Thị Thủy", birth_date=BirthDate(1961, 3, 5))
    facts = list(facts_of(person))
    assert [fact.field for fact in facts if fact.is_sure] == ["personal_id"]
    same = make_person(full_name="LE THI THUY", birth_date=BirthDate(1961, 3, 5))
    assert [f for f in facts if f.field == NAME] == [f for f in facts_of(same) if f.field == NAME]
    assert list(facts_of(make_person(birth_date=None, personal_id=None))) == []
