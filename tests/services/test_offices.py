"""Headquarters' work on the line: offices, programmes, and which PCs are believed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.builders import (
    CHEAP,
    PASSPHRASE,
    Clock,
    Line,
    make_campaign,
    make_office,
    make_person,
    make_sponsor,
    send,
    turn,
)
from tests.services.refusing import invalid, refused
from tests.store.test_store import tiny_disk
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Certificate, Level, Office
from tethelp_desktop.services import (
    certifying,
    exporting,
    offices,
    people,
    pledges,
    revoking,
    state,
)
from tethelp_desktop.services.desk import (
    current_campaign,
    enrolment,
    make_headquarters,
    open_desk,
)
from tethelp_desktop.services.offices import Joined
from tethelp_desktop.store.store import Store
from tethelp_desktop.sync import trust


def join(line: Line, folder: Path, **over: object) -> Joined:
    file = offices.write_office_file(line.hq, line.one.identity.office_id, line.folder)
    arguments = {"clock": line.clock, "cost": CHEAP} | over
    return offices.join(folder, PASSPHRASE, file, "Bình", **arguments)


class TestTheLine:
    def test_only_headquarters_writes_offices_and_programmes(self, line: Line) -> None:
        attempts = (
            lambda: offices.save_office(line.one, None, make_office()),
            lambda: offices.save_campaign(line.one, None, make_campaign()),
            lambda: offices.write_office_file(line.one, line.one.identity.office_id, line.folder),
            lambda: offices.approve_enrolment(line.one, line.folder / "x", ""),
        )
        for attempt in attempts:
            with refused(Failure.NOT_HEADQUARTERS):
                attempt()

    def test_rules_hold_at_headquarters_too(self, line: Line) -> None:
        with invalid(("symbol", Rule.REQUIRED)):
            offices.save_office(line.hq, None, make_office(symbol=""))
        with invalid(("ends_on", Rule.DATES_REVERSED)):
            offices.save_campaign(line.hq, None, make_campaign(ends_on=date(2020, 1, 1)))

    def test_the_current_programme_is_the_latest_that_is_open(self, line: Line) -> None:
        later = offices.save_campaign(
            line.hq, None, make_campaign(name="Sau", starts_on=date(2026, 2, 1))
        )
        assert line.hq.campaign == later
        turn(line.hq, later.id, closed_on=date(2026, 2, 2))
        assert line.hq.campaign is not None
        assert line.hq.campaign.name == make_campaign().name
        send(line.hq, line.one)
        with line.one.store.read() as reader:
            assert current_campaign(reader) == line.hq.campaign


class TestMakingHeadquarters:
    def test_headquarters_trusts_itself(self, line: Line) -> None:
        assert line.hq.is_headquarters
        assert not line.one.is_headquarters
        with line.hq.store.read() as reader:
            own = reader.find(Certificate)[0]
        assert own.signing_key == line.hq.identity.keys.public.raw.hex()
        assert trust.is_genuine(own, line.hq.identity.root)

    def test_the_recovery_code_opens_the_store(self, tmp_path: Path) -> None:
        desk, code = make_headquarters(
            tmp_path / "hq", PASSPHRASE, make_office(), "Quản", Clock(), cost=CHEAP
        )
        desk.store.close()
        again = open_desk(tmp_path / "hq", code.lower(), clock=Clock())
        assert again.identity == desk.identity
        assert again.staff == "Quản"
        again.store.close()

    def test_an_office_that_breaks_a_rule_makes_no_store(self, tmp_path: Path) -> None:
        with invalid(("name", Rule.REQUIRED)):
            make_headquarters(
                tmp_path / "hq", PASSPHRASE, make_office(name=""), "Quản", Clock(), cost=CHEAP
            )
        assert not (tmp_path / "hq").exists()


class TestJoining:
    def test_a_new_pc_knows_the_line_at_once(self, line: Line, tmp_path: Path) -> None:
        joined = join(line, tmp_path / "new", series="02")
        desk = joined.desk
        assert desk.office == line.one.office
        assert desk.campaign == line.campaign
        assert (desk.staff, desk.identity.series) == ("Bình", "02")
        assert desk.identity.root == line.hq.identity.root
        assert desk.identity.root_keys is None
        assert joined.enrolment.parent == line.folder
        assert offices.read_enrolment(joined.enrolment).fingerprint == joined.fingerprint
        assert enrolment(desk).fingerprint == joined.fingerprint
        desk.store.close()
        opened = open_desk(tmp_path / "new", joined.recovery_code, clock=line.clock)
        assert opened.identity == desk.identity
        opened.store.close()

    def test_a_pc_works_before_it_is_certified(self, line: Line, tmp_path: Path) -> None:
        joined = join(line, tmp_path / "new")
        people.save_person(joined.desk, None, make_person())
        assert exporting.export_bundle(joined.desk, tmp_path).changes == 1
        joined.desk.store.close()

    @pytest.mark.parametrize("series", ["", "01234", "a", "Đ1", "1-2", " 1"])
    def test_a_series_that_no_seal_has_room_for_makes_nothing(
        self, line: Line, tmp_path: Path, series: str
    ) -> None:
        with refused(Failure.SERIES_MALFORMED, series):
            join(line, tmp_path / "new", series=series)
        assert not (tmp_path / "new").exists()

    def test_a_damaged_office_file_makes_nothing(self, line: Line, tmp_path: Path) -> None:
        file = offices.write_office_file(line.hq, line.one.identity.office_id, tmp_path)
        file.write_bytes(file.read_bytes()[:-20])
        with refused(Failure.ENROLMENT_DAMAGED):
            offices.join(tmp_path / "new", PASSPHRASE, file, "Bình", cost=CHEAP)
        with refused(Failure.FILE_MISSING):
            offices.join(tmp_path / "new", PASSPHRASE, tmp_path / "x", "Bình", cost=CHEAP)
        assert not (tmp_path / "new").exists()

    @pytest.mark.parametrize("packet", [trust.Packet("x", "00"), trust.Packet("x", "zz")])
    def test_an_office_file_with_damaged_segments_leaves_no_store(
        self, line: Line, tmp_path: Path, packet: trust.Packet
    ) -> None:
        written = offices.write_office_file(line.hq, line.one.identity.office_id, tmp_path)
        file = trust.read_office_file(written.read_bytes())
        root = line.hq.identity.root_keys
        assert root is not None
        broken = msgspec.structs.replace(file, packets=(*file.packets, packet))
        written.write_bytes(trust.write_office_file(broken, root))
        with refused(Failure.ENROLMENT_DAMAGED):
            offices.join(tmp_path / "new", PASSPHRASE, written, "Bình", cost=CHEAP)
        assert not list((tmp_path / "new").iterdir())

    def test_an_office_file_that_does_not_name_its_office_leaves_no_store(
        self, line: Line, tmp_path: Path
    ) -> None:
        written = offices.write_office_file(line.hq, line.one.identity.office_id, tmp_path)
        file = trust.read_office_file(written.read_bytes())
        root = line.hq.identity.root_keys
        assert root is not None
        empty = msgspec.structs.replace(file, packets=())
        written.write_bytes(trust.write_office_file(empty, root))
        with refused(Failure.NOT_FOUND):
            offices.join(
                tmp_path / "new", PASSPHRASE, written, "Bình", clock=line.clock, cost=CHEAP
            )
        assert not list((tmp_path / "new").iterdir())

    def test_a_stick_that_takes_no_enrolment_leaves_no_store(
        self, line: Line, tmp_path: Path
    ) -> None:
        stick = tmp_path / "stick"
        with tiny_disk(stick, "32k"):
            file = offices.write_office_file(line.hq, line.one.identity.office_id, stick)
            left = 32 * 1024 - 4096 * -(-file.stat().st_size // 4096)
            (stick / "photos").write_bytes(b"x" * left)
            with refused(Failure.FILE_NOT_WRITABLE):
                offices.join(
                    tmp_path / "new", PASSPHRASE, file, "Bình", clock=line.clock, cost=CHEAP
                )
        assert not list((tmp_path / "new").iterdir())

    def test_a_folder_with_a_store_is_left_alone(self, line: Line) -> None:
        before = state.digest(line.one)
        with refused(Failure.STORE_EXISTS):
            join(line, line.one.store.folder)
        assert state.digest(line.one) == before

    def test_a_weak_passphrase_joins_nothing(self, line: Line, tmp_path: Path) -> None:
        file = offices.write_office_file(line.hq, line.one.identity.office_id, tmp_path)
        with refused(Failure.WEAK_PASSPHRASE):
            offices.join(tmp_path / "new", "ngắn", file, "Bình", cost=CHEAP)

    def test_what_asks_for_a_certificate_is_written_again(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        joined.enrolment.unlink()
        asked = offices.write_enrolment(joined.desk, joined.enrolment.parent)
        assert asked.fingerprint == joined.fingerprint
        certified = offices.approve_enrolment(line.hq, asked.path, asked.fingerprint)
        assert certified.signing_key == joined.desk.identity.keys.public.raw.hex()


class TestCertifying:
    def test_a_compared_fingerprint_makes_a_certificate_that_travels(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        certificate = offices.approve_enrolment(
            line.hq, joined.enrolment, joined.fingerprint.lower().replace("-", " ")
        )
        assert certificate.office_id == line.one.identity.office_id
        assert trust.is_genuine(certificate, line.hq.identity.root)
        send(line.hq, line.two)
        with line.two.store.read() as reader:
            assert reader.get(Certificate, certificate.id) == certificate

    def test_another_fingerprint_certifies_nobody(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        before = state.digest(line.hq)
        wrong = joined.fingerprint[:-1] + ("2" if joined.fingerprint[-1] != "2" else "3")
        for said in (wrong, "", joined.fingerprint[:-1]):
            with refused(Failure.FINGERPRINT_DIFFERS):
                offices.approve_enrolment(line.hq, joined.enrolment, said)
        assert state.digest(line.hq) == before

    def test_the_same_pc_is_certified_once(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        first = offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        before, name = state.digest(line.hq), line.one.office.name
        with refused(Failure.CERTIFIED_ALREADY, name, first.pc):
            offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        assert state.digest(line.hq) == before
        certifying.end_certificate(line.hq, first.id, line.hq.today)
        until = shown_day(line.hq.today)
        with refused(Failure.CERTIFIED_UNTIL, name, until, first.pc):
            offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        revoking.revoke(line.hq, first.id, "mất máy")
        with refused(Failure.REVOKED_ALREADY):
            offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)

    def test_a_last_day_that_is_over_certifies_nobody(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        asked = (line.hq, joined.enrolment, joined.fingerprint)
        with invalid(("valid_to", Rule.LAST_DAY_PAST)):
            offices.approve_enrolment(*asked, line.hq.today - timedelta(days=1))
        assert offices.approve_enrolment(*asked, line.hq.today).valid_to == line.hq.today

    def test_a_series_that_another_pc_of_the_office_has_is_refused(self, line: Line) -> None:
        joined = line.join(line.one, "new", series="01")
        with refused(Failure.SERIES_TAKEN, "01", line.one.office.name):
            offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)

    def test_the_same_series_in_another_office_is_fine(self, line: Line) -> None:
        with line.hq.store.read() as reader:
            series = [c.series for c in reader.find(Certificate)]
        assert series == ["01", "01", "01"]

    def test_a_request_for_another_line_is_refused(self, line: Line, tmp_path: Path) -> None:
        joined = line.join(line.one, "new")
        other, _ = make_headquarters(
            tmp_path / "other", PASSPHRASE, make_office(), "Ai", line.clock, cost=CHEAP
        )
        with refused(Failure.BUNDLE_OF_ANOTHER_ROOT):
            offices.approve_enrolment(other, joined.enrolment, joined.fingerprint)
        other.store.close()

    @pytest.mark.parametrize("series", ["dài quá", "01234"])
    def test_a_request_for_a_series_that_no_seal_takes_is_refused(
        self, line: Line, series: str
    ) -> None:
        joined = line.join(line.one, "new")
        asked = msgspec.structs.replace(enrolment(joined.desk), series=series)
        joined.enrolment.write_bytes(trust.write_enrolment(asked, joined.desk.identity.keys))
        with refused(Failure.SERIES_MALFORMED, series):
            offices.approve_enrolment(line.hq, joined.enrolment, asked.fingerprint)

    def test_a_request_for_an_office_that_is_not_there_is_refused(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        asked = msgspec.structs.replace(enrolment(joined.desk), office_id="0" * 32)
        joined.enrolment.write_bytes(trust.write_enrolment(asked, joined.desk.identity.keys))
        assert asked.fingerprint != joined.fingerprint
        with refused(Failure.NOT_FOUND):
            offices.approve_enrolment(line.hq, joined.enrolment, asked.fingerprint)

    def test_an_office_file_names_no_sponsor(self, line: Line) -> None:
        """It lies on a stick in the clear."""
        pledges.save_sponsor(line.hq, None, make_sponsor(name="Bà Mẫu Kín Tiếng", anonymous=True))
        path = offices.write_office_file(line.hq, line.one.identity.office_id, line.folder)
        assert "Kín Tiếng" not in path.read_text(encoding="utf-8")

    def test_one_pc_is_not_certified_for_two_offices(self, line: Line) -> None:
        """Else headquarters would answer each with the other's people."""
        asked = msgspec.structs.replace(
            enrolment(line.one), office_id=line.two.identity.office_id, series="07"
        )
        path = line.folder / "twice.tethelp-enrol"
        path.write_bytes(trust.write_enrolment(asked, line.one.identity.keys))
        with refused(Failure.KEY_TAKEN, line.two.office.name):
            offices.approve_enrolment(line.hq, path, asked.fingerprint)

    def test_a_missing_or_damaged_request_is_named(self, line: Line, tmp_path: Path) -> None:
        with refused(Failure.FILE_MISSING):
            offices.read_enrolment(tmp_path / "x")
        (tmp_path / "x").write_bytes(b"x")
        with refused(Failure.ENROLMENT_DAMAGED):
            offices.read_enrolment(tmp_path / "x")


