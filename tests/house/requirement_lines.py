"""The lines of requirements.txt as these tests read them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prepare import block

_LINE = re.compile(r"(?P<what>(?P<name>[A-Za-z0-9_.-]+)[^#]*?)\s*(#\s*(?P<reason>.*))?")


@dataclass(frozen=True, slots=True)
class Line:
    """One package: its name, the whole requirement, and why it is needed."""

    name: str
    what: str
    reason: str


def of(text: str) -> list[Line]:
    """Every package that a text asks for."""
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines() if line.strip() and line[0] != "#")
    return [Line(m["name"], m["what"], m["reason"] or "") for m in found if m]


def of_block(text: str, block_name: str) -> list[Line]:
    """The packages of the first block ("run") or of the second alone ("develop")."""
    run = block(text, "run")
    return of(run if block_name == "run" else text.removeprefix(run))
