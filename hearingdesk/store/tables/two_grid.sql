-- Of a promise: to whom it was made, on which day, and what came as an answer.

ALTER TABLE undertaking ADD COLUMN promised_to INTEGER REFERENCES party (id);
ALTER TABLE undertaking ADD COLUMN promised TEXT;
ALTER TABLE undertaking ADD COLUMN answered TEXT;
ALTER TABLE undertaking ADD COLUMN answer TEXT NOT NULL DEFAULT '';
ALTER TABLE undertaking ADD COLUMN answer_ko TEXT NOT NULL DEFAULT '';
CREATE INDEX undertaking_promised_to ON undertaking (promised_to);
