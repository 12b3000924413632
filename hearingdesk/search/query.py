"""What people type into a search box, read once and put to the index (a superset) and the text (the truth).

What holds of a text, both sides folded (see fold):

- A **term** is what stands between spaces, without the punctuation at its ends. It is found wherever its
  characters stand in the text, punctuation inside it included, if a word at its start or end is a whole
  word there. So `leak` is not in "leaking", nor `33.7` in "33.7M". Hangul, Han and Kana are found anywhere,
  and a word ends where they begin: `쿠팡` is in "쿠팡은", `Inc` in "쿠팡Inc는", `7일` in "제7일간".
- `word*` is found where a word begins so.
- A **phrase** in quotes is its terms one after another, with at least a space or a punctuation mark and no
  letter or digit between them.
- `a b` (or `a AND b`) holds where both do, `a OR b` (or `a | b`) where one does, `NOT a` (or `-a`) where a
  does not; NOT binds first, OR last, parentheses group.
- `a NEAR/5 b`: at most 5 whole words between the two, in either order; without a number, 10.
- `inside:abc` is found wherever these letters stand, in the middle of words too; `inside:"two words"`
  likewise.
- A sign that is no letter, digit or common punctuation ("§", "€") is found wherever it stands.
- `kind:fact`, `speaker:"Kim Bom-suk"`, `hearing:`, `on:`, `from:`, `to:`, `issue:`, `source:` say which records are
  meant, in English or in Korean words (see filters). Two of one name beside each other mean either; `from:` and `to:`
  both hold. They join with AND, OR, NOT and parentheses like words.

Quotes or parentheses left open are closed at the end; operators and punctuation with nothing to join are
passed over. A term that cannot be searched for is never left out in silence: it raises Unreadable.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hearingdesk.errors import Unreadable
from hearingdesk.search.filters import NAMES, TWICE, Where
from hearingdesk.search.fold import Piece, fold, pairs, pieces
from hearingdesk.words import _

LONGEST = 4000
_DEEPEST = 20
_NEAR = 10
_QUOTES = '"“”„‟″＂«»'
_BEFORE_SPACE = rf"(?![^\s()|{_QUOTES}])"
_TOKEN = re.compile(
    rf"\s+|(?P<open>\()|(?P<close>\))|(?P<or>\||OR{_BEFORE_SPACE})|(?P<and>AND{_BEFORE_SPACE})"
    rf"|(?P<not>NOT{_BEFORE_SPACE}|-(?=[^\s)\-]))|(?P<near>NEAR(?:/(?P<within>[0-9]{{1,4}}))?{_BEFORE_SPACE})"
    rf"|(?P<inside>(?i:inside:)(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<bare>[^\s()|{_QUOTES}]*)))"
    rf"|(?P<filter>(?P<name>(?i:{'|'.join(NAMES)}))[:：]"
    rf"(?:[{_QUOTES}](?P<value>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<plain>[^\s()|{_QUOTES}]*)))"
    rf"|(?P<phrase>[{_QUOTES}](?P<words>[^{_QUOTES}]*)[{_QUOTES}]?(?P<star>\*?))|(?P<word>[^\s()|{_QUOTES}]+)"
)
_PLAIN = re.compile(r"(?:[a-z0-9]+(?: [a-z0-9]+)*|[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+)*)\Z")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_PASSED_OVER = frozenset("-*'|,.;:!?/\\+·…~_&^[]{}")


@dataclass(frozen=True, slots=True)
class Words:
    """Terms, folded, one after another; with `prefix` the last is only how a word begins."""

    terms: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """Letters, folded, that stand anywhere."""

    letters: str


@dataclass(frozen=True, slots=True)
class Near:
    left: Words
    right: Words
    within: int


@dataclass(frozen=True, slots=True)
class Not:
    of: Query


@dataclass(frozen=True, slots=True)
class Every:
    of: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Either:
    of: tuple[Query, ...]


Query = Words | Inside | Near | Where | Not | Every | Either


def parse(typed: str) -> Query:
    """What is asked for. Raises Unreadable, with a sentence, when that cannot be searched for."""
    if len(typed) > LONGEST:
        raise Unreadable(_("This search is too long: {n} characters are the most.", n=LONGEST))
    query = _Reader(unicodedata.normalize("NFC", typed)).query()
    if query is None:
        raise Unreadable(_("There is nothing to search for here. Type a word, or “inside:” and letters."))
    return query


def tokens(typed: str) -> list[re.Match[str]]:
    """What was typed in its parts; the name of a part is its `lastgroup`."""
    return [found for found in _TOKEN.finditer(typed) if found.lastgroup]


def match_expression(query: Query) -> str | None:
    """An FTS5 expression that finds every text of which the query holds, perhaps more; None: scan them all.

    It suits an index of `index_text` with `tokenize="unicode61 remove_diacritics 2"`.
    """
    match query:
        case Words():
            return _phrase(query)
        case Inside(letters):
            return _all_of([_tokens([run], prefix=False) for run in pieces(letters) if run.is_run])
        case Near(left, right):
            return _all_of([_phrase(left), _phrase(right)])
        case Not() | Where():
            return None
        case Every(parts):
            return _all_of([match_expression(part) for part in parts])
        case Either(parts):
            found = [match_expression(part) for part in parts]
            known = [expression for expression in found if expression]
            return "(" + " OR ".join(known) + ")" if len(known) == len(found) else None


def exact_expression(query: Query) -> str | None:
    """An FTS5 expression that finds just the texts of which the query holds; None where a text must be read to know.

    There is one for words of plain letters and for runs of Hangul, one after another where they are of one sort, and
    for what is joined of such by AND, OR, and NOT beside something that is found.
    """
    match query:
        case Words(terms):
            return _phrase(query) if _PLAIN.match(" ".join(terms)) else None
        case Either(parts):
            found = [exact_expression(part) for part in parts]
            return "(" + " OR ".join(map(str, found)) + ")" if all(found) else None
        case Every(parts):
            found = [exact_expression(part) for part in parts if not isinstance(part, Not)]
            without = [exact_expression(part.of) for part in parts if isinstance(part, Not)]
            if not found or not all((*found, *without)):
                return None
            return "(" * len(without) + " NOT ".join([str(_all_of(found)), *(f"{one})" for one in without)])
        case _:
            return None


def _all_of(expressions: list[str | None]) -> str | None:
    known = [expression for expression in expressions if expression]
    return "(" + " AND ".join(known) + ")" if known else None


def _phrase(words: Words) -> str | None:
    return _tokens([piece for term in words.terms for piece in pieces(term)], words.prefix)


def _tokens(parts: list[Piece], prefix: bool) -> str | None:
    """The tokens of these pieces, one after another; None if the tokenizer may not know some character.

    A run with something behind it ends there, so its end's token is asked for too; the last one may go on.
    """
    if not all(_known(part.text) for part in parts):
        return None
    tokens: list[str] = []
    for part in parts[:-1]:
        tokens += [*pairs(part.text), part.text[-1]] if part.is_run else [part.text]
    last = parts[-1]
    tokens += (pairs(last.text) if last.is_run else []) or [last.text]
    open_end = prefix or (last.is_run and len(last.text) == 1)
    return '"' + " ".join(tokens) + '"' + ("*" if open_end else "")


def _known(word: str) -> bool:
    """Are all its characters letters and digits for the tokenizer (Unicode 6.1) as well? Those of 3.2 are."""
    return word.isascii() or all(unicodedata.ucd_3_2_0.category(c)[0] in "LN" for c in word)


class _Reader:
    """Reads the tokens of a query from left to right."""

    def __init__(self, typed: str) -> None:
        self._tokens = tokens(typed)
        self._next = 0

    def query(self, depth: int = 0) -> Query | None:
        """Alternatives, up to the end or to the parenthesis that closes them."""
        if depth > _DEEPEST:
            raise Unreadable(
                _("There are too many parentheses inside each other: {n} are the most.", n=_DEEPEST)
            )
        parts = [self._every(depth)]
        while self._take("or"):
            parts.append(self._every(depth))
        return _one_or(Either, [part for part in parts if part])

    def _every(self, depth: int) -> Query | None:
        parts: list[Query] = []
        within: int | None = None
        while self._kind() not in ("", "or") and not (depth and self._kind() == "close"):
            if self._take("and") or self._take("close"):
                continue
            if near := self._take("near"):
                within = int(near["within"] or _NEAR)
            elif unit := self._unit(depth):
                parts += [unit] if within is None or not parts else _near(parts.pop(), unit, within)
                within = None
        return _one_or(Every, _either_of_a_name(parts))

    def _unit(self, depth: int) -> Query | None:
        negated = False
        while self._take("not"):
            negated = not negated
        if self._take("open"):
            found = self.query(depth + 1)
            self._take("close")
        else:
            found = self._leaf()
        return Not(found) if found and negated else found

    def _leaf(self) -> Query | None:
        if phrase := self._take("phrase"):
            return _words(phrase["words"].split(), phrase["words"] + phrase["star"])
        if word := self._take("word"):
            return _words([word["word"]], word["word"])
        if inside := self._take("inside"):
            letters = fold(inside["quoted"] or inside["bare"] or "")
            if not letters:
                raise Unreadable(_("Write the letters to look for right after “inside:”."))
            return Inside(letters)
        return self._filter()

    def _filter(self) -> Query | None:
        found = self._take("filter")
        if found is None:
            return None
        value = " ".join((found["value"] or found["plain"] or "").split())
        if not value:
            raise Unreadable(_("Write what is meant right after “{name}:”.", name=found["name"]))
        return Where(NAMES[found["name"].lower()], value)

    def _kind(self) -> str:
        return (self._tokens[self._next].lastgroup or "") if self._next < len(self._tokens) else ""

    def _take(self, kind: str) -> re.Match[str] | None:
        if self._kind() != kind:
            return None
        self._next += 1
        return self._tokens[self._next - 1]


def _words(texts: list[str], typed: str) -> Query | None:
    """The terms of a word or a phrase; None for punctuation alone, a sign is looked for where it stands."""
    folded = [fold(text) for text in texts]
    terms = tuple(term for text in folded if (term := _EDGES.sub("", text)))
    if not terms:
        signs = fold(typed).strip()
        return None if _PASSED_OVER.issuperset(signs.replace(" ", "")) else Inside(signs)
    bare = typed.rstrip("*")
    if "*" in bare:
        raise Unreadable(
            _(
                "“{words}”: a * stands only at the end of a word. Letters inside a word: inside:abc.",
                words=typed,
            )
        )
    ends_open = bare != typed and fold(bare)[-1:].isalnum() and not pieces(terms[-1])[-1].is_run
    return Words(terms, prefix=ends_open)


def _near(left: Query, right: Query, within: int) -> list[Query]:
    """The query before NEAR replaced by the pair; in `a NEAR b NEAR c` the b takes part in both."""
    before = left.right if isinstance(left, Near) else left
    if not isinstance(before, Words) or not isinstance(right, Words):
        raise Unreadable(_("NEAR stands between two words or two phrases in quotes."))
    pair = Near(before, right, within)
    return [left, pair] if isinstance(left, Near) else [pair]


def _either_of_a_name(parts: list[Query]) -> list[Query]:
    """The same with filters of one name as one part, which holds where one of them does."""
    named: dict[str, list[Query]] = {}
    for part in parts:
        if isinstance(part, Where) and part.name not in TWICE:
            named.setdefault(part.name, []).append(part)
    found = [part for part in parts if not isinstance(part, Where) or part.name in TWICE]
    return [*found, *(one for same in named.values() if (one := _one_or(Either, same)))]


def _one_or(kind: type[Every] | type[Either], parts: list[Query]) -> Query | None:
    return kind(tuple(parts)) if len(parts) > 1 else (parts[0] if parts else None)
