"""The words of letters and reports on paper, from `resources/papers`."""

import tomllib
from collections.abc import Mapping
from functools import cache

from tethelp_desktop.resources import RESOURCES


@cache
def paper_words(name: str) -> Mapping[str, str]:
    """Read the words of one sort of paper; braces are filled in."""
    path = RESOURCES / "papers" / f"{name}.toml"
    words: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return words
