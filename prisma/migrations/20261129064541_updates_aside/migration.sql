-- What a channel brought and could not be read or stored, so that it is acknowledged without being lost.
CREATE TABLE "update_aside" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "payload" TEXT,
    "bytes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "update_aside_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "update_aside_channel_account_digest_key" ON "update_aside"("channel", "account", "digest");
CREATE INDEX "update_aside_at_idx" ON "update_aside"("at");
