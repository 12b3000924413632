"""Who an Akoma Ntoso debate lists: the members of its roll call, and witnesses "called and examined"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from hearingdesk.exchange.inner import Present, Witness
from hearingdesk.exchange.marked.akn_names import ALSO, ASIDE, CALLED
from hearingdesk.exchange.marked.steps import local
from hearingdesk.exchange.marked.wording import flat, flat_without, squeezed
from hearingdesk.when import When

_LONGEST = 2_000  # characters of a line that names witnesses
_STYLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Deputy|Senator|Minister|Rev|General|Judge|Hon)\b"
)
_CELLS = ("p", "td", "li", "item")  # blocks that hold a name
_LINES = tuple(f"{{*}}{name}" for name in (*_CELLS, "th", "summary", "narrative", "scene", "heading", "num"))
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")


def roll_call(node: Any, shown: dict[str, str]) -> tuple[list[Present], list[str]]:
    """Who is on the list, and the list as it is printed, a line for each of its cells.

    A mark counts only where the name it stands for is the one printed: there are records that mark everybody alike.
    """
    lines = [words for one in _lines(node) if (words := flat_without(one, ASIDE))]
    present = [_present(person, shown) for person in node.iter("{*}person") if flat(person)]
    if not present:
        cells = [flat(one) for one in _lines(node) if local(one) in _CELLS]
        present = [Present(name=name) for name in cells if name and not name.endswith(":")]
    return present, lines


def _lines(node: Any) -> Iterator[Any]:
    """The innermost blocks."""
    for one in node.iter(*_LINES):
        if not any(inner is not one for inner in one.iter(*_LINES)):
            yield one


def _present(node: Any, shown: dict[str, str]) -> Present:
    """A name with its office before it ("Deputy Cathy Bennett") or after it, on a line of its own."""
    printed = flat(node)
    mark = (node.get("refersTo") or "").lstrip("#")
    known = squeezed(shown.get(mark))
    fits = bool(known) and printed.casefold().endswith(known.casefold())
    office = squeezed(printed[: -len(known)]) if fits else ""
    block = _block_of(node)
    if block is not None and not office and len(list(islice(block.iter("{*}person"), 2))) == 1:
        office = squeezed("".join(block.itertext()).replace("".join(node.itertext()), " ", 1)).strip(" ,;–-")
    also = (block is not None and block.get("class") == ALSO) or any(
        local(above) == "entity" for above in node.iterancestors()
    )
    return Present(
        name=printed[-len(known) :] if fits else printed,
        office=office,
        group="also" if also else "member",
        key=mark if fits else "",
    )


def _block_of(node: Any) -> Any:
    return next((above for above in node.iterancestors() if local(above) in _CELLS), None)


def witnesses(node: Any, sitting: When | None) -> list[Witness]:
    """Those whom a summary calls witnesses; [] where it calls nobody one."""
    words = flat(node)
    place = words.casefold().find(CALLED)
    if place <= 0 or len(words) > _LONGEST:
        return []
    bold = [one for one in node.iter("{*}b") if flat(one)]
    line = node.sourceline or 0
    named = list(_by_bold(node)) if bold else list(_by_words(words[:place]))
    return [Witness(name=name, title=title, day=sitting, line=line) for name, title in named if name]


def _by_bold(node: Any) -> Iterator[tuple[str, str]]:
    """A name in bold, and what follows it up to the next as office: in italics, or as it comes."""
    found: list[list[str]] = []  # name, office in italics, other words after the name
    for style, words in _pieces(node, ""):
        if style == "b" and words.strip(" \n\t,;"):
            if not found or "".join(found[-1][1:]).strip():
                found.append(["", "", ""])
            found[-1][0] += words
        elif found:
            found[-1][1 if style == "i" else 2] += words
    for name, italic, after in found:
        yield squeezed(name).strip(" ,;"), _office(italic, after)


def _pieces(node: Any, style: str) -> Iterator[tuple[str, str]]:
    """The words of a line with the style they are set in."""
    style = local(node) if local(node) in ("b", "i") and style != "b" else style
    yield style, node.text or ""
    for one in node:
        yield from _pieces(one, style)
        yield style, one.tail or ""


def _office(italic: str, after: str) -> str:
    """An office without its brackets, and without the words that lead on to the next witness."""
    if words := squeezed(italic):
        return words[1:-1].strip() if words[0] == "(" and words[-1] == ")" else words.strip(" ,;")
    words = squeezed(re.split(CALLED, after, maxsplit=1, flags=re.I)[0])
    found = _IN_BRACKETS.search(words)
    return (
        found[1].strip()
        if found
        else re.sub(r"(?:^|\s)(?:and|agus|with)$", "", words.strip(" ,;.()")).strip(" ,;.")
    )


def _by_words(words: str) -> Iterator[tuple[str, str]]:
    """Names in a line ("Mr. A (office), Ms B, head of C"): a piece that begins with a style is one, others before."""
    offices: list[str] = []

    def aside(found: re.Match[str]) -> str:
        offices.append(found[1])
        return f"\x00{len(offices) - 1}\x00"

    plain = _IN_BRACKETS.sub(aside, words)
    names: list[tuple[str, str]] = []
    for piece in re.split(r";|,|(?<=\s)and(?=\s)", plain):
        name = squeezed(re.sub(r"\x00\d+\x00|\b(?:was|were)\b\s*$", " ", piece))
        office = ", ".join(offices[int(n)] for n in re.findall(r"\x00(\d+)\x00", piece))
        if name and (not names or _STYLED.match(name)):
            names.append((name, office))
        elif names and (name or office):
            first, said = names[-1]
            names[-1] = (first, ", ".join(part for part in (said, name, office) if part))
    yield from names
