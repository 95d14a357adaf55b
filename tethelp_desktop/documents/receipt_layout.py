"""Where everything on a receipt stands: the one description of its page.

The page is a stack of blocks. Where long names make the stack too high, everything is set a
little smaller until it fits; where there is room left, it goes to the signatures and between
the blocks. Nothing is ever cut.

Source: the heading follows NĐ 30/2020/NĐ-CP, Phụ lục I, in sizes that suit A5.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from tethelp_desktop.documents.blocks import (
    PALE,
    Align,
    Block,
    Cell,
    Style,
    beside,
    column,
    field,
    framed,
    padded,
    paragraph,
    rule,
    table,
)
from tethelp_desktop.documents.drawing import Area, Line, Mark, Modules, Watermark
from tethelp_desktop.documents.fonts import ASCENT, DESCENT, Face, register_fonts, width_of
from tethelp_desktop.documents.receipt_words import ItemWords, ReceiptWords, receipt_words
from tethelp_desktop.documents.seal import qr_modules
from tethelp_desktop.domain.dates import BirthDate, long_day, shown_birth, shown_day
from tethelp_desktop.domain.money import amount_in_words, grouped
from tethelp_desktop.domain.receipts import ReceiptFacts

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 419.53
"""A5 landscape in points."""

_LEFT: Final = 42.0
_RIGHT: Final = PAGE_WIDTH - 42.0
_TOP: Final = 24.0
_FOOT: Final = 396.0
_BOTTOM: Final = _FOOT - 7
_HEADING_SPLIT: Final = 283.0
_FIELD_SPLIT: Final = 338.0
_SEX_LEFT: Final = 466.0
"""Edges in points; printers reach to about 12 points from the paper's edge."""

_LEAST_GAP: Final = 5.0
_LEAST_SIGNING_ROOM: Final = 45.0
_MORE_SIGNING_ROOM: Final = 12.0
_SMALLER: Final = 0.97

