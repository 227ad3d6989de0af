import { z } from 'zod';
import { runSql, type Tx } from './run-sql.ts';

const Row = z.tuple([z.object({ contactId: z.string() })]);

/** The contact whose request it is: what is written of it is sealed with their key. */
export const applicantOf = async (tx: Tx, requestId: string): Promise<string> => {
  const rows = await runSql(tx, 'SELECT contact_id AS "contactId" FROM request WHERE id = $1::uuid', [
    requestId,
  ]);
  return Row.parse(rows)[0].contactId;
};
