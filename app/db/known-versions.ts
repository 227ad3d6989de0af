import { z } from 'zod';

/**
 * Which versions of their rows a turn was decided on, so that the statement that writes it can see whether they are still
 * the ones: contact, employee and drafts by the transaction that wrote them, the rest by what it says.
 */
export const KnownVersions = z.object({
  /** The form they are in. */
  draftId: z.string().nullable(),
  contact: z.string(),
  employee: z.string().nullable(),
  /** As somebody is found by it. */
  phone: z.string().nullable(),
  drafts: z.record(z.string(), z.string()),
  closed: z.record(z.string(), z.string()).nullable(),
});
export type KnownVersions = z.infer<typeof KnownVersions>;

/**
 * The same in SQL, of identity `i`, contact `c` and employee `e`; `now` and the id of the form they are in are expressions.
 * Load and commit use this one text: whatever else a load comes to read of somebody belongs here.
 */
export const versionsOf = (now: string, draftId: string): string => `jsonb_build_object(
  'draftId', ${draftId}, 'contact', c.xmin::text, 'employee', e.xmin::text, 'phone', i.phone,
  'drafts', (SELECT coalesce(jsonb_object_agg(v.id, v.xmin::text), '{}') FROM draft v
    WHERE v.contact_id = c.id AND (v.id = ${draftId} OR (v.state = 'open' AND v.request_id IS NULL AND v.expires_at > ${now}))),
  'closed', (SELECT jsonb_object_agg(service, notice) FROM closed_service))`;

/** Of somebody who is only about to be kept. */
export const noVersions = ({ phone, closed }: Pick<KnownVersions, 'phone' | 'closed'>): KnownVersions => ({
  ...{ draftId: null, contact: '', employee: null, phone, drafts: {}, closed },
});
