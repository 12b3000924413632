-- A person whose name is kept from some readers; words that a pack must not say.

ALTER TABLE party ADD COLUMN marking TEXT NOT NULL DEFAULT '';
ALTER TABLE pack ADD COLUMN withheld TEXT NOT NULL DEFAULT '';

-- Which sources are printed with a pack, and how: JSON.
ALTER TABLE pack ADD COLUMN exhibits TEXT NOT NULL DEFAULT '';

-- How it is set: the style, and whether on both sides of the paper.
ALTER TABLE pack ADD COLUMN style TEXT NOT NULL DEFAULT 'book';
ALTER TABLE pack ADD COLUMN duplex INTEGER NOT NULL DEFAULT 0;

-- How an edition was set, whatever becomes of its pack; "" in those of before.
ALTER TABLE edition ADD COLUMN audience TEXT NOT NULL DEFAULT '';
ALTER TABLE edition ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE edition ADD COLUMN paper TEXT NOT NULL DEFAULT '';
ALTER TABLE edition ADD COLUMN style TEXT NOT NULL DEFAULT '';
ALTER TABLE edition ADD COLUMN duplex INTEGER NOT NULL DEFAULT 0;

-- What the next edition must know of this one (its pages, the sums of what they say), and the file as it was issued.
ALTER TABLE edition ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE edition ADD COLUMN pages_map TEXT NOT NULL DEFAULT '';

CREATE TABLE edition_part (
    id INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL REFERENCES edition (id),
    number INTEGER,
    content BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX edition_part_edition ON edition_part (edition);
