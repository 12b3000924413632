-- How much of a source's text is in the file, why it is not more, and which older source it takes the place of.
ALTER TABLE source ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN pages INTEGER;
ALTER TABLE source ADD COLUMN replaces INTEGER REFERENCES source (id);
CREATE INDEX source_replaces ON source (replaces);
CREATE INDEX source_digest ON source (digest);

ALTER TABLE source_page ADD COLUMN state TEXT NOT NULL DEFAULT '';
