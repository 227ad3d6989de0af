import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import pg from 'pg';
import { alternating, atOnce, type Figure } from './measure.ts';
import { openParts } from './parts.ts';
import type { Servers } from './servers.ts';

const rounds = 5;
const jobs = 400;
/** Jobs handed to the queue at once. */
const handing = 50;

/** Somebody who gets jobs done: `prepare` makes what they are about, `add` hands one to the queue. */
type Doer = {
  name: string;
  prepare(): Promise<string[]>;
  add(id: string): Promise<unknown>;
  left(): Promise<number>;
  stop(): Promise<void>;
};

const openOurs = async (servers: Servers): Promise<Doer> => {
  const databaseUrl = await servers.newDatabase('submit');
  const redisUrl = servers.redisUrl ?? undefined;
  // Without channels nothing is sent: it is the job alone that is measured.
  const { house, submit, stop } = await openParts({
    databaseUrl,
    channels: [],
    ...(redisUrl ? { redisUrl } : {}),
  });
  const identities = { create: [{ channel: 'whatsapp', account: 'bench', address: '628130000001' }] };
  const { id: contactId } = await house.db.prisma.contact.create({ data: { name: 'Rina', identities } });
  const operator = { create: [{ channel: 'telegram', account: 'bench', address: '700102' }] };
  const { id: staffContact } = await house.db.prisma.contact.create({ data: { identities: operator } });
  await house.db.prisma.staff.create({
    data: { name: 'Sari', role: 'operator', unit: 'ikp', contactId: staffContact },
  });
  const version = house.catalogue.byCode.get('pengaduan')?.version;
  const answers = {
    kategori: 'internet_publik',
    uraian: 'Wifi di taman kota mati sejak tiga hari yang lalu.',
  };
  return {
    name: 'submit job: a request with history, confirmation and alert',
    async prepare() {
      const { rows } = await house.db.pool.query<{ id: string }>(
        `INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at,
           state, "only", expires_at)
         SELECT gen_random_uuid(), $1, 'pengaduan', $2, $3, '{}', '{}', $2, now(), 'submitting', '{}', now() + interval '14 days'
         FROM generate_series(1, $4) RETURNING id`,
        [contactId, version, JSON.stringify(answers), jobs],
      );
      return rows.map(({ id }) => id);
    },
    add: submit,
    async left() {
      const { rows } = await house.db.pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM draft WHERE state = 'submitting'`,
      );
      return rows[0]?.n ?? 0;
    },
    stop,
  };
};

const openPeer = async (servers: Servers, redisUrl: string): Promise<Doer> => {
  const pool = new pg.Pool({ connectionString: await servers.newDatabase('bullmq'), max: 10 });
  await pool.query('CREATE TABLE made (id uuid PRIMARY KEY, body text NOT NULL)');
  const connection = { url: redisUrl, maxRetriesPerRequest: null };
  const queue = new Queue('bench', { connection });
  let open = 0;
  const worker = new Worker<{ id: string }>(
    'bench',
    async ({ data }) => {
      const values = [data.id, 'x'.repeat(300)];
      await pool.query({ name: 'insert', text: 'INSERT INTO made (id, body) VALUES ($1, $2)', values });
      open -= 1;
    },
    { connection, concurrency: 32 },
  );
  return {
    name: 'BullMQ with one insert',
    prepare() {
      open = jobs;
      return Promise.resolve(Array.from({ length: jobs }, () => randomUUID()));
    },
    add: (id) => queue.add('insert', { id }, { removeOnComplete: true, deduplication: { id } }),
    left: () => Promise.resolve(open),
    async stop() {
      await worker.close();
      await queue.close();
      await pool.end();
    },
  };
};

const rateOf = async ({ prepare, add, left }: Doer): Promise<number> => {
  const ids = await prepare();
  const began = performance.now();
  await atOnce(ids.length, handing, (at) => add(ids[at] ?? ''));
  while ((await left()) > 0) await sleep(5);
  return (ids.length / (performance.now() - began)) * 1000;
};

/** Requests made by the submit job beside BullMQ with a handler of one INSERT, from being handed to the queue to being done. */
export const submitFigures = async (servers: Servers): Promise<Figure[]> => {
  const doers = [
    await openOurs(servers),
    ...(servers.redisUrl ? [await openPeer(servers, servers.redisUrl)] : []),
  ];
  try {
    const rates = new Map(doers.map((doer) => [doer, [] as number[]]));
    for (const doer of doers) for (let warm = 0; warm < 4; warm += 1) await rateOf(doer);
    for (let round = 0; round < rounds; round += 1)
      for (const doer of alternating(doers, round)) rates.get(doer)?.push(await rateOf(doer));
    const [ours = [], theirs = []] = [...rates.values()];
    const ratios = ours.flatMap((rate, at) => (theirs[at] ? [rate / theirs[at]] : []));
    return [
      ...[...rates].map(([{ name }, values]): Figure => ({ name, unit: '/s', values })),
      ...(ratios.length > 0
        ? [{ name: 'submit jobs for each BullMQ job with one insert', unit: 'x' as const, values: ratios }]
        : []),
    ];
  } finally {
    for (const doer of doers) await doer.stop();
  }
};
