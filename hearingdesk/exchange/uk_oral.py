"""UK select-committee oral evidence as a table: question number, person, words; the attendance in "#" lines.

A question and its answers share one number ("Q12"), which is how the House cites them. The comment lines are
data: committee, title, HC number, date, members present, and one line of witnesses for each panel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Present, Sitting, Turn, Witness
from hearingdesk.exchange.printed_dates import day_in_file_name, printed_days, wrong_weekday
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import Comment, Profile, Row, Table, read_table, sniff
from hearingdesk.exchange.uk_names import bare, labels_of, split_witnesses
from hearingdesk.job import Progress
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_

PROFILE = Profile(
    "uk-oral",
    {
        "number": ("question", "question number", "number", "q"),
        "label": ("person", "speaker"),
        "words": ("oralEvidence", "oral evidence", "evidence"),
    },
)
_LONGEST = 5_000  # characters of a heading or a list of names
_NAME = 1_000  # characters of a question’s number and its speaker
_PANELS = 500  # lists of witnesses
_STEP = 200  # rows between two reports of progress

_ORAL = re.compile(r"^oral evidence:\s*(?P<title>.*)$", re.I | re.S)
_PAPER = re.compile(r"\bHC\s+(?:No\.?\s*)?[\w-]+", re.I)
_PRESENT = re.compile(r"^members present\s*:?\s*(?P<names>.*)$", re.I | re.S)
_QUESTIONS = re.compile(r"^questions?\s+(?P<first>\d+)\s*(?:-|–|to)\s*(?P<last>\d+)", re.I)
_WITNESSES = re.compile(r"^witness(?:es|\(es\))?\s*:\s*(?P<names>.*)$", re.I | re.S)
_COMMITTEE = re.compile(r"\bcommittee\b", re.I)
_OTHER_LABEL = re.compile(r"^(?P<label>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}): ")
_CHAIRS = frozenset({"Chair", "Chairman", "Chairwoman", "The Chair", "The Chairman", "Vice-Chair"})
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class _Head:
    """What the comment lines say, gathered line by line."""

    title: str = ""
    serial: str = ""
    committee: str = ""
    date: When | None = None
    present: tuple[Present, ...] | None = None
    asked: range | None = None
    panels: list[Comment] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@importer(name="uk-oral", title=N_("UK oral evidence (table)"), suffixes=(".csv", ".tsv", ".txt"), version=1)
class UkOral:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        header = sniff(file.head)
        if header is None or PROFILE.places(header.columns) is None:
            return 0.0
        return 0.95 if any(line.startswith("#") for line in file.head.split("\n")) else 0.8

    def read(self, file: SourceFile, progress: Progress) -> Document:
        text = file.text
        header = sniff(text.text)
        places = PROFILE.places(header.columns) if header else None
        if header is None or places is None:
            wanted = ", ".join(headings[0] for headings in PROFILE.columns.values())
            raise failed(file.name, _("it has no row with the columns {columns}.", columns=wanted), 1)
        return _Reading(file, read_table(text.text, header), places).document(progress)


class _Reading:
    """One table being read."""

    def __init__(self, file: SourceFile, table: Table, places: dict[str, int]) -> None:
        self.file = file
        self.table = table
        self.places = places
        self.warnings = list(file.text.warnings)

    def document(self, progress: Progress) -> Document:
        head = _read_head(self.file.name, self.table.comments, self.table.header.line)
        if head.title and head.date and wrong_weekday(head.title, head.date):
            self.warnings.append(_("The day of the week printed is not that of {date}.", date=head.date))
        rows = self._rows()
        labels = tuple(dict.fromkeys(label for _row, _number, label, _words in rows))
        witnesses = _witnesses(head.panels, labels)
        turns = self._turns(rows, head, witnesses, progress)
        self._compare(head, turns)
        sitting = Sitting(date=self._date(head), present=head.present, turns=tuple(turns))
        return Document(
            format="uk-oral",
            version=1,
            title=_title(head.title) or self.file.name,
            kind="oral_evidence",
            publisher="House of Commons",
            chamber="House of Commons",
            bodies=(head.committee,) if head.committee else (),
            serial=head.serial,
            language="en",
            sittings=(sitting,),
            witnesses=witnesses,
            remarks=tuple(head.remarks),
            encoding=self.file.text.encoding,
            warnings=tuple(self.warnings),
        )

    def _rows(self) -> list[tuple[Row, str, str, str]]:
        """Number, label and words of each row. One with too few cells is refused: nobody knows who spoke."""
        width = len(self.table.header.columns)
        last = self.places["words"] == width - 1
        found: list[tuple[Row, str, str, str]] = []
        for row in self.table.rows:
            cells = row.cells
            if len(cells) < width or (len(cells) > width and not last):
                reason = _(
                    "the row has {n} cells, and the table has {width} columns.", n=len(cells), width=width
                )
                raise failed(self.file.name, reason, row.line)
            if len(cells) > width:
                mark = self.table.header.delimiter
                self.warnings.append(_("Line {line}: “{mark}” in the words, kept.", line=row.line, mark=mark))
                cells = (*cells[: width - 1], mark.join(cells[width - 1 :]))
            number, label, words = (cells[self.places[name]].strip() for name in ("number", "label", "words"))
            if len(number) + len(label) > _NAME:
                raise failed(self.file.name, _("the name of the speaker is too long for a name."), row.line)
            found.append((row, number, label, words))
        if not found:
            raise failed(self.file.name, _("the table has no rows."), self.table.header.line)
        return found

    def _turns(
        self,
        rows: list[tuple[Row, str, str, str]],
        head: _Head,
        witnesses: tuple[Witness, ...],
        progress: Progress,
    ) -> list[Turn]:
        """The rows as turns, with the comments that stand between them as notes."""
        notes = [comment for comment in self.table.comments if comment.line > self.table.header.line]
        turns: list[Turn] = []
        parts = _Parts(head.present or (), witnesses)
        last = ""
        for done, (row, number, label, words) in enumerate(rows):
            if done % _STEP == 0:
                progress(done, len(rows), self.file.name)
            while notes and notes[0].line < row.line:
                turns.append(_note(notes.pop(0)))
            kind = parts.kind(label, number != last)
            turns.append(Turn(text=words, label=label, kind=kind, cite=number, line=row.line))
            last = number
            self._doubt(row.line, label, words)
        turns.extend(_note(comment) for comment in notes)
        return turns

    def _doubt(self, line: int, label: str, words: str) -> None:
        """Say where the words begin with another speaker's name: the table's maker missed a turn."""
        if not words:
            self.warnings.append(_("Line {line}: “{label}” with no words.", line=line, label=label))
        if (found := _OTHER_LABEL.match(words)) and found["label"] != label:
            other = found["label"]
            self.warnings.append(
                _(
                    "Line {line}: the words of “{label}” begin with “{other}:”.",
                    line=line,
                    label=label,
                    other=other,
                )
            )

    def _date(self, head: _Head) -> When | None:
        """The day printed in the source; the file's name only where it prints none."""
        named = day_in_file_name(self.file.name)
        if head.date and named and head.date != named:
            self.warnings.append(
                _("The source says {date}, its file name {other}.", date=head.date, other=named)
            )
        if not head.date and not named:
            self.warnings.append(_("The source does not say on which day the committee met."))
        return head.date or named

    def _compare(self, head: _Head, turns: list[Turn]) -> None:
        """What the heading claims against what the body holds: the body counts, the difference is told."""
        asked = {int(found[0]) for turn in turns if (found := _NUMBER.search(turn.cite))}
        if head.asked and (missing := sorted(set(head.asked) - asked)):
            self.warnings.append(
                n_(
                    "The heading claims {n} question that is not in the table: {which}.",
                    "The heading claims {n} questions that are not in the table: {which}.",
                    len(missing),
                    which=", ".join(f"Q{number}" for number in missing[:10]),
                )
            )


