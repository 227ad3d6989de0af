-- An objection to what became of an information request is a question to the head with a day by which it is answered.
ALTER TABLE "question" ADD COLUMN "due_on" DATE;

-- Who was told of a clock that is not a request's own: an objection, a question, a duty to a person about their data.
CREATE TABLE "clock_said" (
  "clock" TEXT NOT NULL,
  "subject" UUID NOT NULL,
  "due_on" DATE NOT NULL,
  "rung" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "clock_said_pkey" PRIMARY KEY ("clock", "subject", "due_on", "rung")
);
