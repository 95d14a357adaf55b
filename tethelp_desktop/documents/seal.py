"""The seal of a receipt: its few facts, signed, in a QR code that anyone can check offline.

The text is a `T` and base45 (RFC 9285) of 102 bytes: 154 characters, all that a QR code of
version 6, level M holds in alphanumeric mode. Integers are big-endian.

    bytes   what
    1       format 1 (high four bits), training (bit 3), kind of item (bits 0-2)
    8       key of the office's PC: `domain.stamps.Replica`
    3       series, counted in bijective base 36 (`0` = 1 … `Z` = 36, `00` = 37 …)
    3       number
    5       amount in whole đồng
    2       day on the receipt, counted from 2020-01-01
    16      nonce, kept beside the receipt
    64      Ed25519 signature over all bytes before it, in the signing context of the caller

Each value has exactly one text and each text at most one value, so a changed character is
either no seal at all or breaks the signature. The `T` tells our codes from others and keeps a
scanner's or a form's trimming of blanks from a text that could begin with one. No hash of a
personal number is inside: a number of twelve digits can be guessed from its hash.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from math import isqrt
from pathlib import Path
from typing import Any, Final

import zxingcpp
from PIL import Image

from tethelp_desktop.documents.pages import Unreadable, grey_pictures
from tethelp_desktop.domain.receipts import BASE45, SEAL_MARK, looks_like_a_seal
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.stamps import Replica

NONCE_BYTES: Final = 16
SIGNATURE_BYTES: Final = 64
_FORMAT: Final = 1
_TRAINING: Final = 0b1000
_KINDS: Final = (ItemKind.BOOK, ItemKind.CARD, ItemKind.GIFT)
"""By their number in the seal; a new kind is added at the end."""
_FIRST_DAY: Final = date(2020, 1, 1)
_FACT_BYTES: Final = 22
_BODY_BYTES: Final = _FACT_BYTES + NONCE_BYTES
_SERIES_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SERIES_LENGTH: Final = 4
_BLACK_IS_ONE: Final = bytes([1] * 128 + [0] * 128)
_READING_DPI: Final = (200, 300)
"""A second, finer look is worth its time only where the first found nothing."""
_PICTURE_FORMATS: Final = ("PNG", "JPEG", "BMP", "TIFF", "WEBP", "GIF")
"""What scanners and telephones write; Pillow's other readers start foreign programs."""


class NotASeal(ValueError):
    """A text is no seal of this program, or one that was damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFacts:
    """What a seal says of a receipt.

    Attributes:
        training: Made in a training store; the signing context differs as well.
        key: The PC whose key signed.
        series: One to four of 0-9 A-Z.
        amount: Whole đồng, below 2^40.
        day: As on the receipt; its year is that of the number.
    """

    training: bool
    kind: ItemKind
    key: Replica
    series: str
    number: int
    amount: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A seal as read; nothing is known of its truth until `signature` over `signed` is checked."""

    facts: SealedFacts
    nonce: bytes
    signed: bytes
    signature: bytes


def make_seal(facts: SealedFacts, nonce: bytes, sign: Callable[[bytes], bytes]) -> str:
    """Write the seal of a receipt; `sign` adds its signing context itself.

    Raises:
        ValueError: A fact, the nonce or the signature does not fit its place.
    """
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"a nonce has {NONCE_BYTES} bytes")
    signed = _facts_to_bytes(facts) + nonce
    signature = sign(signed)
    if len(signature) != SIGNATURE_BYTES:
        raise ValueError(f"a signature has {SIGNATURE_BYTES} bytes")
    return SEAL_MARK + _to_base45(signed + signature)


def read_seal(text: str) -> Seal:
    """Read a seal's text without judging its signature.

    Raises:
        NotASeal: It is not the one text of any seal.
    """
    if not looks_like_a_seal(text):
        raise NotASeal("a seal begins with T and has 154 characters")
    raw = _from_base45(text.removeprefix(SEAL_MARK))
    signed, signature = raw[:_BODY_BYTES], raw[_BODY_BYTES:]
    return Seal(
        facts=_facts_from_bytes(signed[:_FACT_BYTES]),
        nonce=signed[_FACT_BYTES:],
        signed=signed,
        signature=signature,
    )


def qr_modules(text: str) -> tuple[bytes, ...]:
    """Draw a seal's text as a QR code: one bytes per row, one byte per module, 1 is black.

    No quiet zone: four modules of white belong around it. Version, level and mask are fixed,
    so that every receipt's code is equally large and its bytes are always the same.

    Source: ISO/IEC 18004, version 6, level M.
    """
    barcode = zxingcpp.create_barcode(
        text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", version=6, data_mask=2
    )
    image: Any = barcode.to_image(scale=1, add_quiet_zones=False)  # the stub hides its buffer
    modules = bytes(memoryview(image).cast("B")).translate(_BLACK_IS_ONE)
    side = isqrt(len(modules))
    return tuple(modules[row * side : (row + 1) * side] for row in range(side))


