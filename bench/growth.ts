import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figures } from '../app/db/figures.ts';
import { keepMeasures } from '../app/db/figures-measured.ts';
import { migrate } from '../app/db/migrate.ts';
import { openWork } from '../app/db/open-work.ts';
import { openFigures } from '../app/figures-cache.ts';
import { addDays, cityDate } from '../domain/city-time.ts';
import { dutiesVersion } from '../flows/features/enrolment/index.ts';
import { fillArchive, personOfArchive } from './fill.ts';
import { conversation, writeServices } from './form.ts';
import { alternating, inTurn, median, type Figure } from './measure.ts';
import { openProduct } from './product.ts';
import type { Servers } from './servers.ts';

const sizes = { small: 10_000, large: 1_000_000 };
const rounds = 5;
/** How often each is done in a round. */
const runs = 15;

type Work = Record<string, () => Promise<unknown>>;

/** The product over an archive of so many requests, with what is measured of it. */
const openArchive = async (servers: Servers, count: number, city: string) => {
  const databaseUrl = await servers.newDatabase(`archive_${count}`);
  await migrate(databaseUrl);
  await fillArchive(databaseUrl, count, { now: new Date() });
  const product = await openProduct({ databaseUrl, city });
  const { house } = product.parts;
  const { db, tz, clock, catalogue } = house;
  const { holidays } = catalogue.city;
  const [applicant, operator] = ['6281399990001', '6281399990002'];
  const identity = { channel: 'whatsapp', account: 'bench' };
  await db.prisma.identity.create({
    data: { ...identity, address: applicant, contactId: personOfArchive },
  });
  const contact = await db.prisma.contact.create({
    data: { identities: { create: [{ ...identity, address: operator }] } },
  });
  await db.prisma.staff.create({
    data: { name: 'Sari', role: 'operator', unit: 'ikp', contactId: contact.id, dutiesVersion },
  });
  const [atHome, atWork] = [product.openChat(applicant), product.openChat(operator)];
  const today = cityDate(clock(), tz);
  while ((await keepMeasures(db, { now: clock(), tz, holidays }, 20_000)) > 0);
  const kept = openFigures({ db, clock, tz, catalogue });
  const work: Work = {
    turn: async () => {
      const say = product.openChat();
      for (const text of conversation.slice(0, 6)) await say(text);
    },
    status: () => atHome('status'),
    inbox: () => atWork('permohonan'),
    digest: () => openWork(db, { since: new Date(clock().getTime() - 86_400_000), today }),
    'today’s figures': () => figures(db, { from: today, to: today, now: clock(), tz, holidays }),
    'a year’s figures, as they were kept': () => kept(addDays(today, -365), today),
    'a month’s figures': () =>
      figures(db, { from: addDays(today, -30), to: today, now: clock(), tz, holidays }),
  };
  const [status, inbox] = [await atHome('status'), await atWork('permohonan')];
  if (!status.includes('TD-') || !inbox.includes('TD-'))
    throw new Error(`The archive is not seen: ${status} ${inbox}`);
  return { work, stop: product.stop };
};

/** What people and staff do over an archive of a million requests, as against one of ten thousand. */
export const growthFigures = async (servers: Servers): Promise<Figure[]> => {
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const small = await openArchive(servers, sizes.small, city);
  const large = await openArchive(servers, sizes.large, city);
  try {
    const names = Object.keys(small.work);
    const taken = new Map<string, Map<Work, number[]>>(names.map((name) => [name, new Map()]));
    for (let round = 0; round <= rounds; round += 1)
      for (const name of names)
        for (const { work } of alternating([small, large], round)) {
          const time = median(await inTurn(runs, () => work[name]?.() ?? Promise.resolve()));
          const kept = taken.get(name);
          // The first round only warms up.
          if (round > 0) kept?.set(work, [...(kept.get(work) ?? []), time]);
        }
    return names.flatMap((name): Figure[] => {
      const of = (work: Work): number[] => taken.get(name)?.get(work) ?? [];
      const before = of(small.work);
      return [
        { name: `${name}, 10^4 requests`, unit: 'ms', values: before },
        { name: `${name}, 10^6 requests`, unit: 'ms', values: of(large.work) },
        {
          name: `${name}: 10^6 to 10^4`,
          unit: 'x',
          values: of(large.work).map((time, at) => time / (before[at] ?? NaN)),
        },
      ];
    });
  } finally {
    await small.stop();
    await large.stop();
    await rm(city, { recursive: true, force: true });
  }
};
