-- AlterTable
ALTER TABLE "request_letter" ADD COLUMN     "signatures" JSONB;

-- CreateTable
CREATE TABLE "document_order" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "what" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "sha256" TEXT,

    CONSTRAINT "document_order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "document_order_contact_id_idx" ON "document_order"("contact_id");

-- CreateIndex
CREATE INDEX "document_order_done_at_created_at_idx" ON "document_order"("done_at", "created_at");

-- AddForeignKey
ALTER TABLE "document_order" ADD CONSTRAINT "document_order_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;
