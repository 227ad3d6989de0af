import { cityDate } from '../../../domain/city-time.ts';
import { states } from '../../../domain/state.ts';
import { transition } from '../../../domain/transition.ts';
import type { Action } from '../../../domain/transition.ts';
import { operatorsOf, reopenedAlert, withdrawnAlert } from '../../staff/alerts.ts';
import { withdrawnText } from '../../staff/applicant-texts.ts';
import {
  alreadyRated,
  buttons,
  notPossibleNow,
  notYours,
  rated,
  reopened,
  reopenQuestion,
  reopenTooShort,
  withdrawKept,
  withdrawQuestion,
} from '../../texts.ts';
import { chosen } from '../chosen.ts';
import type { Context, RequestView } from '../context.ts';
import type { Effect } from '../effect.ts';
import { fact } from '../fact.ts';
import { goOn, serviceOf } from '../form.ts';
import { plainWords } from '../plain-words.ts';
import type { Move, Place } from '../place.ts';

/** A request of this contact, or null: for everybody else it does not exist. */
export const ownRequest = (id: string, context: Context): RequestView | null => {
  const request = fact(context, { fact: 'request', id });
  return request?.contactId === context.contact.id ? request : null;
};

const foreign = (context: Context): Move => ({ to: goOn(context), intro: notYours });

/** One step the applicant takes on the own request: its effects, or the sentence that says why not. */
const applicantStep = (
  request: RequestView,
  action: Action,
  note: string | null,
  context: Context,
): { effects: Effect[] } | { refused: string } => {
  const today = cityDate(context.now, context.tz);
  const decided = transition(request, action, { kind: 'applicant' }, { today, ...(note ? { note } : {}) });
  if (!decided.ok) return { refused: notPossibleNow(states[request.state].label) };
  const { from, to, unit } = decided;
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
        actor: request.applicant.name,
        role: 'applicant',
        note: decided.note,
      },
    ],
  };
};

/** "Really withdraw?" and the withdrawal. */
export const withdraw: Place<'withdraw'> = {
  enter(at, context) {
    const request = ownRequest(at.requestId, context);
    if (!request) return { messages: [{ text: notYours }] };
    return {
      messages: [
        {
          text: withdrawQuestion(request.number),
          options: [
            { id: 'yes', label: buttons.yes },
            { id: 'no', label: buttons.no },
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const words = event.kind === 'text' ? plainWords(event.text) : '';
    if (choice === 'no' || ['tidak', 't', 'kembali', 'batal'].includes(words))
      return { to: { name: 'status', requestId: at.requestId }, intro: withdrawKept };
    if (choice !== 'yes' && !['ya', 'y', 'iya'].includes(words)) return null;
    const request = ownRequest(at.requestId, context);
    if (!request) return foreign(context);
    const step = applicantStep(request, 'withdraw', null, context);
    if ('refused' in step) return { to: { name: 'status', requestId: request.id }, intro: step.refused };
    return {
      to: { name: 'start' },
      quiet: true,
      effects: [
        ...step.effects,
        { type: 'say', message: withdrawnText(request) },
        {
          type: 'alert',
          to: operatorsOf(request.unit),
          messages: withdrawnAlert(request, serviceOf(context, request.service)),
        },
      ],
    };
  },
};

/** What is not finished yet, in the applicant's words; it goes back to the unit. */
export const reopen: Place<'reopen'> = {
  enter: () => ({ messages: [{ text: reopenQuestion, options: [{ id: 'back', label: buttons.back }] }] }),
  take(at, event, context, session) {
    if (chosen(session, event, 'exact') === 'back') return { to: goOn(context) };
    if (event.kind !== 'text') return null;
    const note = event.text.trim();
    if (note.length < 5) return { to: at, intro: reopenTooShort };
    const request = ownRequest(at.requestId, context);
    if (!request) return foreign(context);
    const step = applicantStep(request, 'reopen', note, context);
    if ('refused' in step) return { to: { name: 'status', requestId: request.id }, intro: step.refused };
    return {
      to: { name: 'start' },
      quiet: true,
      effects: [
        ...step.effects,
        { type: 'say', message: { text: reopened(request.number) } },
        {
          type: 'alert',
          to: operatorsOf(request.unit),
          messages: reopenedAlert(request, serviceOf(context, request.service), note),
        },
      ],
    };
  },
};

/** A pressed rating: counted once, only from the owner, only of a finished request. */
export const takeRating = (requestId: string, stars: number, context: Context): Move => {
  const request = ownRequest(requestId, context);
  if (!request || !Number.isInteger(stars) || stars < 1 || stars > 5) return foreign(context);
  if (request.state !== 'completed')
    return { to: goOn(context), intro: notPossibleNow(states[request.state].label) };
  const said = request.rating === null ? rated : alreadyRated;
  const effects: Effect[] = request.rating === null ? [{ type: 'rate', requestId, rating: stars }] : [];
  return {
    to: { name: 'start' },
    quiet: true,
    effects: [...effects, { type: 'say', message: { text: said } }],
  };
};
