-- CreateTable
CREATE TABLE "person_key" (
    "contact_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("contact_id")
);
