-- AlterTable
ALTER TABLE "inbox_message" ADD COLUMN     "album" TEXT;

-- CreateTable
CREATE TABLE "code_miss" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_miss_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "code_miss_contact_id_at_idx" ON "code_miss"("contact_id", "at");

-- AddForeignKey
ALTER TABLE "code_miss" ADD CONSTRAINT "code_miss_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
