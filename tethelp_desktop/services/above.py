"""What the offices above said about this office's records, and what is to be put in order here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from tethelp_desktop.domain.answers import Remark
from tethelp_desktop.domain.records import RECORDS, Beneficiary, Office, Record
from tethelp_desktop.domain.segments import Had, Holding
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services.admission import standing_certificates
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import answers, archive, peers
from tethelp_desktop.store.line import read_line
from tethelp_desktop.store.sending import NOTHING_HEARD, Above, standing_remarks
from tethelp_desktop.store.store import Reader


def heard_above(desk: Desk, reader: Reader) -> Above:
    """Read what the offices above said about this office's records; nothing before they do."""
    own = desk.identity.office_id
    if desk.is_headquarters:
        return replace(NOTHING_HEARD, office_id=own)
    line = read_line(reader, desk.identity.headquarters_id)
    answerers = {
        certificate.pc: office
        for office in line.above(own)
        for certificate in standing_certificates(desk, reader, office)
    }
    words = [have for pc, have in peers.words(reader).items() if pc in answerers]
    answered = [kept.have for kept in answers.answers(reader, [own]) if kept.replica in answerers]
    answered += [answers.told(reader, pc) for pc in answerers]
    received, confirmed = _had(reader, words), _had(reader, answered)
    held = received.here | confirmed.here
    return Above(own, received.merged, confirmed.merged, held, answerers)


@dataclass(frozen=True, slots=True)
class Remarked:
    """A record of this office on which somebody above has a remark.

    Attributes:
        title: Whom it is about, or what it is called; empty where it has no name.
        other: Name of the other office; empty where it is our own.
        answered_at: When that was so.
    """

    remark: Remark
    title: str
    by: str
    other: str
    answered_at: datetime


def remarked(desk: Desk, reader: Reader) -> list[Remarked]:
    """Read what is to be put in order here, by people's names."""
    heard = heard_above(desk, reader)
    offices = {office.id: office.name for office in reader.find(Office)}
    answered = {kept.replica: kept for kept in answers.answers(reader, [heard.office_id])}
    found = []
    for replica, remark in standing_remarks(reader, heard):
        found.append(
            Remarked(
                remark=remark,
                title=_title_of(reader, reader.get(RECORDS[remark.table], remark.rid)),
                by=offices.get(heard.answerers[replica], ""),
                other=offices.get(remark.office_id, "") if remark.office_id else "",
                answered_at=answered[replica].made_at,
            )
        )
    return sorted(found, key=lambda one: (sort_key(one.title), one.remark.rid))


def _had(reader: Reader, haves: Sequence[Mapping[str, Holding]]) -> Had:
    """Find which segments that are here any of some PCs has; merged is what any of them merged."""
    links = archive.links(reader, {stream for have in haves for stream in have})
    found = [
        holding.had(links[stream])
        for have in haves
        for stream, holding in have.items()
        if stream in links
    ]
    return Had(
        frozenset(chain.from_iterable(one.here for one in found)),
        frozenset(chain.from_iterable(one.merged for one in found)),
    )


def _title_of(reader: Reader, record: Record) -> str:
    rid = getattr(record, "beneficiary_id", None)
    about = reader.find(Beneficiary, id=rid) if rid else [record]
    names = (getattr(one, name, "") for one in about for name in ("full_name", "name"))
    return next(filter(None, names), "")
