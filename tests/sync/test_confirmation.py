import random
from string import ascii_uppercase, digits

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.segments import UP, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.sync.confirmation import Shared, _key_of, bare, is_whole
from tethelp_desktop.sync.keys import Keys

TOP, HERE, OTHER = (Keys.generate() for _ in range(3))
OFFICE, STREAM, HASH = Stamp("0" * 32), StreamName(Replica("8" * 16), UP), "ab" * 32
CODE = Shared(TOP, HERE.recipient).code(OFFICE, STREAM, 12, HASH)


def says(typed: str, keys: Keys = HERE, of: Keys = TOP) -> bool:
    return Shared(keys, of.recipient).says(typed, OFFICE, STREAM, 12, HASH)


def test_both_sides_make_the_same_code_and_nobody_else_does() -> None:
    assert says(CODE)
    assert not says(CODE, keys=OTHER)
    assert not says(CODE, of=OTHER)
    assert is_whole(CODE)
    assert len(bare(CODE)) == 14


def test_a_key_is_read_as_age_wrote_it() -> None:
    for keys in (TOP, HERE, OTHER):
        private = X25519PrivateKey.from_private_bytes(_key_of(keys.identity))
        assert private.public_key().public_bytes_raw() == _key_of(keys.recipient)
        pyrage.x25519.Recipient.from_str(keys.recipient)


@pytest.mark.parametrize(
    "typed",
    [CODE.lower(), bare(CODE), f" {CODE[:6]} {CODE[6:]} ", CODE.replace("-", " ")],
    ids=["small", "bare", "blanks", "spaced"],
)
def test_how_it_is_spaced_and_capitalised_does_not_matter(typed: str) -> None:
    assert is_whole(typed)
    assert says(typed)


def test_letters_that_look_like_digits_are_taken_for_them() -> None:
    heard = bare(CODE).replace("0", "O").replace("1", "L")
    assert is_whole(heard)
    assert says(heard)


@given(st.integers(0, 13), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_any_wrong_sign_is_refused(place: int, sign: str) -> None:
    signs = bare(CODE)
    assert says(signs[:place] + sign + signs[place + 1 :]) == (signs[place] == sign)


def test_of_ten_thousand_other_codes_none_is_taken() -> None:
    chance, shared = random.Random(3), Shared(HERE, TOP.recipient)  # noqa: S311 - tests
    for _ in range(10_000):
        typed = "".join(chance.choices(digits + ascii_uppercase, k=14))
        assert not shared.says(typed, OFFICE, STREAM, 12, HASH)


def test_it_holds_for_one_office_stream_number_and_content() -> None:
    shared = Shared(HERE, TOP.recipient)
    assert not shared.says(CODE, Stamp("1" * 32), STREAM, 12, HASH)
    assert not shared.says(CODE, OFFICE, StreamName(Replica("9" * 16), UP), 12, HASH)
    assert not shared.says(CODE, OFFICE, STREAM, 13, HASH)
    assert not shared.says(CODE, OFFICE, STREAM, 12, "cd" * 32)


def test_practice_confirms_nothing_in_earnest() -> None:
    practice = Keys(TOP.signing, TOP.identity, training=True)
    assert not says(Shared(practice, HERE.recipient).code(OFFICE, STREAM, 12, HASH))


@pytest.mark.parametrize(
    "typed",
    ["", CODE[:-1], CODE + "7", CODE[:-1] + "U", CODE[:-1] + "Đ"],
    ids=["nothing", "short", "long", "no-sign", "foreign"],
)
def test_a_code_that_is_not_whole_is_told_apart(typed: str) -> None:
    assert not is_whole(typed)
