-- Orders against a person beside the demand for attendance: an accompany order, a report to the House.

CREATE TABLE issued_order (
    id INTEGER PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id),
    sitting INTEGER REFERENCES sitting (id),
    instrument TEXT NOT NULL DEFAULT '' CHECK (instrument <> ''),
    party INTEGER REFERENCES party (id),
    reason TEXT NOT NULL DEFAULT '',
    resolution INTEGER REFERENCES resolution (id),
    issued TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    served TEXT,
    valid_until TEXT,
    result TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    remark_ko TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX issued_order_hearing ON issued_order (hearing);
CREATE INDEX issued_order_sitting ON issued_order (sitting);
CREATE INDEX issued_order_party ON issued_order (party);
CREATE INDEX issued_order_resolution ON issued_order (resolution);
