"""Case files that are made like ours and hold what ours never do, each from a good one."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from pathlib import Path
from typing import Any

from hearingdesk import settings
from hearingdesk.store.connection import raw
from tests.store.hostile import Attack, script

DEEP = 10_000  # a parser that calls itself gives up long before
MOST = 2**63 - 1


def unlocked(conn: Any, sql: str, *args: Any) -> None:
    """A statement on the log with its guards taken away, and put back."""
    guards = [sql for (sql,) in conn.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")]
    for guard in guards:
        conn.execute(f"DROP TRIGGER {guard.split()[2]}")
    conn.execute(sql, args)
    for guard in guards:
        conn.execute(guard)


def logged(sql: str) -> Attack:
    """A change of the log itself."""
    return lambda conn: unlocked(conn, f"UPDATE change SET {sql}")


def told(body: Any) -> Attack:
    """Every entry of the log but the founding says this."""
    words = body if isinstance(body, str) else json.dumps(body)
    return lambda conn: unlocked(conn, "UPDATE change SET body = ? WHERE arrived > 1", words)


def row(*change: Any) -> Attack:
    """An entry of the log that tells of this row."""
    return told({"rows": [change], "bulk": []})


def bulk(*part: Any) -> Attack:
    """An entry of the log that tells of these many rows."""
    return told({"rows": [], "bulk": [part]})


def packed(piece: bytes) -> Attack:
    """The rows that an undo packed away are these; what was undone may be of any number."""
    whole = len(piece).to_bytes(8, "big") + piece

    def attack(conn: Any) -> None:
        unlocked(conn, "UPDATE change SET packed = ? WHERE act = 'undo'", whole * 9)

    return attack


def bomb(size: int, line: bytes) -> bytes:
    """So many bytes of one line, over and over, pressed into very few."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = line * (1_000_000 // len(line))
    piece = press.compress(block) + press.flush(zlib.Z_FULL_FLUSH)  # after which the same piece fits again
    return b"\x78\x9c" + piece * (size // len(block))


def untyped(sql: str) -> Attack:
    """Values that a strict table would refuse, put in while it claims not to be one."""

    def attack(conn: Any) -> None:
        path = Path(conn.execute("PRAGMA database_list").fetchone()[2])
        strict = conn.execute("SELECT sql, name FROM sqlite_schema WHERE sql LIKE '%STRICT'").fetchall()
        _describe(path, [(re.sub(r" NOT NULL|(?<=\)) STRICT$", "", text), name) for text, name in strict])
        loose = raw(path, "rw")
        loose.execute("PRAGMA foreign_keys = OFF")
        loose.execute("PRAGMA ignore_check_constraints = ON")
        loose.execute(sql)
        loose.close()
        _describe(path, strict)

    return attack


def _describe(path: Path, texts: list[tuple[str, str]]) -> None:
    conn = raw(path, "rw")
    conn.execute("PRAGMA writable_schema = ON")
    conn.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", texts)
    conn.close()


def our_desk(number: int, counter: int) -> Attack:
    """This desk has another number, and has counted so far."""

    def attack(conn: Any) -> None:
        path = Path(conn.execute("PRAGMA database_list").fetchone()[2])
        place = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
        conn.execute("DELETE FROM desk")
        conn.execute(
            "INSERT INTO desk VALUES (?, ?, ?, ?)", [number, settings.load().installation, place, counter]
        )

    return attack


def many_ranges(conn: Any) -> None:
    """The index is said to lack a hundred thousand stretches that lie over one another."""
    conn.execute("BEGIN")
    conn.executemany("INSERT INTO search_todo VALUES ('turn', ?, ?)", ((n, MOST) for n in range(-100_000, 0)))
    conn.execute("COMMIT")


def moved(name: str, to: str) -> Attack:
    """A part lies on the pages of another one; what the file says of itself in words stays the same."""

    def attack(conn: Any) -> None:
        conn.execute("PRAGMA writable_schema = ON")
        sql = "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = ?) WHERE name = ?"
        conn.execute(sql, [to, name])

    return attack


REFUSED: dict[str, Attack] = {  # never opened, whoever has written in the file before
    "words in the place of a number": untyped("UPDATE hearing SET lead = 'harm'"),
    "bytes in the place of words": untyped("UPDATE matter SET title = x'00ff'"),
    "nothing where something must be": untyped("UPDATE matter SET jurisdiction = NULL"),
    "two tables on the same pages": moved("note", "matter"),
    "a table on the pages of the log": moved("party", "change"),
    "an index on the pages of a table": moved("note_about", "note"),
    "a table on no page": script(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'note'"
    ),
    "a table on a page that is not there": script(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999999 WHERE name = 'note'"
    ),
    "an index of nothing": script("DELETE FROM search_index_data; DELETE FROM search_index_config"),
}
UNCHECKED: dict[
    str, Attack
] = {  # a file opened for reading is not held to its checks: they are not even parsed
    "a title that is empty": untyped("UPDATE matter SET title = ''"),
    "a flag that is neither yes nor no": untyped("UPDATE fact SET is_key = 7"),
    "a note without words": untyped("UPDATE note SET text = ''"),
}
TOO_LARGE: dict[str, Attack] = {  # refused where the file is from elsewhere
    "a title of 70 MB": script("UPDATE matter SET title = printf('%.*c', 70000000, 'x')"),
    "a piece of a source of 70 MB": script("UPDATE source_part SET content = zeroblob(70000000)"),
    "an inside of the index of 70 MB": script("UPDATE search_index_data SET block = zeroblob(70000000)"),
}
CONTAINED: dict[str, Attack] = {  # opened; whatever is then asked is answered or refused with a sentence
    "text that is no text": script(
        "UPDATE matter SET title = CAST(x'41ff80ed' AS TEXT); UPDATE party SET name = CAST(x'eda080' AS TEXT);"
        "UPDATE turn SET text = CAST(x'c3' AS TEXT)"
    ),
    "zero characters": script(
        "UPDATE matter SET title = 'a' || char(0) || 'b'; UPDATE turn SET text = char(0)"
    ),
    "control characters": script(
        "UPDATE matter SET title = char(27) || ']0;harm' || char(7); UPDATE party SET name = char(8238) || 'fdp'"
    ),
    "negative ids": script(
        "UPDATE note SET id = -5; INSERT INTO note (id, text) VALUES (-9223372036854775808, 'x')"
    ),
    "the largest id": script(f"UPDATE note SET id = {MOST}"),
    "no matter": script("DELETE FROM matter"),
    "dates that are none": script(
        "UPDATE sitting SET day = 'tomorrow'; UPDATE fact SET day = '9999-99-99'; UPDATE service SET served = ''"
    ),
    "a zone that is a path": script("UPDATE matter SET zone = '../../../../etc/passwd'"),
    "codes nobody knows": script("UPDATE hearing SET kind = 'harm'; UPDATE turn SET kind = ''"),
    "something about a table of the log": script("UPDATE note SET about_kind = 'change; --', about = 1"),
    "an index of another version": script("UPDATE search_state SET version = 99"),
    "an index that lacks a table nobody has": script(
        "INSERT INTO search_todo VALUES ('(WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
        "SELECT id FROM n)', 0, 9)"
    ),
    "an index that lacks everything many times": many_ranges,
    "a ledger that is no JSON": script("UPDATE import_ledger SET counts = '[[['"),
    "a desk that counted to the end": our_desk(7, MOST),
    "a desk that counted backwards": our_desk(7, -MOST),
    "a desk of an impossible number": our_desk(MOST, 1),
    "a log that is full": logged(f"arrived = {MOST} WHERE arrived = 3"),
    "a chain that is full": logged(f"seq = {MOST} WHERE arrived = 3"),
    "a log of another day": logged("at = 'yesterday'"),
    "a log of the first day": logged("at = '0001-01-01T00:00:00'"),
    "a log by nobody": logged("author = CAST(x'ff' AS TEXT), title = char(0)"),
    "an undo of nothing": logged("act = 'undo', of = 77 WHERE arrived = 3"),
    "an undo of itself": logged("act = 'undo', of = id WHERE arrived = 3"),
    "an entry that is no JSON": told("harm"),
    "an entry of nothing": told("null"),
    "an entry of a list": told([]),
    "an entry of numbers": told({"rows": 7, "bulk": 7}),
    "an entry of lists 10,000 deep": told("[" * DEEP + "]" * DEEP),
    "an entry of objects 10,000 deep": told('{"rows": ' * DEEP + "1" + "}" * DEEP),
    "an entry of numbers without end": told({"rows": [["note", 10**400, None, {"text": "x"}]], "bulk": []}),
    "a row of a table nobody has": row("harm", 1, None, {"text": "x"}),
    "a row of the inside of the file": row("sqlite_schema", 1, {"name": "x"}, {"name": "y"}),
    "a row of the log": row("change", 1, None, {"title": "x"}),
    "a row of the desks": row("desk", 1, {"number": 1}, {"number": 2}),
    "a row of an endless question": row(
        "(WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n)", -1, None, None
    ),
    "a row with a field that is SQL": row("note", 1, {'text" = (SELECT 1) --': "x"}, None),
    "a row whose id is a word": row("note", "1 OR 1", None, {"text": "x"}),
    "a row whose id is a number too many": row("note", 2**70, None, {"text": "x"}),
    "a row of a number too many": row("note", 5, {"about": 2**70}, {"about": 2**71}),
    "a row of half a character": told('{"rows": [["note", 5, {"text": "\\ud800"}, null]], "bulk": []}'),
    "a row of bytes that are none": row("note", 5, {"text": {"hex": "zz"}}, None),
    "a row of lists": row("note", 5, {"text": [1, 2]}, {"text": {"a": 1}}),
    "many rows of a table nobody has": bulk("harm", 1, 9, 9, "x", True),
    "many rows of an endless question": bulk("(SELECT 1 AS id)", 1, 9, 9, "x", True),
    "many rows of the log": bulk("change", 1, MOST, 3, "x", True),
    "many rows from nowhere": bulk("note", "a", None, [], {}, True),
    "many rows too many": bulk("note", -(2**70), 2**70, 10**30, "x", True),
    "packed rows that are no rows": packed(b"harm"),
    "packed rows of nothing": packed(b""),
    "packed rows that are no JSON": packed(zlib.compress(b"[[[\n" * 9)),
    "packed rows 10,000 deep": packed(zlib.compress(b"[" * DEEP + b"]" * DEEP + b"\n")),
    "packed rows of other widths": packed(zlib.compress(b"[1]\n[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]\n")),
    "packed rows of a line without end": packed(bomb(2_000_000_000, b"x" * 1000)),
    "packed rows without end": packed(bomb(2_000_000_000, b"[1,2]\n")),
}
