-- Complaints, decisions, the chronology, disputes.

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    hearing INTEGER REFERENCES hearing (id),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    signatures INTEGER,
    addressee TEXT NOT NULL DEFAULT '',
    resolution INTEGER REFERENCES resolution (id),
    resolved TEXT,
    filed TEXT,
    received TEXT,
    state TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX complaint_hearing ON complaint (hearing);
CREATE INDEX complaint_resolution ON complaint (resolution);

CREATE TABLE complaint_count (
    id INTEGER PRIMARY KEY,
    complaint INTEGER NOT NULL REFERENCES complaint (id),
    accused INTEGER NOT NULL REFERENCES party (id),
    offence TEXT NOT NULL DEFAULT '',
    article TEXT NOT NULL DEFAULT '',
    offended TEXT,
    disposition TEXT NOT NULL DEFAULT '',
    disposed TEXT,
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX complaint_count_complaint ON complaint_count (complaint);
CREATE INDEX complaint_count_accused ON complaint_count (accused);

CREATE TABLE complaint_step (
    id INTEGER PRIMARY KEY,
    complaint INTEGER NOT NULL REFERENCES complaint (id),
    complaint_count INTEGER REFERENCES complaint_count (id),
    state TEXT NOT NULL DEFAULT '' CHECK (state <> ''),
    day TEXT,
    text TEXT NOT NULL DEFAULT '',
    text_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX complaint_step_complaint ON complaint_step (complaint);
CREATE INDEX complaint_step_complaint_count ON complaint_step (complaint_count);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    body INTEGER REFERENCES party (id),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    meeting TEXT NOT NULL DEFAULT '',
    meeting_ko TEXT NOT NULL DEFAULT '',
    instrument TEXT NOT NULL DEFAULT '',
    effect TEXT NOT NULL DEFAULT '',
    reported_verb TEXT NOT NULL DEFAULT '',
    decided TEXT,
    notified TEXT,
    text TEXT NOT NULL DEFAULT '',
    text_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decision_body ON decision (body);

CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    decision INTEGER NOT NULL REFERENCES decision (id),
    number INTEGER,
    addressee INTEGER REFERENCES party (id),
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    text_ko TEXT NOT NULL DEFAULT '',
    due TEXT,
    state TEXT NOT NULL DEFAULT '',
    done TEXT,
    evidence TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX measure_decision ON measure (decision);
CREATE INDEX measure_addressee ON measure (addressee);

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    day TEXT,
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    text_ko TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT '',
    is_key INTEGER NOT NULL DEFAULT 0 CHECK (is_key IN (0, 1)),
    remark TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE fact_party (
    id INTEGER PRIMARY KEY,
    fact INTEGER NOT NULL REFERENCES fact (id),
    party INTEGER NOT NULL REFERENCES party (id)
) STRICT;
CREATE INDEX fact_party_fact ON fact_party (fact);
CREATE INDEX fact_party_party ON fact_party (party);

CREATE TABLE fact_issue (
    id INTEGER PRIMARY KEY,
    fact INTEGER NOT NULL REFERENCES fact (id),
    issue INTEGER NOT NULL REFERENCES issue (id)
) STRICT;
CREATE INDEX fact_issue_fact ON fact_issue (fact);
CREATE INDEX fact_issue_issue ON fact_issue (issue);

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    issue INTEGER REFERENCES issue (id),
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX claim_issue ON claim (issue);

CREATE TABLE claim_version (
    id INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claim (id),
    said_by INTEGER REFERENCES party (id),
    day TEXT,
    text TEXT NOT NULL DEFAULT '' CHECK (text <> ''),
    text_ko TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX claim_version_claim ON claim_version (claim);
CREATE INDEX claim_version_said_by ON claim_version (said_by);

CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    preferred TEXT NOT NULL DEFAULT '' CHECK (preferred <> ''),
    preferred_ko TEXT NOT NULL DEFAULT '',
    replaces TEXT NOT NULL DEFAULT '',
    replaces_ko TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE deadline (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    about_kind TEXT NOT NULL DEFAULT '',
    about INTEGER,
    rule TEXT NOT NULL DEFAULT '',
    trigger_event TEXT NOT NULL DEFAULT '',
    trigger_event_ko TEXT NOT NULL DEFAULT '',
    trigger_day TEXT,
    due TEXT,
    done TEXT,
    state TEXT NOT NULL DEFAULT '',
    contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)),
    derivation TEXT NOT NULL DEFAULT '',
    derivation_ko TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX deadline_about ON deadline (about);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    body_ko TEXT NOT NULL DEFAULT '',
    day TEXT,
    place TEXT NOT NULL DEFAULT '',
    place_ko TEXT NOT NULL DEFAULT '',
    convened_by INTEGER REFERENCES party (id),
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_convened_by ON meeting (convened_by);

CREATE TABLE meeting_attendee (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id),
    party INTEGER NOT NULL REFERENCES party (id),
    office TEXT NOT NULL DEFAULT '',
    office_ko TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_attendee_meeting ON meeting_attendee (meeting);
CREATE INDEX meeting_attendee_party ON meeting_attendee (party);

CREATE TABLE figure (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
    title_ko TEXT NOT NULL DEFAULT '',
    value INTEGER,
    bound TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    unit_ko TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL DEFAULT '',
    as_of TEXT,
    said_by INTEGER REFERENCES party (id),
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX figure_said_by ON figure (said_by);
