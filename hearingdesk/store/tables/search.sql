-- The index: disposable, left out of copies, rebuilt from the records. Ranges not yet in it stand in search_todo.

CREATE VIRTUAL TABLE search_index USING fts5 (
    body, head, kind,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);
CREATE TABLE search_todo (
    kind TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_state (
    version INTEGER NOT NULL
) STRICT;
