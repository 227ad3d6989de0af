import { randomUUID } from 'node:crypto';
import { hideNik } from '../domain/nik.ts';
import type { Event } from '../flows/engine/event.ts';
import type { Database } from './db/open.ts';
import type { Prisma } from './db/generated/client.ts';
import { makeIdentity, storeMessage, type InboxRow } from './db/inbox.ts';
import { wakeAfterCommit } from './db/wake.ts';
import { cleanFileName } from './file-name.ts';
import type { FileStore } from './files.ts';
import type { Inbound, RemoteFile, StoreInbound } from './inbound.ts';
import type { Metrics } from './metrics.ts';
import type { Vault } from './vault.ts';

/** Longer texts are cut: no answer takes so much, and nobody may fill the database with one message. */
const longestText = 8000;

/** What PostgreSQL can keep: no NUL, no half characters. A NIK typed in a chat goes no further than here. */
const clean = (text: string): string =>
  hideNik(
    text
      .slice(0, longestText)
      .replaceAll('\0', '')
      .replace(/\p{Surrogate}/gu, '\ufffd'),
  );

const describedOf = (file: RemoteFile): RemoteFile => ({
  kind: 'remote_file',
  ref: file.ref,
  name: cleanFileName(file.name),
  mime: clean(file.mime).slice(0, 100),
  ...(file.caption ? { caption: clean(file.caption) } : {}),
});

const eventOf = async (event: Inbound['event'], files: FileStore): Promise<Event | RemoteFile> => {
  if (event.kind === 'text' || event.kind === 'edited') return { ...event, text: clean(event.text) };
  if (event.kind === 'button') return { kind: 'button', option: clean(event.option).slice(0, 64) };
  if (event.kind === 'other') return { kind: 'other', what: clean(event.what) };
  if (event.kind === 'lost_file') return { ...event, name: cleanFileName(event.name) };
  if (event.kind === 'remote_file') return describedOf(event);
  if (event.kind !== 'file') return event;
  return {
    kind: 'file',
    sha256: await files.put(event.bytes),
    name: cleanFileName(event.name),
    mime: clean(event.mime).slice(0, 100),
    bytes: event.bytes.length,
    ...(event.caption ? { caption: clean(event.caption) } : {}),
  };
};

type Needs = {
  db: Database;
  vault: Vault;
  files: FileStore;
  metrics: Pick<Metrics, 'inbound'>;
  kick: (contactId: string) => void;
};

/**
 * Opens the door for adapters: an inbound message is stored, sealed, with its contact (made on first sight) before this
 * resolves; the same provider id twice is one message. Then the contact's turn is kicked off.
 */
export const openInbox =
  ({ db, vault, files, metrics, kick }: Needs): StoreInbound =>
  async (inbound) => {
    const event = await eventOf(inbound.event, files);
    const row: InboxRow = {
      channel: inbound.channel,
      account: inbound.account,
      address: inbound.address,
      providerId: inbound.providerId,
      kind: event.kind,
      payload: vault.seal(JSON.stringify(event)),
      album: inbound.album ?? null,
    };
    const stored = (await storeMessage(db.pool, row)) ?? (await storeFromStranger(db, inbound, row));
    if (stored.fresh) {
      metrics.inbound(inbound.channel);
      kick(stored.contactId);
    }
    return { fresh: stored.fresh };
  };

const storeFromStranger = async (
  db: Database,
  { channel, account, address, phone }: Inbound,
  row: InboxRow,
) => {
  await makeIdentity(db.pool, { channel, account, address, phone, contactId: randomUUID() });
  const stored = await storeMessage(db.pool, row);
  if (!stored) throw new Error('An identity was made and is not there');
  return stored;
};

/**
 * Stores news from inside the house for a contact, in the caller's transaction; taken in order with what the person
 * sends. The same `providerId` twice is one piece of news.
 */
export const storeNews = async (
  tx: Prisma.TransactionClient,
  vault: Vault,
  { contactId, providerId, event }: { contactId: string; providerId: string; event: Event },
): Promise<void> => {
  await tx.inboxMessage.createMany({
    data: {
      contactId,
      channel: 'inside',
      account: '',
      providerId,
      kind: event.kind,
      payload: vault.seal(JSON.stringify(event)),
    },
    skipDuplicates: true,
  });
  await wakeAfterCommit(tx, 'inbox');
};
