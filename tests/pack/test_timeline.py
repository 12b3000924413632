"""The drawing of a chronology: on one line whatever there is of it, said in words, quiet in either language."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearingdesk.pack.book import Book
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.heads import Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Words
from hearingdesk.pack.timeline import Mark, Timeline
from hearingdesk.pack.timescale import STEPS, Scale, after, begins, marks
from hearingdesk.pack.two import Two
from hearingdesk.when import When
from tests.pack.reading import Reading, squeezed
from tests.pack.test_archival import FALSE_ALARMS

START = date(2019, 1, 1)


def spread(count: int, days: int, keys: int = 6) -> list[Mark]:
    """So many entries over so many days, every so-manieth a key date."""
    chance = random.Random(7)
    drawn = sorted(START + timedelta(days=chance.randrange(days)) for _n in range(count))
    return [Mark(When.day(day), n % max(count // keys, 1) == 0) for n, day in enumerate(drawn)]


STORIES = {
    "one": [Mark(When("2025-11-17"), True)],
    "one that is no day": [Mark(When("2025"), False)],
    "twelve": spread(12, 500, 4),
    "far apart": [*spread(12, 60), Mark(When("2026-11-17T10:30"), True), Mark(When("1987"), False)],
    "forty": spread(40, 30, 20),
    "2500 in six years": spread(2500, 2200),
    "2500 in sixty years": spread(2500, 22000),
    "from the first day to the last": [Mark(When("0001-01-01"), True), Mark(When("9999-12-31"), True)],
}


def printed(entries: Sequence[Mark], press: Press) -> tuple[bytes, Reading]:
    drawn = Timeline(entries)
    story = [Title("Chronology"), drawn, Words(drawn.legend(), "key", full=True), Words("Said.", "text")]
    data, _printed = Book(Meta(Two("Test")), press, cover=False, contents=False).print(story)
    return data, Reading(data, press.sheet)


@pytest.mark.parametrize("style", ["book", "office", "large"])
@pytest.mark.parametrize(("paper", "lang"), [("a4", "both"), ("letter", "en"), ("a4", "ko")])
@pytest.mark.parametrize("name", STORIES)
def test_it_holds_on_every_paper_and_touches_nothing(name, paper, lang, style):
    _data, reading = printed(STORIES[name], Press.of(paper, lang, style))

    assert not list(reading.outside())
    assert not list(reading.crossing())


@pytest.mark.parametrize("name", STORIES)
def test_it_is_a_figure_told_in_words_and_fit_for_the_archive(name):
    data, _reading = printed(STORIES[name], Press())

    with pikepdf.open(BytesIO(data)) as pdf:
        told = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        said = [str(one) for one in pikepdf.pdfa.check(pdf, "3b").findings]  # type: ignore[attr-defined]
    assert len(told) == 1
    assert f"Dated entries: {len(STORIES[name])}" in told[0]
    assert [one for one in said if not any(known in one for known in FALSE_ALARMS)] == []


def test_key_dates_are_named_where_they_have_room():
    body = printed(STORIES["twelve"], Press(lang="en"))[1].body()

    keys = [one.when.say("en") for one in STORIES["twelve"] if one.is_key]
    assert [day for day in keys if squeezed(day) not in body] == []


def test_many_are_counted_and_the_most_are_told():
    many = [Mark(When.day(START + timedelta(days=n * 8)), False) for n in range(200)]
    busy = [Mark(When("2021-03-05"), False)] * 30

    assert "34: Mar 2021" in Timeline([*many, *busy]).words().en
    assert "Columns" not in Timeline(many[:50]).words().en


def test_the_same_entries_in_any_order_are_the_same_drawing():
    assert printed(STORIES["forty"], Press())[0] == printed(STORIES["forty"][::-1], Press())[0]


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
spans = st.lists(
    st.tuples(days, st.integers(0, 900)).map(lambda one: (one[0], one[0] + timedelta(days=one[1]))),
    min_size=1,
    max_size=30,
)


@settings(deadline=None)
@given(spans, st.floats(120, 700))
def test_a_later_day_never_lies_before_an_earlier_one(found, width):
    scale = Scale(found, width)
    ends = sorted(day for span in found for day in span)
    places = [scale.place(day) for day in ends]

    assert all(-0.01 <= place <= width + 0.01 for place in places)
    assert all(before <= place + 0.01 for before, place in pairwise(places))
    assert scale.stretches[-1].right == pytest.approx(width)


@given(st.sampled_from(STEPS), days)
def test_a_step_holds_its_day_and_the_next_begins_after_it(step, day):
    assert begins(step, day) <= day < after(step, day)
    assert begins(step, after(step, day)) == after(step, day)
    assert all(day < one <= date(2100, 1, 2) for one in marks(step, day, date(2100, 1, 2)))
