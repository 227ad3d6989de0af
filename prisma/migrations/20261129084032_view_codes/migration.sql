-- What opens a staff view beside its link: a short code, sent to the member's own chat.
ALTER TABLE "secure_token"
  ADD COLUMN "code_key" TEXT,
  ADD COLUMN "code_until" TIMESTAMPTZ(3),
  ADD COLUMN "code_tries" INTEGER NOT NULL DEFAULT 0;
