"""What a reviewer makes of testimony, and the grounds on which somebody refuses."""

import pytest

from hearingdesk import codes
from hearingdesk.casefile import CaseFile
from hearingdesk.procedure.judging import SIGNS, Marking, grounds, marking, sign_of, unmarking
from hearingdesk.procedure.promise import Piece
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Mark
from hearingdesk.records.turns import Transcript, Turn


@pytest.fixture
def case(tmp_path):
    case = CaseFile.create(tmp_path / "a.hearing", Matter(title="A"), "Kim")
    with case.change("Fill") as edit:
        hearing = edit.add(Hearing(title="First"))
        talk = edit.add(Transcript(hearing=hearing.id, title="Record"))
        for n in range(3):
            edit.add(Turn(transcript=talk.id, position=n, label="Oh", text="I do not remember that."))
    yield case
    case.close()


def write(case, found: Marking) -> None:
    with case.change("Mark") as edit:
        for mark in found.removed:
            edit.remove(mark)
        for mark in found.changed:
            edit.update(mark)
        for mark in found.added:
            edit.add(mark)


def kinds(case):
    return sorted((mark.kind, mark.reviewer) for mark in case.marks.all())


def test_of_the_same_words_a_reviewer_says_one_thing_and_the_same_key_takes_it_back(case):
    piece = Piece(case.turns.ids()[0], 0, 5)
    write(case, marking(case, [piece], "answered", "Kim"))
    write(case, marking(case, [piece], "contradicted", "Kim"))
    write(case, marking(case, [piece], "answered", "Lee"))
    assert kinds(case) == [("answered", "Kim"), ("answered", "Lee"), ("contradicted", "Kim")]
    write(case, marking(case, [piece], "refused_trade", "Kim"))
    assert kinds(case) == [("answered", "Lee"), ("contradicted", "Kim"), ("refused_trade", "Kim")]
    write(case, marking(case, [piece], "refused_trade", "Kim"))
    assert kinds(case) == [("answered", "Lee"), ("contradicted", "Kim")]


def test_other_words_of_the_same_turn_are_judged_for_themselves(case):
    turn = case.turns.ids()[0]
    write(case, marking(case, [Piece(turn, 0, 5)], "answered", "Kim"))
    write(case, marking(case, [Piece(turn, 5, 9)], "evaded", "Kim"))
    assert kinds(case) == [("answered", "Kim"), ("evaded", "Kim")]


def test_a_key_over_several_turns_marks_those_that_are_not_marked_so_yet(case):
    pieces = [Piece(turn, 0, 5) for turn in case.turns.ids()]
    write(case, marking(case, pieces[:1], "evaded", "Kim"))
    found = marking(case, pieces, "evaded", "Kim")
    assert [mark.turn for mark in found.added] == [piece.id for piece in pieces[1:]]
    assert not found.removed


def test_taking_marks_away_leaves_notes_and_the_marks_of_others(case):
    turn = case.turns.ids()[0]
    write(case, marking(case, [Piece(turn, 0, 5)], "evaded", "Kim"))
    write(case, marking(case, [Piece(turn, 0, 5)], "evaded", "Lee"))
    write(case, Marking(added=(Mark(turn=turn, kind="note", text="Ask again.", reviewer="Kim"),)))
    write(case, unmarking(case, [turn], "Kim"))
    assert kinds(case) == [("evaded", "Lee"), ("note", "Kim")]
    assert not unmarking(case, [turn], "Kim")


def test_every_mark_kind_has_its_sign_and_notes_have_none():
    assert {sign_of(code) for code in codes.entries("mark_kind")} == {*SIGNS, ""}
    assert sign_of("refused_149") == "refused"
    assert sign_of("note") == ""


def test_the_grounds_the_law_knows_come_first_each_with_its_source():
    listed = grounds("kr")
    assert [kind for kind, law in listed if law and law.lawful] == [
        "refused_148",
        "refused_149",
        "refused_secret",
    ]
    assert [kind for kind, _law in listed[:3]] == ["refused_148", "refused_149", "refused_secret"]
    unlawful = {kind for kind, law in listed if law and not law.lawful}
    assert {"refused_trade", "refused_invest", "refused_security", "refused_official"} <= unlawful
    assert all(law.basis.say() and law.note.say("ko") for _kind, law in listed if law)


def test_where_no_law_of_grounds_is_on_file_none_is_called_lawful():
    listed = grounds("uk")
    assert len(listed) == len(grounds("kr"))
    assert [law for _kind, law in listed if law] == []
