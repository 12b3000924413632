from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings

from hearingdesk.pack.book import Book
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.fonts import clean
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import A4, LETTER
from hearingdesk.pack.two import Two
from tests.pack.reading import Reading, squeezed
from tests.pack.stories import Told, stories

META = Meta(title=Two("A made-up matter", "꾸며 낸 사안"), marking=Two("CONFIDENTIAL", "대외비"))


def ends(word: str) -> list[str]:
    """The word, or if a page may end within it its beginning and its end."""
    letters = squeezed(clean(word))
    return [letters] if len(letters) < 24 else [letters[:8], letters[-4:]]


@pytest.mark.parametrize("sheet", [A4, LETTER], ids=["a4", "letter"])
def test_every_word_is_printed_within_the_margins_and_never_over_another(sheet):
    @settings(max_examples=30, phases=[Phase.generate])  # to shrink a story would take longer than to read it
    @given(stories)
    def check(story: Told) -> None:
        data, printed = Book(META, Press(sheet)).print(story.blocks)
        reading = Reading(data, sheet)
        body = reading.body()
        assert not [part for word in set(story.words) for part in ends(word) if part not in body]
        assert not list(reading.outside())
        assert not list(reading.crossing())
        assert not printed.lost
        assert len(reading) == printed.pages

    check()
