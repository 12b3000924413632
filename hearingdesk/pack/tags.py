"""What the parts of a page are, for those who do not see it: a tree of tags in reading order.

Everything that is drawn belongs to a tag, or is an artifact: a rule, a tint, a running head. The tree is made while
the pages are; `finish` puts it into the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ENGLISH, KOREAN = "en-GB", "ko-KR"
_EAST = re.compile("[\u1100-\u11ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
_EASTERN = re.compile(f"{_EAST.pattern}+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATINS = re.compile(f"{_LATIN.pattern}+")


@dataclass(slots=True, eq=False)
class Tag:
    """One element: what it is (P, H1, TD …), what is in it, and what is said of it.

    `kids` are tags, and (page from 1, number of the marked stretch on it); `links` (page, place among its links).
    """

    kind: str
    lang: str = ""  # where it is not that of what is around it
    alt: str = ""  # what a picture shows
    actual: str = ""  # the words that a sign stands for
    scope: str = ""  # of the head of a table: Column or Row
    span: int = 1  # columns that a cell takes
    kids: list[Tag | tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: str, **said: str | int) -> Tag:
        """A new element at the end of this one."""
        made = Tag(kind, **said)  # type: ignore[arg-type]  (the fields named are texts, but for the span)
        self.kids.append(made)
        return made


class Seat:
    """The place of a block, whose parts on several pages share one tag as long as one printing lasts."""

    __slots__ = ()

    def held(self, tags: Tags | None) -> Tag | None:
        """The tag of the block in this printing, if it has one yet."""
        return tags.seated.get(self) if tags is not None else None

    def keep(self, tags: Tags, tag: Tag) -> Tag:
        """The block has this tag from now on; the printing keeps it, so that it goes when the printing is done."""
        tags.seated[self] = tag
        return tag


class _Inside:
    """A tag that is at hand for a while: every paragraph is, so it is no generator."""

    __slots__ = ("_before", "_tag", "_tags")

    def __init__(self, tags: Tags, tag: Tag | None) -> None:
        self._tags = tags
        self._tag = tag
        self._before: Tag | None = None

    def __enter__(self) -> None:
        self._before, self._tags.now = self._tags.now, self._tag

    def __exit__(self, *error: object) -> None:
        self._tags.now = self._before


class Tags:
    """The tree of one document, and the place in it where what is drawn belongs."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.root = Tag("Document")
        self.now: Tag | None = None  # what is drawn belongs here; None: it is an artifact
        self.marked: dict[int, list[Tag]] = {}  # page -> the tags of its marked stretches
        self.seated: dict[Seat, Tag] = {}  # the tags of blocks
        self._sections = [self.root]  # those that are open, the outermost first
        self._levels = [0]  # of the headings that opened them

    @property
    def here(self) -> Tag:
        """Where the next block goes."""
        return self._sections[-1] if self.now is None else self.now

    def heading(self, level: int) -> Tag:
        """Open a section at this level (1 is the highest), and its heading; no level is ever skipped."""
        while self._levels[-1] >= level:
            self._sections.pop()
            self._levels.pop()
        self._sections.append(self._sections[-1].add("Sect"))
        self._levels.append(level)
        return self._sections[-1].add(f"H{len(self._sections) - 1}")

    def contents(self) -> Tag:
        """The list of contents in the section at hand; made at its first line."""
        section = self._sections[-1]
        last = section.kids[-1] if section.kids else None
        return last if isinstance(last, Tag) and last.kind == "TOC" else section.add("TOC")

    def inside(self, tag: Tag | None) -> _Inside:
        """With it, what is drawn belongs to this tag; None: it is an artifact."""
        return _Inside(self, tag)

    def mark(self, tag: Tag, page: int) -> int:
        """The number of the next stretch on this page, which belongs to the tag."""
        stretches = self.marked.setdefault(page, [])
        number = len(stretches)
        stretches.append(tag)
        tag.kids.append((page, number))
        return number


def language_of(text: str, usual: str) -> str:
    """The language of a text by most of its letters; the usual one where it has none."""
    if text.isascii():
        return ENGLISH if _LATIN.search(text) else usual
    east = sum(map(len, _EASTERN.findall(text)))
    latin = len(text) - len(_LATINS.sub("", text))
    if not east and not latin:
        return usual
    return KOREAN if east * 2 > latin else ENGLISH  # a syllable is about two letters


def script_of(word: str) -> str:
    """The language a word is in by its script; "" where it has no letter."""
    if word.isascii():
        return ENGLISH if _LATIN.search(word) else ""
    return KOREAN if _EAST.search(word) else ENGLISH if _LATIN.search(word) else ""
