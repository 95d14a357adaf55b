"""The parser of the command line, which speaks the caller's language where `argparse` cannot."""

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from tethelp_desktop.cli.commands import Usage
from tethelp_desktop.wording import Language, catalogue

_MISTAKES: Final = (
    ("required", re.compile(r"the following arguments are required: (.+)")),
    ("unrecognized", re.compile(r"unrecognized arguments: (.+)")),
    ("ambiguous", re.compile(r"ambiguous option: (\S+) could match (.+)")),
    ("wants-one", re.compile(r"argument (\S+): expected one argument")),
    ("wants-some", re.compile(r"argument (\S+): expected at least one argument")),
    ("takes-none", re.compile(r"argument (\S+): ignored explicit argument (.+)")),
    ("excludes", re.compile(r"argument (\S+): not allowed with argument (\S+)")),
    ("one-of-several", re.compile(r"one of the arguments (.+) is required")),
    ("no-command", re.compile(r"argument COMMAND: invalid choice: '(.+)' \(choose from (.+)\)")),
    ("of-option", re.compile(r"argument (\S+): (.+)", re.DOTALL)),
)
"""What `argparse` says in English, by the sentence that says it in the caller's language."""


class Parser(ArgumentParser):
    """Raises `Usage` where it was called wrongly, in the caller's language."""

    def __init__(self, *, language: Language, **settings: Any) -> None:
        words = catalogue(language)["parsing"]
        has_help = settings.pop("add_help", True)
        super().__init__(
            add_help=False,
            formatter_class=lambda prog: _Formatter(words, prog),
            **settings,
        )
        self._words = words
        self._positionals.title = words["arguments"]
        self._optionals.title = words["options"]
        if has_help:
            self.add_argument(
                "-h", "--help", action="help", default=SUPPRESS, help=words["show-help"]
            )

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong, with how the command is called."""
        raise Usage(f"{self._translated(message)}\n{self.format_usage().strip()}")

    def _translated(self, message: str) -> str:
        for name, pattern in _MISTAKES:
            if found := pattern.fullmatch(message):
                return self._words[name].format(*found.groups())
        return message


class _Formatter(HelpFormatter):
    def __init__(self, words: Mapping[str, str], prog: str) -> None:
        super().__init__(prog)
        self._call = words["call"]

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._call if prefix is None else prefix)
