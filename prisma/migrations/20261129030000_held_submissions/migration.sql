-- CreateTable
CREATE TABLE "held_submission" (
    "draft_id" UUID NOT NULL,
    "because" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_submission_pkey" PRIMARY KEY ("draft_id")
);

-- CreateIndex
CREATE INDEX "held_submission_next_try_at_idx" ON "held_submission"("next_try_at");

-- AddForeignKey
ALTER TABLE "held_submission" ADD CONSTRAINT "held_submission_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What an operator looks through when something went wrong: few rows among many.
CREATE INDEX "inbox_message_failed" ON "inbox_message" ("failed_at") WHERE "failed_at" IS NOT NULL AND "payload" IS NOT NULL;
CREATE INDEX "delivery_failed" ON "delivery" ("next_attempt_at") WHERE "state" = 'failed';
