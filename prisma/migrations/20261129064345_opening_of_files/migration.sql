-- Until when a process has the files of a waiting message open.
ALTER TABLE "inbox_message" ADD COLUMN "opening_until" TIMESTAMPTZ(3);
