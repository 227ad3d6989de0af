-- What the figures have to know of each request's history, kept with every step by whoever writes it.
CREATE TABLE "request_fate" (
  "request_id" UUID NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "ended" TEXT,
  "withdrawn_at" TIMESTAMPTZ(3),
  "reopened" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
  "paused" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
  "resumed" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
  CONSTRAINT "request_fate_pkey" PRIMARY KEY ("request_id"),
  CONSTRAINT "request_fate_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "request_fate_decided_at_idx" ON "request_fate"("decided_at");
CREATE INDEX "request_fate_ended_at_idx" ON "request_fate"("ended_at");
CREATE INDEX "request_fate_withdrawn_at_idx" ON "request_fate"("withdrawn_at");
-- Those that were ever opened again, or paused: few.
CREATE INDEX "request_fate_reopened_idx" ON "request_fate"("request_id") WHERE cardinality("reopened") > 0;
CREATE INDEX "request_fate_paused_idx" ON "request_fate"("request_id") WHERE cardinality("paused") > 0;

-- A look changes no state. A step that the next one takes back never was.
CREATE FUNCTION "request_fate_of"("of_request" UUID) RETURNS SETOF "request_fate" STABLE LANGUAGE sql AS $$
  WITH steps AS (
    SELECT "seq", "action", "from", "to", "at", lead("action") OVER (ORDER BY "seq") AS next
    FROM "request_event" WHERE "request_id" = of_request AND "from" <> "to"
  ), stands AS (SELECT * FROM steps WHERE "action" <> 'take_back' AND next IS DISTINCT FROM 'take_back'),
  first_end AS (SELECT "at", "to" FROM stands WHERE "to" IN ('completed', 'rejected') ORDER BY "seq" LIMIT 1)
  SELECT of_request, min("at") FILTER (WHERE "to" IN ('disposed', 'rejected')),
    (SELECT "at" FROM first_end), (SELECT "to" FROM first_end), min("at") FILTER (WHERE "to" = 'withdrawn'),
    coalesce(array_agg("at" ORDER BY "seq") FILTER (WHERE "action" = 'reopen'), '{}'),
    coalesce(array_agg("at" ORDER BY "seq") FILTER (WHERE "to" = 'needs_completion'), '{}'),
    coalesce(array_agg("at" ORDER BY "seq") FILTER (WHERE "from" = 'needs_completion'), '{}')
  FROM stands $$;

CREATE FUNCTION "keep_request_fate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "request_fate" SELECT * FROM "request_fate_of"(NEW."request_id")
  ON CONFLICT ("request_id") DO UPDATE SET "decided_at" = excluded."decided_at", "ended_at" = excluded."ended_at",
    "ended" = excluded."ended", "withdrawn_at" = excluded."withdrawn_at", "reopened" = excluded."reopened",
    "paused" = excluded."paused", "resumed" = excluded."resumed";
  RETURN NULL;
END $$;

CREATE TRIGGER "request_event_fate" AFTER INSERT ON "request_event"
FOR EACH ROW WHEN (NEW."from" <> NEW."to") EXECUTE FUNCTION "keep_request_fate"();

INSERT INTO "request_fate" SELECT f.* FROM "request" r, "request_fate_of"(r."id") f WHERE r."version" > 1;
