import { expect, test } from 'vitest';
import { forgetNeedless } from '../../../../flows/features/form/forget.ts';
import { aContext } from '../../../support/context.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import { newSession, type Session } from '../../../../flows/conversation.ts';

const sent: Event = { kind: 'file', sha256: 'a1', name: 'hasil.pdf', mime: 'application/pdf', bytes: 3 };
const file = { sha256: 'a1', name: 'hasil.pdf', mime: 'application/pdf', bytes: 3 };
const dialogue: Session = {
  ...newSession,
  at: {
    name: 'staff',
    action: 'complete',
    requestId: 'r',
    version: 1,
    stage: 'note',
    picked: [],
    reasons: {},
    file,
  },
};
const forgotten = (session: Session, event: Event, after: Session) => {
  const turn = { session, event, context: aContext() };
  return forgetNeedless({ session: after, effects: [] }, turn, turn).effects;
};

test('a result file stays while its dialogue waits for the words', () => {
  expect(forgotten(newSession, sent, dialogue)).toEqual([]);
  expect(forgotten(dialogue, { kind: 'text', text: '?' }, dialogue)).toEqual([]);
});

test('a dialogue that is left orders its file forgotten; a request that has got it keeps it all the same', () => {
  expect(forgotten(dialogue, { kind: 'text', text: 'batal' }, newSession)).toEqual([
    { type: 'forget_file', sha256: 'a1' },
  ]);
});

test('a file nobody wants is forgotten', () => {
  expect(forgotten(newSession, sent, newSession)).toEqual([{ type: 'forget_file', sha256: 'a1' }]);
});
