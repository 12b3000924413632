"""A plainly fictional absence and the complaint over it, made anew for each test from what the test says is on file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.procedure.dossiers import Dossier, dossier_of, dossiers_of
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.committees import Committee, CommitteeMember, CommitteeSize
from hearingdesk.records.complaints import Complaint, ComplaintCount, ComplaintSignature, ComplaintStep
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.resolutions import Resolution
from hearingdesk.records.summonses import Excuse, Service, Summons
from hearingdesk.when import When
from tests.procedure.summons_cases import WHOLE, dates

SERVED = {"method": "personal", "served": "2025-12-10", "proof": "signed receipt"}
NAMES = ("Tom Tallow", "Wanda Wick", "Saul Spark")


def dossier(
    folder: Path,
    *,
    jurisdiction: str = "kr",
    kind: str = "hearing",
    day: str = "2025-12-17",
    capacity: str = "witness",
    service: Mapping[str, Any] | None = SERVED,
    attendance: Mapping[str, Any] | None = None,
    excuse: Mapping[str, Any] | None = None,
    complaint: Mapping[str, Any] | None = None,
    counts: Sequence[Mapping[str, Any]] = ({},),
    steps: Sequence[Mapping[str, Any]] = (),
    signers: Sequence[str] = (),
    vote: Mapping[str, Any] | None = None,
    size: int | None = 20,
    as_of: str = "",
    summons: Mapping[str, Any] | None = None,
) -> Dossier:
    """The dossier of the complaint; of the first person’s absence where there is none."""
    path = folder / "case.hearing"
    with CaseFile.create(path, Matter(title="Lamps", jurisdiction=jurisdiction)) as case:
        with case.change("Fill") as edit:
            committee = edit.add(Committee(name="Lamps Committee")).id
            if size is not None:
                edit.add(CommitteeSize(committee=committee, members=size))
            hearing = edit.add(Hearing(title="Hearing on lamps", kind=kind, lead=committee)).id
            sitting = edit.add(Sitting(hearing=hearing, day=When.parse(day))).id
            called = [
                _called(edit, name, hearing, sitting, capacity, service, attendance, excuse, summons)
                for name in NAMES[: max(1, len(counts))]
            ]
            stored = None
            if complaint is not None:
                given = dates(dict(complaint), "resolved", "filed", "received")
                voted = _vote(edit, committee, hearing, vote)
                stored = edit.add(Complaint(title="Complaint", hearing=hearing, resolution=voted, **given))
                ids = [_count(edit, stored.id, called[at].party, day, one) for at, one in enumerate(counts)]
                for one in steps:
                    of = ids[one["of"]] if "of" in one else None
                    told = dates({k: v for k, v in one.items() if k != "of"}, "day")
                    edit.add(ComplaintStep(complaint=stored.id, complaint_count=of, **told))
                for name in signers:
                    member = edit.add(Party(name=name.removeprefix("!"))).id
                    if not name.startswith("!"):
                        edit.add(CommitteeMember(committee=committee, party=member))
                    edit.add(ComplaintSignature(complaint=stored.id, party=member, day=When("2025-12-18")))
    seen = datetime.date.fromisoformat(as_of) if as_of else None
    with CaseFile(path, "ro") as case:
        if stored is not None:
            return dossier_of(case, case.complaints.get(stored.id), seen)
        return dossiers_of(case, case.summonses.get(called[0].id), seen)[0]


def _called(edit, name, hearing, sitting, capacity, service, attendance, excuse, summons) -> Summons:
    party = edit.add(Party(name=name)).id
    given = {**WHOLE, **(summons or {})}
    one = edit.add(
        Summons(
            hearing=hearing,
            sitting=sitting,
            party=party,
            capacity=capacity,
            **dates(given, "resolved", "issued"),
        )
    )
    if service is not None:
        edit.add(Service(summons=one.id, **dates(dict(service), "sent", "served")))
    state = {"state": "absent_no_paper"} if attendance is None else dict(attendance)
    if state:
        edit.add(Attendance(sitting=sitting, party=party, **state))
    if excuse is not None:
        edit.add(Excuse(summons=one.id, **dates(dict(excuse), "received", "ruled")))
    return replace(one)


def _vote(edit, committee, hearing, vote) -> int | None:
    if vote is None:
        return None
    given = {"kind": "complaint", "text": "Complain", "committee": committee, **vote}
    return edit.add(Resolution(hearing=hearing, **dates(given, "day"))).id


def _count(edit, complaint, accused, day, given) -> int:
    told = {"offence": "absence", "offended": day, **given}
    told = dates(told, "offended", "disposed")
    return edit.add(ComplaintCount(complaint=complaint, accused=accused, **told)).id
