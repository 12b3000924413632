"""Real records with the edits that records undergo: at least 98 of 100 citations stay or move rightly."""

import random
from collections import Counter
from pathlib import Path

import pytest

from hearingdesk.citing.match import Matcher, Sought
from hearingdesk.citing.parts import Part, between
from hearingdesk.citing.stream import Stream, plain
from hearingdesk.exchange.inner import Turn
from tests.citing.cases import real
from tests.citing.edits import Text, edited

CITES = 300
RECORDS = (
    "txt-us-chrg-hearings/CHRG-111hhrg52407.htm",
    "csv-uk-oral-evidence/u1720146_CN8001_oral_20140618.csv",
    "ko-assembly-speeches/minutes_2024-06-18.txt",
)
Chosen = tuple[int, int, int, int]  # first turn, character, last turn, character after


@pytest.mark.parametrize("record", RECORDS)
def test_citations_of_a_real_record_survive_its_final_version(shared: Path, record: str) -> None:
    turns = real(shared / "data/open" / record)
    final = edited(turns, seed=5)
    older, newer = Stream(parts(turns)), Stream(parts(final.turns))
    matcher, truth = Matcher(older, newer), places(final)
    told: Counter[str] = Counter()
    for chosen in choices(turns, CITES):
        told[judged(older, newer, matcher, truth, chosen)] += 1
    assert told.total() == CITES
    assert told["right"] + told["rightly lost"] >= 0.98 * CITES, told
    assert told["wrong, and nothing said"] == 0, told


def parts(turns: list[Turn]) -> list[Part]:
    return [Part("turn", n, turn.text, turn.page) for n, turn in enumerate(turns)]


def places(final: Text) -> dict[tuple[int, int], tuple[int, int]]:
    """Of every character of the first version, where it stands in the final one."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for n, row in enumerate(final.origin):
        for i, origin in enumerate(row):
            if origin is not None:
                found.setdefault(origin, (n, i))
    return found


def choices(turns: list[Turn], most: int) -> list[Chosen]:
    """Words as somebody would select them: whole words, a few or many, some over the end of a turn."""
    luck = random.Random(11)
    found: list[Chosen] = []
    while len(found) < most:
        first = luck.randrange(len(turns))
        text = turns[first].text
        start = luck.randrange(len(text))
        while start and not text[start - 1].isspace():
            start -= 1
        length = luck.choice((4, 12, 30, 60, 120, 300))
        over = luck.random() < 0.12
        last = min(len(turns) - 1, first + luck.choice((1, 2))) if over else first
        text = turns[last].text
        end = min(len(text), length if last > first else start + length)
        while end < len(text) and text[end - 1 : end + 1].isalnum():
            end += 1
        if len(plain(between(parts(turns[first : last + 1]), start, end))) > 2:
            found.append((first, start, last, end))
    return found


def judged(
    older: Stream,
    newer: Stream,
    matcher: Matcher,
    truth: dict[tuple[int, int], tuple[int, int]],
    chosen: Chosen,
) -> str:
    first, start, last, end = chosen
    words = between(older.parts[first : last + 1], start, end)
    before, after = older.parts[first].text[:start], older.parts[last].text[end:]
    at = older.stretch(first, start, last, end)
    glued = Sought.of(words, before, after).glued
    key = older.text[slice(*at)]
    sought = Sought(key, older.text[max(0, at[0] - 60) : at[0]], older.text[at[1] : at[1] + 60], glued, at)
    wanted = {truth[place] for place in solid(older, *chosen) if place in truth}
    found = matcher.find(sought)
    if not found.sure:
        left = len(wanted) / len(solid(older, *chosen))
        return "rightly lost" if left < 0.8 else "lost"
    one, starts, two, ends = newer.spot(found.start, found.end)
    got = solid(newer, one, starts, two, ends)
    whole = solid(newer, *min(wanted), max(wanted)[0], max(wanted)[1] + 1) if wanted else set()
    if len(got & whole) >= 0.8 * len(got | whole) or (got & whole and len(got ^ whole) <= 3):
        return "right"
    same = plain(between(newer.parts[one : two + 1], starts, ends)) == plain(words)
    return "wrong, and nothing said" if same else "wrong, but said to be changed"


def solid(stream: Stream, first: int, start: int, last: int, end: int) -> set[tuple[int, int]]:
    """The characters of a stretch that are no space."""
    return {
        (n, i)
        for n in range(first, last + 1)
        for i in range(start if n == first else 0, end if n == last else len(stream.parts[n].text))
        if not stream.parts[n].text[i].isspace()
    }
