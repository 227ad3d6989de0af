import { setTimeout as sleep } from 'node:timers/promises';
import { Inspection } from '../flows/features/files/inspection.ts';
import { Event } from '../flows/conversation.ts';
import { wantKey } from '../flows/kernel/fact.ts';
import { beginOpening, cancelOpening, countOpening, endOpening, whileOpening } from './db/openings.ts';
import type { Database } from './db/open.ts';
import type { Inspector } from './inspect/inspect.ts';
import { ownVault } from './own-vault.ts';
import type { Vault } from './vault.ts';

type Needs = { db: Pick<Database, 'pool'>; vault: Vault; inspector: Inspector };
type Waiting = { messageId: string; contactId: string };
type SentFile = Extract<Event, { kind: 'album' }>['files'][number];

/** Tries that ended their process, after which a file is opened no more. */
const mostTries = 3;
/** Another process is at it; it is asked again after a rest. */
const restMs = 500;

/** The files of a message, in order. */
const filesOf = (event: Event): SentFile[] => {
  if (event.kind === 'album') return event.files;
  return event.kind === 'file' ? [event] : [];
};

/** Whether a message has files nobody has looked into yet. */
export const isUnopened = (stored: unknown): boolean => {
  const event = Event.safeParse(stored).data;
  return event !== undefined && filesOf(event).some(({ inspection }) => inspection === undefined);
};

/** What a turn is to know from the start: what was found of the files of its message. */
export const knownOfFiles = (event: Event): [string, Inspection][] =>
  filesOf(event).flatMap(({ sha256, name, mime, inspection }) =>
    inspection === undefined
      ? []
      : [[wantKey({ fact: 'inspection', sha256, name, mime }), Inspection.parse(inspection)]],
  );

const withInspections = (event: Event, found: Inspection[]): Event => {
  if (event.kind === 'album')
    return { ...event, files: event.files.map((file, index) => ({ ...file, inspection: found[index] })) };
  return event.kind === 'file' ? { ...event, inspection: found[0] } : event;
};

const inspect = async (event: Event, { messageId, contactId }: Waiting, needs: Needs): Promise<void> => {
  const { db, vault, inspector } = needs;
  let counted: Promise<void> | null = null;
  // A file that waits for a place harms nobody: what ends the process meanwhile is not counted against it.
  const begun = (): Promise<void> => (counted ??= countOpening(db.pool, messageId));
  try {
    const found = await whileOpening(db.pool, messageId, () =>
      Promise.all(filesOf(event).map((file) => inspector.inspect(file, contactId, begun))),
    );
    const words = JSON.stringify(withInspections(event, found));
    await endOpening(db.pool, messageId, ownVault(vault, contactId).seal(words));
  } catch (error) {
    await cancelOpening(db.pool, messageId, counted !== null);
    throw error;
  }
};

/**
 * Looks into the files of a waiting message and stores what was found with it, so that no turn waits for a file or opens
 * one. That it is tried is written down first: what has ended its process three times is opened no more, and throws.
 */
export const openFiles = async (stored: unknown, waiting: Waiting, needs: Needs): Promise<void> => {
  const tries = await beginOpening(needs.db.pool, waiting.messageId);
  if (tries === null) await sleep(restMs);
  else if (tries >= mostTries) throw new Error('Opening a file has ended the process three times');
  else await inspect(Event.parse(stored), waiting, needs);
};
