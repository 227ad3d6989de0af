-- DropIndex
DROP INDEX "request_state_unit_promised_on_idx";

-- AlterTable
ALTER TABLE "request" ADD COLUMN     "completion" JSONB,
ADD COLUMN     "completion_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "completion_reminded_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "request_state_unit_promised_on_submitted_at_id_idx" ON "request"("state", "unit", "promised_on", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "request_service_state_unit_promised_on_submitted_at_id_idx" ON "request"("service", "state", "unit", "promised_on", "submitted_at", "id");

-- From here on: what Prisma's schema cannot say.

-- People look for a request by how its code begins, whatever the year before it.
CREATE INDEX "request_code" ON "request" ((right("number", 8)) text_pattern_ops);

-- What waits for its applicant, longest first: those to be reminded, and those to be asked about.
CREATE INDEX "request_to_remind" ON "request" ("since") WHERE "state" = 'needs_completion' AND "completion_reminded_at" IS NULL;
CREATE INDEX "request_to_ask_about" ON "request" ("completion_reminded_at") WHERE "state" = 'needs_completion' AND "completion_asked_at" IS NULL;
