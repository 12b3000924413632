"""From turn to turn: the same speaker, the same issue, a page and line; marks and their sums."""

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.lastread import KEPT, keep_read, last_read
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.places import working_folder
from hearingdesk.records.citations import Citation
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.facts import Fact, FactIssue
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.issues import Issue
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Mark
from hearingdesk.records.parties import Party
from hearingdesk.records.questions import Question
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.records.undertakings import Undertaking


@pytest.fixture
def case(tmp_path):
    case = CaseFile.create(tmp_path / "a.hearing", Matter(title="A"), "Kim")
    with case.change("Fill") as edit:
        hearing = edit.add(Hearing(title="First"))
        talk = edit.add(Transcript(hearing=hearing.id, title="Record"))
        oh = edit.add(Party(name="Oh"))
        for n in range(12):
            label, who = ("Chair", ""), ("Oh Se-ra", "w1")
            named, mark = who if n % 3 == 1 else label
            place = {"page": str(10 + n // 4), "line": 2 + 6 * (n % 4)}
            party = oh.id if n == 4 else None
            edit.add(
                Turn(
                    transcript=talk.id, position=n + 1, label=named, who=mark, party=party, text="x", **place
                )
            )
    yield case
    case.close()


@pytest.fixture
def turns(case):
    return case.turns.many(case.turns.ids())


def test_the_next_statement_is_of_the_person_where_linked_else_of_the_label(case, turns):
    step = case.turns.beside
    assert step(turns[1], 1) == turns[4].id
    assert step(turns[7], -1) == turns[4].id
    assert step(turns[10], 1) == 0
    assert step(turns[4], 1) == 0  # linked: the others are not yet known to be the same person
    assert step(turns[0], 1) == turns[2].id


def test_a_page_and_line_leads_to_the_turn_that_runs_over_it(case, turns):
    talk = turns[0].transcript
    placed = case.turns.placed
    assert placed(talk, "11", 8) == turns[5].id
    assert placed(talk, "11", 13) == turns[5].id  # inside it
    assert placed(talk, "11", 1) == turns[3].id  # the turn of the page before runs over
    assert placed(talk, "11") == turns[4].id
    assert placed(talk, "99", 3) == placed(talk, "99") == 0
    assert case.turns.numbered(talk, 3) == turns[2].id


def test_an_issue_leads_to_what_answers_its_questions_and_to_what_is_cited_for_it(case, turns):
    with case.change("Link") as edit:
        one, other = edit.add(Issue(title="When it was known")), edit.add(Issue(title="Who knew"))
        edit.add(Question(text="When?", issue=one.id, answer=turns[1].id))
        edit.add(Citation(about_kind="issue", about=one.id, turn=turns[3].id, quote="x"))
        fact = edit.add(Fact(text="It was known."))
        edit.add(FactIssue(fact=fact.id, issue=one.id))
        edit.add(Citation(about_kind="fact", about=fact.id, turn=turns[6].id, quote="x"))
        claim = edit.add(Claim(title="In March", issue=other.id))
        version = edit.add(ClaimVersion(claim=claim.id, text="In March."))
        edit.add(Citation(about_kind="claim_version", about=version.id, turn=turns[6].id, quote="x"))
    assert case.turns.issues_in(turns[0].transcript) == {one.id: 3, other.id: 1}
    assert sorted(case.turns.issues_of(turns[6].id)) == sorted([one.id, other.id])
    step = case.turns.next_on
    assert step(turns[0], 1, [one.id]) == turns[1].id
    assert step(turns[3], 1, [one.id]) == turns[6].id
    assert step(turns[6], -1, [one.id]) == turns[3].id
    assert step(turns[6], 1, [one.id, other.id]) == 0


def test_marks_are_read_for_a_page_of_turns_at_once_and_summed_by_reviewer(case, turns):
    with case.change("Mark") as edit:
        edit.add(Mark(turn=turns[1].id, kind="evaded", reviewer="Kim"))
        edit.add(Mark(turn=turns[1].id, kind="note", text="Ask again.", reviewer="Lee"))
        edit.add(Mark(turn=turns[2].id, kind="evaded", reviewer="Lee"))
        promise = edit.add(Undertaking(party=case.parties.ids()[0], turn=turns[4].id, text="The list"))
        edit.add(Citation(about_kind="undertaking", about=promise.id, turn=turns[5].id, quote="x"))
    found = case.marks.at([turn.id for turn in turns])
    assert {turn: [mark.kind for mark in marks] for turn, marks in found.items()} == {
        turns[1].id: ["evaded", "note"],
        turns[2].id: ["evaded"],
    }
    talk = turns[0].transcript
    assert case.marks.sums(talk) == {("evaded", "Kim"): 1, ("evaded", "Lee"): 1, ("note", "Lee"): 1}
    assert case.marks.noted_in(talk)
    assert case.undertakings.at([turn.id for turn in turns]) == {
        turns[4].id: [promise.id],
        turns[5].id: [promise.id],
    }
    assert case.undertakings.promised_in(talk) == 1


def test_only_the_marked_turns_are_listed_by_a_filter_of_the_kind(case, turns):
    with case.change("Mark") as edit:
        edit.add(Mark(turn=turns[1].id, kind="refused_trade", reviewer="Kim"))
        edit.add(Mark(turn=turns[2].id, kind="note", text="Why?", reviewer="Kim"))
        edit.add(Undertaking(party=case.parties.ids()[0], turn=turns[4].id, text="The list"))

    def listed(filter):
        listing = CaseListing(case.reader, lambda _view, turn: turn)
        listing.ask(ListQuery("turn", filter=filter, scope=("transcript", turns[0].transcript)))
        listing.build()
        found = [turn.position for turn in listing.page(0)]
        listing.close()
        return found

    assert listed("marked") == [2, 3, 5]
    assert listed("refused") == [2]
    assert listed("undertook") == [5]
    assert listed("noted") == [3]
    assert listed("evaded") == listed("headings") == []


def test_where_one_stopped_reading_is_remembered_and_what_is_broken_forgotten():
    keep_read(5, 17)
    assert (last_read(5), last_read(6)) == (17, 0)
    for n in range(KEPT + 1):
        keep_read(100 + n, 1)
    assert last_read(5) == 0
    (working_folder() / "reading.json").write_text("[1, 2", "utf-8")
    assert last_read(100) == 0
    keep_read(5, 18)
    assert last_read(5) == 18
