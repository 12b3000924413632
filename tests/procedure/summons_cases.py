"""A plainly fictional hearing with one summons, made anew for each test from what the test says is on file."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.procedure.verdicts import Verdict, judge_all
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.resolutions import Resolution
from hearingdesk.records.summonses import Excuse, Service, Summons
from hearingdesk.when import When

STATED = {"states_time": "yes", "states_place": "yes", "states_sanctions": "yes", "states_gist": "yes"}
WHOLE = {"resolved": "2025-12-09", "issued": "2025-12-09", "issuer": "Chair Quill", **STATED}


def dates(values: dict[str, Any], *names: str) -> dict[str, Any]:
    """Days written as text, as dates of the file."""
    return {name: When.parse(value) if name in names and value else value for name, value in values.items()}


def verdicts(
    folder: Path,
    *,
    jurisdiction: str = "kr",
    kind: str = "hearing",
    days: tuple[str, ...] = ("2025-12-17",),
    pinned: bool = True,
    services: tuple[dict[str, Any], ...] = (),
    vote: dict[str, Any] | None = None,
    attendance: dict[str, Any] | None = None,
    excuse: str = "",
    earlier_notice: str = "",
    members: int | None = 20,
    as_of: str = "",
    **summons: Any,
) -> list[Verdict]:
    """The verdicts on one summons, for each of its sittings."""
    folder.mkdir(exist_ok=True)
    case = CaseFile.create(folder / "case.hearing", Matter(title="Lamps", jurisdiction=jurisdiction))
    with case, case.change("Fill") as edit:
        edit.update(_with(case.matter, members_in_office=members))
        committee = edit.add(Committee(name="Lamps Committee")).id
        chair = edit.add(Party(name="Wick Quill", name_ko="위퀼"))
        edit.add(CommitteeMember(committee=committee, party=chair.id, role="chair"))
        witness = edit.add(Party(name="Tom Tallow")).id
        hearing = edit.add(Hearing(title="Hearing on lamps", kind=kind, lead=committee)).id
        sittings = [edit.add(Sitting(hearing=hearing, day=When.parse(day))).id for day in days]
        resolution = None
        if vote is not None:
            vote = {"committee": committee, "kind": "witnesses", "text": "Calls him", **vote}
            if vote["committee"] == "other":
                vote["committee"] = edit.add(Committee(name="Wicks Committee")).id
            resolution = edit.add(Resolution(hearing=hearing, **dates(vote, "day"))).id
        pin = sittings[0] if pinned and sittings else None
        given = dates(summons, "resolved", "issued")
        called = edit.add(
            Summons(hearing=hearing, sitting=pin, party=witness, resolution=resolution, **given)
        )
        for one in services:
            edit.add(Service(summons=called.id, **dates(one, "sent", "served")))
        if earlier_notice:
            other = edit.add(Summons(hearing=hearing, party=witness)).id
            day = When.parse(earlier_notice)
            edit.add(Service(summons=other, method="public_notice", sent=day))
        if excuse:
            edit.add(Excuse(summons=called.id, received=When.parse(excuse)))
        if attendance is not None:
            edit.add(Attendance(sitting=sittings[0], party=witness, **attendance))
    with CaseFile(folder / "case.hearing", "ro") as case:
        seen = datetime.date.fromisoformat(as_of) if as_of else None
        return judge_all(case, case.summonses.get(called.id), seen)


def _with(record: Any, **values: Any) -> Any:
    from dataclasses import replace

    return replace(record, **values)
