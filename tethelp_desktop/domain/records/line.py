"""The line of offices and what headquarters decides for all: programmes, rates, changed units."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self

from tethelp_desktop.domain.chains import Links, Reach, up_to
from tethelp_desktop.domain.records.shape import Record, lengthy, refers, together
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of_key

LONGEST_THROUGH: Final = 100_000
"""How many letters `Revocation.through` has at most."""

_END: Final = re.compile(r"(\S+):(\d+)(?:/([0-9a-f]{64}))?(?!\S)")


class Level(StrEnum):
    """Where an office stands in the line."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    """BHXH cơ sở (until 2025 BHXH huyện): the office at the base."""


class ItemKind(StrEnum):
    """What is given; never added into one number."""

    BOOK = "book"
    """Sổ BHXH: months of voluntary social insurance."""
    CARD = "card"
    """Thẻ BHYT: months of health insurance."""
    GIFT = "gift"
    """Suất quà Tết."""


class UnitSystem(StrEnum):
    """Which numbering of administrative units a code belongs to: merged units reused codes."""

    UNTIL_2025 = "until-2025"
    """Provinces, districts and communes until 30 June 2025."""
    SINCE_2025 = "since-2025"
    """34 provinces and their communes since 1 July 2025 (QĐ 19/2025/QĐ-TTg)."""


@dataclass(frozen=True, slots=True)
class UnitCode:
    """A commune by (system, code); the code alone does not name it."""

    system: UnitSystem
    code: str

    @property
    def text(self) -> str:
        """Stored form, such as `since-2025:26734`."""
        return f"{self.system}:{self.code}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the stored form; raises ValueError on anything else."""
        system, separator, code = text.partition(":")
        if not separator or not code:
            raise ValueError(f"not a unit code: {text!r}")
        return cls(UnitSystem(system), code)


class RateKind(StrEnum):
    """What a rate is of; shares are in hundredths of a percent, so that 4,5 % is 450."""

    BASE_SALARY = "base-salary"
    """Lương cơ sở (mức tham chiếu), đồng a month."""
    POVERTY_LINE = "poverty-line"
    """Chuẩn nghèo nông thôn, đồng a month: the least income of voluntary insurance."""
    CARD_CONTRIBUTION = "card-contribution"
    """Share of the base salary that a household's first member pays a month."""
    HOUSEHOLD_SHARE = "household-share"
    """Share of the first member's contribution; `applies_to` is the rank, `1` to `5`."""
    CARD_SUPPORT = "card-support"
    """Share of the card's contribution that the State or a province pays for a group."""
    BOOK_CONTRIBUTION = "book-contribution"
    """Share of the chosen income that voluntary social insurance takes."""
    BOOK_SUPPORT = "book-support"
    """Share of the contribution on the poverty line that the State or a province pays."""
    BOOK_CEILING = "book-ceiling"
    """The greatest income, as a multiple of the base salary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Record):
    """An office of the line; its kind and name come from here, never from code.

    Attributes:
        name: As said and printed, `BHXH cơ sở Hoa Lư`.
        symbol: As printed in document numbers, `HL`.
        place: The place named before a date on paper.
        signer_title: Who signs for it, `GIÁM ĐỐC`; empty prints `ĐẠI DIỆN ĐƠN VỊ`.
    """

    name: str
    level: Level
    symbol: str
    parent_id: Stamp | None = refers("office", default=None)
    place: str = ""
    signer_title: str = together("signature", default="")
    signer_name: str = together("signature", default="")
    valid_from: date | None = None
    valid_to: date | None = together("end", default=None)
    successor_id: Stamp | None = refers("office", default=None, group="end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Record):
    """Headquarters' word that a key belongs to a PC of an office; signed by the root key itself.

    Attributes:
        series: The PC's receipt series, unique in its office.
        signing_key: Ed25519 public key, 64 hexadecimal digits.
        recipient: age recipient that bundles for the PC are encrypted to.
        signature: The root's Ed25519 signature over the other fields, hexadecimal.
        valid_to: The last day whose changes count; None while no end is set. Judged by the stamps
            of the changes, so that every PC decides alike, whenever they arrive.
    """

    office_id: Stamp = refers("office", group="word")
    series: str = together("word")
    signing_key: str = together("word")
    recipient: str = together("word")
    signature: str = together("word")
    valid_to: date | None = together("word", default=None)

    @property
    def pc(self) -> Replica:
        """The name of the PC whose key it is."""
        return replica_of_key(bytes.fromhex(self.signing_key))


@dataclass(frozen=True, slots=True, kw_only=True)
class RootChange(Record):
    """Headquarters' word that another root signs certificates from now on, which it signed anew.

    Attributes:
        previous: The public key of the root before, 64 hexadecimal digits.
        root: That of the root from now on.
        signature: The Ed25519 signature of the root before over both, hexadecimal.
    """

    previous: str
    root: str
    reason: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Record):
    """Headquarters' word that a PC is believed no more: stolen, lost, or in the wrong hands.

    What headquarters has of it still counts, and what these segments follow; all else is held.

    Attributes:
        through: The last segments of each of the PC's streams that count: `stream:number/hash`,
            separated by blanks; of a stream that is not named, nothing does. Where the hash is
            missing, as releases before wrote it, whatever has a number up to that one counts.
        withdrawn: Why the PC is believed again; None while it is not.
    """

    certificate_id: Stamp = refers("certificate")
    reason: str
    through: str = lengthy(LONGEST_THROUGH, default="")
    withdrawn: str | None = None

    def reach(self, stream: str, links: Links) -> Reach:
        """Tell which segments of one of the PC's streams still count.

        Args:
            stream: Its text.
            links: The segments of it that are here: they show what those that count follow.
        """
        ends = [(int(n), hash_) for name, n, hash_ in _END.findall(self.through) if name == stream]
        through = max((number for number, hash_ in ends if not hash_), default=0)
        return Reach(through, up_to((end for end in ends if end[1]), links))


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """A year's programme (chương trình)."""

    name: str
    short_name: str
    starts_on: date = together("time")
    ends_on: date = together("time")
    kinds: tuple[ItemKind, ...] = tuple(ItemKind)
    closed_on: date | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Record):
    """A figure set by law for a time; what ships with the program, headquarters may override.

    Attributes:
        applies_to: A `SupportGroup`, a household rank, or empty for everybody.
        province: Present code of the province whose council adds it; empty for the State.
        value: Đồng, hundredths of a percent or a multiple, as the kind says.
        valid_to: The last day; None while it is in force.
    """

    kind: RateKind = together("rate")
    applies_to: str = together("rate", default="")
    province: str = together("rate", default="")
    value: int = together("rate")
    valid_from: date = together("rate")
    valid_to: date | None = together("rate", default=None)
    legal_basis: str = together("rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange(Record):
    """A commune that was made, renamed or ended after the tables that ship with the program.

    Attributes:
        province: The code of its province, in the unit's own system.
        successors: Codes of the communes that took over, parted by commas; empty while it stands.
    """

    code: UnitCode = together("unit")
    kind: str = together("unit")
    name: str = together("unit")
    province: str = together("unit")
    valid_from: date = together("unit")
    successors: str = together("unit", default="")
    legal_basis: str = together("unit")
