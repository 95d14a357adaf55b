"""What the staff of one PC prefer; nothing of it travels."""

from argparse import ArgumentTypeError
from dataclasses import replace
from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result
from tethelp_desktop.domain.money import Thousand, ZeroTens
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services import own_pc

_SAMPLE: Final = 1_005_000


def _options(options: Options) -> None:
    options.add("--zero-tens", type=_zero_tens, metavar="linh|le")
    options.add("--thousand", type=_thousand, metavar="nghin|ngan")


def _zero_tens(text: str) -> ZeroTens:
    """Read a word with or without its accents."""
    for member in ZeroTens:
        if fold(text) == fold(member):
            return member
    raise ArgumentTypeError(text)


def _thousand(text: str) -> Thousand:
    for member in Thousand:
        if fold(text) == fold(member):
            return member
    raise ArgumentTypeError(text)


def settings(call: Call) -> Result:
    """Tell how this PC says amounts, or choose another way; receipts keep the words they had."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            speech = own_pc.speech(reader)
        chosen = replace(
            speech,
            zero_tens=typed.zero_tens or speech.zero_tens,
            thousand=typed.thousand or speech.thousand,
        )
        if chosen != speech:
            own_pc.keep_speech(desk, chosen)
    call.terminal.say("says-amounts", words=chosen.words(_SAMPLE))
    return Result({"zero_tens": chosen.zero_tens, "thousand": chosen.thousand})


COMMANDS: Final = (Command("settings", settings, _options),)
