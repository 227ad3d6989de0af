import { indexAll } from '../../app/db/search-index.ts';
import { openSearchKeys } from '../../app/search-keys.ts';
import { minute, timed } from '../job.ts';

/** Keeps what requests are found by; after an upgrade, of all there are. A search at the desk looks after the latest itself. */
export const indexRequests = timed('index-requests', minute, async ({ db, vault, catalogue, log }) => {
  const count = await indexAll({ db, vault, catalogue, keys: openSearchKeys(vault) });
  if (count > 0) log.info({ count }, 'requests can be searched');
});
