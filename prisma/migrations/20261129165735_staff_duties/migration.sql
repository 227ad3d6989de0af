-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "duties_at" TIMESTAMPTZ(3),
ADD COLUMN     "duties_version" TEXT;