def test_an_office_is_saved_and_corrected(line: Line) -> None:
    office = offices.save_office(line.hq, None, make_office(name="Mới", symbol="M"))
    with line.hq.store.read() as reader:
        loaded = reader.load(Office, office.id)
    changed = offices.save_office(line.hq, loaded, replace(office, signer_name="Mẫu"))
    assert changed.signer_name == "Mẫu"


def test_stores_do_not_keep_files_open_after_closing(line: Line, tmp_path: Path) -> None:
    joined = join(line, tmp_path / "new")
    joined.desk.store.close()
    with Store.open(tmp_path / "new", PASSPHRASE):
        pass
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        "store.db",
        "slots.json",
        "slots.json.copy",
    }


def test_nobody_but_headquarters_stands_at_the_top(line: Line) -> None:
    """What an office may write, and to whom, depends on its level."""
    for desk, level in ((line.hq, Level.DISTRICT), (line.one, Level.CENTRAL)):
        with line.hq.store.read() as reader:
            loaded = reader.load(Office, desk.identity.office_id)
        with invalid(("level", Rule.LEVEL_FIXED)):
            offices.save_office(line.hq, loaded, replace(loaded.record, level=level))


def test_two_offices_have_not_the_same_symbol(line: Line) -> None:
    again = make_office(name="BHXH cơ sở Mẫu", symbol=line.one.office.symbol.lower())
    with invalid(("symbol", Rule.SYMBOL_TAKEN)):
        offices.save_office(line.hq, None, again)
    with line.hq.store.read() as reader:
        loaded = reader.load(Office, line.one.identity.office_id)
    offices.save_office(line.hq, loaded, replace(loaded.record, place="Hoa Lư"))
