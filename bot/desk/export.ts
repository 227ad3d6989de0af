import type { FastifyReply } from 'fastify';
import { cityDate } from '../../domain/city-time.ts';
import { recordAdmin } from '../../app/db/admin-events.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { csvOf } from './csv.ts';
import type { DeskNeeds, Member } from './needs.ts';

/** No list that is taken along is longer than anybody works through. */
export const mostExported = 5000;

/** Who does something at the desk, as the office's history names them. */
export const actorOf = ({ staff }: Pick<Member, 'staff'>): string => `${staff.role} ${staff.name}`;

/** Gives a list to take along, and writes down who took which. */
export const sendCsv = async (
  { db, clock, tz }: Pick<DeskNeeds, 'db' | 'clock' | 'tz'>,
  member: Member,
  reply: FastifyReply,
  { name, about, rows }: { name: string; about: string; rows: readonly (readonly string[])[] },
): Promise<FastifyReply> => {
  const note = `${rows.length - 1} baris`;
  await inTransaction(db, (tx) =>
    recordAdmin(tx, { action: 'desk_exported', about, actor: actorOf(member), at: clock(), note }),
  );
  return reply
    .header('content-disposition', `attachment; filename="${name}-${cityDate(clock(), tz)}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(await csvOf(rows));
};
