-- CreateTable
CREATE TABLE "pairing_link" (
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pairing_link_pkey" PRIMARY KEY ("token_hash")
);
