"""Every section of a pack has a page that says what the case says, and says where the case is silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.book import Book
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.build import PackOptions, make_pack
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.exhibits.chosen import Chosen
from hearingdesk.pack.flow import Block
from hearingdesk.pack.heads import Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.two import Two
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.claims import ClaimVersion
from hearingdesk.records.hearings import Sitting
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party
from hearingdesk.when import When
from tests.pack.asked import ask
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel

MADE = datetime(2026, 11, 21, 9, tzinfo=UTC)

SAYS = {
    "summary": ["Nine of fourteen fans stopped", "누가 알고 있었는지"],
    "chronology": [
        "14 Mar 2025",
        "2025. 3. 14.",
        "터널이 개통되다",
        "Disputed",
        "contradicted by",
        "No date in the file",
    ],
    "issues": ["Who was warned", "1.1", "The notice of August", "11 Aug 2025", "When the operator knew"],
    "calendar": [
        "Thu 3 Dec 2026, 10:00",
        "Order of business",
        "Persons called, oath",
        "Kim Do-hyun",
        "Questions prepared",
        "Serve the summons for December",
        "Ahead",
    ],
    "attendance": ["Hearing on the Haeram Tunnel", "Absent – reasons disallowed", "□"],
    "ledger": [
        "5 summonses; service is on file for 1.",
        "24 Aug 2026",
        "Disallowed",
        "not in the file",
        "Open",
    ],
    "testimony": [
        "1.1. The notice of August",
        "No paper about those fans ever came across my desk.",
        "T1, Q2",
        "Chronology: 11 Aug 2025",
    ],
    "asking": [
        "Seo Ha-eun",
        "Questions: 4. Still to be put: 4.",
        "To: Kim Do-hyun",
        "What prompted the request",
    ],
    "demands": [
        "Papers on the fans",
        "환풍기 관련 서류",
        "3 items on 21 Nov 2026",
        "received: 1 · refused: 1 · open: 1 · overdue: 1",
        "58 days overdue",
        "Refused: trade secret",
        "22 Sep 2026",
    ],
    "undertakings": [
        "Undertakings: 1. Kept: 0. Overdue: 1.",
        "Kim Do-hyun",
        "To send the mail register",
        "T1, Q4",
        "20 Sep 2026",
        "62 days overdue",
    ],
    "law": [
        "Act on Testimony, Appraisal, etc. before the National Assembly",
        "국회에서의 증언·감정 등에 관한 법률",
        "art. 5(5), 16",
        "KR-WIT-SERVE",
        "7 days before",
        "from 5 Aug 1988",
        "TA 12(1)",
    ],
    "glossary": ["witness", "증인", "Somebody called to testify", "statement of reasons", "불출석 사유서"],
    "names": ["Kim Do-hyun", "김도현", "Kim Do Hyeon"],
    "claims": ["When the operator knew", "Kim Do-hyun", "After the fire.", "In August 2025."],
    "hearings": [
        "Joint hearing",
        "Sitting 2",
        "본관 406호",
        "for: 17",
        "Absent – reasons disallowed",
        "●",
        "□",
        "?",
    ],
    "matrix": ["lead committee", "only the lead committee’s vote counts", "Not reported", "김도현"],
    "witnesses": [
        "Kim Do Hyeon",
        "served 24 Aug 2026",
        "not in the file",
        "Evaded",
        "Q-1.1",
        "김도현",
        "시설본부장",
    ],
    "questions": ["What does the ministry do", "To no one in particular"],
    "owed": ["To send the mail register", "1 outstanding, 1 overdue", "20 Sep 2026", "62"],
    "complaints": [
        "Receipt: not in the file",
        "Outcome: not in the file",
        "TA 12(1)",
        "10 Sep 2026",
        "Assigned",
    ],
    "decisions": [
        "No legal force",
        "Report within seven days",
        "Contested: Report to the ministry",
        "Due 5 Sep 2026",
    ],
    "meetings": ["Crisis meeting", "Vice-minister", "대책회의"],
    "figures": ["41 persons", "20 Jul 2026", "failure", "incident"],
    "people": ["Eleanor Whitcombe", "Kim Do Hyeon"],
    "notes": ["Keep Kim and Park apart."],
    "exhibits": ["Ex 1", "HT-000001", "Fire service log", "Neither its file nor its text can be shown."],
    "sources": ["Fire service log", "reliability: High", "4 sources"],
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


ASKED = ("issues", "calendar", "testimony", "demands", "law")  # what the tunnel alone says nothing of


def told(
    case: CaseFile, name: str, lang: str = "both", readers: str = "chair", pack: Pack | None = None
) -> Reading:
    """A section printed alone, after those it follows in a pack have been told."""
    exhibits = [Chosen(source) for source in case.sources.ids()] if name == "exhibits" else []
    brief, press = Brief(case, readers, MADE, pack or Pack(), exhibits=exhibits), Press(lang=lang)
    story: list[Block] = []
    for section in SECTIONS.all():
        blocks = brief.story[section.name] = list(section.tell(brief, press))
        if section.name == name:
            before = story if section.last else []  # an index is of the pages before it
            made = [*before, Title(section.title, key="it"), *blocks]
            data, _printed = Book(Meta(Two("Test")), press, contents=False).print(made)
            return Reading(data)
        story += [Title(section.title, key=f"section-{section.name}"), *blocks]
    raise KeyError(name)


@pytest.mark.parametrize("name", [section.name for section in SECTIONS.all()])
def test_every_section_has_a_page_that_says_what_the_case_says(case, name):
    if name in ASKED:
        ask(case)
    reading = told(case, name)

    assert [words for words in SAYS[name] if squeezed(words) not in reading.body()] == []
    assert not list(reading.outside())
    assert not list(reading.crossing())


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", [section.name for section in SECTIONS.all()])
def test_every_section_can_be_told_in_one_language(case, name, lang):
    if name in ASKED:
        ask(case)
    reading = told(case, name, lang)

    assert not list(reading.outside())
    assert not list(reading.crossing())


def test_a_person_called_to_several_sittings_has_one_sheet(case):
    reading = told(case, "witnesses")

    assert [title for title, _page in reading.outline].count("Kim Do-hyun · 김도현") == 1
    assert reading.body().count(squeezed("Summons for")) == 5


def test_a_witness_is_whoever_was_heard_even_without_a_summons(case):
    with case.change("Hear somebody") as edit:
        stranger = edit.add(Party(name="Ada Unsummoned")).id
        first = next(iter(case.sittings.ids()))
        edit.add(Attendance(sitting=first, party=stranger, capacity="witness", state="present"))
        edit.add(Attendance(sitting=first, party=edit.add(Party(name="Bob Member")).id, state="present"))

    titles = [title for title, _page in told(case, "witnesses").outline]
    assert "Ada Unsummoned" in titles
    assert "Bob Member" not in titles


def test_a_pack_for_a_hearing_has_only_its_witnesses(case):
    hearing = next(iter(case.hearings.ids()))
    other = replace(case.hearings.get(hearing), id=0, title="Another hearing")
    with case.change("Hold another") as edit:
        pack = Pack(title="x", hearing=edit.add(other).id)

    assert told(case, "witnesses", pack=pack).body() == "TestWitnesses"


def test_marked_testimony_is_printed_whole_and_the_rest_counted(case):
    kim = case.parties.by_name("Kim Do-hyun")[0].id
    turn = next(turn for turn in case.turns.all() if turn.party == kim)
    with case.change("Talk on") as edit:
        edit.add_bulk([replace(turn, id=0, position=10 + n, text=f"Further answer {n}.") for n in range(40)])
        edit.update(replace(turn, text="\n".join(f"Line {n} of a very long answer." for n in range(300))))

    body = told(case, "witnesses").body()
    assert squeezed("Line 299 of a very long answer.") in body
    assert squeezed("of 42 turns") in body
    assert squeezed("Further answer 39.") not in body


def test_a_claim_of_many_forms_is_a_ladder(case):
    claim = next(iter(case.claims.all())).id
    with case.change("Say more") as edit:
        for n in range(5):
            edit.add(
                ClaimVersion(
                    claim=claim, day=When(f"2026-10-{10 + n}"), text=f"Form {n} " + "of many words " * 30
                )
            )

    reading = told(case, "claims")
    assert squeezed("Form 4") in reading.body()
    assert squeezed("Speaker not in the file") in reading.body()
    assert not list(reading.crossing())


def test_sixty_members_and_nine_sittings_stay_legible(case):
    hearing = next(iter(case.hearings.all()))
    with case.change("Sit often") as edit:
        days = [
            Sitting(hearing=hearing.id, number=3 + n, day=When(f"2026-10-{10 + n}"), state="held")
            for n in range(7)
        ]
        sittings = list(edit.add_bulk(days))
        members = [Party(name=f"Member with quite a long name {n}", name_ko=f"위원{n}") for n in range(60)]
        for party in edit.add_bulk(members):
            edit.add_bulk([Attendance(sitting=sitting, party=party, state="present") for sitting in sittings])

    reading = told(case, "hearings")
    assert squeezed("Member with quite a long name 59") in reading.body()
    assert not list(reading.outside())
    assert not list(reading.crossing())


def test_an_expected_day_that_has_passed_is_no_box_to_tick(case):
    planned = case.sittings.first(state="planned")
    with case.change("Move") as edit:
        edit.update(replace(planned, day=When("2026-11-01")))

    assert "□" not in told(case, "hearings").body()


def test_what_is_counted_as_one_is_said_of_one(tmp_path):
    with tunnel(tmp_path / "one.hearing") as case:
        sitting = next(iter(case.sittings.all()))
        with case.change("One") as edit:
            edit.add(Sitting(hearing=sitting.hearing, day=When("2027-01-05"), state="planned"))
            for record in (*case.excuses.all(), *[*case.summonses.all()][1:]):
                edit.remove(record)
        made = make_pack(case, "one.pdf", PackOptions(audience="staff", lang="en"))
    text = Reading(made.data).body()
    assert squeezed("1 promise or document was due by that day and is still owed") in text
    assert squeezed("1 summons; service is on file for") in text
