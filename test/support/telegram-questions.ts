import { findable } from '../../domain/personal.ts';
import { Message } from '../../flows/kernel/message.ts';
import type { TelegramOffice } from './telegram-office.ts';

/** The number of no request, whole as one, so that it is named in the answer. */
export const nobodys = (n: number): string => `TD-2026-${String(n).padStart(8, '0')}`;
/** A question whose answer names it, so that answers can be told apart. */
export const ask = (n: number): string => `status ${nobodys(n)}`;
/** The question an answer is to; -1 for anything else. */
export const asked = (text: string): number => Number(/TD-2026-(\d{8})/.exec(text)?.[1] ?? -1);
/** 1, 2 … count. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

/** The answers a chat was given, as decided: one row of the outbox each, in order. */
export const decided = async (
  { db, vault }: Pick<TelegramOffice, 'db' | 'vault'>,
  address: string,
): Promise<number[]> => {
  const rows = await db.prisma.delivery.findMany({
    where: { identity: { address: findable(address) } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ body }) => asked(Message.parse(JSON.parse(vault.open(body))).text)).filter((n) => n > 0);
};
/** Messages whose turn has not come, or failed. */
export const waiting = async ({ db }: Pick<TelegramOffice, 'db'>): Promise<number> =>
  (await db.prisma.inboxMessage.count({ where: { doneAt: null } })) +
  (await db.prisma.inboxMessage.count({ where: { failedAt: { not: null } } }));
/** Deliveries the channel has not taken. */
export const unsent = ({ db }: TelegramOffice): Promise<number> =>
  db.prisma.delivery.count({ where: { state: { not: 'sent' } } });
