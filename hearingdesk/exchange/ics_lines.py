"""iCalendar (RFC 5545) as it is written: folded lines, properties with their parameters, components in components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hearingdesk.exchange.refusal import failed
from hearingdesk.words import _

_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_LONGEST = 1_000_000  # characters of one property, its folds put together
_DEEPEST = 8  # components in each other


@dataclass(frozen=True, slots=True)
class Property:
    """One line: its name in capitals, its parameters, its value as written."""

    name: str
    value: str
    line: int
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The value as text, without its backslashes."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value).strip()


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        return next((one for one in self.properties if one.name == name), None)

    def every(self, name: str) -> list[Property]:
        """All of a name, in order."""
        return [one for one in self.properties if one.name == name]

    def words(self, name: str) -> str:
        """The first property of a name as text; "" where there is none."""
        found = self.first(name)
        return found.words if found else ""

    def walk(self) -> Iterator[Component]:
        """Itself and everything in it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def components(text: str, file: str) -> list[Component]:
    """The outermost components of a file. Raises ImportFailed with the line that breaks the form."""
    top: list[Component] = []
    stack: list[Component] = []
    for line, words in _unfolded(text, file):
        one = _property(words, line, file)
        if one.name == "BEGIN":
            made = Component(one.value.strip().upper(), line)
            (stack[-1].parts if stack else top).append(made)
            stack.append(made)
            if len(stack) > _DEEPEST:
                raise failed(file, _("too many parts lie in each other."), line)
        elif one.name == "END":
            if not stack or stack[-1].name != one.value.strip().upper():
                raise failed(file, _("“END:{name}” ends nothing that was begun.", name=one.value[:40]), line)
            stack.pop()
        elif stack:
            stack[-1].properties.append(one)
        else:
            raise failed(file, _("it is no calendar: nothing has been begun with BEGIN."), line)
    if stack:
        raise failed(
            file,
            _("“BEGIN:{name}” has no end: the file is cut off.", name=stack[-1].name[:40]),
            stack[-1].line,
        )
    return top


def _unfolded(text: str, file: str) -> Iterator[tuple[int, str]]:
    """The lines with those that go on put together, each with the number of its first; empty ones left out."""
    parts: list[str] = []
    begun = length = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] in (" ", "\t") and parts:
            length += len(line)
            if length > _LONGEST:
                raise failed(file, _("the line is too long."), begun)
            parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        parts, begun, length = ([line] if line.strip() else []), number, len(line)
        if length > _LONGEST:
            raise failed(file, _("the line is too long."), number)
    if parts:
        yield begun, "".join(parts)


def _property(words: str, line: int, file: str) -> Property:
    found = _NAME.match(words)
    at = found.end() if found else 0
    parameters: dict[str, str] = {}
    while found and words.startswith(";", at):
        one = _PARAMETER.match(words, at)
        if one is None:
            break
        parameters[one[1].upper()] = one[2].strip('"')
        at = one.end()
    if not found or not words.startswith(":", at):
        raise failed(file, _("“{words}” is no line of a calendar.", words=words[:60]), line)
    return Property(found[0].upper(), words[at + 1 :], line, parameters)
