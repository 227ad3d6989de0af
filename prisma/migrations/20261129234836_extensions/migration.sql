-- By how much a promise may be extended and was, with the reason; and for which due day its applicant was told that it may pass.
ALTER TABLE "request" ADD COLUMN "extension" JSONB;
ALTER TABLE "request" ADD COLUMN "warned_for" DATE;
