"""A Document as records: source with its bytes, committee, hearing, sittings, people, transcript, turns."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from pathlib import PurePath

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.exchange import inner
from hearingdesk.exchange.inner import Document, Witness
from hearingdesk.exchange.people import People
from hearingdesk.exchange.ready import Ready
from hearingdesk.exchange.registers import Registers
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.committees import Committee
from hearingdesk.records.hearings import Hearing, HearingCommittee, Sitting
from hearingdesk.records.sources import Source, SourcePart
from hearingdesk.records.turns import Transcript, Turn, TurnRange
from hearingdesk.when import When
from hearingdesk.words import N_, _

GUEST = N_("Present, but not of the committee")  # the remark on such an entry, by which an export knows it
PART = 1_000_000  # bytes of the original in one record
_CODE = 60  # characters of a file's name that serve as a short code


class Writer:
    """Writes one Document through an open Edit."""

    def __init__(
        self,
        edit: Edit,
        people: People,
        file: SourceFile,
        document: Document,
        progress: Progress,
        ready: Ready | None = None,
    ) -> None:
        """`ready`: its turns, where they were looked at before the case was locked. Raises Invalid where not."""
        self._edit = edit
        self._people = people
        self._file = file
        self._document = document
        self._progress = progress
        self._ready = ready or Ready(document, progress, file.name)
        self._done = 0

    def write(self, case: CaseFile) -> Source:
        """Everything, in the order of the links; returns the source record."""
        source = self._source(case)
        registers = Registers(self._edit, case, self._people, self._document)
        registers.people()
        if self._document.sittings:
            self._record(case, source)
        registers.write(source.id)
        return source

    def _record(self, case: CaseFile, source: Source) -> None:
        """A hearing with its sittings, and what was said there."""
        lead, others = self._committees(case)
        hearing = self._hearing(lead, others)
        transcript = self._edit.add(
            Transcript(
                hearing=hearing,
                title=self._document.title,
                source=source.id,
                language=self._document.language,
            )
        )
        stored: list[tuple[inner.Sitting, int | None]] = []
        for place, sitting in enumerate(self._document.sittings):
            id = self._sitting(hearing, place + 1, sitting)
            stored.append((sitting, id))
            self._present(sitting, id, lead)
            self._turns(transcript.id, id, place, sitting)
        self._witnesses(stored, lead)

    def _source(self, case: CaseFile) -> Source:
        """The record of the file, and its bytes; a record with these bytes that is there already is used."""
        there = case.sources.by_digest(self._file.sha256)
        if there is not None:
            return there
        document, name = self._document, self._file.name
        days = [sitting.date for sitting in document.sittings if sitting.date]
        source = self._edit.add(
            Source(
                kind="minutes",
                title=document.title,
                publisher=document.publisher,
                day=days[0] if days else None,
                language=document.language,
                code=PurePath(name).stem[:_CODE],
                file_name=name,
                media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
                digest=self._file.sha256,
                size=len(self._file.data),
                state="text",
                remark="\n".join(part for part in (document.serial, *document.remarks) if part),
            )
        )
        data = self._file.data
        for number, start in enumerate(range(0, len(data), PART), 1):
            part = SourcePart(source=source.id, number=number, content=data[start : start + PART])
            self._edit.add_bulk([part])
        return source

    def _committees(self, case: CaseFile) -> tuple[int | None, list[int]]:
        """The committee that leads, and those that sit with it; by their exact names, new where not there."""
        ids: list[int] = []
        for name in _bodies(self._document.bodies):
            found = case.committees.first(name=name) or self._edit.add(Committee(name=name))
            ids.append(found.id)
        return (ids[0], ids[1:]) if ids else (None, [])

    def _hearing(self, lead: int | None, others: Sequence[int]) -> int:
        document = self._document
        remark = [_("Full title: {title}", title=document.full_title)] if document.full_title else []
        remark += [part for part in (document.term, document.serial) if part]
        hearing = self._edit.add(
            Hearing(title=document.title, kind=document.kind, lead=lead, remark="\n".join(remark))
        )
        for committee in others:
            self._edit.add(HearingCommittee(hearing=hearing.id, committee=committee))
        return hearing.id

    def _sitting(self, hearing: int, number: int, sitting: inner.Sitting) -> int | None:
        """The sitting's id; None where the source does not give its day."""
        if sitting.date is None:
            return None
        record = Sitting(
            hearing=hearing,
            number=number,
            day=_at(sitting.date, sitting.opens),
            closes=_at(sitting.date, sitting.closes) if sitting.closes else None,
            place=sitting.place,
            state="held",
        )
        return self._edit.add(record).id

    def _present(self, sitting: inner.Sitting, id: int | None, committee: int | None) -> None:
        for person in sitting.present or ():
            if id is not None and person.group != "staff":
                party = self._people.present(person, committee)
                remark = "" if person.group == "member" else _(GUEST)
                self._edit.add(Attendance(sitting=id, party=party, state="present", remark=remark))

    def _witnesses(self, stored: list[tuple[inner.Sitting, int | None]], committee: int | None) -> None:
        """Every witness a party, present at the sitting the source puts the testimony in."""
        for witness in self._document.witnesses:
            party = self._people.witness(witness, committee)
            others = [id for sitting, id in stored if sitting.date in witness.also]
            for sitting in (self._sitting_of(witness, stored), *others):
                if sitting is not None:
                    self._edit.add(
                        Attendance(sitting=sitting, party=party, capacity="witness", state="present")
                    )

    def _turns(self, transcript: int, sitting: int | None, place: int, said: inner.Sitting) -> None:
        """The turns of a sitting, whose ids lie together, and the range they make."""
        first = last = 0
        same = {"transcript": transcript, "sitting": sitting}
        for columns, seal in self._ready.blocks(place, said, self._done):
            self._progress(self._done, self._ready.total, self._file.name)
            ids = self._edit.add_block(Turn, columns, same, seal)
            first, last = first or ids[0], ids[-1]
            self._done += len(ids)
        if first and sitting is not None:
            self._edit.add(TurnRange(sitting=sitting, first_turn=first, last_turn=last))

    def _sitting_of(self, witness: Witness, stored: list[tuple[inner.Sitting, int | None]]) -> int | None:
        """The sitting a witness belongs to: the day the source gives, the only one, or the only one that hears him."""
        if witness.day is not None:
            same = [id for sitting, id in stored if sitting.date == witness.day]
            if same:
                return same[0]
        if len(stored) == 1:
            return stored[0][1]
        name = (witness.called or witness.name).split(",")[0].split()
        if not name:
            return None
        heard = [
            id
            for place, (_sitting, id) in enumerate(stored)
            if any(label.endswith(f" {name[-1]}") for label in self._ready.labels(place))
        ]
        return heard[0] if len(heard) == 1 else None


def _bodies(bodies: tuple[str, ...]) -> list[str]:
    """The committees: a subcommittee carries the name of the committee printed after it."""
    found: list[str] = []
    for body in bodies:
        if found and "subcommittee" in found[-1].casefold() and "subcommittee" not in body.casefold():
            found[-1] = f"{found[-1]}, {body}"
        else:
            found.append(body)
    return list(dict.fromkeys(found))


def _at(day: When, clock: str) -> When:
    return When(f"{day.start}T{clock}") if clock and day.precision == "day" else day
