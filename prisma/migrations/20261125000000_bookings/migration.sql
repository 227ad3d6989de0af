-- One table for everything that holds something: requests, forms being filled in, moves waiting for a yes, blocks.
-- What is held already is held by its request, without set-up time: it was given away before there was any.
ALTER TABLE "booking" ADD COLUMN     "block_id" UUID,
ADD COLUMN     "contact_id" UUID,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "draft_id" UUID,
ADD COLUMN     "free_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_until" TIMESTAMPTZ(3),
ADD COLUMN     "holder" UUID,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'request',
ADD COLUMN     "move_id" UUID,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ALTER COLUMN "request_id" DROP NOT NULL;
UPDATE "booking" SET "free_at" = "ends_at", "holder" = "request_id";
ALTER TABLE "booking" ALTER COLUMN "free_at" SET NOT NULL, ALTER COLUMN "holder" SET NOT NULL;

-- CreateTable
CREATE TABLE "booking_block" (
    "id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_move" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "old_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "old_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot_watch" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "amount" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "slot_watch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "booking_block_resource_ends_at_idx" ON "booking_block"("resource", "ends_at");

-- CreateIndex
CREATE INDEX "booking_block_staff_id_idx" ON "booking_block"("staff_id");

-- CreateIndex
CREATE INDEX "booking_move_request_id_idx" ON "booking_move"("request_id");

-- CreateIndex
CREATE INDEX "booking_move_state_expires_at_idx" ON "booking_move"("state", "expires_at");

-- CreateIndex
CREATE INDEX "booking_move_staff_id_idx" ON "booking_move"("staff_id");

-- CreateIndex
CREATE INDEX "slot_watch_resource_date_idx" ON "slot_watch"("resource", "date");

-- CreateIndex
CREATE INDEX "slot_watch_contact_id_idx" ON "slot_watch"("contact_id");

-- CreateIndex
CREATE INDEX "booking_draft_id_idx" ON "booking"("draft_id");

-- CreateIndex
CREATE INDEX "booking_contact_id_created_at_idx" ON "booking"("contact_id", "created_at");

-- CreateIndex
CREATE INDEX "booking_move_id_idx" ON "booking"("move_id");

-- CreateIndex
CREATE INDEX "booking_block_id_idx" ON "booking"("block_id");

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "booking_move"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_block_id_fkey" FOREIGN KEY ("block_id") REFERENCES "booking_block"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_block" ADD CONSTRAINT "booking_block_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_move" ADD CONSTRAINT "booking_move_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_move" ADD CONSTRAINT "booking_move_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_watch" ADD CONSTRAINT "slot_watch_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two holders never hold the same seat at the same time, whoever presses first. A holder is not in its own way: a request
-- whose period is moved by an hour holds both periods until the applicant has agreed.
ALTER TABLE "booking"
    DROP CONSTRAINT "booking_no_overlap",
    DROP CONSTRAINT "booking_period",
    ADD CONSTRAINT "booking_period" CHECK ("ends_at" > "starts_at" AND "free_at" >= "ends_at"),
    ADD CONSTRAINT "booking_no_overlap" EXCLUDE USING gist (
        "resource" WITH =, "seat" WITH =, tstzrange("starts_at", "free_at") WITH &&, "holder" WITH <>
    ) WHERE ("released_at" IS NULL),
    ADD CONSTRAINT "booking_kind" CHECK (CASE "kind"
        WHEN 'request' THEN "request_id" IS NOT NULL AND "holder" = "request_id"
        WHEN 'proposal' THEN "request_id" IS NOT NULL AND "holder" = "request_id" AND "move_id" IS NOT NULL
        WHEN 'draft' THEN "draft_id" IS NOT NULL AND "contact_id" IS NOT NULL AND "held_until" IS NOT NULL
        WHEN 'block' THEN "block_id" IS NOT NULL AND "holder" = "block_id"
        ELSE false END);
ALTER TABLE "booking_block" ADD CONSTRAINT "booking_block_period" CHECK ("ends_at" > "starts_at");
ALTER TABLE "booking_move"
    ADD CONSTRAINT "booking_move_period" CHECK ("ends_at" > "starts_at"),
    ADD CONSTRAINT "booking_move_state" CHECK ("state" IN ('proposed', 'accepted', 'refused', 'expired'));

-- One proposal at a time, and nobody waits twice for the same day.
CREATE UNIQUE INDEX "booking_move_one_proposed" ON "booking_move"("request_id") WHERE "state" = 'proposed';
CREATE UNIQUE INDEX "slot_watch_once" ON "slot_watch"("contact_id", "resource", "date") WHERE "told_at" IS NULL;
