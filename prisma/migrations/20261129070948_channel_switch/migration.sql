-- What an account can do and whether it is switched off; another process asks for both.
ALTER TABLE "channel_state"
    ADD COLUMN "capabilities" JSONB,
    ADD COLUMN "off_since" TIMESTAMPTZ(3);
