-- What somebody is found by is a keyed hash; beside it stands the value itself, sealed with their own key.
ALTER TABLE "contact" ADD COLUMN "phone_key" TEXT;
CREATE INDEX "contact_phone_key_idx" ON "contact"("phone_key");
ALTER TABLE "identity" ADD COLUMN "own_address" TEXT, ADD COLUMN "own_phone" TEXT;
