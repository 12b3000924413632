"""The record of a sitting: labelled paragraphs into turns, and what the reporter notes between them.

A note in brackets or a heading that stands between two turns is a stretch of its own; a note inside a
speech stays in that speech, where it was printed. What is inserted for the record (a statement, a letter) is
a note, not the words of whoever spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

from hearingdesk.exchange.chrg.labels import labelled
from hearingdesk.exchange.chrg.page import page_mark
from hearingdesk.exchange.inner import Turn
from hearingdesk.job import Progress

_NOTED = re.compile(
    r"\s*(?:\[|\((?=Whereupon|Recess|Laughter|Applause|The (?:prepared |information |following |documents? )"
    r"|Off the"
    r"|Pause|Witness))",
    re.I,
)
_KINDS = (
    ("reaction", re.compile(r"^.(?:\w+ )?(?:laugh|applau|cheer|boo(?:s|ing)\b|gasp|jeer)", re.I)),
    ("oath", re.compile(r"\bsworn\b|\boaths?\b|affirmed\b", re.I)),
    (
        "scene",
        re.compile(
            r"whereupon|recess|adjourn|reconvene|pause|\bvotes?\b|disturb|disrupt|video|audio|off the record"
            r"|gavel"
            r"|executive session|break\b|presiding|crosstalk|inaudible|moment of silence|pledge",
            re.I,
        ),
    ),
)
_FOLLOWS = re.compile(r"\bfollows?\s*[:.]?\s*[\])]?\s*$|\bappears? (?:here|below)\b", re.I)
_INSERT = re.compile(
    r"^(?:prepared|written|submitted) (?:statement|testimony)|^(?:additional |joint )?statement submitted",
    re.I,
)
_SPOKEN = re.compile(r"^(?:(?:opening|oral|further) )?(?:statements?|testimony|remarks) (?:of|by)\b", re.I)
_ENDED = re.compile(r"whereupon\b", re.I)
_OVER = re.compile(
    r"\badjourn|\bconcluded|\bended\b|\bclosed\b|executive session|other business|subject to the call"
    r"|call of the chair"
    r"|to reconvene|reconvene (?:at|on|until)|until (?:mon|tues|wednes|thurs|fri)day",
    re.I,
)
_SAME_DAY = re.compile(r"same day|this (?:same )?(?:day|afternoon)|later (?:that|the same) day", re.I)
_APPENDIX = re.compile(
    r"^(?:A P P E N D I X(?: [A-Z0-9])?|APPENDI(?:X|CES)(?: [A-Z0-9]+)?|Appendix(?: [A-Z0-9]+)?)$"
)
_RULE = re.compile(r"^-{20,}$")
_PICTURE = re.compile(r"[<\[]?GRAPHIC.{0,4}\b(?:NOT AVAILABLE|\W*TIFF|OMITTED)", re.I)
_STRAY = re.compile(rf"[-_=\s]+$|\?$|{_PICTURE.pattern}", re.I)  # rules, page ends, missing pictures
_FOOTNOTE = 60  # lines that a note at the foot of a page may have
_BRACKETED = 15  # lines that a note in brackets may have
_JOINED = re.compile(r"^(?:and|or|to)\b")  # after a hyphen at the end of a line: "short- and long-term"


@dataclass(slots=True)
class _Open:
    """A stretch being gathered."""

    label: str
    kind: str
    line: int
    page: str
    paragraphs: list[str] = field(default_factory=list)

    def turn(self) -> Turn:
        text = "\n".join(paragraph for paragraph in self.paragraphs if paragraph)
        cite = f"Page {self.page}" if self.page else ""
        return Turn(text=text, label=self.label, kind=self.kind, cite=cite, page=self.page, line=self.line)


@dataclass(slots=True)
class Record:
    """The outcome of reading one sitting."""

    turns: list[Turn] = field(default_factory=list)
    preface: list[str] = field(default_factory=list)  # the paragraphs before the first turn
    end: int = 0  # index of the first line not read
    adjourned: str = ""  # the last note, "[Whereupon, …]"
    page: str = ""


def pictures(lines: Sequence[str]) -> list[int]:
    """The lines (from 1) that only say that a picture of the printed page is missing."""
    return [n for n, line in enumerate(lines, 1) if "GRAPHIC" in line and _PICTURE.match(line.strip())]


def read_record(lines: Sequence[str], begin: int, end: int, page: str, progress: Progress) -> Record:
    """One sitting from the line of its first sentence up to its adjournment, or to `end`."""
    return _Reader(lines, begin, end, page, progress).read()


class _Reader:
    """Goes through the lines once; what is open is closed by the next label, heading or end."""

    def __init__(self, lines: Sequence[str], begin: int, end: int, page: str, progress: Progress) -> None:
        self.lines = lines
        self.at = begin
        self.end = end
        self.progress = progress
        self.record = Record(page=page)
        self.open: _Open | None = None
        self.waiting: list[Turn] = []  # notes met inside or after a speech: which, the next line tells
        self.feet: list[Turn] = []  # footnotes, put after the speech they interrupt
        self.blank = False
        self.inserted = False

    def read(self) -> Record:
        step = 0
        while self.at < self.end and not self.record.adjourned:
            if self.at >= step:
                self.progress(self.at, len(self.lines), "")
                step = self.at + 500
            line = self.lines[self.at]
            if not line:
                self.blank = True
                self.at += 1
            elif mark := page_mark(line):
                self.record.page = mark
                self.at += 1
                self._skip_blank()
            elif self._begins_appendix(line):
                break
            else:
                self._line(line)
        self._close()
        self.record.end = self.at
        return self.record

    def _line(self, line: str) -> None:
        found = labelled(line)
        if found is not None:
            self._close()
            self.inserted = False
            self.open = _Open(found.label, "speech", self.at + 1, self.record.page, [found.words])
            self.at += 1
        elif self._footnote(line) or self._bracketed(line) or self._heading(line):
            pass
        else:
            self._words(line)
            self.at += 1
        self.blank = False

    def _words(self, line: str) -> None:
        """A line of running text, into what is open."""
        if _STRAY.match(line.strip()) and not self.inserted:
            return
        target = self._target()
        if self.waiting:  # the speech goes on: the note stands inside it
            target.extend(note.text for note in self.waiting)
            self.waiting.clear()
        new = (
            line.startswith(" ")
            or not target
            or (self.blank and target[-1].endswith((".", "?", "!", "''", ":")))
        )
        if new:
            target.append(line.strip())
        else:
            target[-1] = _join(target[-1], line.strip())

    def _target(self) -> list[str]:
        if self.open is None:
            if not self.record.turns:
                return self.record.preface
            self.open = _Open("", "note", self.at + 1, self.record.page)
        return self.open.paragraphs

    def _bracketed(self, line: str) -> bool:
        """A note of the reporter in brackets, alone in its paragraph."""
        if not _NOTED.match(line) or _STRAY.match(line.strip()):
            return False
        words, last = self._gather()
        if words is None:
            return False
        turn = self._note(words, _kind(words))
        self.at = last + 1
        if _ENDED.search(words) and _OVER.search(words) and not _SAME_DAY.search(words):
            self._close()
            self.record.turns.append(turn)
            self.record.adjourned = words
        elif _FOLLOWS.search(words.rstrip("])")):
            self._close()
            self.record.turns.append(turn)
            self.inserted = True
        elif self.inserted and self.open is not None:
            self.open.paragraphs.append(words)
        else:
            self.waiting.append(turn)
        return True

    def _gather(self) -> tuple[str | None, int]:
        """A whole bracketed paragraph and its last line; None where the bracket closes too soon or never."""
        words = ""
        for n in range(self.at, min(self.at + _BRACKETED, self.end)):
            plain = self.lines[n].strip()
            if not plain and n > self.at:
                break
            words = _join(words, plain)
            if words.endswith(("]", ")", "].", ").")) and words.count("[") <= words.count("]"):
                return words, n
            if words.count("[") and words.count("[") == words.count("]"):
                return None, n  # words go on after the bracket: it is part of a sentence
        return None, self.at

    def _heading(self, line: str) -> bool:
        """A heading: over a statement, over a document inserted for the record, or within a speech."""
        if not self.blank and self.record.turns:
            return False
        block: list[str] = []
        for n in range(self.at, min(self.at + 6, self.end)):
            plain = self.lines[n]
            if not plain or (block and labelled(plain)):
                break
            block.append(plain.strip())
        words = reduce(_join, block, "")
        if not _is_heading(words, line):
            return False
        if self.inserted and not _SPOKEN.match(words):
            return False
        turn = self._note(words, "note")
        if self.open is None or _SPOKEN.match(words) or _INSERT.match(words):
            self._close()
            self.record.turns.append(turn)
            self.inserted = bool(_INSERT.match(words))
        else:
            self.waiting.append(turn)  # perhaps a heading within a long speech: the next line tells
        self.at += len(block)
        return True

    def _footnote(self, line: str) -> bool:
        """A note at the foot of a page, between two rules, in the middle of what is being said."""
        if not _RULE.match(line) or self.inserted:
            return False
        close = next(
            (n for n in range(self.at + 1, min(self.at + _FOOTNOTE, self.end)) if _RULE.match(self.lines[n])),
            None,
        )
        if close is None:
            return False
        words = " ".join(
            part.strip() for part in self.lines[self.at + 1 : close] if part and not page_mark(part)
        )
        if words:
            self.feet.append(self._note(words, "note"))
        self.at = close + 1
        self._skip_blank()
        return True

    def _begins_appendix(self, line: str) -> bool:
        return bool(self.record.turns) and self.blank and _APPENDIX.match(line.strip()) is not None

    def _note(self, words: str, kind: str) -> Turn:
        return _Open("", kind, self.at + 1, self.record.page, [words]).turn()

    def _skip_blank(self) -> None:
        """Empty lines around a page break do not end a paragraph."""
        while self.at < self.end and not self.lines[self.at]:
            self.at += 1

    def _close(self) -> None:
        if self.open is not None and any(self.open.paragraphs):
            self.record.turns.append(self.open.turn())
        self.open = None
        self.record.turns.extend(self.waiting)
        self.record.turns.extend(self.feet)
        self.waiting.clear()
        self.feet.clear()


def _kind(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "note")


def _is_heading(words: str, line: str) -> bool:
    """Capitals in the middle of the page, or one of the headings that stand over a statement."""
    plain = words.strip()
    letters = [c for c in plain if c.isalpha()]
    if len(letters) < 4 or plain.startswith(("[", "(")):
        return False
    capitals = sum(c.isupper() for c in letters) >= 0.8 * len(letters)
    indented = len(line) - len(line.lstrip())
    titled = bool(_SPOKEN.match(plain) or _INSERT.match(plain)) and indented > 4
    return capitals or titled


def _join(words: str, more: str) -> str:
    """Two lines of one paragraph: a hyphen or dash at the end of a line belongs to the word."""
    if words.endswith("-") and not _JOINED.match(more):
        return words + more
    return f"{words} {more}" if words else more
