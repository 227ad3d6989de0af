import { hideNik } from '../domain/nik.ts';
import type { Event } from '../flows/kernel/event.ts';
import { alertTexts } from '../flows/pages/alerts.ts';
import { alertAdministrators } from './alert-administrators.ts';
import { filesInARow, lateOnes } from './arrive.ts';
import type { CapabilitiesOf } from './channel.ts';
import type { Clock } from './clock.ts';
import { burstMarks } from './db/burst.ts';
import type { Database } from './db/open.ts';
import { ownerOfAddress, storeMessage, type InboxRow, type StoredMessage } from './db/inbox.ts';
import { joinIdentities, type Writer } from './db/join-identities.ts';
import { cleanFileName } from './file-name.ts';
import type { FileStore } from './files.ts';
import type { Inbound, RemoteFile, StoreInbound } from './inbound.ts';
import { keepSentFile } from './keep-sent-file.ts';
import type { Log } from './log.ts';
import { ownVault } from './own-vault.ts';
import type { Metrics } from './metrics.ts';
import type { Vault } from './vault.ts';

/** Longer texts are cut: no answer takes so much, and nobody may fill the database with one message. */
const longestText = 8000;

/** What PostgreSQL can keep: no NUL, no half characters. */
const storable = (text: string, longest = longestText): string =>
  text
    .slice(0, longest)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\ufffd');

/** A NIK typed in a chat goes no further than here, also not the half of one that the longest text ends in. */
const clean = (text: string): string => hideNik(storable(text, longestText + 200)).slice(0, longestText);

const describedOf = (file: RemoteFile): RemoteFile => ({
  kind: 'remote_file',
  ref: file.ref,
  name: cleanFileName(file.name),
  mime: clean(file.mime).slice(0, 100),
  ...(file.caption ? { caption: clean(file.caption) } : {}),
});

const eventOf = async (inbound: Inbound, needs: Needs): Promise<Event | RemoteFile> => {
  const { event } = inbound;
  if (event.kind === 'text' || event.kind === 'edited') return { ...event, text: clean(event.text) };
  // An option's id is ours; the digits of a request's id may look like an NIK.
  if (event.kind === 'button') return { kind: 'button', option: storable(event.option).slice(0, 64) };
  if (event.kind === 'reaction') return { ...event, emoji: clean(event.emoji).slice(0, 32) };
  if (event.kind === 'lost_file') return { ...event, name: cleanFileName(event.name) };
  if (event.kind === 'remote_file') return describedOf(event);
  if (event.kind !== 'file') return event;
  const name = cleanFileName(event.name);
  // Of somebody who writes for the first time nothing is known yet: whose the file is follows from what it is sent for.
  const owner = await ownerOfAddress(needs.db.pool, inbound);
  const sha256 = await keepSentFile(event.bytes, { owner }, needs);
  if (sha256 === null) return { kind: 'lost_file', name, because: 'unavailable' };
  return {
    kind: 'file',
    sha256,
    name,
    mime: clean(event.mime).slice(0, 100),
    bytes: event.bytes.length,
    ...(event.caption ? { caption: clean(event.caption) } : {}),
  };
};

type Needs = {
  db: Database;
  vault: Vault;
  files: Pick<FileStore, 'put'>;
  metrics: Pick<Metrics, 'inbound'>;
  log: Pick<Log, 'warn' | 'error'>;
  clock: Clock;
  kick: (contactId: string) => void;
  can: CapabilitiesOf;
};

/** What was sent longer ago answers a question that may not stand any more. */
const lateMs = 24 * 3_600_000;

const fileKinds = new Set<string>(['file', 'remote_file', 'lost_file']);

/** Where a channel says nothing of files sent together, those that come in a row are. */
const gatheredWith = (inbound: Inbound, kind: string, can: CapabilitiesOf): string | null => {
  if (kind === 'late') return lateOnes;
  return inbound.album ?? (!can(inbound).album && fileKinds.has(kind) ? filesInARow : null);
};

/** A message read at the door: cleaned, its file kept, its words not sealed yet. */
export type ReadMessage = Omit<InboxRow, 'payload'> & {
  event: Event | RemoteFile;
  /** Its place among those it belongs to. */
  order?: number;
};

