-- Steps posted at the desk on the web, and what came of each: written in the transaction of the step.
CREATE TABLE "desk_post" (
  "id" UUID NOT NULL,
  "form_id" UUID NOT NULL,
  "staff_id" UUID NOT NULL,
  "request_id" UUID NOT NULL,
  "step" TEXT NOT NULL,
  "outcome" TEXT,
  "say" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "desk_post_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "desk_post_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "desk_post_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "desk_post_form_id_idx" ON "desk_post"("form_id");
CREATE INDEX "desk_post_staff_id_idx" ON "desk_post"("staff_id");
CREATE INDEX "desk_post_request_id_idx" ON "desk_post"("request_id");
