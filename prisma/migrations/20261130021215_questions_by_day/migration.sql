-- A report counts the questions that were asked in its days.
CREATE INDEX "question_asked_at_idx" ON "question"("asked_at");
