"""How long a pattern may take on the worst line there is: in how many ways it can try to match one.

A repetition is given back step by step only where what follows it could have begun sooner. Two such repetitions
beside each other take the square of a line's length, three its cube; one within another takes for ever.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_PROBES = "".join(map(chr, range(32, 127))) + "\t\u3000\xa0éÀÞß１가힣위◯○●「」·、，：一“”’—…"
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_MANY = 10_000.0  # ways of one round; more of them change nothing
_SINGLE = ("LITERAL", "NOT_LITERAL", "ANY", "IN")


@dataclass(frozen=True, slots=True)
class _After:
    """What follows: the characters it may begin with, and whether it may fail at all."""

    first: frozenset[str]
    may_fail: bool
    may_be_empty: bool  # nothing may follow, and then the pattern is at its end


class Effort:
    """The reckoning for one pattern, on lines of a given length."""

    def __init__(self, tree: Any, length: int) -> None:
        self._length = length
        self._alphabet = frozenset(_PROBES) | frozenset(_literals(tree))
        self.ways = self._sequence(list(tree), _After(frozenset(), False, True))[0]

    def _sequence(self, nodes: Sequence[Any], after: _After) -> tuple[float, _After]:
        """In how many ways the nodes can be tried, and what whoever stands before them is followed by."""
        ways = 1.0
        for node in reversed(nodes):
            own, after = self._node(node, after)
            ways *= own
        return ways, after

    def _node(self, node: Any, after: _After) -> tuple[float, _After]:
        name, told = str(node[0]), node[1]
        if name in _SINGLE:
            return 1.0, _After(self._characters(node), True, False)
        if name in _REPEATS:
            return self._repeat(name, told, after)
        if name == "BRANCH":
            return self._branch(told[1], after)
        if name == "GROUPREF_EXISTS":
            return self._branch([told[1], told[2] or []], after)
        if name == "SUBPATTERN":
            return self._sequence(list(told[3]), after)
        if name == "ATOMIC_GROUP":
            return self._sequence(list(told), after)
        if name in ("ASSERT", "ASSERT_NOT"):
            ways, _inside = self._sequence(list(told[1]), _After(frozenset(), False, True))
            first = self._alphabet if after.may_be_empty and len(told[1]) else after.first
            return ways, _After(first, True, False)
        if name == "AT":
            end = str(told) == "AT_END" and not after.first
            return 1.0, _After(frozenset() if end else after.first or self._alphabet, True, end)
        return math.inf, after  # what refers to a group, and what is not known here

    def _branch(self, alternatives: Sequence[Any], after: _After) -> tuple[float, _After]:
        found = [self._sequence(list(one), after) for one in alternatives]
        ways = [one for one, _inside in found]
        firsts = [inside.first for _one, inside in found]
        union = frozenset[str]().union(*firsts)
        alone = sum(len(first) for first in firsts) == len(union)
        inside = _After(
            union,
            all(one.may_fail for _ways, one in found),
            any(one.may_be_empty for _ways, one in found),
        )
        return (max(ways) if alone else sum(ways)), inside

    def _repeat(self, name: str, told: Any, after: _After) -> tuple[float, _After]:
        least, most, inner = int(told[0]), min(int(told[1]), self._length), list(told[2])
        single = len(inner) == 1 and str(inner[0][0]) in _SINGLE
        begin = self._sequence(inner, _After(frozenset(), True, False))[1].first
        body, first = self._sequence(inner, _After(begin, True, False) if most > 1 else after)
        last = (
            self._sequence(inner, after)[0] if most > 1 else 1.0
        )  # only the last one is contested by what follows
        inside = _After(
            first.first | (after.first if not least else frozenset()),
            least > 0 or after.may_fail,
            not least and after.may_be_empty,
        )
        if single and begin == self._alphabet and most == self._length and least <= 1 and not after.first:
            return 1.0, _After(
                self._alphabet, False, after.may_be_empty
            )  # the rest of the line, whatever it is
        if most <= 1:
            return body * (1 if begin.isdisjoint(after.first) and not after.may_be_empty else 2), inside
        if not single and _empty(inner):
            return math.inf, inside
        if name == "POSSESSIVE_REPEAT":
            return body, inside
        contested = after.may_fail and not begin.isdisjoint(after.first)
        choices = max(1, most - least + 1) if contested else 1
        return choices * last * (min(body, _MANY) ** min(most, 64) if body > 1 else 1.0), inside

    def _characters(self, node: Any) -> frozenset[str]:
        name, told = str(node[0]), node[1]
        if name == "ANY":
            return self._alphabet
        if name == "LITERAL":
            return frozenset(_cases(chr(told)))
        if name == "NOT_LITERAL":
            return self._alphabet - {chr(told)}
        held = frozenset(one for one in self._alphabet if any(_holds(part, one) for part in told))
        return self._alphabet - held if str(told[0][0]) == "NEGATE" else held


def _holds(part: Any, one: str) -> bool:
    """Whether one part of a class of characters holds a character, in either case."""
    name, told = str(part[0]), part[1]
    if name == "LITERAL":
        return chr(told) in _cases(one)
    if name == "RANGE":
        return any(told[0] <= ord(each) <= told[1] for each in _cases(one))
    if name == "CATEGORY":
        return _category(str(told), one)
    return False


def _category(name: str, one: str) -> bool:
    kind = name.rpartition("_")[2]
    held = {"DIGIT": one.isdigit(), "SPACE": one.isspace(), "WORD": one.isalnum() or one == "_"}[kind]
    return held != ("_NOT_" in name)


def _cases(one: str) -> set[str]:
    return {each for each in (one, one.lower(), one.upper()) if len(each) == 1}


def _literals(tree: Any) -> set[str]:
    """Every character that a pattern names."""
    found = set[str]()
    for name, told in tree:
        if str(name) in ("LITERAL", "NOT_LITERAL"):
            found |= _cases(chr(told))
        elif str(name) == "RANGE":
            found |= {chr(told[0]), chr(told[1])}
        elif isinstance(told, (list, tuple)) or hasattr(told, "data"):
            for part in told if isinstance(told, (list, tuple)) else (told,):
                found |= _named(part)
    return found


def _named(part: Any) -> set[str]:
    if hasattr(part, "data"):
        return _literals(part)
    if isinstance(part, tuple) and len(part) == 2 and not isinstance(part[0], int):
        return _literals([part])
    if isinstance(part, list):
        return set[str]().union(*(_named(one) for one in part))
    return set()


def _empty(nodes: Sequence[Any]) -> bool:
    """Whether a sequence can match nothing at all."""
    return all(_nothing(node) for node in nodes)


def _nothing(node: Any) -> bool:
    name, told = str(node[0]), node[1]
    if name in _SINGLE:
        return False
    if name in _REPEATS:
        return int(told[0]) == 0 or _empty(list(told[2]))
    if name == "BRANCH":
        return any(_empty(list(one)) for one in told[1])
    if name == "SUBPATTERN":
        return _empty(list(told[3]))
    return name != "ATOMIC_GROUP" or _empty(list(told))
