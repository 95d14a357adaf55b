"""What a PC is, and how its store keeps it: keys, office, headquarters and receipt series."""

from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.store.transactions import FORMER_KEYS
from tethelp_desktop.sync.keys import Keys, PublicKey
from tethelp_desktop.sync.trust import Enrolment

_FORMER_IDENTITIES: Final = "former-age-identities"


@dataclass(frozen=True, slots=True)
class Identity:
    """What this PC is.

    Attributes:
        keys: Its private keys.
        office_id: The office it works for.
        headquarters_id: The office at the top of the line.
        root: Whose certificates it believes.
        root_keys: The root's private keys, at headquarters only.
        series: Its receipt series.
        former: Its keys before it was renewed; what they signed is its own, they sign no more.
    """

    keys: Keys
    office_id: Stamp
    headquarters_id: Stamp
    root: PublicKey
    root_keys: Keys | None
    series: str
    former: tuple[PublicKey, ...] = ()

    @property
    def own_keys(self) -> tuple[PublicKey, ...]:
        """What this PC signs and ever signed with."""
        return (self.keys.public, *self.former)

    @property
    def own_replicas(self) -> frozenset[Replica]:
        """The names of this PC, now and earlier."""
        return frozenset(key.replica for key in self.own_keys)

    @property
    def training(self) -> bool:
        """Whether everything here is practice."""
        return self.keys.training


def request_of(identity: Identity) -> Enrolment:
    """Make what a PC asks headquarters to certify."""
    return Enrolment(
        root=identity.root.raw.hex(),
        office_id=identity.office_id,
        series=identity.series,
        signing_key=identity.keys.public.raw.hex(),
        recipient=identity.keys.recipient,
        training=identity.training,
    )


def keep_identity(tx: Writer, identity: Identity) -> None:
    """Write what this PC is into its store."""
    tx.set("signing-key", identity.keys.signing.hex())
    tx.set("age-identity", identity.keys.identity)
    tx.set("training", "yes" if identity.training else "no")
    tx.set("office", identity.office_id)
    tx.set("headquarters", identity.headquarters_id)
    tx.set("root", identity.root.raw.hex())
    tx.set("series", identity.series)
    tx.set("staff", tx.staff)
    if identity.former:
        tx.set(FORMER_KEYS, " ".join(key.raw.hex() for key in identity.former))
        tx.set(_FORMER_IDENTITIES, " ".join(identity.keys.former))
    if identity.root_keys is not None:
        tx.set("root-signing-key", identity.root_keys.signing.hex())
        tx.set("root-age-identity", identity.root_keys.identity)


def read_identity(reader: Reader) -> Identity:
    """Read what this PC is.

    Raises:
        TetHelpError: Something of it is missing.
    """

    def kept(name: str) -> str:
        value = reader.setting(name)
        if value is None:
            raise TetHelpError(Failure.STORE_DAMAGED, name)
        return value

    training = kept("training") == "yes"
    root_signing = reader.setting("root-signing-key")
    root_keys = None
    if root_signing is not None:
        root_keys = Keys(bytes.fromhex(root_signing), kept("root-age-identity"), training)
    return Identity(
        keys=Keys(
            bytes.fromhex(kept("signing-key")),
            kept("age-identity"),
            training,
            tuple((reader.setting(_FORMER_IDENTITIES) or "").split()),
        ),
        office_id=Stamp(kept("office")),
        headquarters_id=Stamp(kept("headquarters")),
        root=PublicKey(bytes.fromhex(kept("root")), training),
        root_keys=root_keys,
        series=kept("series"),
        former=tuple(
            PublicKey(bytes.fromhex(raw), training)
            for raw in (reader.setting(FORMER_KEYS) or "").split()
        ),
    )
