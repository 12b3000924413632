"""The words of blocks, as far as they will be read: what a section may look through that is told after the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hearingdesk.pack.cells import Cell, Col, Group
from hearingdesk.pack.flow import Block
from hearingdesk.pack.heads import Heading
from hearingdesk.pack.text import Run
from hearingdesk.pack.two import Two

_NO_WORDS = frozenset(  # what a block holds beside its words
    ("tag", "key", "identity", "seat", "_seat", "laid", "_laid", "_set", "_style", "_align", "_date_style")
)


def said(story: Mapping[str, Sequence[Block]], *, but: Iterable[str] = ()) -> str:
    """All that sections say, in both languages, a line for every phrase; without those named in `but`."""
    skipped = set(but)
    words: list[str] = []
    for name, blocks in story.items():
        if name not in skipped:
            _gather(blocks, words)
    return "\n".join(words)


def _gather(thing: Any, words: list[str]) -> None:
    """Put the words of anything a block holds with the others."""
    if isinstance(thing, str):
        words.append(thing)
    elif isinstance(thing, list | tuple):
        for one in thing:
            _gather(one, words)
    elif isinstance(thing, Two):
        words += (one for one in (thing.en, thing.ko) if one)
    elif isinstance(thing, Run):
        words.append(thing.text)
    elif isinstance(thing, Block):
        for name, value in vars(thing).items():
            if name not in _NO_WORDS:
                _gather(value, words)
    elif isinstance(thing, Cell):
        _gather((thing.text, thing.under), words)
    elif isinstance(thing, Col):
        _gather((thing.head, thing.under), words)
    elif isinstance(thing, Group | Heading):
        _gather(thing.title, words)
