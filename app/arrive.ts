import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Event } from '../flows/conversation.ts';
import type { Channel } from './channel.ts';
import { awaitCalm } from './burst.ts';
import type { Clock } from './clock.ts';
import { burstMarks } from './db/burst.ts';
import { mergeTogether, replaceWaiting, waitingTogether, type Member } from './db/arrived.ts';
import type { Database } from './db/open.ts';
import type { FileStore } from './files.ts';
import { RemoteFile } from './inbound.ts';
import type { Inspector } from './inspect/inspect.ts';
import { keepSentFile } from './keep-sent-file.ts';
import type { Log } from './log.ts';
import { isUnopened, openFiles } from './open-files.ts';
import { ownVault } from './own-vault.ts';
import { openFairPlaces, type FairPlaces } from './sandbox/fair-places.ts';
import type { Vault } from './vault.ts';

/** Does work that only waits. */
export type Aside = <T>(work: () => Promise<T>) => Promise<T>;

type Waiting = {
  messageId: string;
  contactId: string;
  account: string;
  album: string | null;
  stored: unknown;
};

/** Brings what a message only refers to and looks into its files; true when its row is to be loaded anew. */
export type Arrive = (waiting: Waiting, aside: Aside) => Promise<boolean>;

type Needs = {
  db: Database;
  vault: Vault;
  files: FileStore;
  inspector: Inspector;
  channels: Channel[];
  log: Pick<Log, 'error'>;
  clock: Clock;
};

type Fetching = Needs & { fetching: FairPlaces };

/** The mark of files that wait one after the other, on channels that have no albums. */
export const filesInARow = ':files';
/** The mark of what was sent long before it came. */
export const lateOnes = ':late';

/** What belongs together comes one message at a time; after so long without another it is complete. */
const usualQuietMs = 800;

/** Files fetched at a time: each lies in memory whole until it is stored. */
const fetchedAtOnce = 4;

const Stored = z.looseObject({ kind: z.string(), order: z.number().optional() });
const isRemote = (stored: unknown): boolean => Stored.safeParse(stored).data?.kind === 'remote_file';

/** What is stored of a message, and its place among those it belongs to. */
type Placed = { order: number | undefined; event: unknown };
const placed = (stored: unknown): Placed => {
  const { order, ...event } = Stored.parse(stored);
  return { order, event };
};

/** As they were sent, where that is known of all of them; otherwise as they came. */
const inOrder = (all: Placed[]): Placed[] =>
  all.every(({ order }) => order !== undefined)
    ? all.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    : all;

/** The event a file becomes once its bytes are stored, or once it is clear that they cannot be had. */
const fetched = async (file: RemoteFile, waiting: Waiting, needs: Needs): Promise<Event> => {
  const { ref, name, mime, caption } = file;
  // The account it came to: the person may have written elsewhere since.
  const channel = needs.channels.find((each) => each.account === waiting.account && each.fetch);
  const found = (await channel?.fetch?.(ref)) ?? { because: 'unavailable' as const };
  if ('because' in found) return { kind: 'lost_file', name, because: found.because };
  const sha256 = await keepSentFile(found.bytes, { owner: waiting.contactId }, needs);
  if (sha256 === null) return { kind: 'lost_file', name, because: 'unavailable' };
  return { kind: 'file', sha256, name, mime, bytes: found.bytes.length, ...(caption ? { caption } : {}) };
};

/** Fetches one stored message's file into its row. */
const bring = async (id: string, stored: unknown, waiting: Waiting, needs: Fetching): Promise<void> => {
  const { order, event: file } = placed(stored);
  const event = await needs.fetching(waiting.contactId, () =>
    fetched(RemoteFile.parse(file), waiting, needs),
  );
  const words = JSON.stringify({ ...event, ...(order === undefined ? {} : { order }) });
  const payload = ownVault(needs.vault, waiting.contactId).seal(words);
  await replaceWaiting(needs.db.pool, { id, kind: event.kind, payload });
};

/** One message of several; of one file alone the file itself. */
const gathered = (events: Event[]): Event => {
  const [first] = events;
  if (first && events.length === 1) return first;
  const late = events.flatMap((event) => (event.kind === 'late' ? [event] : []));
  if (late.length > 0)
    return {
      kind: 'late',
      count: late.reduce((sum, { count }) => sum + count, 0),
      since: late.map(({ since }) => since).sort()[0] ?? '',
    };
  return {
    kind: 'album',
    files: events.flatMap((event) => (event.kind === 'file' ? [withoutKind(event)] : [])),
    lost: events.flatMap((event) =>
      event.kind === 'lost_file' ? [{ name: event.name, because: event.because }] : [],
    ),
  };
};

const withoutKind = ({ sha256, name, mime, bytes, caption }: Extract<Event, { kind: 'file' }>) => ({
  sha256,
  name,
  mime,
  bytes,
  ...(caption === undefined ? {} : { caption }),
});

const opened = ({ payload }: Member, { vault }: Needs): unknown => JSON.parse(vault.open(payload));

/** The waiting ones of an album once nothing more of it has come for a while; null when some still have to be fetched, or it goes on. */
const together = async (album: string, waiting: Waiting, needs: Fetching): Promise<Member[] | null> => {
  const { pool } = needs.db;
  const look = () =>
    waitingTogether(pool, waiting.contactId, { album, inARow: album === filesInARow }, needs.clock());
  const { members, quietMs, ended } = await look();
  const remote = members.filter((member) => isRemote(opened(member, needs)));
  if (remote.length > 0) {
    // Others of them may come meanwhile.
    await Promise.all(remote.map((member) => bring(member.id, opened(member, needs), waiting, needs)));
    return null;
  }
  const channel = needs.channels.find(({ account }) => account === waiting.account);
  const enough = channel?.can.togetherMs ?? usualQuietMs;
  if (ended || quietMs >= enough) return members;
  await sleep(enough - quietMs);
  // Nothing has come while it was waited for, whatever the clock says: it may be set meanwhile, or stand still.
  const after = (await look()).members;
  return after.length === members.length && after.at(-1)?.id === members.at(-1)?.id ? after : null;
};

const gather = async (album: string, waiting: Waiting, needs: Fetching): Promise<void> => {
  const members = await together(album, waiting, needs);
  if (members === null || members.length === 0) return;
  const all = inOrder(members.map((member) => placed(opened(member, needs))));
  const event = gathered(all.map((each) => Event.parse(each.event)));
  const payload = ownVault(needs.vault, waiting.contactId).seal(JSON.stringify(event));
  const ids = members.map(({ id }) => id);
  await mergeTogether(needs.db.pool, album, { ids, kind: event.kind, payload }, needs.clock());
};

/**
 * Opens the step before a turn: bytes are fetched and stored, what belongs together is gathered into one message, files are
 * looked into. All of it is written to the inbox's rows before the turn, so that whoever is killed leaves nothing but a row to
 * go on with.
 */
export const openArrivals = (given: Needs): Arrive => {
  const needs: Fetching = {
    ...given,
    fetching: openFairPlaces({ usual: fetchedAtOnce, most: fetchedAtOnce }),
  };
  return async (waiting, aside) => {
    const { album, messageId, stored } = waiting;
    if (album === burstMarks.untold || album === burstMarks.told)
      await aside(() => awaitCalm(waiting.contactId, needs));
    else if (album !== null && album !== burstMarks.unsaid) await aside(() => gather(album, waiting, needs));
    else if (isRemote(stored)) await aside(() => bring(messageId, stored, waiting, needs));
    else if (isUnopened(stored)) await aside(() => openFiles(stored, waiting, needs));
    else return false;
    return true;
  };
};
