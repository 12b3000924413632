"""What the headings of a pack are numbered by, and how the paper of an office is closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearingdesk.pack.flow import Block, Spacer
from hearingdesk.pack.fonts import pair
from hearingdesk.pack.heads import Heading, Subhead, Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import Style
from hearingdesk.pack.text import Words
from hearingdesk.pack.two import Two
from hearingdesk.words import N_, say

FIRSTS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)  # the consonants that syllables are counted by
VOWELS = (0, 4, 8, 13, 18, 20)  # after the last of a row it goes on with the next vowel: 하, 거, 너
SYLLABLES, FINALS = 0xAC00, 28  # where the syllables begin, and how many have the same beginning
LABEL = N_("Attached: {n}. {name}, one copy.")
TWO_COLUMNS = "\u00a0\u00a0"


def syllable(place: int) -> str:
    """The syllable that an item is counted by, from 0: 가 나 다 to 하, then 거 너 and so on."""
    row, column = divmod(place, len(FIRSTS))
    vowel = VOWELS[row % len(VOWELS)]
    return chr(SYLLABLES + (FIRSTS[column] * 21 + vowel) * FINALS)


def item(level: int, place: int) -> str:
    """The number of an item as offices set it, level and place from 0: 1. 가. 1) 가) (1) (가)."""
    number = syllable(place) if level % 2 else str(place + 1)
    return (f"{number}.", f"{number})", f"({number})")[min(level // 2, 2)]


def numbered(blocks: Sequence[Block], *, official: bool) -> list[Heading]:
    """The headings of the story; those without a key of their own are given one, and in an office a number."""
    made: list[Heading] = []
    counts: list[int] = []
    for block in blocks:
        if isinstance(block, Title | Subhead):
            block.key = block.key or f"#{len(made) + 1}"
            if official and block.heading.counted:
                level = min(block.heading.level, len(counts))
                counts[level:] = [counts[level] + 1 if level < len(counts) else 0]
                block.heading = replace(block.heading, letter=item(level, counts[level]))
            made.append(replace(block.heading, key=block.key))
    keys = [block.key for block in blocks if block.key]
    if len(set(keys)) < len(keys):
        raise ValueError(f"Two blocks of one story have the same key: {sorted(keys)}.")
    return made


class Attached(Words):
    """What is attached, line under line: the numbers of the later ones stand under the first, after its label."""

    def __init__(self, words: Two, *, first: bool) -> None:
        super().__init__(words, "text", full=True)
        self._first = first

    def style(self, press: Press) -> Style:
        """The style of text, indented by the width of the label that leads the first line."""
        look = super().style(press)
        label = say("ko" if press.lang == "ko" else "en", LABEL, n=1, name="").split("1.")[0]
        return look if self._first else replace(look, indent=pair(look.face).width(label) * look.size)


def closing(attached: Sequence[str]) -> Iterator[Block]:
    """The end of an official paper: what is attached, if anything, and after two columns the word that ends it."""
    yield Spacer(10.0)
    end = Two.said(N_("End."))
    if not attached:
        yield Words(Two(TWO_COLUMNS + end.en, TWO_COLUMNS + end.ko), "text", full=True)
        return
    for place, name in enumerate(attached):
        last = place == len(attached) - 1
        label = LABEL if not place else N_("{n}. {name}, one copy.")
        words = [say(lang, label, n=place + 1, name=name) for lang in ("en", "ko")]
        ends = [TWO_COLUMNS + one if last else "" for one in (end.en, end.ko)]
        yield Attached(Two(words[0] + ends[0], words[1] + ends[1]), first=not place)
