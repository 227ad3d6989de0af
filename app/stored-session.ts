import { z } from 'zod';
import { personal } from '../domain/personal.ts';

const Stored = z.looseObject({ all: z.string() });

const fileNames = /[0-9a-f]{64}/g;

/**
 * A session as it is stored: what somebody said stands in it, so the whole of it is sealed as one value. The database itself looks only at
 * the form they are in and at the files that are named.
 */
export const storedSession = (session: object, seal: (text: string) => string = personal): object => {
  // As it is stored already: whoever seals what lies open must not wrap it a second time.
  if ('all' in session && typeof session.all === 'string') return { ...session, all: personal(session.all) };
  const all = JSON.stringify(session);
  const { draftId = null } = session as { draftId?: string | null };
  const files = all.match(fileNames);
  return { draftId, ...(files ? { files } : {}), all: seal(all) };
};

/** What was stored, as it was; a session from before it was sealed stands as it is. */
export const restoredSession = (state: unknown): unknown => {
  const stored = Stored.safeParse(state);
  return stored.success ? (JSON.parse(stored.data.all) as unknown) : state;
};
