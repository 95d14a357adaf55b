"""A real PostgreSQL server for the tests that need one: private, on a socket of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

_USER = "postgres"


@contextmanager
def running_server() -> Iterator["Server"]:
    """Start a server whose data lies in memory where it can, and remove all of it after."""
    memory = Path("/dev/shm")  # noqa: S108 - a private folder is made in it
    parent = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="tethelp-pg-", dir=parent))
    server = Server(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


class Server:
    """One server; each database in it is made from a template, which is quick."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._is_root = os.geteuid() == 0
        if self._is_root:  # the server refuses to be root
            shutil.chown(folder, _USER)

    def start(self) -> None:
        data = self._folder / "data"
        self._run(
            "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        options = f"-k {self._folder} -c listen_addresses='' -c max_connections=60"
        self._run("pg_ctl", "-D", data, "-w", "-l", self._folder / "log", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "stop")

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://{_USER}@/{name}?host={self._folder}"

    def database(self, template: str = "template0") -> str:
        """Make a database, and return its name."""
        self._made += 1
        name = f"made_{self._made}"
        with psycopg.connect(
            host=str(self._folder), user=_USER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(_program(program)), *map(str, arguments)]
        if self._is_root:
            command = ["runuser", "-u", _USER, "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder)


def _program(name: str) -> Path:
    """Find one of the server's programs, which Debian keeps apart by release."""
    found: Sequence[Path] = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    on_path = shutil.which(name)
    if not found and on_path is None:
        raise FileNotFoundError(f"{name} is not here: install PostgreSQL's server for the tests")
    return found[-1] if found else Path(str(on_path))
