"""Case files whose description of themselves was made to do harm, each from a good one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hearingdesk import settings
from hearingdesk.store.connection import raw

Attack = Callable[[Any], object]


def forged(path: Path, attack: Attack, ours: bool = False) -> Path:
    """The file after an attack by somebody with a tool of their own; `ours` leaves the trace of this desk in it."""
    conn = raw(path, "rw")
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("PRAGMA trusted_schema = ON")
    installation = settings.load().installation if ours else "elsewhere"
    conn.execute("UPDATE desk SET installation = ?", [installation])
    attack(conn)
    conn.close()
    return path


def script(sql: str) -> Attack:
    """An attack that is plain SQL."""
    return lambda conn: conn.executescript(sql)


def rewritten(name: str, change: Callable[[str], str]) -> Attack:
    """An attack that changes the text by which the file describes one of its parts, and nothing else."""

    def attack(conn: Any) -> None:
        (sql,) = conn.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [name]).fetchone()
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [change(sql), name])

    return attack


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
DEEP_SUM = "+".join(["1"] * 900)

SCHEMAS: dict[str, Attack] = {  # what a file's own description of itself may carry
    "an endless view": script(f"CREATE VIEW endless AS {ENDLESS}"),
    "a view in the place of a table": script(
        f"DROP TABLE holiday; CREATE VIEW holiday AS SELECT x AS id FROM ({ENDLESS})"
    ),
    "the desk as an endless view": script(
        f"DROP TABLE desk; CREATE VIEW desk AS SELECT x AS number, '' AS installation FROM ({ENDLESS})"
    ),
    "a trigger on a table of ours": script(
        "CREATE TRIGGER harm AFTER INSERT ON note BEGIN DELETE FROM matter; END"
    ),
    "a view that loads a library": script("CREATE VIEW harm AS SELECT load_extension('/tmp/harm.so')"),
    "a view of a pragma": script("CREATE VIEW harm AS SELECT * FROM pragma_database_list"),
    "a column worked out by a function": script(
        "ALTER TABLE matter ADD COLUMN harm TEXT GENERATED ALWAYS AS (hex(title)) VIRTUAL"
    ),
    "an index on an expression": script(f"CREATE INDEX harm ON note (({DEEP_SUM}))"),
    "a partial index": script("CREATE INDEX harm ON note (id) WHERE upper(text) > 'x'"),
    "one more column": script("ALTER TABLE matter ADD COLUMN harm TEXT"),
    "one more table": script("CREATE TABLE harm (id INTEGER PRIMARY KEY)"),
    "statistics": script("ANALYZE"),
    "a counter": script("CREATE TABLE harm (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE harm"),
    "a table less": script("DROP TABLE holiday"),
    "an index less": script("DROP INDEX note_about"),
    "a guard less": script("DROP TRIGGER change_is_never_edited"),
    "another check": rewritten("change", lambda sql: sql.replace("'redo')", "'redo', 'harm')")),
    "a check with a function": rewritten(
        "matter", lambda sql: sql.replace("STRICT", ", CHECK (length(title) < 9) STRICT", 1)
    ),
    "another default": rewritten("note", lambda sql: sql.replace("DEFAULT ''", "DEFAULT 'harm'", 1)),
    "a table no longer strict": rewritten("note", lambda sql: sql.replace(") STRICT", ")")),
    "a deep expression": rewritten(
        "matter", lambda sql: sql.replace("title <> ''", "(" * 5000 + "1" + ")" * 5000)
    ),
    "a description without end": rewritten("matter", lambda sql: sql + " /*" + "x" * 8_000_000 + "*/"),
    "a description that is no SQL": rewritten("matter", lambda sql: "harm"),
    "a description that is no text": script(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = CAST(x'ff80' AS TEXT) WHERE name = 'note_about'"
    ),
    "another tokenizer": rewritten(
        "search_index", lambda sql: sql.replace("unicode61 remove_diacritics 2", "trigram")
    ),
    "a tokenizer nobody has": rewritten(
        "search_index", lambda sql: sql.replace("unicode61 remove_diacritics 2", "harm")
    ),
    "a column worked out by a library": rewritten(
        "matter",
        lambda sql: sql.replace(
            ") STRICT", ", harm TEXT GENERATED ALWAYS AS (load_extension('/tmp/harm.so'))) STRICT"
        ),
    ),
    "a trigger that loads a library": script(
        "CREATE TRIGGER harm BEFORE INSERT ON note BEGIN SELECT load_extension('/tmp/harm.so'); END"
    ),
    "a guard that does something else": rewritten(
        "change_is_never_edited",
        lambda sql: sql.replace("SELECT RAISE(ABORT, 'the change log", "SELECT ('the change log"),
    ),
    "an endless default": rewritten("note", lambda sql: sql.replace("DEFAULT ''", f"DEFAULT ({ENDLESS})", 1)),
    "a table of a name that looks alike": script('ALTER TABLE note RENAME TO "nоte"'),
    "a table of a name in other letters": script(
        "ALTER TABLE note RENAME TO x; ALTER TABLE x RENAME TO Note"
    ),
    "the same description with other spaces": rewritten("note", lambda sql: sql.replace(" (", "  (", 1)),
    "the same description with a remark": rewritten("note", lambda sql: sql.replace(" (", " /* x */ (", 1)),
    "a name that another character ends": script('ALTER TABLE note RENAME TO "note​"'),
    "another virtual table": script("CREATE VIRTUAL TABLE harm USING rtree (id, low, high)"),
    "an index over a table of its own": script("CREATE VIRTUAL TABLE harm USING fts5 (a, content='matter')"),
    "the inside of the index as another table": rewritten(
        "search_index_data", lambda sql: sql.replace("block BLOB", "block BLOB, harm")
    ),
}
HARMLESS = ("an index less", "a guard less")  # what is gone runs nothing: `check` says that it is
