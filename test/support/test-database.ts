import { openDatabase, type Database } from '../../app/db/open.ts';
import { freshDatabase } from './database.ts';

/** Opens a migrated, empty database of one's own; closing it drops it. */
export const openTestDatabase = async (
  options: Parameters<typeof openDatabase>[1] = {},
): Promise<Database> => {
  const fresh = await freshDatabase();
  const db = openDatabase(fresh.url, options);
  return {
    ...db,
    async close() {
      await db.close();
      await fresh.drop();
    },
  };
};
