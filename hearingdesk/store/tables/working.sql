-- Packs and the working data of the staff.

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    about_kind TEXT NOT NULL DEFAULT '',
    about INTEGER,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    marking TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX note_about ON note (about);

CREATE TABLE mark (
    id INTEGER PRIMARY KEY,
    turn INTEGER NOT NULL REFERENCES turn (id),
    kind TEXT NOT NULL DEFAULT '' CHECK (kind <> ''),
    text TEXT NOT NULL DEFAULT '',
    reviewer TEXT NOT NULL DEFAULT '',
    starts INTEGER,
    ends INTEGER
) STRICT;
CREATE INDEX mark_turn ON mark (turn);

CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    reviewer TEXT NOT NULL DEFAULT '' CHECK (reviewer <> ''),
    state TEXT NOT NULL DEFAULT '' CHECK (state <> ''),
    page INTEGER,
    day TEXT
) STRICT;
CREATE INDEX reading_source ON reading (source);

CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    hearing INTEGER REFERENCES hearing (id),
    audience TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    paper TEXT NOT NULL DEFAULT '',
    marking TEXT NOT NULL DEFAULT '',
    sections TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    summary_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pack_hearing ON pack (hearing);

CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES pack (id),
    number INTEGER,
    issued TEXT,
    as_of TEXT,
    digest TEXT NOT NULL DEFAULT '',
    pages INTEGER,
    copies INTEGER,
    recipients TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX edition_pack ON edition (pack);

CREATE TABLE label (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    party INTEGER NOT NULL REFERENCES party (id),
    committee INTEGER REFERENCES committee (id),
    transcript INTEGER REFERENCES transcript (id)
) STRICT;
CREATE INDEX label_party ON label (party);
CREATE INDEX label_committee ON label (committee);
CREATE INDEX label_transcript ON label (transcript);

CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    importer TEXT NOT NULL DEFAULT '',
    settings TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    room TEXT NOT NULL DEFAULT '',
    settings TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    settings TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE local_rule (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL DEFAULT '' CHECK (rule <> ''),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    settings TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    calendar TEXT NOT NULL DEFAULT '' CHECK (calendar <> ''),
    day TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    title_ko TEXT NOT NULL DEFAULT '',
    is_working INTEGER NOT NULL DEFAULT 0 CHECK (is_working IN (0, 1))
) STRICT;
