-- Who signed a complaint; what came with a letter of reasons; when a decision was announced, and from when its days run.

CREATE TABLE complaint_signature (
    id INTEGER PRIMARY KEY,
    complaint INTEGER NOT NULL REFERENCES complaint (id),
    party INTEGER NOT NULL REFERENCES party (id),
    day TEXT
) STRICT;
CREATE INDEX complaint_signature_complaint ON complaint_signature (complaint);
CREATE INDEX complaint_signature_party ON complaint_signature (party);

ALTER TABLE excuse ADD COLUMN attachments TEXT NOT NULL DEFAULT '';

ALTER TABLE decision ADD COLUMN announced TEXT;
ALTER TABLE decision ADD COLUMN runs_from TEXT NOT NULL DEFAULT '';

ALTER TABLE measure ADD COLUMN days INTEGER;
