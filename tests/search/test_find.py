"""What a search over a real case finds, compared with reading every text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import NotFound, Unreadable
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.records.facts import Fact
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.records.sources import Source
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

FILES = Path(__file__).resolve().parents[1] / "files"
SYLLABLES = st.text("유출노가나", min_size=1, max_size=4)
LATIN = st.sampled_from(
    ["leak", "leaks", "leaking", "Lea", "notice", "Notice,", "don’t", "33.7M", "7일", "쿠팡Inc"]
)
TEXTS = st.lists(SYLLABLES | LATIN, min_size=1, max_size=8).map(" ".join)


@pytest.fixture
def case(tmp_path: Path):
    case = CaseFile.create(tmp_path / "search.hearing", Matter(title="Search"))
    yield case
    case.close()


def record(case: CaseFile, texts: list[str], label: str = "Speaker") -> list[int]:
    """Turns with these texts; their ids."""
    with case.change("Record") as edit:
        hearing = edit.add(Hearing(title="Sitting of the committee"))
        sitting = edit.add(Sitting(hearing=hearing.id, day=When.parse("2026-03-02")))
        transcript = edit.add(Transcript(hearing=hearing.id, title="Record"))
        turns = [Turn(transcript=transcript.id, sitting=sitting.id, label=label, text=text) for text in texts]
        return list(edit.add_bulk(turns))


def found(case: CaseFile, words: str, kind: str = "turn") -> list[int]:
    return sorted(hit.id for hit in case.search(words, kind, 10_000).hits)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=6),
    late=st.lists(TEXTS, min_size=1, max_size=3),
    word=SYLLABLES,
)
def test_korean_words_are_found_wherever_they_stand(tmp_path_factory, texts, late, word):
    path = tmp_path_factory.mktemp("korean") / "a.hearing"
    with CaseFile.create(path, Matter(title="Search")) as case:
        stored = dict(zip(record(case, texts), texts, strict=True))
        case.index_pending()
        stored |= zip(record(case, late), late, strict=True)  # not in the index yet: scanned
        expected = sorted(id for id, text in stored.items() if word in unicodedata.normalize("NFC", text))
        assert found(case, unicodedata.normalize("NFD", word)) == expected
        case.index_pending()
        assert found(case, word) == expected


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=8), word=st.sampled_from(["leak", "lea", "notice", "leaks"])
)
def test_english_words_are_found_whole_and_prefixes_with_a_star(tmp_path_factory, texts, word):
    path = tmp_path_factory.mktemp("english") / "a.hearing"
    with CaseFile.create(path, Matter(title="Search")) as case:
        stored = dict(zip(record(case, texts), texts, strict=True))
        case.index_pending()
        whole, prefix = re.compile(rf"\b{word}\b", re.I), re.compile(rf"\b{word}", re.I)
        assert found(case, word) == sorted(id for id, text in stored.items() if whole.search(text))
        assert found(case, f"{word}*") == sorted(id for id, text in stored.items() if prefix.search(text))


def test_one_search_finds_turns_facts_notes_sources_and_names(case):
    (turn,) = record(case, ["the leak was found in November"])
    with case.change("Add") as edit:
        fact = edit.add(Fact(text="The company reports a leak"))
        note = edit.add(Note(text="Ask when the leak was known"))
        source = edit.add(Source(title="Report on the leak"))
        party = edit.add(Party(name="Leak Commission"))
        form = edit.add(PartyName(party=party.id, text="The Leak Board"))
    ids = {turn, fact.id, note.id, source.id, party.id, form.id}
    assert {hit.id for hit in case.search("leak").hits} == ids
    assert {hit.kind for hit in case.search("leak").hits} == {
        "turn",
        "fact",
        "note",
        "source",
        "party",
        "party_name",
    }


def test_a_label_is_found_by_a_search_over_all_but_not_as_something_said(case):
    (turn,) = record(case, ["I do not recall"], label="Secretary Vale")
    assert [hit.id for hit in case.search("Vale").hits] == [turn]
    assert case.search("Vale", "turn").total == 0


def test_an_edit_is_found_at_once_and_its_old_words_no_more(case):
    with case.change("Add") as edit:
        fact = edit.add(Fact(text="an exposure"))
    with case.change("Reword") as edit:
        edit.update(replace(fact, text="a leak"))
    assert (found(case, "exposure", "fact"), found(case, "leak", "fact")) == ([], [fact.id])
    case.undo()
    assert (found(case, "exposure", "fact"), found(case, "leak", "fact")) == ([fact.id], [])


def test_an_undone_import_is_not_found_and_a_redone_one_is(case):
    ids = record(case, ["소명 자료를 제출하겠습니다"] * 3)
    case.index_pending()
    case.undo()
    assert found(case, "자료") == []
    case.redo()
    assert found(case, "자료") == ids
    case.index_pending()
    assert found(case, "자료") == ids


def test_a_hit_says_where_it_stands_and_marks_the_words(case):
    record(case, ["We gave notice of the leak to the commission."])
    (hit,) = case.search("leak", "turn").hits
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["leak"]
    assert (hit.speaker, hit.date, hit.cite) == ("Speaker", "2026-03-02", "Record, 0")


def test_the_count_stops_at_a_thousand_unless_more_are_asked_for(case):
    record(case, ["leak"] * 1200)
    few, all_of_them = case.search("leak", "turn"), case.search("leak", "turn", 5000)
    assert (few.total, few.capped, len(few.hits)) == (1000, True, 50)
    assert (all_of_them.total, all_of_them.capped) == (1200, False)


def test_a_damaged_or_missing_index_finds_the_same(case):
    ids = record(case, ["leak"] * 3)
    case.index_pending()
    case._conn.execute("DROP TABLE search_index")
    assert found(case, "leak") == ids


def test_coverage_names_the_sources_without_text(case):
    with case.change("Add") as edit:
        edit.add(Source(title="Article", state="record"))
        edit.add(Source(title="Scan", state="unreadable"))
    covered = case.search("anything").coverage
    assert (covered.searched, covered.of) == (0, 2)
    assert [name for name, _why in covered.unreadable] == ["Article", "Scan"]


def test_a_register_is_searched_as_the_records_that_were_read_of_it(case):
    brought = bring_in(case, FILES / "popolo.json")
    assert brought.counts["turns"] == 0
    covered = case.search("anything").coverage
    assert (covered.searched, covered.of, covered.unreadable) == (1, 1, ())


def test_a_record_whose_transcript_was_deleted_is_not_searched(case):
    bring_in(case, FILES / "captions.vtt")
    with case.change("Delete the transcript") as edit:
        for kind in (case.turns, case.transcripts):
            for record in kind.all():
                edit.remove(record)
    covered = case.search("anything").coverage
    assert (covered.searched, covered.of) == (0, 1)


def test_what_cannot_be_searched_for_is_said_in_a_sentence(case):
    with pytest.raises(Unreadable):
        case.search("   ")
    with pytest.raises(NotFound, match="Kinds are"):
        case.search("leak", "nothing")
