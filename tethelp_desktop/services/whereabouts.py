"""Where gifts went, as far as it may be told: initials, a commune with others in it, a month."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tethelp_desktop.documents.thanks import Reached
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.evidence import standing
from tethelp_desktop.domain.records import (
    Attachment,
    Award,
    Beneficiary,
    DataUse,
    Erasure,
    EvidenceKind,
    Handover,
    MediaType,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import name_sort_key, sort_key
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import who_may_be_used
from tethelp_desktop.services.evidence import read_content
from tethelp_desktop.services.ledger_view import Entry
from tethelp_desktop.services.places import places_in
from tethelp_desktop.store import evidence
from tethelp_desktop.store.reviewing import awards_of_ids, people
from tethelp_desktop.store.store import Reader
from tethelp_desktop.wording import Language, item_name

FEWEST: Final = 3
"""Recipients of a commune below which the annex does not name it."""


@dataclass(frozen=True, slots=True)
class Gift:
    """Something that was handed over, and to whom."""

    handover: Handover
    award: Award
    line: PledgeLine
    person: Beneficiary
    commune: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Who was given what, and what of it may be told.

    Attributes:
        erased: People of whom nothing is told any more.
        may_be_named: Who agreed that the sponsor is told, in the order of names.
        may_be_pictured: Who agreed that pictures are shown.
    """

    gifts: Sequence[Gift]
    erased: Collection[Stamp]
    may_be_named: Sequence[Beneficiary]
    may_be_pictured: Sequence[Beneficiary]

    def rows(self, named: Collection[Stamp]) -> list[Reached]:
        """Write the rows in the order of item and commune."""
        return list(self.by_handover(named).values())

    def by_handover(self, named: Collection[Stamp]) -> Mapping[Stamp, Reached]:
        """Say what may be told of each handover, in the order of item and commune."""
        hidden = [gift for gift in self.gifts if gift.person.id not in named]
        crowd = _people_by_commune(gift for gift in hidden if gift.person.id not in self.erased)
        told = [
            (gift.handover.id, self._told(gift, named, crowd))
            for gift in sorted(self.gifts, key=_place)
        ]
        told.sort(key=lambda one: (one[1].item, not one[1].commune, sort_key(one[1].commune)))
        return dict(told)

    def _told(self, gift: Gift, named: Collection[Stamp], crowd: Mapping[str, int]) -> Reached:
        person = gift.person
        item = item_name(gift.award.kind, gift.award.months or gift.line.months, Language.VI)
        month = f"{gift.handover.handed_on:%m/%Y}"
        if person.id in named:
            return Reached(person.full_name, gift.commune, item, month)
        if person.id in self.erased:
            return Reached("…", "", item, month)
        commune = gift.commune if crowd.get(gift.commune, 0) >= FEWEST else ""
        return Reached(initials(person.full_name), commune, item, month)


def whereabouts(desk: Desk, reader: Reader, handed: Sequence[Entry]) -> Whereabouts:
    """Read who stands behind handovers, and who of them may be named to a sponsor."""
    entries = [one.record for one in handed if isinstance(one.record, Handover)]
    awards = {one.id: one for one in awards_of_ids(reader, {one.award_id for one in entries})}
    lines = {line.id: line for line in reader.find(PledgeLine)}
    known = {
        person.id: person
        for person in people(reader, {award.beneficiary_id for award in awards.values()})
    }
    units = places_in(reader, desk.today)
    gifts = []
    for entry in entries:
        award = awards[entry.award_id]
        person = known.get(award.beneficiary_id)
        if person is not None:
            commune = units.commune(person.commune) if person.commune else None
            where = commune.full_name if commune else ""
            gifts.append(Gift(entry, award, lines[award.pledge_line_id], person, where))
    erased = {order.beneficiary_id for order in reader.find(Erasure)}
    whole = [person for rid, person in known.items() if rid not in erased]
    whole.sort(key=lambda person: name_sort_key(person.full_name))
    named = who_may_be_used(desk, reader, DataUse.SPONSOR, whole)
    pictured = who_may_be_used(desk, reader, DataUse.PUBLICITY, whole)
    return Whereabouts(gifts, erased, named, pictured)


@dataclass(frozen=True, slots=True)
class Pictured:
    """A photograph of who agreed to be shown; its content is read apart, since it is large."""

    person: Beneficiary
    photograph: Attachment


def pictures_of(reader: Reader, found: Whereabouts) -> list[Pictured]:
    """List the photographs attached to a handover, an award or a person who agreed to be shown."""
    agreed = {person.id: person for person in found.may_be_pictured}
    shown = {
        subject: agreed[gift.person.id]
        for gift in found.gifts
        if gift.person.id in agreed
        for subject in (gift.handover.id, gift.award.id, gift.person.id)
    }
    return [
        Pictured(shown[one.subject_id], one)
        for one in standing(evidence.attachments(reader))
        if one.kind is EvidenceKind.PHOTO
        and one.media_type is not MediaType.PDF
        and one.subject_id in shown
    ]


def read_pictures(
    reader: Reader, pictures: Sequence[Pictured]
) -> tuple[list[tuple[Beneficiary, bytes]], list[str]]:
    """Read the contents of photographs; of those that are damaged, the titles."""
    whole, damaged = [], []
    for one in pictures:
        try:
            whole.append((one.person, read_content(reader, one.photograph.id).content))
        except TetHelpError:
            damaged.append(one.photograph.title)
    return whole, damaged


def _people_by_commune(gifts: Iterator[Gift]) -> Mapping[str, int]:
    return Counter(commune for commune, _ in {(gift.commune, gift.person.id) for gift in gifts})


def _place(gift: Gift) -> tuple[str, date, str]:
    return gift.award.kind, gift.handover.handed_on, gift.person.id


def initials(full_name: str) -> str:
    """Write the first letters of a name, each with its point."""
    return "".join(f"{word[0].upper()}." for word in full_name.split())
