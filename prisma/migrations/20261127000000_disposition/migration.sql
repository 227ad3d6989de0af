-- AlterTable
ALTER TABLE "request" ADD COLUMN     "agenda_no" INTEGER,
ADD COLUMN     "agenda_on" DATE,
ADD COLUMN     "disposition" JSONB,
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "rating_comment" TEXT,
ADD COLUMN     "schedule" JSONB,
ADD COLUMN     "supporting_units" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "request_message" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "sender" TEXT NOT NULL,
    "staff_id" UUID,
    "unit" TEXT,
    "body" TEXT NOT NULL,
    "sha256" TEXT,
    "shown" TEXT,
    "name" TEXT,
    "mime" TEXT,
    "bytes" INTEGER,
    "pages" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acting_head" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "named_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "acting_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "request_message_request_id_created_at_idx" ON "request_message"("request_id", "created_at");

-- CreateIndex
CREATE INDEX "request_message_sha256_idx" ON "request_message"("sha256");

-- CreateIndex
CREATE INDEX "request_message_shown_idx" ON "request_message"("shown");

-- CreateIndex
CREATE INDEX "request_message_created_at_idx" ON "request_message"("created_at");

-- CreateIndex
CREATE INDEX "request_message_staff_id_idx" ON "request_message"("staff_id");

-- CreateIndex
CREATE INDEX "acting_head_staff_id_idx" ON "acting_head"("staff_id");

-- CreateIndex
CREATE INDEX "request_supporting_units_idx" ON "request" USING GIN ("supporting_units");

-- CreateIndex
CREATE UNIQUE INDEX "request_agenda_year_agenda_no_key" ON "request"("agenda_year", "agenda_no");

-- AddForeignKey
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acting_head" ADD CONSTRAINT "acting_head_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whether anything still refers to a stored file is asked whenever one is thrown away.
CREATE INDEX "request_result_file_sha256_idx" ON "request" ((result_file ->> 'sha256'));
CREATE INDEX "request_result_file_shown_idx" ON "request" ((result_file ->> 'shown'));
CREATE INDEX "request_disposition_paper_sha256_idx" ON "request" ((disposition -> 'paper' ->> 'sha256'));
CREATE INDEX "request_disposition_paper_shown_idx" ON "request" ((disposition -> 'paper' ->> 'shown'));
