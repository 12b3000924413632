"""The styles of a pack: each prints everything on each paper, within its margins, in its own habits."""

from __future__ import annotations

import pikepdf
import pypdfium2 as pdfium
import pytest

from hearingdesk.pack.book import Book
from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.designs import DESIGNS
from hearingdesk.pack.heads import Title
from hearingdesk.pack.issue import issue
from hearingdesk.pack.numbering import closing, item, syllable
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import MM
from hearingdesk.pack.text import Words, runs_of
from hearingdesk.words import say
from tests.pack import sample
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel

BOTH = [(style, paper) for style in DESIGNS for paper in ("a4", "letter")]


def printed(
    style: str, paper: str = "a4", lang: str = "both", *, duplex: bool = False
) -> tuple[Reading, Press]:
    press = Press.of(paper, lang, style, duplex=duplex)
    return Reading(Book(sample.meta(), press).print(sample.story())[0], press.sheet), press


def sizes(reading: Reading, page: int) -> set[float]:
    """The sizes of the letters between head and foot of a page."""
    found = set()
    words = reading._pdf[page - 1].get_textpage()
    for place in range(words.count_chars()):
        _left, bottom, _right, top = words.get_charbox(place)
        if bottom > 60 and top < 780 and words.get_text_range(place, 1).strip():
            size = pdfium.raw.FPDFText_GetFontSize(words.raw, place)
            found.add(round(size, 2))
    return found


@pytest.mark.parametrize(("style", "paper"), BOTH)
def test_a_style_prints_every_figure_of_the_page_within_its_margins(style, paper):
    reading, press = printed(style, paper)
    body = reading.body()
    for words in (
        "The ventilation contract passes",
        "예비품이 없어",
        "He said",
        "Whitcombe",
        "Who held your seal",
    ):
        assert squeezed(words) in body
    assert not list(reading.outside())
    assert not list(reading.crossing())
    assert reading.catalog["/MarkInfo"]["/Marked"]
    assert press.sheet.wide == {"a4": 210 * MM, "letter": 612.0}[paper]


def test_large_print_has_no_small_and_no_slanted_letters():
    reading, _press = printed("large")
    for page in range(2, len(reading) + 1):
        assert (
            min(sizes(reading, page), default=14) >= 14 * 0.925 - 0.01
        )  # Korean at its share of the Latin size
    fonts = {str(font["/BaseFont"]) for page in reading._reader.pages for font in _fonts(page)}
    assert not [name for name in fonts if "It" in name.split("-")[-1]]


def _fonts(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_the_paper_of_an_office_is_numbered_marked_and_closed():
    reading, press = printed("office", lang="ko")
    text = "\n".join(reading.text(page) for page in range(1, len(reading) + 1))
    for words in ("1. 사건 일지", "가. 준공과 최초 경고", "○", "- 2 -"):
        assert squeezed(words) in squeezed(text)
    assert f"{len(reading)} of {len(reading)}" not in text
    body = reading.body()
    assert squeezed(say("ko", "End.")) in body[-60:]
    assert press.sheet.top == 30 * MM
    assert press.sheet.left == 20 * MM
    assert "2025. 3. 14." in text


def test_items_are_counted_as_offices_count_them():
    assert [item(level, 0) for level in range(6)] == ["1.", "가.", "1)", "가)", "(1)", "(가)"]
    assert "".join(syllable(place) for place in range(16)) == "가나다라마바사아자차카타파하거너"


@pytest.mark.parametrize("style", list(DESIGNS))
def test_on_both_sides_parts_begin_on_the_right_and_the_blank_pages_say_so(style):
    reading, press = printed(style, duplex=True)
    tops = [page for title, page in reading.outline if not title.startswith("#")]
    parts = [
        page
        for title, page in reading.outline
        if any(title.endswith(word) for word in ("Chronology · 사건 일지", "Exhibits · 증거 자료"))
    ]
    assert parts
    assert all(page % 2 for page in parts)
    assert tops
    blank = [page for page in range(1, len(reading) + 1) if "This page is left blank" in reading.text(page)]
    assert blank
    assert all(page % 2 == 0 for page in blank)
    for page in range(2, len(reading) + 1):
        left = min(box.left for box in reading.boxes(page) if box.right - box.left > 30)
        assert left >= press.left(page) - 8


def test_the_margins_of_both_sides_are_mirrored():
    press = Press.of("a4", "en", duplex=True)
    assert press.left(1) == pytest.approx(26 * MM)
    assert press.left(2) == pytest.approx(18 * MM)
    story = [Title("A part", letter="A"), *(Words(f"Line {n} of the text.", full=True) for n in range(60))]
    reading = Reading(Book(sample.meta(), press).print(story)[0], press.sheet)
    lefts = {
        page: min(box.left for box in reading.boxes(page) if 80 < box.bottom < 700)
        for page in range(5, len(reading) + 1)
    }
    assert {round(lefts[page] - press.left(page)) for page in lefts} <= {0, 1}


def test_an_edition_on_both_sides_is_supplemented_by_whole_sheets(tmp_path):
    options = PackOptions(pack="Second sitting", lang="en", duplex=True)
    with tunnel(tmp_path / "tunnel.hearing") as case:
        issue(case, tmp_path / "one.pdf", options)
        fact = next(iter(case.facts.all()))
        with case.change("Say more") as edit:
            edit.add(type(fact)(text="A second notice is written and not sent.", day=fact.day))
        second = issue(case, tmp_path / "two.pdf", options)
    assert second.supplement is not None
    with pikepdf.open(second.supplement) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    places = [second.labels.index(label) for label in labels]
    assert all(place ^ 1 in places or place ^ 1 >= len(second.labels) for place in places)
    assert len(labels) < len(second.labels)
    assert len(set(second.labels)) == len(second.labels)


def test_what_is_attached_is_named_before_the_end():
    press = Press.of("a4", "ko", "office")
    told = [words for words in closing(["Data", "Table"]) if isinstance(words, Words)]
    assert ["".join(run.text for run in runs_of(words.content(press), press)) for words in told] == [
        say("ko", "Attached: {n}. {name}, one copy.", n=1, name="Data"),
        say("ko", "{n}. {name}, one copy.", n=2, name="Table") + "\u00a0\u00a0" + say("ko", "End."),
    ]
