"""Runs commands in this process, as scripts run them outside."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tethelp_desktop.cli.main import main

PASSPHRASE = "mật khẩu của bài thử"  # noqa: S105 - opens the tests' stores


@dataclass(frozen=True)
class Ran:
    """What a command printed and returned."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The one JSON object on standard output; fails if anything else is there."""
        facts = json.loads(self.out)
        assert isinstance(facts, dict)
        return facts


def run(*arguments: object) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Ran(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Store:
    """A store that commands are run on."""

    folder: Path
    secret: Path

    def run(self, *arguments: object) -> Ran:
        return run(*arguments, "--store", self.folder, "--passphrase-file", self.secret)

    def told(self, *arguments: object, code: int = 0) -> dict[str, Any]:
        """Run with --json, demand an exit code, and read the facts."""
        ran = self.run(*arguments, "--json")
        assert ran.code == code, (ran.code, ran.out, ran.err)
        return ran.facts


@dataclass(frozen=True)
class Line:
    """Headquarters and one office whose PC is certified, with what the office may award from."""

    headquarters: Store
    office: Store
    stick: Path
    office_id: str


def write_secret(folder: Path) -> Path:
    secret = folder / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return secret


def make_headquarters(folder: Path, *options: str) -> Store:
    store = Store(folder / "headquarters", write_secret(folder))
    name = ("--level", "central", "--name", "BHXH Việt Nam", "--symbol", "TW", "--staff", "Quản")
    store.told("init", *name, *options)
    return store


def make_line(folder: Path) -> Line:
    """Make a line by the commands alone: an office file out, an enrolment back, a bundle down."""
    headquarters = make_headquarters(folder, "--training")
    campaign = ("--name", "Xuân Giáp Thìn 2024", "--from", "2023-11-29", "--to", "28/02/2099")
    headquarters.told("campaigns", "add", *campaign)
    office_id = headquarters.told(
        "office", "add", "--name", "BHXH cơ sở Mẫu", "--level", "district", "--symbol", "M"
    )["office"]["id"]
    file = headquarters.told("office", "file", "M", "--out", folder)["path"]
    office = Store(folder / "office", headquarters.secret)
    made = office.told("init", "--level", "district", "--office-file", file, "--staff", "Lan")
    headquarters.told("office", "approve", made["enrolment"], "--fingerprint", made["fingerprint"])
    down = headquarters.told("bundle", "export", "--out", folder, "--to", office_id)
    office.told("bundle", "merge", down["path"])
    return Line(headquarters, office, folder, office_id)
