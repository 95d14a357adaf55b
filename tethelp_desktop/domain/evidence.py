"""Rules of scans and photographs that prove a record."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from tethelp_desktop.domain.checks import required
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Attachment

LARGEST: Final = 1_000_000
"""Bytes of one attached file: what a district carries on a stick hundreds of times."""


def attachment_problems(entry: Attachment, _today: date) -> Iterator[Problem]:
    """Find what is wrong with an attachment as it stands."""
    if entry.reverses is not None:
        yield from required(entry, "reason")
        return
    yield from required(entry, "media_type", "content", "digest")
