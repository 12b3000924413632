"""A made-up case with something for every section of a pack: the failure of a tunnel that does not exist."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.record import Record
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.citations import Citation
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.complaints import Complaint, ComplaintCount, ComplaintStep
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.decisions import Decision, Measure
from hearingdesk.records.facts import Fact
from hearingdesk.records.figures import Figure
from hearingdesk.records.hearings import Hearing, HearingCommittee, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.meetings import Meeting, MeetingAttendee
from hearingdesk.records.notes import Mark, Note
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party, PartyName, Post
from hearingdesk.records.questions import Question
from hearingdesk.records.resolutions import Resolution
from hearingdesk.records.sources import Source
from hearingdesk.records.summonses import Excuse, Service, Summons
from hearingdesk.records.terms import Term
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.when import When

MATTER = Matter(
    title="The Haeram Tunnel failure",
    title_ko="해람터널 환기설비 고장 진상조사",
    jurisdiction="kr",
    zone="Asia/Seoul",
    language="both",
    marking="internal",
    summary="Nine of fourteen fans stopped during a fire. The committee asks who knew.",
    summary_ko="화재 때 환풍기 14대 가운데 9대가 멈췄다. 위원회는 누가 알고 있었는지 묻는다.",
)


def tunnel(path: Path) -> CaseFile:
    """The whole case, open for writing."""
    case = CaseFile.create(path, MATTER, "Tester")
    with case.change("Fill the case") as edit:
        Tunnel(edit, case.matter).fill()
    return case


class Tunnel:
    """Fills the case; what a later part points at is kept under a name."""

    def __init__(self, edit: Edit, matter: Matter) -> None:
        self._edit = edit
        self._matter = matter
        self.ids: dict[str, int] = {}

    def add(self, record: Record, name: str = "") -> int:
        stored = self._edit.add(record)
        if name:
            self.ids[name] = stored.id
        return stored.id

    def fill(self) -> None:
        self._sources()
        self._people()
        self._hearing()
        self._testimony()
        self._record()
        self._aftermath()
        self._preparation()

    def cite(self, about: int, source: str, locator: str = "", part: str = "supports") -> None:
        self.add(
            Citation(about_kind="fact", about=about, source=self.ids[source], locator=locator, part=part)
        )

    def _sources(self) -> None:
        rows = (
            (
                "log",
                "official",
                "Fire service log",
                "소방 출동 기록",
                "Haeram Fire Service",
                "2026-07-19",
                "high",
                "",
            ),
            ("notice", "official", "Maintenance notice", "정비 통보서", "", "2025-08-11", "high", "members"),
            ("press", "press", "Fans were known to fail", "", "The Haeram Post", "2026-07-25", "low", ""),
            ("memo", "staff_note", "Note of a call with a whistle-blower", "", "", "2026-08-01", "", "staff"),
        )
        for name, kind, title, title_ko, publisher, day, sure, marking in rows:
            source = Source(kind=kind, title=title, title_ko=title_ko, publisher=publisher, day=When(day))
            self.add(replaced(source, reliability=sure, marking=marking), name)

    def _people(self) -> None:
        people = (
            ("kim", "Kim Do-hyun", "김도현"),
            ("park", "Park Seo-yun", "박서윤"),
            ("expert", "Eleanor Whitcombe", "엘리너 위트콤"),
            ("seo", "Seo Ha-eun", "서하은"),
            ("moon", "Moon Tae-il", "문태일"),
        )
        for name, english, korean in people:
            self.add(Party(name=english, name_ko=korean), name)
        self.add(
            Party(kind="organisation", name="Haeram Tunnel Operations Ltd", name_ko="해람터널운영(주)"),
            "operator",
        )
        self.add(PartyName(party=self.ids["kim"], text="Kim Do Hyeon", kind="romanised"))
        self.add(
            Post(
                person=self.ids["kim"],
                organisation=self.ids["operator"],
                title="Head of facilities",
                title_ko="시설본부장",
                since=When("2024-04-02"),
            )
        )
        self.add(Committee(name="Committee on Land and Safety", name_ko="국토안전위원회"), "committee")
        self.add(Committee(name="Committee on Fire Services", name_ko="소방위원회"), "fire")
        self._edit.update(replaced(self._matter, committee=self.ids["committee"]))
        for name in ("seo", "moon"):
            self.add(CommitteeMember(committee=self.ids["committee"], party=self.ids[name]))

    def _hearing(self) -> None:
        hearing = Hearing(
            title="Hearing on the Haeram Tunnel",
            title_ko="해람터널 청문회",
            kind="joint_hearing",
            legal_basis="National Assembly Act, art. 65",
            lead=self.ids["committee"],
            resolved=When("2026-08-20"),
        )
        self.add(hearing, "hearing")
        self.add(HearingCommittee(hearing=self.ids["hearing"], committee=self.ids["fire"]))
        days = (("first", "2026-09-08T10:00", "held"), ("second", "2026-12-03T10:00", "planned"))
        for number, (name, day, state) in enumerate(days, 1):
            sitting = Sitting(hearing=self.ids["hearing"], number=number, day=When(day), state=state)
            self.add(replaced(sitting, place="Main Building 406", place_ko="본관 406호"), name)
        vote = Resolution(
            hearing=self.ids["hearing"], kind="witnesses", day=When("2026-08-20"), present=20, in_favour=17
        )
        self.add(replaced(vote, text="To demand attendance", text_ko="출석요구의 건"), "vote")
        for who, sitting in (("kim", "first"), ("kim", "second"), ("park", "first"), ("park", "second")):
            summons = Summons(
                hearing=self.ids["hearing"],
                sitting=self.ids[sitting],
                party=self.ids[who],
                issued=When("2026-08-21"),
                states_time="yes",
                states_gist="no",
            )
            self.add(summons, f"{who} {sitting}")
        expert = Summons(hearing=self.ids["hearing"], party=self.ids["expert"], capacity="reference")
        self.add(expert, "expert summons")
        served = Service(summons=self.ids["kim first"], method="personal", sent=When("2026-08-22"))
        self.add(replaced(served, served=When("2026-08-24"), recipient="the witness"))
        self.add(
            Excuse(
                summons=self.ids["park first"],
                received=When("2026-09-05"),
                reason="business",
                ruling="disallowed",
            )
        )
        came = (
            ("kim", "present", "witness", "sworn"),
            ("park", "absent_disallowed", "witness", ""),
            ("seo", "present", "", ""),
        )
        for who, state, capacity, oath in came:
            part = Attendance(
                sitting=self.ids["first"], party=self.ids[who], state=state, capacity=capacity, oath=oath
            )
            self.add(part)

    def _testimony(self) -> None:
        record = Transcript(
            hearing=self.ids["hearing"], title="Minutes of 8 September", title_ko="9월 8일 회의록"
        )
        self.add(record, "minutes")
        said = (
            ("seo", "question", "When did you first learn that fans 7 and 9 tripped in heat?"),
            ("kim", "answer", "No paper about those fans ever came across my desk."),
            ("seo", "question", "그렇다면 8월 11일 자 통보서를 직접 보지 못했다는 말씀입니까?"),
            ("kim", "answer", "네. 비서가 제 도장을 찍은 것으로 알고 있습니다."),
        )
        for place, (who, kind, text) in enumerate(said, 1):
            turn = Turn(
                transcript=self.ids["minutes"],
                sitting=self.ids["first"],
                position=place,
                kind=kind,
                text=text,
            )
            self.add(
                replaced(turn, party=self.ids[who], label=f"Mr {who}", cite=f"Q{place}"), f"turn {place}"
            )
        self.add(Mark(turn=self.ids["turn 2"], kind="evaded", text="Ask again about the register"))
        promise = Undertaking(
            party=self.ids["kim"], turn=self.ids["turn 4"], text="To send the mail register"
        )
        self.add(replaced(promise, due=When("2026-09-20")))

    def _record(self) -> None:
        opened = Fact(
            day=When("2025-03-14"), text="The tunnel opens.", text_ko="터널이 개통되다.", status="confirmed"
        )
        self.cite(self.add(opened), "log")
        warned = Fact(
            day=When("2025-08-11"), text="A notice warns of fans that trip.", is_key=True, status="disputed"
        )
        warned_id = self.add(warned)
        self.cite(warned_id, "notice", "p. 3")
        self.cite(warned_id, "press", part="contradicts")
        secret = Fact(
            day=When("2026-08-01"), text="Zanzibar is where the copies were sent.", status="alleged"
        )
        self.cite(self.add(secret), "memo")
        self.add(Fact(text="A request for spare fans is made.", status="reported"))
        claim = self.add(Claim(title="When the operator knew", title_ko="운영사가 안 시점"))
        rungs = (("kim", "2026-09-08", "After the fire."), ("park", "2026-09-29", "In August 2025."))
        for who, day, text in rungs:
            rung = ClaimVersion(claim=claim, said_by=self.ids[who], day=When(day), text=text)
            self.cite(self.add(rung), "log")
        figure = Figure(
            title="Persons treated", title_ko="치료받은 사람", value=41, unit="persons", unit_ko="명"
        )
        self.cite(self.add(replaced(figure, as_of=When("2026-07-20"))), "log")

    def _aftermath(self) -> None:
        complaint = Complaint(
            hearing=self.ids["hearing"],
            title="Complaint against Park",
            title_ko="박서윤 고발",
            basis="chair",
            addressee="prosecutor_general",
            resolved=When("2026-09-10"),
            filed=When("2026-09-15"),
        )
        self.add(complaint, "complaint")
        count = ComplaintCount(complaint=self.ids["complaint"], accused=self.ids["park"], offence="absence")
        self.add(replaced(count, article="TA 12(1)", offended=When("2026-09-08")))
        self.add(ComplaintStep(complaint=self.ids["complaint"], state="assigned", day=When("2026-09-20")))
        decision = Decision(
            title="Order to replace the fans",
            title_ko="환풍기 교체 권고",
            decided=When("2026-08-30"),
            effect="none",
            instrument="",
            body=self.ids["operator"],
        )
        self.add(decision, "decision")
        for number, what in enumerate(("Replace fans 7 and 9", "Report within seven days"), 1):
            measure = Measure(decision=self.ids["decision"], number=number, text=what, state="open")
            self.add(replaced(measure, addressee=self.ids["operator"], due=When("2026-09-06")))
        for start, due in (("2026-08-30", "2026-09-05"), ("2026-08-31", "2026-09-06")):
            deadline = Deadline(
                title="Report to the ministry", about_kind="decision", about=self.ids["decision"]
            )
            counted = replaced(
                deadline, trigger_day=When(start), due=When(due), contested=True, state="contested"
            )
            self.add(
                replaced(
                    counted, trigger_event="Decision", derivation=f"Counted from {start}", basis="CA 157"
                )
            )
        meeting = Meeting(
            title="Crisis meeting", title_ko="대책회의", day=When("2026-07-20"), body="Ministry"
        )
        self.add(meeting, "meeting")
        self.add(MeetingAttendee(meeting=self.ids["meeting"], party=self.ids["park"], office="Vice-minister"))

    def _preparation(self) -> None:
        asked = (
            ("kim", "The seal", "Who held your seal in August 2025?"),
            ("kim", "The seal", "Who told your assistant to use it?"),
            ("kim", "The fans", "What prompted the request for spare fans?"),
            (None, "", "What does the ministry do with notices?"),
        )
        for number, (who, theme, text) in enumerate(asked, 1):
            question = Question(hearing=self.ids["hearing"], number=number, theme=theme, text=text)
            self.add(replaced(question, party=self.ids.get(who or ""), member=self.ids["seo"]))
        self.add(Term(preferred="failure", preferred_ko="고장", replaces="incident", replaces_ko="사고"))
        self.add(Note(title="Seating", text="Keep Kim and Park apart.", marking=""))
        self.add(
            Pack(
                title="Second sitting",
                title_ko="제2차 회의 자료집",
                hearing=self.ids["hearing"],
                audience="members",
            )
        )


def replaced(record, **values):
    """A copy of a record with other values; shorter to read than dataclasses.replace with a line break."""
    from dataclasses import replace

    return replace(record, **values)
