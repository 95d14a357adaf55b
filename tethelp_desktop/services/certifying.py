"""How long headquarters' word for a PC holds, and the root with which it is given."""

from dataclasses import replace
from datetime import date

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.admission import release_held, standing_roots
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.identity import keep_identity
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import trust
from tethelp_desktop.sync.keys import Keys


def signing_root(desk: Desk, reader: Reader) -> Keys:
    """Name the root that this PC may certify with.

    Raises:
        TetHelpError: This is not headquarters, or another of its PCs has changed the root since.
    """
    keys = desk.identity.root_keys
    if keys is None:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
    if keys.public != standing_roots(desk, reader)[-1]:
        raise TetHelpError(Failure.ROOT_CHANGED)
    return keys


def end_certificate(desk: Desk, certificate_id: Stamp, valid_to: date | None) -> Certificate:
    """Set the last day whose changes count of a PC, or none; what was held for it is merged.

    Raises:
        TetHelpError: This is not headquarters, or its root was changed elsewhere.
    """
    with desk.write(Act.SET_UP) as tx:
        root = signing_root(desk, tx)
        before = tx.load(Certificate, certificate_id)
        after = tx.put(before, trust.signed(replace(before.record, valid_to=valid_to), root))
        release_held(desk, tx)
    return after


def change_root(desk: Desk, reason: str) -> Desk:
    """Sign with a new root from now on, and every certificate anew with it.

    What the root before signed and headquarters never recorded counts no more, wherever the word
    of it arrives. Back the store up at once: only it has the new root.

    Returns:
        The desk to go on with.

    Raises:
        Invalid: No reason was given.
        TetHelpError: This is not headquarters, or its root was changed elsewhere.
    """
    new = Keys.generate(training=desk.identity.training)
    identity = replace(desk.identity, root_keys=new)
    with desk.write(Act.SET_UP) as tx:
        old = signing_root(desk, tx)
        change = trust.change_root(old, new.public, reason)
        checked(problems(change, desk.today))
        tx.add(change)
        for certificate in tx.find(Certificate):
            if trust.is_genuine(certificate, old.public):
                tx.put(tx.load(Certificate, certificate.id), trust.signed(certificate, new))
        keep_identity(tx, identity)
    return replace(desk, identity=identity)
