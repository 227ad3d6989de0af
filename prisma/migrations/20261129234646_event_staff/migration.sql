-- Which member of staff did what a history tells of, so that two of one name are not counted together. Earlier events keep their name only.
ALTER TABLE "request_event" ADD COLUMN "staff_id" UUID;
CREATE INDEX "request_event_staff_id_at_idx" ON "request_event"("staff_id", "at") INCLUDE ("action") WHERE "staff_id" IS NOT NULL;

-- Few ratings have words: the last of them are found without looking at the others.
CREATE INDEX "request_rating_comment_at_idx" ON "request_rating"("at" DESC, "id" DESC) WHERE "comment" IS NOT NULL;
