"""Words chosen in a text become an anchor that holds all they are found again by."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.citing.anchor import Anchor, Piece, Spot, of_citation, quote
from hearingdesk.citing.where import resolve
from hearingdesk.exchange.inner import Turn as Said
from hearingdesk.reanchoring.carry import Text
from hearingdesk.records.citations import Citation
from tests.build import new_case
from tests.citing.cases import cite, source, transcript, words

SAID = (
    Said("Who put out the lamps in the harbour on that night?", "Chair Quill", "question", page="12", row=4),
    Said("Nobody did. 등불은 스스로 꺼졌습니다. We were asleep.", "Mr. Tallow", "answer", page="12", row=9),
    Said("(Laughter.)", kind="scene", page="12", row=20),
    Said("And the keeper, was he asleep as well?", "Chair Quill", "question", page="13", row=2),
)
PAGES = (
    "The first page ends in the middle of a sen-",
    "tence that the second page brings to its end.",
    "The third.",
)


def how(case, citation: Citation) -> str:
    standing = resolve(case, citation)
    return standing.how if standing else ""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with new_case(tmp_path_factory.mktemp("quoting")) as made:
        yield made


@pytest.fixture(scope="module")
def draft(case) -> Text:
    return Text("transcript", transcript(case, SAID))


@pytest.fixture(scope="module")
def report(case) -> Text:
    return Text("source", source(case, *PAGES, media_type="application/pdf"))


def test_a_quote_over_a_page_break_keeps_the_exact_words_and_says_from_where_to_where(
    case, draft: Text
) -> None:
    found = words(case, draft, "We were asleep.", "the keeper")
    assert found is not None
    assert found.quote == "We were asleep.\n(Laughter.)\nAnd the keeper"
    assert found.locator == "12:09–13:02"
    assert found.before.endswith("꺼졌습니다. ")
    assert len(found.before) >= 40
    assert found.after == ", was he asleep as well?"
    assert found.digest == hashlib.sha256("\n".join(one.text for one in SAID[1:4]).encode()).hexdigest()


def test_it_stands_where_it_says_and_is_shown_turn_by_turn(case, draft: Text) -> None:
    stored = cite(case, words(case, draft, "We were asleep.", "the keeper"))
    standing = resolve(case, stored)
    assert standing is not None
    assert standing.how == "exact"
    assert [case.turns.get(one.id).text[one.first : one.last] for one in standing.stretches] == [
        "We were asleep.",
        "(Laughter.)",
        "And the keeper",
    ]


def test_pages_of_a_source_are_quoted_alike(case, report: Text) -> None:
    found = words(case, report, "in the middle", "its end")
    assert found is not None
    assert (found.locator, found.spot) == ("p. 1–2", "1:20-2:44")
    stored = cite(case, found)
    assert (stored.source, stored.turn) == (report.id, None)
    standing = resolve(case, stored)
    assert standing is not None
    assert (
        standing.words
        == stored.quote
        == "in the middle of a sen-\ntence that the second page brings to its end"
    )
    assert of_citation(case, stored) == found


def test_a_text_without_pages_is_cited_by_its_paragraph(case) -> None:
    article = Text("source", source(case, "A title\n\nThe lamps went out.\nNobody saw it.\nThe end."))
    found = words(case, article, "saw it.\nThe end")
    assert found is not None
    assert found.locator == "¶ 3–4"


def test_words_of_any_record_can_be_quoted(case, draft: Text) -> None:
    first = cite(case, words(case, draft, "the harbour"), "The harbour lay in the dark until the morning.")
    fact = first.about or 0
    found = quote(case, [Piece(fact, 4, 23, "fact")])
    assert found is not None
    stored = cite(case, found)
    assert (stored.quoted_kind, stored.quoted, stored.quote) == ("fact", fact, "harbour lay in the")
    assert how(case, stored) == "exact"
    with case.change("Say it otherwise") as edit:
        edit.update(replace(case.facts.get(fact), text="That night the harbour lay in the dark."))
    assert how(case, stored) == "found"


def test_what_is_no_words_is_no_quote(case, draft: Text) -> None:
    first = next(iter(case.turns.ids()))
    assert quote(case, []) is None
    assert quote(case, [Piece(first, 3, 3)]) is None
    assert quote(case, [Piece(first, 3, 4)]) is None
    assert quote(case, [Piece(10**15, 0, 4)]) is None


@given(st.integers(0, 3), st.integers(0, 60), st.integers(0, 3), st.integers(0, 60))
def test_any_selection_is_found_again_exactly(
    case, draft: Text, one: int, start: int, two: int, end: int
) -> None:
    ids = [turn.id for turn in case.turns.where(transcript=draft.id)]
    found = quote(case, [Piece(ids[one], start, 1000), Piece(ids[two], 0, end)])
    if found is None:
        return
    standing = resolve(case, found.citation())
    assert standing is not None
    assert standing.how == "exact"
    assert standing.words == found.quote == found.quote.strip()
    assert Anchor.read(found.written()) == found


def test_a_citation_without_its_place_is_found_by_its_words(case, draft: Text) -> None:
    stored = replace(cite(case, words(case, draft, "등불은 스스로")), spot="")
    standing = resolve(case, stored)
    assert standing is not None
    assert (standing.how, standing.words) == ("found", "등불은 스스로")
    assert resolve(case, replace(stored, quote="never said by anybody")) is None


@given(
    st.builds(Spot, st.integers(0, 99999), st.integers(0, 99999), st.integers(0, 999), st.integers(0, 999))
)
def test_a_spot_is_read_as_it_was_written(spot: Spot) -> None:
    assert Spot.parse(str(spot)) == spot
