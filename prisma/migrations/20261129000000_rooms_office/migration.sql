-- CreateTable
CREATE TABLE "calendar_link" (
    "resource" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_link_pkey" PRIMARY KEY ("resource")
);

-- Whom to remind is asked every minute: only what is still to be reminded of stands in this index.
CREATE INDEX "booking_to_remind" ON "booking"("starts_at") WHERE "kind" = 'request' AND "released_at" IS NULL AND "reminded_at" IS NULL;
