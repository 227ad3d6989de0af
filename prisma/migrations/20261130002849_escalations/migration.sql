-- Administrators hear of a late request as everybody does, by its clock: of what they were told already they are not told again.
INSERT INTO "clock_told" ("request_id", "due_on", "rung", "at")
SELECT "id", CASE WHEN "state" IN ('disposed', 'in_progress') THEN "due_on" ELSE coalesce("decide_by", "promised_on") END, 'administrator', "since"
FROM "request" WHERE "escalated_since" = "since" AND ("state" NOT IN ('disposed', 'in_progress') OR "due_on" IS NOT NULL)
ON CONFLICT DO NOTHING;
-- An applicant who was told that it is late has been told.
UPDATE "request" r SET "warned_for" = t."due_on" FROM "clock_told" t
WHERE t."request_id" = r."id" AND t."rung" = 'late' AND t."due_on" = coalesce(r."decide_by", r."promised_on");
