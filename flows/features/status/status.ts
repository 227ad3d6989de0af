import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { stateWords } from '../../domain-words.ts';
import { heldTexts, isAnswered, itemsOf, resumeDraft } from '../form/index.ts';
import { questionTexts } from '../questions/index.ts';
import { clockOf, decisionDay, mostOwn, requestTexts, type RequestView } from '../requests/index.ts';
import { shortTitle } from '../../catalogue/short-title.ts';
import { z } from 'zod';
import { hideNik } from '../../../domain/nik.ts';
import { cityDate, longDate } from '../../../domain/city-time.ts';
import { isOpen } from '../../../domain/relay.ts';
import { unitName } from '../../../domain/unit.ts';
import { allowedActions, reopenUntil } from '../../../domain/transition.ts';
import { buttons } from '../../labels.ts';
import { statusTexts } from './texts.ts';
import { chosen } from '../../kernel/chosen.ts';
import { bookedPeriods, deadlineText, moveOptions, moveTexts, type OpenMove } from '../bookings/index.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { Context } from '../../kernel/context.ts';
import { fact } from '../../kernel/fact.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Place } from '../../kernel/place.ts';
import { statusNeeds } from './needs.ts';

const statusAt = z.strictObject({
  name: z.literal('status'),
  requestId: z.string().optional(),
  /** Of the list: how many of the newest are passed over. */
  after: z.int().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    status: z.infer<typeof statusAt>;
  }
}

/** The promise is a first decision's; once there is one it is no longer of interest. */
const undecided = new Set(['submitted', 'needs_completion', 'verified', 'registered']);

/** By when a decision is promised and which working day it is; while the applicant is waited for, that the clock stands still. */
const promiseText = (request: RequestView, context: Context): string | null => {
  if (!undecided.has(request.state)) return null;
  const { used, of } = clockOf(request, context);
  if (request.state === 'needs_completion')
    return statusTexts.paused(longDate(cityDate(new Date(request.since), context.tz)), used, of);
  const promised = statusTexts.promised(longDate(decisionDay(request)), used, of);
  const because = request.extension?.because;
  return because === undefined ? promised : `${promised}\n${statusTexts.extended(hideNik(because))}`;
};

const titleOf = (request: RequestView, context: Context): string =>
  context.catalogue.byCode.get(request.service)?.title ?? request.service;

const shortTitleOf = (request: RequestView, context: Context): string => {
  const service = context.catalogue.byCode.get(request.service);
  return service ? shortTitle(service) : request.service;
};

const extras = (request: RequestView): string[] => [
  ...request.lacking.map(({ item, because }) => `Kurang: ${item} – ${because.replace(/[.\s]+$/, '')}.`),
  ...(request.schedule && request.state === 'in_progress'
    ? requestTexts.scheduleLines(request.schedule)
    : []),
  ...(request.outcome && request.state === 'completed' ? [`Hasil: ${request.outcome.slice(0, 1500)}`] : []),
];

const labelled = (request: RequestView, context: Context): RequestView => {
  const service = context.catalogue.byCode.get(request.service);
  const label = (key: string): string =>
    [...(service?.fields ?? []), ...(service?.letters ?? [])].find((item) => item.key === key)?.label ?? key;
  return { ...request, lacking: request.lacking.map((lack) => ({ ...lack, item: label(lack.item) })) };
};

/** The move that waits for the applicant's answer; asked for only of requests that hold something. */
const openMove = (request: RequestView, context: Context): OpenMove | null => {
  const service = context.catalogue.byCode.get(request.service);
  const holds =
    service !== undefined && isOpen(request) && bookedPeriods(service, request.answers).length > 0;
  return holds ? fact(context, { fact: 'open_move', of: { requestId: request.id } }) : null;
};

