"""Thanking a sponsor: what came of the gift in figures, and where it went without telling whom.

An annex says initials, commune, item and month. A full name stands there only where the person
agreed to it, and then a disclosure is recorded for each before the file is written. Communes
with few recipients are grouped, since initials and a small commune would tell who it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tethelp_desktop.documents.thanks import (
    Annex,
    CameIn,
    Counted,
    KindOfGift,
    Recall,
    Thanks,
    letter,
    recall_letter,
)
from tethelp_desktop.domain.dates import shown_moment
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Beneficiary,
    DataUse,
    Disclosure,
    ItemKind,
    Pledge,
    Sponsor,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import counter_entry, record_people
from tethelp_desktop.services.ledger_view import (
    KindLedger,
    Ledger,
    Scope,
    read_entries,
    read_ledger,
)
from tethelp_desktop.services.letterheads import letterhead
from tethelp_desktop.services.own_pc import speech
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.whereabouts import FEWEST, pictures_of, read_pictures, whereabouts
from tethelp_desktop.store.history import history
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import files
from tethelp_desktop.wording import Language, catalogue, name_of

_CONTENTS: Final = {DataUse.SPONSOR: "annex", DataUse.PUBLICITY: "pictures"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOrder:
    """Which letter is wanted.

    Attributes:
        number: Of the letter; needed where the annex names people, so that it can be asked back.
        with_annex: Whether the annex goes with it.
        named: Whether who agreed to it is named there.
        pictured: Whether photographs of who agreed to be shown go with it.
    """

    sponsor_id: Stamp
    campaign_id: Stamp
    number: str = ""
    with_annex: bool = True
    named: bool = False
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What an annex tells.

    Attributes:
        handed: Gifts that were handed over; each is a row.
        may_be_named: Who agreed, in the order of names.
        pictured: Whose photographs are there and may be shown; where they are wanted, those only
            of which one is whole.
        grouped: Rows whose commune is not told, as too few there were given something.
        damaged: Titles of photographs that were wanted and are damaged in the store; the letter
            goes without them.
    """

    handed: int
    may_be_named: Sequence[Beneficiary]
    pictured: Sequence[Beneficiary]
    grouped: int
    damaged: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class DrawnLetter:
    """A letter as it would be written."""

    told: Told
    pdf: bytes


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter that was written.

    Attributes:
        named: How many people its annex names.
        pictured: How many its photographs show.
    """

    path: Path
    told: Told
    named: int
    pictured: int


def draw_letter(desk: Desk, order: LetterOrder) -> DrawnLetter:
    """Draw a letter as it would be written and say what it would tell; nothing is recorded.

    Raises:
        TetHelpError: There is no such sponsor or programme.
    """
    with desk.store.read() as reader:
        draft = _drafted(desk, reader, order)
    return DrawnLetter(draft.told, letter(draft.thanks))


def write_letter(desk: Desk, order: LetterOrder, path: Path) -> WrittenLetter:
    """Write a letter, after recording whom its annex names to the sponsor.

    Raises:
        Invalid: The annex names people and the letter has no number.
        TetHelpError: There is no such sponsor, or the file is there or cannot be written; then
            nothing is recorded.
    """
    if path.exists():
        raise TetHelpError(Failure.FILE_EXISTS, str(path))
    with _undone_by_failure(path), desk.write(Act.DISCLOSE) as tx:
        draft = _drafted(desk, tx, order)
        for use, people in draft.shown.items():
            if people and not order.number:
                checked([Problem("document_number", Rule.REQUIRED)])
            entry = Disclosure(
                purpose=use,
                disclosed_to=draft.sponsor.name,
                contents=catalogue(Language.VI)["disclosed"][_CONTENTS[use]],
                disclosed_on=desk.today,
                document_number=order.number,
            )
            record_people(desk, tx, entry, people)
        files.write(path, letter(draft.thanks))
    return WrittenLetter(path, draft.told, *map(len, draft.shown.values()))


@contextmanager
def _undone_by_failure(path: Path) -> Iterator[None]:
    """Leave no letter where what it tells could not be recorded; there was no file before."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def named_annexes(desk: Desk, sponsor_id: Stamp) -> Mapping[str, int]:
    """Count whom each annex to a sponsor named and that was not asked back, by letter number."""
    with desk.store.read() as reader:
        sponsor = reader.get(Sponsor, sponsor_id)
        told = {(one.document_number, one.beneficiary_id) for one in _standing(reader, sponsor)}
    return Counter(number for number, _ in sorted(told))


def recall_annex(
    desk: Desk, sponsor_id: Stamp, number: str, reason: str, path: Path, *, letter_number: str = ""
) -> int:
    """Ask an annex back that named people: counter-entries, and the letter that says so.

    Args:
        desk: Who asks.
        sponsor_id: Who got the annex.
        number: Of the letter to which it belonged.
        reason: Why.
        path: The letter's file.
        letter_number: Of the letter that asks it back.

    Returns:
        How many people it named.

    Raises:
        Invalid: No reason was given.
        TetHelpError: No annex of this number names people, or the file is there or cannot be
            written; then nothing is recorded.
    """
    if path.exists():
        raise TetHelpError(Failure.FILE_EXISTS, str(path))
    if not reason:
        checked([Problem("reason", Rule.REQUIRED)])
    with _undone_by_failure(path), desk.write(Act.DISCLOSE) as tx:
        sponsor = tx.get(Sponsor, sponsor_id)
        sent = [one for one in _standing(tx, sponsor) if one.document_number == number]
        if not sent:
            raise TetHelpError(Failure.NO_SUCH_ANNEX, number, sponsor.name)
        for one in sent:
            tx.add(counter_entry(desk, one, reason))
        facts = Recall(
            head=letterhead(desk, tx, letter_number),
            sponsor=sponsor.name,
            number=number,
            day=sent[0].disclosed_on,
            people=len({one.beneficiary_id for one in sent}),
            reason=reason,
        )
        files.write(path, recall_letter(facts))
        return facts.people


