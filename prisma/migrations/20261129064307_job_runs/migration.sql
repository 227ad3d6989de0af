CREATE TABLE "job_run" (
    "key" TEXT NOT NULL,
    "run" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "busy_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "aside_until" TIMESTAMPTZ(3),
    "asides" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "job_run_pkey" PRIMARY KEY ("key")
);
