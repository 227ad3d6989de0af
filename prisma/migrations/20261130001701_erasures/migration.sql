-- CreateTable
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "request_ids" UUID[],
    "contact_ids" UUID[],
    "employee_ids" UUID[],

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "backup_made" ADD COLUMN "folder" TEXT;
