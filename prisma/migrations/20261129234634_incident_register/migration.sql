-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" TEXT,
ADD COLUMN     "authority_at" TIMESTAMPTZ(3),
ADD COLUMN     "authority_by" TEXT,
ADD COLUMN     "channel" TEXT,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "closed_by" TEXT,
ADD COLUMN     "counted_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_by" TEXT,
ADD COLUMN     "requests" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "staff_id" UUID,
ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "incident_person" (
    "incident_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "kinds" TEXT[],
    "requests" TEXT[],
    "told" TEXT,
    "told_at" TIMESTAMPTZ(3),
    "delivery_id" BIGINT,

    CONSTRAINT "incident_person_pkey" PRIMARY KEY ("incident_id","contact_id")
);

-- CreateTable
CREATE TABLE "incident_entry" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "incident_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incident_staff_id_idx" ON "incident"("staff_id");

-- CreateIndex
CREATE INDEX "incident_person_contact_id_idx" ON "incident_person"("contact_id");

-- CreateIndex
CREATE INDEX "incident_entry_incident_id_id_idx" ON "incident_entry"("incident_id", "id");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_person" ADD CONSTRAINT "incident_person_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_entry" ADD CONSTRAINT "incident_entry_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say.

UPDATE "incident" SET "requests" = ARRAY["request_number"] WHERE "request_number" IS NOT NULL;
