"""Who plays in the demonstration, and what the article says: from `resources/made-up`."""

from functools import cache

import msgspec

from tethelp_desktop.domain.records import ItemKind, Measure, Qualifier, SponsorScope
from tethelp_desktop.resources import RESOURCES


class Published(msgspec.Struct, frozen=True):
    """A figure as the article has it.

    Attributes:
        part_of: The name of the figure whose sum it is a part of; empty for none.
        quote: The article's words.
    """

    number: int
    qualifier: Qualifier
    measure: Measure
    quote: str
    kind: ItemKind | None = None
    scope: SponsorScope | None = None
    part_of: str = ""


class Article(msgspec.Struct, frozen=True):
    """What was published in January 2024; amounts are đồng.

    Attributes:
        figures: By name, each after its total.
    """

    source: str
    figures: dict[str, Published]


class Programme(msgspec.Struct, frozen=True):
    """The campaign's names."""

    name: str
    short_name: str


class Place(msgspec.Struct, frozen=True):
    """An office of the line that somebody works in, or may one day."""

    name: str
    symbol: str
    place: str


class Headquarters(Place, frozen=True):
    """The top of the line."""

    staff: str


class DistrictPart(Place, frozen=True):
    """A district with its staff, its event, who names people to it, and its own sponsors."""

    staff: str
    signer: str
    commune_signer: str
    hospital: str
    hospital_signer: str
    event_place: str
    donor: str
    gift_donor: str
    gift_value: int


class CentralSponsor(msgspec.Struct, frozen=True):
    """What an enterprise pledges to headquarters.

    Attributes:
        percent: How much of it came in before the events.
        late: The rest comes in after them.
    """

    sponsor: str
    books: int
    cards: int
    percent: int
    late: bool = False


class Region(msgspec.Struct, frozen=True):
    """Provinces whose local sponsors are reported as sums."""

    name: str
    percent: int


class UnitPrice(msgspec.Struct, frozen=True):
    """What one book or card costs, and for how many months."""

    value: int
    months: int


class Prices(msgspec.Struct, frozen=True):
    """What a unit costs at the centre, in a district, and one month of it anywhere."""

    central_book: UnitPrice
    central_card: UnitPrice
    district_book: UnitPrice
    district_card: UnitPrice
    region_book: UnitPrice
    region_card: UnitPrice
    region_gift: int


class Cast(msgspec.Struct, frozen=True):
    """Everybody and everything that is fixed."""

    article: Article
    programme: Programme
    prices: Prices
    headquarters: Headquarters
    provinces: tuple[Place, ...]
    districts: tuple[DistrictPart, ...]
    central: tuple[CentralSponsor, ...]
    regions: tuple[Region, ...]
    delegation: str
    delegate: str
    region_donors: str
    region_gift_donors: str
    region_reason: str
    rounded_reason: str
    gifts_reason: str


@cache
def cast() -> Cast:
    """Read the cast once."""
    path = RESOURCES / "made-up" / "spring-2024.toml"
    return msgspec.toml.decode(path.read_bytes(), type=Cast)