/** One request in words, with what its owner may do now. */
const requestMessage = (request: RequestView, context: Context): Message => {
  const today = cityDate(context.now, context.tz);
  const { within } = context.catalogue.city.clocks.reopening;
  const rateable = request.state === 'completed' && request.rating === null;
  const allowed = allowedActions(request, { kind: 'applicant', reopenWithin: within }, today);
  const until = allowed.includes('reopen') ? reopenUntil(request, within) : null;
  const move = openMove(request, context);
  const options: Option[] = [
    ...(move ? moveOptions(move) : []),
    // First, so that a number typed is the rating.
    ...(rateable
      ? requestTexts.ratings.map((label, index) => ({ id: `rate.${request.id}.${index + 1}`, label }))
      : []),
    ...(allowed.includes('reopen') ? [{ id: `reopen.${request.id}`, label: buttons.notFinished }] : []),
    ...(allowed.includes('complete_items')
      ? [{ id: `complete.${request.id}`, label: buttons.complete }]
      : []),
    ...(allowed.includes('withdraw') ? [{ id: `withdraw.${request.id}`, label: buttons.withdraw }] : []),
    ...(isOpen(request) ? [{ id: `reply.${request.id}`, label: buttons.writeToUnit }] : []),
    { id: 'menu', label: buttons.menu },
    { id: 'back', label: buttons.back, kind: 'nav' },
  ];
  const text = statusTexts.detail({
    number: request.number,
    title: titleOf(request, context),
    state: stateWords[request.state].label,
    since: longDate(cityDate(new Date(request.since), context.tz)),
    promise: promiseText(request, context),
    next: until === null ? stateWords[request.state].next : statusTexts.reopenUntil(longDate(until)),
    extra: [
      ...extras(labelled(request, context)),
      ...(move ? [moveTexts.statusMove(showPeriod(move.slot), deadlineText(move.expiresAt, context))] : []),
    ],
  });
  return { text: rateable ? `${text}\n\n${statusTexts.rateLine}` : text, options };
};

/** `status TD-…`: shown only to its owner; anybody else hears the same as for a number that does not exist. */
export const oneStatus = (number: string, context: Context): Move => {
  const request = fact(context, { fact: 'request_by_number', number });
  if (request?.contactId !== context.contact.id)
    return { to: { name: 'status' }, intro: statusTexts.unknown(number) };
  return { to: { name: 'status', requestId: request.id } };
};

/** What was sent and has no number yet. */
const unrecorded = (context: Context): string[] =>
  fact(context, { fact: 'unrecorded' }).map(({ service, sentAt, held }) =>
    heldTexts.unrecordedLine(
      context.catalogue.byCode.get(service)?.title ?? null,
      longDate(cityDate(new Date(sentAt), context.tz)),
      held,
    ),
  );

const questionLines = (context: Context): string[] =>
  fact(context, { fact: 'my_questions' }).map(({ number, state, unit, since, dueOn, requestNumber }) =>
    dueOn !== undefined
      ? questionTexts.objection.status({ number, state, about: requestNumber ?? '', due: longDate(dueOn) })
      : questionTexts.statusLine({
          ...{ number, state, unit: unitName(context.catalogue.city.units, unit) },
          since: longDate(cityDate(new Date(since), context.tz)),
        }),
  );

/** The form that was begun and not sent, with what it still lacks, also when something else is going on. */
const unsentLine = (context: Context): string | null => {
  const { draft, openDrafts, catalogue } = context;
  const [last] = openDrafts;
  const told = draft?.state === 'open' ? draft : last;
  const service = catalogue.byCode.get(told?.service ?? '');
  if (!told || !service) return null;
  const open = told === draft ? draft : fact(context, { fact: 'unsent_form', id: told.id });
  const missing = open && itemsOf(service, open).filter((item) => item.required && !isAnswered(item, open));
  return statusTexts.unsent(service.title, missing?.length ?? null);
};

const characters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The one own request whose number holds these characters, at least three of those that differ; null for none or several. */
const byPart = (asked: string, context: Context): RequestView | null => {
  const part = characters(asked).replace(/^TD(?:20\d\d)?/, '');
  if (part.length < 3) return null;
  const [only, another] = fact(context, { fact: 'my_requests' }).filter(({ number }) =>
    characters(number).slice('TD2026'.length).includes(part),
  );
  return only && !another ? only : null;
};

/** "status 7KQ4": the request a part of a number names, or all of them to choose from. */
export const statusByPart = (asked: string, context: Context): Move => {
  const request = byPart(asked, context);
  if (request) return { to: { name: 'status', requestId: request.id } };
  const some = fact(context, { fact: 'my_requests' }).length > 0;
  return { to: { name: 'status' }, ...(some ? { intro: statusTexts.incomplete } : {}) };
};

const mostDue = 3;
/** So many are listed at once: more would not be read, nor fit into a message. */
const mostListed = 8;
/** With more than these the services are said in short. */
const fewListed = 3;

