"""The words of an element as people read them: paragraphs, cells and line ends apart, mark-up left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from hearingdesk.exchange.marked.steps import local

_BREAKS = frozenset({"eol", "br", "lb"})
_CELLS = frozenset({"td", "th", "cell"})
_ASIDE = frozenset({"recordedTime", "noteRef", "authorialNote", "note", "eop", "pb"})  # not words of a label


def squeezed(words: str | None) -> str:
    """On one line, one space between words, letters composed as everywhere in a case."""
    line = " ".join((words or "").split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def flat(node: Any) -> str:
    """All words of an element on one line."""
    return squeezed("".join(node.itertext())) if node is not None else ""


def flat_without(node: Any, left_out: frozenset[str] = _ASIDE) -> str:
    """The words of an element on one line, without those of the elements named."""
    return squeezed("".join(_without(node, left_out))) if node is not None else ""


def _without(node: Any, left_out: frozenset[str]) -> Iterator[str]:
    yield node.text or ""
    for one in node:
        if local(one) not in left_out:
            yield from _without(one, left_out)
        yield one.tail or ""


def paragraphs(node: Any, blocks: frozenset[str], left_out: frozenset[str] = frozenset()) -> list[str]:
    """The words of an element, a string for each block in it and for each stretch between blocks."""
    found: list[str] = []
    rest: list[str] = []
    _gather(node, blocks, left_out, found, rest)
    last = squeezed("".join(rest))
    return [*found, last] if last else found


def _gather(
    node: Any, blocks: frozenset[str], left_out: frozenset[str], found: list[str], line: list[str]
) -> None:
    """Add the words of a node to the line at hand; a block ends the line before it and its own."""

    def end() -> None:
        if words := squeezed("".join(line)):
            found.append(words)
        line.clear()

    line.append(node.text or "")
    for one in node:
        name = local(one)
        if name in left_out:
            pass
        elif name in _CELLS:
            line.append(" ")
            _cell(one, blocks, left_out, line)
        elif name in blocks:
            end()
            _gather(one, blocks, left_out, found, line)
            end()
        elif name in _BREAKS:
            line.append(" ") if one.get("number") else end()
        else:
            _gather(one, blocks, left_out, found, line)
        line.append(one.tail or "")
    if local(node) in blocks:
        end()


def _cell(node: Any, blocks: frozenset[str], left_out: frozenset[str], line: list[str]) -> None:
    """A cell of a table stands on the line of its row."""
    line.append(" ".join(paragraphs(node, blocks, left_out)))
