import type { Draft } from '../flows/features/form/draft.ts';
import type { Result } from '../flows/kernel/effect.ts';
import type { Session } from '../flows/kernel/session.ts';
import type { TurnWrite, Written } from './db/commit-turn.ts';
import type { KnownVersions } from './db/known-versions.ts';
import type { Person } from './db/load-turn.ts';
import { hasSealed } from './sealed-answers.ts';

/** Somebody as a turn finds them, and which versions of their rows that is. */
export type Known = { person: Person; session: Session; draft: Draft | null; versions: KnownVersions };

/** A turn that this process has just written. */
type Turn = { found: Known; result: Result; write: TurnWrite; written: Written };

const contactAfter = (contact: Person['contact'], changes: TurnWrite['contact']): Person['contact'] => {
  const { detailsConfirmed, privacyVersion, remindersOff, ...others } = changes;
  return Object.assign(
    {},
    contact,
    others,
    detailsConfirmed === undefined ? {} : { details_confirmed: detailsConfirmed },
    privacyVersion === undefined ? {} : { privacy_version: privacyVersion },
    remindersOff === undefined ? {} : { reminders_off: remindersOff },
  );
};

const savedDrafts = ({ effects }: Result): Draft[] =>
  effects.flatMap((effect) => (effect.type === 'save_draft' ? [effect.draft] : []));

const isListed = ({ state, requestId, expiresAt }: Draft, now: Date): boolean =>
  state === 'open' && requestId === null && new Date(expiresAt) > now;

/** Their open forms after the turn, the one touched last first. */
const openAfter = (person: Person, saved: Draft | undefined, now: Date): NonNullable<Person['open']> => {
  const others = (person.open ?? []).filter(
    ({ id, expires_at }) => id !== saved?.id && new Date(expires_at) > now,
  );
  if (!saved || !isListed(saved, now)) return others;
  return [{ id: saved.id, service: saved.service, expires_at: saved.expiresAt }, ...others];
};

const isSealed = (row: unknown): boolean => hasSealed((row as { answers?: unknown } | null)?.answers);

/**
 * Somebody as the next turn will find them, after one that this process has written itself. Null where that is not known for
 * sure, for staff, and for whoever has identity numbers in their form: nothing that is sealed is kept open in memory.
 */
export const knownAfter = ({ found, result, write, written }: Turn): Known | null => {
  const { person } = found;
  const { session } = result;
  const [saved, ...more] = savedDrafts(result);
  if (more.length > 0 || person.staff !== null) return null;
  if ([person.draft, ...write.drafts].some(isSealed)) return null;
  const draftId = session.draftId;
  const draft = [saved, found.draft].find((one) => one?.id === draftId) ?? null;
  if (draftId !== null && draft === null) return null;
  const open = openAfter(person, saved, write.now);
  const ids = [...new Set([...open.map(({ id }) => id), ...(draftId === null ? [] : [draftId])])];
  const before: Record<string, string> = {
    ...found.versions.drafts,
    ...(saved ? { [saved.id]: written.writtenBy } : {}),
  };
  const drafts = Object.fromEntries(
    ids.flatMap((id) => (before[id] === undefined ? [] : [[id, before[id]]])),
  );
  const isContactWritten = person.version === null || Object.keys(write.contact).length > 0;
  return {
    person: {
      ...person,
      identityId: written.identityId,
      version: write.version + 1,
      seenAt: write.now,
      state: null,
      draft: null,
      contact: contactAfter(person.contact, write.contact),
      open,
    },
    session,
    draft,
    versions: {
      ...found.versions,
      draftId,
      drafts,
      contact: isContactWritten ? written.writtenBy : found.versions.contact,
    },
  };
};

type Kept = { known: Known; until: number };

/** So many people at most, and nobody longer than a conversation lasts. */
const mostKept = 2000;
const keptMs = 10 * 60_000;

/**
 * Remembers for a while those whose last turn this process took, by their chat. What is remembered is taken out to be used
 * and is only ever a proposal: the statement that writes a turn looks whether it still holds.
 */
export const openRecall = (now: () => number = () => performance.now()) => {
  const kept = new Map<string, Kept>();
  const dropOld = (): void => {
    for (const [key, { until }] of kept) {
      if (until > now() && kept.size <= mostKept) return;
      kept.delete(key);
    }
  };
  return {
    take(key: string): Known | null {
      const one = kept.get(key);
      kept.delete(key);
      return one && one.until > now() ? one.known : null;
    },
    keep(key: string, known: Known): void {
      kept.delete(key);
      kept.set(key, { known, until: now() + keptMs });
      dropOld();
    },
  };
};
