import { stateWords } from '../../domain-words.ts';
import { ownRequest, requestTexts, type RequestView, serviceFace } from '../requests/index.ts';
import { z } from 'zod';
import { cityDate } from '../../../domain/city-time.ts';
import { hideNik } from '../../../domain/nik.ts';
import { quotedLines } from '../../../domain/quotation.ts';
import { transition } from '../../../domain/transition.ts';
import type { Action } from '../../../domain/transition.ts';
import { cancelledCalendar } from '../bookings/index.ts';
import { operatorsConcerned, reopenedAlert, withdrawnAlert, withdrawnText } from '../office/index.ts';
import { statusTexts } from './texts.ts';
import { buttons } from '../../labels.ts';
import { confirmOptions, confirmed } from '../../kernel/confirm.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Scene } from '../../kernel/dialogue.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { leavingWords } from '../../kernel/leaving.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import type { Effect } from '../../kernel/effect.ts';
import { goOn } from '../form/index.ts';
import { surveyTexts } from '../survey/index.ts';
import { isFree } from '../../kernel/places.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import type { Session } from '../../kernel/session.ts';
import { takesBack } from './about-sent.ts';
import { requestNeeds } from './needs.ts';

const withdrawAt = z.strictObject({
  name: z.literal('withdraw'),
  requestId: z.string(),
});

const reopenAt = z.strictObject({
  name: z.literal('reopen'),
  requestId: z.string(),
  /** What was said already of what is not finished. */
  said: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    withdraw: z.infer<typeof withdrawAt>;
    reopen: z.infer<typeof reopenAt>;
  }
}

/** A comment on a rating is no letter. */
export const longestComment = 1000;

const foreign = (context: Context): Move => ({ to: goOn(context), intro: requestTexts.notYours });

/** One step the applicant takes on the own request: its effects, or the sentence that says why not. */
const applicantStep = (
  request: RequestView,
  action: Action,
  note: string | null,
  context: Context,
): { effects: Effect[] } | { refused: string } => {
  const today = cityDate(context.now, context.tz);
  const { within } = context.catalogue.city.clocks.reopening;
  const decided = transition(
    request,
    action,
    { kind: 'applicant', reopenWithin: within },
    { today, ...(note ? { note } : {}) },
  );
  if (!decided.ok)
    return {
      refused:
        decided.because === 'too_late'
          ? statusTexts.reopenTooLate(within)
          : statusTexts.notPossibleNow(stateWords[request.state].label),
    };
  const { from, to, unit, supporting } = decided;
  return {
    effects: [
      {
        type: 'transition',
        requestId: request.id,
        version: request.version,
        action,
        from,
        to,
        unit,
        supporting,
        actor: request.contactId,
        role: 'applicant',
        note: decided.note,
      },
    ],
  };
};

/** Says that it is done; an unsent form goes on. */
const told = ({ text }: Message, context: Context): Move =>
  context.draft ? { to: goOn(context), intro: text } : { to: { name: 'start' }, quiet: true, intro: text };

/** "Really withdraw?" and the withdrawal. */
export const withdraw: Place<'withdraw'> = {
  name: 'withdraw',
  at: withdrawAt,
  needs: requestNeeds,
  aside: true,
  ownWords: leavingWords,
  show(at, context) {
    const request = ownRequest(at.requestId, context);
    if (!request) return { messages: [{ text: requestTexts.notYours }] };
    // Asked once more after it has moved on, nothing is offered that would be refused.
    const step = applicantStep(request, 'withdraw', null, context);
    if ('refused' in step) return { messages: [{ text: step.refused }] };
    return {
      messages: [{ text: statusTexts.withdrawQuestion(request.number), options: confirmOptions }],
    };
  },
  take(at, event, context, session) {
    const answer = confirmed(session, event);
    if (answer === null) return null;
    if (!answer) return { to: { name: 'status', requestId: at.requestId }, intro: statusTexts.withdrawKept };
    const request = ownRequest(at.requestId, context);
    if (!request) return foreign(context);
    const step = applicantStep(request, 'withdraw', null, context);
    if ('refused' in step) return { to: { name: 'status', requestId: request.id }, intro: step.refused };
    const service = serviceFace(context, request.service);
    return {
      ...told(withdrawnText(request, service), context),
      effects: [
        ...step.effects,
        ...cancelledCalendar(request, service, context),
        {
          type: 'alert',
          to: operatorsConcerned(request, context.catalogue.city.units),
          messages: withdrawnAlert(request, service),
        },
      ],
    };
  },
};

