import { expect } from 'vitest';
import type { StaffMember } from '../../domain/role.ts';
import type { Context } from '../../flows/kernel/context.ts';
import type { Facts } from '../../flows/kernel/fact.ts';
import type { HistoryEvent, RequestView } from '../../flows/features/requests/request.ts';
import type { Effect, Result } from '../../flows/kernel/effect.ts';
import type { Event } from '../../flows/kernel/event.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { step, type Session } from '../../flows/conversation.ts';
import { MissingFact, wantKey } from '../../flows/kernel/fact.ts';
import { pressAct, readStaff } from '../../flows/features/desk/staff-step.ts';
import { lastingOption } from '../../flows/kernel/ask.ts';
import { aContext, aRequest, aSession, aStaffMember, known } from './context.ts';
import { decideOn } from './decide-on.ts';

export const text = (words: string): Event => ({ kind: 'text', text: words });
export const button = (option: string): Event => ({ kind: 'button', option });

/** The history of a request of which nothing is known but its last step. */
export const aHistory = ({ state, lastStep }: RequestView): HistoryEvent[] => [
  { ...lastStep, from: null, to: state, note: null },
];

/** A context of a member of staff who can find these requests. */
export const staffContext = (
  staff: Partial<StaffMember>,
  requests: RequestView[] = [aRequest()],
  overrides: Partial<Omit<Context, 'contact' | 'facts'>> = {},
): Context =>
  aContext({
    ...overrides,
    contact: { staff: aStaffMember(staff) },
    facts: requests.flatMap((request) => [
      known({ fact: 'request', id: request.id }, request),
      known({ fact: 'request_by_number', number: request.number }, request),
      known({ fact: 'history', requestId: request.id }, aHistory(request)),
    ]),
  });

/** What the outside answers where a test says nothing of it: an agenda that stands at 41, and nobody has written yet. */
const usual: Partial<Facts> = {
  agenda_last: 41,
  agenda_taken: false,
  relay: { last: [], today: { unit: 0, applicant: 0 } },
};

const isAct = (id: string): boolean => id.startsWith('act.');

/** What the staff's side makes of an event; null when it is not for it. */
export const staffStep = (session: Session, event: Event, context: Context): Result | null => {
  const turn = { session, event, context };
  const pressed = lastingOption(turn, isAct);
  const move = pressed === null ? readStaff.read(turn) : pressAct(pressed, turn);
  if (move === null) return null;
  const result = step(session, event, context);
  if ('want' in result) throw new MissingFact(result.want);
  return result;
};

/** A step with the usual answers to what the test's context does not know. */
const withUsual = (session: Session, event: Event, context: Context): Result | null => {
  try {
    return staffStep(session, event, context);
  } catch (thrown) {
    if (!(thrown instanceof MissingFact) || !(thrown.want.fact in usual)) throw thrown;
    const facts = new Map([...context.facts, [wantKey(thrown.want), usual[thrown.want.fact]] as const]);
    return withUsual(session, event, { ...context, facts });
  }
};

/** The same on exactly the facts that are declared, of those the test's context knows and the usual ones. */
const onDeclared = (session: Session, event: Event, context: Context): Result =>
  decideOn(session, event, {
    context: (facts) => ({ ...context, facts }),
    know: (want) => context.facts.get(wantKey(want)) ?? usual[want.fact] ?? null,
  });

/** The result of a step that is the staff side's. */
export const taken = (result: Result | null): Result => {
  expect(result).not.toBeNull();
  return result ?? { session: aSession(), effects: [] };
};

export const said = (effects: readonly Effect[]): Message[] =>
  effects.flatMap((effect) => (effect.type === 'say' ? [effect.message] : []));

export const labels = (message: Message | undefined): string[] =>
  (message?.options ?? []).map(({ label }) => label);

/** The effects apart from what is said to the person. */
export const done = (effects: readonly Effect[]): Effect[] =>
  effects.filter(({ type }) => type !== 'say' && type !== 'look');

/** What of whom somebody of the staff gets to see, to be written down. */
export const lookedAt = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.type === 'look' ? [`${effect.door} ${effect.what}`] : []));

/** An option of the last message by its label. */
const press = (effects: readonly Effect[], label: string): Event => {
  const options = said(effects).flatMap((message) => message.options ?? []);
  const option = options.find((one) => one.label === label);
  expect(options.map((one) => one.label)).toContain(label);
  return button(option?.id ?? '');
};

/** Goes through a conversation: `[Label]` presses a button of the last answer, anything else is typed or an event as it is. */
export const play = (context: Context, inputs: (string | Event)[], session: Session = aSession()): Result =>
  inputs.reduce<Result>(
    (result, input) => {
      const label = typeof input === 'string' ? /^\[(.+)\]$/.exec(input)?.[1] : undefined;
      const event = typeof input !== 'string' ? input : label ? press(result.effects, label) : text(input);
      const next = taken(withUsual(result.session, event, context));
      expect(onDeclared(result.session, event, context)).toEqual(next);
      return next;
    },
    { session, effects: [] },
  );

/** The same, and where it ends in what the applicant will read, that is sent; unopened letters are verified all the same. */
export const playOut = (context: Context, inputs: (string | Event)[], session?: Session): Result => {
  const result = play(context, inputs, session);
  const { at } = result.session;
  if (at.name !== 'staff') return result;
  if (at.stage === 'preview') return play(context, [...inputs, '[Kirim]'], session);
  return at.stage === 'unopened' ? play(context, [...inputs, '[Ya, verifikasi]'], session) : result;
};

/** The last thing said. */
export const answerOf = ({ effects }: Result): Message => {
  const messages = said(effects);
  // A long one comes in parts, the choices under the last.
  return { ...messages.at(-1), text: messages.map(({ text }) => text).join('\n\n') };
};
