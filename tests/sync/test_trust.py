"""How a PC comes to be believed: files that carry keys, and headquarters' word for them."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_certificate, make_id
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate
from tethelp_desktop.domain.segments import Block
from tethelp_desktop.sync import trust
from tethelp_desktop.sync.keys import Keys, Purpose, fingerprint
from tethelp_desktop.sync.trust import Enrolment, OfficeFile, Packet

ROOT, PC = Keys.generate(), Keys.generate()
ENROLMENT = Enrolment(
    root=ROOT.public.raw.hex(),
    office_id=make_id(1),
    series="01",
    signing_key=PC.public.raw.hex(),
    recipient=PC.recipient,
    training=False,
)
OFFICE_FILE = OfficeFile(
    root=ROOT.public.raw.hex(),
    office_id=make_id(1),
    office_name="BHXH cơ sở Hoa Lư",
    headquarters_id=make_id(2),
    training=False,
    packets=(Packet("text", "00"),),
)
WRITTEN = trust.write_office_file(OFFICE_FILE, ROOT)
ASKED = trust.write_enrolment(ENROLMENT, PC)
Reader = Callable[[bytes], object]


def refused(read: Reader, data: bytes) -> None:
    with pytest.raises(TetHelpError) as raised:
        read(data)
    assert raised.value.failure is Failure.ENROLMENT_DAMAGED


def test_files_read_back() -> None:
    assert trust.read_office_file(WRITTEN) == OFFICE_FILE
    assert trust.read_enrolment(ASKED) == ENROLMENT
    assert ENROLMENT.fingerprint == fingerprint(
        PC.public.raw.hex(), PC.recipient, ENROLMENT.office_id, ENROLMENT.series
    )


@pytest.mark.parametrize(
    ("read", "data"),
    [(trust.read_office_file, WRITTEN), (trust.read_enrolment, ASKED)],
    ids=["office file", "enrolment"],
)
class TestDamage:
    def test_a_file_cut_anywhere_is_refused(self, read: Reader, data: bytes) -> None:
        for length in range(len(data) - 1):
            refused(read, data[:length])

    @given(chosen=st.data())
    def test_a_changed_byte_is_refused_or_says_the_same(
        self, read: Reader, data: bytes, chosen: st.DataObject
    ) -> None:
        changed = bytearray(data)
        changed[chosen.draw(st.integers(0, len(data) - 1))] = chosen.draw(st.integers(0, 255))
        try:
            found = read(bytes(changed))
        except TetHelpError:
            return
        assert found == read(data)

    @pytest.mark.parametrize(
        "noise", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"content":' + b"[" * 100_000]
    )
    def test_noise_is_refused(self, read: Reader, data: bytes, noise: bytes) -> None:
        refused(read, noise)


def test_an_office_file_signed_by_another_root_is_refused() -> None:
    refused(trust.read_office_file, trust.write_office_file(OFFICE_FILE, Keys.generate()))


def test_an_office_file_is_no_enrolment_and_the_other_way_round() -> None:
    refused(trust.read_enrolment, WRITTEN)
    refused(trust.read_office_file, ASKED)


@pytest.mark.parametrize(
    "change",
    [
        {"signing_key": ROOT.public.raw.hex()},
        {"signing_key": "zz"},
        {"signing_key": "ab"},
        {"root": "zz"},
        {"recipient": "age1nobody"},
        {"recipient": ""},
        {"recipient": PC.identity},
    ],
)
def test_an_enrolment_with_keys_that_are_none_is_refused(change: dict[str, str]) -> None:
    asked = msgspec.structs.replace(ENROLMENT, **change)
    refused(trust.read_enrolment, trust.write_enrolment(asked, PC))


def test_a_certificate_says_what_was_asked_for() -> None:
    certificate = trust.certify(ENROLMENT, ROOT)
    assert certificate.office_id == ENROLMENT.office_id
    assert (certificate.series, certificate.recipient) == ("01", PC.recipient)
    assert certificate.signing_key == PC.public.raw.hex()
    assert trust.is_genuine(certificate, ROOT.public)


@pytest.mark.parametrize(
    "change",
    [
        {"office_id": make_id(9)},
        {"series": "02"},
        {"signing_key": "00" * 32},
        {"recipient": ROOT.recipient},
        {"signature": "00" * 64},
        {"signature": "zz"},
        {"signature": ""},
    ],
)
def test_a_certificate_with_any_word_changed_is_not_genuine(change: dict[str, str]) -> None:
    certificate = replace(trust.certify(ENROLMENT, ROOT), **change)
    assert not trust.is_genuine(certificate, ROOT.public)


def test_a_certificate_of_another_root_is_not_genuine() -> None:
    certificate = trust.certify(ENROLMENT, PC)
    assert not trust.is_genuine(certificate, ROOT.public)


def test_a_signature_made_for_something_else_makes_no_certificate() -> None:
    certificate = trust.certify(ENROLMENT, ROOT)
    content = msgspec.json.encode(
        [
            certificate.office_id,
            certificate.series,
            certificate.signing_key,
            certificate.recipient,
        ]
    )
    assert trust.is_genuine(certificate, ROOT.public)
    borrowed = replace(certificate, signature=ROOT.sign(Purpose.RECEIPT, content).hex())
    assert not trust.is_genuine(borrowed, ROOT.public)


def test_certificates_are_found_in_the_blocks_that_carry_them() -> None:
    certificate = make_certificate()
    names = ("id", "office_id", "series", "signing_key", "recipient", "signature")
    row = (make_id(3), *(getattr(certificate, name) for name in names[1:]))
    blocks = [Block("event", ("id",), [(make_id(4),)]), Block("certificate", names, [row])]
    assert trust.certificates_in(blocks) == [certificate]


def test_a_certificate_that_lacks_something_is_read_and_not_genuine() -> None:
    (found,) = trust.certificates_in([Block("certificate", ("id",), [(make_id(3),)])])
    assert isinstance(found, Certificate)
    assert not trust.is_genuine(found, ROOT.public)