const readMessage = async (inbound: Inbound, needs: Needs): Promise<ReadMessage> => {
  const { channel, account, address, phone, providerId, sentAt = null } = inbound;
  const late = sentAt !== null && needs.clock().getTime() - sentAt.getTime() > lateMs;
  const event: Event | RemoteFile = late
    ? { kind: 'late', count: 1, since: sentAt.toISOString() }
    : await eventOf(inbound, needs);
  const album = gatheredWith(inbound, event.kind, needs.can);
  const order = inbound.order ?? sentAt?.getTime();
  const isTogether = album !== null && album !== burstMarks.untold;
  return {
    channel,
    account,
    address,
    providerId,
    event,
    kind: event.kind,
    album,
    ...(isTogether && order !== undefined ? { order } : {}),
    aliases: [...new Set(inbound.aliases)].filter((alias) => alias !== address),
    phone,
    sentAt,
    late,
  };
};

/** Two of our people on one phone, or one on two: nobody but administrators can say who is who. */
const reportConflict = async (contactIds: string[], needs: Needs): Promise<void> => {
  const text = alertTexts.twoPersons(contactIds);
  const alert = { key: `identities ${contactIds.join(' ')}`, text, quietMs: 24 * 3_600_000 };
  if (await alertAdministrators(needs, alert))
    needs.log.warn({ contactIds }, 'addresses of one person belong to different staff or employees');
};

/** Joins what the channel proves to be one person; gives their contact. */
const joined = async (
  message: Omit<Writer, 'lastInboundAt'> & { sentAt: Date | null },
  needs: Needs,
): Promise<string> => {
  const writer = { ...message, lastInboundAt: message.sentAt ?? needs.clock() };
  const { contactId, conflict } = await joinIdentities(needs.db.pool, writer, needs.clock());
  if (conflict) await reportConflict(conflict.contactIds, needs);
  return contactId;
};

type Unsealed = Omit<InboxRow, 'payload'>;

/** Stores a message whose words are sealed with their writer's own key, so that who writes has to be known first. */
const stored = async (row: Unsealed, words: string, needs: Needs): Promise<StoredMessage> => {
  const { pool } = needs.db;
  const store = (owner: string) =>
    storeMessage(pool, { ...row, payload: ownVault(needs.vault, owner).seal(words) }, needs.clock());
  const owner = await ownerOfAddress(pool, row);
  const usual = owner === null ? null : await store(owner);
  // A repetition proves nothing any more: the number may have been handed on since.
  if (usual?.joined || usual?.fresh === false) return usual;
  const contactId = await joined(row, needs);
  if (usual) return { ...usual, contactId };
  const first = await store(contactId);
  if (!first) throw new Error('An identity was made and is not there');
  return first;
};

/** How messages come into the house. */
export type Intake = {
  /** Cleans a message and keeps its file. */
  read(inbound: Inbound): Promise<ReadMessage>;
  /** Stores a message, sealed, to be taken by a turn of its own; then that turn is kicked off. */
  keep(message: ReadMessage): Promise<{ fresh: boolean }>;
  /** Makes one contact, made on first sight, of all addresses that are proven to be the writer's. */
  join(message: ReadMessage): Promise<void>;
};

/** Opens the reading, storing and joining of what comes in; the same provider id twice is one message. */
export const openIntake = (needs: Needs): Intake => ({
  read: (inbound) => readMessage(inbound, needs),
  async keep({ event, order, ...message }) {
    const placed = order === undefined ? event : { ...event, order };
    const { contactId, fresh } = await stored(message, JSON.stringify(placed), needs);
    if (fresh) {
      needs.metrics.inbound(message.channel);
      needs.kick(contactId);
    }
    return { fresh };
  },
  async join(message) {
    await joined(message, needs);
  },
});

/** Opens a door behind which every message is stored first and taken by a turn of its own. */
export const openInbox = (needs: Needs): StoreInbound => {
  const intake = openIntake(needs);
  return async (inbound) => intake.keep(await intake.read(inbound));
};
