-- What a person kept softly counts for a day, also when the form it was for has been thrown away.
ALTER TABLE "booking" DROP CONSTRAINT "booking_draft_id_fkey";
ALTER TABLE "booking" ADD CONSTRAINT "booking_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "booking"
    DROP CONSTRAINT "booking_kind",
    ADD CONSTRAINT "booking_kind" CHECK (CASE "kind"
        WHEN 'request' THEN "request_id" IS NOT NULL AND "holder" = "request_id"
        WHEN 'proposal' THEN "request_id" IS NOT NULL AND "holder" = "request_id" AND "move_id" IS NOT NULL
        WHEN 'draft' THEN "contact_id" IS NOT NULL AND "held_until" IS NOT NULL
        WHEN 'block' THEN "block_id" IS NOT NULL AND "holder" = "block_id"
        ELSE false END);

-- What lapsed is thrown away by its age.
CREATE INDEX "booking_soft" ON "booking"("created_at") WHERE "kind" = 'draft';
