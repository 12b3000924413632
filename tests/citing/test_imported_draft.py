"""A deposition comes in as a draft, is cited over two pages, and comes in again as the final record."""

from pathlib import Path

from hearingdesk.citing.anchor import Piece, quote
from hearingdesk.citing.where import resolve
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.reanchoring.carry import Text
from hearingdesk.reanchoring.replace import replace_text
from tests.build import new_case
from tests.citing.cases import cite

DRAFT = (
    "Deposition of: IVO DUSK",
    "May 12, 2011",
    "Q.  Who kept the key of the lamp room in that week?",
    "A.  I kept it myself, on a nail beside",
    "    the door, until the storm came in.",
    "Q.  And after the storm?",
    "A.  After the storm I could not find it",
    "    anywhere, and I told the chair so.",
    "Q.  On which day did you tell her?",
    "A.  On the Friday, before noon.",
)
FINAL = (
    "Deposition of: IVO DUSK",
    "May 12, 2011",
    "THE CHAIR:  Let the record show that the witness is sworn.",
    *DRAFT[2:4],
    "    the door, until the great storm came in.",
    *DRAFT[5:],
)


def written(path: Path, lines: tuple[str, ...], page: int, on_page: int) -> Path:
    """Lines with the numbers of page and line before them, as a deposition is printed."""
    numbered = [f"{page + n // on_page:05}:{n % on_page + 1:02}  {line}" for n, line in enumerate(lines)]
    path.write_text("\n".join(numbered) + "\n", "utf-8")
    return path


def test_a_quotation_over_two_pages_survives_the_final_record(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        first = bring_in(case, written(tmp_path / "dusk-draft.txt", DRAFT, 12, 5))
        assert first.status == "imported", first.message
        draft = case.transcripts.first(source=first.source)
        assert draft is not None
        turns = case.turns.where(transcript=draft.id)
        start = next(turn for turn in turns if turn.text.startswith("And after"))
        end = next(turn for turn in turns if turn.text.startswith("After the storm"))
        over = next(turn for turn in turns if "nail" in turn.text)
        anchors = [
            quote(case, [Piece(over.id, 2, 999), Piece(end.id, 0, 30)]),
            quote(case, [Piece(start.id, 4, 20)]),
        ]
        two_pages, one = (cite(case, anchor) for anchor in anchors)
        assert two_pages.locator == "12:04–13:03"
        second = bring_in(case, written(tmp_path / "dusk-final.txt", FINAL, 20, 6))
        assert second.status == "imported", second.message
        done = replace_text(case, Text("source", first.source), Text("source", second.source))
        assert (done.older_kind, done.total) == ("transcript", 2)
        assert case.carried_cites.counted(done.id) == {"changed": 1, "moved": 1}
        after = case.citations.get(two_pages.id)
        assert after.locator == "20:05–21:03"
        assert "until the great storm came in." in after.quote
        assert after.quote.startswith("kept it myself")
        assert case.citations.get(one.id).quote == one.quote
        for citation in case.citations.all():
            standing = resolve(case, citation)
            assert standing is not None
            assert standing.how == "exact"
        assert case.check().ok
