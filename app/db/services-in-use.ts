import { z } from 'zod';
import { openStates } from '../../domain/state.ts';
import { CityError } from '../city/city-error.ts';
import type { Database } from './open.ts';

const Row = z.object({ service: z.string(), requests: z.int(), forms: z.int() });

const sql = `
  SELECT service, sum(requests)::int AS requests, sum(forms)::int AS forms FROM (
    SELECT service, count(*) AS requests, 0 AS forms FROM request
    WHERE state = ANY($1::text[]) AND service = ANY($2::text[]) GROUP BY service
    UNION ALL SELECT service, 0, count(*) FROM draft
    WHERE state IN ('open', 'submitting', 'abandoned') AND service = ANY($2::text[]) GROUP BY service) used
  GROUP BY service ORDER BY service`;

/** A service that would go while requests or forms are still of it: nobody could go on with them. The change is refused then, with what to do. */
export const refuseLostServices = async (
  { pool }: Pick<Database, 'pool'>,
  gone: readonly string[],
): Promise<void> => {
  if (gone.length === 0) return;
  const { rows } = await pool.query(sql, [openStates, gone]);
  const lines = z
    .array(Row)
    .parse(rows)
    .map(
      ({ service, requests, forms }) =>
        `services/${service}.yaml:1 ${service}: ${requests} open requests and ${forms} forms are still of this service; keep it and close it ("service close") until they are finished.`,
    );
  if (lines.length > 0) throw new CityError(lines);
};
