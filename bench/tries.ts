import { randomUUID } from 'node:crypto';
import { commitTurns, type TurnWrite } from '../app/db/commit-turn.ts';
import { migrate } from '../app/db/migrate.ts';
import { openDatabase } from '../app/db/open.ts';
import { newSession } from '../flows/conversation.ts';
import type { FormTry } from '../flows/features/form/facts-and-effects.ts';
import { alternating, median, timed, type Figure } from './measure.ts';
import type { Servers } from './servers.ts';

const rounds = 12;
const batchesOfARound = 25;
/** As many turns as one statement commits, of which every eighth has an answer refused. */
const batch = 48;
const isRefused = (n: number): boolean => n % 8 === 0;

const refused: FormTry = { service: 'magang', item: 'jurusan', kind: 'refused', on: '2026-11-23' };

/** What it costs a turn that refused answers are counted in its statement: batches with counts beside batches without. */
export const tryFigures = async (servers: Servers): Promise<Figure[]> => {
  const databaseUrl = await servers.newDatabase('tries');
  await migrate(databaseUrl);
  const db = openDatabase(databaseUrl);
  try {
    const people = await Promise.all(
      Array.from({ length: batch }, async () => {
        const { id: contactId } = await db.prisma.contact.create({ data: {} });
        const identity = { contactId, channel: 'whatsapp', account: 'a', address: contactId };
        const { id } = await db.prisma.identity.create({ data: identity });
        return { contactId, identityId: String(id) };
      }),
    );
    let version = 0;
    const commit = async (counts: boolean): Promise<void> => {
      const now = new Date();
      const turns = people.map(({ contactId, identityId }, n): TurnWrite => ({
        ...{ contactId, version, now, contact: {}, tokens: [], drafts: [], sends: null },
        ...{ bodies: ['x'.repeat(400)], tries: counts && isRefused(n) ? [refused] : [] },
        ...{ state: newSession, chat: { identityId, channel: 'whatsapp', account: 'a' } },
        took: {
          ...{ address: contactId, phone: null, aliases: [], providerId: randomUUID(), sentAt: null },
          kind: 'text',
        },
      }));
      const written = await commitTurns(db.pool, turns, now);
      if (written.some((one) => one === null)) throw new Error('A turn was not written.');
      version += 1;
    };
    const round = async (counts: boolean): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < batchesOfARound; n += 1) times.push(await timed(() => commit(counts)));
      return median(times) / batch;
    };
    await round(true);
    await round(false);
    const taken = { with: [] as number[], without: [] as number[] };
    for (let n = 0; n < rounds; n += 1)
      for (const which of alternating(['with', 'without'] as const, n))
        taken[which].push(await round(which === 'with'));
    return [
      { name: 'a turn’s share of a statement of 48', unit: 'ms', values: taken.without },
      { name: 'the same, where six answers were refused', unit: 'ms', values: taken.with },
      {
        name: 'counted to not counted',
        unit: 'x',
        values: taken.with.map((time, n) => time / (taken.without[n] ?? NaN)),
      },
    ];
  } finally {
    await db.close();
  }
};
