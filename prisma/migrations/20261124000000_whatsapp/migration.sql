-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "announced" TEXT,
ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "set_aside_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "early_receipt" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "error" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "early_receipt_pkey" PRIMARY KEY ("channel","account","provider_id","state")
);

-- CreateTable
CREATE TABLE "channel_state" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "qr" TEXT,
    "detail" TEXT,
    "watermark" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_state_pkey" PRIMARY KEY ("channel","account")
);

-- CreateTable
CREATE TABLE "alert_sent" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_sent_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "early_receipt_at_idx" ON "early_receipt"("at");

-- CreateIndex
CREATE INDEX "contact_merged_into_id_idx" ON "contact"("merged_into_id");

-- CreateIndex
CREATE INDEX "identity_phone_idx" ON "identity"("phone");

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say.

-- What waits for its person to write is found by them.
CREATE INDEX "delivery_until_they_write" ON "delivery" ("contact_id", "id") WHERE "state" = 'waiting';

-- A set-aside draft comes back when its place is free.
CREATE INDEX "draft_set_aside" ON "draft" ("set_aside_until") WHERE "set_aside_until" IS NOT NULL;
