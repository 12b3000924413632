"""The words of blocks, as far as they will be read: what a section may look through that is told after the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    return "\n".join(word for name, blocks in story.items() if name not in skipped for word in _words(blocks))


def _words(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Block):
        for name, value in vars(thing).items():
            if name not in _NO_WORDS:
                yield from _words(value)
    elif isinstance(thing, Two):
        yield from (words for words in (thing.en, thing.ko) if words)
    elif isinstance(thing, Run):
        yield thing.text
    elif isinstance(thing, Cell):
        yield from _words((thing.text, thing.under))
    elif isinstance(thing, Col):
        yield from _words((thing.head, thing.under))
    elif isinstance(thing, Group | Heading):
        yield from _words(thing.title)
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _words(one)
