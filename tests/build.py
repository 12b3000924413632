"""A plainly fictional case that many tests stand on: the inquiry into the lamps of Lanternmoor."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.citations import Citation
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.complaints import Complaint, ComplaintCount
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.decisions import Decision, Measure
from hearingdesk.records.facts import Fact, FactParty
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName, Post
from hearingdesk.records.questions import Question
from hearingdesk.records.sources import Source, SourcePage, SourcePart
from hearingdesk.records.summonses import Excuse, Service, Summons
from hearingdesk.records.turns import Transcript, Turn, TurnRange
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.when import When

MATTER = Matter(
    title="The lamps of Lanternmoor",
    title_ko="등불마을 가로등 사건",
    jurisdiction="kr",
    zone="Asia/Seoul",
    language="ko",
)
LINES = (
    ("Chair Quill", "question", "Who put out the lamps?"),
    ("Mr. Tallow", "answer", "Nobody did. 등불은 스스로 꺼졌습니다."),
    ("Chair Quill", "question", "Did the company know of the leak? 유출을 알고 있었습니까?"),
    ("Mr. Tallow", "answer", "I shall bring the papers by Friday."),
    ("", "scene", "(Laughter.)"),
)


@dataclass(slots=True)
class Lamps:
    """The ids of what the case holds, by name."""

    committee: int = 0
    chair: int = 0
    witness: int = 0
    company: int = 0
    hearing: int = 0
    sitting: int = 0
    summons: int = 0
    service: int = 0
    source: int = 0
    transcript: int = 0
    turns: range = range(0)
    complaint: int = 0
    decision: int = 0
    fact: int = 0
    citation: int = 0


def new_case(folder: Path, name: str = "lamps.hearing", author: str = "Ada Wick") -> CaseFile:
    """An open case with nothing in it but its matter."""
    return CaseFile.create(folder / name, MATTER, author)


def lamps_case(folder: Path, name: str = "lamps.hearing", author: str = "Ada Wick") -> tuple[CaseFile, Lamps]:
    """An open case with everything in it, and the ids of what it holds."""
    ids = Lamps()
    case = new_case(folder, name, author)
    with case.change("Lay out the case") as edit:
        people(edit, ids)
        hearing(edit, ids)
        aftermath(edit, ids)
    with case.change("Import the record") as edit:
        record(edit, ids)
    return case, ids


def people(edit: Edit, ids: Lamps) -> None:
    """The committee and those before it."""
    ids.committee = edit.add(Committee(name="Committee on Lamps", name_ko="등불위원회")).id
    ids.chair = edit.add(Party(name="Quill, Ottilie", name_ko="퀼 오틸리에")).id
    ids.witness = edit.add(Party(name="Tallow, Barnaby", name_ko="탤로 바너비", role="Keeper of wicks")).id
    ids.company = edit.add(Party(kind="organisation", name="Wick & Wax Ltd", name_ko="윅앤왁스")).id
    edit.add(CommitteeMember(committee=ids.committee, party=ids.chair, role="chair"))
    edit.add(PartyName(party=ids.witness, text="Barney Tallow", kind="alias"))
    edit.add(Post(person=ids.witness, organisation=ids.company, title="Keeper", since=When("2019-04")))


def hearing(edit: Edit, ids: Lamps) -> None:
    """The hearing, its day, and how the witness was called."""
    ids.hearing = edit.add(
        Hearing(title="Hearing on the lamps", title_ko="등불 청문회", lead=ids.committee)
    ).id
    ids.sitting = edit.add(
        Sitting(hearing=ids.hearing, number=1, day=When("2031-03-04T10:00"), place="Room 9", place_ko="9호실")
    ).id
    ids.summons = edit.add(
        Summons(hearing=ids.hearing, sitting=ids.sitting, party=ids.witness, issued=When("2031-02-20"))
    ).id
    ids.service = edit.add(Service(summons=ids.summons, method="personal", served=When("2031-02-24"))).id
    edit.add(Excuse(summons=ids.summons, received=When("2031-02-27"), text="The wicks need trimming."))
    edit.add(Attendance(sitting=ids.sitting, party=ids.witness, capacity="witness", state="present"))
    edit.add(Question(hearing=ids.hearing, party=ids.witness, number=1, text="Who put out the lamps?"))


def aftermath(edit: Edit, ids: Lamps) -> None:
    """The complaint, the decision, the chronology."""
    ids.complaint = edit.add(Complaint(hearing=ids.hearing, title="Complaint over the lamps")).id
    edit.add(ComplaintCount(complaint=ids.complaint, accused=ids.witness, offence="perjury"))
    ids.decision = edit.add(Decision(body=ids.company, title="Order to relight")).id
    edit.add(Measure(decision=ids.decision, number=1, addressee=ids.company, text="Relight within a week."))
    ids.fact = edit.add(Fact(day=When("2031-01", about=True), text="The lamps go out.", is_key=True)).id
    edit.add(FactParty(fact=ids.fact, party=ids.company))
    edit.add(Deadline(title="Answer the committee", about_kind="hearing", about=ids.hearing))


def record(edit: Edit, ids: Lamps, lines: tuple[tuple[str, str, str], ...] = LINES) -> None:
    """The source, its transcript and turns, as an import brings them: rows and bulk mixed in one change."""
    ids.source = edit.add(Source(kind="official", title="Record of the hearing", code="R1")).id
    edit.add_bulk([SourcePart(source=ids.source, number=1, content=b"\x00\xfflamps")])
    edit.add_bulk([SourcePage(source=ids.source, number=n, text=f"Page {n}") for n in (1, 2)])
    ids.transcript = edit.add(
        Transcript(hearing=ids.hearing, title="Record", source=ids.source, language="en")
    ).id
    ids.turns = edit.add_bulk(
        [
            Turn(
                transcript=ids.transcript,
                sitting=ids.sitting,
                position=place,
                label=label,
                kind=kind,
                text=text,
            )
            for place, (label, kind, text) in enumerate(lines, 1)
        ]
    )
    edit.add(TurnRange(sitting=ids.sitting, first_turn=ids.turns[0], last_turn=ids.turns[-1]))
    ids.citation = edit.add(
        Citation(about_kind="fact", about=ids.fact, source=ids.source, turn=ids.turns[1], locator="Q 1")
    ).id
    edit.add(Undertaking(party=ids.witness, turn=ids.turns[3], text="Bring the papers."))
    edit.add(Note(about_kind="summons", about=ids.summons, text="Ask for the ledger."))


def filled(kind: type, links: dict[str, int]) -> Any:
    """A record of a kind with something in every field; links lead to the ids given by table."""
    samples = {
        "text": "Lantern 등불",
        "note": "Two\nlines 두 줄",
        "key": "k",
        "number": 7,
        "flag": True,
        "data": b"\x00\xff",
    }
    values: dict[str, Any] = {}
    for field in fields(kind):
        if field.name == "id":
            continue
        meaning = field.metadata["field"]
        if meaning.shape == "when":
            values[field.name] = When("2031-03-04")
        elif meaning.shape == "link":
            values[field.name] = links.get(meaning.to)
        elif meaning.shape == "about":
            values[field.name], values[f"{field.name}_kind"] = links["party"], "party"
        elif meaning.shape == "code":
            values[field.name] = _first_code(meaning.codes)
        elif field.name == "zone":
            values[field.name] = "Asia/Seoul"
        elif not (meaning.shape == "key" and field.name.endswith("_kind")):
            values[field.name] = samples[meaning.shape]
    return kind(**values)


def _first_code(name: str) -> str:
    from hearingdesk import codes

    return next(iter(codes.entries(name)))


def footprint(folder: Path) -> dict[str, str]:
    """Every file of a folder and the hash of its bytes: what a refusal must leave as it was."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }
