"""What a book designer marks does not happen: lonely rows, sources without words, squeezed columns, empty packs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.pack.build import Bound, PackOptions, make_pack, print_pack
from hearingdesk.pack.cells import Col, Group
from hearingdesk.pack.contents import contents
from hearingdesk.pack.flow import Block, cut_pile
from hearingdesk.pack.heads import Heading
from hearingdesk.pack.kept import Item
from hearingdesk.pack.numbering import closing
from hearingdesk.pack.press import Press
from hearingdesk.pack.rows import rows
from hearingdesk.pack.table import Table
from hearingdesk.pack.templates import shipped
from hearingdesk.pack.text import Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.widths import widths_of
from hearingdesk.pack.wording import in_language, own_korean, whole_days
from tests.pack import exhibiting
from tests.pack.reading import Reading, squeezed

BOOK, OFFICE, LARGE = (
    Press.of("a4", lang, style) for lang, style in (("both", "book"), ("ko", "office"), ("en", "large"))
)
LONG = "The committee heard that nobody had looked at the register. " * 8
LONGEST = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with build_sample(tmp_path_factory.mktemp("sample") / "sample.hearing") as made:
        yield made


def body(case: CaseFile, audience: str, lang: str, style: str = "book") -> str:
    made = make_pack(case, "pack.pdf", PackOptions(audience=audience, lang=lang, style=style))
    return Reading(made.data, Press.of("a4", lang, style).sheet).body()


def test_sources_go_over_the_page_with_the_last_lines_of_what_they_stand_under():
    words, sources = Words(LONG), Words("The Haeram Post, S1", "source")
    tall = words.height(BOOK, 300)
    fits, rest = cut_pile([words, sources], BOOK, 300, tall + 3)
    assert [block.height(BOOK, 300) for block in fits] == [tall - 28]
    assert [block.height(BOOK, 300) for block in rest] == [28, 11]


def test_words_too_short_to_be_parted_go_over_whole_with_their_sources():
    words, sources = Words("Two lines, no more than these. " * 3), Words("S1", "source")
    fits, rest = cut_pile([words, sources], BOOK, 300, words.height(BOOK, 300) + 3)
    assert (list(fits), list(rest)) == ([], [words, sources])


def test_a_note_in_the_margin_is_not_left_without_the_text_beside_it():
    block = Item("Q1", [Words("Two lines, no more than these. " * 4, keeps=True), Words(LONG * 20)])
    width = BOOK.sheet.frame
    first, rest = block.cut(BOOK, width, 30.0)
    assert first is None
    assert rest is block


def table(count: int, *, group: bool = False) -> Table:
    cols = [Col("No.", 30), Col("What", 200)]
    return Table(cols, [*([Group("All")] if group else []), *([str(n), "word"] for n in range(count))])


def test_no_page_begins_with_the_last_row_of_a_table_alone():
    whole = table(10)
    tall = whole.height(BOOK, 400)
    first, rest = whole.cut(BOOK, 400, tall - 1)
    assert isinstance(first, Table)
    assert isinstance(rest, Table)
    assert (first.waiting(), rest.waiting()) == (8, 2)


@pytest.mark.parametrize("group", [False, True])
def test_a_table_of_few_rows_is_not_parted(group):
    whole = table(3, group=group)
    tall = whole.height(BOOK, 400)
    assert whole.least(BOOK, 400) == pytest.approx(tall)
    assert whole.cut(BOOK, 400, tall - 1) == (None, whole)


def headings(count: int) -> list[Heading]:
    return [Heading(f"k{n}", 0, Two(f"Part {n}", f"{n}부"), "A") for n in range(count)]


def depth(blocks: list[Block], press: Press) -> float:
    return sum(block.height(press, press.sheet.frame) + block.above(press) for block in blocks)


@pytest.mark.parametrize("press", [BOOK, OFFICE, LARGE])
def test_contents_are_set_tighter_only_where_that_saves_a_page(press):
    loose = {count: depth(contents(headings(count), [], press), press) for count in range(2, 30)}
    steps = {count: loose[count] - loose[count - 1] for count in range(3, 30)}
    assert steps[3] == pytest.approx(steps[4])
    tighter = [count for count in steps if loose[count] / count < loose[4] / 4 * 0.97 and steps[count] < 0]
    assert tighter
    assert loose[tighter[0]] <= press.sheet.depth * 1.1


def test_a_column_of_short_words_is_not_squeezed_by_a_long_name():
    cols = [Col("No.", 20), Col("Name", 60), Col("Resolved", 50), Col("Issued", 50), Col("Verdict", 50)]
    lines = [["1", LONGEST, "not in the file", "21\u00a0Aug\u00a02026", "Voluntary"]]
    found = widths_of(cols, lines, LARGE, 470.0, 8.0)
    assert sum(found) == pytest.approx(470.0)
    words = Words("21\u00a0Aug\u00a02026", "table")
    assert words.height(LARGE, found[3] - 8.0) == words.height(LARGE, 470.0)


def test_rows_of_many_columns_are_paragraphs_in_large_print_alone():
    cols = [Col(f"Head {n}", 60) for n in range(7)]
    lines = [Group("Group"), ["1", "Kim", "a", "b", "c", "d", "e"]]
    assert [type(block) for block in rows(BOOK, cols, lines)] == [Table]
    group, row = rows(LARGE, cols, lines)
    assert isinstance(group, Words)
    assert isinstance(row, Item)
    assert row.height(LARGE, 470.0) > 6 * 14


def test_what_is_attached_stands_in_a_column():
    first, second = [block for block in closing(["A", "B"]) if isinstance(block, Words)]
    assert first.style(OFFICE).indent == 0
    assert second.style(OFFICE).indent > OFFICE.style("text").size


@pytest.mark.parametrize(
    ("words", "korean"),
    [
        ("ZDNet Korea (지디넷코리아)", "지디넷코리아"),
        (
            "Act on Testimony art. 15-2(1), 16 (국회증언감정법 제15조의2제1항)",
            "국회증언감정법 제15조의2제1항",
        ),
        ("YTN", ""),
        ("한겨레 (Hankyoreh)", ""),
        ("Art. 3 (as amended)", ""),
    ],
)
def test_korean_in_brackets_is_what_a_korean_pack_says(words, korean):
    assert own_korean(words) == korean
    assert in_language(OFFICE, words) == (korean or words)
    assert in_language(BOOK, words) == words


def test_a_date_is_not_parted():
    assert " " not in whole_days(Two("10 Dec 2025", "2025. 12. 10.")).en
    assert whole_days(Two("if served 3 Dec 2025")).en == "if served 3\u00a0Dec\u00a02025"
    assert " " not in whole_days(Two("", "2025. 12. 10.")).ko


def test_the_chair_reads_what_came_out_and_the_staff_every_step(case):
    chair, staff = (body(case, audience, "en") for audience in ("chair", "staff"))
    for words in (
        "Open: enforceable only if it was served by 10 Dec 2025",
        "Missing or not settled",
        "The count",
    ):
        assert squeezed(words) in chair
        assert squeezed(words) in staff
    assert squeezed("Issued, Stated in it, Service: not in the file") in chair
    assert squeezed("What would cure it") not in chair
    assert squeezed("What would cure it") in staff


def test_a_korean_paper_names_newspapers_and_articles_in_korean(case):
    told = body(case, "chair", "ko", "office")
    assert "지디넷코리아" in told
    assert squeezed("국회증언감정법 제12조제1항") in told
    for words in ("ZDNet Korea", "Testimony Act, Art. 12(1)", "Arts. 34, 34-2"):
        assert squeezed(words) not in told.replace(squeezed("Testimony Act, Art. 12(1) (국회증언감정법"), "")


def test_large_print_says_one_language_whole_at_the_foot(case):
    made = make_pack(case, "pack.pdf", PackOptions(audience="staff", lang="both", style="large"))
    foot = Reading(made.data, LARGE.sheet).text(6).rsplit("For:", 1)[1]
    assert "Committee staff" in foot
    assert "…" not in foot


def test_a_pack_with_nothing_but_sources_says_so(tmp_path: Path):
    with CaseFile.create(tmp_path / "new.hearing", exhibiting.MATTER, "Tester") as case:
        schedule = next(shape for shape in shipped() if shape.title == "Schedule of undertakings")
        with case.change("Make") as edit:
            made = edit.add(schedule.pack())
        printed = print_pack(case, "", PackOptions(pack=str(made.id)), bound=Bound(archival=False))
    told = Reading(printed.data).body()
    assert squeezed("The file has nothing to list here for these readers.") in told
    assert [part.key for part in printed.printed.parts if part.level == 0][-1] == "owed"


def test_the_heading_of_an_appended_exhibit_stands_over_its_first_sheet(tmp_path: Path):
    desk = exhibiting.Desk(tmp_path / "desk.hearing")
    desk.exhibit(
        exhibiting.plain(["Appended one."], ["Appended two."]),
        "Appended one.",
        "Appended two.",
        chosen={"how": "append"},
    )
    told = exhibiting.pages(desk.print()[0])
    (sheet,) = [page for page in told if "Appended one." in page]
    assert "Exhibit 1: Paper 1" in sheet
    (second,) = [page for page in told if "Appended two." in page]
    assert "Exhibit 1: Paper 1" not in second
    desk.case.close()
