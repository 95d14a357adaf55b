"""What a receipt says: every printed fact, frozen when the receipt is made."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Final, Self

from tethelp_desktop.domain.records import ItemKind

SEAL_MARK: Final = "T"
SEAL_LENGTH: Final = 154
"""In characters; `documents.seal` says what they hold."""
BASE45: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""What a seal is written with. Source: RFC 9285."""


def looks_like_a_seal(text: str) -> bool:
    """Tell whether a text has the shape of a receipt's seal, whatever it is worth.

    A health card's text may be as long and begin with the same letter.
    """
    is_as_long = len(text) == SEAL_LENGTH and text.startswith(SEAL_MARK)
    return is_as_long and set(text) <= set(BASE45)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """Every fact that a receipt prints, as it stood when the gift was handed over.

    Texts are NFC; dates are ISO days, the sex is `Sex`'s value, `amount` is whole đồng: the
    paper words them. A reprint years later prints these, whatever became of the person, the
    office or the rates.

    Attributes:
        office_above: The office's parent as headed, `Bảo hiểm xã hội tỉnh Ninh Bình`; may be empty.
        birth_date: Stored form of `BirthDate`; empty when unknown.
        item_months: 0 for a gift.
        item_note: One more line under the item, such as what a gift holds.
        collector: Who collected in the person's place, with relation; empty when the person came.
        training: Printed as TẬP HUẤN, worth nothing.
        amount_in_words: As the office said amounts then, without đồng; empty in receipts of
            earlier releases, which said linh and nghìn.
    """

    printed_number: str
    office: str
    office_above: str
    office_place: str
    signer_title: str
    signer_name: str
    campaign: str
    issued_on: str
    full_name: str
    birth_date: str
    sex: str
    personal_id: str
    insurance_code: str
    address: str
    kind: ItemKind
    item_months: int
    item_number: str
    item_valid_from: str
    item_valid_to: str
    item_note: str
    sponsor: str
    amount: int
    collector: str
    handed_by: str
    training: bool
    amount_in_words: str = ""

    def to_json(self) -> str:
        """Write the facts as one canonical line: sorted keys, no blanks, as stored and digested."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what any release's `to_json` wrote; facts unknown here are left out."""
        known = {field.name for field in fields(cls)}
        raw = {name: value for name, value in json.loads(text).items() if name in known}
        return cls(**{**raw, "kind": ItemKind(raw["kind"])})
