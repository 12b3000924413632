"""Regular expressions that a profile brings: compiled, and refused where they could run without end.

A case may come from strangers, and its profiles with it. A repetition within a repetition can take for ever on one
line; and no pattern sees more than the beginning of a line.
"""

from __future__ import annotations

import re
from typing import Any

from hearingdesk.errors import Invalid
from hearingdesk.words import _

SEEN = 300  # characters of a line that a pattern sees
_LONGEST = 600  # characters of a pattern
_MANY = 60  # a repetition up to so often takes no time worth naming
_OPEN = 10  # repetitions without end in one pattern


def compiled(profile: str, name: str, pattern: object) -> re.Pattern[str]:
    """The pattern. Raises Invalid with the name of the profile and of the pattern."""
    if not isinstance(pattern, str) or len(pattern) > _LONGEST:
        raise _wrong(profile, name)
    try:
        found = re.compile(pattern)
        tree = re._parser.parse(pattern)  # pyright: ignore[reportAttributeAccessIssue]  # noqa: SLF001
    except (re.error, RecursionError, OverflowError):
        raise _wrong(profile, name) from None
    if _repeats(tree, within=False) > _OPEN:
        raise _wrong(profile, name)
    return found


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


def _wrong(profile: str, name: str) -> Invalid:
    return Invalid(
        _("The import profile “{name}” has a pattern that cannot be used: “{what}”.", name=profile, what=name)
    )
