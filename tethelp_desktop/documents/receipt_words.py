"""The words of the receipt on paper, from `resources/receipts`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.resources import RESOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWords:
    """What the receipt says of one kind of item.

    Attributes:
        content: Takes the number of months.
        number: Heads the column of the item's own number.
    """

    subject: str
    content: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptWords:
    """Every word that the receipt brings itself; `{}` takes a fact.

    Attributes:
        document: Title of a file with one receipt; `documents` of one with several.
        words: Takes the amount in words.
        leaf: What this sheet is for; `copy_leaf` on a copy.
        sexes: By the value of `Sex`.
    """

    nation: str
    motto: str
    number: str
    place_and_day: str
    title: str
    document: str
    documents: str
    copy: str
    void: str
    void_reason: str
    training: str
    training_note: str
    recipient: str
    birth: str
    sex: str
    personal_id: str
    insurance_code: str
    address: str
    sponsor: str
    collector: str
    content_head: str
    quantity_head: str
    amount_head: str
    quantity: str
    valid: str
    valid_from: str
    valid_to: str
    in_words: str
    words: str
    statement: str
    proxy_statement: str
    received: str
    received_by_proxy: str
    handed: str
    signer: str
    sign: str
    sign_and_seal: str
    scan: str
    leaf: str
    copy_leaf: str
    sealed: str
    printed_at: str
    device: str
    sexes: Mapping[str, str]
    item: Mapping[ItemKind, ItemWords]


@cache
def receipt_words() -> ReceiptWords:
    """Read the words; a missing or unknown entry is a TypeError at once, not a gap on paper."""
    path = RESOURCES / "receipts" / "vi.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    item = {ItemKind(kind): ItemWords(**words) for kind, words in raw.pop("item").items()}
    return ReceiptWords(**raw, item=item)
