-- The history's page: by time, and by person and time.
CREATE INDEX "request_event_at_id_idx" ON "request_event"("at", "id");
CREATE INDEX "request_event_actor_at_id_idx" ON "request_event"("actor", "at", "id");
CREATE INDEX "admin_event_at_seq_idx" ON "admin_event"("at", "seq");
CREATE INDEX "admin_event_actor_at_seq_idx" ON "admin_event"("actor", "at", "seq");

-- A check of the whole history that somebody asked for, and what it found.
CREATE TABLE "audit_check" (
  "id" UUID NOT NULL,
  "asked_by" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "done_at" TIMESTAMPTZ(3),
  "result" JSONB,
  CONSTRAINT "audit_check_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_check_asked_at_idx" ON "audit_check"("asked_at");

-- The administrators' page: what was reopened, and what people said with their ratings.
CREATE INDEX "request_event_reopened_idx" ON "request_event"("at") WHERE "action" = 'reopen';
CREATE INDEX "request_commented_idx" ON "request"("since" DESC, "id") WHERE "rating_comment" IS NOT NULL;
