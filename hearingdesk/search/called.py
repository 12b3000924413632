"""Names in every form and script a case knows: who is meant by what was typed, and what else to look for then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hearingdesk.search.filters import PARTY, Where
from hearingdesk.search.fold import fold, pieces
from hearingdesk.search.links import listed
from hearingdesk.search.query import Either, Every, Near, Not, Query, Words
from hearingdesk.search.verify import holds
from hearingdesk.store.connection import Connection
from hearingdesk.words import _

_MARK = "identifier"  # a form of this kind is a source's own mark, not a name
_LONGEST = 5  # words of a name that are typed one beside the other
_MOST = 12  # words of a search among which names are looked for

_WORD = re.compile(r"[^\W_]+")

Tokens = tuple[str, ...]
Look = Callable[[Query, str], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody whose name was typed: all forms of it are looked for, and what was said by him or her."""

    typed: str
    party: int
    name: str
    forms: tuple[str, ...]

    def sentence(self) -> str:
        """Whose name it is, and what else was looked for."""
        others = ", ".join(form for form in self.forms if form != self.name)
        return _("{name} in every form: {forms}.", name=self.name, forms=others or self.name)


class Called:
    """The names of a case."""

    def __init__(self, conn: Connection, look: Look) -> None:
        """`look`: the ids of the records of a kind in which words stand."""
        self._conn, self._look = conn, look

    def widened(self, query: Query) -> tuple[Query, tuple[Meant, ...]]:
        """The query with every name in it as all the forms of that name, and whose names they are."""
        meant: list[Meant] = []
        return self._widened(query, meant), tuple(dict.fromkeys(meant))

    def matching(self, words: str) -> list[int]:
        """The parties a form of whose name has these words, the last of them perhaps only begun."""
        asked = phrase_of(words, begun=True)
        return sorted({party for party, _text in self._named(asked)}) if asked else []

    def forms(self, parties: Sequence[int]) -> list[str]:
        """Every form of the names of these parties, each once."""
        sql = f"SELECT text FROM ({_FORMS}) WHERE party IN (SELECT value FROM json_each(?)) AND text <> ''"
        return list(dict.fromkeys(text for (text,) in self._conn.execute(sql, [listed(parties)])))

    def _widened(self, query: Query, meant: list[Meant]) -> Query:
        match query:
            case Words():
                return self._one(query, (query,), meant)
            case Near(left, right, within):
                pairs = tuple(
                    Near(one, other, within)
                    for one in self._written(left, meant)
                    for other in self._written(right, meant)
                )
                return pairs[0] if len(pairs) == 1 else Either(pairs)
            case Not(of):
                return Not(self._widened(of, meant))
            case Either(parts):
                return Either(tuple(self._widened(part, meant) for part in parts))
            case Every(parts):
                found = list(self._runs(parts, meant))
                return Every(tuple(found)) if len(found) > 1 else found[0]
            case _:
                return query

    def _runs(self, parts: tuple[Query, ...], meant: list[Meant]) -> Iterator[Query]:
        """The parts of an AND, with those that are a name together as one."""
        at = 0
        while at < len(parts):
            longest = _words_from(parts, at) if len(parts) <= _MOST else 1
            for n in range(longest, 1, -1):
                name = parts[at : at + n]
                whole = Words(tuple(term for part in name for term in _terms(part)))
                widened = self._one(whole, name, meant)
                if widened is not whole:
                    yield widened
                    at += n
                    break
            else:
                yield self._widened(parts[at], meant)
                at += 1

    def _one(self, words: Words, parts: tuple[Query, ...], meant: list[Meant]) -> Query:
        """What was typed, or any other form of the name it is, or what that person said."""
        people = self._people(words)
        if not people:
            return words
        meant += people
        others = [form for one in people for form in one.forms]
        said = [Where(PARTY, str(one.party)) for one in people]
        first = parts[0] if len(parts) == 1 else Every(parts)
        return Either((first, *_spelled(others), *said))

    def _written(self, words: Words, meant: list[Meant]) -> list[Words]:
        people = self._people(words)
        meant += people
        return list(dict.fromkeys([words, *_spelled([form for one in people for form in one.forms])]))

    def _people(self, words: Words) -> list[Meant]:
        tokens = _tokens(" ".join(words.terms))
        if words.prefix or len("".join(tokens)) < 2:
            return []
        found = {
            party
            for asked in _ways(tokens)
            for party, text in self._named(asked)
            if _same(tokens, _tokens(text))
        }
        return [self._meant(" ".join(words.terms), party) for party in sorted(found)]

    def _meant(self, typed: str, party: int) -> Meant:
        forms = [text for text in self.forms([party]) if len("".join(_tokens(text))) > 1]
        return Meant(typed, party, forms[0] if forms else typed, tuple(forms))

    def _named(self, asked: Words) -> Iterator[tuple[int, str]]:
        """The parties in a form of whose name these words stand, and that form."""
        parties = list(self._look(asked, "party"))
        forms = list(self._look(asked, "party_name"))
        sql = f"SELECT party, text FROM ({_FORMS}) WHERE form IN (SELECT value FROM json_each(?)) AND text <> ''"
        for party, text in self._conn.execute(sql, [listed([*parties, *forms])]):
            if holds(asked, fold(text)):
                yield party, text


_FORMS = (
    "SELECT id AS form, id AS party, name AS text FROM party UNION ALL SELECT id, id, name_ko FROM party "
    f"UNION ALL SELECT id, party, text FROM party_name WHERE kind <> '{_MARK}'"
)


def phrase_of(text: str, *, begun: bool = False) -> Words | None:
    """The words of a text one after another, the last of them perhaps only begun; None where it has none."""
    found = _tokens(text)
    if not found:
        return None
    return Words(found, prefix=begun and not pieces(found[-1])[-1].is_run)


def _terms(part: Query) -> Tokens:
    return part.terms if isinstance(part, Words) else ()


def _words_from(parts: tuple[Query, ...], at: int) -> int:
    """How many of the parts from here on are plain words beside each other, as far as a name is long."""
    n = 0
    for part in parts[at : at + _LONGEST]:
        if not isinstance(part, Words) or part.prefix:
            break
        n += 1
    return n


def _ways(tokens: Tokens) -> Iterator[Words]:
    """A name as it may stand in the register: as it was typed, or its last word first, or its first one last."""
    turns = [tokens, (*tokens[1:], *tokens[:1]), (*tokens[-1:], *tokens[:-1])]
    yield from dict.fromkeys(Words(turn) for turn in turns)


def _tokens(text: str) -> Tokens:
    return tuple(_WORD.findall(fold(text)))


def _same(typed: Tokens, form: Tokens) -> bool:
    """The same words, or the same with the last one first: a family name stands at either end."""
    turns = [form, (*form[1:], *form[:1]), (*form[-1:], *form[:-1])]
    return any("".join(typed) == "".join(turn) for turn in turns)


def _spelled(forms: Iterable[str]) -> list[Words]:
    """Forms as they are looked for: what a hyphen joins is found apart and together too."""
    found: list[Words] = []
    for form in forms:
        joined = fold(form).replace("-", "")
        found += [Words(tokens) for tokens in (_tokens(form), _tokens(joined)) if tokens]
    return list(dict.fromkeys(found))
