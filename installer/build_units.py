"""Builds resources/units from the PyPI package vietnamadminunits 1.0.4 and amendments.tsv.

    python installer/build_units.py vietnamadminunits-1.0.4-py3-none-any.whl

Reads the package's data files inside the wheel and imports none of its code, which needs
shapely and asks a server on the network. Its names are the source of a unit's kind: a few of
its kind columns disagree with them. Run it again after a new line in amendments.tsv.
"""

import csv
import io
import json
import re
import sqlite3
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

UNITS: Final = Path(__file__).resolve().parents[1] / "resources" / "units"

Row = tuple[str, ...]

_KIND: Final = re.compile(
    r"(xã|phường|đặc khu|thị trấn|quận|huyện|thị xã|thành phố|tỉnh) (.+)", re.IGNORECASE
)
_SMALL_FIRST_LETTER: Final = re.compile(r"(?<= )[^\W\d_a-z]")


def kind_and_name(full_name: str) -> tuple[str, str]:
    """Split `Thị Trấn Ái Tử` into `thị trấn` and `Ái Tử`, cleaned.

    The data lost the capitals of some accented first letters (`Xã Đại áng`) and writes a
    straight apostrophe (`Xã Ea H'Leo`).
    """
    text = " ".join(unicodedata.normalize("NFC", full_name).replace("'", "’").split())
    text = _SMALL_FIRST_LETTER.sub(lambda letter: letter[0].upper(), text)
    found = _KIND.fullmatch(text)
    if found is None:
        raise ValueError(f"no kind of unit: {full_name!r}")
    return found[1].lower(), found[2]


def read_amendments(path: Path) -> dict[str, Row]:
    """Read the renamed units by code: name before, name since."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", strict=True
    )
    return {row["code"]: (row["before"], row["since"]) for row in rows}


def amended(units: Iterable[Row], amendments: dict[str, Row]) -> Iterator[Row]:
    """Rename units (code, full name, …); stops when a name is not the one that was amended."""
    for code, name, *rest in units:
        before, since = amendments.get(code, (name, name))
        if name != before:
            raise ValueError(f"{code} is {name!r}, not {before!r}: is the amendment in the data?")
        yield code, since, *rest


def successors(converter: dict[str, Any], new: dict[str, str], old: dict[str, str]) -> set[Row]:
    """Read the pairs (old code, new code) out of the package's converter, which has keys."""
    pairs: set[Row] = set()
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, replaced in communes.items():
            pairs |= {(old[key], new[f"{province}_{commune}"]) for key in replaced}
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            pairs |= {(old[key], new[f"{province}_{part['newWardKey']}"]) for part in parts}
    return pairs


def write(name: str, header: str, rows: Iterable[Row]) -> None:
    """Write one table, sorted by code, and say how many rows it has."""
    distinct = sorted(set(rows))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(distinct)
    (UNITS / name).write_text(text.getvalue(), encoding="utf-8", newline="\n")
    print(f"{name}: {len(distinct)}")


def named(units: Iterable[Row]) -> Iterator[Row]:
    """Turn (code, full name, …) into (code, kind, name, …)."""
    for code, full_name, *rest in units:
        yield code, *kind_and_name(full_name), *rest


def main(wheel: Path) -> None:
    """Build every table from the wheel."""
    with zipfile.ZipFile(wheel) as package:
        data = package.read("vietnamadminunits/data/dataset.db")
        converter = json.loads(package.read("vietnamadminunits/data/converter_2025.json"))
    base = sqlite3.connect(":memory:")
    base.deserialize(data)
    amendments = read_amendments(UNITS / "amendments.tsv")

    provinces = set(base.execute("SELECT provinceCode, province FROM admin_units"))
    communes = base.execute("SELECT wardCode, ward, provinceCode FROM admin_units").fetchall()
    write("provinces.csv", "code,kind,name", named(amended(provinces, amendments)))
    write("communes.csv", "code,kind,name,province", named(amended(communes, amendments)))

    legacy = base.execute(
        "SELECT provinceCode, province, districtCode, district, wardCode, ward"
        " FROM admin_units_legacy"
    ).fetchall()
    write("old-provinces.csv", "code,kind,name", named(unit[:2] for unit in legacy))
    districts = (unit[2:4] + unit[:1] for unit in legacy)
    write("old-districts.csv", "code,kind,name,province", named(districts))
    old_communes = (unit[4:] + unit[2:3] for unit in legacy if unit[4])
    write("old-communes.csv", "code,kind,name,district", named(old_communes))

    new_keys = base.execute("SELECT provinceKey || '_' || wardKey, wardCode FROM admin_units")
    # Five island districts had no communes: the district's own code stands for the place.
    old_keys = base.execute(
        "SELECT provinceKey || '_' || districtKey || '_' || ifnull(wardKey, ''),"
        " ifnull(wardCode, districtCode) FROM admin_units_legacy"
    )
    write("successors.csv", "old,new", successors(converter, dict(new_keys), dict(old_keys)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