def seals_in_image(image: Image.Image) -> list[str]:
    """Find the texts of all seals in a picture, each once; codes of others are passed over.

    A found text has a seal's shape; `read_seal` and its signature decide what it is worth.
    """
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(image.convert("L"), formats=formats)
    return list(dict.fromkeys(code.text for code in found if looks_like_a_seal(code.text)))


def seals_in_pdf(source: Path | bytes) -> list[str]:
    """Find the texts of all seals on the pages of a PDF, each once, in order of pages.

    Raises:
        Unreadable: It is no PDF, or damaged.
        OSError: The file cannot be opened.
    """
    pdf = source if isinstance(source, bytes) else source.read_bytes()
    for dpi in _READING_DPI:
        found = [text for page in grey_pictures(pdf, dpi=dpi) for text in seals_in_image(page)]
        if found:
            return list(dict.fromkeys(found))
    return []


def seals_in_file(path: Path) -> list[str]:
    """Find the texts of all seals in a PDF, a scan or a photograph.

    Raises:
        Unreadable: It is neither, or damaged.
        OSError: The file cannot be opened.
    """
    content = path.read_bytes()
    if b"%PDF-" in content[:1024]:
        return seals_in_pdf(content)
    try:
        with Image.open(BytesIO(content), formats=_PICTURE_FORMATS) as image:
            return seals_in_image(image)
    except Exception as error:  # Pillow's readers raise whatever damaged bytes lead them to
        raise Unreadable("neither PDF nor picture, or damaged") from error


def _facts_to_bytes(facts: SealedFacts) -> bytes:
    first = _FORMAT << 4 | _TRAINING * facts.training | _KINDS.index(facts.kind)
    try:
        raw = b"".join(
            (
                bytes([first]),
                bytes.fromhex(facts.key),
                _series_to_int(facts.series).to_bytes(3, "big"),
                facts.number.to_bytes(3, "big"),
                facts.amount.to_bytes(5, "big"),
                (facts.day - _FIRST_DAY).days.to_bytes(2, "big"),
            )
        )
    except OverflowError as error:
        raise ValueError(f"a fact is too large for a seal: {facts}") from error
    if len(raw) != _FACT_BYTES:
        raise ValueError(f"not the name of a PC: {facts.key!r}")
    return raw


def _facts_from_bytes(raw: bytes) -> SealedFacts:
    if raw[0] >> 4 != _FORMAT:
        raise NotASeal("made by a newer release")
    kind = raw[0] & ~_TRAINING & 0b1111
    if kind >= len(_KINDS):
        raise NotASeal("of no known kind")
    return SealedFacts(
        training=bool(raw[0] & _TRAINING),
        kind=_KINDS[kind],
        key=Replica(raw[1:9].hex()),
        series=_series_from_int(int.from_bytes(raw[9:12], "big")),
        number=int.from_bytes(raw[12:15], "big"),
        amount=int.from_bytes(raw[15:20], "big"),
        day=_FIRST_DAY + timedelta(days=int.from_bytes(raw[20:22], "big")),
    )


def _series_to_int(series: str) -> int:
    if not 1 <= len(series) <= _SERIES_LENGTH or not set(series) <= set(_SERIES_DIGITS):
        raise ValueError(f"not a series: {series!r}")
    number = 0
    for digit in series:
        number = number * 36 + _SERIES_DIGITS.index(digit) + 1
    return number


def _series_from_int(number: int) -> str:
    series = ""
    while number:
        number, digit = divmod(number - 1, 36)
        series = _SERIES_DIGITS[digit] + series
    if not 1 <= len(series) <= _SERIES_LENGTH:
        raise NotASeal("without a series")
    return series


def _to_base45(raw: bytes) -> str:
    """Write an even number of bytes, three characters for two.

    Source: RFC 9285 section 4.
    """
    numbers = (raw[i] << 8 | raw[i + 1] for i in range(0, len(raw), 2))
    return "".join(BASE45[n % 45] + BASE45[n // 45 % 45] + BASE45[n // 2025] for n in numbers)


def _from_base45(text: str) -> bytes:
    try:
        digits = [BASE45.index(character) for character in text]
        numbers = (
            digits[i] + digits[i + 1] * 45 + digits[i + 2] * 2025 for i in range(0, len(digits), 3)
        )
        return b"".join(number.to_bytes(2, "big") for number in numbers)
    except (ValueError, OverflowError) as error:
        raise NotASeal("not base45") from error
