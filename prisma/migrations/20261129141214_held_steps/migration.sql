-- What staff sent that has not gone out yet, so that they can take it back: a step with what the request was before, or a message.
CREATE TABLE "held_step" (
  "id" UUID NOT NULL,
  "request_id" UUID NOT NULL,
  "no" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  "staff_id" UUID NOT NULL,
  "from" TEXT,
  "to" TEXT,
  "version" INTEGER,
  "before" JSONB,
  "effects" TEXT NOT NULL,
  "files" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  "held_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "held_step_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "held_step_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "held_step_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "held_step_request_id_idx" ON "held_step"("request_id");
CREATE INDEX "held_step_staff_id_idx" ON "held_step"("staff_id");
CREATE INDEX "held_step_due_at_idx" ON "held_step"("due_at");
