"""What the members of an office's staff may do, by their roles.

Roles bind through the program and its history. Whoever may open a store holds its key, and could
change it with other tools: keys and signatures guard against strangers, roles against slips.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tethelp_desktop.domain.problems import Problem, Rule


class Role(StrEnum):
    """What somebody is trusted with; one person may have several."""

    CLERK = "clerk"
    """Enters people, pledges and money, proposes awards, exports and imports."""
    APPROVER = "approver"
    """Approves awards, and takes back what was recorded wrongly."""
    COUNTER = "counter"
    """Hands gifts over and prints receipts."""
    MANAGER = "manager"
    """Keeps the accounts, the programme and the offices."""
    AUDITOR = "auditor"
    """Reads everything, gathers it for whoever audits, and writes nothing else."""


class Act(StrEnum):
    """What a transaction is for; each names who may begin it."""

    PREFER = "prefer"
    """Keep how this PC looks and speaks: everybody may."""
    ENTER = "enter"
    APPROVE = "approve"
    HAND_OVER = "hand-over"
    CORRECT = "correct"
    """Void a receipt, undo a handover or an entry of money."""
    MOVE_MONEY = "move-money"
    EXCHANGE = "exchange"
    SET_UP = "set-up"
    """Programmes, offices, rates and administrative units."""
    KEEP_STAFF = "keep-staff"
    DISCLOSE = "disclose"
    """Give personal data out of the office, which is recorded first."""


EVERY_ROLE: Final = frozenset(Role)

MAY: Final[Mapping[Act, frozenset[Role]]] = MappingProxyType(
    {
        Act.PREFER: EVERY_ROLE,
        Act.ENTER: frozenset({Role.CLERK}),
        Act.APPROVE: frozenset({Role.APPROVER}),
        Act.HAND_OVER: frozenset({Role.COUNTER}),
        Act.CORRECT: frozenset({Role.APPROVER, Role.MANAGER}),
        Act.MOVE_MONEY: frozenset({Role.CLERK}),
        Act.EXCHANGE: frozenset({Role.CLERK, Role.MANAGER}),
        Act.SET_UP: frozenset({Role.MANAGER}),
        Act.KEEP_STAFF: frozenset({Role.MANAGER}),
        Act.DISCLOSE: frozenset({Role.CLERK, Role.MANAGER, Role.AUDITOR}),
    }
)
"""Who may do what."""

FIRST: Final = tuple(role for role in Role if role is not Role.AUDITOR)
"""The roles that the first account begins with: at a small office one person does everything."""


SHORTEST_PASSPHRASE: Final = 8


def may(roles: Collection[Role], act: Act) -> bool:
    """Tell whether somebody with these roles may do something."""
    return not MAY[act].isdisjoint(roles)


def roles_problems(roles: Collection[Role]) -> Iterator[Problem]:
    """Find what is wrong with the roles of one member: an auditor judges no work of their own."""
    if not roles:
        yield Problem("roles", Rule.REQUIRED)
    if Role.AUDITOR in roles and len(roles) > 1:
        yield Problem("roles", Rule.AUDITOR_STANDS_ALONE)


def passphrase_problems(passphrase: str, repeated: str) -> Iterator[Problem]:
    """Find what is wrong with a new passphrase that was typed twice."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        yield Problem("passphrase", Rule.PASSPHRASE_SHORT, (SHORTEST_PASSPHRASE,))
    elif passphrase != repeated:
        yield Problem("repeated", Rule.PASSPHRASES_DIFFER)


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings name one member: accents count, capitals and blanks do not.

    Names of members are unique in this sense, and no name is given again after its member left.
    """
    return _bare(one) == _bare(other)


def name_taken(name: str, names: Iterable[str]) -> bool:
    """Tell whether a new member's name is one that somebody has or had."""
    return any(same_name(name, other) for other in names)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())
