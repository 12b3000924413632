"""The sections that gather: each says what it should, nothing else, and nothing that its readers may not see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.build import PackOptions, build_pack
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections.glossary import terms
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.citations import Citation
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.records.facts import Fact, FactIssue
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party
from hearingdesk.records.questions import Question
from hearingdesk.records.sources import Source
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.when import When
from tests.pack.asked import ask
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel

NEW = (
    "issues",
    "calendar",
    "attendance",
    "ledger",
    "testimony",
    "asking",
    "demands",
    "law",
    "glossary",
    "names",
)
WITHHELD = "Zebedee Quill"
DAY = date(2026, 11, 16)  # the day of the packs


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        ask(made)
        yield made


def packed(case: CaseFile, *sections: str, readers: str = "staff", lang: str = "both") -> Reading:
    with case.change("Make a pack") as edit:
        told = json.dumps([{"name": name} for name in sections])
        pack = edit.add(Pack(title="Some", sections=told, audience=readers, language=lang))
    out = case.path.with_name("some.pdf")
    build_pack(case, out, PackOptions(pack=str(pack.id), as_of=DAY))
    return Reading(out.read_bytes())


def says(reading: Reading, *words: str) -> list[str]:
    """Which of these it says."""
    body = reading.body()
    return [one for one in words if squeezed(one) in body]


def somebody_hidden(case: CaseFile) -> None:
    """Somebody whose name is for the staff is in every record that the sections tell of."""
    hearing, sitting = case.hearings.ids()[0], case.sittings.first(state="planned")
    issue = next(iter(case.issues.all()))
    assert sitting is not None
    with case.change("Protect") as edit:
        hidden = edit.add(Party(name=WITHHELD, name_ko="즈베디쿠일", marking="staff"))
        summons = next(iter(case.summonses.all()))
        edit.add(replace(summons, id=0, party=hidden.id))
        edit.add(Attendance(sitting=sitting.id, party=hidden.id, state="expected", capacity="witness"))
        edit.add(
            Question(hearing=hearing, party=hidden.id, member=hidden.id, text="Who came?", issue=issue.id)
        )
        demand = edit.add(
            Demand(hearing=hearing, party=hidden.id, asked_by=hidden.id, title="Their own papers")
        )
        edit.add(DemandItem(demand=demand.id, number=1, text="The diary", due=When("2027-01-04")))
        edit.add(Undertaking(party=hidden.id, text="To call again", due=When("2027-01-05")))
        turn = next(iter(case.turns.all()))
        said = edit.add(
            replace(turn, id=0, position=90, party=hidden.id, label="A witness", text="I was there.")
        )
        fact = edit.add(Fact(text="Somebody was there.", day=When("2026-02-02")))
        edit.add(FactIssue(fact=fact.id, issue=issue.id))
        edit.add(Citation(about_kind="fact", about=fact.id, turn=said.id))


def test_a_withheld_name_is_in_none_of_them(case):
    somebody_hidden(case)

    assert says(packed(case, "witnesses", *NEW, readers="staff"), WITHHELD)
    for readers in ("public", "members"):
        for name in NEW:
            reading = packed(case, "chronology", name, readers=readers)
            assert says(reading, "Zebedee", "Quill", "즈베디") == [], (readers, name)
    whole = packed(case, "ledger", "attendance", "demands", "testimony", readers="members")
    assert says(whole, "name withheld", "Their own papers", "I was there.") == [
        "name withheld",
        "Their own papers",
        "I was there.",
    ]


def whisper(case: CaseFile) -> None:
    """What rests on a source for the staff alone: an event, words, a demand, a deadline."""
    issue = next(iter(case.issues.all()))
    with case.change("Whisper") as edit:
        memo = edit.add(Source(kind="staff_note", title="A note of the night porter", marking="staff"))
        record = edit.add(Transcript(hearing=case.hearings.ids()[0], title="A call", source=memo.id))
        turn = edit.add(Turn(transcript=record.id, position=1, text="Xylophone music was heard.", label="P"))
        fact = edit.add(Fact(text="Xylophone music was heard.", day=When("1999-09-09"), is_key=True))
        edit.add(FactIssue(fact=fact.id, issue=issue.id))
        edit.add(Citation(about_kind="fact", about=fact.id, source=memo.id, turn=turn.id))
        demand = edit.add(Demand(title="The xylophone itself", party=case.parties.ids()[0]))
        edit.add(DemandItem(demand=demand.id, number=1, text="Its mallets", due=When("2027-01-04")))
        edit.add(Citation(about_kind="demand", about=demand.id, source=memo.id))
        deadline = edit.add(
            Deadline(
                title="Fetch the xylophone",
                rule="KR-NET-24",
                due=When("2027-02-03"),
                basis="Xylophone Act art. 7",
            )
        )
        edit.add(Citation(about_kind="deadline", about=deadline.id, source=memo.id))


def test_what_rests_on_a_source_for_others_is_in_none_of_them(case):
    whisper(case)
    hidden = ("Xylophone", "xylophone", "9 Sep 1999", "1999", "mallets", "3 Feb 2027", "KR-NET-24")

    assert len(says(packed(case, "chronology", "decisions", *NEW, readers="staff"), *hidden)) == len(hidden)
    for readers in ("public", "members"):
        reading = packed(case, "chronology", "decisions", *NEW, readers=readers)
        assert says(reading, *hidden) == [], readers


def test_a_day_by_a_hidden_deadline_is_told_nowhere(case):
    with case.change("Promise and demand") as edit:
        memo = edit.add(Source(kind="staff_note", title="A note of the night porter", marking="staff"))
        party = case.parties.ids()[0]
        promise = edit.add(Undertaking(party=party, text="To bring the ladder"))
        demand = edit.add(Demand(title="The ladder", party=party))
        edit.add(DemandItem(demand=demand.id, number=1, text="Its rungs"))
        for about, kind in ((promise, "undertaking"), (demand, "demand")):
            deadline = edit.add(
                Deadline(title="Be quick", about_kind=kind, about=about.id, due=When("2027-02-03"))
            )
            edit.add(Citation(about_kind="deadline", about=deadline.id, source=memo.id))
    told = ("demands", "owed", "undertakings", "calendar")

    for readers, days in (("staff", ["3 Feb 2027"]), ("members", []), ("public", [])):
        for name in told:
            reading = packed(case, name, readers=readers)
            assert says(reading, "3 Feb 2027") == days, (name, readers)


def test_questions_and_verdicts_are_for_those_who_prepare(case):
    reading = packed(case, "asking", "ledger", "calendar", "issues", "testimony", readers="public")

    assert says(reading, "Questions by member", "Who held your seal", "Verdict", "Questions prepared") == []
    assert says(reading, "Summons ledger")


def test_demands_of_an_investigation_are_not_for_the_public(case):
    with case.change("Investigate") as edit:
        hearing = edit.add(Hearing(title="Investigation", kind="investigation"))
        demand = edit.add(Demand(hearing=hearing.id, party=case.parties.ids()[0], title="The logbooks"))
        edit.add(DemandItem(demand=demand.id, text="The north shaft", due=When("2027-01-04")))

    assert says(packed(case, "demands", "calendar", readers="members"), "The logbooks", "The north shaft")
    assert not says(packed(case, "demands", "calendar", readers="public"), "The logbooks", "The north shaft")


def test_attendance_is_told_once(case):
    came = squeezed("Who was called and who came")

    for sections in (("hearings",), ("attendance",), ("hearings", "attendance")):
        assert packed(case, *sections, lang="en").body().count(came) == 1, sections


def test_the_law_is_that_which_the_pack_cites(case):
    only = packed(case, "chronology", "law")
    cited = packed(case, "decisions", "law")

    assert says(only, "Legal annex", "Act on Testimony") == []
    assert says(cited, "KR-WIT-SERVE", "art. 5(5), 16", "CA 157", "KR-CPL-INV", "TA 12(1)") == [
        "KR-WIT-SERVE",
        "art. 5(5), 16",
        "CA 157",
    ]


@pytest.mark.parametrize("lang", ["en", "ko", "both"])
def test_a_verdict_brings_its_rule_in_every_language(case, lang):
    reading = packed(case, "witnesses", "law", lang=lang)

    assert says(reading, "KR-WIT-SERVE", "2001Do5531" if lang != "ko" else "2001도5531")
    assert "KR-DOC-SERVE" not in reading.body()


def test_the_glossary_explains_the_words_that_the_pack_says(case):
    few = packed(case, "chronology", "glossary", lang="en")
    more = packed(case, "chronology", "witnesses", "glossary", lang="en")

    assert not says(few, "Somebody called to testify")
    assert says(more, "Somebody called to testify", "statement of reasons")


def test_every_term_has_both_languages_and_stands_once():
    found = [(term.en, term.ko) for term in terms()]

    assert len(dict(found)) == len(found) == len({ko for _en, ko in found})
    assert all(term.means.en.endswith(".") and term.means.ko.endswith(".") for term in terms())


def test_issues_lead_to_what_is_told_of_them(case):
    reading = packed(case, "chronology", "claims", "issues")

    assert sum(reading.links(page) for page in range(1, len(reading) + 1)) >= 5
    assert says(reading, "1.1", "Who was warned")


def test_a_loop_of_issues_and_a_missing_parent_lose_no_issue(case):
    first, second = list(case.issues.all())
    with case.change("Turn them round") as edit:
        edit.update(replace(first, parent=second.id))

    assert says(packed(case, "chronology", "issues"), "Who was warned", "The notice of August") == [
        "Who was warned",
        "The notice of August",
    ]


def test_every_member_has_a_list(case):
    moon = case.parties.by_name("Moon Tae-il")[0].id
    with case.change("Ask") as edit:
        kim = case.parties.by_name("Kim Do-hyun")[0].id
        edit.add(Question(member=moon, party=kim, text="Where is the register?", outcome="evaded"))
        edit.add(Question(party=kim, text="And the seal?"))
    body = packed(case, "asking", lang="en").body()

    order = [body.index(squeezed(words)) for words in ("Seo Ha-eun Questions", "Moon Tae-il Questions")]
    order.append(body.index(squeezed("Not given to a member yet Questions: 1.")))
    assert order == sorted(order)
    assert squeezed("Evaded") in body


def test_documents_that_came_are_no_more_in_the_short_form(case):
    with case.change("Make") as edit:
        told = json.dumps([{"name": "demands", "detail": "short"}])
        pack = edit.add(Pack(title="Short", sections=told, audience="staff", language="en"))
    out = case.path.with_name("short.pdf")
    build_pack(case, out, PackOptions(pack=str(pack.id)))

    reading = Reading(out.read_bytes())
    assert says(reading, "The mail register, whole", "received: 1")
    assert not says(reading, "The purchase request of 30 August")


@pytest.mark.parametrize("style", ["book", "office", "large"])
@pytest.mark.parametrize(("paper", "lang"), [("a4", "both"), ("letter", "en"), ("a4", "ko")])
def test_they_hold_in_every_style_on_either_paper(case, paper, lang, style):
    with case.change("Make") as edit:
        told = json.dumps([{"name": name} for name in ("chronology", "witnesses", *NEW)])
        edit.add(Pack(title="Many", sections=told, audience="chair"))
    out = case.path.with_name("many.pdf")
    report = build_pack(case, out, PackOptions(pack="Many", paper=paper, lang=lang, style=style))

    reading = Reading(out.read_bytes(), Press.of(paper, lang, style).sheet)

    assert {name for name, _title, _page in report.sections} >= set(NEW)
    assert not report.missing_glyphs
    assert [found for found in reading.outside() if found[0] > 2] == []
    assert [found for found in reading.crossing() if found[0] > 2] == []
