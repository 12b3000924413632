-- Of a file that was offered: where it lay and how it was wanted to be read, so that it can be tried again; the change
-- that brought it in, so that what was undone since can be told from what stands.

ALTER TABLE import_ledger ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE import_ledger ADD COLUMN format TEXT NOT NULL DEFAULT '';
ALTER TABLE import_ledger ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE import_ledger ADD COLUMN encoding TEXT NOT NULL DEFAULT '';
ALTER TABLE import_ledger ADD COLUMN change INTEGER;
