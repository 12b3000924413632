"""What a block says, as a short sum: the same words make the same sum, in whichever edition they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from typing import Any

from hearingdesk.pack.flow import Block

_SIZE = 6  # bytes of a sum: among a hundred thousand blocks two are alike once in fifty thousand packs
_OF_LAYOUT = frozenset(  # what laying out leaves behind, and where links lead: not what is said
    (
        *("laid", "tall", "_laid", "_set", "seat", "_seat", "_sums", "start", "end", "skip", "stop", "begun"),
        *("key", "heading", "identity", "part", "mentions"),
    )
)


def identity(block: Block) -> str:
    """The sum of a block; made once, before it is laid out, and kept with it."""
    known = getattr(block, "identity", "")
    if not known:
        known = block.identity = summed(block)
    return known


def summed(thing: Any) -> str:
    """The sum of anything a block is made of."""
    return blake2b("\x1f".join(_parts(thing)).encode("utf-8", "replace"), digest_size=_SIZE).hexdigest()


def _parts(thing: Any) -> Iterator[str]:
    if isinstance(thing, Block):
        yield type(thing).__name__
        for name, value in sorted(vars(thing).items()):
            if name not in _OF_LAYOUT:
                yield from _parts(value)
    elif isinstance(thing, Enum):
        yield thing.name
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield type(thing).__name__
        for one in fields(thing):
            if one.name not in ("key", "link"):
                yield from _parts(getattr(thing, one.name))
    elif isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        yield from _parts(list(thing.items()))
    elif isinstance(thing, Iterable):
        yield "("
        for one in thing:
            yield from _parts(one)
        yield ")"
    else:
        yield repr(thing)
