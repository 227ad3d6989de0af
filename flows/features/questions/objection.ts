import { z } from 'zod';
import { cityDate, longDate } from '../../../domain/city-time.ts';
import { hideNik } from '../../../domain/nik.ts';
import { groundOf, grounds, type Ground } from '../../../domain/objection.ts';
import { objectionNumber } from '../../../domain/question-number.ts';
import { addWorkingDays } from '../../../domain/working-days.ts';
import { buttons } from '../../labels.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Next, type Scene, type Stage } from '../../kernel/dialogue.ts';
import { fact, type Want } from '../../kernel/fact.ts';
import type { Asked, Turn } from '../../kernel/feature.ts';
import type { When } from '../../kernel/look-ahead.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import { goOn } from '../form/index.ts';
import { isLate, type RequestView, today } from '../requests/index.ts';
import { reachable } from './ask.ts';
import { objectionWish } from './objection-wish.ts';
import { isWaiting, longestQuestion } from './question.ts';
import { questionAlert } from './shown.ts';
import { questionTexts } from './texts.ts';

const objectionAt = z.strictObject({
  name: z.literal('objection'),
  /** The information request it is about; left out while several may be meant. */
  requestId: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    objection: z.infer<typeof objectionAt>;
  }
}

const texts = questionTexts.objection;
type Candidate = { request: RequestView; ground: Ground };

/** The ground somebody has to object to what became of a request of theirs; null where there is none. */
const groundFor = (request: RequestView, context: Context): Ground | null => {
  const { information, holidays, clocks } = context.catalogue.city;
  if (request.service !== information) return null;
  const day = today(context);
  const since = cityDate(new Date(request.since), context.tz);
  const facts = { state: request.state, since, isLate: isLate(request, day) };
  return groundOf(facts, day, { within: clocks.objection.within, own: holidays });
};

const candidates = (context: Context): Candidate[] =>
  fact(context, { fact: 'my_requests' }).flatMap((request) => {
    const ground = groundFor(request, context);
    return ground === null ? [] : [{ request, ground }];
  });

/** An objection to a request that waits for its answer. */
const openFor = ({ number }: RequestView, context: Context) =>
  fact(context, { fact: 'my_questions' }).find(
    (one) => one.dueOn !== undefined && one.requestNumber === number && isWaiting(one),
  );

const dueOf = (context: Context): string => {
  const { holidays, clocks } = context.catalogue.city;
  return addWorkingDays(today(context), clocks.objection.answer, holidays);
};

/** Writes an objection down, with its number and clock, and lays it before the head. */
const object = ({ request, ground }: Candidate, words: string, context: Context): Move => {
  const { contact, fresh } = context;
  const { units } = context.catalogue.city;
  const id = fresh.draftId;
  const year = Number(today(context).slice(0, 4));
  const number = objectionNumber(year, Buffer.from(id.replaceAll('-', ''), 'hex'));
  const dueOn = dueOf(context);
  const asker = { name: contact.employee?.name ?? contact.name, phone: reachable(context) };
  const text = texts.from(grounds[ground], words);
  const shown = { id, number, asker, requestNumber: request.number, state: 'asked' as const, dueOn };
  return {
    to: goOn(context),
    intro: texts.sent(number, longDate(dueOn)),
    effects: [
      {
        ...{ type: 'ask_question', id, number, unit: units.secretariat, requestId: request.id },
        ...{ asker, text, dueOn },
      },
      {
        type: 'alert',
        to: { roles: ['head'], on: today(context) },
        messages: questionAlert(shown, texts.alert, text),
      },
    ],
  };
};

const found = ({ at, context }: Scene<'objection'>): Candidate | undefined =>
  candidates(context).find(({ request }) => request.id === at.requestId);

const which: Stage<'objection'> = {
  ask: ({ context }) => ({
    text: texts.which,
    options: candidates(context).map(({ request, ground }) => ({
      id: request.id,
      label: texts.line(request.number, grounds[ground]),
    })),
  }),
  take: ({ context }, { choice }) =>
    candidates(context).some(({ request }) => request.id === choice) && choice !== null
      ? { to: { name: 'objection', requestId: choice } }
      : null,
};

const takeWords = (scene: Scene<'objection'>, words: string): Next<'objection'> => {
  const about = found(scene);
  const text = hideNik(words.trim());
  if (!about || !/[\p{L}\p{N}]{2}/u.test(text)) return null;
  if ([...text].length > longestQuestion) return { refuse: questionTexts.tooLong(longestQuestion) };
  return object(about, text, scene.context);
};

const reason: Stage<'objection'> = {
  reading: () => 'exact',
  ask: (scene) => {
    const about = found(scene);
    const ground = about ? grounds[about.ground] : '';
    const number = about?.request.number ?? '';
    return {
      text: texts.ask({ number, ground, due: longDate(dueOf(scene.context)) }),
      options: [{ id: 'back', label: buttons.back }],
    };
  },
  take: (scene, { words }) => (words === null ? null : takeWords(scene, words)),
};

const wants: readonly Want[] = [{ fact: 'my_requests' }, { fact: 'my_questions' }];

/** What becomes of an objection: its words, or that there is nothing to object to, or that it is written down already. */
const begin = (context: Context): Move | null => {
  const all = candidates(context);
  const [only, another] = all;
  if (!only) return null;
  const open = all.map(({ request }) => openFor(request, context)).find((one) => one !== undefined);
  if (open?.dueOn !== undefined && !another)
    return { to: goOn(context), intro: texts.already(open.number, longDate(open.dueOn)) };
  return { to: another ? { name: 'objection' } : { name: 'objection', requestId: only.request.id } };
};

/** The reason of an objection to what became of an information request (UU 14/2008 Pasal 35–36). */
export const objection = dialogue<'objection'>({
  name: 'objection',
  at: objectionAt,
  needs: () => wants,
  traits: { remarks: 'none', aside: true, words: 'message' },
  enter: ({ at, context }) => {
    const about = at.requestId === undefined ? null : fact(context, { fact: 'my_requests' });
    const request = about?.find(({ id }) => id === at.requestId);
    if (at.requestId !== undefined && (!request || groundFor(request, context) === null))
      return {
        barred: { to: goOn(context), intro: texts.none(context.catalogue.city.clocks.objection.within) },
      };
    return {};
  },
  stageOf: ({ at }) => (at.requestId === undefined ? which : reason),
  leave: ({ context }) => ({ to: goOn(context) }),
});

const wishIn = ({ session, event, context }: Turn): 'plain' | 'told' | null => {
  if (event.kind !== 'text' || context.catalogue.city.information === undefined) return null;
  const { words, inForm } = placeAt(session.at, context);
  if (words !== undefined || inForm !== undefined || chosen(session, event) !== null) return null;
  return objectionWish(event.text);
};

/** Where words of one's own are no answer. */
export const mayObject: When = {
  text: true,
  where: ({ words, inForm }) => words === undefined && inForm === undefined,
};

/** Of words that object: what of one's own there is to object to, and what one has objected to. */
export const objectionNeeds = (turn: Turn): readonly Want[] => (wishIn(turn) === null ? [] : wants);

/** An objection in any words; what only tells of a refusal is one where there is such a request. */
export const readObjection: Asked = {
  when: mayObject,
  read: (turn) => {
    const { context } = turn;
    const wish = wishIn(turn);
    if (wish === null) return null;
    const begun = begin(context);
    if (begun || wish === 'told') return begun;
    return { to: goOn(context), intro: texts.none(context.catalogue.city.clocks.objection.within) };
  },
};
