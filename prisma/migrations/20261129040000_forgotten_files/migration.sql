-- CreateTable
CREATE TABLE "forgotten_file" (
    "sha256" TEXT NOT NULL,
    "look_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forgotten_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "forgotten_file_look_at_idx" ON "forgotten_file"("look_at");
