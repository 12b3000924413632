"""An index that is stale or damaged is never believed, and built anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.records.facts import Fact
from hearingdesk.records.matters import Matter
from hearingdesk.search import index
from hearingdesk.store.connection import raw

RANDOM = "UPDATE search_index_data SET block = randomblob(3000)"
ZEROS = "UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 100"
LATER = "DELETE FROM search_index_data WHERE id > 100"


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


@pytest.mark.parametrize("how", [RANDOM, ZEROS, LATER])
def test_a_damaged_index_is_not_asked_when_a_case_is_read(closed, how):
    harmed(closed, how)
    with CaseFile(closed, "ro") as case:
        assert case.search("유출", limit=5000).total == 50
        with case.reader() as reader:
            assert reader.search("유출", limit=5000).total == 50


@pytest.mark.parametrize("how", [RANDOM, ZEROS, LATER])
def test_a_damaged_index_is_built_anew_when_a_case_is_written(closed, how):
    harmed(closed, how)
    with CaseFile(closed) as case:
        assert case.search("유출", limit=5000).total == 50
        case.tend_index()
        assert not index.todo(case._conn)
        assert case.search("유출", limit=5000).total == 50
        assert case.check().ok


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
