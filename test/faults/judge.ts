import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { verifyChains } from '../../app/db/audit.ts';
import { countStuck } from '../../app/db/set-aside.ts';
import { countUpdatesAside } from '../../app/db/updates-aside.ts';
import { openFileStore } from '../../app/files.ts';
import { asButtonText, asListText } from '../../app/render-text.ts';
import { Message } from '../../flows/kernel/message.ts';
import type { Applicant } from './applicant.ts';
import type { City } from './city.ts';

/** What the oracle counts; all but the last two have to be nothing. */
export type Verdict = {
  'acknowledged messages lost': number;
  'messages not taken yet': number;
  'effects doubled': number;
  'requests missing': number;
  'requests doubled': number;
  'answers that are not what was said': number;
  'letters whose bytes differ': number;
  'order broken': number;
  'messages missing': number;
  'news missing': number;
  'messages and updates set aside': number;
  'forms held or not recorded': number;
  'sends given up': number;
  'jobs set aside or failing': number;
  'breaks in the history': number;
  'news doubled': number;
  'other messages doubled': number;
};

/** The beginning of a text, whatever marks the messenger shows. */
const essence = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
const sameStart = (one: string, other: string): boolean => {
  const length = Math.min(60, one.length, other.length);
  return length > 0 && one.slice(0, length) === other.slice(0, length);
};

/** News is told without having been asked for. */
const isNews = (text: string): boolean => /^(Kabar\d|Permohonanditerima|.*NomorTD)/.test(text);

/** What the oracle tells everybody meanwhile. */
const isTold = (text: string): boolean => /^Kabar\d/.test(text);

type Aligned = { broken: string[]; missing: string[]; doubled: string[] };

/** Lays what somebody saw beside what was decided for them: each once, in order; what comes again comes in its place. */
export const align = (decided: readonly string[], seen: readonly string[]): Aligned => {
  const found: Aligned = { broken: [], missing: [], doubled: [] };
  let next = 0;
  for (const text of seen) {
    const due = decided[next];
    if (due !== undefined && sameStart(text, due)) next += 1;
    else if (decided.slice(0, next).some((one) => sameStart(text, one))) found.doubled.push(text);
    // A long message comes in parts.
    else if (!decided.slice(0, next).some((one) => one.includes(text.slice(0, 60)))) found.broken.push(text);
  }
  found.missing = decided.slice(next);
  return found;
};

/** All words of a message on a channel: its hint may come as a part of its own, when a keyboard has to be taken away before. */
export const wordsOf = (channel: string, message: Message): string =>
  essence(channel === 'telegram' ? asButtonText(message).text : asListText(message));

const rowsOf = async <Row extends object>({ db }: City, sql: string): Promise<Row[]> =>
  (await db.pool.query<Row>(sql)).rows;

type Counted = { channel: string; address: string };
const keyOf = ({ channel, address }: Counted): string => `${channel} ${address}`;

/** What each chat was told, as decided, oldest first. */
const decidedIn = async (city: City): Promise<Map<string, string[]>> => {
  const rows = await rowsOf<Counted & { body: string }>(
    city,
    `SELECT i.channel, coalesce(i.own_address, i.address) AS address, d.body FROM delivery d JOIN identity i ON i.id = d.identity_id ORDER BY d.id`,
  );
  const decided = new Map<string, string[]>();
  for (const row of rows) {
    const text = wordsOf(row.channel, Message.parse(JSON.parse(city.vault.open(row.body))));
    decided.set(keyOf(row), [...(decided.get(keyOf(row)) ?? []), text]);
  }
  return decided;
};

type FiledRow = Counted & { answers: Record<string, unknown>; letters: string[] | null };

const filedBy = async (city: City): Promise<Map<string, FiledRow[]>> => {
  const rows = await rowsOf<FiledRow>(
    city,
    `SELECT i.channel, coalesce(i.own_address, i.address) AS address, r.answers,
       (SELECT array_agg(l.sha256) FROM request_letter l WHERE l.request_id = r.id AND l.key = 'surat_pengantar') AS letters
     FROM request r JOIN identity i ON i.contact_id = r.contact_id`,
  );
  const filed = new Map<string, FiledRow[]>();
  for (const row of rows) filed.set(keyOf(row), [...(filed.get(keyOf(row)) ?? []), row]);
  return filed;
};

const wrongAnswers = ({ answers }: Applicant, row: FiledRow): number =>
  Object.entries(answers).filter(([key, said]) => row.answers[key] !== undefined && row.answers[key] !== said)
    .length + (row.answers['nama_peserta'] === undefined ? 1 : 0);

type LeftOver = Pick<
  Verdict,
  | 'messages and updates set aside'
  | 'forms held or not recorded'
  | 'sends given up'
  | 'jobs set aside or failing'
  | 'breaks in the history'
>;

