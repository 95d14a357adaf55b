"""Keeps under which keys people are compared for being the same person.

Each person has some keys, made so that an error in one field leaves another key as it was. Local
and rebuilt from the people themselves, as the search tables; a plain B-tree of whole numbers.
"""

from collections.abc import Iterator
from hashlib import blake2b

from tethelp_desktop.domain.records import PERSON_NUMBERS, Beneficiary
from tethelp_desktop.domain.text import fold


def keys(person: Beneficiary) -> set[int]:
    """Make the keys under which a person is compared with others."""
    return {_hashed(text) for text in _key_texts(person)}


def _key_texts(person: Beneficiary) -> Iterator[str]:
    for field in PERSON_NUMBERS:
        if number := getattr(person, field):
            yield from (f"{field}|{rest}" for rest in _without_a_third(number))
    if person.phone:
        yield f"phone|{person.phone}"
    words = fold(person.full_name).split()
    if not words:
        return
    bag, place = " ".join(sorted(words)), person.commune.text if person.commune else ""
    if place:
        yield f"name-place|{bag}|{place}"
    birth = person.birth_date
    if birth is None:
        return
    yield f"name-year|{bag}|{birth.year}"
    if place:
        yield from (f"end-year-place|{end}|{birth.year}|{place}" for end in (words[0], words[-1]))
    if birth.day is not None and birth.month is not None:
        day = "-".join(map(str, sorted((birth.day, birth.month))))
        yield f"name-day|{bag}|{day}"
        yield from (f"end-birth|{end}|{day}|{birth.year}" for end in (words[0], words[-1]))
        if place:
            yield f"birth-place|{day}|{birth.year}|{place}"


def _without_a_third(number: str) -> Iterator[str]:
    """Leave out each third: whichever of them has an error, the rest of it is as it was."""
    third = -(-len(number) // 3)
    for start in range(0, len(number), third):
        yield f"{start}|{number[:start]}|{number[start + third :]}"


def _hashed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
