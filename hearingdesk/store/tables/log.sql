-- The change log, the desks that write it; the import ledger and the hashes of texts that stand beside the record.

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    arrived INTEGER NOT NULL UNIQUE,
    desk INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
    of INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    packed BLOB,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (desk, seq)
) STRICT;
CREATE INDEX change_of ON change (of, arrived);
CREATE TRIGGER change_is_never_edited BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;

CREATE TABLE desk (
    number INTEGER PRIMARY KEY,
    installation TEXT NOT NULL,
    place TEXT NOT NULL,
    counter INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_ledger (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest TEXT NOT NULL,
    importer TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL CHECK (status IN ('imported', 'duplicate', 'failed')),
    message TEXT NOT NULL DEFAULT '',
    source INTEGER,
    counts TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX import_ledger_digest ON import_ledger (digest);

CREATE TABLE text_hash (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE outgoing (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('pack', 'list', 'copy')),
    name TEXT NOT NULL,
    recipient TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
