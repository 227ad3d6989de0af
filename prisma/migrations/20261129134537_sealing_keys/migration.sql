-- CreateTable
CREATE TABLE "sealing_key" (
    "id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "seals_from" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "found" INTEGER,
    "unopened" INTEGER,

    CONSTRAINT "sealing_key_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "key_id" TEXT;
