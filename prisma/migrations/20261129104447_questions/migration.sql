-- Questions to the office: each has a number, a state and what was written about it.
CREATE TABLE "question" (
  "id" UUID NOT NULL,
  "number" TEXT NOT NULL,
  "contact_id" UUID NOT NULL,
  "unit" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "asker" TEXT NOT NULL,
  "request_id" UUID,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "question_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "question_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "question_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "question_number_key" ON "question"("number");
CREATE INDEX "question_contact_id_since_idx" ON "question"("contact_id", "since");
CREATE INDEX "question_request_id_idx" ON "question"("request_id");
CREATE INDEX "question_state_unit_since_idx" ON "question"("state", "unit", "since");

CREATE TABLE "question_message" (
  "id" BIGSERIAL NOT NULL,
  "question_id" UUID NOT NULL,
  "what" TEXT NOT NULL,
  "staff_id" UUID,
  "unit" TEXT,
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "question_message_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "question_message_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "question_message_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "question_message_question_id_id_idx" ON "question_message"("question_id", "id");
CREATE INDEX "question_message_staff_id_idx" ON "question_message"("staff_id");
