-- Which files are kept, when each was put last and how often: two senders of the same bytes, on whatever hosts, are told
-- apart by this row, and whoever removes the file holds it meanwhile.
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "put_at" TIMESTAMPTZ(3) NOT NULL,
    "puts" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);
