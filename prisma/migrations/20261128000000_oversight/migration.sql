-- AlterTable
ALTER TABLE "request" ADD COLUMN     "escalated_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "digest_counts" TEXT,
ADD COLUMN     "digest_slot" TEXT;

-- CreateTable
CREATE TABLE "admin_event" (
    "seq" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "previous_hash" TEXT,
    "hash" TEXT NOT NULL,
    CONSTRAINT "admin_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "event_to_seal" (
    "chain" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "event_to_seal_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "event_seal" (
    "no" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT NOT NULL,
    CONSTRAINT "event_seal_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "sealed_head" (
    "chain" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "seal_no" INTEGER NOT NULL,
    CONSTRAINT "sealed_head_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "closed_service" (
    "service" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "closed_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "closed_service_pkey" PRIMARY KEY ("service")
);

-- CreateTable
CREATE TABLE "staff_absence" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "staff_absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sealed_head_seal_no_idx" ON "sealed_head"("seal_no");

-- CreateIndex
CREATE INDEX "staff_absence_staff_id_to_on_idx" ON "staff_absence"("staff_id", "to_on");

-- CreateIndex
CREATE INDEX "request_submitted_at_idx" ON "request"("submitted_at");

-- CreateIndex
CREATE INDEX "request_state_since_idx" ON "request"("state", "since");

-- AddForeignKey
ALTER TABLE "sealed_head" ADD CONSTRAINT "sealed_head_seal_no_fkey" FOREIGN KEY ("seal_no") REFERENCES "event_seal"("no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_absence" ADD CONSTRAINT "staff_absence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say.

-- What administrators did, and the seals over all history, are only ever added to.
CREATE FUNCTION "is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "admin_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "admin_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "is_append_only"();
CREATE TRIGGER "event_seal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "event_seal"
    FOR EACH STATEMENT EXECUTE FUNCTION "is_append_only"();
CREATE TRIGGER "sealed_head_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "sealed_head"
    FOR EACH STATEMENT EXECUTE FUNCTION "is_append_only"();

-- What there is of history already is sealed with the first seal.
INSERT INTO "event_to_seal" ("chain", "seq", "hash")
SELECT DISTINCT ON ("request_id") "request_id", "seq", "hash" FROM "request_event" ORDER BY "request_id", "seq" DESC;
