"""Whose awards a pledge line may serve: the office it is designated for, else who registered it."""

from collections.abc import Callable

from tethelp_desktop.domain.records import PledgeLine
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance, line_balances


def served_office(desk: Desk, reader: Reader, line: PledgeLine) -> Stamp | None:
    """Name the one office that may award from a line; None while its PC is not known here."""
    return _served(Trusted.of(desk, reader), line)


def awardable_balances(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[LineBalance]:
    """Read the balances of a programme's lines that this office may award from."""
    trusted, own = Trusted.of(desk, reader), desk.identity.office_id
    balances = line_balances(reader, campaign_id=campaign_id)
    return [balance for balance in balances if _served(trusted, balance.line) == own]


def own_balances(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[LineBalance]:
    """Read the balances of a programme that concern this office.

    At headquarters that is every line; elsewhere those that the office may award from, so that
    its shares are of what it can hand over and not of what the whole country pledged.
    """
    if desk.is_headquarters:
        return line_balances(reader, campaign_id=campaign_id)
    return awardable_balances(desk, reader, campaign_id)


def concerning(
    desk: Desk, reader: Reader, office_id: Stamp | None
) -> Callable[[PledgeLine], bool] | None:
    """Say how to tell the lines that concern an office; every line concerns headquarters.

    None where this store cannot know them all: an office below has its own only, and nobody
    those of an office that no certificate names.
    """
    identity = desk.identity
    if office_id is None or not (desk.is_headquarters or office_id == identity.office_id):
        return None
    if office_id == identity.headquarters_id:
        return lambda _: True
    trusted = Trusted.of(desk, reader)
    return lambda line: _served(trusted, line) == office_id


def _served(trusted: Trusted, line: PledgeLine) -> Stamp | None:
    return line.office_id or trusted.offices.get(replica_of(line.id))
