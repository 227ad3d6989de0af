-- The clock stands still while an applicant completes: by when it is then to be decided, and who was told of a clock.
ALTER TABLE "request" ADD COLUMN "decide_by" DATE;

CREATE TABLE "clock_told" (
  "request_id" UUID NOT NULL,
  "due_on" DATE NOT NULL,
  "rung" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "clock_told_pkey" PRIMARY KEY ("request_id", "due_on", "rung"),
  CONSTRAINT "clock_told_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
