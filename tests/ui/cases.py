"""A small invented case for the tests of the window: a bank, a hearing on two days, a summons nobody has served."""

from pathlib import Path

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.citations import Citation
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.complaints import Complaint, ComplaintCount
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.decisions import Decision, Measure
from hearingdesk.records.facts import Fact, FactParty
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party, PartyName, Post
from hearingdesk.records.sources import Source
from hearingdesk.records.summonses import Summons
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

TITLE = "Structured products"


def fill(edit: Edit, matter: Matter) -> None:
    """The records of the case."""
    bank = edit.add(Party(kind="organisation", name="Hanbit Bank", name_ko="한빛은행"))
    choi = edit.add(Party(name="Choi Dae-won", name_ko="최대원", role="Chief executive, Hanbit Bank"))
    oh = edit.add(Party(name="Oh Se-ra", name_ko="오세라", role="Head of product risk"))
    edit.add(PartyName(party=choi.id, text="Daewon Choi", kind="alias"))
    edit.add(Post(person=choi.id, organisation=bank.id, title="Chief executive", since=When("2024-03")))
    hearing = edit.add(Hearing(title="Third hearing", title_ko="제3차 청문회", noticed=When("2026-11-09")))
    first = edit.add(Sitting(hearing=hearing.id, number=1, day=When("2026-11-24T10:00"), place="Room 406"))
    edit.add(Sitting(hearing=hearing.id, number=2, day=When("2026-11-25")))
    edit.add(Summons(hearing=hearing.id, sitting=first.id, party=choi.id, resolved=When("2026-11-10")))
    edit.add(Summons(hearing=hearing.id, sitting=first.id, party=oh.id))
    edit.add(Attendance(sitting=first.id, party=oh.id, state="present"))
    source = edit.add(
        Source(title="Minutes of the risk committee", publisher="Hanbit Bank", day=When("2026-03-14"))
    )
    fact = edit.add(
        Fact(day=When("2026-03"), text="The risk committee was told of the loss.", status="disputed")
    )
    edit.add(FactParty(fact=fact.id, party=bank.id))
    edit.add(
        Citation(
            about_kind="fact", about=fact.id, source=source.id, locator="p. 3", quote="lose its principal"
        )
    )
    claim = edit.add(Claim(title="When the bank knew"))
    for day, text in (("2026-03-14", "In March."), ("2026-04-02", "In April.")):
        edit.add(ClaimVersion(claim=claim.id, said_by=bank.id, day=When(day), text=text))
    complaint = edit.add(Complaint(title="Non-attendance", hearing=hearing.id, resolved=When("2026-11-24")))
    edit.add(ComplaintCount(complaint=complaint.id, accused=choi.id, offence="absence"))
    decision = edit.add(Decision(title="Repay the buyers", effect="none", decided=When("2026-10-01")))
    edit.add(Measure(decision=decision.id, number=1, addressee=bank.id, text="Repay within a month."))
    edit.add(
        Deadline(title="Answer of the bank", about_kind="decision", about=decision.id, due=When("2026-11-20"))
    )
    talk = edit.add(Transcript(hearing=hearing.id, title="Record of the third hearing"))
    said = [
        ("Chair", "When did you first read the minutes?"),
        ("Choi Dae-won", "3월 말에 보고받았습니다. The duty to explain."),
    ]
    for n in range(120):
        label, text = said[n % 2]
        party = choi.id if n % 2 else None
        edit.add(
            Turn(transcript=talk.id, sitting=first.id, position=n + 1, label=label, party=party, text=text)
        )


def make(path: Path) -> CaseFile:
    """The case, open for writing."""
    return CaseFile.create(
        path, Matter(title=TITLE, title_ko="구조화상품", zone="Asia/Seoul"), "Tester", fill=fill
    )
