"""Which PCs headquarters believes, until when, and the root with which it says so."""

from tests.cli.running import Line, Store


def pc_of_office(line: Line) -> str:
    found = line.headquarters.told("office", "pcs")["pcs"]
    return next(one["pc"] for one in found if one["office"] == line.office_id)


def exchange(line: Line, code: int = 0) -> list[str]:
    """Carry a bundle up, and say why what is held of it is."""
    up = line.office.told("bundle", "export", "--out", line.stick)
    held = line.headquarters.told("bundle", "merge", up["path"], code=code)["held"]
    return [one["reason"] for one in held]


def told(line: Line) -> str:
    """Merge at headquarters what the office sends once more, and read what it is warned of."""
    up = line.office.told("bundle", "export", "--out", line.stick)
    ran = line.headquarters.run("bundle", "merge", up["path"])
    assert ", 0 đã có từ trước" in ran.out
    return ran.err


def test_a_pc_is_believed_up_to_a_day_and_longer(line: Line) -> None:
    pc = pc_of_office(line)
    line.office.told("generate", "--people", 2)
    ended = line.headquarters.told("office", "validity", pc, "--until", "2026-01-01")
    assert ended["valid_to"] == "2026-01-01"
    assert "01/01/2026" in line.headquarters.run("office", "pcs").out
    assert exchange(line, code=4) == ["expired"]
    assert f"tethelp office validity {pc}" in told(line)
    line.headquarters.told("office", "validity", pc)
    assert exchange(line) == []
    assert "không còn ngày hết hạn" in line.headquarters.run("office", "validity", pc).out
    assert line.office.run("office", "validity", pc).code == 1


def test_a_revoked_pc_is_believed_again(line: Line) -> None:
    pc = pc_of_office(line)
    line.headquarters.told("office", "revoke", pc, "--reason", "mất máy")
    assert "mất máy" in line.headquarters.run("office", "pcs").out
    line.office.told("generate", "--people", 2)
    assert exchange(line, code=4) == ["revoked"]
    assert f"tethelp office believe {pc}" in told(line)
    line.headquarters.told("office", "believe", pc, "--reason", "tìm thấy máy")
    assert exchange(line) == []
    assert line.headquarters.run("office", "revoke", "0000", "--reason", "x").code == 2


def test_a_pc_that_nobody_certifies_is_refused_for_good(line: Line) -> None:
    hq = line.headquarters
    assert "Không giữ phần nào" in hq.run("office", "strangers").out
    file = hq.told("office", "file", "M", "--out", line.stick)["path"]
    new = Store(line.stick / "second", hq.secret)
    init = ("--level", "district", "--office-file", file, "--staff", "Lan", "--series", "02")
    made = new.told("init", *init)
    new.told("generate", "--people", 2)
    up = new.told("bundle", "export", "--out", line.stick)["path"]
    hq.told("bundle", "merge", up, code=4)
    (stranger,) = hq.told("office", "strangers")["pcs"]
    assert (stranger["segments"], stranger["changes"]) == (1, 2)
    assert stranger["pc"] in hq.run("office", "strangers").out
    assert hq.run("office", "refuse", "000000").code == 2
    assert "Đã từ chối hẳn" in hq.run("office", "refuse", stranger["pc"][:6]).out
    merged = hq.run("bundle", "merge", up)
    assert (merged.code, "Không giữ 1 đoạn" in merged.out + merged.err) == (3, True)
    hq.told("office", "approve", made["enrolment"], "--fingerprint", made["fingerprint"])
    assert hq.told("bundle", "merge", up)["applied"] == 2


def test_headquarters_signs_with_another_root(line: Line) -> None:
    said = line.headquarters.run("office", "change-root", "--reason", "khóa cũ bị lộ")
    assert "sao lưu ngay" in said.out
    line.office.told("generate", "--people", 2)
    assert exchange(line) == []
    assert line.headquarters.told("check")["ok"]
    assert line.office.run("office", "change-root", "--reason", "thử").code == 1
