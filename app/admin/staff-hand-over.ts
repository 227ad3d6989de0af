import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { handOver, holdingsOf, type Holdings } from '../db/hand-over.ts';
import { findStaff } from '../db/staff.ts';
import { inTransaction } from '../db/transaction.ts';
import { byCommand, inOffice } from './administer-by-command.ts';
import { cityZone } from './chosen-city.ts';
import { AdminError, type AdminCommand, type Office } from './command.ts';
import { parseOptions } from './options.ts';

const linesOf = ({ acting, blocks, moves, requests, questions }: Holdings): string[] => [
  ...acting.map(({ kind, from, to }) => `Stands in for the head: ${kind} ${from} – ${to}`),
  ...blocks.map(
    ({ resource, from, to }) => `Blocked: ${resource} ${from.toISOString()} – ${to.toISOString()}`,
  ),
  ...moves.map((number) => `Proposed another time: ${number}`),
  ...requests.map((number) => `Last step on: ${number}`),
  ...questions.map((number) => `Answered: ${number}`),
];

const textOf = (held: Holdings): string => linesOf(held).join('\n') || 'Nothing.';

/** What a member of staff who leaves holds, and how it is given to another; null where that is nothing. */
export const leftBehind = async (
  office: Office,
  member: { id: string; name: string },
): Promise<{ held: Holdings; text: string } | null> => {
  const today = cityDate(office.now, await cityZone(office));
  const held = await holdingsOf(office.db.pool, member, { today, now: office.now });
  const lines = linesOf(held);
  const how = `"staff hand-over ${member.id} --to ID" gives it to another.`;
  return lines.length === 0 ? null : { held, text: [`${member.name} holds:`, ...lines, how].join('\n') };
};

/** Lists everything a member of staff holds, in office or not any more. */
export const staffHeld: AdminCommand = {
  usage: 'staff held <id>',
  summary: 'what a member of staff holds: what others have to go on with when they leave',
  options: [],
  run: async (office, id) => {
    const found = await findStaff(office.db, id);
    if (!found) throw new AdminError(`No member of staff has the id ${id}; "staff list" shows the ids.`);
    const today = cityDate(office.now, await cityZone(office));
    const held = await holdingsOf(office.db.pool, found, { today, now: office.now });
    return { json: { id, name: found.name, ...held }, text: textOf(held) };
  },
};

const Options = z.object({ to: z.string('--to is needed: the id of who goes on') });

/** Gives what a member of staff holds to somebody in office. */
export const staffHandOver: AdminCommand = {
  usage: 'staff hand-over <id>',
  summary: 'give what a member of staff holds to another',
  options: [['--to <id>', 'who goes on']],
  run: async (office, id, given) => {
    const { db, now } = office;
    const { to: heir } = parseOptions(Options, given);
    const [from, to] = [await findStaff(db, id), await inOffice(office, heir)];
    if (!from) throw new AdminError(`No member of staff has the id ${id}; "staff list" shows the ids.`);
    if (from.id === to.id) throw new AdminError('--to is the same member.');
    const by = { actor: byCommand, now, today: cityDate(now, await cityZone(office)) };
    const held = await inTransaction(db, (tx) => handOver(tx, { from, to }, by));
    return { json: { id, to: to.id, ...held }, text: [`${from.name} → ${to.name}`, textOf(held)].join('\n') };
  },
};
