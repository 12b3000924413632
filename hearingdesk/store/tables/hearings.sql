-- Hearings, summonses, attendance.

CREATE TABLE hearing (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '' CHECK (kind <> ''),
    legal_basis TEXT NOT NULL DEFAULT '',
    lead INTEGER REFERENCES committee (id),
    resolved TEXT,
    noticed TEXT,
    mode TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX hearing_lead ON hearing (lead);

CREATE TABLE hearing_committee (
    id INTEGER PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id),
    committee INTEGER NOT NULL REFERENCES committee (id)
) STRICT;
CREATE INDEX hearing_committee_hearing ON hearing_committee (hearing);
CREATE INDEX hearing_committee_committee ON hearing_committee (committee);

CREATE TABLE sitting (
    id INTEGER PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id),
    number INTEGER,
    day TEXT NOT NULL,
    closes TEXT,
    place TEXT NOT NULL DEFAULT '',
    place_ko TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sitting_hearing ON sitting (hearing);

CREATE TABLE resolution (
    id INTEGER PRIMARY KEY,
    committee INTEGER REFERENCES committee (id),
    hearing INTEGER REFERENCES hearing (id),
    kind TEXT NOT NULL DEFAULT '' CHECK (kind <> ''),
    day TEXT,
    present INTEGER,
    in_favour INTEGER,
    against INTEGER,
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    text_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX resolution_committee ON resolution (committee);
CREATE INDEX resolution_hearing ON resolution (hearing);

CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id),
    party INTEGER NOT NULL REFERENCES party (id),
    member INTEGER REFERENCES party (id),
    filed TEXT,
    reason TEXT NOT NULL DEFAULT '',
    relation TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX application_hearing ON application (hearing);
CREATE INDEX application_party ON application (party);
CREATE INDEX application_member ON application (member);

CREATE TABLE summons (
    id INTEGER PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id),
    sitting INTEGER REFERENCES sitting (id),
    party INTEGER NOT NULL REFERENCES party (id),
    capacity TEXT NOT NULL DEFAULT '' CHECK (capacity <> ''),
    asked_by INTEGER REFERENCES party (id),
    reason TEXT NOT NULL DEFAULT '',
    resolution INTEGER REFERENCES resolution (id),
    resolved TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    issued TEXT,
    states_time TEXT NOT NULL DEFAULT '',
    states_place TEXT NOT NULL DEFAULT '',
    states_sanctions TEXT NOT NULL DEFAULT '',
    states_gist TEXT NOT NULL DEFAULT '',
    gist TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX summons_hearing ON summons (hearing);
CREATE INDEX summons_sitting ON summons (sitting);
CREATE INDEX summons_party ON summons (party);
CREATE INDEX summons_asked_by ON summons (asked_by);
CREATE INDEX summons_resolution ON summons (resolution);

CREATE TABLE service (
    id INTEGER PRIMARY KEY,
    summons INTEGER NOT NULL REFERENCES summons (id),
    method TEXT NOT NULL DEFAULT '',
    sent TEXT,
    served TEXT,
    recipient TEXT NOT NULL DEFAULT '',
    relation TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    proof TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX service_summons ON service (summons);

CREATE TABLE excuse (
    id INTEGER PRIMARY KEY,
    summons INTEGER NOT NULL REFERENCES summons (id),
    received TEXT,
    reason TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    ruling TEXT NOT NULL DEFAULT '',
    ruled TEXT,
    ruled_by INTEGER REFERENCES party (id),
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX excuse_summons ON excuse (summons);
CREATE INDEX excuse_ruled_by ON excuse (ruled_by);

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    sitting INTEGER NOT NULL REFERENCES sitting (id),
    party INTEGER NOT NULL REFERENCES party (id),
    capacity TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '' CHECK (state <> ''),
    segment INTEGER,
    arrived TEXT,
    left_at TEXT,
    oath TEXT NOT NULL DEFAULT '',
    counsel TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendance_sitting ON attendance (sitting);
CREATE INDEX attendance_party ON attendance (party);
