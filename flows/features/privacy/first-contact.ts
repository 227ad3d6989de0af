import { wantsSomething } from '../../catalogue/find-service.ts';
import { isPersonal } from '../../kernel/event.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import { withIntro, type Result } from '../../kernel/effect.ts';
import { privacyTexts } from './texts.ts';

declare module '../../kernel/context.ts' {
  interface Context {
    /** The person has not read the privacy notice in its present version. */
    isFirst?: true;
  }
}

/** Never anybody's first word: a button that was guessed, a sign under a message, a message taken back. */
const wordless = new Set<string>(['button', 'reaction', 'deleted']);

/** Marks the first turn of a new contact. */
export const firstContact: Reader = (turn) => {
  const { contact } = turn.context;
  const isNew = contact.privacyVersion !== privacyTexts.privacyVersion && contact.staff === null;
  if (!isNew || !isPersonal(turn.event) || wordless.has(turn.event.kind)) return null;
  const context = {
    ...turn.context,
    isFirst: true as const,
    contact: { ...contact, privacyVersion: privacyTexts.privacyVersion },
  };
  return { turn: { ...turn, context } };
};

const read: Reader = ({ session, event, context }) => {
  if (!context.isFirst || session.at.name !== 'start') return null;
  if (event.kind === 'text' && wantsSomething(event.text, context.catalogue)) return null;
  return { to: { name: 'menu' } };
};

/** First words that mean nothing we know lead to the menu. */
export const firstWords: Asked = { when: { context: 'isFirst' }, read };

/** The first word to a new contact carries the privacy notice; its version is recorded. */
export const greet = (result: Result, { event, context }: Turn): Result => {
  if (!context.isFirst) return result;
  const text = event.kind === 'text' ? event.text : '';
  return {
    ...result,
    effects: [
      { type: 'save_contact', changes: { privacyVersion: privacyTexts.privacyVersion } },
      ...withIntro(privacyTexts.greeting(text, context.catalogue.city.office), result.effects),
    ],
  };
};
