"""Tables of any length and width keep their rows whole and their heads on every page."""

from __future__ import annotations

import re

import pytest

from hearingdesk.pack.book import Book
from hearingdesk.pack.cells import Cell, Col, Group, Sign
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.pack.widths import widths_of
from tests.pack.reading import Reading

META = Meta(title=Two("A made-up matter", "꾸며 낸 사안"))
COLS = [
    Col(Two("Name", "이름"), 150),
    Col("State", 60, "center"),
    Col("Remark", 200),
    Col("Sum", 60, "right"),
]


def read(table: Table, lang: str = "both") -> Reading:
    data, _printed = Book(META, Press(lang=lang), contents=False).print([table])
    reading = Reading(data)
    assert not list(reading.outside())
    assert not list(reading.crossing())
    return reading


def test_the_head_stands_on_every_page_in_both_languages():
    reading = read(Table(COLS, [[f"row {n}", Sign.PRESENT, "", str(n)] for n in range(200)]))

    assert len(reading) > 4
    for page in range(2, len(reading) + 1):
        assert "Name" in reading.text(page)
        assert "이름" in reading.text(page)


def test_every_row_stands_whole_on_one_page():
    rows = [[f"begin{n}", Sign.TICK, f"{'middle ' * (n % 40)}end{n}", ""] for n in range(150)]
    reading = read(Table(COLS, rows))
    texts = [reading.text(page) for page in range(2, len(reading) + 1)]

    for n in range(150):
        assert (
            sum(bool(re.search(rf"begin{n}\b", t)) and bool(re.search(rf"end{n}\b", t)) for t in texts) == 1
        )


def test_a_group_that_goes_on_over_the_page_is_named_again():
    reading = read(Table(COLS, [Group("The operator"), *([f"row {n}", "", "", ""] for n in range(200))]))

    assert "The operator, continued" not in reading.text(2)
    assert all("The operator, continued" in reading.text(page) for page in range(3, len(reading) + 1))


@pytest.mark.parametrize("before", range(30, 42))
def test_a_group_line_is_never_the_last_on_a_page(before: int):
    rows = [[f"row {n}", "", "", ""] for n in range(before)]
    reading = read(Table(COLS, [*rows, Group("The ministry"), ["Park", "", "", ""]]))
    (page,) = [page for page in range(2, len(reading) + 1) if "The ministry" in reading.text(page)]

    assert "Park" in reading.text(page)


def test_a_row_taller_than_a_page_is_cut_between_its_lines():
    tall = "\n".join(f"line {n} of it" for n in range(200))
    reading = read(Table(COLS, [["before", "", "", ""], ["tall", "", tall, "9"], ["after", "", "", ""]]))

    assert all(f"line{n}ofit" in reading.body() for n in range(200))
    assert len(reading) == 5
    assert "before" in reading.text(2)
    assert "line 0 of it" in reading.text(2)


def test_a_cell_of_many_words_gets_room_from_the_columns_beside_it():
    cols = [Col("No.", 24), Col("What is to be done", 136), Col("Addressee", 130), Col("Evidence", 180)]
    few = [["1", "Replace the fans.", "Haeram Tunnel Operations Ltd", ""]]
    many = [*few, ["2", " ".join(f"measure{n}" for n in range(400)), "Haeram Tunnel Operations Ltd", ""]]
    press = Press.of("a4", "en", "book")
    before, after = (widths_of(cols, rows, press, 470.0, 8.0) for rows in (few, many))
    assert before == [24, 136, 130, 180]
    assert after[1] > 1.9 * before[1]
    assert sum(after) == pytest.approx(470)
    assert all(after[place] >= before[place] / 2 for place in (0, 2, 3))


def test_a_second_language_stands_beside_the_first_or_under_it():
    reading = read(Table(COLS, [[Two("Kim Do-hyun", "김도현"), "", Cell("short", under="짧음"), ""]]))
    boxes = reading.boxes(2)

    assert "Kim Do-hyun 김도현" in reading.text(2)
    assert len(boxes) > 4


def test_a_row_with_too_few_or_too_many_cells_fits_the_columns():
    reading = read(Table(COLS, [["alone"], ["a", "b", "c", "d", "e"]]))

    assert "alone" in reading.text(2)


def test_a_table_without_rows_is_its_head():
    assert "Remark" in read(Table(COLS, [])).text(2)


def test_many_columns_of_signs_stay_in_the_frame():
    cols = [Col("Witness", 120), *(Col(str(n), 14, "center") for n in range(25))]
    reading = read(
        Table(
            cols,
            [["Kim Do-hyun", *([Sign.PRESENT, Sign.ABSENT, Sign.LEAVE, Sign.NOT_CALLED, Sign.TICK] * 5)]],
        )
    )

    assert reading.text(2).count("●") == 5


@pytest.mark.parametrize("lang", ["en", "both"])
def test_a_head_and_a_group_of_very_many_words_leave_room_for_rows(lang: str):
    words = "word " * 1000
    cols = [Col(Two(words, words), 60), *COLS[1:]]
    reading = read(Table(cols, [Group(words), *([f"row {n}", "", "", ""] for n in range(90))]), lang)
    rows = re.findall(r"row \d+", reading.body().replace("row", "row "))
    assert len(dict.fromkeys(rows)) == 90
    assert "…" in reading.text(2)
