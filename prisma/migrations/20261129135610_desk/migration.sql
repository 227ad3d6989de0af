-- The office's desk on the web: a login is a code and a link in the member's own chat; only hashes are kept of what lets anybody in.
CREATE TABLE "desk_login" (
  "attempt_hash" TEXT NOT NULL,
  "link_hash" TEXT NOT NULL,
  "code_key" TEXT NOT NULL,
  "staff_id" UUID NOT NULL,
  "contact_id" UUID NOT NULL,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "desk_login_pkey" PRIMARY KEY ("attempt_hash"),
  CONSTRAINT "desk_login_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "desk_login_link_hash_key" ON "desk_login"("link_hash");
CREATE INDEX "desk_login_staff_id_created_at_idx" ON "desk_login"("staff_id", "created_at");

CREATE TABLE "desk_session" (
  "id" UUID NOT NULL,
  "token_hash" TEXT NOT NULL,
  "staff_id" UUID NOT NULL,
  "contact_id" UUID NOT NULL,
  "agent" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "desk_session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "desk_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "desk_session_token_hash_key" ON "desk_session"("token_hash");
CREATE INDEX "desk_session_staff_id_idx" ON "desk_session"("staff_id");
