import type pg from 'pg';
import { z } from 'zod';
import type { Database } from './open.ts';

/** A form that was given up: of which service and version of its form, at which question, and on which day it was last touched. */
export type FormStop = { draftId: string; service: string; version: string; item: string; on: string };

// A form is counted in the statement that deletes it: once, whoever is killed.
const end = `
  WITH stops AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS s("draftId" uuid, service text, version text, item text, "on" date)),
  links AS (DELETE FROM secure_token WHERE draft_id = ANY($1::uuid[])),
  gone AS (DELETE FROM draft WHERE id = ANY($1::uuid[]) AND state = 'abandoned' RETURNING id)
  INSERT INTO form_stop (service, version, item, on_day, count)
  SELECT service, version, item, "on", count(*)::int FROM stops JOIN gone ON gone.id = stops."draftId" GROUP BY 1, 2, 3, 4
  ON CONFLICT (service, version, item, on_day) DO UPDATE SET count = form_stop.count + excluded.count`;

/** Deletes forms that were given up, with their links, and counts where their people stopped; nothing says who that was. */
export const deleteDrafts = async (
  pool: pg.Pool,
  ids: readonly string[],
  stops: readonly FormStop[],
): Promise<void> => {
  await pool.query(end, [ids, JSON.stringify(stops)]);
};

const Rows = z.array(z.object({ service: z.string(), item: z.string(), stopped: z.int() }));
export type StoppedAt = z.infer<typeof Rows>[number];

/** At which question how many forms of each service ended that were last touched on some days, both included. */
export const stoppedAt = async (
  { pool }: Pick<Database, 'pool'>,
  { from, to }: { from: string; to: string },
): Promise<StoppedAt[]> => {
  const { rows } = await pool.query(
    `SELECT service, item, sum(count)::int AS stopped FROM form_stop WHERE on_day BETWEEN $1::date AND $2::date
     GROUP BY service, item ORDER BY service, stopped DESC, item`,
    [from, to],
  );
  return Rows.parse(rows);
};
