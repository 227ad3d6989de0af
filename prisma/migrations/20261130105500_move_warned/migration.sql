-- When an applicant was reminded that a proposed move still waits for their answer.
ALTER TABLE "booking_move" ADD COLUMN "warned_at" TIMESTAMPTZ(3);
