-- Older releases cannot run on this.
-- What is written about people is sealed from here on, also what they are known by: an older release would take everybody for somebody new.
-- CreateTable
CREATE TABLE "person_key" (
    "contact_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("contact_id")
);
