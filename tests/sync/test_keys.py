import pytest

from tethelp_desktop.domain.stamps import replica_of_key
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose, fingerprint

KEYS = Keys.generate()
TRAINING = Keys(KEYS.signing, KEYS.identity, training=True)


@pytest.mark.parametrize("purpose", Purpose)
def test_a_signature_proves_something_for_its_own_purpose_only(purpose: Purpose) -> None:
    signature = KEYS.sign(purpose, b"data")
    assert len(signature) == 64
    assert {other for other in Purpose if KEYS.public.verifies(other, b"data", signature)} == {
        purpose
    }


def test_a_signature_proves_nothing_of_other_data_or_by_other_keys() -> None:
    signature = KEYS.sign(Purpose.SEGMENT, b"data")
    assert not KEYS.public.verifies(Purpose.SEGMENT, b"datA", signature)
    assert not Keys.generate().public.verifies(Purpose.SEGMENT, b"data", signature)


def test_practice_proves_nothing_in_earnest_with_the_same_key() -> None:
    practice = TRAINING.sign(Purpose.RECEIPT, b"data")
    assert TRAINING.public.verifies(Purpose.RECEIPT, b"data", practice)
    assert not KEYS.public.verifies(Purpose.RECEIPT, b"data", practice)
    earnest = KEYS.sign(Purpose.RECEIPT, b"data")
    assert not TRAINING.public.verifies(Purpose.RECEIPT, b"data", earnest)


@pytest.mark.parametrize("signature", [b"", b"x" * 63, b"x" * 65])
def test_what_is_no_signature_proves_nothing(signature: bytes) -> None:
    assert not KEYS.public.verifies(Purpose.SEGMENT, b"data", signature)


@pytest.mark.parametrize("raw", [b"", b"x" * 31, b"x" * 33])
def test_what_is_no_key_proves_nothing(raw: bytes) -> None:
    assert not PublicKey(raw).verifies(Purpose.SEGMENT, b"data", bytes(64))


def test_a_pc_is_named_by_its_key() -> None:
    assert KEYS.public.replica == replica_of_key(KEYS.public.raw)


def test_private_keys_are_not_shown_where_errors_are_logged() -> None:
    shown = repr(KEYS)
    assert "AGE-SECRET" not in shown
    assert KEYS.signing.hex() not in shown
    assert repr(KEYS.signing) not in shown


def test_a_fingerprint_depends_on_both_keys_and_has_no_look_alikes() -> None:
    codes = {fingerprint(bytes([n] * 32).hex(), "age1x") for n in range(200)}
    codes |= {fingerprint(bytes(32).hex(), f"age1{n}") for n in range(200)}
    assert len(codes) == 400
    assert not {"I", "O", "0", "1"} & set("".join(codes))
    assert all(len(code) == 19 for code in codes)
