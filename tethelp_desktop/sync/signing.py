"""Signed papers that travel beside segments: JSON as it was signed, and the signature."""

from typing import Final

import msgspec

from tethelp_desktop.sync.keys import Keys, Purpose

_encode: Final = msgspec.json.Encoder(order="deterministic")


class _Signed(msgspec.Struct, frozen=True):
    content: msgspec.Raw
    signature: str


def sign_paper(content: msgspec.Struct, keys: Keys, purpose: Purpose) -> bytes:
    """Write a paper."""
    encoded = _encode.encode(content)
    signature = keys.sign(purpose, encoded).hex()
    return _encode.encode(_Signed(msgspec.Raw(encoded), signature)) + b"\n"


def open_paper(data: bytes) -> tuple[bytes, bytes]:
    """Part a paper into its content and the signature, which the caller verifies.

    Raises:
        ValueError: It is no such paper.
    """
    try:
        signed = msgspec.json.decode(data, type=_Signed)
        return bytes(signed.content), bytes.fromhex(signed.signature)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
