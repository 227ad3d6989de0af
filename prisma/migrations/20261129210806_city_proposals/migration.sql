-- A change that waits for the head: what it would edit, before it is a version with files.
ALTER TABLE "city_version" ADD COLUMN "edits" JSONB;
