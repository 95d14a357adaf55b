"""What needs no store: amounts in words, and when Tết is."""

from argparse import ArgumentTypeError
from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.money import Speech, Thousand, ZeroTens, grouped, parse_dong
from tethelp_desktop.domain.tet import Tet
from tethelp_desktop.services import lunar
from tethelp_desktop.services.desk import wall_clock


def _words_options(options: Options) -> None:
    options.add("amounts", type=parse_dong, nargs="+", metavar="N")
    options.add("--le", action="store_true")
    options.add("--ngan", action="store_true")


def words(call: Call) -> Result:
    """Write amounts as a receipt says them."""
    typed = call.arguments
    speech = Speech(
        ZeroTens.LE if typed.le else ZeroTens.LINH,
        Thousand.NGAN if typed.ngan else Thousand.NGHIN,
    )
    written = [speech.words(amount) for amount in typed.amounts]
    for amount, text in zip(typed.amounts, written, strict=True):
        call.terminal.show(f"{grouped(amount)}: {text}")
    return Result({"words": written})


def _tet_options(options: Options) -> None:
    options.add("tet_year", type=_tet, nargs="?", metavar="YEAR")


def _tet(text: str) -> Tet:
    try:
        return lunar.tet(int(text))
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def tet(call: Call) -> Result:
    """Tell the day of a Tết, the next one where no year is named, and what its year is called."""
    today = local_day(wall_clock())
    found = call.arguments.tet_year or lunar.next_tet(today)
    days = found.days_after(today)
    call.terminal.show(f"Tết {found.name}: {shown_day(found.first_day)}")
    if days > 0:
        call.terminal.say("days-to-tet", days=days)
    return Result(
        {
            "year": found.first_day.year,
            "name": found.name,
            "first_day": found.first_day.isoformat(),
            "campaign": found.spring,
            "days": days,
        }
    )


COMMANDS: Final = (
    Command("words", words, _words_options),
    Command("tet", tet, _tet_options),
)
