"""Long paragraphs in both languages fill the foot of a page; no line of theirs stands alone there."""

from __future__ import annotations

import pytest

from hearingdesk.pack.blocks import SideBy
from hearingdesk.pack.book import Book
from hearingdesk.pack.flow import Block
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import paragraphs
from tests.pack import sample
from tests.pack.reading import Reading

LINES = 16
LONG = Two("\n".join(f"English {n}" for n in range(LINES)), "\n".join(f"한국어 {n}" for n in range(LINES)))


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("before", range(6, 44))
def test_a_long_paragraph_and_its_korean_leave_no_foot_of_a_page_empty(before: int, beside: bool):
    press = Press.of("a4", "both", "book")
    told: list[Block] = paragraphs(press, LONG)
    story: list[Block] = [
        Words("\n".join(f"Before {n}" for n in range(before))),
        Subhead("A heading"),
        *([SideBy("1", told)] if beside else told),
    ]
    book = Book(sample.meta(), press, cover=False, contents=False)
    reading = Reading(book.print(story)[0], press.sheet)

    lowest = min(box.bottom for box in reading.boxes(1) if box.bottom > press.sheet.bottom - 12)
    assert len(reading) == 1 or lowest < press.sheet.bottom + 6 * 14
    for page in range(1, len(reading) + 1):
        text = reading.text(page)
        for said in ("English", "한국어"):
            assert text.count(said) != 1
        assert ("A heading" in text) <= ("English 1" in text)
