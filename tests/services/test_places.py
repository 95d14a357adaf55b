"""The units as headquarters changes them, and as the offices come to know them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import Line, add_approved, make_unit_change, send
from tests.services.refusing import refused
from tests.services.test_exchange import bundle_of, row_of
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import UnitChange, UnitCode, UnitSystem
from tethelp_desktop.domain.unit_tables import UnitFault, UnitLaw
from tethelp_desktop.services import handover, receiving, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import import_units, places_at, shipped_places

HOME = UnitCode(UnitSystem.SINCE_2025, "14359")
LAW = UnitLaw(date(2026, 1, 1), "NQ Mẫu")


def table(folder: Path, *lines: str) -> Path:
    path = folder / "units.csv"
    path.write_text("\n".join(["code,kind,name,province", *lines, ""]), encoding="utf-8")
    return path


def names(desk: Desk, typed: str) -> list[str]:
    return [commune.full_name for commune in places_at(desk).find(typed)]


def test_a_district_finds_the_name_that_headquarters_imported(line: Line, tmp_path: Path) -> None:
    path = table(tmp_path, "14359,phường,Mẫu Mới,37", "14329,phường,Hoa Lư,37")
    assert names(line.one, "mau moi ninh binh") == []
    found = import_units(line.hq, path, LAW)
    assert (len(found.changes), found.unchanged, found.left) == (1, 1, 3319)
    assert names(line.hq, "mau moi ninh binh") == ["phường Mẫu Mới, tỉnh Ninh Bình"]
    assert names(line.one, "mau moi ninh binh") == []
    send(line.hq, line.one)
    assert names(line.one, "mau moi ninh binh") == ["phường Mẫu Mới, tỉnh Ninh Bình"]
    assert import_units(line.hq, path, LAW).changes == (), "it is known now"


def test_a_receipt_names_the_commune_as_it_is_called_that_day(line: Line, tmp_path: Path) -> None:
    import_units(line.hq, table(tmp_path, "14359,phường,Mẫu Mới,37"), LAW)
    send(line.hq, line.one)
    (award,) = add_approved(line.one)
    receipt = handover.hand_over(line.one, award.id).receipt
    assert "phường Mẫu Mới" in ReceiptFacts.from_json(receipt.facts).address


def test_a_change_of_a_later_day_begins_on_that_day(line: Line) -> None:
    tomorrow = line.one.today + timedelta(days=1)
    with line.hq.write() as tx:
        tx.add(make_unit_change(code=HOME, name="Mẫu Mới", valid_from=tomorrow))
    assert places_at(line.hq) is shipped_places()
    line.clock.turn(days=1)
    commune = places_at(line.hq).commune(HOME)
    assert commune is not None
    assert commune.name == "Mẫu Mới"
    assert places_at(line.hq) is places_at(line.hq), "read once"


def test_a_change_that_an_office_makes_is_held(line: Line) -> None:
    with line.hq.write() as tx:
        genuine = tx.add(make_unit_change(code=HOME, valid_from=date(2026, 1, 1)))
    forgery = row_of(line.one, genuine, "unit_change")
    merged = receiving.merge_bundles(line.two, [bundle_of(line.one, line.two, forgery)])
    assert [reason for _, _, reason in merged.held] == ["no-authority:unit_change"]
    assert places_at(line.two) is shipped_places()


def test_a_wrong_line_keeps_everything_out(line: Line, tmp_path: Path) -> None:
    before = state.digest(line.hq)
    path = table(tmp_path, "14359,phường,Mẫu Mới,37", "1432,phường,Hoa Lư,37")
    found = import_units(line.hq, path, LAW)
    assert [(line.number, line.fault) for line in found.bad] == [(3, UnitFault.CODE)]
    assert state.digest(line.hq) == before


def test_a_comparison_writes_nothing(line: Line, tmp_path: Path) -> None:
    before = state.digest(line.hq)
    found = import_units(line.hq, table(tmp_path, "14359,phường,Mới,37"), LAW, dry_run=True)
    assert len(found.changes) == 1
    assert state.digest(line.hq) == before
    with line.hq.store.read() as reader:
        assert reader.find(UnitChange) == []


@pytest.mark.parametrize(
    ("content", "law", "failure"),
    [
        (b"PK\x03\x04\xff", LAW, Failure.UNITS_FILE_WRONG),
        (b"name\nHoa Lu\n", LAW, Failure.UNITS_FILE_WRONG),
        (b"code,kind,name,province\n", None, Failure.UNITS_LAW_MISSING),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused(
    line: Line, tmp_path: Path, content: bytes, law: UnitLaw | None, failure: Failure
) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes(content)
    with refused(failure):
        import_units(line.hq, path, law)


def test_only_headquarters_imports(line: Line, tmp_path: Path) -> None:
    with refused(Failure.NOT_HEADQUARTERS):
        import_units(line.one, table(tmp_path), LAW)


def test_any_pc_of_headquarters_imports(line: Line, tmp_path: Path) -> None:
    second = line.certified(line.hq, "second")
    assert import_units(second, table(tmp_path, "14359,phường,Mẫu Mới,37"), LAW).changes


def test_an_amendment_that_is_not_in_force_yet_is_recorded_once(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "amendments.tsv"
    head = "code\tbefore\tsince\tin_force_on\tdecree"
    path.write_text(f"{head}\n14359\tPhường Nam Hoa Lư\tXã Mẫu\t2026-03-01\tNQ\n", encoding="utf-8")
    assert len(import_units(line.hq, path).changes) == 1
    again = import_units(line.hq, path)
    assert (again.changes, again.unchanged) == ((), 1)


def test_a_correction_is_taken_back(line: Line, tmp_path: Path) -> None:
    for name in ("Mẫu Mới", "Mẫu Nhầm", "Mẫu Mới"):
        found = import_units(line.hq, table(tmp_path, f"14359,phường,{name},37"), LAW)
        assert [change.name for change in found.changes] == [name]
    commune = places_at(line.hq).commune(UnitCode(UnitSystem.SINCE_2025, "14359"))
    assert commune is not None
    assert commune.name == "Mẫu Mới"
