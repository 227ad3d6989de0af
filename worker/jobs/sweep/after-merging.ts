import { handOnStrays } from '../../../app/db/inbox.ts';
import type { WorkerNeeds } from '../../needs.ts';

/**
 * What two contacts made one leave behind: news that was on its way to the one that went, and a second open form of a
 * service, set aside, which is opened again once the other one is sent or thrown away.
 */
export const afterMerging = async ({ db, clock }: WorkerNeeds): Promise<void> => {
  await handOnStrays(db.pool);
  await db.prisma.$executeRaw`
    UPDATE draft d SET state = 'open', set_aside_until = NULL
    WHERE d.set_aside_until > ${clock()} AND d.state = 'abandoned' AND NOT EXISTS (
      SELECT 1 FROM draft o WHERE o.contact_id = d.contact_id AND o.service = d.service AND o.id <> d.id AND o.request_id IS NULL
        AND (o.state = 'open' OR (o.set_aside_until IS NOT NULL AND (o.updated_at, o.id) > (d.updated_at, d.id))))`;
};
