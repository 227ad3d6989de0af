import { deleteOrders, oldOrders } from '../../app/db/document-orders.ts';
import { forgetFiles } from '../../app/forget-files.ts';
import { day, minute, timed } from '../job.ts';

const most = 100;
/** As long as a delivery may be on its way, and a little more. */
const keptMs = 7 * day;

/** Throws away documents that were sent a week ago: they can be made again, and hold what people told us. */
export const forgetDocuments = timed('forget-documents', 10 * minute, async (needs) => {
  const { pool } = needs.db;
  const old = await oldOrders(pool, new Date(needs.clock().getTime() - keptMs), most);
  const ids = old.map(({ id }) => id);
  // The files go first: whoever is killed in between finds the orders again.
  await forgetFiles(
    needs,
    old.flatMap(({ sha256 }) => sha256 ?? []),
    { besides: ids },
  );
  await deleteOrders(pool, ids);
});
