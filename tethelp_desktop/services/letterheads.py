"""Whose paper it is: the head of what this office writes."""

from tethelp_desktop.documents.a4 import Letterhead
from tethelp_desktop.domain.records import Office
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.store import Reader


def letterhead(desk: Desk, reader: Reader, number: str) -> Letterhead:
    """Say whose paper something is, dated today."""
    office = reader.get(Office, desk.identity.office_id)
    above = reader.find(Office, id=office.parent_id) if office.parent_id else []
    return Letterhead(
        office_above=above[0].name if above else "",
        office=office.name,
        place=office.place,
        number=number,
        day=desk.today,
        signer_title=office.signer_title,
        signer_name=office.signer_name,
        training=desk.identity.training,
    )