/** What an operator would find afterwards, of all kinds of things that are not done but told. */
const leftOver = async ({ db, vault }: City): Promise<{ counts: LeftOver; broken: object[] }> => {
  const [stuck, updates, { broken }] = await Promise.all([
    countStuck(db.pool, new Date()),
    countUpdatesAside(db.pool),
    verifyChains(db, vault),
  ]);
  const counts = {
    'messages and updates set aside': stuck.aside + updates,
    'forms held or not recorded': Math.max(stuck.submitting, stuck.held),
    'sends given up': stuck.undelivered,
    'jobs set aside or failing': stuck.jobs,
    'breaks in the history': broken.length,
  };
  return { counts, broken };
};

/** Judges what became of everybody, once nothing is under way any more. */
export const judge = async (
  city: City,
  applicants: readonly Applicant[],
): Promise<{ verdict: Verdict; trouble: object[] }> => {
  const trouble: object[] = [];
  const files = openFileStore(blobsOnDisk(city.dataDir), city.vault, city.db.pool);
  const stored = new Map(
    (
      await rowsOf<Counted & { count: number; waiting: number }>(
        city,
        `SELECT i.channel, coalesce(i.own_address, i.address) AS address, count(*)::int AS count,
           count(*) FILTER (WHERE m.done_at IS NULL AND m.failed_at IS NULL)::int AS waiting
         FROM inbox_message m JOIN identity i ON i.id = m.identity_id WHERE m.channel <> 'inside' GROUP BY 1, 2`,
      )
    ).map((row) => [keyOf(row), row]),
  );
  // What its messenger still holds was acknowledged by nobody.
  let held = city.telegram.pending().length + city.graph.pending();
  const { counts, broken: breaks } = await leftOver(city);
  if (Object.values(counts).some((count) => count > 0)) trouble.push({ counts, breaks });
  const [decided, filed] = [await decidedIn(city), await filedBy(city)];
  const verdict: Verdict = {
    'acknowledged messages lost': 0,
    'messages not taken yet': 0,
    'effects doubled': 0,
    'requests missing': 0,
    'requests doubled': 0,
    'answers that are not what was said': 0,
    'letters whose bytes differ': 0,
    'order broken': 0,
    'messages missing': 0,
    'news missing': 0,
    ...counts,
    'news doubled': 0,
    'other messages doubled': 0,
  };
  for (const applicant of applicants) {
    const { chat, sent } = applicant;
    const key = keyOf(chat);
    const { count, waiting } = stored.get(key) ?? { count: 0, waiting: 0 };
    const gone = Math.max(0, sent - count);
    const unbrought = Math.min(gone, held);
    held -= unbrought;
    verdict['acknowledged messages lost'] += gone - unbrought;
    verdict['messages not taken yet'] += unbrought + waiting;
    verdict['effects doubled'] += Math.max(0, count - sent);
    const requests = filed.get(key) ?? [];
    verdict['requests missing'] += requests.length === 0 ? 1 : 0;
    verdict['requests doubled'] += Math.max(0, requests.length - 1);
    for (const row of requests) {
      verdict['answers that are not what was said'] += wrongAnswers(applicant, row);
      const kept = await files.get(row.letters?.[0] ?? applicant.letterSha256).catch(() => null);
      const same = row.letters?.length === 1 && kept?.equals(applicant.letter) === true;
      verdict['letters whose bytes differ'] += same ? 0 : 1;
    }
    // News is decided on beside the turns: what is told of each other in no order may come in any.
    const [theirs, seen] = [decided.get(key) ?? [], chat.heard().map(({ text }) => essence(text))];
    const [news, answers] = [isTold, (text: string) => !isTold(text)].map((fits) =>
      align(theirs.filter(fits), seen.filter(fits)),
    );
    const broken = [news, answers].flatMap((one) => one?.broken ?? []);
    const missing = [news, answers].flatMap((one) => one?.missing ?? []);
    const doubled = [news, answers].flatMap((one) => one?.doubled ?? []);
    verdict['order broken'] += broken.length;
    const wrong = requests.reduce((sum, row) => sum + wrongAnswers(applicant, row), 0);
    if (
      broken.length + missing.length + doubled.length + wrong > 0 ||
      count - waiting < sent ||
      requests.length !== 1
    )
      trouble.push({
        ...{ key, sent, count, waiting, requests: requests.length, finished: applicant.finished, wrong },
        ...{ broken, missing, doubled, heardLast: chat.heard().slice(-3) },
        ...{ answers: requests.map((row) => row.answers), said: applicant.answers },
        ...{ decided: decided.get(key), heard: chat.heard() },
      });
    verdict['messages missing'] += missing.filter((text) => !isNews(text)).length;
    verdict['news missing'] += missing.filter(isNews).length;
    verdict['news doubled'] += doubled.filter(isNews).length;
    verdict['other messages doubled'] += doubled.filter((text) => !isNews(text)).length;
  }
  return { verdict, trouble };
};
