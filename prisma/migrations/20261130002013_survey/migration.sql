-- Answers to the satisfaction survey: of a service and a unit, of nobody in particular. Who has answered stands with the person alone.
CREATE TABLE "survey_answer" (
  "id" BIGSERIAL NOT NULL,
  "service" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "on_day" DATE NOT NULL,
  "marks" INTEGER[],
  CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "survey_answer_on_day_idx" ON "survey_answer"("on_day");
ALTER TABLE "contact" ADD COLUMN "surveyed_on" DATE;
