-- What waited for a person to write goes out to where they wrote from. A function, because its statement sees what was
-- committed until its caller had the identity's row, not only until the caller began: a delivery that begins to wait at
-- that very moment is not overlooked.
CREATE FUNCTION "release_waiting"(person UUID, wrote_from BIGINT) RETURNS BOOLEAN LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE "delivery" SET "state" = 'pending', "identity_id" = wrote_from, "attempts" = 0, "error" = NULL, "since" = now()
  WHERE "contact_id" = person AND "state" = 'waiting';
  RETURN FOUND;
END
$$;
