-- The index knows how words begin from their first letter on: a single syllable is asked for as often as a word. It is
-- empty after this and filled again. Labels are found without reading every turn.

DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (
    body, head, kind,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3'
);
DELETE FROM search_todo;
DELETE FROM search_state;

CREATE INDEX turn_label ON turn (label);
