"""The letter that thanks a sponsor, the annex that says where the gifts went, and its recall."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tethelp_desktop.documents.a4 import (
    BODY,
    BOLD,
    ITALIC,
    LEFT,
    PAGE_BREAK,
    RIGHT,
    Head,
    Letterhead,
    Piece,
    Rows,
    draw,
    heading,
    photograph,
    prose,
    signatures,
    title,
)
from tethelp_desktop.documents.blocks import Align, Block, column, paragraph
from tethelp_desktop.documents.paper_words import paper_words
from tethelp_desktop.domain.dates import long_day, shown_day
from tethelp_desktop.domain.money import grouped

_WORDS: Final = "thanks"


@dataclass(frozen=True, slots=True)
class Counted:
    """Units and đồng of one step."""

    units: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfGift:
    """What became of one kind.

    Attributes:
        received_words: The received amount in words; `returned_words` and the others alike.
    """

    name: str
    pledged: Counted
    received: Counted
    handed: Counted
    received_words: str
    returned: int = 0
    returned_words: str = ""
    carried: int = 0
    carried_words: str = ""
    balance: int = 0
    balance_words: str = ""


@dataclass(frozen=True, slots=True)
class CameIn:
    """One time that something was received, or the counter-entry that undid one."""

    day: date
    document_number: str
    kind: str
    units: int
    amount: int


@dataclass(frozen=True, slots=True)
class Reached:
    """A row of the annex.

    Attributes:
        person: Initials, or the name of who agreed.
        commune: Empty where it is grouped with other communes.
        month: `01/2026`.
    """

    person: str
    commune: str
    item: str
    month: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Where the gifts went.

    Attributes:
        named: How many rows tell a full name.
        fewest: Recipients below which a commune is grouped with others.
        pictures: JPEG of people who agreed to be shown.
    """

    rows: Sequence[Reached]
    named: int
    fewest: int
    pictures: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """Everything a letter says."""

    head: Letterhead
    sponsor: str
    anonymous: bool
    campaign: str
    pledge_numbers: Sequence[str]
    moment: str
    kinds: Sequence[KindOfGift]
    entries: Sequence[CameIn]
    annex: Annex | None


def letter(facts: Thanks) -> bytes:
    """Draw the letter, with its annex from the next page on where it has one."""
    words = paper_words(_WORDS)
    return draw(words["document"], _letter(facts), training=facts.head.training)


def _letter(facts: Thanks) -> Iterator[Piece]:
    words, head = paper_words(_WORDS), facts.head
    yield heading(head)
    yield title(words["title"], words["about"].format(campaign=facts.campaign))
    yield _addressed(words["to"].format(sponsor=facts.sponsor))
    yield prose(
        words["thanks"].format(office=head.office, sponsor=facts.sponsor, campaign=facts.campaign)
    )
    if facts.pledge_numbers:
        yield prose(words["pledges"].format(numbers=", ".join(facts.pledge_numbers)))
    yield prose(words["figures"].format(moment=facts.moment))
    yield _figures(facts.kinds)
    yield Block(8.0)
    for kind in facts.kinds:
        for line in _told(kind):
            yield prose(line, below=3.0)
    if facts.entries:
        yield prose(words["entries"])
        yield _came_in(facts.entries)
        yield Block(8.0)
    yield prose(words["receipts"])
    if facts.anonymous:
        yield prose(words["anonymous"])
    if facts.annex is not None:
        yield prose(words["annex-follows"])
    yield prose(words["closing"], below=14.0)
    yield _signed(head)
    if facts.annex is not None:
        yield PAGE_BREAK
        yield from _annex(facts.annex, head)


def _addressed(text: str) -> Block:
    named = paragraph(text, BOLD, LEFT, RIGHT, align=Align.CENTRE, most_lines=3)
    return column([named, Block(8.0)])


def _signed(head: Letterhead) -> Block:
    words = paper_words(_WORDS)
    receivers = [words["receivers"], words["as-above"], words["kept"]]
    return signatures(head, receivers, sign=words["sign"])