_QR_SIDE: Final = 52.0
"""With its quiet zone 62 points: 22 mm, 0.45 mm a module."""
_LARGEST_CRY: Final = 96.0
_AMBER: Final = (1.0, 0.78, 0.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A receipt as printed once.

    Attributes:
        seal: Text of the QR code; empty prints none.
        copy: 1 for the first printing; any later one says BẢN SAO and its number.
        printed_at: As it shall read after "In lúc"; empty prints nothing.
        device_label: The PC, after "Máy".
        void: Why the receipt was voided; None while it stands.
    """

    facts: ReceiptFacts
    seal: str
    copy: int = 1
    printed_at: str = ""
    device_label: str = ""
    void: str | None = None


def layout(sheet: Sheet) -> tuple[Mark, ...]:
    """Place everything that a sheet shows."""
    words = receipt_words()
    register_fonts()
    scale = 1.0
    while (spare := _spare(blocks := _Composer(sheet, words, scale).blocks())) < 0:
        scale *= _SMALLER
    return (*_across(sheet, words), *_stacked(blocks, spare), *_footer(sheet, words))


def _spare(blocks: Sequence[Block]) -> float:
    """Tell how much height a stack with its least gaps leaves; negative when it is too high."""
    gaps = _LEAST_GAP * (len(blocks) - 2) + _LEAST_SIGNING_ROOM
    return _BOTTOM - _TOP - gaps - sum(block.height for block in blocks)


def _stacked(blocks: Sequence[Block], spare: float) -> Iterator[Mark]:
    """Stack blocks down to the foot; spare room goes first to the signatures, then to all gaps."""
    *upper, names = blocks
    signing = min(spare, _MORE_SIGNING_ROOM)
    gap = _LEAST_GAP + (spare - signing) / (len(upper) - 1)
    body = column([column(upper, gap=gap), names], gap=_LEAST_SIGNING_ROOM + signing)
    return body.placed(_TOP)


@dataclass(frozen=True, slots=True)
class _Composer:
    """Builds the blocks of a sheet, its type sizes multiplied by `scale`."""

    sheet: Sheet
    words: ReceiptWords
    scale: float

    def blocks(self) -> list[Block]:
        """Build all blocks, from top to bottom; the names below the signatures are the last."""
        void = [] if self.sheet.void is None else [self._void_band(self.sheet.void)]
        return [
            self._heading(),
            self._title(),
            *void,
            self._fields(),
            self._table(),
            self._sums(),
            self._signatures(),
            self._names(),
        ]

    def _style(self, face: Face, size: float) -> Style:
        return Style(face, size * self.scale)

    def _heading(self) -> Block:
        facts, words = self.sheet.facts, self.words
        office = partial(paragraph, left=_LEFT, right=_HEADING_SPLIT - 6, align=Align.CENTRE)
        nation = partial(paragraph, left=_HEADING_SPLIT, right=_RIGHT, align=Align.CENTRE)
        plain, bold = self._style(Face.REGULAR, 10.5), self._style(Face.BOLD, 10.5)
        day = long_day(date.fromisoformat(facts.issued_on))
        day_and_place = words.place_and_day.format(facts.office_place, day)
        office_centre = (_LEFT + _HEADING_SPLIT - 6) / 2
        nation_centre = (_HEADING_SPLIT + _RIGHT) / 2
        motto = self._style(Face.BOLD, 11)
        half_motto = width_of(words.motto, motto.face, motto.size) / 2
        above_rules = beside(
            column(
                [
                    office(facts.office_above.upper(), plain, most_lines=2),
                    office(facts.office.upper(), bold, most_lines=2),
                    Block(1.8 * self.scale),
                    rule(office_centre - 34, office_centre + 34, weight=0.9),
                ]
            ),
            column(
                [
                    nation(words.nation, bold),
                    nation(words.motto, motto),
                    Block(1.8 * self.scale),
                    rule(nation_centre - half_motto, nation_centre + half_motto, weight=0.9),
                ]
            ),
        )
        below_rules = beside(
            office(words.number.format(facts.printed_number), plain),
            nation(day_and_place if facts.office_place else day, self._style(Face.ITALIC, 10.5)),
        )
        return column([above_rules, below_rules], gap=4 * self.scale)

    def _title(self) -> Block:
        words = self.words
        centred = partial(
            paragraph, left=_LEFT + 8, right=_RIGHT - 8, align=Align.CENTRE, most_lines=2
        )
        title = centred(words.title, self._style(Face.BOLD, 18))
        return column(
            [
                beside(title, self._copy_tag()) if self.sheet.copy > 1 else title,
                centred(words.item[self.sheet.facts.kind].subject, self._style(Face.BOLD, 12)),
                centred(self.sheet.facts.campaign, self._style(Face.ITALIC, 10.5)),
            ]
        )

    def _copy_tag(self) -> Block:
        style = self._style(Face.BOLD, 9.5)
        text = self.words.copy.format(self.sheet.copy)
        left = _RIGHT - width_of(text, style.face, style.size) - 12
        inside = paragraph(text, style, left + 6, _RIGHT - 6)
        return framed(inside, left, _RIGHT, padding=2.5)

    def _void_band(self, reason: str) -> Block:
        style = self._style(Face.BOLD, 12)
        left = _LEFT + 8
        reason_left = left + width_of(self.words.void, style.face, style.size) + 14
        inside = beside(
            paragraph(self.words.void, style, left, reason_left),
            paragraph(
                self.words.void_reason.format(reason),
                self._style(Face.REGULAR, 11),
                reason_left,
                _RIGHT - 8,
                most_lines=2,
                baseline=ASCENT * style.size,
            ),
        )
        return framed(inside, _LEFT, _RIGHT, padding=2.5)

    def _fields(self) -> Block:
        facts, words = self.sheet.facts, self.words
        birth = shown_birth(BirthDate.from_text(facts.birth_date)) if facts.birth_date else ""
        left, right = _FIELD_SPLIT - 10, _FIELD_SPLIT
        rows = [
            beside(
                self._field(words.recipient, facts.full_name.upper(), _LEFT, left, most_lines=2),
                self._field(words.birth, birth, right, _SEX_LEFT - 8),
                self._field(words.sex, words.sexes.get(facts.sex, facts.sex), _SEX_LEFT, _RIGHT),
            ),
            beside(
                self._field(words.personal_id, facts.personal_id, _LEFT, left),
                self._field(words.insurance_code, facts.insurance_code, right, _RIGHT),
            ),
            self._wide_field(words.address, facts.address),
        ]
        if facts.sponsor:
            rows.append(self._wide_field(words.sponsor, facts.sponsor))
        if facts.collector:
            rows.append(self._wide_field(words.collector, facts.collector))
        return column(rows)

    def _wide_field(self, label: str, value: str) -> Block:
        return self._field(label, value, _LEFT, _RIGHT, face=Face.REGULAR, most_lines=2)

    def _field(
        self,
        label: str,
        value: str,
        left: float,
        right: float,
        *,
        face: Face = Face.BOLD,
        most_lines: int = 1,
    ) -> Block:
        styles = self._style(Face.REGULAR, 11.5), self._style(face, 11.5)
        return field(label, value, *styles, left, right, most_lines=most_lines)

    def _table(self) -> Block:
        facts, words = self.sheet.facts, self.words
        item = words.item[facts.kind]
        strong, plain = self._style(Face.BOLD, 11.5), self._style(Face.REGULAR, 11.5)
        one_line = partial(paragraph, baseline=ASCENT * strong.size)
        amount_left, quantity_left = _RIGHT - 98, _RIGHT - 156
        number_left = quantity_left - 118 if facts.item_number else quantity_left
        content = self._content(item, _LEFT + 6, number_left - 6)
        quantity = one_line(words.quantity, plain, quantity_left, amount_left, align=Align.CENTRE)
        amount = one_line(
            grouped(facts.amount), strong, amount_left + 4, _RIGHT - 8, align=Align.RIGHT
        )
        number = one_line(
            facts.item_number, strong, number_left + 5, quantity_left - 5, align=Align.CENTRE
        )
        cells = (
            Cell(words.content_head, _LEFT, number_left, content),
            Cell(item.number, number_left, quantity_left, number),
            Cell(words.quantity_head, quantity_left, amount_left, quantity),
            Cell(words.amount_head, amount_left, _RIGHT, amount),
        )
        shown = cells if facts.item_number else (cells[0], *cells[2:])
        return table(shown, self._style(Face.BOLD, 10))

    def _content(self, item: ItemWords, left: float, right: float) -> Block:
        facts, words = self.sheet.facts, self.words
        small = self._style(Face.REGULAR, 10)
        limits = [
            template.format(shown_day(date.fromisoformat(day)))
            for template, day in (
                (words.valid_from, facts.item_valid_from),
                (words.valid_to, facts.item_valid_to),
            )
            if day
        ]
        valid = " ".join([words.valid, *limits]) if limits else ""
        content = item.content.format(facts.item_months)
        return column(
            [
                paragraph(content, self._style(Face.BOLD, 11.5), left, right),
                paragraph(valid, small, left, right),
                paragraph(facts.item_note, small, left, right, most_lines=2),
            ]
        )

    def _sums(self) -> Block:
        facts, words = self.sheet.facts, self.words
        style = self._style(Face.REGULAR, 11.5)
        spoken = words.words.format(facts.amount_in_words or amount_in_words(facts.amount))
        start = _LEFT + width_of(words.in_words, style.face, style.size) + 5
        return column(
            [
                beside(
                    paragraph(words.in_words, style, _LEFT, start),
                    paragraph(
                        spoken[0].upper() + spoken[1:],
                        self._style(Face.BOLD_ITALIC, 11.5),
                        start,
                        _RIGHT,
                        most_lines=2,
                        baseline=ASCENT * style.size,
                    ),
                ),
                paragraph(
                    words.proxy_statement if facts.collector else words.statement,
                    style,
                    _LEFT,
                    _RIGHT,
                ),
            ],
            gap=2.4 * self.scale,
        )

    def _signatures(self) -> Block:
        facts, words = self.sheet.facts, self.words
        titles = (
            words.received_by_proxy if facts.collector else words.received,
            words.handed,
            facts.signer_title or words.signer,
        )
        hints = (words.sign, words.sign, words.sign_and_seal)
        signing = column(
            [
                self._in_signature_columns(titles, self._style(Face.BOLD, 10.5)),
                self._in_signature_columns(hints, self._style(Face.ITALIC, 9.5)),
            ]
        )
        if not self.sheet.seal:
            return signing
        return Block(signing.height, parts=((0.0, signing), (0.0, self._code())))

    def _names(self) -> Block:
        """Print the names, except a proxy's, which is written by hand with the signature."""
        facts = self.sheet.facts
        names = ("" if facts.collector else facts.full_name, facts.handed_by, facts.signer_name)
        style = self._style(Face.BOLD, 11)
        return beside(
            self._in_signature_columns(names, style), Block((ASCENT + DESCENT) * style.size)
        )

    def _in_signature_columns(self, texts: tuple[str, str, str], style: Style) -> Block:
        left = _LEFT + _QR_SIDE + 16 if self.sheet.seal else _LEFT
        width = (_RIGHT - left) / len(texts)
        edges = [left + width * number for number in range(len(texts))]
        return beside(
            *(
                paragraph(
                    text,
                    style,
                    edge + 4,
                    edge + width - 4,
                    align=Align.CENTRE,
                    most_lines=2,
                    baseline=ASCENT * style.size,
                )
                for text, edge in zip(texts, edges, strict=True)
            )
        )

    def _code(self) -> Block:
        """Draw the seal in line with the signatures; it reaches down beside the signing room."""
        code = Modules(_LEFT, 0, _QR_SIDE, qr_modules(self.sheet.seal))
        caption = paragraph(
            self.words.scan,
            Style(Face.REGULAR, 7.5),
            _LEFT - code.quiet,
            _LEFT + _QR_SIDE + code.quiet,
            align=Align.CENTRE,
            grey=PALE,
        )
        return column([padded(Block(_QR_SIDE, (code,)), code.quiet), caption])


def _across(sheet: Sheet, words: ReceiptWords) -> Iterator[Mark]:
    """Say over the whole page that the sheet is of training, or void."""
    cries = [words.training] if sheet.facts.training else []
    if sheet.void is not None:
        cries.append(words.void)
    if cries:
        text = " – ".join(cries)
        size = min(_LARGEST_CRY, 430 / width_of(text, Face.BOLD))
        yield Watermark(PAGE_WIDTH / 2, PAGE_HEIGHT / 2, text, size, slope_degrees=30)
    if sheet.facts.training:
        yield Area(_LEFT, 8, _RIGHT - _LEFT, 13, _AMBER)
        style = Style(Face.BOLD, 9)
        note = paragraph(words.training_note, style, _LEFT, _RIGHT, align=Align.CENTRE)
        yield from note.placed(9)


def _footer(sheet: Sheet, words: ReceiptWords) -> Iterator[Mark]:
    left = [words.copy_leaf if sheet.copy > 1 else words.leaf]
    if sheet.seal:
        left.append(words.sealed)
    right = [
        template.format(value)
        for template, value in (
            (words.printed_at, sheet.printed_at),
            (words.device, sheet.device_label),
        )
        if value
    ]
    middle = _LEFT + (_RIGHT - _LEFT) * 0.64
    style = Style(Face.REGULAR, 7.5)
    yield Line(_LEFT, _FOOT, _RIGHT, _FOOT, weight=0.4, grey=PALE)
    for text, edges, align in (
        ("  ·  ".join(left), (_LEFT, middle - 4), Align.LEFT),
        (" – ".join(right), (middle + 4, _RIGHT), Align.RIGHT),
    ):
        line = paragraph(text, style, *edges, align=align, grey=PALE)
        yield from line.placed(_FOOT + 3)
