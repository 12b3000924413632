"""Thresholds as the rules write them, “ceil(2*present/3)”: read by a small parser, never run as code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil, floor

from hearingdesk.errors import Unreadable
from hearingdesk.words import _

NAMES = ("n", "present", "votes")  # members in office, members present, votes cast
_TOKEN = re.compile(r"\s*(?:(\d{1,9})|([a-z]+)|([-+*/()]))", re.ASCII)
_ROUNDED = {"ceil": ceil, "floor": floor}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Formula:
    """A threshold that was read and makes sense."""

    text: str
    names: frozenset[str]  # which numbers it needs

    def of(self, numbers: Mapping[str, int]) -> int:
        """How many it takes. Raises Unreadable where it divides by nothing."""
        try:
            return int(_Reader(self.text, numbers).value())
        except ZeroDivisionError:
            raise _bad(self.text) from None


@cache
def formula(text: str) -> Formula:
    """Read a threshold. Raises Unreadable when it is none, or gives no whole number of people."""
    reader = _Reader(text, dict.fromkeys(NAMES, 7))
    try:
        whole = reader.value().denominator == 1
    except ZeroDivisionError:
        whole = False
    if not whole:
        raise _bad(text)
    return Formula(text, frozenset(reader.met))


class _Reader:
    """Reads and computes at once: sum of products of numbers, names, rounded sums and brackets."""

    def __init__(self, text: str, numbers: Mapping[str, int]) -> None:
        self._text, self._numbers = text, numbers
        self._tokens = self._cut(text)
        self.met: set[str] = set()

    def value(self) -> Fraction:
        value = self._sum(0)
        if self._tokens:
            raise _bad(self._text)
        return value

    def _cut(self, text: str) -> list[str]:
        tokens, at = [], 0
        text = text.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                raise _bad(self._text)
            tokens.append(found.group().strip())
            at = found.end()
        return tokens[::-1]

    def _next(self) -> str:
        if not self._tokens:
            raise _bad(self._text)
        return self._tokens.pop()

    def _is(self, *signs: str) -> bool:
        return bool(self._tokens) and self._tokens[-1] in signs

    def _sum(self, depth: int) -> Fraction:
        if depth > _DEEPEST:
            raise _bad(self._text)
        value = self._product(depth)
        while self._is("+", "-"):
            value = value + self._product(depth) if self._next() == "+" else value - self._product(depth)
        return value

    def _product(self, depth: int) -> Fraction:
        value = self._one(depth)
        while self._is("*", "/"):
            value = value * self._one(depth) if self._next() == "*" else value / self._one(depth)
        return value

    def _one(self, depth: int) -> Fraction:
        token = self._next()
        if token.isdigit():
            return Fraction(int(token))
        if token in self._numbers:
            self.met.add(token)
            return Fraction(self._numbers[token])
        if token != "(" and (token not in _ROUNDED or self._next() != "("):
            raise _bad(self._text)
        value = self._sum(depth + 1)
        if self._next() != ")":
            raise _bad(self._text)
        return Fraction(_ROUNDED[token](value)) if token in _ROUNDED else value


def _bad(text: str) -> Unreadable:
    return Unreadable(
        _("“{formula}” is no threshold. Write it as ceil(n/3) or floor(n/2)+1.", formula=text[:60])
    )
