"""Minutes read line by line: the head up to the first turn, then turn after turn with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from hearingdesk.errors import Invalid
from hearingdesk.exchange.inner import Document, Present, Sitting, Turn, Witness
from hearingdesk.exchange.minutes.heading import Heading, searched
from hearingdesk.exchange.minutes.patterns import SEEN
from hearingdesk.exchange.minutes.profile import MinutesProfile, bundled, profile_of
from hearingdesk.exchange.printed_dates import day_in_file_name
from hearingdesk.exchange.read_lines import Lines
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.spool import Spool
from hearingdesk.exchange.tabular.turns import HEARD
from hearingdesk.job import Progress
from hearingdesk.when import When
from hearingdesk.words import _

_STEP = 5_000  # lines between two reports of progress
_TITLE = 200  # characters
_LOOKED_AT = 2_000  # lines that show whether a profile fits
Seen = Callable[[int, str, str], None]  # a line's number, its words, and what it was taken for


@dataclass(slots=True)
class _Open:
    """The turn being read."""

    label: str
    cite: str
    line: int
    page: str = ""
    row: int | None = None
    parts: list[str] = field(default_factory=list)
    broken: bool = False  # an empty line stands before what comes next
    end: str = ""  # page and row of the last line, "13:02"


class Minutes:
    """One file being read by one profile."""

    def __init__(
        self, file: SourceFile, profile: MinutesProfile, progress: Progress, seen: Seen | None = None
    ) -> None:
        """`seen` hears of every line, and may raise Cancelled.

        A line is a "turn" or goes on with it ("more"), a "scene", a "page", "head" or the name of the pattern of the
        head that it fits, or "" where it is empty.
        """
        self._file, self._profile, self._progress, self._seen = file, profile, progress, seen
        self._turns = Spool()
        self._open: _Open | None = None
        self._waiting: list[tuple[int, str]] = []  # scenes that may yet prove to be in the middle of a turn
        self._head = Heading(profile)
        self._labels: dict[str, int] = {}
        self._begun = "start" not in profile.patterns
        self._cite, self._page, self._row = "", "", None

    def document(self) -> Document:
        """The whole. Raises ImportFailed where no line begins a turn."""
        lines = Lines(self._file.data, self._file.name, self._file.encoding)
        total = self._file.data.count(b"\n")
        for number, line in enumerate(lines, 1):
            if number % _STEP == 1:
                self._progress(number, max(total, number), self._file.name)
            part = self._line(number, self._unnumbered(line))
            if self._seen is not None:
                self._seen(number, line, part)
        self._close()
        self._settle()
        if not self._labels:
            reason = _(
                "no line begins with a speaker as the profile “{name}” has it.", name=self._profile.name
            )
            raise failed(self._file.name, reason, 1)
        return self._document(lines)

    def _unnumbered(self, line: str) -> str:
        """The line without its printed number, which is kept."""
        numbered = self._profile.patterns.get("numbered")
        found = numbered.match(line[:SEEN]) if numbered else None
        if found is None or not found["row"].isdigit():
            return line
        row, page = int(found["row"]), (found.groupdict().get("page") or "").lstrip("0")
        if page:
            self._page = page
        elif self._row is not None and row <= self._row and self._page.isdigit():
            self._page = str(int(self._page) + 1)
        self._row, self._page = row, self._page or "1"
        return line[found.start("text") :] if found["text"] is not None else ""

    def _line(self, number: int, line: str) -> str:
        """Take a line; what it was taken for."""
        beginning = line[:SEEN]
        patterns = self._profile.patterns
        if (page := _match(patterns.get("page"), beginning)) is not None:
            self._page = page["page"].strip()
            return "page"
        self._begun = self._begun or _match(patterns["start"], beginning) is not None
        found = self._profile.turn.match(beginning) if self._begun else None
        if found is not None and found["label"].strip():
            self._begin(number, line, found)
            return "turn"
        if not line.strip():
            self._head.gap()
            if self._open:
                self._open.broken = True
            return ""
        if _match(patterns.get("scene"), beginning.strip()) is not None:
            self._head.times(beginning)
            self._waiting.append((number, line.strip()))
            return "scene"
        if self._open is not None:
            self._go_on(line)
            return "more"
        self._settle()
        return self._head.take(line) or "head"

    def _begin(self, number: int, line: str, found: re.Match[str]) -> None:
        self._close()
        self._settle()
        cite = (found.groupdict().get("cite") or "").strip()
        self._cite = cite or (self._cite if self._profile.carried else "")
        label = " ".join(found["label"].split())
        self._labels.setdefault(label, number)
        self._open = _Open(label, self._cite, number, self._page, self._row, end=self._place())
        if text := line[found.start("text") :].strip() if found["text"] is not None else "":
            self._open.parts.append(text)

    def _go_on(self, line: str) -> None:
        """Another line of the open turn: with the scenes before it, for they stand in the middle of it."""
        turn = self._open
        assert turn is not None
        for _number, scene in self._waiting:
            turn.parts.append(f"\n{scene}" if turn.parts else scene)
            turn.broken = True
        self._waiting.clear()
        if turn.parts and self._profile.joined and not turn.broken:
            turn.parts[-1:] = [turn.parts[-1], " ", line.strip()]
        else:
            turn.parts.append("\n" + line.strip() if turn.parts else line.strip())
        turn.broken = False
        turn.end = self._place()

    def _place(self) -> str:
        return f"{self._page}:{self._row:02}" if self._row is not None else ""

    def _close(self) -> None:
        """The open turn is over."""
        turn = self._open
        if turn is None:
            return
        cite = turn.cite
        if not cite and turn.row is not None:
            begun = f"{turn.page}:{turn.row:02}"
            cite = begun if turn.end in ("", begun) else f"{begun}-{turn.end}"
        self._turns.add(
            Turn(
                text="".join(turn.parts),
                label=turn.label,
                kind=self._profile.kinds.get(turn.label, "speech"),
                cite=cite,
                page=turn.page,
                line=turn.line,
                row=turn.row,
                capacity=_capacity(self._profile, turn.label),
            )
        )
        self._open = None

    def _settle(self) -> None:
        """Scenes that stood between two turns, or before the first."""
        for number, scene in self._waiting:
            reaction = searched(self._profile.patterns.get("reaction"), scene[:SEEN]) is not None
            self._turns.add(
                Turn(scene, kind="reaction" if reaction else "scene", line=number, page=self._page)
            )
        self._waiting.clear()

    def _document(self, lines: Lines) -> Document:
        profile, head, found = self._profile, self._head, self._head.found
        day = head.day() or day_in_file_name(self._file.name)
        first = next((line for line in head.lines if line), "")
        present = head.lists.get("present")
        sitting = Sitting(
            date=day,
            opens=found.get("opens", ""),
            closes=found.get("closes", ""),
            place=found.get("place", ""),
            present=None if present is None else tuple(Present(name=name) for name in present),
            turns=self._turns,
        )
        return Document(
            format=profile.importer,
            version=1,
            title=found.get("title") or first[:_TITLE] or PurePath(self._file.name).stem or self._file.name,
            kind=profile.hearing,
            bodies=(found["committee"],) if "committee" in found else (),
            language=profile.language,
            sittings=(sitting,),
            witnesses=tuple(self._witnesses(day)),
            remarks=tuple(line for line in head.lines if line),
            encoding=lines.encoding,
            warnings=tuple(lines.warnings),
        )

    def _witnesses(self, day: When | None) -> Iterable[Witness]:
        """Those the head names; where it has no place for them, those whose labels say that they are heard."""
        profile, head = self._profile, self._head
        if "witness" in head.found:
            return [Witness(name=head.found["witness"], day=day)]
        if "witnesses" in head.lists:
            return [Witness(name=name, day=day) for name in head.lists["witnesses"]]
        if "witness" in profile.patterns:
            return []
        return [
            Witness(name=label, called=_called(profile, label), day=day, line=line)
            for label, line in self._labels.items()
            if _capacity(profile, label) in HEARD
        ]


def chosen(file: SourceFile, importer: str) -> MinutesProfile:
    """The profile the user chose, else the one whose turns are most. Raises ImportFailed."""
    asked = file.profile
    if asked is not None and asked.settings and asked.importer == importer:
        try:
            return profile_of(asked.title, importer, asked.settings)
        except Invalid as problem:
            raise failed(file.name, str(problem)) from None
    lines = file.head.split("\n")[:_LOOKED_AT]
    return max(bundled(importer), key=lambda profile: fits(profile, lines)[0])


def fits(profile: MinutesProfile, lines: Iterable[str]) -> tuple[int, int, int]:
    """How many of the lines begin a turn, with how many labels, and how many lines there are that say anything."""
    labels = list[str]()
    said = 0
    numbered = profile.patterns.get("numbered")
    for line in lines:
        said += bool(line.strip())
        if numbered is not None:
            found = numbered.match(line[:SEEN])
            if found is None or found["text"] is None:
                continue
            line = line[found.start("text") :]
        if (found := profile.turn.match(line[:SEEN])) and found["label"].strip():
            labels.append(found["label"].strip())
    return len(labels), len(set(labels)), said


def _match(pattern: re.Pattern[str] | None, line: str) -> re.Match[str] | None:
    return pattern.match(line) if pattern else None


def _capacity(profile: MinutesProfile, label: str) -> str:
    return next((word for start, word in profile.capacities.items() if _is(label, start)), "")


def _is(label: str, start: str) -> bool:
    """Whether a label begins with this word, or ends so where the word begins with "…"."""
    if start.startswith("…"):
        return any(word.endswith(start[1:]) for word in label.split()[:1])
    return label == start or label.startswith((f"{start} ", f"{start}("))


def _called(profile: MinutesProfile, label: str) -> str:
    """The name within the label of a witness."""
    for start in profile.capacities:
        if not start.startswith("…") and label.startswith(f"{start} "):
            return label[len(start) :].strip()
    return ""
