import { z } from 'zod';
import { gramsOf, searchWords } from '../../domain/search-words.ts';
import { foundBy } from '../../flows/features/requests/found-by.ts';
import { requestFace } from '../../flows/features/requests/service-face.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { SearchKeys } from '../search-keys.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './open.ts';
import { requestViews } from './requests.ts';
import { runSql } from './run-sql.ts';
import { inTransaction } from './transaction.ts';

/** What the pieces of requests are made with. */
export type IndexNeeds = {
  db: Pick<Database, 'prisma'>;
  vault: Vault;
  catalogue: Catalogue;
  keys: SearchKeys;
};

// Several may be at it: each takes what nobody else has in hand. Taken first and read afterwards, so that a change that
// comes in between is marked again.
// An array: what stands in IN may be run again for each row, and then takes more than was asked for.
const take = `DELETE FROM request_to_index WHERE request_id = ANY(ARRAY
  (SELECT request_id FROM request_to_index ORDER BY request_id LIMIT $1::int FOR UPDATE SKIP LOCKED))
  RETURNING request_id::text AS id`;

const write = `INSERT INTO request_search (request_id, submitted_at, grams)
  SELECT (row ->> 'id')::uuid, (row ->> 'at')::timestamptz, ARRAY(SELECT jsonb_array_elements_text(row -> 'grams')::int)
  FROM jsonb_array_elements($1::jsonb) row
  ON CONFLICT (request_id) DO UPDATE SET grams = EXCLUDED.grams`;

const Taken = z.array(z.object({ id: z.string() }));

const rowOf = (request: RequestView, { catalogue, keys }: IndexNeeds) => ({
  id: request.id,
  at: request.submittedAt,
  grams: keys(gramsOf(foundBy(request, requestFace({ catalogue }, request)).flatMap(searchWords))),
});

/**
 * Writes the pieces of some requests that are marked, and says how many those were. Whoever ends it in the middle leaves
 * them marked.
 */
export const indexSome = (needs: IndexNeeds, most: number): Promise<number> =>
  inTransaction(needs.db, async (tx) => {
    const ids = Taken.parse(await runSql(tx, take, [most])).map(({ id }) => id);
    if (ids.length === 0) return 0;
    const views = await requestViews(tx, needs.vault, { ids });
    await runSql(tx, write, [JSON.stringify(views.map((view) => rowOf(view, needs)))]);
    return ids.length;
  });

const atOnce = 200;

/** Writes the pieces of all marked requests, some at a time. */
export const indexAll = async (needs: IndexNeeds): Promise<number> => {
  for (let count = 0; ;) {
    const done = await indexSome(needs, atOnce);
    count += done;
    if (done < atOnce) return count;
  }
};
