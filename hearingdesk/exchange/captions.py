"""Captions: WebVTT, SRT and SBV. A cue is a turn, and one voice that goes on over several cues is one turn.

The times count from the start of the recording, not of the day. Captions that roll up repeat each line in the next
cue: there the lines are joined. What the rules of the format refuse is refused, or told where only a cue is concerned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from pathlib import PurePath

from hearingdesk.exchange.cues import MEANT, SIGNATURE, TIMES, Cue, Kind, blocks, cues, full, seconds, voices
from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Sitting, Turn
from hearingdesk.exchange.printed_dates import day_in_file_name
from hearingdesk.exchange.read_lines import Lines
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.spool import Spool
from hearingdesk.job import Progress
from hearingdesk.words import N_, _, n_

_STEP = 2_000  # cues between two reports of progress
_LOOKED_AT = 300  # cues that show whether the captions roll up
_TOP = 400  # lines before the first cue
_REMARKS = 50
_META = re.compile(r"^(?P<key>[A-Za-z-]{2,30}):\s*(?P<value>.{1,100})$")


@importer(
    name="captions", title=N_("Captions (WebVTT, SRT, SBV)"), suffixes=(".vtt", ".srt", ".sbv"), version=1
)
class Captions:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        return 0.95 if _kind(file.head) else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        kind = _kind(file.head)
        if kind is None:
            lines = Lines(file.data, file.name, file.encoding)  # says why, where the bytes are no text
            reason = _("it has no line with the time of a caption.")
            raise failed(file.name, reason, 1 if lines.encoding else 0)
        return _Reading(file, kind, progress).document()


class _Reading:
    """One file being read."""

    def __init__(self, file: SourceFile, kind: Kind, progress: Progress) -> None:
        self._file, self._progress = file, progress
        self._kind: Kind = kind
        self._turns = Spool()
        self._open: Turn | None = None  # a turn that the same voice may go on with
        self._seen: tuple[str, ...] = ()  # the lines of the cue before, where captions roll up
        self._strays: list[int] = []
        self._backwards: list[int] = []
        self._remarks: list[str] = []
        self._title = self._language = ""
        self._count = 0

    def document(self) -> Document:
        lines = Lines(self._file.data, self._file.name, self._file.encoding)
        numbered = enumerate(lines, 1)
        if self._kind == "vtt":
            self._header(numbered)
        coming = cues(blocks(numbered), self._kind)
        first = list(islice(coming, _LOOKED_AT))
        rolling = _rolls(first)
        for cue in chain(first, coming):
            self._cue(cue, rolling)
        self._settle()
        if not self._count:
            line = self._strays[0] if self._strays else 1
            raise failed(
                self._file.name, _("no time of a caption in it is written as the format asks."), line
            )
        day = day_in_file_name(self._file.name)
        return Document(
            format="captions",
            version=1,
            title=self._title or PurePath(self._file.name).stem or self._file.name,
            language=self._language,
            sittings=(Sitting(date=day, turns=self._turns),),
            remarks=tuple(self._remarks),
            encoding=lines.encoding,
            warnings=(*lines.warnings, *self._warnings(rolling)),
        )

    def _header(self, numbered: Iterator[tuple[int, str]]) -> None:
        """The lines down to the first empty one after WEBVTT. Raises ImportFailed where a time comes first."""
        for number, line in numbered:
            if SIGNATURE.match(line):
                self._title = line[6:].strip(" \t-")[:200]
                break
            if MEANT["vtt"].search(line[:200]) or number > _TOP:
                reason = _(
                    "it has no line “WEBVTT” before its first caption, and is none of these without it."
                )
                raise failed(self._file.name, reason, number)
            self._remark(line)
        for _number, line in numbered:
            if not line.strip():
                return
            meta = _META.match(line)
            if meta and meta["key"].casefold() == "language":
                self._language = meta["value"].strip()
            else:
                self._remark(line)

    def _remark(self, line: str) -> None:
        if line.strip() and len(self._remarks) < _REMARKS:
            self._remarks.append(line.strip())

    def _cue(self, cue: Cue, rolling: bool) -> None:
        if cue.kind == "comment":
            for line in cue.lines:
                self._remark(line)
        elif cue.kind == "stray":
            self._settle()
            self._strays.append(cue.line)
            self._turns.add(Turn("\n".join(cue.lines), kind="note", line=cue.line))
        elif cue.kind == "cue":
            if self._count % _STEP == 0:
                self._progress(self._count, max(len(self._file.data) // 80, self._count), self._file.name)
            self._count += 1
            if seconds(cue.end) < seconds(cue.start):
                self._backwards.append(cue.line)
            lines = cue.lines
            if rolling:
                lines, self._seen = _new(self._seen, lines), lines
                if not lines:
                    return
            self._say(cue, lines)

    def _say(self, cue: Cue, lines: tuple[str, ...]) -> None:
        cite = cue.mark if cue.mark and not cue.mark.isdigit() else f"{cue.start}–{cue.end}"
        for label, words in voices(lines):
            if self._open and label and self._open.label == label:
                self._open = self._open._replace(text=f"{self._open.text} {words}".strip())
                continue
            self._settle()
            self._open = Turn(words, label, cite=cite[:200], line=cue.line, clock=full(cue.start))

    def _settle(self) -> None:
        if self._open is not None:
            self._turns.add(self._open)
            self._open = None

    def _warnings(self, rolling: bool) -> Iterator[str]:
        if rolling:
            yield _("The captions roll up: lines that a caption repeats from the one before were taken once.")
        if self._strays:
            yield n_(
                "{n} caption has no time that can be read; its words are kept as a note: line {line}.",
                "{n} captions have no time that can be read; their words are kept as notes, first line {line}.",
                len(self._strays),
                line=self._strays[0],
            )
        if self._backwards:
            yield n_(
                "{n} caption ends before it begins: line {line}.",
                "{n} captions end before they begin, first line {line}.",
                len(self._backwards),
                line=self._backwards[0],
            )


def _kind(head: str) -> Kind | None:
    """Which of the formats a beginning is, by its signature or the first line with a time.

    Times with a point are WebVTT's, but for a number on the line before: SRT is written so too.
    """
    before = ""
    for line in head.split("\n")[:_TOP]:
        if SIGNATURE.match(line):
            return "vtt"
        if TIMES["sbv"].match(line[:200]):
            return "sbv"
        numbered = before.strip().isdigit()
        if TIMES["vtt"].match(line[:200]) and not numbered:
            return "vtt"
        if TIMES["srt"].match(line[:200]):
            return "srt"
        before = line
    return None


def _rolls(first: list[Cue]) -> bool:
    """Whether most captions begin with a line of the one before."""
    said = [cue.lines for cue in first if cue.kind == "cue" and cue.lines]
    again = sum(before[-1] in lines for before, lines in pairwise(said))
    return len(said) > 4 and 10 * again > 6 * (len(said) - 1)


def _new(before: tuple[str, ...], lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a caption that it does not repeat from the end of the one before."""
    for size in range(min(len(before), len(lines)), 0, -1):
        if before[-size:] == lines[:size]:
            return lines[size:]
    return lines
