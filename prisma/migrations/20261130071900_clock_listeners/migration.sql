-- Who of the staff was told of a clock, so that those above are told by name.
ALTER TABLE "clock_told" ADD COLUMN "staff_ids" UUID[] DEFAULT ARRAY[]::UUID[];
ALTER TABLE "clock_said" ADD COLUMN "staff_ids" UUID[] DEFAULT ARRAY[]::UUID[];
