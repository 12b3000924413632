"""Names in all their forms: what was typed finds every script, and what its bearer said."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import Unreadable
from hearingdesk.records.facts import Fact
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.search.namegrid import names_in, words_of_cell

SAID = {
    "latin": "We asked Bom Kim to come.",
    "hyphen": "Kim Bom-suk did not come",
    "spaces": "KIM BOM SUK, absent",
    "hangul": "김범석은 오지 않았습니다",
    "other": "김범수는 왔습니다",
    "none": "Kim came",
}


@pytest.fixture
def case(tmp_path: Path):
    case = CaseFile.create(tmp_path / "names.hearing", Matter(title="Names"))
    with case.change("Fill") as edit:
        kim = edit.add(Party(name="Kim Bom-suk", name_ko="김범석"))
        edit.add(PartyName(party=kim.id, text="Bom Kim", kind="alias"))
        edit.add(PartyName(party=kim.id, text="m-17", kind="identifier"))
        hearing = edit.add(Hearing(title="Sitting"))
        talk = edit.add(Transcript(hearing=hearing.id, title="Record"))
        for n, text in enumerate(SAID.values()):
            edit.add(Turn(transcript=talk.id, position=n, label="Clerk", text=text))
        edit.add(Turn(transcript=talk.id, position=20, label="Witness", party=kim.id, text="몰랐습니다"))
        edit.add(Turn(transcript=talk.id, position=21, label="증인 김범석", text="기억나지 않습니다"))
    yield case
    case.close()


def turns(case: CaseFile, words: str, **chosen: bool) -> set[str]:
    hits = case.search(words, "turn", 5000, **chosen).hits
    found = {case.turns.get(hit.id).text for hit in hits}
    names = {text: name for name, text in SAID.items()}
    return {names.get(text, text) for text in found}


EVERY = {"latin", "hyphen", "spaces", "hangul", "몰랐습니다", "기억나지 않습니다"}


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    "typed",
    ["Bom Kim", "bom kim", "kim bom", "Kim Bom-suk", "kim bom suk", "Kim Bom‐suk", '"Bom Kim"', "“Kim Bom-suk”",
     "김범석", unicodedata.normalize("NFD", "김범석"), "Ｂｏｍ Kim", "bom-suk kim"],
)  # fmt: skip
def test_any_form_of_a_name_finds_every_form_and_what_was_said(case, typed, indexed):
    if indexed:
        case.index_pending()
    assert turns(case, typed, names=True) == EVERY


def test_without_the_switch_a_name_is_its_letters(case):
    assert turns(case, "Bom Kim") == {"latin"} | {"hyphen", "spaces"} & turns(case, "Bom Kim")
    assert turns(case, "김범석") == {"hangul"}
    assert case.search("김범석").meant == ()


def test_the_answer_says_whose_name_it_took_it_for(case):
    (meant,) = case.search("bom kim", names=True).meant
    assert meant.forms == ("Kim Bom-suk", "김범석", "Bom Kim")
    assert "김범석" in meant.sentence()
    assert not case.search("m-17", names=True).meant


def test_a_name_stands_among_other_words(case):
    assert turns(case, "Bom Kim 오지", names=True) == {"hangul"}
    assert turns(case, "come -(Bom Kim)", names=True) == set()
    assert turns(case, "asked OR 김범석", names=True) == EVERY
    assert turns(case, "Kim", names=True) == {"latin", "hyphen", "spaces", "none"}
    assert turns(case, "김범석 NEAR/5 absent", names=True) == {"spaces"}


def test_namesakes_are_both_meant_and_never_made_one(case):
    with case.change("Add") as edit:
        other = edit.add(Party(name="Kim Bum-sok", name_ko="김범석"))
        fact = edit.add(Fact(text="Kim Bum-sok wrote"))
    found = case.search("김범석", names=True, limit=5000)
    assert len(found.meant) == 2
    assert fact.id in {hit.id for hit in found.hits}
    assert other.id in {one.party for one in found.meant}


def test_a_list_is_pasted_with_its_marks_its_lines_and_further_columns():
    pasted = "Name\tOffice\n-----\n1. Bom Kim\n2) 김범수\n- O’Hara\n***\n3\tAda Wick\tclerk\n113\n•  Kim Bom-suk\n-Kim"
    assert names_in(pasted) == [
        "Name",
        "Bom Kim",
        "김범수",
        "O’Hara",
        "Ada Wick",
        "113",
        "Kim Bom-suk",
        "-Kim",
    ]


def test_a_name_that_cannot_be_searched_for_is_named(case):
    with pytest.raises(Unreadable, match="Name 2, “···”: There is nothing to search for"):
        case.count_names(["Bom Kim", "···"])


def test_a_list_of_names_is_counted_in_every_transcript(case):
    names = names_in("Bom Kim\n\n  김범수 \nBom Kim\nNobody Here")
    assert names == ["Bom Kim", "김범수", "Nobody Here"]
    grid = case.count_names(names)
    assert [row.total for row in grid.rows] == [len(EVERY), 1, 0]
    (column,) = grid.columns
    for row in grid.rows:
        assert case.search(words_of_cell(row.name, column), names=True, limit=5000).total == row.counts[0]
