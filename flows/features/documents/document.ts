import { z } from 'zod';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What can be drawn, printed or written for somebody, by ids and dates only: what it shows is looked up when it is made. */
export const DocumentOrder = z.discriminatedUnion('kind', [
  /** The Lembar disposisi of a request. */
  z.strictObject({ kind: z.literal('sheet'), requestId: z.uuid() }),
  /** The same with all letters that may go through a chat. */
  z.strictObject({ kind: z.literal('bundle'), requestId: z.uuid() }),
  /** The figures of a month, from its first day. */
  z.strictObject({ kind: z.literal('figures'), month: isoDate }),
  /** The calendar file of a request, for its applicant. */
  z.strictObject({ kind: z.literal('calendar'), requestId: z.uuid() }),
  /** The report of some days, for the head and administrators. */
  z.strictObject({ kind: z.literal('report'), from: isoDate, to: isoDate }),
  /** Who holds what on some days. */
  z.strictObject({ kind: z.literal('bookings'), from: isoDate, days: z.int().min(1).max(7) }),
]);
export type DocumentOrder = z.infer<typeof DocumentOrder>;
