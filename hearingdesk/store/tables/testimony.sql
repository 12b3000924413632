-- What was said, asked, promised and demanded; where it comes from.

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '' CHECK (kind <> ''),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    day TEXT,
    language TEXT NOT NULL DEFAULT '',
    reliability TEXT NOT NULL DEFAULT '',
    marking TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    size INTEGER,
    state TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE source_page (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    number INTEGER,
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX source_page_source ON source_page (source);

CREATE TABLE source_part (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    number INTEGER,
    content BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX source_part_source ON source_part (source);

CREATE TABLE transcript (
    id INTEGER PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    source INTEGER REFERENCES source (id),
    language TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX transcript_hearing ON transcript (hearing);
CREATE INDEX transcript_source ON transcript (source);

CREATE TABLE turn (
    id INTEGER PRIMARY KEY,
    transcript INTEGER NOT NULL REFERENCES transcript (id),
    sitting INTEGER REFERENCES sitting (id),
    position INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT '',
    party INTEGER REFERENCES party (id),
    capacity TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    cite TEXT NOT NULL DEFAULT '',
    page TEXT NOT NULL DEFAULT '',
    line INTEGER,
    clock TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX turn_sitting ON turn (sitting);
CREATE INDEX turn_party ON turn (party);
CREATE INDEX turn_place ON turn (transcript, position);

CREATE TABLE turn_range (
    id INTEGER PRIMARY KEY,
    sitting INTEGER NOT NULL REFERENCES sitting (id),
    first_turn INTEGER NOT NULL DEFAULT 0,
    last_turn INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX turn_range_sitting ON turn_range (sitting);

CREATE TABLE issue (
    id INTEGER PRIMARY KEY,
    parent INTEGER REFERENCES issue (id),
    number INTEGER,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX issue_parent ON issue (parent);

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    hearing INTEGER REFERENCES hearing (id),
    party INTEGER REFERENCES party (id),
    member INTEGER REFERENCES party (id),
    number INTEGER,
    theme TEXT NOT NULL DEFAULT '',
    issue INTEGER REFERENCES issue (id),
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    text_ko TEXT NOT NULL DEFAULT '',
    expected TEXT NOT NULL DEFAULT '',
    follow_up TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    answer INTEGER REFERENCES turn (id)
) STRICT;
CREATE INDEX question_hearing ON question (hearing);
CREATE INDEX question_party ON question (party);
CREATE INDEX question_member ON question (member);
CREATE INDEX question_issue ON question (issue);
CREATE INDEX question_answer ON question (answer);

CREATE TABLE undertaking (
    id INTEGER PRIMARY KEY,
    party INTEGER NOT NULL REFERENCES party (id),
    turn INTEGER REFERENCES turn (id),
    sitting INTEGER REFERENCES sitting (id),
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    text_ko TEXT NOT NULL DEFAULT '',
    due TEXT,
    state TEXT NOT NULL DEFAULT '',
    kept TEXT,
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX undertaking_party ON undertaking (party);
CREATE INDEX undertaking_turn ON undertaking (turn);
CREATE INDEX undertaking_sitting ON undertaking (sitting);

CREATE TABLE demand (
    id INTEGER PRIMARY KEY,
    hearing INTEGER REFERENCES hearing (id),
    party INTEGER NOT NULL REFERENCES party (id),
    asked_by INTEGER REFERENCES party (id),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    sent TEXT,
    served TEXT,
    due TEXT,
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX demand_hearing ON demand (hearing);
CREATE INDEX demand_party ON demand (party);
CREATE INDEX demand_asked_by ON demand (asked_by);

CREATE TABLE demand_item (
    id INTEGER PRIMARY KEY,
    demand INTEGER NOT NULL REFERENCES demand (id),
    number INTEGER,
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    text_ko TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    due TEXT,
    received TEXT,
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX demand_item_demand ON demand_item (demand);

CREATE TABLE citation (
    id INTEGER PRIMARY KEY,
    about_kind TEXT NOT NULL DEFAULT '',
    about INTEGER,
    source INTEGER REFERENCES source (id),
    turn INTEGER REFERENCES turn (id),
    locator TEXT NOT NULL DEFAULT '',
    quote TEXT NOT NULL DEFAULT '',
    words_before TEXT NOT NULL DEFAULT '',
    words_after TEXT NOT NULL DEFAULT '',
    text_digest TEXT NOT NULL DEFAULT '',
    part TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX citation_about ON citation (about);
CREATE INDEX citation_source ON citation (source);
CREATE INDEX citation_turn ON citation (turn);
