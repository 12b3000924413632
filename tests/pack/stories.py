"""Random stories: every figure of the page with words that are hard to set."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from hearingdesk.pack.blocks import Entry, Facts, Panel, QuoteBlock, SideBy, WritingLines
from hearingdesk.pack.cells import Cell, Col, Group, Sign
from hearingdesk.pack.flow import Block, PageBreak, Spacer
from hearingdesk.pack.heads import Subhead, Title
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two

ENGLISH = [
    *("committee", "witness", "summons", "of", "the", "a", "evidence", "Q41"),
    *("“quoted”", "well-known", "38", "°C", "£1,200", "naïve"),
]
KOREAN = [
    *("위원회는", "증인에게", "출석을", "요구하였다.", "불출석", "사유서", "뷁쒧"),
    *("金民秀", "제3자", "㈜해람", "「법률」"),
]
HARD = [
    "x" * 60,
    "https://example.org/committees/land/evidence?session=2026&document=0811",
    "가나다라마바사아자차카타파하" * 5,
    unicodedata.normalize("NFD", "해람터널운영주식회사"),
    "李在明",
    "①②③",
    "a\u200bb",
]

word = st.sampled_from([*ENGLISH, *KOREAN, *HARD])
phrase = st.lists(word, min_size=0, max_size=6).map(" ".join)
name = st.lists(word, min_size=1, max_size=4).map(" ".join)
long_name = st.lists(word, min_size=1, max_size=25).map(" ".join)
paragraph = st.builds(
    lambda words, times: " ".join(words * times), st.lists(word, max_size=12), st.integers(1, 12)
)
lines = st.builds(lambda text, times: "\n".join([text] * times), phrase, st.integers(1, 300))
two = st.builds(Two, name, st.one_of(st.just(""), name))
mark = st.sampled_from(["plain", "bold", "italic", "accent", "muted", "name"])
runs = st.lists(st.builds(Run, phrase.map(lambda text: text + " "), mark), max_size=5)
text = st.one_of(paragraph, lines, runs)


@dataclass
class Told:
    """Blocks, and every word that must be read on their pages."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def words_of(*said: object) -> list[str]:
    """The words of strings, phrases, runs, and lists of these."""
    made: list[str] = []
    for one in said:
        if isinstance(one, str):
            made += one.split()
        elif isinstance(one, Two):
            made += words_of(one.en, one.ko)
        elif isinstance(one, Run | Cell):
            made += words_of(one.text)
        elif isinstance(one, list | tuple):
            made += words_of(*one)
        elif isinstance(one, Sign):
            made.append(one.value)
    return made


def told(make: Callable[..., Block | list[Block]], *parts: st.SearchStrategy) -> st.SearchStrategy[Told]:
    """A block made of parts, with the words of the parts."""

    def build(*drawn: object) -> Told:
        made = make(*drawn)
        return Told(made if isinstance(made, list) else [made], words_of(*drawn))

    return st.builds(build, *parts)


cell = st.one_of(phrase, two, st.sampled_from(list(Sign)), st.builds(Cell, name, st.just(""), mark))
rows = st.lists(st.one_of(st.lists(cell, min_size=4, max_size=4), name), max_size=8)
times = st.sampled_from([1, 1, 3, 40])


def table(found: list, heads: list[Two], repeat: int, tall: str) -> Block:
    made = [Group(row) if isinstance(row, str) else row for row in found * repeat]
    cols = [
        Col(head, width, align)
        for head, width, align in zip(
            heads, (160, 40, 150, 120), ("left", "center", "left", "right"), strict=True
        )
    ]
    return Table(cols, [*made, ["last", "", tall]])


block = st.one_of(
    told(Words, text),
    told(lambda words: Words(words, "note", full=True), text),
    told(lambda words: Words(words, align="right"), paragraph),
    told(Title, st.one_of(two, st.builds(Two, long_name, long_name))),
    told(Subhead, two),
    told(lambda side, main: SideBy(side, main, repeat=True), name, text),
    told(lambda side, main: SideBy(side, main), lines, text),
    told(Entry, two, text, runs),
    told(lambda facts, main: Facts(facts, Words(main)), st.lists(st.tuples(two, text), max_size=4), text),
    told(QuoteBlock, paragraph.map(lambda said: f"“{said}”"), runs),
    told(lambda *sides: Panel(sides[:2], sides[2:]), two, text, two, text),
    told(lambda: WritingLines(70)),
    told(lambda: Spacer(500)),
    told(lambda: PageBreak()),
    told(table, rows, st.lists(two, min_size=4, max_size=4), times, st.one_of(phrase, lines)),
)

stories = st.lists(block, max_size=6).map(
    lambda all_told: Told([b for t in all_told for b in t.blocks], [w for t in all_told for w in t.words])
)
