"""Whom a programme serves anywhere: listed by headquarters, carried down with each bundle."""

import secrets
from array import array
from collections.abc import Iterator, Mapping, Sequence

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.served import KEY, Update, entry, tag
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import served
from tethelp_desktop.store.served import ServedList
from tethelp_desktop.store.store import Reader

Versions = Mapping[str, tuple[str, int]]
"""Which lists a PC has: by programme, the PC that made the list, and its version."""


def renew_lists(desk: Desk, monitor: Monitor) -> None:
    """Make the lists of every programme that is not settled anew, where something changed.

    Headquarters alone does; nothing happens elsewhere.
    """
    if not desk.is_headquarters:
        return
    with desk.store.read() as reader:
        campaigns = [one.id for one in reader.find(Campaign, settled_on=None)]
    for campaign_id in campaigns:
        with desk.store.read(monitor) as reader:
            state, before = served.state(reader), served.list_of(reader, campaign_id)
            if before is not None and before.made_of == state:
                continue
            monitor.report("listing-served")
            new, entries = _made(desk, reader, campaign_id, before, state)
        with desk.write(Act.EXCHANGE) as tx:
            served.renew(tx, new, entries)


def _made(
    desk: Desk, reader: Reader, campaign_id: Stamp, before: ServedList | None, state: str
) -> tuple[ServedList, "array[int]"]:
    """List whom a programme serves; a PC that was renewed begins a list of its own."""
    if before is None or before.replica != desk.store.replica:
        key, offices = secrets.token_bytes(KEY), list[Stamp]()
    else:
        key, offices = before.key, list(before.offices)
    numbers = {office: number for number, office in enumerate(offices)}
    owners = Trusted.of(desk, reader).offices
    entries = array("Q")
    for award_id, kind, fact in served.served(reader, campaign_id):
        office = owners.get(replica_of(award_id))
        if office is not None:
            if office not in numbers:
                numbers[office] = len(offices)
                offices.append(office)
            entries.append(entry(tag(key, campaign_id, kind, fact), numbers[office]))
    new = ServedList(
        campaign_id, desk.store.replica, 0, desk.clock(), key, tuple(offices), made_of=state
    )
    return new, entries


def versions(reader: Reader) -> dict[str, tuple[str, int]]:
    """Say which lists are here."""
    return {one.campaign_id: (one.replica, one.version) for one in served.lists(reader)}


def updates(reader: Reader, known: Sequence[Versions]) -> Iterator[Update]:
    """Say what of the lists here the PCs of an office lack, by what each last said it has."""
    for here in served.lists(reader):
        theirs = [one.get(here.campaign_id, ("", 0)) for one in known]
        since = min((v for replica, v in theirs if replica == here.replica), default=0)
        if any(Replica(replica) != here.replica for replica, _ in theirs):
            since = 0
        if since < here.version:
            yield served.update_since(reader, here, since)