def _standing(reader: Reader, sponsor: Sponsor) -> list[Disclosure]:
    """Find what letters told a sponsor of people, person by person, and was not asked back.

    A letter was to the name that the sponsor had then.
    """
    entries = [
        entry
        for name, since in _names(reader, sponsor).items()
        for entry in reader.find(Disclosure, disclosed_to=name)
        if entry.id > since
    ]
    back = {entry.reverses for entry in entries}
    return [
        one
        for one in entries
        if one.purpose in _CONTENTS and one.beneficiary_id and one.document_number
        if one.reverses is None and one.id not in back
    ]


def _names(reader: Reader, sponsor: Sponsor) -> Mapping[str, Stamp]:
    """Name what a sponsor was ever called, each with the stamp of its first being called so."""
    found = {sponsor.name: sponsor.id}
    for one in reversed(history(reader, [sponsor.id])):
        if one.field == "name":
            found[one.value] = one.stamp
    return found


@dataclass(frozen=True, slots=True)
class _Draft:
    """A letter before it is drawn.

    Attributes:
        shown: Whom it names, and whom it pictures.
    """

    sponsor: Sponsor
    thanks: Thanks
    told: Told
    shown: Mapping[DataUse, Sequence[Beneficiary]]


def _drafted(desk: Desk, reader: Reader, order: LetterOrder) -> _Draft:
    sponsor = reader.get(Sponsor, order.sponsor_id)
    scope = Scope(campaign_id=order.campaign_id, sponsor_id=sponsor.id)
    found = read_ledger(desk, reader, scope)
    entries = read_entries(desk, reader, scope, [Step.RECEIVED, Step.HANDED_OVER])
    handed = [one for kind in ItemKind for one in entries.get((kind, Step.HANDED_OVER), [])]
    whom = whereabouts(desk, reader, handed)
    named = whom.may_be_named if order.named and order.with_annex else []
    pictures = pictures_of(reader, whom)
    wanted = pictures if order.pictured and order.with_annex else []
    shown, damaged = read_pictures(reader, wanted)
    pictured = _distinct(person for person, _ in shown)
    rows = whom.rows({person.id for person in named})
    grouped = sum(not row.commune for row in rows)
    pledged = reader.find(Pledge, sponsor_id=sponsor.id, campaign_id=order.campaign_id)
    thanks = Thanks(
        head=letterhead(desk, reader, order.number),
        sponsor=sponsor.printed_name or sponsor.name,
        anonymous=sponsor.anonymous,
        campaign=found.campaign.name,
        pledge_numbers=[
            one.document_number for one in pledged if one.document_number and not one.withdrawn
        ],
        moment=shown_moment(found.as_of),
        kinds=list(_kinds(reader, found)),
        entries=[
            CameIn(one.day, one.document_number, name_of(kind, Language.VI), one.units, one.amount)
            for kind in ItemKind
            for one in entries.get((kind, Step.RECEIVED), [])
        ],
        annex=Annex(rows, len(named), FEWEST, [data for _, data in shown])
        if order.with_annex
        else None,
    )
    return _Draft(
        sponsor,
        thanks,
        Told(
            len(rows),
            whom.may_be_named,
            pictured if wanted else _distinct(one.person for one in pictures),
            grouped,
            damaged,
        ),
        {DataUse.SPONSOR: named, DataUse.PUBLICITY: pictured},
    )


def _distinct(people: Iterable[Beneficiary]) -> list[Beneficiary]:
    return list({person.id: person for person in people}.values())


def _kinds(reader: Reader, found: Ledger) -> Iterator[KindOfGift]:
    said = speech(reader)
    for kind, one in found.kinds.items():
        if any(figure.units or figure.amount for figure in one.figures.values()):
            amounts = {
                "received": one.figures[Step.RECEIVED].amount,
                "returned": one.money.returned,
                "carried": one.money.carried_out,
                "balance": one.money.balance,
            }
            in_words = {
                f"{name}_words": said.words(amount) if amount > 0 else ""
                for name, amount in amounts.items()
            }
            yield KindOfGift(
                name=name_of(kind, Language.VI),
                pledged=_counted(one, Step.PLEDGED),
                received=_counted(one, Step.RECEIVED),
                handed=_counted(one, Step.HANDED_OVER),
                returned=amounts["returned"],
                carried=amounts["carried"],
                balance=amounts["balance"],
                **in_words,
            )


def _counted(one: KindLedger, step: Step) -> Counted:
    return Counted(one.figures[step].units, one.figures[step].amount)
