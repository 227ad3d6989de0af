-- Older releases cannot run on this.
-- A copy of a stored file for each person whose it is, under a key of its own that the person's key seals. When the keys of a file are looked at next;
-- those of before at once.
CREATE TABLE "file_key" (
    "sha256" TEXT NOT NULL,
    "owner" UUID NOT NULL,
    "blob" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_key_pkey" PRIMARY KEY ("sha256", "owner")
);
CREATE UNIQUE INDEX "file_key_blob_key" ON "file_key"("blob");
CREATE INDEX "file_key_owner_idx" ON "file_key"("owner");
ALTER TABLE "stored_file" ADD COLUMN "keys_due" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX "stored_file_keys_due_idx" ON "stored_file"("keys_due");
