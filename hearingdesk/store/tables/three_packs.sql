-- A person whose name is kept from some readers; words that a pack must not say.

ALTER TABLE party ADD COLUMN marking TEXT NOT NULL DEFAULT '';
ALTER TABLE pack ADD COLUMN withheld TEXT NOT NULL DEFAULT '';
