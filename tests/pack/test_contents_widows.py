"""The contents: no part leaves its last line alone at the head of a page."""

from __future__ import annotations

import pytest

from hearingdesk.pack.book import Book
from hearingdesk.pack.heads import Subhead, Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Words
from tests.pack import sample
from tests.pack.reading import Reading


@pytest.mark.parametrize("style", ["book", "office", "large"])
@pytest.mark.parametrize("before", range(8))
def test_the_last_line_of_a_part_goes_over_with_the_one_before_it(style: str, before: int):
    press = Press.of("a4", "en", style)
    counts = [*([1] * before), 30, 2, 1, 9, 1, 12]
    story = []
    for part, count in enumerate(counts):
        story.append(Title(f"Part {part}", key=f"part-{part}"))
        for n in range(count):
            story += [Subhead(f"Head {n} of {count} in {part}"), Words("So it is.")]
    reading = Reading(Book(sample.meta(), press).print(story)[0], press.sheet)

    pages = [reading.text(page) for page in range(2, 6)]
    pages = pages[: next(n for n, text in enumerate(pages) if "So it is" in text)]
    assert len(pages) > 1
    for text in pages:
        listed = [line for line in text.splitlines() if "Head " in line or "Part " in line]
        first = listed[1] if "Contents" in listed[0] else listed[0]
        if "Head " in first:
            n, count = (int(word) for word in first.split("Head ")[1].split()[:3:2])
            assert n + 1 < count, first
