"""A case from elsewhere goes row by row into a fresh file when it is first opened for writing; our own stay."""

import os
import sys

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen
from hearingdesk.records.notes import Note
from hearingdesk.store import hardened, seen
from hearingdesk.store.connection import raw
from tests.build import footprint, lamps_case
from tests.store.hostile import forged
from tests.torture.scene import Later
from tests.torture.trouble import small_files


@pytest.fixture
def strange(closed):
    """A case in which nobody of this installation has written."""
    return forged(closed, lambda conn: None)


def identity(path):
    return path.stat().st_ino


def test_every_row_is_in_the_fresh_file_and_nothing_that_is_no_row(strange):
    conn = raw(strange, "rw")
    conn.execute(
        "INSERT INTO import_ledger (at, name, size, digest, status) VALUES ('x', 'y', 1, 'z', 'failed')"
    )
    conn.execute("DELETE FROM note")
    tables = hardened.schema.layout(CaseFile.steps).columns
    wanted = {
        table: conn.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        for table in tables
        if not table.startswith(("search_", "_"))
    }
    conn.close()
    before = identity(strange)
    with CaseFile(strange) as case:
        assert identity(strange) != before
        found = {table: list(case.execute(f"SELECT * FROM {table} ORDER BY 1")) for table in wanted}
        assert found == wanted
        assert case.check().ok
        assert case.can_undo() == "Import the record"
        assert list(case.execute("PRAGMA freelist_count")) == [(0,)]
        assert case.search("lamps").total
        case.index_pending()
        assert case.search("lamps").total
    assert footprint(strange.parent).keys() == {strange.name}


def test_it_is_done_once(strange):
    CaseFile(strange).close()
    fresh = identity(strange)
    CaseFile(strange).close()
    assert identity(strange) == fresh
    with CaseFile(strange) as case, case.change("Add") as edit:
        edit.add(Note(text="x"))
    CaseFile(strange).close()
    assert identity(strange) == fresh


def test_it_is_done_again_when_somebody_else_wrote_to_it(strange):
    CaseFile(strange).close()
    fresh = identity(strange)
    conn = raw(strange, "rw")
    conn.execute("UPDATE note SET text = 'harm'")
    conn.close()
    CaseFile(strange).close()
    assert identity(strange) != fresh


def test_reading_leaves_the_bytes_alone(strange):
    before = footprint(strange.parent)
    with CaseFile(strange, "ro") as case:
        assert case.check().ok
    assert footprint(strange.parent) == before


def test_our_own_case_stays_in_its_file(tmp_path):
    case, _ids = lamps_case(tmp_path)
    case.close()
    before = identity(case.path)
    CaseFile(case.path).close()
    assert identity(case.path) == before


def test_an_index_that_says_something_else_than_the_rows_stays_behind(strange):
    """`quick_check` does not compare them; a rebuilt one cannot lie."""
    conn = raw(strange, "rw")
    (page,) = conn.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'import_ledger_digest'"
    ).fetchone()
    add = (
        "INSERT INTO import_ledger (at, name, size, digest, status) VALUES ('x', 'y', 1, 'abcdef', 'failed')"
    )
    conn.execute(add)
    conn.close()
    content = bytearray(strange.read_bytes())
    start = (page - 1) * 4096
    at = content.index(b"abcdef", start, start + 4096)
    content[at : at + 6] = b"qrstuv"
    strange.write_bytes(content)
    asked = "SELECT count(*) FROM import_ledger INDEXED BY import_ledger_digest WHERE digest = 'abcdef'"
    with CaseFile(strange, "ro") as case:
        assert list(case.execute(asked)) == [(0,)]
    with CaseFile(strange) as case:
        assert list(case.execute(asked)) == [(1,)]


def test_a_link_still_leads_to_the_case(strange, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.hearing"
    link.symlink_to(strange)
    with CaseFile(link) as case, case.change("Add") as edit:
        edit.add(Note(text="Through the link."))
    assert link.is_symlink()
    with CaseFile(strange, "ro") as case:
        assert "Through the link." in [note.text for note in case.notes.all()]


def test_the_permissions_of_the_file_stay(strange):
    strange.chmod(0o640)
    CaseFile(strange).close()
    assert strange.stat().st_mode & 0o777 == 0o640


def test_an_older_case_from_elsewhere_is_brought_up_to_date_and_laundered(strange):
    with CaseFile(strange, "ro") as case:
        digest = case.digest()
    with Later(strange) as case:
        assert case.digest() == digest
        assert list(case.execute("SELECT count(*) FROM spoken")) == list(
            case.execute("SELECT count(*) FROM note")
        )


def test_where_somebody_reads_it_the_file_stays_as_it_was_looked_at(strange):
    reader = raw(strange, "rw")
    reader.execute("PRAGMA journal_mode = WAL")
    reader.execute("SELECT count(*) FROM note").fetchone()
    before = identity(strange)
    with CaseFile(strange) as case:
        assert identity(strange) == before
        assert case.check().ok
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_where_there_is_no_room_it_says_so_and_the_file_stays(strange):
    before = footprint(strange.parent)
    with small_files(40_000), pytest.raises(CannotOpen, match="comes from elsewhere and could not be copied"):
        CaseFile(strange)
    assert footprint(strange.parent) == before
    CaseFile(strange).close()


def test_a_large_one_that_was_read_before_is_laundered_all_the_same(strange):
    os.truncate(strange, hardened.WHOLE_CHECK + 4096)
    CaseFile(strange, "ro").close()
    assert seen.holds(strange)
    before = identity(strange)
    CaseFile(strange).close()
    assert identity(strange) != before


class TestSeen:
    @pytest.fixture
    def large(self, closed):
        forged(closed, lambda conn: None, ours=True)
        os.truncate(closed, hardened.WHOLE_CHECK + 4096)
        return closed

    def test_a_large_file_is_looked_through_once(self, large):
        assert not seen.holds(large)
        CaseFile(large, "ro").close()
        assert seen.holds(large)

    def test_and_again_when_it_was_written_to(self, large):
        CaseFile(large, "ro").close()
        conn = raw(large, "rw")
        conn.execute("UPDATE note SET text = 'harm'")
        conn.close()
        assert not seen.holds(large)

    def test_what_we_write_ourselves_is_known(self, large):
        with CaseFile(large) as case, case.change("Add") as edit:
            edit.add(Note(text="x"))
        assert seen.holds(large) == (large.stat().st_size > hardened.WHOLE_CHECK)

    def test_a_huge_value_in_a_large_file_that_claims_to_be_ours_is_found(self, large):
        conn = raw(large, "rw")
        conn.execute("UPDATE matter SET title = printf('%.*c', 70000000, 'x')")
        conn.close()
        with pytest.raises(CannotOpen, match="too large for a case"):
            CaseFile(large, "ro")

    def test_a_memory_that_says_nonsense_remembers_nothing(self, large):
        CaseFile(large, "ro").close()
        for nonsense in ("[[[", "[]", '{"x": 7}', "[" * 100_000):
            seen._file().write_text(nonsense)
            assert not seen.holds(large)
        seen.remember(large)
        assert seen.holds(large)
