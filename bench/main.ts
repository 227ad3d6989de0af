import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCatalogue, servicesFolder } from '../app/catalogue.ts';
import { readConfig } from '../app/config.ts';
import { startEmbedded } from '../app/db/embedded/embedded.ts';
import { countWaiting } from '../app/db/outbox.ts';
import { migrate } from '../app/db/migrate.ts';
import { openHouse, type House } from '../app/house.ts';
import { createLog } from '../app/log.ts';
import { startBot } from '../bot/bot.ts';
import { cityDate } from '../domain/city-time.ts';
import { submit } from '../worker/jobs/submit.ts';
import { startWorker } from '../worker/worker.ts';
import { inTurn, median, perSecond, processorTime, quantile, timed, type Figure } from './measure.ts';
import { complaint, openPerson } from './person.ts';
import { converse } from './pure-conversation.ts';

const chat = (at: number): string => String(6_281_300_000_000 + at);

/** What everything is compared with: one durable INSERT into a table of two columns, through the same pool. */
const bareInsert = async ({ db }: House): Promise<Figure[]> => {
  await db.pool.query('CREATE TABLE bench_row (id bigserial PRIMARY KEY, body text NOT NULL)');
  const insert = () => db.pool.query('INSERT INTO bench_row (body) VALUES ($1)', ['x'.repeat(300)]);
  await inTurn(100, insert);
  const times = await inTurn(500, insert);
  const rate = await perSecond(3000, 8, insert);
  return [
    { name: 'bare INSERT, one after another', value: median(times), unit: 'ms', of: 500 },
    { name: 'bare INSERT, eight at once', value: rate, unit: '/s', of: 3000 },
  ];
};

/** The median over whole runs: one conversation is some microseconds of noise. */
const pureSteps = ({ catalogue, tz }: House): Figure => {
  const run = (): number => {
    const began = performance.now();
    let steps = 0;
    while (performance.now() - began < 400) steps += converse(catalogue, tz);
    return (steps / (performance.now() - began)) * 1000;
  };
  run();
  return { name: 'step alone (pure)', value: median([run(), run(), run(), run(), run()]), unit: '/s', of: 5 };
};

const catalogueLoad = async (tz: string): Promise<Figure> => {
  const today = cityDate(new Date(), tz);
  const times = await inTurn(10, () => readCatalogue(servicesFolder, today));
  return { name: 'catalogue read and checked', value: median(times), unit: 'ms', of: 10 };
};

/** From the message stored (202) to the answer to be seen, one person alone with the system. */
const turnsAtRest = async (url: string): Promise<Figure[]> => {
  const times: number[] = [];
  for (let person = 0; person < 12; person += 1) {
    const { tell } = openPerson(url, chat(person));
    await tell(async (ask) => {
      let text = '';
      times.push(await timed(async () => (text = await ask())));
      return text;
    });
  }
  const warm = times.slice(2 * complaint.length);
  return [
    { name: 'turn at rest, sent to seen: median', value: median(warm), unit: 'ms', of: warm.length },
    {
      name: 'turn at rest, sent to seen: 95 of 100',
      value: quantile(warm, 0.95),
      unit: 'ms',
      of: warm.length,
    },
  ];
};

/**
 * Many people at once who type without waiting for answers: whole turns, each stored, decided, committed and shown. Ends
 * when nothing waits any more, and checks that every conversation is where it should be.
 */
const turnsUnderLoad = async (house: House, url: string): Promise<Figure[]> => {
  const people = 60;
  const turns = people * complaint.length;
  const [began, spent] = [performance.now(), processorTime()];
  await perSecond(people, 16, async (at) => {
    const { store } = openPerson(url, chat(1000 + at));
    for (const text of complaint) await store(text);
  });
  for (;;) {
    const { inbox, outbox } = await countWaiting(house.db.pool);
    if (inbox + outbox === 0) break;
    await sleep(10);
  }
  const seconds = (performance.now() - began) / 1000;
  const each = (processorTime() - spent) / turns;
  const reviews = await house.db.prisma.simulatorMessage.count({
    where: { chat: { gte: chat(1000), lt: chat(2000) }, text: { startsWith: '*Periksa sebelum dikirim*' } },
  });
  if (reviews !== people) throw new Error(`${String(reviews)} reviews of ${String(people)} people`);
  return [
    { name: 'turns, 60 people at once', value: turns / seconds, unit: '/s', of: turns },
    { name: 'turns, 60 people at once: own processor time', value: each, unit: 'ms', of: turns },
  ];
};

