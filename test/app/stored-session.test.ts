import { expect, test } from 'vitest';
import { restoredSession, storedSession } from '../../app/stored-session.ts';
import { newSession } from '../../flows/conversation.ts';

test('a session that is stored once more is the same session', () => {
  const stored = storedSession(newSession);
  const again = storedSession(stored);
  expect(again).toEqual(stored);
  // The database client takes the marks away.
  const { all } = again as { all: string };
  expect(restoredSession({ ...again, all: all.slice(1, -1) })).toEqual(newSession);
});
