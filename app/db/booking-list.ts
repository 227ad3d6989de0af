import { z } from 'zod';
import type { Resource } from '../../domain/resources.ts';
import { institutionOf, purposeOf } from '../../flows/features/bookings/booked-for.ts';
import { runSql, type Tx } from './run-sql.ts';

const Row = z.object({
  resource: z.string(),
  kind: z.enum(['request', 'proposal', 'block']),
  startsAt: z.date(),
  endsAt: z.date(),
  seats: z.int(),
  changedAt: z.date(),
  requestId: z.string().nullable(),
  number: z.string().nullable(),
  service: z.string().nullable(),
  version: z.int().nullable(),
  answers: z.record(z.string(), z.unknown()).nullable(),
  institution: z.string().nullable(),
  isEmployee: z.boolean().nullable(),
  blockId: z.string().nullable(),
  reason: z.string().nullable(),
});

type Common = { resource: Resource; from: Date; to: Date; seats: number; changedAt: Date };

/** Who holds a request's period, without anything about a person. */
export type HeldByRequest = Common & {
  kind: 'request' | 'proposal';
  requestId: string;
  number: string;
  service: string;
  version: number;
  purpose: string | null;
  institution: string | null;
};

/** What is held of a resource: seats held together are one. */
export type Held = HeldByRequest | (Common & { kind: 'block'; blockId: string; reason: string });

const sql = `
  SELECT b.resource, b.kind, b.starts_at AS "startsAt", b.ends_at AS "endsAt", count(*)::int AS seats,
    max(b.created_at) AS "changedAt", b.request_id AS "requestId", r.number, r.service, r.version, r.answers,
    r.applicant ->> 'institution' AS institution, r.applicant ? 'nip' AS "isEmployee", b.block_id AS "blockId", k.reason
  FROM booking b LEFT JOIN request r ON r.id = b.request_id LEFT JOIN booking_block k ON k.id = b.block_id
  WHERE b.resource = ANY($1::text[]) AND b.released_at IS NULL AND b.kind IN ('request', 'proposal', 'block')
    AND tstzrange(b.starts_at, b.free_at) && tstzrange($2::timestamptz, $3::timestamptz) AND b.ends_at > $2::timestamptz
  GROUP BY b.resource, b.kind, b.starts_at, b.ends_at, b.request_id, r.id, b.block_id, k.id
  ORDER BY b.starts_at, b.resource, b.ends_at`;

const heldOf = (row: z.infer<typeof Row>): Held => {
  const { resource, startsAt: from, endsAt: to, seats, changedAt } = row;
  const common = { resource, from, to, seats, changedAt };
  if (row.kind === 'block')
    return { ...common, kind: 'block', blockId: row.blockId ?? '', reason: row.reason ?? '' };
  const answers = row.answers ?? {};
  return {
    ...common,
    kind: row.kind,
    requestId: row.requestId ?? '',
    number: row.number ?? '',
    service: row.service ?? '',
    version: row.version ?? 1,
    purpose: purposeOf(answers),
    institution: institutionOf(answers, {
      institution: row.institution,
      isEmployee: row.isEmployee ?? false,
    }),
  };
};

/** What requests and blocks hold of some resources from an instant on, until another if one is given; one query. */
export const heldBetween = async (
  tx: Tx,
  { resources, from, until }: { resources: readonly Resource[]; from: Date; until: Date | null },
): Promise<Held[]> => {
  const rows = await runSql(tx, sql, [[...resources], from, until]);
  return z.array(Row).parse(rows).map(heldOf);
};

/** What a request holds of a resource. */
export type BookedOfRequest = Pick<Common, 'resource' | 'from' | 'to' | 'seats'>;

const OfRequest = z.object({
  resource: z.string(),
  from: z.date(),
  to: z.date(),
  seats: z.int(),
});

/** What a request holds, in the order of time. */
export const bookedOfRequest = async (tx: Tx, requestId: string): Promise<BookedOfRequest[]> => {
  const rows = await runSql(
    tx,
    `SELECT resource, starts_at AS "from", ends_at AS "to", count(*)::int AS seats FROM booking
     WHERE request_id = $1::uuid AND released_at IS NULL AND kind = 'request'
     GROUP BY resource, starts_at, ends_at ORDER BY starts_at, resource`,
    [requestId],
  );
  return z.array(OfRequest).parse(rows);
};
