"""A pack is whole, the same every time, and says truly where everything is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.job import Cancelled
from hearingdesk.pack.blocks import Facts, SideBy
from hearingdesk.pack.book import Book, CannotWrite
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.flow import Spacer
from hearingdesk.pack.heads import Subhead, Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from tests.pack import sample
from tests.pack.reading import Reading

META = Meta(title=Two("A made-up matter", "꾸며 낸 사안"))


@pytest.fixture(scope="module")
def both() -> bytes:
    return Book(sample.meta()).print(sample.story())[0]


@pytest.mark.parametrize("lang", ["en", "ko", "both"])
def test_the_sample_is_printed_in_its_languages(lang: str):
    data, printed = Book(sample.meta(), Press(lang=lang)).print(sample.story())
    reading = Reading(data)
    text = "".join(reading.text(page) for page in range(1, len(reading) + 1))

    assert ("Chronology" in text, "사건 일지" in text) == (lang != "ko", lang != "en")
    assert reading.catalog["/Lang"] == {"en": "en-GB", "ko": "ko-KR", "both": "en-GB"}[lang]
    assert not printed.lost
    assert not list(reading.outside())
    assert not list(reading.crossing())


def test_every_page_after_the_cover_says_which_it_is_of_how_many(both: bytes):
    reading = Reading(both)

    for page in range(2, len(reading) + 1):
        assert f"{page} of {len(reading)}" in reading.text(page)
        assert "CONFIDENTIAL · 대외비" in reading.text(page)


def test_the_contents_the_bookmarks_and_the_report_name_the_same_pages():
    story = [
        block
        for part in range(60)
        for block in (
            Title(f"Part {part} of many", key=f"part {part}"),
            *(Subhead(f"Heading {part}.{n}") for n in range(part % 4)),
            Words("word " * 40 * part),
        )
    ]
    data, printed = Book(META).print(story)
    reading = Reading(data)
    first = next(page for title, page in reading.outline if title.startswith("Part 0"))
    text = "\n".join(reading.text(page) for page in range(2, first))
    listed = [
        (t.strip(), int(n)) for t, n in re.findall(r"((?:Part \d+ of many|Heading \d+\.\d+))\s+(\d+)\s", text)
    ]

    assert listed == reading.outline[2:]
    assert [(part.title, part.page) for part in printed.parts] == reading.outline
    assert len(listed) == 150


def test_the_document_says_what_it_is(both: bytes):
    reading = Reading(both)

    assert reading.catalog["/PageMode"] == "/UseOutlines"
    assert reading.info.title == "The Haeram Tunnel failure · 해람터널 환기설비 고장 진상조사 청문회"
    assert reading.info.author == "Committee secretariat"
    assert reading.info["/CreationDate"] == "D:20261121090000Z"


def test_the_same_story_gives_the_same_bytes(both: bytes):
    assert Book(sample.meta()).print(sample.story())[0] == both


def test_a_story_may_be_printed_twice_and_in_another_language():
    story = sample.story()
    english = Book(sample.meta(), Press(lang="en"))

    assert english.print(story)[0] == english.print(story)[0]
    assert (
        Book(sample.meta(), Press(lang="ko")).print(story)[0]
        == Book(sample.meta(), Press(lang="ko")).print(sample.story())[0]
    )


def test_a_stopped_pack_leaves_nothing_behind(tmp_path: Path):
    def stop(done: int, total: int, what: str) -> None:
        if what == "Page 4":
            raise Cancelled

    with pytest.raises(Cancelled):
        Book(sample.meta()).write(tmp_path / "pack.pdf", sample.story(), stop)

    assert not list(tmp_path.iterdir())


def test_the_progress_hears_of_every_page(tmp_path: Path):
    heard: list[str] = []
    printed = Book(sample.meta()).write(
        tmp_path / "pack.pdf", sample.story(), lambda _d, _t, what: heard.append(what)
    )

    assert heard[:-1] == [f"Page {page}" for page in range(2, printed.pages + 1)]
    assert heard[-1] == "Making it fit for the archive"


def test_a_pack_that_cannot_be_written_says_so(tmp_path: Path):
    with pytest.raises(CannotWrite, match="could not be written"):
        Book(META).write(tmp_path / "no such folder" / "pack.pdf", [])


def test_characters_without_a_font_are_reported_where_they_stand():
    story = [Title(Two("Notes", "메모")), Words("A fox 🦊 came."), Words([Run("again 🦊", "bold")])]
    _data, printed = Book(META, Press(lang="en")).print(story)

    assert [(lost.letter, lost.section, lost.page) for lost in printed.lost] == [("🦊", "Notes", 3)]


def test_a_link_to_what_the_pack_does_not_have_is_plain_words():
    data, _printed = Book(META).print([Words([Run("Tr 1:2", "accent", link="nowhere")])])

    assert "Tr 1:2" in Reading(data).body() or "Tr1:2" in Reading(data).body()


def test_links_lead_to_blocks_of_any_key():
    story = [Words([Run("the notice", link="증거 3")]), SideBy("Ex 3", "The notice.", key="증거 3")]
    data, _printed = Book(META, contents=False).print(story)

    assert Reading(data).links(2) == 1


def test_two_blocks_of_one_key_are_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="same key"):
        Book(META).print([Title("One", key="one"), Title("Two", key="one")])


def test_an_empty_story_is_a_cover_and_contents():
    data, printed = Book(META).print([])

    assert printed.pages == 2
    assert len(Reading(data)) == 2


@pytest.mark.parametrize("words", [3, 30, 120])
@pytest.mark.parametrize("count", [0, 4, 40])
@pytest.mark.parametrize("lang", ["en", "ko", "both"])
def test_a_cover_of_any_length_loses_and_overprints_nothing(words: int, count: int, lang: str):
    long = Two(
        "Oversight of the metropolitan ventilation " * (words // 3),
        "수도권 환기설비 진상조사 " * (words // 3),
    )
    facts = [
        (Two(f"Label {n}", f"이름표 {n}"), Two(f"fact{n} " * 12, f"사실{n} " * 12)) for n in range(count)
    ]
    meta = replace(sample.meta(), title=long, body=long, pack=long, facts=facts, copy=long, marking=long)
    data, _printed = Book(meta, Press(lang=lang)).print([Words("The end.")])
    reading = Reading(data)

    assert not list(reading.outside())
    assert not list(reading.crossing())
    for n in range(count):
        assert f"사실{n}" in reading.body() or lang == "en"
        assert f"fact{n}" in reading.body() or lang == "ko"


def test_an_answer_of_three_hundred_lines_goes_on_over_the_pages_with_its_note():
    answer = "\n".join(f"Line {n} of the answer" for n in range(300))
    data, _printed = Book(META).print(
        [SideBy("Tr 3:12", [Run("Kim", "name"), Run(f" {answer}")], repeat=True)]
    )
    reading = Reading(data)
    pages = range(3, len(reading) + 1)

    assert len(pages) == 6
    assert all("Tr 3:12" in reading.text(page) for page in pages)
    assert all(f"Line{n}oftheanswer" in reading.body() for n in range(300))


def test_a_paragraph_never_leaves_one_line_alone():
    for room in range(40, 120, 7):
        data, _printed = Book(META).print(
            [Spacer(717.9 - room), *(Words(f"word{n} " * 90) for n in range(5))]
        )
        reading = Reading(data)
        for page in range(3, len(reading) + 1):
            rows = {}
            for line in reading.text(page).splitlines():
                if found := re.match(r"word(\d)", line):
                    rows[found[1]] = rows.get(found[1], 0) + 1
            assert min(rows.values()) >= 2


def test_a_heading_stays_with_what_follows():
    for room in range(20, 90, 5):
        story = [
            Spacer(717.9 - room),
            Subhead("The heading"),
            Facts([("Role", "clerk")], "The words after it."),
        ]
        data, _printed = Book(META).print(story)
        reading = Reading(data)
        (page,) = [page for page in range(3, len(reading) + 1) if "The heading" in reading.text(page)]

        assert "The words after it." in reading.text(page)
