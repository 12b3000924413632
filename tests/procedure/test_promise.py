"""A promise marked in testimony: the exact words, who spoke them, whom they answered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.casefile import CaseFile
from hearingdesk.procedure.promise import Piece, promised
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

SAID = (
    ("lind", "Ms Lind", "question", "Will you hand in the ledger?"),
    ("", "", "scene", "(Noise)"),
    ("tallow", "Mr Tallow", "answer", "We looked. We will hand it in by Friday, 약속합니다."),
    ("tallow", "Mr Tallow", "answer", "And the oil book."),
    ("", "Voice", "speech", "Hear, hear."),
    ("tallow", "Mr Tallow", "answer", "Both, I promise."),
    ("", "Mr Wick", "answer", "So will I."),
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path: Path = tmp_path_factory.mktemp("promise") / "p.hearing"
    with CaseFile.create(path, Matter(title="Lamps")) as case:
        with case.change("Fill") as edit:
            ids = {name: edit.add(Party(name=name)).id for name in ("lind", "tallow")}
            hearing = edit.add(Hearing(title="Lamps")).id
            sitting = edit.add(Sitting(hearing=hearing, day=When("2031-05-01"))).id
            talk = edit.add(Transcript(hearing=hearing, title="Record")).id
            for place, (who, label, kind, text) in enumerate(SAID, 1):
                turn = Turn(
                    transcript=talk, sitting=sitting, position=place, label=label, kind=kind, text=text
                )
                edit.add(turn if not who else Turn(**{**_fields(turn), "party": ids[who]}))
        yield case


def _fields(turn: Turn) -> dict[str, object]:
    return {name: getattr(turn, name) for name in Turn.__dataclass_fields__}


def piece(case: CaseFile, place: int, words: str = "") -> Piece:
    turn = list(case.turns.all())[place - 1]
    start = turn.text.index(words) if words else 0
    return Piece(turn.id, start, start + len(words or turn.text))


def who(case: CaseFile, id: int | None) -> str:
    return case.parties.called(id)


def test_the_words_are_quoted_exactly_with_what_stands_around_them(case: CaseFile) -> None:
    found = promised(case, [piece(case, 3, "We will hand it in by Friday")])
    assert found is not None
    undertaking, (citation,) = found.undertaking, found.citing(7)
    assert (undertaking.text, citation.quote) == ("We will hand it in by Friday",) * 2
    assert who(case, undertaking.party) == "tallow"
    assert who(case, undertaking.promised_to) == "lind"  # across the noise
    turn = case.turns.get(undertaking.turn)
    assert (citation.turn, citation.about_kind, citation.about) == (turn.id, "undertaking", 7)
    assert (citation.words_before, citation.words_after) == ("We looked. ", ", 약속합니다.")
    assert citation.text_digest == hashlib.sha256(turn.text.encode()).hexdigest()
    assert undertaking.sitting == turn.sitting


def test_over_several_turns_the_last_speaker_promises_and_each_turn_is_cited(case: CaseFile) -> None:
    found = promised(case, [piece(case, 1), piece(case, 3)])
    assert found is not None
    assert found.undertaking.text.splitlines()[0] == "Ms Lind: Will you hand in the ledger?"
    assert who(case, found.undertaking.party) == "tallow"
    assert who(case, found.undertaking.promised_to) == "lind"
    assert [one.quote for one in found.citations] == [SAID[0][3], SAID[2][3]]


def test_nobody_is_named_whom_the_record_does_not_name(case: CaseFile) -> None:
    second = promised(case, [piece(case, 4)])
    assert second is not None
    assert who(case, second.undertaking.promised_to) == "lind"  # he went on talking to her
    after_a_voice = promised(case, [piece(case, 6)])
    assert after_a_voice is not None
    assert after_a_voice.undertaking.promised_to is None  # who called out is not linked
    unlinked = promised(case, [piece(case, 7)])
    assert unlinked is not None
    assert (unlinked.undertaking.party, unlinked.label) == (None, "Mr Wick")


def test_no_words_are_no_promise(case: CaseFile) -> None:
    assert promised(case, []) is None
    assert promised(case, [Piece(next(iter(case.turns.ids())), 4, 5)]) is None
    assert promised(case, [Piece(10**12, 0, 5)]) is None


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_quote_is_always_found_again_between_the_words_around_it(
    case: CaseFile, one: int, two: int
) -> None:
    turn = list(case.turns.all())[2]
    first, last = sorted((one, two))
    found = promised(case, [Piece(turn.id, first, last)])
    if found is None:
        assert not turn.text[first:last].strip()
        return
    (citation,) = found.citations
    assert citation.words_before + citation.quote + citation.words_after in turn.text
