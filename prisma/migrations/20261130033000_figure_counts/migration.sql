-- The city's days of what is measured, beside its instants. The release before knows nothing of them: whatever it measures is of another
-- calendar number, so it is measured anew.
ALTER TABLE "request_measure"
  ADD COLUMN "decided_on" DATE,
  ADD COLUMN "ended_on" DATE,
  ADD COLUMN "withdrawn_on" DATE,
  ADD COLUMN "paused_on" DATE[],
  ADD COLUMN "resumed_on" DATE[],
  ADD COLUMN "reopened_on" DATE[],
  ADD COLUMN "rated_on" DATE[];

-- Late, paused or rated more than once: few.
CREATE INDEX "request_measure_late_twice_idx" ON "request_measure"(greatest("decided_at", "ended_at", "withdrawn_at"))
  WHERE "late_decision"::int + "late_end"::int + "late_withdrawal"::int > 1;
CREATE INDEX "request_measure_rated_twice_idx" ON "request_measure"("last_rated") WHERE cardinality("rated") > 1;
CREATE INDEX "request_measure_paused_twice_idx" ON "request_measure"("last_pause") WHERE cardinality("paused") > 1;

-- What is measured, added up: by day, and by month how many took so many tenths of an hour.
CREATE TABLE "figure_count" (
  "what" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "service" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "tenths" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  CONSTRAINT "figure_count_pkey" PRIMARY KEY ("what", "day", "service", "unit", "channel", "tenths")
);

-- Full tenths of an hour; a thousandth of a second more or less is only how a sum came out.
CREATE FUNCTION "tenths_of"("seconds" DOUBLE PRECISION) RETURNS INTEGER IMMUTABLE LANGUAGE sql AS
$$ SELECT (round(seconds * 1000)::bigint / 360000)::int $$;

-- What one request adds up to: on which day what happened, and how long it took where that is asked.
CREATE FUNCTION "figure_counts_of"("m" "request_measure")
RETURNS TABLE ("what" TEXT, "day" DATE, "tenths" INTEGER, "count" INTEGER) IMMUTABLE LANGUAGE sql AS $$
  SELECT * FROM (
    VALUES ('decided', m.decided_on, NULL::int, 1), ('late_decision', m.decided_on, NULL, m.late_decision::int), (m.ended, m.ended_on, NULL, 1),
      ('late_end', m.ended_on, NULL, m.late_end::int), ('withdrawn', m.withdrawn_on, NULL, 1), ('late_withdrawal', m.withdrawn_on, NULL, m.late_withdrawal::int),
      ('rated_once', CASE WHEN cardinality(m.rated_on) = 1 THEN m.rated_on[1] END, NULL, 1),
      ('stars_once', CASE WHEN cardinality(m.rated_on) = 1 THEN m.rated_on[1] END, NULL, m.stars[1]),
      ('to_decision', m.decided_on, tenths_of(m.to_decision), (m.to_decision IS NOT NULL)::int),
      ('to_end', m.ended_on, tenths_of(m.to_end), (m.to_end IS NOT NULL)::int)
  ) AS once(what, day, tenths, count) WHERE day IS NOT NULL AND count > 0
  UNION ALL SELECT 'round', on_day, NULL, 1 FROM unnest(m.paused_on) AS on_day
  UNION ALL SELECT 'reopened', on_day, NULL, 1 FROM unnest(m.reopened_on) AS on_day
  UNION ALL SELECT 'rating', on_day, NULL, 1 FROM unnest(m.rated_on) AS on_day
  UNION ALL SELECT 'paused', u.on_day, tenths_of(u.seconds), 1 FROM unnest(m.resumed_on, m.pauses) AS u(on_day, seconds) WHERE u.on_day IS NOT NULL
$$;

-- The sums change with what they are of, in its transaction, and always in the same order, so that two never wait for each other.
CREATE FUNCTION "keep_figure_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  come CONSTANT TEXT := 'SELECT 1 AS sign, c.service, c.unit, c.channel, f.* FROM come c, figure_counts_of(ROW (c.*)::request_measure) f';
  gone CONSTANT TEXT := 'SELECT -1 AS sign, g.service, g.unit, g.channel, f.* FROM gone g, figure_counts_of(ROW (g.*)::request_measure) f';
BEGIN
  EXECUTE format(
    'INSERT INTO figure_count AS t (what, day, service, unit, channel, tenths, count)
     SELECT what, CASE WHEN tenths IS NULL THEN day ELSE date_trunc(''month'', day)::date END, service, unit, channel, coalesce(tenths, 0), sum(sign * count)
     FROM (%s) changed GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(sign * count) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
     ON CONFLICT (what, day, service, unit, channel, tenths) DO UPDATE SET count = t.count + excluded.count',
    CASE TG_OP WHEN 'INSERT' THEN come WHEN 'DELETE' THEN gone ELSE come || ' UNION ALL ' || gone END);
  RETURN NULL;
END $$;
CREATE TRIGGER "request_measure_come" AFTER INSERT ON "request_measure"
REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION "keep_figure_counts"();
CREATE TRIGGER "request_measure_changed" AFTER UPDATE ON "request_measure"
REFERENCING NEW TABLE AS come OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "keep_figure_counts"();
CREATE TRIGGER "request_measure_gone" AFTER DELETE ON "request_measure"
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "keep_figure_counts"();