def _read_head(name: str, comments: tuple[Comment, ...], header: int) -> _Head:
    head = _Head()
    for comment in _joined(comments):
        if len(comment.text) > _LONGEST or len(head.panels) > _PANELS:
            raise failed(
                name, _("there is more here than a heading or a list of witnesses has."), comment.line
            )
        if found := _WITNESSES.match(comment.text):
            head.panels.append(Comment(comment.line, found["names"]))
        elif comment.line > header:
            continue
        elif found := _ORAL.match(comment.text):
            head.title = found["title"]
            head.date = next(iter(printed_days(head.title)), None)
            paper = _PAPER.search(head.title)
            head.serial = paper[0] if paper else ""
        elif found := _PRESENT.match(comment.text):
            head.present = tuple(_present(name) for name in _split(found["names"]))
        elif found := _QUESTIONS.match(comment.text):
            head.asked = range(int(found["first"]), int(found["last"]) + 1)
        elif not head.committee and _COMMITTEE.search(comment.text):
            head.committee = comment.text
        elif comment.text:
            head.remarks.append(comment.text)
    return head


def _joined(comments: tuple[Comment, ...]) -> list[Comment]:
    """Comments whose list goes on in the next line, put together."""
    joined: list[Comment] = []
    for comment in comments:
        if joined and joined[-1].text.endswith((";", ",")) and not comment.text.startswith("-"):
            joined[-1] = Comment(joined[-1].line, f"{joined[-1].text} {comment.text}")
        else:
            joined.append(comment)
    return joined


def _title(line: str) -> str:
    """The title out of "Title, HC 245 Wednesday 18 June 2014"."""
    paper = _PAPER.search(line)
    return (line[: paper.start()] if paper else line).strip(" ,")


def _split(names: str) -> list[str]:
    parts = names.split(";") if ";" in names else names.split(",")
    return [" ".join(part.split()).rstrip(".") for part in parts if part.strip(" .")]


def _present(name: str) -> Present:
    plain, bracket, office = name.removesuffix(")").rpartition("(")
    return Present(name=plain.strip(), office=office.strip()) if bracket else Present(name=name)


def _witnesses(panels: list[Comment], labels: tuple[str, ...]) -> tuple[Witness, ...]:
    return tuple(
        Witness(name=name, title=title, panel=panel, line=comment.line)
        for panel, comment in enumerate(panels, 1)
        for name, title in split_witnesses(comment.text, labels)
    )


class _Parts:
    """Who asks and who answers: by the lists; for a label not in them, the first of a number asks."""

    def __init__(self, present: tuple[Present, ...], witnesses: tuple[Witness, ...]) -> None:
        self._answering = {label for witness in witnesses for label in labels_of(witness.name)}
        self._asking = {label for one in present for label in (*labels_of(one.name), bare(one.office))} - {""}

    def kind(self, label: str, first: bool) -> str:
        plain = bare(label)
        if plain in self._answering:
            return "answer"
        if label in _CHAIRS or plain in self._asking or first:
            return "question"
        return "speech"


def _note(comment: Comment) -> Turn:
    return Turn(text=comment.text, kind="note", line=comment.line)
