import { z } from 'zod';
import type { Rows } from './erase-rows.ts';
import { runSql, type Tx } from './run-sql.ts';

/** An erasure as it is kept: what went, by ids alone. */
export const Erasure = z.object({
  id: z.guid(),
  at: z.iso.datetime(),
  requestIds: z.array(z.guid()),
  contactIds: z.array(z.guid()),
  employeeIds: z.array(z.guid()),
});
export type Erasure = z.infer<typeof Erasure>;

const insert = `INSERT INTO erasure (id, at, request_ids, contact_ids, employee_ids)
  VALUES ($1::uuid, $2::timestamptz, $3::uuid[], $4::uuid[], $5::uuid[]) ON CONFLICT DO NOTHING`;

/** Writes down what was erased, in the same transaction. */
export const noteErasure = async (
  tx: Tx,
  { id, at, requestIds, contactIds, employeeIds }: { id: string; at: string } & Rows,
): Promise<void> => {
  await runSql(tx, insert, [id, at, requestIds, contactIds, employeeIds]);
};

const Rows = z.array(
  z.object({
    ...Erasure.shape,
    at: z.date().transform((at) => at.toISOString()),
  }),
);

/** All erasures there ever were, as this database has them. */
export const erasures = async (tx: Tx): Promise<Erasure[]> =>
  Rows.parse(
    await runSql(
      tx,
      `SELECT id, at, request_ids AS "requestIds", contact_ids AS "contactIds", employee_ids AS "employeeIds" FROM erasure ORDER BY at, id`,
    ),
  );
