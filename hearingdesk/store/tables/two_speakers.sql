-- The source's own mark for a speaker, so that a label can be led to a person, and written out again as it came.

ALTER TABLE turn ADD COLUMN who TEXT NOT NULL DEFAULT '';
