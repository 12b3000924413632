-- Where exactly a citation stands, so that it can be led into a newer version of its text; and what became of each
-- citation when a text was replaced.

ALTER TABLE citation ADD COLUMN last_turn INTEGER REFERENCES turn (id);
ALTER TABLE citation ADD COLUMN quoted_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE citation ADD COLUMN quoted INTEGER;
ALTER TABLE citation ADD COLUMN quoted_field TEXT NOT NULL DEFAULT '';
ALTER TABLE citation ADD COLUMN spot TEXT NOT NULL DEFAULT '';
ALTER TABLE citation ADD COLUMN seal TEXT NOT NULL DEFAULT '';
ALTER TABLE citation ADD COLUMN state TEXT NOT NULL DEFAULT '';
CREATE INDEX citation_last_turn ON citation (last_turn);
CREATE INDEX citation_quoted ON citation (quoted);

CREATE TABLE replacement (
    id INTEGER PRIMARY KEY,
    older_kind TEXT NOT NULL DEFAULT '',
    older INTEGER,
    newer_kind TEXT NOT NULL DEFAULT '',
    newer INTEGER,
    day TEXT,
    total INTEGER NOT NULL DEFAULT 0,
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX replacement_older ON replacement (older);
CREATE INDEX replacement_newer ON replacement (newer);

CREATE TABLE carried_cite (
    id INTEGER PRIMARY KEY,
    replacement INTEGER NOT NULL REFERENCES replacement (id),
    citation INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome <> ''),
    decision TEXT NOT NULL DEFAULT '',
    score INTEGER NOT NULL DEFAULT 0,
    old_place TEXT NOT NULL DEFAULT '',
    old_words TEXT NOT NULL DEFAULT '',
    new_place TEXT NOT NULL DEFAULT '',
    new_words TEXT NOT NULL DEFAULT '',
    old_anchor TEXT NOT NULL DEFAULT '',
    new_anchor TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX carried_cite_replacement ON carried_cite (replacement);
CREATE INDEX carried_cite_citation ON carried_cite (citation);
