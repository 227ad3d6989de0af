-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "account" TEXT,
ADD COLUMN     "channel" TEXT;

-- From here on: what Prisma's schema cannot say.

-- A delivery carries the account it goes out from, so that what is due there is found without looking at what waits for
-- another account. Only rows that do not say so themselves are looked up. One statement of the old version may still
-- insert while this runs: the trigger is there before what waits is filled in.
CREATE FUNCTION "delivery_takes_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT i."channel", i."account" INTO NEW."channel", NEW."account" FROM "identity" i WHERE i."id" = NEW."identity_id";
  RETURN NEW;
END
$$;
CREATE TRIGGER "delivery_has_account" BEFORE INSERT ON "delivery"
    FOR EACH ROW WHEN (NEW."channel" IS NULL) EXECUTE FUNCTION "delivery_takes_account"();
CREATE TRIGGER "delivery_moves_account" BEFORE UPDATE OF "identity_id" ON "delivery"
    FOR EACH ROW WHEN (NEW."identity_id" IS DISTINCT FROM OLD."identity_id") EXECUTE FUNCTION "delivery_takes_account"();
UPDATE "delivery" d SET "channel" = i."channel", "account" = i."account"
FROM "identity" i WHERE i."id" = d."identity_id" AND d."state" IN ('pending', 'waiting', 'failed');

CREATE INDEX "delivery_due" ON "delivery" ("channel", "account", "next_attempt_at", "id") WHERE "state" = 'pending';

-- What waited for several people to write goes out to where they wrote from; gives those people for whom something waited.
-- A function for the same reason as "release_waiting".
CREATE FUNCTION "release_waiting_of"(people UUID[], wrote_from BIGINT[]) RETURNS SETOF UUID LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN QUERY
  UPDATE "delivery" d SET "state" = 'pending', "identity_id" = w."wrote_from", "attempts" = 0, "error" = NULL, "since" = now()
  FROM unnest(people, wrote_from) AS w("person", "wrote_from")
  WHERE d."contact_id" = w."person" AND d."state" = 'waiting' RETURNING d."contact_id";
END
$$;
