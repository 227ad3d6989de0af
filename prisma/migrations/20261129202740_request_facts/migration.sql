-- Facts are never overwritten: each rating, completion, disposition, schedule and result is a row of its own, and the
-- request's row holds the latest. The release before goes on with the request's row alone.
CREATE TABLE "request_rating" (
  "id" BIGSERIAL NOT NULL,
  "request_id" UUID NOT NULL,
  "round" INTEGER NOT NULL,
  "stars" INTEGER NOT NULL,
  "comment" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "request_rating_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "request_rating_stars" CHECK ("stars" BETWEEN 1 AND 5),
  CONSTRAINT "request_rating_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "request_rating_request_id_round_key" ON "request_rating"("request_id", "round");
CREATE INDEX "request_rating_at_idx" ON "request_rating"("at");

CREATE TABLE "request_fact" (
  "id" BIGSERIAL NOT NULL,
  "request_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "content" JSONB NOT NULL,
  "files" TEXT[] DEFAULT ARRAY[]::TEXT[],
  CONSTRAINT "request_fact_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "request_fact_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "request_fact_request_id_kind_at_idx" ON "request_fact"("request_id", "kind", "at");
CREATE INDEX "request_fact_files_idx" ON "request_fact" USING GIN ("files");

-- What there is is kept. When a rating was given nobody wrote down: it was after the request was completed.
INSERT INTO "request_rating" ("request_id", "round", "stars", "comment", "at")
SELECT r."id", 1 + (SELECT count(*) FROM "request_event" e WHERE e."request_id" = r."id" AND e."action" = 'reopen'),
  r."rating", r."rating_comment", r."since"
FROM "request" r WHERE r."rating" BETWEEN 1 AND 5;

INSERT INTO "request_fact" ("request_id", "kind", "at", "content")
SELECT "id", 'completion', ("completion" ->> 'at')::timestamptz, "completion" FROM "request"
WHERE "completion" ->> 'at' IS NOT NULL;

INSERT INTO "request_fact" ("request_id", "kind", "at", "content", "files")
SELECT "id", 'disposition', ("disposition" ->> 'at')::timestamptz, "disposition",
  array_remove(ARRAY["disposition" -> 'paper' ->> 'sha256', "disposition" -> 'paper' ->> 'shown'], NULL)
FROM "request" WHERE "disposition" ->> 'at' IS NOT NULL;

INSERT INTO "request_fact" ("request_id", "kind", "at", "content")
SELECT r."id", 'schedule', coalesce(e."at", r."since"), r."schedule" FROM "request" r
LEFT JOIN LATERAL (SELECT "at" FROM "request_event" WHERE "request_id" = r."id" AND "action" = 'start'
  ORDER BY "seq" DESC LIMIT 1) e ON true
WHERE jsonb_typeof(r."schedule") = 'object';

INSERT INTO "request_fact" ("request_id", "kind", "at", "content", "files")
SELECT r."id", 'result', coalesce(e."at", r."since"), jsonb_build_object('outcome', r."outcome", 'file', r."result_file"),
  array_remove(ARRAY[r."result_file" ->> 'sha256', r."result_file" ->> 'shown'], NULL)
FROM "request" r LEFT JOIN LATERAL (SELECT "at" FROM "request_event" WHERE "request_id" = r."id" AND "action" = 'complete'
  ORDER BY "seq" DESC LIMIT 1) e ON true
WHERE r."outcome" IS NOT NULL;
