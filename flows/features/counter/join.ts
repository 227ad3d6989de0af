import { stateWords } from '../../domain-words.ts';
import { z } from 'zod';
import { readReceiptCode, shownReceiptCode } from '../../../domain/receipt-code.ts';
import { readTrackingNumber } from '../../../domain/tracking-number.ts';
import { goOn } from '../form/index.ts';
import { serviceFace } from '../requests/index.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Next } from '../../kernel/dialogue.ts';
import type { Event } from '../../kernel/event.ts';
import { fact, type Want, type WantOf } from '../../kernel/fact.ts';
import type { Asked, Turn } from '../../kernel/feature.ts';
import { cue, digits, type When } from '../../kernel/look-ahead.ts';
import type { Move } from '../../kernel/move.ts';
import type { CounterCode } from './facts-and-effects.ts';
import { counterTexts } from './texts.ts';

const at = z.strictObject({ name: z.literal('counter_code'), number: z.string().nullable() });

declare module '../../kernel/session.ts' {
  interface Places {
    counter_code: z.infer<typeof at>;
  }
}

/** What stands on a receipt. */
type Receipt = { number: string; code: string };

/** A receipt copied into a message has some words beside it; more of them are a message to somebody. */
const longest = 160;
/** Looked for in every text, so what cannot hold a number is told from it at once. */
const mayHoldNumber = /t[\W_]*d[\W_]*\d/i;

const receiptIn = (text: string, known: string | null): Receipt | null => {
  const code = readReceiptCode(text);
  const number = readTrackingNumber(text) ?? known;
  return number !== null && code !== null && code !== 'misspelt' ? { number, code: code.code } : null;
};

const wantOf = (receipt: Receipt): WantOf<'counter_code'> => ({ fact: 'counter_code', ...receipt });

const wants = (event: Event | null, known: string | null): Want[] => {
  const receipt = event?.kind === 'text' ? receiptIn(event.text, known) : null;
  return receipt ? [wantOf(receipt)] : [];
};

const joined = (
  { number }: Receipt,
  { requestId, generation, service, state }: Extract<CounterCode, { is: 'good' }>,
  context: Context,
): Move => ({
  to: goOn(context),
  intro: counterTexts.joined({
    number,
    title: serviceFace(context, service).title,
    state: stateWords[state].label,
  }),
  effects: [{ type: 'join_counter', requestId, generation }],
});

/** What a number with its code leads to. A wrong code, a number of somebody else and one that does not exist are answered alike. */
const tried = (receipt: Receipt, context: Context): Move => {
  const found = fact(context, wantOf(receipt));
  const to = goOn(context);
  if (found.is === 'good') return joined(receipt, found, context);
  if (found.is === 'own') return { to, intro: counterTexts.own(receipt.number) };
  if (found.is === 'locked') return { to, intro: counterTexts.locked };
  return {
    to,
    intro: counterTexts.wrong,
    effects: [{ type: 'code_missed' }, { type: 'counter_code_missed', number: receipt.number }],
  };
};

const mayJoin = ({ contact }: Context): boolean => contact.staff === null && contact.owesDuties !== true;

/** A number and the code of its receipt in one message, wherever the person is. */
const receiptOf = ({ event, context }: Turn): Receipt | null =>
  event.kind === 'text' && event.text.length <= longest && mayHoldNumber.test(event.text) && mayJoin(context)
    ? receiptIn(event.text, null)
    : null;

/** What has to be known of a text that brings a number and a code. */
export const receiptNeeds = (turn: Turn): Want[] => {
  const receipt = receiptOf(turn);
  return receipt ? [wantOf(receipt)] : [];
};

/** Without a figure there is no number. */
export const mayBringReceipt: When = { text: cue({ signs: digits }) };

/** Joins the request of a receipt whose number and code are written together. */
export const readReceipt: Asked = {
  when: mayBringReceipt,
  read: (turn) => {
    const receipt = receiptOf(turn);
    return receipt && tried(receipt, turn.context);
  },
};

/** *sambung*: asks for the number and the code. */
export const beginJoin = ({ context }: Turn): Move =>
  mayJoin(context)
    ? { to: { name: 'counter_code', number: null } }
    : { to: goOn(context), intro: counterTexts.notForStaff };

const taken = (words: string, known: string | null, context: Context): Next<'counter_code'> => {
  const receipt = receiptIn(words, known);
  if (receipt) return tried(receipt, context);
  if (readReceiptCode(words) === 'misspelt') return { refuse: counterTexts.misspelt };
  const number = readTrackingNumber(words);
  if (number !== null) return { to: { name: 'counter_code', number } };
  return /\d/.test(words) ? { refuse: known === null ? counterTexts.noNumber : counterTexts.misspelt } : null;
};

/** Number and code of a receipt, together or one after the other. */
export const join = dialogue<'counter_code'>({
  name: 'counter_code',
  at,
  traits: { aside: true },
  ways: ['back'],
  needs: ({ number }, event) => wants(event, number),
  enter: ({ context }) =>
    mayJoin(context) ? {} : { barred: { to: goOn(context), intro: counterTexts.notForStaff } },
  stageOf: ({ at: { number } }) => ({
    reading: () => 'exact',
    ask: () => ({ text: number === null ? counterTexts.ask : counterTexts.askCode(number) }),
    take: ({ context }, { words }) => (words === null ? null : taken(words, number, context)),
    example: counterTexts.example(shownReceiptCode('K7MP3XWD')),
    ...(number === null ? {} : { back: () => ({ name: 'counter_code' as const, number: null }) }),
  }),
  leave: ({ context }) => ({ to: goOn(context) }),
});
