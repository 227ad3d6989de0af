-- The time is the caller's: a test moves the clock of the process, and with it everything that is written down. What the release
-- before this one calls stays beside it.
CREATE FUNCTION "release_waiting"(person UUID, wrote_from BIGINT, at TIMESTAMPTZ) RETURNS BOOLEAN LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE "delivery" SET "state" = 'pending', "identity_id" = wrote_from, "attempts" = 0, "error" = NULL, "since" = at
  WHERE "contact_id" = person AND "state" = 'waiting';
  RETURN FOUND;
END
$$;

CREATE FUNCTION "release_waiting_of"(people UUID[], wrote_from BIGINT[], at TIMESTAMPTZ) RETURNS SETOF UUID LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN QUERY
  UPDATE "delivery" d SET "state" = 'pending', "identity_id" = w."wrote_from", "attempts" = 0, "error" = NULL, "since" = at
  FROM unnest(people, wrote_from) AS w("person", "wrote_from")
  WHERE d."contact_id" = w."person" AND d."state" = 'waiting' RETURNING d."contact_id";
END
$$;
