-- CreateTable
CREATE TABLE "retention_run" (
    "run" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("run")
);

-- CreateTable
CREATE TABLE "retention_count" (
    "run" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "retention_count_pkey" PRIMARY KEY ("run","kind")
);

-- CreateTable
CREATE TABLE "retention_hold" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "held_by" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "released_by" TEXT,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "retention_hold_request_id_idx" ON "retention_hold"("request_id");

-- AddForeignKey
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say.

-- A request is held once at a time.
CREATE UNIQUE INDEX "retention_hold_standing" ON "retention_hold"("request_id") WHERE "released_at" IS NULL;
