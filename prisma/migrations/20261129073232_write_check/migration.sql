CREATE TABLE "write_check" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "write_check_pkey" PRIMARY KEY ("id")
);
