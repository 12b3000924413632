"""A list as a paper: every row once and in order, the head on every page, what was asked of it on the first."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hearingdesk import words
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.pack.listed import print_list
from hearingdesk.tabled import Column, GroupLine, Line, Tabled
from hearingdesk.when import When
from tests.pack.reading import Reading

MADE = datetime(2025, 12, 24, 10, 30, tzinfo=UTC)


def table(columns: Sequence[str], rows: Sequence[Line], **more: object) -> Tabled:
    fixed = {"kind": "x", "title": "Witnesses 증인", "total": len(rows), "case": "해람터널", "made": MADE}
    return Tabled(**{"columns": [Column(one) for one in columns], "rows": rows, **fixed, **more})  # type: ignore[arg-type]


def printed(one: Tabled, path: Path) -> Reading:
    print_list(one, path)
    return Reading(path.read_bytes())


def size(reading: Reading, page: int = 1) -> tuple[int, int]:
    box = reading._reader.pages[page - 1].mediabox
    return round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)


def test_every_row_stands_once_in_its_order_under_a_head_on_every_page(tmp_path):
    rows = [[f"row{n:05}", f"증인 {n}", "x " * (n % 40)] for n in range(1_000)]
    reading = printed(table(("Name", "이름", "Remark"), rows), tmp_path / "out.pdf")
    pages = [reading.text(n) for n in range(1, len(reading) + 1)]
    assert re.findall(r"row\d{5}", "".join(pages)) == [row[0] for row in rows]
    assert all("이름" in page and "Remark" in page for page in pages)
    assert all(f"{n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert list(reading.crossing()) == []


def test_the_first_page_says_what_was_asked_of_the_list(tmp_path):
    asked = [("Search", "tunnel 터널"), ("Filter", "Served"), ("Sorted by", "Day, descending")]
    one = table(("Name",), [["a"]], narrowed=asked, as_of=date(2025, 12, 17), marking="Internal")
    text = printed(one, tmp_path / "out.pdf").text(1)
    for words_ in (
        "Witnesses 증인",
        "해람터널",
        "tunnel 터널",
        "Served",
        "Day, descending",
        "17 Dec 2025",
        "Internal",
    ):
        assert words_ in text
    assert "24 Dec 2025" in text


def test_few_columns_stand_upright_and_many_across(tmp_path):
    few = table(("Name", "Kind"), [["a", "b"]])
    many = table([f"Column {n}" for n in range(14)], [[f"some words {n}" for n in range(14)]])
    most = table([f"Column {n}" for n in range(34)], [[f"some words {n}" for n in range(34)]])
    assert size(printed(few, tmp_path / "few.pdf")) == (210, 297)
    assert size(printed(many, tmp_path / "many.pdf")) == (297, 210)
    assert size(printed(most, tmp_path / "most.pdf")) == (420, 297)


def test_a_cell_taller_than_a_page_is_cut_at_its_lines_and_nothing_is_lost(tmp_path):
    told = " ".join(f"w{n:04}" for n in range(4_000))
    rows = [["before", "a"], ["tall", told], ["after", "b"]]
    reading = printed(table(("Name", "Text"), rows), tmp_path / "out.pdf")
    text = "".join(reading.text(n) for n in range(1, len(reading) + 1))
    assert re.findall(r"w\d{4}", text) == told.split()
    assert len(reading) > 3
    assert "after" in reading.text(len(reading))


def test_groups_go_on_over_the_page_also_where_the_rows_are_read_on(tmp_path):
    rows: list[Line] = []
    for group in range(3):
        rows += [GroupLine(f"Group {group}"), *([f"row {group}-{n}"] for n in range(500))]
    reading = printed(table(("Name",), rows), tmp_path / "out.pdf")
    pages = [reading.text(n) for n in range(1, len(reading) + 1)]
    for page in pages:
        first = re.search(r"row (\d)-\d+", page)
        assert first
        assert f"Group {first[1]}" in page
    assert sum(page.count("Group 1") - page.count("Group 1, continued") for page in pages) == 1


def test_rows_are_read_as_the_pages_fill(tmp_path):
    read = 0

    def rows() -> Iterator[Line]:
        nonlocal read
        for n in range(20_000):
            read = n + 1
            yield [f"row {n}"]

    at_first: list[int] = []

    def tell(done: int, total: int, what: str) -> None:
        at_first.append(read)
        assert done <= total
        if what == "Page 3":
            raise Cancelled

    one = Tabled(kind="x", title="Long", columns=[Column("Name")], rows=rows(), total=20_000)
    with pytest.raises(Cancelled):
        print_list(one, tmp_path / "out.pdf", tell)
    assert at_first[-1] < 4_000
    assert list(tmp_path.iterdir()) == []


def test_columns_in_which_nothing_stands_are_left_out_where_a_table_has_many(tmp_path):
    rows = [["a", "", None], ["b", "", None]]
    text = printed(table(("Name", "Nothing", "Never"), rows, sparse=True), tmp_path / "out.pdf").text(1)
    assert "Name" in text
    assert "Nothing" not in text
    whole = printed(table(("Name", "Nothing", "Never"), rows), tmp_path / "whole.pdf").text(1)
    assert "Never" in whole


def test_an_empty_list_says_so(tmp_path):
    reading = printed(table(("Name",), []), tmp_path / "out.pdf")
    assert len(reading) == 1
    assert "Nothing matches." in reading.text(1)


def test_in_korean_it_is_korean(tmp_path):
    words.use("ko")
    one = table(("이름",), [["김도현"], [When("2025-12-17")]], title="증인")
    text = printed(one, tmp_path / "out.pdf").text(1)
    assert "김도현" in text
    assert "2025. 12. 17." in text.replace("\u00a0", " ")
    assert "1 / 1" in text


@pytest.mark.parametrize("name", ["no/such/out.pdf", "case.hearing", "."])
def test_a_place_that_is_no_good_is_said(tmp_path, name):
    with pytest.raises(HearingDeskError):
        print_list(table(("Name",), [["a"]]), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