/** Copies of one reviewed draft, each made a request by the job's own handler. */
const submits = async (house: House): Promise<Figure[]> => {
  const count = 200;
  const { rows } = await house.db.pool.query<{ id: string }>(
    `INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at,
       state, request_id, "only", updated_at, expires_at)
     SELECT gen_random_uuid(), contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at,
       'submitting', NULL, "only", updated_at, expires_at
     FROM (SELECT * FROM draft WHERE state = 'open' ORDER BY updated_at LIMIT 1) d, generate_series(1, $1) RETURNING id`,
    [count],
  );
  const handler = submit(house);
  const spent = processorTime();
  const rate = await perSecond(count, 4, (at) => handler({ draftId: rows[at]?.id ?? '' }));
  const each = (processorTime() - spent) / count;
  const made = await house.db.prisma.request.count();
  if (made !== count) throw new Error(`${String(made)} requests of ${String(count)} drafts`);
  return [
    { name: 'submit job, four at once', value: rate, unit: '/s', of: count },
    { name: 'submit job, four at once: own processor time', value: each, unit: 'ms', of: count },
  ];
};

/** From *Kirim* to the tracking number in the chat: two turns' messages, the queue and the job between them. */
const sendToNumber = async (url: string): Promise<Figure> => {
  const times: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    const { tell, store, answer } = openPerson(url, chat(5000 + at));
    await tell((ask) => ask());
    times.push(
      await timed(async () => {
        await store('Kirim');
        while (!(await answer()).includes('Nomor:'));
      }),
    );
  }
  return { name: 'Kirim to tracking number at rest', value: median(times), unit: 'ms', of: times.length };
};

const ratiosOf = (figures: Figure[]): Record<string, number> => {
  const value = (start: string): number => figures.find(({ name }) => name.startsWith(start))?.value ?? NaN;
  return {
    'one turn at rest costs so many bare INSERTs':
      value('turn at rest, sent to seen: median') / value('bare INSERT, one'),
    'bare INSERTs (eight at once) for each turn (60 people)':
      value('bare INSERT, eight') / value('turns, 60'),
    'pure steps for each turn (60 people)': value('step alone') / value('turns, 60'),
    'turns (60 people) for each submit job': value('turns, 60') / value('submit job'),
  };
};

const show = (value: number): string =>
  value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en');

const print = (figures: Figure[], ratios: Record<string, number>, seconds: number): void => {
  const machine = { node: process.version, cores: availableParallelism(), seconds: Math.round(seconds) };
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ ...machine, figures, ratios }, null, 2));
    return;
  }
  console.log(`Node ${machine.node}, ${String(machine.cores)} cores, embedded PostgreSQL, durable commits\n`);
  for (const { name, value, unit, of } of figures)
    console.log(`${name.padEnd(56)}${show(value).padStart(10)} ${unit.padEnd(3)} (${String(of)} runs)`);
  console.log('\nRatios, which hold on other machines better than times do:');
  for (const [name, value] of Object.entries(ratios))
    console.log(`${name.padEnd(56)}${show(value).padStart(10)}`);
  console.log(`\n${String(machine.seconds)} s`);
};

const began = performance.now();
const dataDir = await mkdtemp(join(tmpdir(), 'teman-bench-'));
const config = readConfig({ PORT: '0', DATA_DIR: dataDir, SIMULATOR: '1', LOG_LEVEL: 'silent' });
const embedded = await startEmbedded(dataDir);
try {
  await migrate(embedded.url);
  const house = await openHouse(config, { databaseUrl: embedded.url, log: createLog(config) });
  const bot = await startBot(house);
  const figures = [...(await bareInsert(house)), pureSteps(house), await catalogueLoad(house.tz)];
  figures.push(
    ...(await turnsAtRest(bot.address)),
    ...(await turnsUnderLoad(house, bot.address)),
    ...(await submits(house)),
  );
  const worker = await startWorker(house);
  figures.push(await sendToNumber(bot.address));
  print(figures, ratiosOf(figures), (performance.now() - began) / 1000);
  await bot.stop();
  await worker.stop();
  await house.close();
} finally {
  await embedded.stop();
  await rm(dataDir, { recursive: true, force: true });
}
