-- From here on: what Prisma's schema cannot say.

-- What a unit is named beside and is not finished: a few of all it ever was. Dispositions are rare, so that each may find
-- its own place at once; a list of what has none yet would be read with every look.
CREATE INDEX "request_supported" ON "request" USING GIN ("supporting_units") WITH (fastupdate = off) WHERE "state" IN ('disposed', 'in_progress');

-- What the head set a day for, soonest first.
CREATE INDEX "request_due" ON "request" ("state", "unit", "due_on") WHERE "due_on" IS NOT NULL;
