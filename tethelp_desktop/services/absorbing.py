"""Shows after an upgrade what newer releases had sent before it; imported only where they had."""

from tethelp_desktop.services.admission import release_held, without_authority
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import absorbing
from tethelp_desktop.store.line import offices_of_pcs, read_line_of_all_times
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.sync import segments


def absorb(desk: Desk) -> None:
    """Read again what the former program knew in part; broken off, it begins anew next time.

    Who signed was found out when it was merged. What this release gives nobody authority for, or
    cannot read either, stays in the archive alone, as before. What was held since the former
    program could not read it at all is merged like anything that is held.
    """
    with desk.store.read() as reader:
        before = absorbing.unabsorbed(reader)
    if before is None:
        return
    with desk.store.write(desk.staff, desk.clock()) as tx:
        offices = offices_of_pcs(tx)
        line = read_line_of_all_times(tx, desk.identity.headquarters_id)
        for number, text, signature in absorbing.newer_segments(tx, before.schema):
            try:
                segment = segments.read(text, signature, SCHEMA)
            except (segments.Damaged, segments.TooNew):
                continue
            is_known = segment.stream.replica in offices
            if is_known and without_authority(desk, tx, offices, line, segment) is None:
                absorbing.absorb(tx, before, number, segment)
        release_held(desk, tx)
        absorbing.forget(tx)