def _figures(kinds: Sequence[KindOfGift]) -> Rows:
    words = paper_words(_WORDS)

    def cell(counted: Counted) -> str:
        units = words["units"].format(units=grouped(counted.units))
        return f"{units}\n{words['amount'].format(amount=grouped(counted.amount))}"

    return Rows(
        [
            Head(words["kind-head"], 3),
            *(
                Head(words[name], 3, Align.RIGHT)
                for name in ("pledged-head", "received-head", "handed-head")
            ),
        ],
        [(kind.name, cell(kind.pledged), cell(kind.received), cell(kind.handed)) for kind in kinds],
    )


def _told(kind: KindOfGift) -> Iterator[str]:
    words = paper_words(_WORDS)
    units = grouped(kind.received.units)
    if kind.received.amount:
        yield words["received-money"].format(
            kind=kind.name,
            units=units,
            amount=grouped(kind.received.amount),
            words=kind.received_words,
        )
    else:
        key = "received-goods" if kind.received.units else "received-nothing"
        yield words[key].format(kind=kind.name, units=units)
    for key in ("returned", "carried", "balance"):
        amount: int = getattr(kind, key)
        if amount > 0:
            yield words[key].format(
                kind=kind.name, amount=grouped(amount), words=getattr(kind, f"{key}_words")
            )


def _came_in(entries: Sequence[CameIn]) -> Rows:
    words = paper_words(_WORDS)
    return Rows(
        [
            Head(words["day-head"], 2, Align.CENTRE),
            Head(words["paper-head"], 3),
            Head(words["kind-head"], 3),
            Head(words["units-head"], 2, Align.RIGHT),
            Head(words["amount-head"], 3, Align.RIGHT),
        ],
        [
            (
                shown_day(one.day),
                one.document_number,
                one.kind,
                grouped(one.units),
                grouped(one.amount),
            )
            for one in entries
        ],
    )


def _annex(annex: Annex, head: Letterhead) -> Iterator[Piece]:
    words = paper_words(_WORDS)
    yield title(words["annex"], words["annex-about"])
    with_letter = words["annex-with"].format(number=head.number or "……", day=shown_day(head.day))
    yield paragraph(with_letter, ITALIC, LEFT, RIGHT, align=Align.CENTRE)
    yield Block(8.0)
    if not annex.rows:
        yield prose(words["nothing-handed"])
        return
    told = words["named"].format(named=annex.named) if annex.named else words["nobody-named"]
    yield prose(told, BODY)
    other = words["other-communes"]
    yield Rows(
        [
            Head(words["number-head"], 1, Align.CENTRE),
            Head(words["person-head"], 4),
            Head(words["commune-head"], 4),
            Head(words["item-head"], 3),
            Head(words["month-head"], 2, Align.CENTRE),
        ],
        (
            (str(number), row.person, row.commune or other, row.item, row.month)
            for number, row in enumerate(annex.rows, 1)
        ),
    )
    if not all(row.commune for row in annex.rows):
        yield Block(6.0)
        yield prose(words["grouped"].format(fewest=annex.fewest), ITALIC)
    if annex.pictures:
        yield PAGE_BREAK
        yield title(words["pictures"])
        yield prose(words["pictures-note"], ITALIC)
        for picture in annex.pictures:
            yield photograph(picture)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What the letter says that asks an annex back.

    Attributes:
        number: Of the letter to which the annex belonged.
    """

    head: Letterhead
    sponsor: str
    number: str
    day: date
    people: int
    reason: str


def recall_letter(facts: Recall) -> bytes:
    """Draw the letter that asks an annex back which named people."""
    words, head = paper_words(_WORDS), facts.head
    sent = words["recall-body"].format(
        day=long_day(facts.day).removeprefix("ngày "),
        office=head.office,
        sponsor=facts.sponsor,
        number=facts.number,
        people=facts.people,
    )
    pieces: list[Piece] = [
        heading(head),
        title(words["recall-title"], words["recall-about"]),
        _addressed(words["to"].format(sponsor=facts.sponsor)),
        prose(sent),
        prose(words["recall-reason"].format(reason=facts.reason.rstrip("."))),
        prose(words["recall-ask"]),
        prose(words["recall-replaced"].format(office=head.office), below=14.0),
        _signed(head),
    ]
    return draw(words["recall-document"], pieces, training=head.training)
