import { handOnStrays } from '../../app/db/inbox.ts';
import { reopenSecondDrafts } from '../../app/db/lapsed-drafts.ts';
import { minute, timed } from '../job.ts';

// What two contacts made one leave behind.

/** Hands on news that was on its way to a contact that went in another. */
export const handOnNews = timed('hand-on-news', minute, ({ db }) => handOnStrays(db.pool));

/** Opens again a second open form of a service, set aside, once the other one is sent or thrown away. */
export const reopenDrafts = timed('reopen-drafts', minute, ({ db, clock }) =>
  reopenSecondDrafts(db.pool, clock()),
);
