-- When the office answered what somebody added to their rating, and who did; the words stand in the request's history.
ALTER TABLE "request_rating" ADD COLUMN "answered_at" TIMESTAMPTZ(3), ADD COLUMN "answered_by" UUID;
