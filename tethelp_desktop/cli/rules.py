"""The rules, for whoever sets one aside or checks the program against the law."""

from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Result
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.wording import rule_sentence


def rules(call: Call) -> Result:
    """List every rule with its gravity, its source, and whether it may be set aside."""
    terminal = call.terminal
    sentences = {rule: rule_sentence(rule, terminal.language) for rule in Rule}
    terminal.table(
        ("rule", "severity", "may-be-set-aside", "source", "sentence"),
        [
            (
                rule.value,
                rule.severity,
                terminal.text("may-be-set-aside") if rule.can_be_set_aside else "",
                rule.source,
                sentence,
            )
            for rule, sentence in sentences.items()
        ],
    )
    return Result(
        {
            "rules": [
                {
                    "rule": rule.value,
                    "severity": rule.severity,
                    "source": rule.source,
                    "can_be_set_aside": rule.can_be_set_aside,
                    "sentence": sentence,
                }
                for rule, sentence in sentences.items()
            ]
        }
    )


COMMANDS: Final = (Command("rules", rules),)
