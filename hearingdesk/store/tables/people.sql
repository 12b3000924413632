-- The matter, committees, people and organisations.

CREATE TABLE matter (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    committee INTEGER REFERENCES committee (id),
    term TEXT NOT NULL DEFAULT '',
    jurisdiction TEXT NOT NULL DEFAULT '',
    members_in_office INTEGER,
    marking TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    summary_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX matter_committee ON matter (committee);

CREATE TABLE committee (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '' CHECK (name <> ''),
    name_ko TEXT NOT NULL DEFAULT '',
    short TEXT NOT NULL DEFAULT '',
    short_ko TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE committee_size (
    id INTEGER PRIMARY KEY,
    committee INTEGER NOT NULL REFERENCES committee (id),
    members INTEGER,
    since TEXT,
    until TEXT
) STRICT;
CREATE INDEX committee_size_committee ON committee_size (committee);

CREATE TABLE committee_member (
    id INTEGER PRIMARY KEY,
    committee INTEGER NOT NULL REFERENCES committee (id),
    party INTEGER NOT NULL REFERENCES party (id),
    role TEXT NOT NULL DEFAULT '',
    group_name TEXT NOT NULL DEFAULT '',
    since TEXT,
    until TEXT
) STRICT;
CREATE INDEX committee_member_committee ON committee_member (committee);
CREATE INDEX committee_member_party ON committee_member (party);

CREATE TABLE party (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '' CHECK (kind <> ''),
    name TEXT NOT NULL DEFAULT '' CHECK (name <> ''),
    name_ko TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    role_ko TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE party_name (
    id INTEGER PRIMARY KEY,
    party INTEGER NOT NULL REFERENCES party (id),
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    language TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '' CHECK (kind <> '')
) STRICT;
CREATE INDEX party_name_party ON party_name (party);

CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES party (id),
    organisation INTEGER REFERENCES party (id),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    since TEXT,
    until TEXT
) STRICT;
CREATE INDEX post_person ON post (person);
CREATE INDEX post_organisation ON post (organisation);
