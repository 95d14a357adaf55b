"""People recorded a second time with the mistakes of two different offices.

The threshold of `store.likeness` was checked on `as_a_typist` only; `as_a_commune` makes its
mistakes another way, on the same made-up names, and is what recall and precision are told on.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from random import Random
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, UnitCode, UnitSystem
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.made_up import Inventor, homes
from tethelp_desktop.store import search
from tethelp_desktop.store.schema import TABLES

Mistake = Callable[[Random, Beneficiary, Sequence[UnitCode]], Beneficiary]

_NEAR: Final = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "u": "yi", "n": "bm", "h": "gj"}
_SAID: Final = (("tr", "ch"), ("s", "x"), ("l", "n"), ("d", "gi"), ("y", "i"), ("uy", "ui"))


def as_a_typist(chance: Random, person: Beneficiary, homes: Sequence[UnitCode]) -> Beneficiary:
    """Type somebody again, each field with its own small chance of a slip."""
    if chance.random() < 0.25:
        person = replace(person, full_name=fold(person.full_name).title())
    elif chance.random() < 0.2:
        person = replace(person, full_name=_slip(chance, person.full_name))
    if chance.random() < 0.3:
        person = replace(person, birth_date=_mistaken_birth(chance, person.birth_date))
    person = replace(person, personal_id=_mistaken_number(chance, person.personal_id, 0.4))
    person = replace(person, insurance_code=_mistaken_number(chance, person.insurance_code, 0.6))
    if chance.random() < 0.1:
        person = replace(person, commune=chance.choice(homes))
    return replace(person, phone=person.phone if chance.random() < 0.3 else None)


def as_a_commune(chance: Random, person: Beneficiary, homes: Sequence[UnitCode]) -> Beneficiary:
    """Copy somebody from a spoken or written list: one to three mistakes of different kinds."""
    known = [chance.choice(("all", "all", "id", "code", "none")), *_kinds(chance)]
    if known[0] in {"code", "none"}:
        person = replace(person, personal_id=None, identity_card=None)
    if known[0] in {"id", "none"}:
        person = replace(person, insurance_code=None, health_card=None)
    for kind in known[1:]:
        person = _COMMUNE[kind](chance, person, homes)
    return person


def _kinds(chance: Random) -> list[str]:
    return chance.sample(sorted(_COMMUNE), chance.choices((1, 2, 3), (60, 30, 10))[0])


def _slip(chance: Random, text: str) -> str:
    at = chance.randrange(len(text) - 1)
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            text[:at] + chance.choice("aeiouth") + text[at + 1 :],
        )
    )


def _mistaken_birth(chance: Random, birth: BirthDate | None) -> BirthDate | None:
    if birth is None or birth.day is None or birth.month is None:
        return birth
    way = chance.randrange(3)
    if way == 0 and birth.day <= 12:
        return BirthDate(birth.year, birth.day, birth.month)
    if way == 1:
        return BirthDate(birth.year)
    return BirthDate(birth.year - chance.choice((1, 10)), birth.month, min(birth.day, 28))


def _mistaken_number(chance: Random, number: str | None, missing: float) -> str | None:
    if number is None or chance.random() < missing:
        return None
    if chance.random() > 0.2:
        return number
    at = chance.randrange(len(number) - 1)
    if chance.random() < 0.5:
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    return number[:at] + str((int(number[at]) + chance.randint(1, 9)) % 10) + number[at + 1 :]


def _misheard(chance: Random, person: Beneficiary, _: Sequence[UnitCode]) -> Beneficiary:
    name = person.full_name.lower()
    one, other = chance.choice([pair for pair in _SAID if pair[0] in name] or [("", "")])
    return replace(person, full_name=name.replace(one, other, 1).title())


def _mistyped(chance: Random, person: Beneficiary, _: Sequence[UnitCode]) -> Beneficiary:
    name = person.full_name
    places = [at for at, letter in enumerate(name) if letter in _NEAR]
    if not places:
        return person
    at = chance.choice(places)
    return replace(person, full_name=name[:at] + chance.choice(_NEAR[name[at]]) + name[at + 1 :])


def _shortened(_chance: Random, person: Beneficiary, _: Sequence[UnitCode]) -> Beneficiary:
    words = person.full_name.split()
    return replace(person, full_name=" ".join((words[0], words[-1])))


def _turned(_chance: Random, person: Beneficiary, _: Sequence[UnitCode]) -> Beneficiary:
    *rest, given = person.full_name.split()
    return replace(person, full_name=" ".join((given, *rest)))


def _unaccented(_chance: Random, person: Beneficiary, _: Sequence[UnitCode]) -> Beneficiary:
    return replace(person, full_name=fold(person.full_name).upper())


def _born_about(chance: Random, person: Beneficiary, _: Sequence[UnitCode]) -> Beneficiary:
    return replace(person, birth_date=_mistaken_birth(chance, person.birth_date))


def _moved(chance: Random, person: Beneficiary, homes: Sequence[UnitCode]) -> Beneficiary:
    return replace(person, commune=chance.choice(homes))


def _misread(chance: Random, person: Beneficiary, _: Sequence[UnitCode]) -> Beneficiary:
    if person.personal_id is None:
        return person
    pairs = {"1": "7", "7": "1", "0": "6", "6": "0", "3": "8", "8": "3", "5": "6", "9": "4"}
    places = [at for at, digit in enumerate(person.personal_id) if digit in pairs]
    at, number = chance.choice(places), person.personal_id
    return replace(person, personal_id=number[:at] + pairs[number[at]] + number[at + 1 :])


_COMMUNE: Final[dict[str, Mistake]] = {
    "misheard": _misheard,
    "mistyped": _mistyped,
    "shortened": _shortened,
    "turned": _turned,
    "unaccented": _unaccented,
    "born about": _born_about,
    "moved": _moved,
    "misread": _misread,
}


def record_twice(
    desk: Desk, mistake: Mistake, seed: int, number: int, again: int
) -> set[tuple[str, str]]:
    """Put people into the store past the rules, some of them twice; returns who is who."""
    chance = Random(seed)  # noqa: S311 - made-up people
    communes = homes(UnitSystem.SINCE_2025, "Ninh Bình")
    invented = list(Inventor(seed, desk.today).people(communes, number))
    codes = [person.commune for person in invented if person.commune is not None]
    twice = [(p, mistake(chance, p, codes)) for p in chance.sample(invented, again)]
    with desk.write() as tx:
        ids = {person: tx.stamp() for person in invented}
        second = [(ids[person], _under(typed, tx.stamp())) for person, typed in twice]
        made = [_under(person, rid) for person, rid in ids.items()] + [p for _, p in second]
        values = [{f.name: getattr(p, f.name) for f in fields(p)} for p in made]
        tx.connection.execute(sa.insert(TABLES[Beneficiary]), values)
        search.index(tx.connection, made)
    return {(first, person.id) for first, person in second}


def _under(person: Beneficiary, rid: str) -> Beneficiary:
    return Beneficiary(**{f.name: getattr(person, f.name) for f in fields(person)} | {"id": rid})
