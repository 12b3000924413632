"""The filters of a search: what they mean, in both languages, alone, joined, and beside words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import Unreadable
from hearingdesk.records.citations import Citation
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.facts import Fact, FactIssue
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.issues import Issue
from hearingdesk.records.matters import Matter
from hearingdesk.records.memory import SavedFilter
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.records.questions import Question
from hearingdesk.records.sources import Source, SourcePage
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.search.filters import Where, typed
from hearingdesk.search.query import parse
from hearingdesk.search.typing import chosen, replaced, written
from hearingdesk.when import When


@pytest.fixture
def case(tmp_path: Path):
    case = CaseFile.create(tmp_path / "filters.hearing", Matter(title="Filters"))
    yield case
    case.close()


@pytest.fixture
def made(case: CaseFile) -> SimpleNamespace:
    with case.change("Fill") as edit:
        vale = edit.add(Party(name="Vale Ann-ok", name_ko="배안옥"))
        edit.add(PartyName(party=vale.id, text="Ann Vale", kind="alias"))
        first = edit.add(Hearing(title="First hearing", title_ko="제1차 청문회"))
        second = edit.add(Hearing(title="Second hearing"))
        days = [
            edit.add(Sitting(hearing=hearing.id, day=When.parse(day)))
            for hearing, day in ((first, "2025-12-17T10:00"), (second, "2025-12-30"))
        ]
        paper = edit.add(Source(title="Audit report", day=When.parse("2025-11-29"), state="text"))
        page = edit.add(SourcePage(source=paper.id, number=3, text="the leak on page three"))
        talks = [
            edit.add(Transcript(hearing=hearing.id, title=title, source=source))
            for hearing, title, source in ((first, "Record one", None), (second, "Record two", paper.id))
        ]
        turns = []
        for talk, day in zip(talks, days, strict=True):
            for n, (label, party, text) in enumerate(
                (
                    ("Chair", None, "Was there a leak?"),
                    ("Witness Vale", vale.id, "There was a leak, 유출입니다."),
                )
            ):
                turns.append(
                    edit.add(
                        Turn(
                            transcript=talk.id,
                            sitting=day.id,
                            position=n,
                            label=label,
                            party=party,
                            text=text,
                        )
                    )
                )
        issue = edit.add(Issue(number=4, title="Notice", title_ko="통지"))
        part = edit.add(Issue(parent=issue.id, title="Delay"))
        fact = edit.add(Fact(text="A leak is reported", day=When.parse("2025-11")))
        other = edit.add(Fact(text="A leak is denied", day=When.parse("2026-01-05/2026-01-09")))
        edit.add(FactIssue(fact=fact.id, issue=part.id))
        cite = edit.add(Citation(about_kind="fact", about=fact.id, source=paper.id, quote="the leak"))
        edit.add(
            Question(hearing=first.id, issue=issue.id, text="When was the leak known?", answer=turns[1].id)
        )
        claim = edit.add(Claim(title="Leak", issue=issue.id))
        version = edit.add(ClaimVersion(claim=claim.id, said_by=vale.id, text="It was no leak"))
    return SimpleNamespace(
        vale=vale.id, turns=[turn.id for turn in turns], page=page.id, fact=fact.id, other=other.id,
        cite=cite.id, version=version.id, issue=issue.id, first=first.id,
    )  # fmt: skip


def found(case: CaseFile, words: str) -> set[int]:
    answer = case.search(words, limit=5000)
    assert not answer.capped
    assert answer.total == len(answer.hits)
    return {hit.id for hit in answer.hits}


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("leak kind:turn", "turns"),
        ("유출 종류:발언", "turns[1] turns[3]"),
        ('leak 종류:"발언" -speaker:Vale', "turns[0] turns[2]"),
        ("leak kind:fact", "fact other"),
        ("leak kind:fact kind:turn", "turns fact other"),
        ("leak (kind:fact OR speaker:Chair)", "turns[0] turns[2] fact other"),
        ("speaker:배안옥", "turns[1] turns[3] version"),
        ('speaker:"Ann Vale" kind:turn', "turns[1] turns[3]"),
        ("발언자:Chair", "turns[0] turns[2]"),
        ("leak hearing:First kind:turn", "turns[0] turns[1]"),
        ("leak 청문회:“제1차 청문회” kind:turn", "turns[0] turns[1]"),
        ("leak on:2025-12-17 kind:turn", "turns[0] turns[1]"),
        ("leak on:2025-12 kind:turn", "turns"),
        ("leak from:2025-12-20", "turns[2] turns[3] other"),
        ("leak from:2025-11-30 to:2025-12-20 kind:turn", "turns[0] turns[1]"),
        ("leak 까지:2025-11-30", "page fact cite"),
        ("leak on:2026-01-07", "other"),
        ('leak source:"Audit report" kind:turn', "turns[2] turns[3]"),
        ("leak source:audit kind:source_page", "page"),
        ("leak source:audit kind:fact", "fact"),
        ('leak source:"Record one" kind:turn', "turns[0] turns[1]"),
        ("leak issue:Notice kind:fact", "fact"),
        ("leak issue:4 kind:turn", "turns[1]"),
        ("leak 쟁점:통지 kind:claim_version", "version"),
        ("leak NOT (kind:fact OR kind:turn) kind:source_page", "page"),
        ("유출 OR source:audit kind:source_page", "turns[1] turns[3] page"),
        ("leak kind:turn NOT kind:turn", ""),
        ("speaker:nobody", ""),
    ],
)
def test_a_filter_leaves_what_it_means(case, made, words, expected, indexed):
    if indexed:
        case.index_pending()
    wanted: set[int] = set()
    for name in expected.split():
        value = eval(name, {}, vars(made))
        wanted |= set(value) if isinstance(value, list) else {value}
    assert found(case, words) == wanted, [(hit.kind, hit.id in wanted) for hit in case.search(words).hits]


def test_turns_that_come_later_are_in_the_scope_of_their_hearing(case, made):
    case.index_pending()
    with case.change("Late") as edit:
        talk = case.transcripts.first(title="Record one")
        late = edit.add(Turn(transcript=talk.id, position=7, label="Late", text="a late leak"))
    assert late.id in found(case, "leak hearing:First kind:turn")
    case.index_pending()
    assert late.id in found(case, "leak hearing:First kind:turn")


def test_a_filter_within_quotes_is_words(case, made):
    with case.change("Add") as edit:
        fact = edit.add(Fact(text="They typed kind:turn there"))
    assert found(case, '"kind:turn"') == {fact.id}


@pytest.mark.parametrize("words", ["kind:nothing", "on:whenever", "kind:", "speaker:"])
def test_a_filter_that_means_nothing_is_said(case, words):
    with pytest.raises(Unreadable):
        case.search(f"leak {words}")


def test_filters_are_read_from_a_line_and_written_into_it():
    line = '유출 kind:fact -speaker:"Ann Vale" (부터:2025-12)'
    assert chosen(line) == [Where("kind", "fact"), Where("speaker", "Ann Vale"), Where("from", "2025-12")]
    assert replaced(line, "speaker", None, "en") == "유출 kind:fact (부터:2025-12)"
    assert replaced("유출", "kind", Where("kind", "사실 관계"), "ko") == '유출 종류:"사실 관계"'
    assert replaced("유출 kind:fact", "kind", Where("kind", "turn"), "en") == "유출 kind:turn"
    assert replaced("kind:fact leak", "kind", None, "en") == "leak"
    for where in chosen(line):
        assert chosen(typed(where, "ko")) == [where]


@pytest.mark.parametrize(
    "line", ["leak", '"data leak"', "a b", "a OR b", "a (b OR c)", "inside:ea", "a NEAR/3 b", "le*", "a -b"]
)
def test_a_query_is_written_as_one_types_it(line):
    query = parse(line)
    assert parse(written(query)) == query


def test_a_search_is_kept_under_a_name_and_undone(case):
    with case.change("Keep") as edit:
        kept = edit.add(SavedFilter(title="Leaks", room="search", settings="{}"))
    with case.change("Rename") as edit:
        edit.update(replace(kept, title="All leaks"))
    assert [one.title for one in case.saved_filters.where(room="search")] == ["All leaks"]
    case.undo()
    case.undo()
    assert not case.saved_filters.where(room="search")
