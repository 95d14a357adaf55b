"""The administrative units that ship with the program."""

from functools import cache

from tethelp_desktop.domain.places import Places
from tethelp_desktop.resources import RESOURCES


@cache
def places() -> Places:
    """Read `resources/units` once."""

    def table(name: str) -> str:
        return (RESOURCES / "units" / f"{name}.csv").read_text(encoding="utf-8")

    return Places.from_csv(
        provinces=table("provinces"),
        communes=table("communes"),
        old_provinces=table("old-provinces"),
        old_districts=table("old-districts"),
        old_communes=table("old-communes"),
        successors=table("successors"),
    )
