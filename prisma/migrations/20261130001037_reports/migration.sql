-- Which report was ordered for the head: each once.
CREATE TABLE "report_sent" (
  "key" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "report_sent_pkey" PRIMARY KEY ("key")
);

-- What the office proposes to develop (Pasal 11(2)f), of a period's report.
CREATE TABLE "report_proposal" (
  "period" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "written_at" TIMESTAMPTZ(3) NOT NULL,
  "signed_at" TIMESTAMPTZ(3),
  CONSTRAINT "report_proposal_pkey" PRIMARY KEY ("period")
);

-- What a comment is about, as an administrator has picked it.
ALTER TABLE "request_rating" ADD COLUMN "theme" TEXT;

-- What the last comparison of kept rows with the history found.
CREATE TABLE "figures_check" (
  "id" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "looked" INTEGER NOT NULL,
  "differed" INTEGER NOT NULL,
  CONSTRAINT "figures_check_pkey" PRIMARY KEY ("id")
);
