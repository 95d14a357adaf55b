from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from tests.documents.builders import KEY, NONCE, make_sealed_facts, make_text
from tethelp_desktop.documents.pages import Unreadable
from tethelp_desktop.documents.seal import (
    NotASeal,
    SealedFacts,
    make_seal,
    qr_modules,
    read_seal,
    seals_in_file,
    seals_in_image,
)
from tethelp_desktop.domain.receipts import SEAL_LENGTH
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.stamps import Replica

BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

sealed_facts = st.builds(
    SealedFacts,
    training=st.booleans(),
    kind=st.sampled_from(ItemKind),
    key=st.binary(min_size=8, max_size=8).map(lambda raw: Replica(raw.hex())),
    series=st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=4),
    number=st.integers(0, 2**24 - 1),
    amount=st.integers(0, 2**40 - 1),
    day=st.dates(date(2020, 1, 1), date(2199, 6, 6)),
)


def is_accepted(text: str) -> bool:
    try:
        seal = read_seal(text)
        KEY.public_key().verify(seal.signature, seal.signed)
    except (NotASeal, InvalidSignature):
        return False
    return True


def picture_of(text: str, *, scale: int = 4) -> Image.Image:
    rows = qr_modules(text)
    code = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows))
    code = code.point(lambda module: 0 if module else 255)
    page = Image.new("L", (len(rows) + 20, len(rows) + 20), 255)
    page.paste(code, (10, 10))
    return page.resize((page.width * scale, page.height * scale), Image.Resampling.NEAREST)


@given(facts=sealed_facts, nonce=st.binary(min_size=16, max_size=16))
def test_a_seal_says_what_was_sealed(facts: SealedFacts, nonce: bytes) -> None:
    text = make_seal(facts, nonce, KEY.sign)
    seal = read_seal(text)
    assert len(text) == SEAL_LENGTH
    assert (seal.facts, seal.nonce) == (facts, nonce)
    KEY.public_key().verify(seal.signature, seal.signed)


def test_the_bytes_of_a_seal_stay_as_they_were_released() -> None:
    seal = read_seal(make_seal(make_sealed_facts(key="8123456789abcdef"), NONCE, KEY.sign))
    assert seal.signed.hex(" ", 1) == (
        "11 81 23 45 67 89 ab cd ef 00 00 26 00 00 7b 00 00 13 47 f0 08 b3 "
        "00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f"
    )


def test_no_change_of_one_character_is_accepted() -> None:
    text = make_text()
    assert is_accepted(text)
    changed = (
        text[:place] + character + text[place + 1 :]
        for place in range(len(text))
        for character in BASE45 + "at_,"
        if character != text[place]
    )
    assert not any(map(is_accepted, changed))


@given(raw=st.binary(min_size=102, max_size=102))
def test_what_is_read_has_no_other_text(raw: bytes) -> None:
    numbers = [int.from_bytes(raw[i : i + 2], "big") for i in range(0, 102, 2)]
    text = "T" + "".join(BASE45[n % 45] + BASE45[n // 45 % 45] + BASE45[n // 2025] for n in numbers)
    try:
        seal = read_seal(text)
    except NotASeal:
        return
    assert make_seal(seal.facts, seal.nonce, lambda _: seal.signature) == text


@given(text=st.text() | st.text(BASE45, min_size=153, max_size=153).map("T".__add__))
def test_any_other_text_is_no_seal_or_of_no_key(text: str) -> None:
    assert not is_accepted(text)


def test_a_seal_of_another_key_does_not_verify() -> None:
    seal = read_seal(make_text())
    with pytest.raises(InvalidSignature):
        Ed25519PrivateKey.generate().public_key().verify(seal.signature, seal.signed)


def test_series_that_look_like_one_number_are_told_apart() -> None:
    texts = {make_text(series=series) for series in ("1", "01", "001", "0001", "A", "0A")}
    assert len(texts) == 6


@pytest.mark.parametrize(
    "over",
    [
        {"series": ""},
        {"series": "00001"},
        {"series": "a"},
        {"number": 2**24},
        {"number": -1},
        {"amount": 2**40},
        {"amount": -1},
        {"day": date(2019, 12, 31)},
        {"key": "8123"},
        {"key": "a PC"},
    ],
)
def test_a_fact_that_has_no_place_is_refused(over: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011, the kind of error is the whole promise
        make_text(**over)


def test_a_nonce_or_signature_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="nonce"):
        make_seal(make_sealed_facts(), b"short", KEY.sign)
    with pytest.raises(ValueError, match="signature"):
        make_seal(make_sealed_facts(), NONCE, lambda _: b"short")


def test_a_training_seal_differs_in_its_bytes() -> None:
    assert read_seal(make_text(training=True)).facts.training
    assert not read_seal(make_text()).facts.training


def test_every_seal_fills_a_code_of_41_modules() -> None:
    rows = qr_modules(make_text())
    assert [len(row) for row in rows] == [41] * 41
    assert set().union(*rows) == {0, 1}


@pytest.mark.parametrize("degrees", [0, 7, 90, 180, 200])
def test_a_turned_and_blurred_picture_is_read(degrees: int) -> None:
    image = picture_of(make_text()).rotate(degrees, expand=True, fillcolor=255)
    assert seals_in_image(image.filter(ImageFilter.GaussianBlur(0.8))) == [make_text()]


def test_codes_of_others_are_passed_over() -> None:
    citizen = zxingcpp.create_barcode(
        "037157001234||Nguyễn Thị Thử|14081957|Nữ|Thôn Thử|01012022",
        zxingcpp.BarcodeFormat.QRCode,
    )
    other = Image.fromarray(citizen.to_image(scale=4))
    ours = picture_of(make_text())
    table = Image.new("L", (ours.width + other.width, max(ours.height, other.height)), 255)
    table.paste(ours, (0, 0))
    table.paste(other, (ours.width, 0))
    assert seals_in_image(table) == [make_text()]


@pytest.mark.parametrize("name", ["scan.png", "photo.jpg", "scan.tiff"])
def test_seals_are_read_from_a_file(tmp_path: Path, name: str) -> None:
    picture_of(make_text()).save(tmp_path / name)
    assert seals_in_file(tmp_path / name) == [make_text()]


def test_a_picture_without_a_seal_has_none(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "white").save(tmp_path / "blank.png")
    assert seals_in_file(tmp_path / "blank.png") == []


def test_damaged_files_are_called_unreadable(tmp_path: Path) -> None:
    whole = BytesIO()
    picture_of(make_text()).save(whole, "PNG")
    damaged = tmp_path / "damaged"
    for content in (b"", b"%PDF-1.4 and no more", b"PK\3\4", whole.getvalue()[:200], b"\x89PNG"):
        damaged.write_bytes(content)
        with pytest.raises(Unreadable):
            seals_in_file(damaged)


def test_a_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        seals_in_file(tmp_path / "nowhere.pdf")
