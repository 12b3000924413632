"""The words of a search that are marked in a text."""

from __future__ import annotations

import re

_JOINING = {"AND", "OR", "NOT"}
_TERM = re.compile(r'"([^"]+)"|“([^”]+)”|(\S+)')


def terms(words: str) -> list[str]:
    """What stands in a query, without its operators, prefixes and stars."""
    found: list[str] = []
    for match in _TERM.finditer(words):
        term = next(part for part in match.groups() if part)
        bare = term.removeprefix("inside:").strip('*()"“”')
        if bare and term not in _JOINING and not term.startswith("-"):
            found.append(bare)
    return found


def while_typing(words: str) -> str:
    """A search that runs while one types: the last word counts as the beginning of one."""
    last = words.split()[-1] if words.split() else ""
    if words.endswith(" ") or len(last) < 2 or not (last.isascii() and last.isalnum()) or last in _JOINING:
        return words.strip()
    return f"{words}*"