/** "Batalin aja deh", said where the chat has spoken of one request: whether it is to be withdrawn; null where it cannot be any more. */
export const beginWithdraw = (requestId: string, text: string, context: Context): Move | null => {
  const request = ownRequest(requestId, context);
  if (!request || !(means(said(text), 'cancel') || takesBack(text, context.catalogue))) return null;
  return 'refused' in applicantStep(request, 'withdraw', null, context)
    ? null
    : { to: { name: 'withdraw', requestId } };
};

/** *Belum selesai*, from the message of an outcome however old; with `told` where words said so already. */
export const beginReopen = (requestId: string, context: Context, told?: string): Move => {
  const request = ownRequest(requestId, context);
  if (!request) return foreign(context);
  const step = applicantStep(request, 'reopen', '…', context);
  return 'refused' in step
    ? { to: { name: 'status', requestId }, intro: step.refused }
    : { to: { name: 'reopen', requestId, ...(told === undefined ? {} : { said: told }) } };
};

const reopened = ({ at, context }: Scene<'reopen'>, note: string): Move => {
  const request = ownRequest(at.requestId, context);
  if (!request) return foreign(context);
  const step = applicantStep(request, 'reopen', note, context);
  if ('refused' in step) return { to: { name: 'status', requestId: request.id }, intro: step.refused };
  return {
    ...told({ text: statusTexts.reopened(request.number) }, context),
    effects: [
      ...step.effects,
      {
        type: 'alert',
        to: operatorsConcerned(request, context.catalogue.city.units),
        messages: reopenedAlert(
          { ...request, version: request.version + 1 },
          serviceFace(context, request.service),
          note,
        ),
      },
    ],
  };
};

/** What is not finished yet, in the applicant's words; it goes back to the unit. */
export const reopen = dialogue<'reopen'>({
  name: 'reopen',
  at: reopenAt,
  needs: requestNeeds,
  traits: { remarks: 'none', aside: true, words: 'message' },
  enter: ({ at, context }) => {
    const begun = beginReopen(at.requestId, context);
    return begun.to?.name === 'reopen' ? {} : { barred: begun };
  },
  stageOf: () => ({
    reading: () => 'exact',
    ask: ({ at }) =>
      at.said === undefined
        ? { text: statusTexts.reopenQuestion, options: [{ id: 'back', label: buttons.back }] }
        : {
            text: statusTexts.reopenWith(quotedLines(at.said)),
            options: [
              { id: 'yes', label: buttons.yes },
              { id: 'back', label: buttons.back },
            ],
          },
    take: (scene, { choice, words }) => {
      const { said } = scene.at;
      const isYes = choice === 'yes' || (words !== null && agrees(words));
      if (said !== undefined && isYes) return reopened(scene, said);
      if (said !== undefined && words !== null && disagrees(words)) return { to: goOn(scene.context) };
      if (words === null) return null;
      const note = [...(said === undefined ? [] : [said]), words.trim()].join('\n').slice(0, 1000);
      return note.length < 5 ? { refuse: statusTexts.reopenTooShort } : reopened(scene, note);
    },
  }),
  leave: ({ context }) => ({ to: goOn(context) }),
});

/** A rating, pressed or told with words behind it: counted once, only from the owner, only of a finished request. */
export const takeRating = (
  requestId: string,
  stars: number,
  session: Session,
  context: Context,
  comment?: string,
): Move => {
  const { at } = session;
  const request = ownRequest(requestId, context);
  if (!request || !Number.isInteger(stars) || stars < 1 || stars > 5) return foreign(context);
  if (request.state !== 'completed')
    return { to: goOn(context), intro: statusTexts.notPossibleNow(stateWords[request.state].label) };
  if (request.rating !== null)
    return { to: at, quiet: true, effects: [{ type: 'say', message: { text: statusTexts.alreadyRated } }] };
  const rate = { type: 'rate', requestId, rating: stars } as const;
  if (comment !== undefined && isFree(session, context))
    return {
      to: { name: 'start' },
      quiet: true,
      intro: statusTexts.ratedWithWords,
      effects: [
        rate,
        { type: 'rating_comment', requestId, comment: hideNik(comment).slice(0, longestComment) },
      ],
    };
  const effects: Effect[] = [rate];
  // The outcome's own numbers stay what they are: *Belum selesai* may still be typed.
  if (isFree(session, context))
    return {
      to: { name: 'comment', requestId },
      quiet: true,
      keepsPrompt: true,
      effects: [
        ...effects,
        {
          type: 'say',
          message: { text: `${statusTexts.rated} ${statusTexts.commentInvited}\n${surveyTexts.invited}` },
        },
      ],
    };
  const options = [{ id: `comment.${requestId}`, label: statusTexts.commentLabel }];
  return {
    to: at,
    quiet: true,
    effects: [...effects, { type: 'say', message: { text: statusTexts.rated, options } }],
  };
};
