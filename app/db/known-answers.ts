import type { Earlier } from '../../flows/features/form/facts-and-effects.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './open.ts';
import { requestViews } from './requests.ts';

/** So many of a person's own requests are looked at, and so many of their colleagues. */
const newest = 5;

/** The newest requests of others in the office that each of these people works for. */
const ofOffice = `
SELECT me.id AS "contactId", r.id
FROM contact me JOIN employee e ON e.id = me.employee_id AND e.left_at IS NULL
CROSS JOIN LATERAL (
  SELECT r.id FROM employee o JOIN contact k ON k.employee_id = o.id JOIN request r ON r.contact_id = k.id
  WHERE o.agency = e.agency AND k.id <> me.id
    AND EXISTS (SELECT 1 FROM request_letter l WHERE l.request_id = r.id AND l.signer IS NOT NULL)
  ORDER BY r.submitted_at DESC LIMIT $2::int) r
WHERE me.id = ANY($1::uuid[])`;

const signersOf = ({ letters }: RequestView): Earlier['signers'] =>
  letters.flatMap(({ signer }) => (signer ? [signer] : []));

/** What these people have sent before, and who signed for their office, each with whose it is; the newest first. */
export const knownAnswers = async (
  db: Pick<Database, 'pool'>,
  vault: Pick<Vault, 'open'>,
  contactIds: readonly string[],
): Promise<{ contactId: string; earlier: Earlier }[]> => {
  const { rows } = await db.pool.query<{ contactId: string; id: string }>(ofOffice, [contactIds, newest]);
  const own = await requestViews(db, vault, { contactIds, take: newest });
  const ids = [...new Set(rows.map(({ id }) => id))];
  const theirs = ids.length > 0 ? await requestViews(db, vault, { ids }) : [];
  const byId = new Map(theirs.map((request) => [request.id, request]));
  return [
    ...own.map((request) => ({
      contactId: request.contactId,
      earlier: { service: request.service, answers: request.answers, signers: signersOf(request) },
    })),
    ...rows.flatMap(({ contactId, id }) => {
      const request = byId.get(id);
      return request
        ? [{ contactId, earlier: { service: request.service, answers: {}, signers: signersOf(request) } }]
        : [];
    }),
  ];
};
