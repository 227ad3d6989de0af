-- Over which channel a request came: telegram, whatsapp, or counter; null where it was made before this was written down.
ALTER TABLE "request" ADD COLUMN "channel" TEXT;

-- What figures want to know of what was received, without reading the requests themselves.
CREATE INDEX "request_submitted_at_id_service_unit_channel_idx" ON "request"("submitted_at", "id", "service", "unit", "channel");
DROP INDEX "request_submitted_at_idx";

-- What of a request's fate takes the calendar to work out, as it was worked out last.
CREATE TABLE "request_measure" (
  "request_id" UUID NOT NULL,
  "service" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "ended" TEXT,
  "withdrawn_at" TIMESTAMPTZ(3),
  "late_decision" BOOLEAN NOT NULL,
  "late_end" BOOLEAN NOT NULL,
  "late_withdrawal" BOOLEAN NOT NULL,
  "to_decision" DOUBLE PRECISION,
  "to_end" DOUBLE PRECISION,
  "paused" TIMESTAMPTZ(3)[],
  "resumed" TIMESTAMPTZ(3)[],
  "pauses" DOUBLE PRECISION[],
  "reopened" TIMESTAMPTZ(3)[],
  "rated" TIMESTAMPTZ(3)[],
  "stars" INTEGER[],
  "last_pause" TIMESTAMPTZ(3),
  "last_reopened" TIMESTAMPTZ(3),
  "last_rated" TIMESTAMPTZ(3),
  "calendar" INTEGER NOT NULL,
  CONSTRAINT "request_measure_pkey" PRIMARY KEY ("request_id"),
  CONSTRAINT "request_measure_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "request_measure_decided_at_idx" ON "request_measure"("decided_at");
CREATE INDEX "request_measure_ended_at_idx" ON "request_measure"("ended_at");
CREATE INDEX "request_measure_withdrawn_at_idx" ON "request_measure"("withdrawn_at");
CREATE INDEX "request_measure_last_pause_idx" ON "request_measure"("last_pause");
CREATE INDEX "request_measure_last_reopened_idx" ON "request_measure"("last_reopened");
CREATE INDEX "request_measure_last_rated_idx" ON "request_measure"("last_rated");
CREATE INDEX "request_measure_calendar_idx" ON "request_measure"("calendar");

-- Those whose measures are to be worked out anew; each change adds a row of its own, so that nobody waits for anybody.
CREATE TABLE "request_to_measure" (
  "id" BIGSERIAL NOT NULL,
  "request_id" UUID NOT NULL,
  CONSTRAINT "request_to_measure_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION "mark_fate_to_measure"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "request_to_measure" ("request_id") VALUES (NEW."request_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "request_fate_to_measure" AFTER INSERT OR UPDATE ON "request_fate"
FOR EACH ROW EXECUTE FUNCTION "mark_fate_to_measure"();

CREATE TRIGGER "request_rating_to_measure" AFTER INSERT OR UPDATE OF "stars", "at" ON "request_rating"
FOR EACH ROW EXECUTE FUNCTION "mark_fate_to_measure"();

CREATE FUNCTION "mark_request_to_measure"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "request_to_measure" ("request_id") VALUES (NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "request_to_measure" AFTER UPDATE OF "service", "unit", "channel", "promised_on", "due_on", "submitted_at" ON "request"
FOR EACH ROW WHEN ((OLD."service", OLD."unit", OLD."channel", OLD."promised_on", OLD."due_on", OLD."submitted_at")
  IS DISTINCT FROM (NEW."service", NEW."unit", NEW."channel", NEW."promised_on", NEW."due_on", NEW."submitted_at"))
EXECUTE FUNCTION "mark_request_to_measure"();

INSERT INTO "request_to_measure" ("request_id") SELECT "request_id" FROM "request_fate";

-- What is measured is read instead.
DROP INDEX "request_fate_paused_idx";
DROP INDEX "request_fate_reopened_idx";
