"""Lines out of words: as many as fit, Korean whole between its spaces, only a word wider than a line cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hearingdesk.pack.fonts import EAST, NBSP, Pair, clean, pair
from hearingdesk.pack.style import Look

SLACK = 1e-6
SHORT = 6  # letters of a last word that never stands alone
ENOUGH = 7  # words a paragraph has before that matters

BEGUN = 1 / 3  # of a line: a word that is cut anyway begins on a line with so much room
FIRST = 2.0  # and with room for a few letters, in points at one point
HELD = "\x1f"  # stands for a space that is not parted, while words are sought; no clean text has it

_YEAR = re.compile(r"\d{4}")  # looked for first: nearly every paragraph is without
_DAY = re.compile(r"\b\d{4}\. \d{1,2}\.(?: \d{1,2}\.)?(?!\d)|\b\d{1,2} [A-Z][a-z]{2,8}(?= \d{4}\b)")
_INNER = re.compile(f"(?<=[^ {NBSP}])[ {NBSP}](?=[^ {NBSP}])")
_NEVER_FIRST = frozenset(".,;:!?)]}%’”»、。〉》」』】〕）…·")
_GOOD_AFTER = frozenset("/-_.?&=,;:@–—")


class Cut(str):
    """A line, or what ends one, that breaks off within a word."""

    __slots__ = ()


def spaced(line: str) -> str:
    """A line that others follow, as it is read: a space ends it, unless it breaks off within a word."""
    return line if isinstance(line, Cut) else line + " "


class Stretch(NamedTuple):
    """Part of a line that looks one way; `link` is the key it leads to."""

    look: Look
    text: str
    link: str = ""

    @property
    def width(self) -> float:
        return pair(self.look.face).width(self.text) * self.look.size


def fill(text: str, faces: Pair, limit: float, first: float = 0.0) -> list[str]:
    """The lines of a text of one look, `limit` wide at one point; the first may be wider by `first`."""
    lines: list[str] = []
    for part in text.split("\n"):
        words = words_of(part, faces, limit, ends=True)
        lines.extend(_filled(words, faces, limit, 0.0 if lines else first))
    return lines


def words_of(text: str, faces: Pair, limit: float, *, ends: bool) -> list[str]:
    """What of a text without line ends is not parted: words, days, and bound words as far as a line holds them.

    A short last word is bound to the one before it, if the text `ends` a paragraph of more than a few words.
    """
    if _YEAR.search(text):
        text = _DAY.sub(lambda found: found[0].replace(" ", HELD), text)
    words = text.split(" ")
    if ends and len(words) > ENOUGH and 0 < len(words[-1]) <= SHORT:
        words[-2:] = [f"{words[-2]}{HELD}{words[-1]}"]
    elif HELD not in text and NBSP not in text:
        return words
    made: list[str] = []
    for word in words:
        if HELD not in word and NBSP not in word:
            made.append(word)
            continue
        bound = word.replace(HELD, " ")
        made.extend(_INNER.split(bound) if faces[bound][0] > limit + SLACK else [bound])
    return made


def balanced(text: str, faces: Pair, limit: float, count: int) -> list[str]:
    """The same number of lines as at the full width, as even as can be without cutting a word: for titles."""
    words = (word for part in text.split("\n") for word in words_of(part, faces, limit, ends=True))
    widest = max((wide for word in words if (wide := faces[word][0]) <= limit), default=0.0)
    low, high = max(limit / 2, widest), limit
    for _halving in range(7):
        middle = (low + high) / 2
        if len(fill(text, faces, middle)) > count:
            low = middle
        else:
            high = middle
    return fill(text, faces, high)


def shortened(text: str, look: Look, room: float) -> str:
    """The words in one line cut to the room with an ellipsis: for what stands in full elsewhere."""
    faces, limit = pair(look.face), room / look.size
    text = clean(text).replace("\n", " ")
    if faces.width(text) <= limit:
        return text
    while text and faces.width(text + "…") > limit:
        text = text[: len(text) - max(len(text) // 16, 1)]
    return text.rstrip() + "…" if text else ""


def _filled(words: list[str], faces: Pair, limit: float, first: float) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    x, room = 0.0, limit + first + SLACK
    for word in words:
        if not word:
            continue
        wide, after = faces[word]
        if x + wide > room:
            if line and not (wide > limit + SLACK and _begins(word, room - x, limit)):
                lines.append(" ".join(line))
                line, x, room = [], 0.0, limit + SLACK
            if x + wide > room:
                *whole, word = pieces(word, faces, room - x, limit)
                if whole:
                    lines.extend(map(Cut, [" ".join([*line, whole[0]]), *whole[1:]]))
                    line, x = [], 0.0
                (wide, after), room = faces[word], limit + SLACK
        line.append(word)
        x += wide + after
    lines.append(" ".join(line))
    return lines


def _begins(word: str, left: float, limit: float) -> bool:
    """Does a word that is cut begin in what is left of a line? Korean does, which is cut between any syllables."""
    return EAST.search(word) is not None and left >= max(limit * BEGUN, FIRST)


def pieces(word: str, faces: Pair, room: float, limit: float) -> list[str]:
    """A word wider than a line in pieces that are not: the first fits the room, the others the limit.

    It is cut after a slash or the like if one is near.
    """
    made: list[str] = []
    start, x = 0, 0.0
    widths = [faces[letter][0] for letter in word]
    at = 0
    while at < len(word):
        if x + widths[at] > room and at > start:
            end = _good_end(word, start, at)
            made.append(word[start:end])
            start = at = end
            x, room = 0.0, limit
            continue
        x += widths[at]
        at += 1
    made.append(word[start:])
    return made


def _good_end(word: str, start: int, at: int) -> int:
    for end in range(at, max(start + (at - start) * 2 // 3, start + 1), -1):
        if word[end - 1] in _GOOD_AFTER:
            return end
    end = at
    while end > start + 1 and word[end] in _NEVER_FIRST:
        end -= 1
    return end


Part = tuple[int, str]  # which of the stretches, and its letters


def fill_mixed(stretches: Sequence[Stretch], limit: float) -> list[list[Stretch]]:
    """The lines of a text of many looks, `limit` points wide."""
    lines = _Mixed(stretches, limit)
    for number, stretch in enumerate(stretches):
        rows = stretch.text.count("\n")
        for row, text in enumerate(stretch.text.split("\n")):
            if row:
                lines.end_word()
                lines.end_line()
            lines.add(number, text, ends=row < rows or number == len(stretches) - 1)
    lines.end_word()
    lines.end_line()
    return lines.made


class _Mixed:
    """Lines of stretches in the making. A word may have parts that look different; they stay together."""

    def __init__(self, stretches: Sequence[Stretch], limit: float) -> None:
        self.made: list[list[Stretch]] = []
        self._stretches = stretches
        self._limit = limit + SLACK
        self._faces = [(pair(stretch.look.face), stretch.look.size) for stretch in stretches]
        self._parts: list[Part] = []  # of the word at hand
        self._wide = self._after = 0.0
        self._line: list[tuple[int, list[str]]] = []  # which of the stretches, and its words
        self._x = 0.0

    def add(self, number: int, text: str, *, ends: bool) -> None:
        """Words of one stretch; the first goes on from the word at hand, the last may go on."""
        faces, size = self._faces[number]
        words = words_of(text, faces, self._limit / size, ends=ends)
        self._add_part(number, words[0])
        if len(words) == 1:
            return
        self.end_word()
        limit, row = self._limit, None
        for letters in words[1:-1]:
            wide, after = faces[letters]
            if wide * size > limit:
                self._add_part(number, letters)
                self.end_word()
                row = None
            elif letters:
                if self._line and self._x + wide * size > limit:
                    self.end_line()
                    row = None
                if row is None:
                    row = self._row(number)
                row.append(letters)
                self._x += wide * size + after * size
        self._add_part(number, words[-1])

    def _add_part(self, number: int, letters: str) -> None:
        if letters:
            faces, size = self._faces[number]
            wide, after = faces[letters]
            self._parts.append((number, letters))
            self._wide += wide * size
            self._after = after * size

    def end_word(self) -> None:
        """Put the word at hand on the line, or on the next if it is full."""
        parts, wide = self._parts, self._wide
        if not parts:
            return
        longer = wide > self._limit
        if self._line and self._x + wide > self._limit and not (longer and self._has_room(*parts[0])):
            self.end_line()
        if longer:
            self._put_pieces(parts)
        else:
            self._put(parts, glued=False)
            self._x += wide + self._after
        self._parts, self._wide = [], 0.0

    def end_line(self, *, within: bool = False) -> None:
        """Begin a new line; `within` a word it was cut."""
        of = self._stretches
        line = [Stretch(of[n].look, " ".join(words), of[n].link) for n, words in self._line]
        if within:
            line[-1] = line[-1]._replace(text=Cut(line[-1].text))
        self.made.append(line)
        self._line, self._x = [], 0.0

    def _put(self, parts: list[Part], *, glued: bool) -> None:
        for number, letters in parts:
            if self._line and self._line[-1][0] == number:
                words = self._line[-1][1]
                if glued:
                    words[-1] += letters
                else:
                    words.append(letters)
            else:
                if self._line and not glued:
                    self._line[-1][1].append("")
                self._line.append((number, [letters]))
            glued = True

    def _row(self, number: int) -> list[str]:
        """The words of this stretch at the end of the line at hand, to put more with them."""
        line = self._line
        if not line or line[-1][0] != number:
            if line:
                line[-1][1].append("")
            line.append((number, []))
        return line[-1][1]

    def _put_pieces(self, parts: list[Part]) -> None:
        """Put a word wider than a line on as many lines as it needs."""
        begun = False
        for number, letters in parts:
            faces, size = self._faces[number]
            room = self._limit / size
            first = room - self._x / size if self._has_room(number, letters) else room
            for piece in pieces(letters, faces, first, room):
                wide, after = faces[piece]
                if self._line and self._x + wide * size > self._limit:
                    self.end_line(within=begun)
                self._put([(number, piece)], glued=begun and bool(self._line))
                self._x += wide * size
                self._after = after * size
                begun = True
        self._x += self._after

    def _has_room(self, number: int, letters: str) -> bool:
        """Does a word of this stretch that is cut begin on the line at hand?"""
        size = self._faces[number][1]
        return _begins(letters, (self._limit - self._x) / size, self._limit / size)
