"""A plainly fictional joint hearing of three committees on lamps, over two days."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.hearings import Hearing, HearingCommittee, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.resolutions import Application, Resolution
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When

WITNESSES = ("Tom Tallow", "Ada Ember", "Ned Snuff", "Una Flint")


def joint_case(path: Path, more: int = 0) -> tuple[CaseFile, int]:
    """The case, open for writing, and its hearing; `more` adds so many further witnesses."""
    case = CaseFile.create(path, Matter(title="Lamps", title_ko="등불", jurisdiction="kr"), "Test")
    with case.change("Fill") as edit:
        lead, oil, wick = (
            edit.add(Committee(name=f"{name} Committee", name_ko=f"{ko}위원회", short=name, short_ko=ko)).id
            for name, ko in (("Light", "빛"), ("Oil", "기름"), ("Wick", "심지"))
        )
        members = {}
        for name, committee in (("Bea Bright", lead), ("Olly Oilman", oil), ("Win Weaver", wick)):
            members[name] = edit.add(Party(name=name)).id
            edit.add(CommitteeMember(committee=committee, party=members[name]))
        stray = edit.add(Party(name="Guy Guest")).id
        hearing = edit.add(
            Hearing(
                title="Joint hearing on lamps", title_ko="등불 연석 청문회", kind="joint_hearing", lead=lead
            )
        ).id
        for committee in (oil, wick):
            edit.add(HearingCommittee(hearing=hearing, committee=committee))
        first, second = (
            edit.add(Sitting(hearing=hearing, day=When(day), number=n)).id
            for n, day in enumerate(("2025-12-30T10:00", "2025-12-31T10:00"), 1)
        )
        vote, other = (
            edit.add(
                Resolution(
                    hearing=hearing, committee=one, kind="witnesses", day=When(day), text="Demands attendance"
                )
            ).id
            for one, day in ((lead, "2025-12-22"), (oil, "2025-12-22"))
        )
        tom, ada, ned, una = (edit.add(Party(name=name)).id for name in WITNESSES)
        edit.add(
            Application(hearing=hearing, party=tom, member=members["Olly Oilman"], filed=When("2025-12-18"))
        )
        edit.add(
            Application(hearing=hearing, party=tom, member=members["Win Weaver"], filed=When("2025-12-19"))
        )
        edit.add(Application(hearing=hearing, party=una, member=stray))
        edit.add(Summons(hearing=hearing, party=tom, resolution=vote, asked_by=members["Bea Bright"]))
        edit.add(Summons(hearing=hearing, party=ada, resolution=other))
        edit.add(Summons(hearing=hearing, party=ned, resolution=vote, state="withdrawn"))
        edit.add(Attendance(sitting=first, party=tom, capacity="witness", state="present"))
        edit.add(Attendance(sitting=second, party=tom, capacity="reference", state="present"))
        for n in range(more):
            party = edit.add(
                Party(name=f"Lamplighter {n + 1} of the Long Row", name_ko=f"등불지기 {n + 1}")
            ).id
            edit.add(Summons(hearing=hearing, party=party, resolution=vote))
    return case, hearing
