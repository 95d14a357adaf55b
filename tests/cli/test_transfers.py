"""People transferred between offices by commands."""

from typing import Any

from tests.cli.running import Line, Store


def carried(line: Line, sender: Store, receiver: Store, to: str) -> None:
    made = sender.told("bundle", "export", "--out", line.stick, "--to", to)
    receiver.told("bundle", "merge", made["path"])


def listed(store: Store) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = store.told("transfers", "list")["transfers"]
    return found


def second_office(line: Line) -> tuple[Store, str]:
    """Let another office join; both are told of each other."""
    top = line.headquarters
    add = ("--name", "BHXH cơ sở Khác", "--level", "district", "--symbol", "K")
    office_id = top.told("office", "add", *add)["office"]["id"]
    file = top.told("office", "file", "K", "--out", line.stick)["path"]
    store = Store(line.stick / "second", top.secret)
    made = store.told("init", "--level", "district", "--office-file", file, "--staff", "Mai")
    top.told("office", "approve", made["enrolment"], "--fingerprint", made["fingerprint"])
    carried(line, top, store, office_id)
    carried(line, top, line.office, line.office_id)
    return store, office_id


def test_a_person_is_transferred_from_stick_to_stick(line: Line) -> None:
    other, other_id = second_office(line)
    add = ("people", "add", "--name", "Trần Thị Tư", "--birth", "1957", "--address", "Thôn Mẫu")
    person = line.office.told(*add)["people"][0]["id"]
    send = ("transfers", "send", person, "--office", "K")
    assert line.office.run(*send).code == 2  # a reason is asked for
    sent = line.office.told(*send, "--reason", "Chuyển nơi ở")["transfer"]
    assert line.office.told(*send, "--reason", "x", code=1)["error"] == "transferred-before"
    carried(line, line.office, other, other_id)
    (arrived,) = listed(other)
    assert (arrived["person"], arrived["state"], arrived["to_answer"]) == (
        "Trần Thị Tư",
        "waiting",
        True,
    )
    assert "chờ đơn vị này trả lời: 1" in other.run("transfers", "list").out
    assert "Đã tiếp nhận Trần Thị Tư" in other.run("transfers", "accept", sent["id"]).out
    carried(line, other, line.office, line.office_id)
    assert [one["state"] for one in listed(line.office)] == ["accepted"]


def test_a_transfer_is_refused_or_taken_back_with_a_reason(line: Line) -> None:
    other, other_id = second_office(line)
    sent = []
    for name in ("Trần Thị Tư", "Lê Văn Năm"):
        added = line.office.told("people", "add", "--name", name, "--birth", "1957")
        person = added["people"][0]["id"]
        made = line.office.told(
            *("transfers", "send", person, "--office", "K", "--reason", "Chuyển nơi ở")
        )
        sent.append(made["transfer"]["id"])
    carried(line, line.office, other, other_id)
    other.told("transfers", "refuse", sent[0], "--reason", "Không ở đây")
    line.office.told("transfers", "take-back", sent[1], "--reason", "Nhầm người")
    carried(line, other, line.office, line.office_id)
    states = {one["person"]: (one["state"], one["reply"]) for one in listed(line.office)}
    assert states == {
        "Trần Thị Tư": ("refused", "Không ở đây"),
        "Lê Văn Năm": ("taken-back", "Nhầm người"),
    }
    shown = line.office.run("transfers", "list").out
    assert shown.count("Chuyển nơi ở") == 2
    assert "Không ở đây" in shown
    told = other.told("transfers", "accept", sent[0], code=1)
    assert told["error"] == "transfer-answered"
