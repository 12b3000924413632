"""Two texts beside each other: what they share and in which words they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 1500  # words on either side that are compared one by one
AROUND = 60  # letters of what is shared that are shown beside a difference

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side; `changed`: the other side does not have them there."""

    text: str
    changed: bool = False


Pieces = tuple[Piece, ...]


def compared(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces: those of a side, put together, are that side."""
    one, two = _WORD.findall(before), _WORD.findall(after)
    head = _shared(one, two)
    tail = _shared(one[head:][::-1], two[head:][::-1])
    start, end = "".join(one[:head]), "".join(one[len(one) - tail :])
    middle = one[head : len(one) - tail], two[head : len(two) - tail]
    left, right = _middle(*middle)
    return (
        tuple(_joined([Piece(start), *left, Piece(end)])),
        tuple(_joined([Piece(start), *right, Piece(end)])),
    )


def shortened(pieces: Pieces, around: int = AROUND) -> Pieces:
    """The differences with a little of what is around them, the rest as an ellipsis."""
    if not any(piece.changed for piece in pieces):
        whole = "".join(piece.text for piece in pieces)
        return (Piece(whole if len(whole) <= 2 * around else whole[: 2 * around].rstrip() + "…"),)
    last = len(pieces) - 1
    return tuple(
        piece if piece.changed else Piece(_cut(piece.text, around, first=n == 0, last=n == last))
        for n, piece in enumerate(pieces)
    )


def _cut(text: str, around: int, *, first: bool, last: bool) -> str:
    if len(text) <= around * (1 if first or last else 2) + 10:
        return text
    left = "" if first else text[:around].rsplit(" ", 1)[0].rstrip()
    right = "" if last else text[-around:].split(" ", 1)[-1].lstrip()
    return f"{left}{'' if first else ' '}…{'' if last else ' '}{right}"


def _shared(one: Sequence[str], two: Sequence[str]) -> int:
    """How many words both begin with."""
    n = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        n += 1
    return n


def _middle(one: list[str], two: list[str]) -> tuple[list[Piece], list[Piece]]:
    if max(len(one), len(two)) > MOST:
        return [Piece("".join(one), True)], [Piece("".join(two), True)]
    left: list[Piece] = []
    right: list[Piece] = []
    steps = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    for n, (how, a, b, c, d) in enumerate(steps):
        words = "".join(one[a:b])
        same = how == "equal" and (
            words.strip() != "" or n in (0, len(steps) - 1)
        )  # else: a space between marks
        left.append(Piece(words, not same))
        right.append(Piece("".join(two[c:d]), not same))
    return left, right


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of the same sort as one piece; none that is empty."""
    waiting: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if waiting is not None and waiting.changed == piece.changed:
            waiting = Piece(waiting.text + piece.text, piece.changed)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting
