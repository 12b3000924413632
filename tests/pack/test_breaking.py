"""Lines never lose a letter, are never too long, and part Korean only between its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.pack.breaking import Stretch, balanced, fill, fill_mixed
from hearingdesk.pack.fonts import NBSP, pair
from hearingdesk.pack.style import Look
from tests.pack.stories import word

WIDE = 30.0  # at one point: about sixty letters
LOOKS = [Look("serif", 10), Look("sans-bold", 9.4), Look("serif-italic", 10)]

texts = st.lists(st.one_of(word, st.just("\n")), max_size=60).map(" ".join)


def solid(text: str) -> str:
    return "".join(text.split())


@given(texts, st.floats(4, 60), st.sampled_from([0.0, 0.7]))
def test_a_text_keeps_every_letter_and_no_line_is_too_long(text: str, limit: float, hang: float):
    first, *others = fill(text, pair("serif"), limit, hang)

    assert solid("".join([first, *others])) == solid(text)
    assert pair("serif").width(first) <= limit + hang + 0.01
    assert all(pair("serif").width(line) <= limit + 0.01 for line in others)


@given(st.lists(st.tuples(texts, st.integers(0, 2)), max_size=5), st.floats(60, 600))
def test_a_text_of_many_looks_keeps_every_letter_and_no_line_is_too_long(parts: list, limit: float):
    stretches = [Stretch(LOOKS[look], text) for text, look in parts]
    lines = fill_mixed(stretches, limit)

    assert solid("".join(s.text for line in lines for s in line)) == solid(
        "".join(text for text, _look in parts)
    )
    assert all(sum(s.width for s in line) <= limit + 0.01 for line in lines)


def test_a_text_of_one_look_is_broken_the_same_either_way():
    text = "The committee heard 위원회는 증인에게 출석을 요구하였다 and adjourned. " * 9

    mixed = fill_mixed([Stretch(Look("serif", 10), text)], 300)

    assert ["".join(s.text for s in line) for line in mixed] == fill(text, pair("serif"), 30)


def test_korean_is_parted_between_words_only():
    text = "위원회는 진상조사 청문회 실시를 의결하고 증인 아홉 명의 출석을 요구하였다"

    for line in fill(text, pair("serif"), 12):
        assert set(line.split(" ")) <= set(text.split(" "))


def test_a_word_too_long_for_a_line_is_cut_after_a_slash_if_one_is_near():
    (first, *_rest) = fill("https://example.org/committees/landandtransport", pair("sans"), 17)

    assert first == "https://example.org/committees/"


def test_a_closing_mark_never_begins_a_line():
    lines = fill("가" * 10 + "」" + "나" * 20, pair("serif"), pair("serif").width("가" * 10) + 0.01)

    assert not any(line.startswith("」") for line in lines)


def test_a_short_last_word_is_never_alone():
    text = "one two three four five six seven eight nine ten"
    limit = pair("serif").width(text.rpartition(" ")[0])

    assert fill(text, pair("serif"), limit)[-1] == "nine ten"


def test_a_number_that_ends_a_few_words_is_not_alone():
    text = "Hearing on the tunnel, sitting 1"

    for limit in (pair("sans").width(text) - 0.1, pair("sans").width(text.rpartition(" ")[0])):
        assert fill(text, pair("sans"), limit) == ["Hearing on the tunnel,", "sitting 1"]


@pytest.mark.parametrize("mark", ["·", "–"])
def test_a_mark_between_two_things_ends_a_line_and_begins_none(mark):
    text = f"Held {mark} Absent {mark} Main Building"

    for letters in range(11, len(text)):
        lines = fill(text, pair("sans"), pair("sans").width(text[:letters]) + 0.01)
        assert not any(line.startswith(mark) for line in lines), lines


def test_a_mark_stays_with_a_link_before_it():
    sans, bold = Look("sans", 10), Look("sans-bold", 10)
    stretches = [Stretch(sans, "News, "), Stretch(bold, "S27", "source-27"), Stretch(sans, " · MBC")]
    limit = sum(s.width for s in stretches[:2]) + 1

    first, second = fill_mixed(stretches, limit)

    assert "".join(s.text for s in first) == "News,"
    assert "".join(s.text for s in second) == "S27 · MBC"
    assert [s.link for s in second] == ["source-27", ""]


def test_a_korean_day_without_its_year_is_not_parted():
    text = "합동조사는 11. 17. 16:00경으로 봄"

    for letters in range(8, len(text)):
        lines = fill(text, pair("serif"), pair("serif").width(text[:letters]) + 0.01)
        assert any("11. 17." in line for line in lines), lines


def test_line_ends_in_the_text_are_kept():
    assert fill("one\n\ntwo", pair("serif"), WIDE) == ["one", "", "two"]


def test_a_title_is_broken_into_lines_as_even_as_can_be():
    faces = pair("serif-light")
    lines = balanced("진상조사 특별위원회 제4차 청문회 자료", faces, 14, 2)

    assert len(lines) == 2
    assert abs(faces.width(lines[0]) - faces.width(lines[1])) < 5


@pytest.mark.parametrize(
    "day", ["2026. 9. 8.(화)까지", "2026. 11. 16.(월)에", "2026. 9.", "8 Jun 2026", "16 September 2026"]
)
@pytest.mark.parametrize("limit", [8.5, 9.5, 10.5, 11.5, 13.0])
def test_a_day_is_never_parted_at_the_end_of_a_line(day: str, limit: float):
    text = f"그 뒤로 {day} it holds {day} 이루어진 {day} by the register"
    kept = day.rpartition(" ")[0] if day.endswith("2026") else day  # an English year may go over, a day never

    plain = fill(text, pair("serif"), limit)
    mixed = ["".join(s.text for s in line) for line in fill_mixed([Stretch(LOOKS[0], text)], limit * 10)]

    assert plain == mixed
    assert sum(line.count(kept) for line in plain) == 3
    assert " ".join(plain) == text


@pytest.mark.parametrize("space", [NBSP, " "])
def test_words_bound_together_are_parted_at_their_spaces_where_a_line_is_too_short_for_them(space: str):
    name = f"Bartholomew{space}Featherstonehaugh{space}of{space}the{space}Interprovincial{space}Boards"

    plain = fill(f"To {name}", pair("serif"), 14)
    mixed = fill_mixed([Stretch(LOOKS[0], "To "), Stretch(LOOKS[1], name)], 140)

    for lines in (plain, ["".join(s.text for s in line) for line in mixed]):
        assert set(" ".join(lines).replace(NBSP, " ").split()) == {"To", *name.replace(NBSP, " ").split()}


def test_a_word_that_is_cut_anyway_begins_beside_its_label():
    name = "해람터널환기설비고장진상조사및재발방지대책수립을위한특별위원회"

    plain = fill(f"가. {name}", pair("serif"), 16)
    mixed = fill_mixed([Stretch(LOOKS[0], f"가.{NBSP} "), Stretch(LOOKS[1], name)], 160)

    assert plain[0].startswith("가. 해람터널환기")
    assert "".join(s.text for s in mixed[0]).startswith(f"가.{NBSP} 해람터널환기")


def test_a_latin_word_too_long_for_a_line_is_not_begun_on_the_line_before():
    text = "Bartholomew Featherstonehaugh-Cholmondeley of the Boards"

    plain = fill(text, pair("serif"), 13)
    mixed = ["".join(s.text for s in line) for line in fill_mixed([Stretch(LOOKS[0], text)], 130)]

    assert plain == mixed
    assert plain[:2] == ["Bartholomew", "Featherstonehaugh-"]


def test_a_word_that_is_cut_goes_to_the_next_line_where_little_room_is_left():
    name = "해람터널환기설비고장진상조사및재발방지대책수립을위한특별위원회"

    assert fill(f"in the records of the {name}", pair("serif"), 14)[0] == "in the records of the"


@pytest.mark.parametrize("limit", [n / 4 for n in range(40, 84)])
def test_the_end_of_a_word_that_was_cut_is_no_short_last_word(limit: float):
    text = "one two three four five six seven eight nine " + "가" * 24

    for lines in (
        fill(text, pair("serif"), limit),
        ["".join(s.text for s in line) for line in fill_mixed([Stretch(LOOKS[0], text)], limit * 10)],
    ):
        assert "".join(lines).endswith("가" * 24)


def test_a_short_last_word_is_never_alone_after_words_of_another_look():
    text = "one two three four five six seven eight nine ten"
    limit = 10 * pair("serif").width("Kim: " + text.rpartition(" ")[0])

    lines = fill_mixed([Stretch(LOOKS[0], "Kim: "), Stretch(LOOKS[0], text, "key")], limit)

    assert ["".join(s.text for s in line) for line in lines][-1] == "nine ten"
    assert lines[-1][0].link == "key"


@pytest.mark.parametrize("limit", [18.0, 20.0, 24.0])
def test_a_title_has_no_word_cut_for_the_evenness_of_its_lines(limit: float):
    title = "Bartholomew Featherstonehaugh-Cholmondeley of the Interprovincial Tunnel Boards"
    faces = pair("serif-light")

    lines = balanced(title, faces, limit, len(fill(title, faces, limit)))

    assert {word for line in lines for word in line.split()} == set(title.split())
