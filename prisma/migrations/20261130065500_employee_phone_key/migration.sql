-- An entry of the employee register is sealed with its person's own key and found by a keyed hash of the number.
ALTER TABLE "employee" ADD COLUMN "phone_key" TEXT;
DROP INDEX "employee_phone_idx";
CREATE INDEX "employee_phone_key_idx" ON "employee"("phone_key");
