"""An older file is copied, then brought up to date whole; when that fails it is as it was."""

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen
from hearingdesk.store import schema
from hearingdesk.store.connection import FORMAT, memory, raw
from hearingdesk.store.migrations import STEPS
from tests.build import MATTER, footprint, lamps_case


def m900_lamp_posts(db):
    """A later format, as these tests imagine it: one table more, and one column more of a table that bulks fill."""
    db.executescript(
        "CREATE TABLE lamp_post (id INTEGER PRIMARY KEY, height INTEGER NOT NULL) STRICT;"
        "INSERT INTO lamp_post (height) VALUES (7);"
        "ALTER TABLE turn ADD COLUMN mood TEXT NOT NULL DEFAULT '';"
    )


def m901_fails_in_the_middle(db):
    db.executescript("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; DELETE FROM turn;")
    db.executescript("INSERT INTO half (nonsense) VALUES (1);")


def m902_breaks_links(db):
    db.execute("DELETE FROM hearing")


class Next(CaseFile):
    """The program after its next release."""

    steps = (*STEPS, m900_lamp_posts)


class Failing(CaseFile):
    """A release whose second new migration fails."""

    steps = (*STEPS, m900_lamp_posts, m901_fails_in_the_middle)


class Breaking(CaseFile):
    """A release whose migration breaks links between records."""

    steps = (*STEPS, m902_breaks_links)


def mark_of(path):
    conn = raw(path, "ro")
    (found,) = conn.execute("PRAGMA user_version").fetchone()
    conn.close()
    return found


def test_the_format_is_the_number_of_migrations():
    assert len(STEPS) == FORMAT
    assert [step.__name__[:5] for step in STEPS] == [f"m{n:03}_" for n in range(1, FORMAT + 1)]


def test_an_older_file_is_copied_first_and_then_brought_up_to_date(closed):
    before = footprint(closed.parent)[closed.name]
    with CaseFile(closed, "ro") as old:
        dump = list(old.dump())
    with Next(closed) as case:
        assert list(case.execute("SELECT height FROM lamp_post")) == [(7,)]
        assert list(case.dump()) == dump
        assert case.can_undo() == "Import the record"
    assert mark_of(closed) == FORMAT + 1
    copy = closed.with_name(f"lamps (format {FORMAT}).hearing")
    assert footprint(closed.parent).keys() == {closed.name, copy.name}
    assert footprint(closed.parent)[closed.name] != before
    with CaseFile(copy, "ro") as kept:
        assert list(kept.dump()) == dump


def test_a_second_copy_takes_another_name(closed):
    closed.with_name(f"lamps (format {FORMAT}).hearing").write_bytes(b"somebody's own")
    Next(closed).close()
    assert closed.with_name(f"lamps (format {FORMAT}, 2).hearing").exists()
    assert closed.with_name(f"lamps (format {FORMAT}).hearing").read_bytes() == b"somebody's own"


def test_an_import_made_before_can_be_undone_and_redone_after(closed):
    with Next(closed) as case:
        after = case.digest()
        case.undo()
        assert case.turns.count() == 0
        case.redo()
        assert case.digest() == after
        assert list(case.execute("SELECT DISTINCT mood FROM turn")) == [("",)]


def test_an_older_file_opened_for_reading_says_what_to_do(closed):
    before = footprint(closed.parent)
    with pytest.raises(CannotOpen, match="older format"):
        Next(closed, "ro")
    assert footprint(closed.parent) == before


def test_an_up_to_date_file_is_neither_copied_nor_migrated(closed):
    before = footprint(closed.parent)
    CaseFile(closed).close()
    assert footprint(closed.parent).keys() == before.keys()


@pytest.mark.parametrize("release", [Failing, Breaking])
def test_a_migration_that_fails_leaves_the_file_as_it_was_and_says_so(closed, release):
    before = footprint(closed.parent)
    with pytest.raises(CannotOpen, match="was left as it was"):
        release(closed)
    assert footprint(closed.parent) == before
    CaseFile(closed).close()


def test_the_first_format_comes_whole_or_not_at_all():
    def fails(db):
        db.executescript("CREATE TABLE late (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense FROM nowhere;")

    conn = memory()
    with pytest.raises(Exception, match="nowhere"):
        schema.migrate(conn, (*STEPS, fails))
    assert list(conn.execute("SELECT name FROM sqlite_schema")) == []
    assert conn.execute("PRAGMA user_version").fetchone() == (0,)
    assert not conn.in_transaction
    conn.close()


def test_a_case_whose_founding_fails_leaves_nothing_behind(tmp_path):
    def fill(edit, matter):
        raise RuntimeError("the builder broke")

    with pytest.raises(RuntimeError, match="the builder broke"):
        CaseFile.create(tmp_path / "new.hearing", MATTER, "Ada Wick", fill)
    assert list(tmp_path.iterdir()) == []


def test_a_case_made_new_and_one_copied_have_the_same_tables(closed):
    with CaseFile(closed, "ro") as case:
        case.copy(closed.with_name("copy.hearing"))
    tables = []
    for path in (closed, closed.with_name("copy.hearing")):
        conn = raw(path, "ro")
        tables.append(conn.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall())
        assert schema.strangers(conn) == []
        conn.close()
    assert tables[0] == tables[1]


def test_every_table_of_records_is_strict_and_links_are_held(lamps):
    case, _ids = lamps
    loose = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND schema = 'main'"
    found = {name for (name,) in case.execute(loose) if not name.startswith(("sqlite_", "search_index"))}
    assert found <= {"_sqlite_migrations"}
    assert list(case.execute("PRAGMA foreign_keys")) == [(1,)]
    sql = " ".join(sql for (sql,) in case.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    assert "CASCADE" not in sql.upper()
    assert "SET NULL" not in sql.upper()


def test_a_copy_holds_the_record_and_its_log_and_nothing_of_the_desk(tmp_path):
    case, _ids = lamps_case(tmp_path)
    target = tmp_path / "copy.hearing"
    case.copy(target)
    with case, CaseFile(target) as copy:
        assert list(copy.dump()) == list(case.dump())
        assert [e.change.id for e in copy.history()] == [e.change.id for e in case.history()]
        assert list(copy.execute("SELECT * FROM desk")) == []
        assert copy.check().ok
        assert copy.undo().title == "Import the record"


@pytest.mark.parametrize("count", range(1, len(STEPS) + 1))
def test_the_mark_of_every_format_is_that_of_its_parts(count):
    parts = schema.layout(STEPS[:count]).parts
    assert schema.MARKS[count - 1] == schema.mark(parts)
    assert schema.exactly(parts, STEPS[:count])
    assert not schema.exactly(parts | {("table", "more", "more", None)}, STEPS[:count])
    assert not schema.exactly(parts - {min(parts, key=str)}, STEPS[:count])


def test_a_case_says_the_columns_that_its_format_has(closed):
    conn = raw(closed, "ro")
    assert schema.columns(conn) == schema.layout(STEPS).columns
    conn.close()
