import type { Draft } from '../../flows/features/form/draft.ts';
import { mayComeBack } from './lapsed-drafts.ts';
import type { Vault } from '../vault.ts';
import { draftOfRow } from './draft-row.ts';
import type { Database } from './open.ts';
import { isGuid } from './request-view.ts';

type Row = { id: string; contactId: string; draft: unknown };

/** Drafts by their ids, or the open ones that complete requests, each with whose it is; one that cannot be read throws, or is left out where `unreadable` hears of it. */
export const draftsBy = async (
  { pool }: Pick<Database, 'pool'>,
  vault: Vault,
  by: 'id' | 'request_id',
  ids: readonly string[],
  unreadable?: (draftId: string, error: unknown) => void,
): Promise<{ contactId: string; draft: Draft }[]> => {
  const open = by === 'id' ? '' : ` AND d.state = 'open'`;
  const { rows } = await pool.query<Row>(
    `SELECT d.id, to_jsonb(d) AS draft, d.contact_id AS "contactId" FROM draft d WHERE d.${by} = ANY($1::uuid[])${open}`,
    [ids.filter(isGuid)],
  );
  return rows.flatMap(({ id, contactId, draft }) => {
    try {
      return [{ contactId, draft: draftOfRow(draft, vault) }];
    } catch (error) {
      if (!unreadable) throw error;
      unreadable(id, error);
      return [];
    }
  });
};

/** Forms that these people have thrown away and may have back, each with whose it is, the last one first. */
export const thrownDrafts = async (
  { pool }: Pick<Database, 'pool'>,
  vault: Vault,
  contactIds: readonly string[],
  now: Date,
): Promise<{ contactId: string; draft: Draft }[]> => {
  const { rows } = await pool.query<{ draft: unknown; contactId: string }>(
    `SELECT to_jsonb(d) AS draft, d.contact_id AS "contactId" FROM draft d
     WHERE d.contact_id = ANY($1::uuid[]) AND d.state = 'abandoned' AND d.set_aside_until IS NULL AND d.expires_at > $2
       AND ${mayComeBack}
     ORDER BY d.updated_at DESC, d.id`,
    [contactIds, now],
  );
  return rows.map(({ contactId, draft }) => ({ contactId, draft: draftOfRow(draft, vault) }));
};
