"""A replaced text: every citation is led to the newer one or accounted for, and none points at words it never meant."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearingdesk.citing.anchor import Piece, quote
from hearingdesk.citing.where import resolve
from hearingdesk.errors import Invalid
from hearingdesk.exchange.inner import Turn as Said
from hearingdesk.reanchoring.carry import Carrier, Text, carry
from hearingdesk.reanchoring.decide import accept, choose, keep_older, mark_lost
from hearingdesk.reanchoring.replace import replace_text, successors
from hearingdesk.records.citations import Citation
from hearingdesk.records.facts import Fact
from hearingdesk.records.replacements import CarriedCite
from tests.build import new_case
from tests.citing.cases import cite, source, transcript, words

DRAFT = (
    Said("The committee will come to order. Who kept the lamps?", "Chair", page="1", row=1),
    Said("I kept them until the storm. I do not recall who had the key.", "Keeper", page="1", row=7),
    Said("Was the oil paid for?", "Chair", page="1", row=15),
    Said("Yes.", "Keeper", page="1", row=16),
    Said("Was the wick trimmed in the evening, as the rules ask?", "Chair", page="2", row=1),
    Said("Yes.", "Keeper", page="2", row=3),
    Said("This will be struck from the record by agreement.", "Chair", page="2", row=8),
    Said("We rise until the tide turns, and thank the keeper.", "Chair", page="2", row=12),
)
FINAL = (
    Said("The committee will come to or-\nder. Who kept the lamps?", "THE CHAIR", page="1", row=1),
    Said("I kept them until the great storm. I do not recall who had the key.", "KEEPER", page="1", row=8),
    Said("Was the oil paid for?", "THE CHAIR", page="1", row=15),
    Said("Yes.", "KEEPER", page="1", row=16),
    Said("Was the wick trimmed in the evening, as the rules ask?", "THE CHAIR", page="3", row=1),
    Said("Yes.", "KEEPER", page="3", row=3),
    Said("We rise until the tide turns, and thank the keeper.", "THE CHAIR", page="3", row=9),
)


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path) as made:
        yield made


@pytest.fixture
def draft(case) -> Text:
    return Text("transcript", transcript(case, DRAFT))


@pytest.fixture
def final(case, draft: Text) -> Text:
    hearing = case.transcripts.get(draft.id).hearing
    return Text("transcript", transcript(case, FINAL, "Final", hearing or 0))


def how(case, citation: Citation) -> str:
    standing = resolve(case, citation)
    return standing.how if standing else ""


def rows(case) -> dict[str, CarriedCite]:
    return {row.old_words: row for row in case.carried_cites.all()}


def test_each_outcome_is_what_it_says(case, draft: Text, final: Text) -> None:
    said = ("come to order", "the key", "until the storm", "trimmed in the evening", "struck from the record")
    for one in said:
        cite(case, words(case, draft, one))
    cite(case, words(case, draft, "struck from", "tide turns"))
    done = replace_text(case, draft, final)
    found = rows(case)
    assert [found[one].outcome for one in said] == ["kept", "moved", "changed", "moved", "lost"]
    assert found["come to order"].new_words == "come to or-\nder"
    assert (found["the key"].old_place, found["the key"].new_place) == ("1:07", "1:08")
    assert found["until the storm"].new_words == "until the great storm"
    assert done.total == sum(case.carried_cites.counted(done.id).values()) == 6


def test_the_same_word_of_two_answers_goes_to_its_own_answer(case, draft: Text, final: Text) -> None:
    turns = [turn.id for turn in case.turns.where(transcript=draft.id)]
    final_turns = [turn.id for turn in case.turns.where(transcript=final.id)]
    cited = [cite(case, quote(case, [Piece(turns[n], 0, 4)])) for n in (3, 5)]
    replace_text(case, draft, final)
    assert [case.citations.get(one.id).turn for one in cited] == [final_turns[3], final_turns[5]]


def test_words_that_are_gone_go_on_pointing_at_the_older_text(case, draft: Text, final: Text) -> None:
    stored = cite(case, words(case, draft, "struck from the record"))
    replace_text(case, draft, final)
    after = case.citations.get(stored.id)
    assert (after.state, after.turn, after.quote) == ("open", stored.turn, stored.quote)
    assert how(case, after) == "exact"


def test_the_whole_of_it_is_one_step_that_can_be_undone(case, draft: Text, final: Text) -> None:
    for one in ("come to order", "until the storm", "struck from"):
        cite(case, words(case, draft, one))
    before, length = case.digest(), case.log_length()
    replace_text(case, draft, final)
    after = case.digest()
    assert case.log_length() == length + 1
    assert case.check().ok
    case.undo()
    assert case.digest() == before
    case.redo()
    assert case.digest() == after


def test_the_report_is_worked_through(case, draft: Text, final: Text) -> None:
    said = ("until the storm", "struck from", "agreement", "by agree")
    cited = {one: cite(case, words(case, draft, one)) for one in said}
    done = replace_text(case, draft, final)
    assert case.carried_cites.open_in(done.id) == 4
    place = words(case, final, "We rise until")
    assert place is not None
    with case.change("Decide") as edit:
        accept(edit, case, rows(case)["until the storm"])
        keep_older(edit, case, rows(case)["struck from"])
        choose(edit, case, rows(case)["agreement"], place)
        with pytest.raises(Invalid, match="why it is lost"):
            mark_lost(edit, case, rows(case)["by agree"], " ")
        mark_lost(edit, case, rows(case)["by agree"], "Struck by agreement.")
    after = [case.citations.get(cited[one].id) for one in said]
    assert [one.state for one in after] == ["", "older", "", "lost"]
    assert after[2].quote == "We rise until"
    assert after[3].quote == "by agree"
    assert [rows(case)[one].decision for one in said] == ["accepted", "older", "chosen", "lost"]
    assert case.carried_cites.open_in(done.id) == 0
    assert case.check().ok


def test_a_cite_led_to_changed_words_can_be_given_back(case, draft: Text, final: Text) -> None:
    stored = cite(case, words(case, draft, "until the storm"))
    replace_text(case, draft, final)
    assert case.citations.get(stored.id).state == "changed"
    with case.change("Give back") as edit:
        keep_older(edit, case, rows(case)["until the storm"])
    after = case.citations.get(stored.id)
    assert (after.turn, after.quote, after.state) == (stored.turn, stored.quote, "older")


def test_a_turn_cited_as_a_whole_stays_so(case, draft: Text, final: Text) -> None:
    turn = [turn.id for turn in case.turns.where(transcript=draft.id)][4]
    with case.change("Cite a turn") as edit:
        fact = edit.add(Fact(text="Trimmed."))
        stored = edit.add(Citation(about_kind="fact", about=fact.id, turn=turn))
    replace_text(case, draft, final)
    after = case.citations.get(stored.id)
    assert case.turns.get(after.turn).text == DRAFT[4].text
    assert case.turns.get(after.turn).transcript == final.id
    assert (after.quote, after.spot) == ("", "")


def test_an_article_gives_place_to_its_corrected_version(case) -> None:
    older = Text("source", source(case, "Lamps out\nThe keeper slept, neighbours said on Tuesday."))
    newer = Text("source", source(case, "Lamps out\nUpdated.\nThe keeper slept, neighbours said on Tuesday."))
    stored = cite(case, words(case, older, "keeper slept"))
    with case.change("Cite the whole") as edit:
        whole = edit.add(Citation(about_kind="fact", about=stored.about, source=older.id))
    done = replace_text(case, older, newer)
    after = case.citations.get(stored.id)
    assert (after.source, after.locator, after.state) == (newer.id, "¶ 3", "")
    assert case.carried_cites.counted(done.id) == {"moved": 1, "wordless": 1}
    with case.change("Accept") as edit:
        accept(edit, case, rows(case)[""])
    assert case.citations.get(whole.id).source == newer.id


def test_what_cannot_take_its_place_is_refused(case, draft: Text, final: Text) -> None:
    with pytest.raises(Invalid, match="its own place"):
        replace_text(case, draft, draft)
    with pytest.raises(Invalid, match="a source by a source"):
        replace_text(case, draft, Text("source", source(case, "Text")))
    with pytest.raises(Invalid, match="no text yet"):
        replace_text(case, Text("source", source(case, "Text")), Text("source", source(case, title="Empty")))
    replace_text(case, draft, final)
    with pytest.raises(Invalid, match="itself replaced"):
        replace_text(case, final, draft)
    assert case.transcripts.ids(successors(case, draft))[0] == final.id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(data=st.data())
def test_every_citation_is_accounted_for_whatever_was_done_to_the_text(case, data) -> None:
    letters = st.text("ab.  유출‘-\n", min_size=1, max_size=40)
    one = data.draw(st.lists(letters, min_size=1, max_size=5))
    two = data.draw(st.lists(letters, min_size=1, max_size=5))
    older = Text("transcript", transcript(case, [Said(text) for text in one]))
    newer = Text("transcript", transcript(case, [Said(text) for text in two]))
    ids = [turn.id for turn in case.turns.where(transcript=older.id)]
    cited: set[int] = set()
    for n in data.draw(st.lists(st.integers(0, len(ids) - 1), max_size=6)):
        start, end = sorted((data.draw(st.integers(0, 40)), data.draw(st.integers(0, 40))))
        anchor = quote(case, [Piece(ids[n], start, end)])
        if anchor is not None:
            cited.add(cite(case, anchor).id)
    done = replace_text(case, older, newer)
    told = case.carried_cites.where(replacement=done.id)
    assert {row.citation for row in told} == cited
    assert done.total == len(told) == sum(case.carried_cites.counted(done.id).values())
    for row in told:
        citation = case.citations.get(row.citation)
        standing = resolve(case, citation)
        assert standing is not None
        assert standing.how == "exact"
        there = case.turns.get(citation.turn).transcript
        assert there == (older.id if row.outcome == "lost" else newer.id)


def test_a_thousand_citations_of_a_long_hearing_take_seconds(case) -> None:
    said = [
        Said(f"Lamp {n} of {n * 7919 % 1000} burned {n * 31 % 97} hours that night. " * 3, page=str(n // 6))
        for n in range(2000)
    ]
    older = Text("transcript", transcript(case, said))
    newer = Text(
        "transcript",
        transcript(case, [one._replace(text=one.text.replace("burned", "burnt")) for one in said]),
    )
    turns = list(case.turns.where(transcript=older.id))[::10]
    carrier = Carrier(case, older, newer)
    began = time.process_time()
    found = [carrier.carry(Citation(turn=turn.id, quote=turn.text[:60], spot="0-60")) for turn in turns]
    assert time.process_time() - began < 10
    led = [(turn, one.citation) for turn, one in zip(turns, found, strict=True) if one.row.outcome != "lost"]
    assert all(turn.position == case.turns.get(one.turn).position for turn, one in led)
    assert list(carry(case, older, newer)) == []
