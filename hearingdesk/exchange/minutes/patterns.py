"""Regular expressions that a profile brings: compiled, and refused where they could run without end.

A case may come from strangers, and its profiles with it, and whoever writes a pattern seldom sees what it costs. No
pattern sees more than the beginning of a line, and one that could try more than so many ways on it is refused.
"""

from __future__ import annotations

import re
from typing import Any

from hearingdesk.errors import Invalid
from hearingdesk.exchange.minutes.effort import Effort
from hearingdesk.words import _

SEEN = 300  # characters of a line that a pattern sees
_LONGEST = 600  # characters of a pattern
_MANY = 60  # a repetition up to so often takes no time worth naming
_OPEN = 10  # repetitions without end in one pattern
_WAYS = 300_000  # on one line: some hundredths of a second on the worst there is
_SEARCHED = 5_000  # the same where a pattern may begin anywhere in the line


class FaultyPattern(Invalid):
    """A pattern that cannot be used: in which part of the profile, and why."""

    def __init__(self, profile: str, part: str, why: str) -> None:
        told = _(
            "The import profile “{name}” has a pattern that cannot be used: “{what}”. {why}",
            name=profile,
            what=part,
            why=why,
        )
        super().__init__(told)
        self.part, self.why = part, why


def compiled(profile: str, name: str, pattern: object, *, searched: bool = False) -> re.Pattern[str]:
    """The pattern; `searched`: it is looked for anywhere in a line. Raises FaultyPattern with what is wrong with it."""
    if not isinstance(pattern, str):
        raise FaultyPattern(profile, name, _("It must be words in quotes."))
    if len(pattern) > _LONGEST:
        raise FaultyPattern(profile, name, _("It may have {n} characters.", n=_LONGEST))
    try:
        found = re.compile(pattern)
        tree = re._parser.parse(pattern)  # pyright: ignore[reportAttributeAccessIssue]  # noqa: SLF001
    except re.error as problem:
        where = (problem.pos or 0) + 1
        raise FaultyPattern(profile, name, _("It ends or breaks at its character {n}.", n=where)) from None
    except (RecursionError, OverflowError):
        raise FaultyPattern(profile, name, _endless()) from None
    if _repeats(tree, within=False) > _OPEN:
        raise FaultyPattern(profile, name, _endless())
    anchored = len(tree) > 0 and str(tree[0]) == "(AT, AT_BEGINNING)"
    if Effort(tree, SEEN).ways > (_SEARCHED if searched and not anchored else _WAYS):
        raise FaultyPattern(profile, name, _endless())
    return found


def _endless() -> str:
    return _(
        "On some lines it could run without end: it repeats what repeats already, or has several repetitions side by "
        "side that could take the same characters. Say how they are parted, or how often each may repeat."
    )


def _repeats(tree: Any, *, within: bool) -> int:
    """How many repetitions without end there are; more than allowed where one stands in another."""
    count = 0
    for operation, told in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _least, most, inner = told
            endless = int(most) > _MANY
            if within and endless:
                return _OPEN + 1
            count += endless + _repeats(inner, within=within or int(most) > 1)
        elif name == "GROUPREF":
            return _OPEN + 1
        elif isinstance(told, (list, tuple)):
            count += sum(_repeats(part, within=within) for part in _parts(told))
    return count


def _parts(told: Any) -> list[Any]:
    """The sub-patterns among the arguments of an operation."""
    found: list[Any] = []
    for one in told:
        if hasattr(one, "data") and hasattr(one, "state"):
            found.append(one)
        elif isinstance(one, list):
            found.extend(part for part in one if hasattr(part, "state"))
    return found
