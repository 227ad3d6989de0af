import { z } from 'zod';
import type { Message } from '../../flows/kernel/message.ts';
import type { Audience } from '../../flows/features/requests/facts-and-effects.ts';
import { ownVault } from '../own-vault.ts';
import type { Vault } from '../vault.ts';
import type { Prisma } from './generated/client.ts';
import { runSql } from './run-sql.ts';
import { wakeChannel } from './wake.ts';
import type { Unit } from '../../domain/unit.ts';

type Tx = Prisma.TransactionClient;

const numbers = /(?:TD|TN|KB)-\d{4}-\w{8}/g;

type Owned = { number: string; contactId: string };

/** Whose the requests, questions and objections of these numbers are. */
const ownersOf = async (tx: Tx, found: readonly string[]): Promise<Map<string, string>> => {
  const asked = { select: { number: true, contactId: true } };
  const ofRequests = found.filter((number) => number.startsWith('TD-'));
  const ofQuestions = found.filter((number) => !number.startsWith('TD-'));
  const rows: Owned[][] = [
    ofRequests.length === 0
      ? []
      : await tx.request.findMany({ where: { number: { in: ofRequests } }, ...asked }),
    ofQuestions.length === 0
      ? []
      : await tx.question.findMany({ where: { number: { in: ofQuestions } }, ...asked }),
  ];
  return new Map(rows.flat().map(({ number, contactId }) => [number, contactId]));
};

/** Seals what staff are told: of what one person asked with that person's own key, so that it goes with them; of several people or of none with the data key. */
const sealForStaff = async (tx: Tx, vault: Vault, messages: readonly Message[]): Promise<string[]> => {
  const texts = messages.map((message) => JSON.stringify(message));
  const about = texts.map((text) => [...new Set(text.match(numbers))]);
  const owners = await ownersOf(tx, [...new Set(about.flat())]);
  return texts.map((text, n) => {
    const [owner, ...others] = new Set((about[n] ?? []).map((number) => owners.get(number)));
    return owner === undefined || others.length > 0 ? vault.seal(text) : ownVault(vault, owner).seal(text);
  });
};

// The bots are told to look at the outbox in the statement that puts something into it; they hear of it after the commit.

const seal = (messages: readonly Message[], vault: Pick<Vault, 'seal'>): string[] =>
  messages.map((message) => vault.seal(JSON.stringify(message)));

/** Puts messages for one contact into the outbox, in order, to the address last written from; a contact merged meanwhile is found. */
export const tellContact = async (
  tx: Tx,
  vault: Vault,
  contactId: string,
  messages: readonly Message[],
  now: Date,
): Promise<void> => {
  await tx.$executeRaw`
    WITH told AS (INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
    SELECT i.contact_id, i.id, b.body, ${now}::timestamptz, ${now}::timestamptz
    FROM (SELECT i.id, i.contact_id FROM contact c JOIN identity i ON i.contact_id = coalesce(c.merged_into_id, c.id)
      WHERE c.id = ${contactId}::uuid ORDER BY i.last_inbound_at DESC LIMIT 1) i,
      unnest(${seal(messages, ownVault(vault, contactId))}::text[]) WITH ORDINALITY AS b(body, n) ORDER BY b.n RETURNING 1)
    SELECT pg_notify(${wakeChannel}, 'outbox') FROM told LIMIT 1`;
};

/**
 * The CTEs that say who of the staff hears what is said on a day to each row of the CTE `audience` (key, roles, units, on_day,
 * except_id): `hears` (key, staff_id, contact_id, identity_id). `day` and `secretariat` are parameters. Who is away that day is left out. When all operators of an
 * audience's unit are away, the administrators hear in their place, beside the secretariat's operators, who are of every
 * unit's audience.
 */
export const hearsOn = ({ day, secretariat }: { day: string; secretariat: string }): string => `
  at_work AS (
    SELECT s.id, s.contact_id, s.role, s.unit FROM staff s
    WHERE s.revoked_at IS NULL AND s.contact_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staff_absence a
      WHERE a.staff_id = s.id AND a.ended_at IS NULL AND ${day} BETWEEN a.from_on AND a.to_on)),
  deserted AS (
    SELECT DISTINCT a.key FROM audience a JOIN staff s ON s.unit = ANY(a.units)
    WHERE s.revoked_at IS NULL AND s.role = 'operator' AND 'operator' = ANY(a.roles) AND s.contact_id IS NOT NULL
      AND (s.unit <> ${secretariat} OR cardinality(a.units) = 1)
      AND NOT EXISTS (SELECT 1 FROM at_work o WHERE o.role = 'operator' AND o.unit = s.unit)),
  hears AS (
    SELECT a.key, s.id AS staff_id, s.contact_id, i.id AS identity_id
    FROM audience a JOIN at_work s ON (
      (s.role = ANY(a.roles) AND (s.role <> 'operator' OR a.units IS NULL OR s.unit = ANY(a.units)))
      OR EXISTS (SELECT 1 FROM acting_head h
        WHERE h.staff_id = s.id AND h.ended_at IS NULL AND a.on_day BETWEEN h.from_on AND h.to_on)
      OR (s.role = 'administrator' AND EXISTS (SELECT 1 FROM deserted d WHERE d.key = a.key)))
    JOIN LATERAL (SELECT id FROM identity WHERE contact_id = s.contact_id ORDER BY last_inbound_at DESC LIMIT 1) i ON true
    WHERE a.except_id IS NULL OR s.contact_id <> a.except_id)`;

const alert = `
  WITH audience AS (
    SELECT 1 AS key, $1::text[] AS roles, $2::text[] AS units, $3::date AS on_day, $4::uuid AS except_id),
  ${hearsOn({ day: '$6::date', secretariat: '$8::text' })},
  told AS (INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
  SELECT h.contact_id, h.identity_id, b.body, $9::timestamptz, $9::timestamptz FROM hears h, unnest($5::text[]) WITH ORDINALITY AS b(body, n)
  ORDER BY h.staff_id, b.n RETURNING 1),
  woken AS MATERIALIZED (SELECT pg_notify($7, 'outbox') FROM told LIMIT 1)
  SELECT DISTINCT h.staff_id::text AS id FROM hears h, woken`;

const Listeners = z.array(z.object({ id: z.string() }));

/** The office at a moment: `today` as an ISO date in the city, and its unit that takes the secretariat's part. */
export type Office = { today: string; secretariat: Unit; now: Date };

/** Puts messages for everybody of an audience into the outbox: staff in office who are at work `today` and bound to a chat, and who stands in for the head on the audience's day. Gives who that is. */
export const alertStaff = async (
  tx: Tx,
  vault: Vault,
  to: Audience,
  messages: readonly Message[],
  { today, secretariat, now }: Office,
): Promise<string[]> => {
  const rows = await runSql(tx, alert, [
    ...[to.roles, to.units ?? null, to.on ?? null, to.except ?? null],
    ...[await sealForStaff(tx, vault, messages), today, wakeChannel, secretariat, now],
  ]);
  return Listeners.parse(rows).map(({ id }) => id);
};
