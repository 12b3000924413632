"""Lines out of words: as many as fit, Korean whole between its spaces, only a word wider than a line cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearingdesk.pack.fonts import Pair, clean, pair
from hearingdesk.pack.style import Look

SLACK = 1e-6
SHORT = 6  # letters of a last word that never stands alone
ENOUGH = 7  # words a paragraph has before that matters

_NEVER_FIRST = frozenset(".,;:!?)]}%’”»、。〉》」』】〕）…·")
_GOOD_AFTER = frozenset("/-_.?&=,;:@–—")


@dataclass(frozen=True, slots=True)
class Stretch:
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
        lines.extend(_filled(part.split(" "), faces, limit, 0.0 if lines else first))
    return lines


def balanced(text: str, faces: Pair, limit: float, count: int) -> list[str]:
    """The same number of lines as at the full width, as even as can be: for titles."""
    low, high = limit / 2, limit
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
            if line:
                lines.append(" ".join(line))
                line, x, room = [], 0.0, limit + SLACK
            if wide > room:
                *whole, word = pieces(word, faces, room)
                lines.extend(whole)
                (wide, after), room = faces[word], limit + SLACK
        line.append(word)
        x += wide + after
    lines.append(" ".join(line))
    if len(line) == 1 and len(line[0]) <= SHORT and len(lines) > 1 and len(words) > ENOUGH:
        _bind_last(lines, faces, limit)
    return lines


def _bind_last(lines: list[str], faces: Pair, limit: float) -> None:
    """Give a lonely short last word the company of the word before it."""
    before, _space, word = lines[-2].rpartition(" ")
    last = f"{word} {lines[-1]}"
    if " " in before and faces.width(last) <= limit:
        lines[-2:] = [before, last]


def pieces(word: str, faces: Pair, room: float) -> list[str]:
    """A word too wide for a line, cut into pieces that are not: after a slash or the like if one is near."""
    made: list[str] = []
    start, x = 0, 0.0
    widths = [faces[letter][0] for letter in word]
    at = 0
    while at < len(word):
        if x + widths[at] > room and at > start:
            end = _good_end(word, start, at)
            made.append(word[start:end])
            start = at = end
            x = 0.0
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


@dataclass(frozen=True, slots=True)
class _Word:
    """What stands between two spaces: parts that may look different. `glued` to the word before: no space."""

    parts: tuple[Part, ...]
    glued: bool = False


def fill_mixed(stretches: Sequence[Stretch], limit: float, first: float = 0.0) -> list[list[Stretch]]:
    """The lines of a text of many looks, `limit` points wide; the first may be wider by `first`."""
    lines: list[list[Stretch]] = []
    line: list[_Word] = []
    x, room = 0.0, limit + first + SLACK
    for word in _words(stretches):
        if word is None:
            lines.append(_joined(line, stretches))
            line, x, room = [], 0.0, limit + SLACK
            continue
        for piece in _fitting(word, stretches, limit):
            wide, after = _measure(piece, stretches)
            if line and x + wide > room:
                lines.append(_joined(line, stretches))
                line, x, room = [], 0.0, limit + SLACK
            line.append(piece)
            x += wide + after
    lines.append(_joined(line, stretches))
    return lines


def _words(stretches: Sequence[Stretch]) -> Iterator[_Word | None]:
    """The words of the text; None where a line must end."""
    parts: list[Part] = []
    for number, stretch in enumerate(stretches):
        for row, piece in enumerate(stretch.text.split("\n")):
            if row:
                if parts:
                    yield _Word(tuple(parts))
                    parts = []
                yield None
            for place, letters in enumerate(piece.split(" ")):
                if place and parts:
                    yield _Word(tuple(parts))
                    parts = []
                if letters:
                    parts.append((number, letters))
    if parts:
        yield _Word(tuple(parts))


def _measure(word: _Word, stretches: Sequence[Stretch]) -> tuple[float, float]:
    total = after = 0.0
    for number, letters in word.parts:
        look = stretches[number].look
        wide, space = pair(look.face)[letters]
        total += wide * look.size
        after = space * look.size
    return total, after


def _fitting(word: _Word, stretches: Sequence[Stretch], limit: float) -> list[_Word]:
    """The word, or if it is wider than a line its pieces, glued together."""
    if _measure(word, stretches)[0] <= limit:
        return [word]
    made: list[_Word] = []
    for number, letters in word.parts:
        look = stretches[number].look
        made += [
            _Word(((number, piece),), glued=bool(made) or place > 0)
            for place, piece in enumerate(pieces(letters, pair(look.face), limit / look.size))
        ]
    return made


def _joined(words: list[_Word], stretches: Sequence[Stretch]) -> list[Stretch]:
    """The words of one line as stretches, each as long as its look lasts."""
    runs: list[tuple[int, list[str]]] = []
    for place, word in enumerate(words):
        if place and not word.glued:
            runs[-1][1].append(" ")
        for number, letters in word.parts:
            if not runs or runs[-1][0] != number:
                runs.append((number, []))
            runs[-1][1].append(letters)
    return [Stretch(stretches[n].look, "".join(letters), stretches[n].link) for n, letters in runs]
