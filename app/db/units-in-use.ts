import { z } from 'zod';
import { openStates } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import { CityError } from '../city/city-error.ts';
import type { Database } from './open.ts';

const Row = z.object({ unit: z.string(), requests: z.int(), staff: z.int() });

const sql = `
  SELECT unit, sum(requests)::int AS requests, sum(staff)::int AS staff FROM (
    SELECT unit, count(*) AS requests, 0 AS staff FROM request WHERE state = ANY($1::text[]) GROUP BY unit
    UNION ALL SELECT unit, 0, count(*) FROM staff WHERE revoked_at IS NULL GROUP BY unit) used
  WHERE unit <> ALL($2::text[]) GROUP BY unit ORDER BY unit`;

/**
 * A unit that was taken from the city's file while requests or staff are still its own: nobody would see them. The city is
 * refused then, with what to do; what is finished may name a unit that is gone.
 */
export const refuseLostUnits = async (
  { pool }: Pick<Database, 'pool'>,
  units: readonly Unit[],
): Promise<void> => {
  const { rows } = await pool.query(sql, [openStates, units]);
  const lines = z
    .array(Row)
    .parse(rows)
    .map(
      ({ unit, requests, staff }) =>
        `units.yaml:1 ${unit}: ${requests} open requests and ${staff} members of staff are still of this unit; put it back until the requests are finished, and move the staff ("staff move").`,
    );
  if (lines.length > 0) throw new CityError(lines);
};
