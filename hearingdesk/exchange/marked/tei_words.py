"""The words of a TEI utterance: its segments as paragraphs, tokens put together again, what was not said apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hearingdesk.exchange.marked.steps import local
from hearingdesk.exchange.marked.wording import flat, squeezed

REACTIONS = frozenset({"vocal", "kinesic", "incident"})
APART = REACTIONS | {"note"}  # not words of the speaker
_GAP = "[…]"  # words that the source could not hear
_BLOCKS = frozenset({"seg", "p", "ab", "l"})
_TOKENS = ("{*}w", "{*}pc")
_CLOSING = frozenset(".,;:!?)]}»”’…%")


def spoken(node: Any) -> str:
    """What was said, a line for each segment."""
    found: list[str] = []
    line: list[str] = []
    _gather(node, found, line, _has_tokens(node))
    _end(found, line)
    return "\n".join(found)


def not_said(node: Any) -> Iterator[Any]:
    """The notes and reactions inside an utterance, in order, each outermost."""
    for one in node:
        if local(one) in APART:
            yield one
        else:
            yield from not_said(one)


def noted(node: Any) -> str:
    """The words of a note, a head or a reaction, put together again where they come as tokens."""
    return _joined(node) if _has_tokens(node) else flat(node)


def _gather(node: Any, found: list[str], line: list[str], tokens: bool) -> None:
    if (
        tokens
        and _has_tokens(node)
        and local(node) in ("u", *_BLOCKS)
        and not any(local(one) in _BLOCKS for one in node)
    ):
        _end(found, line)
        line.append(_joined(node))
        _end(found, line)
        return
    line.append(node.text or "")
    for one in node:
        name = local(one)
        if name == "gap":
            line.append(_GAP)
        elif name in _BLOCKS:
            _end(found, line)
            _gather(one, found, line, tokens)
            _end(found, line)
        elif name not in APART:
            _gather(one, found, line, tokens)
        line.append(one.tail or "")


def _end(found: list[str], line: list[str]) -> None:
    if words := squeezed("".join(line)):
        found.append(words)
    line.clear()


def _has_tokens(node: Any) -> bool:
    return next(node.iter(*_TOKENS), None) is not None


def _joined(node: Any) -> str:
    """Tokens as a text: a space between two, but where one of them says that it is joined, or closes a clause."""
    words: list[str] = []
    glued = True
    for word, before, after in _tokens(node):
        if not (glued or before or word in _CLOSING):
            words.append(" ")
        words.append(word)
        glued = after
    return squeezed("".join(words))


def _tokens(node: Any) -> Iterator[tuple[str, bool, bool]]:
    """Each word, whether it is joined to the one before it, and to the one after."""
    for one in node:
        name = local(one)
        if name in ("w", "pc"):
            word = squeezed(one.text) or squeezed("".join(one.itertext()))
            join = one.get("join") or ""
            if word:
                yield word, join in ("left", "both"), join in ("right", "both")
        elif name == "gap":
            yield _GAP, False, False
        elif name not in APART:
            yield from _tokens(one)
