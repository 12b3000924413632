"""An index that is stale or damaged is never believed, and built anew."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.records.facts import Fact
from hearingdesk.records.matters import Matter
from hearingdesk.search import index
from hearingdesk.store.connection import raw

NOISE = f"UPDATE search_index_data SET block = x'{random.Random(3).randbytes(3000).hex()}'"
# The first level of the index is said to have so many parts that there is no memory for the list of them.
VAST = f"UPDATE search_index_data SET block = x'00000000020202008fffffff7f{'01' * 40}' WHERE id = 10"
EMPTIED = "UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id = 10"
ZEROS = "UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 100"
LATER = "DELETE FROM search_index_data WHERE id > 100"
HARMED = [NOISE, VAST, ZEROS, LATER]


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "case.hearing"
    with CaseFile.create(path, Matter(title="A matter")) as case:
        with case.change("Facts") as edit:
            for n in range(50):
                edit.add(Fact(text=f"개인정보 유출 {n}", text_ko=""))
        case.index_pending()
    return path


def harmed(path: Path, how: str) -> None:
    conn = raw(path, "rw")
    conn.execute(how)
    conn.close()


@pytest.mark.parametrize("how", HARMED)
def test_a_damaged_index_is_not_asked_when_a_case_is_read(closed, how):
    harmed(closed, how)
    with CaseFile(closed, "ro") as case:
        assert case.search("유출", limit=5000).total == 50
        with case.reader() as reader:
            assert reader.search("유출", limit=5000).total == 50


@pytest.mark.parametrize("how", HARMED)
def test_a_damaged_index_is_built_anew_when_a_case_is_written(closed, how):
    harmed(closed, how)
    with CaseFile(closed) as case:
        assert case.search("유출", limit=5000).total == 50
        case.tend_index()
        assert not index.todo(case._conn)
        assert case.search("유출", limit=5000).total == 50
        assert case.check().ok


@pytest.mark.parametrize("how", HARMED)
def test_a_check_tells_of_a_damaged_index_and_of_nothing_else(closed, how):
    with CaseFile(closed) as case:
        harmed(closed, how)
        assert [fault.what for fault in case.check().problems] == ["index"]


def test_an_index_that_has_lost_all_its_parts_is_found_by_a_check_and_built_anew(closed):
    harmed(closed, EMPTIED)
    with CaseFile(closed) as case:
        assert [fault.what for fault in case.check().problems] == ["index"]
        case.tend_index()
        assert case.check().ok
        assert case.search("유출", limit=5000).total == 50


@pytest.mark.parametrize("how", [NOISE, ZEROS, LATER, EMPTIED])
def test_a_damaged_index_keeps_nobody_from_changing_the_case(closed, how):
    with CaseFile(closed) as case:
        harmed(closed, how)
        with case.change("More") as edit:
            fact = edit.add(Fact(text="유출"))
        with case.change("Other words") as edit:
            edit.update(replace(fact, text="유출 2"))
        found = case.search("유출", limit=5000)
        assert (found.total, found.damaged) == (51, True)
        case.undo()
        case.tend_index()
        found = case.search("유출", limit=5000)
        assert (found.total, found.damaged) == (51, False)
        assert case.check().ok


def test_where_a_damaged_index_takes_a_change_with_it_the_next_one_is_made(closed):
    with CaseFile(closed) as case:
        harmed(closed, VAST)
        with pytest.raises(HearingDeskError, match="do it once more"), case.change("More") as edit:
            edit.add(Fact(text="유출"))
        with case.change("More") as edit:
            edit.add(Fact(text="유출"))
        assert case.search("유출", limit=5000).total == 51
        case.index_pending()
        assert case.search("유출", limit=5000).total == 51
        assert case.check().ok


@pytest.mark.parametrize("how", [*HARMED, EMPTIED])
def test_what_is_brought_in_in_bulk_is_indexed_over_a_damaged_index(closed, how):
    with CaseFile(closed) as case:
        harmed(closed, how)
        with case.change("Many") as edit:
            edit.add_bulk([Fact(text="유출") for _n in range(40)])
        case.index_pending()
        assert case.search("유출", limit=5000).total == 90


def test_an_index_that_is_damaged_while_the_case_is_open_finds_the_same_and_says_so(closed):
    with CaseFile(closed) as case:
        harmed(closed, ZEROS)
        with case.reader() as reader:
            found = reader.search("유출", limit=5000)
            assert (found.total, found.damaged) == (50, True)
        case.tend_index(anew=True)
        with case.reader() as reader:
            found = reader.search("유출", limit=5000)
            assert (found.total, found.damaged) == (50, False)


def test_a_stale_index_is_filled_while_the_case_is_worked_on(closed):
    harmed(closed, "DELETE FROM search_state")
    with CaseFile(closed) as case:
        assert case.search("유출", limit=5000).total == 50
        with case.change("More") as edit:
            edit.add(Fact(text="유출"))
        case.tend_index()
        assert index.is_current(case._conn)
        assert case.search("유출", limit=5000).total == 51


def test_an_index_laid_out_again_is_as_the_format_has_it(closed):
    with CaseFile(closed) as case:
        case.tend_index(anew=True)
    other = closed.with_name("other.hearing")
    shutil.copy(closed, other)
    with CaseFile(other) as case:
        assert case.check().ok
