-- Deadlines that are counted: the decision's own number, the days in question, whether somebody must look; the moment
-- that a version of a claim gives.

ALTER TABLE deadline ADD COLUMN number INTEGER;
ALTER TABLE deadline ADD COLUMN span TEXT;
ALTER TABLE deadline ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1));
ALTER TABLE claim_version ADD COLUMN moment TEXT;
