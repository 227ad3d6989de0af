-- When the last backup was made and proved; its age is watched.
CREATE TABLE "backup_made" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" BIGINT NOT NULL,
    "letters" INTEGER NOT NULL,
    CONSTRAINT "backup_made_pkey" PRIMARY KEY ("at")
);