/** Since when a request waits, and until when something was promised. */
const dueLine = (request: RequestView, context: Context): string =>
  statusTexts.due({
    number: request.number,
    since: longDate(cityDate(new Date(request.since), context.tz)),
    promise:
      undecided.has(request.state) && request.state !== 'needs_completion'
        ? longDate(decisionDay(request))
        : null,
  });

const list = (context: Context, after: number): Message => {
  const all = fact(context, { fact: 'my_requests' });
  const own = all.slice(0, mostOwn);
  const mine = own.slice(after, after + mostListed);
  const left = own.length - after - mine.length;
  const sent = after > 0 ? [] : [...unrecorded(context), ...questionLines(context)];
  const unsent = unsentLine(context);
  const last: Option[] = [
    ...(left > 0 ? [{ id: `older.${after + mostListed}`, label: statusTexts.olderOnes }] : []),
    ...(unsent === null ? [] : [{ id: 'resume', label: buttons.resume }]),
    { id: 'menu', label: buttons.menu },
  ];
  const below = unsent === null ? [] : [unsent];
  if (mine.length === 0)
    return {
      text: [
        ...(sent.length > 0 ? [statusTexts.title, ...sent] : unsent ? [] : [statusTexts.none]),
        ...below,
      ].join('\n'),
      options: last,
    };
  const options = mine.map((request) => ({
    id: `show.${request.number}`,
    label: statusTexts.line({
      number: request.number,
      title: mine.length > fewListed ? shortTitleOf(request, context) : titleOf(request, context),
      state: stateWords[request.state].label,
    }),
  }));
  return {
    text: [
      statusTexts.title,
      ...sent,
      ...mine
        .filter(isOpen)
        .slice(0, mostDue)
        .map((one) => dueLine(one, context)),
      ...below,
      ...(left === 0 && all.length > own.length ? [statusTexts.older(own.length)] : []),
    ].join('\n'),
    options: [...options, ...last],
    footer: statusTexts.footer,
  };
};

const resumeUnsent = (context: Context): Move => {
  const id = context.draft?.state === 'open' ? context.draft.id : context.openDrafts[0]?.id;
  return id === undefined ? { to: { name: 'menu' } } : resumeDraft(id, context);
};

/** "Batalin aja lah", said to what was sent: the one that is shown, or the only one that can be taken back. */
export const wantsWithdrawn = ({ requestId }: Pick<AtOf<'status'>, 'requestId'>, context: Context): Move => {
  const today = cityDate(context.now, context.tz);
  const [only, another] = fact(context, { fact: 'my_requests' }).filter(
    (request) =>
      (requestId === undefined || request.id === requestId) &&
      allowedActions(
        request,
        { kind: 'applicant', reopenWithin: context.catalogue.city.clocks.reopening.within },
        today,
      ).includes('withdraw'),
  );
  if (only && !another) return { to: { name: 'withdraw', requestId: only.id } };
  return { to: { name: 'status' }, intro: another ? statusTexts.whichWithdrawn : statusTexts.noneToWithdraw };
};

/** One's own requests, or one of them. */
export const status: Place<'status'> = {
  name: 'status',
  offersForm: true,
  openWords: 'all',
  at: statusAt,
  needs: statusNeeds,
  free: 'idle',
  show(at, context, session) {
    if (!at.requestId) return { messages: [list(context, at.after ?? 0)] };
    const request = fact(context, { fact: 'request', id: at.requestId });
    if (request?.contactId !== context.contact.id) return { messages: [{ text: requestTexts.notYours }] };
    const message = requestMessage(request, context);
    return { messages: [session.wrong > 0 ? { ...message, text: `*${request.number}*` } : message] };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    if (choice === 'menu') return { to: { name: 'menu' } };
    if (choice === 'back') return { to: { name: 'status' } };
    if (choice?.startsWith('older.')) return { to: { name: 'status', after: Number(choice.slice(6)) } };
    if (choice === 'resume') return resumeUnsent(context);
    if (choice?.startsWith('show.')) return oneStatus(choice.slice(5), context);
    if (choice?.startsWith('withdraw.')) return { to: { name: 'withdraw', requestId: choice.slice(9) } };
    if (event.kind !== 'text') return null;
    if (means(said(event.text), 'cancel')) return wantsWithdrawn(at, context);
    const request = /\d/.test(event.text) ? byPart(event.text, context) : null;
    return request ? { to: { name: 'status', requestId: request.id } } : null;
  },
};
