import { z } from 'zod';
import { TimeRange } from '../../fields/answer.ts';
import { addDays, cityTime } from '../../../domain/city-time.ts';
import { resourceCodes, resources, type Resource } from '../../../domain/resources.ts';
import { keepsResource, keptResources } from '../../../domain/room-keeper.ts';
import type { Booked } from '../bookings/booked.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { buttons } from '../../labels.ts';
import { readWords } from '../steps/dialogues/words.ts';
import { readDay, readTimes } from '../steps/read-when.ts';
import { stepTexts } from '../steps/texts.ts';
import { today } from '../inbox/times.ts';
import { conflictLines, conflictOptions } from './block-conflicts.ts';
import { blockTexts } from './block-texts.ts';
import { roomsTexts } from './rooms-texts.ts';

const blockAt = z.strictObject({
  name: z.literal('block'),
  stage: z.enum(['which', 'from', 'until', 'times', 'reason', 'conflicts']),
  resource: z.enum(resourceCodes).optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  times: TimeRange.nullable().optional(),
  reason: z.string().optional(),
  /** The requests in its way that the operator has been shown. */
  known: z.array(z.string()).optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    block: z.infer<typeof blockAt>;
  }
}

type BlockAt = AtOf<'block'>;
type Taken = { choice: string | null; words: string | null };
/** A block with everything asked for. */
type Block = {
  resource: Resource;
  from: string;
  until: string;
  times: { from: string; to: string } | null;
  reason: string;
};

const longestDays = 31;

const wholeOf = ({ resource, from, until, times, reason }: BlockAt): Block | null =>
  resource && from && until && times !== undefined && reason
    ? { resource, from, until, times, reason }
    : null;

/** What requests hold inside a block's period. */
const touched = ({ resource, from, until, times }: Block, context: Context): Booked[] =>
  fact(context, { fact: 'booked', resources: [resource], from, until }).filter(
    (booked) =>
      booked.kind !== 'block' && (times === null || (booked.from < times.to && booked.to > times.from)),
  );

const idsOf = (booked: readonly Booked[]): string[] => [
  ...new Set(booked.flatMap((each) => (each.kind === 'block' ? [] : [each.requestId]))),
];

const questions: Record<BlockAt['stage'], (at: BlockAt, context: Context) => Message> = {
  which: (_at, { contact: { staff } }) => ({
    text: blockTexts.which,
    options: (staff ? keptResources(staff) : []).map((code) => ({
      id: `which.${code}`,
      label: resources[code].label,
    })),
  }),
  from: ({ resource = 'meeting_room' }) => ({
    text: blockTexts.from(resource),
    options: [
      { id: 'day.0', label: blockTexts.blockButtons.today },
      { id: 'day.1', label: blockTexts.blockButtons.tomorrow },
    ],
  }),
  until: ({ from = '' }) => ({
    text: blockTexts.until(from),
    options: [{ id: 'same', label: blockTexts.blockButtons.sameDay }],
  }),
  times: () => ({
    text: blockTexts.times,
    options: [{ id: 'all', label: blockTexts.blockButtons.allDay }],
  }),
  reason: () => ({
    text: blockTexts.reason,
    options: [
      { id: 'why.maintenance', label: blockTexts.blockButtons.maintenance },
      { id: 'why.mayor', label: blockTexts.blockButtons.mayor },
    ],
  }),
  conflicts: (at, context) => {
    const block = wholeOf(at);
    const booked = block ? touched(block, context) : [];
    return {
      text: block
        ? blockTexts.conflicts(block.resource, blockTexts.period(block), conflictLines(booked))
        : stepTexts.left,
      options: [...conflictOptions(booked), { id: 'rest', label: blockTexts.blockButtons.rest }],
    };
  },
};

const cancel: Option = { id: 'cancel', label: buttons.cancel, kind: 'nav' };

/** The block and what stands in the history of the requests it touches; the database has the last word on which they are. */
const blocked = (block: Block, known: readonly string[], context: Context): Move => {
  const { staff } = context.contact;
  if (!staff) return { to: { name: 'menu' }, intro: roomsTexts.notYoursToBlock };
  const booked = touched(block, context);
  const period = blockTexts.period(block);
  const records = idsOf(booked).map((requestId): Effect => ({
    type: 'record',
    requestId,
    action: 'blocked_over',
    actor: staff.name,
    role: staff.role,
    note: blockTexts.note(period, block.reason),
  }));
  const said = [
    blockTexts.done(block.resource, period, block.reason),
    ...(booked.length > 0 ? [blockTexts.touches(conflictLines(booked))] : []),
  ].join('\n\n');
  const options = conflictOptions(booked);
  return {
    to: { name: 'start' },
    quiet: true,
    effects: [
      { type: 'block', ...block, staffId: staff.id, touches: [...known] },
      ...records,
      { type: 'say', message: { text: said, ...(options.length > 0 ? { options } : {}) } },
    ],
  };
};

const isPast = ({ from, times }: Block, context: Context): boolean =>
  from === today(context) && times !== null && times.to <= cityTime(context.now, context.tz);

const decided = (at: BlockAt, reason: string, context: Context): Move => {
  const block = wholeOf({ ...at, reason });
  if (!block) return { to: { name: 'block', stage: 'which' } };
  if (isPast(block, context)) return { to: { ...at, stage: 'times' }, intro: blockTexts.past };
  const ids = idsOf(touched(block, context));
  return ids.length === 0
    ? blocked(block, [], context)
    : { to: { ...at, reason, stage: 'conflicts', known: ids } };
};

const until = (at: BlockAt, date: string): Move => {
  const { from = date } = at;
  if (date < from) return { to: at, intro: blockTexts.endsEarlier };
  if (date > addDays(from, longestDays - 1)) return { to: at, intro: blockTexts.tooLong };
  return date === from
    ? { to: { ...at, until: date, stage: 'times' } }
    : { to: { ...at, until: date, times: null, stage: 'reason' } };
};

const takers: Record<BlockAt['stage'], (at: BlockAt, taken: Taken, context: Context) => Move | null> = {
  which: (at, { choice }, { contact: { staff } }) => {
    const resource = staff && keptResources(staff).find((code) => choice === `which.${code}`);
    return resource ? { to: { ...at, stage: 'from', resource } } : null;
  },
  from: (at, { choice, words }, context) => {
    if (choice)
      return { to: { ...at, stage: 'until', from: addDays(today(context), choice === 'day.1' ? 1 : 0) } };
    if (words === null) return null;
    const read = readDay(words, blockTexts.fromLabel, { from: 0, to: 366 }, context);
    return read.ok ? { to: { ...at, stage: 'until', from: read.value } } : { to: at, intro: read.say };
  },
  until: (at, { choice, words }, context) => {
    if (choice === 'same') return until(at, at.from ?? today(context));
    if (words === null) return null;
    const read = readDay(words, blockTexts.untilLabel, {}, context);
    return read.ok ? until(at, read.value) : { to: at, intro: read.say };
  },
  times: (at, { choice, words }, context) => {
    if (choice === 'all') return { to: { ...at, stage: 'reason', times: null } };
    if (words === null) return null;
    const read = readTimes(words, blockTexts.timesLabel, context);
    return read.ok ? { to: { ...at, stage: 'reason', times: read.value } } : { to: at, intro: read.say };
  },
  reason: (at, { choice, words }, context) => {
    if (choice === 'why.maintenance') return decided(at, blockTexts.blockButtons.maintenance, context);
    if (choice === 'why.mayor') return decided(at, blockTexts.blockButtons.mayor, context);
    if (words === null) return null;
    const read = readWords(words, { min: 3, max: 100 });
    return read.ok ? decided(at, read.words.replace(/\s+/g, ' '), context) : { to: at, intro: read.say };
  },
  conflicts: (at, { choice }, context) => {
    const block = wholeOf(at);
    if (choice !== 'rest' || !block) return null;
    const known = at.known ?? [];
    const ids = idsOf(touched(block, context));
    // Somebody has booked since: what is to be confirmed is shown first.
    if (ids.some((id) => !known.includes(id))) return { to: { ...at, known: ids } };
    return blocked(block, ids, context);
  },
};

const stops = (event: Event, choice: string | null): boolean =>
  choice === 'cancel' || (event.kind === 'text' && ['batal', 'kembali'].includes(plainWords(event.text)));

const mayBlock = (at: BlockAt, { contact: { staff } }: Context): boolean =>
  staff !== null && (at.resource ? keepsResource(staff, at.resource) : keptResources(staff).length > 0);

/** A period of a resource that is nobody's to book: which, from when until when, and why. */
export const block: Place<'block'> = {
  name: 'block',
  remarks: 'none',
  at: blockAt,
  office: true,
  ownWords: ['batal', 'kembali'],
  show(at, context) {
    if (!mayBlock(at, context)) return { messages: [{ text: roomsTexts.notYoursToBlock }] };
    const { text, options = [] } = questions[at.stage](at, context);
    return { messages: [{ text, options: [...options, cancel] }] };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    if (!mayBlock(at, context)) return { to: { name: 'menu' }, intro: roomsTexts.notYoursToBlock };
    if (stops(event, choice)) return { to: { name: 'start' }, quiet: true, intro: stepTexts.left };
    if (choice === 'stale') return null;
    const words = event.kind === 'text' ? event.text : null;
    const move = takers[at.stage](at, { choice, words }, context);
    return move ?? (event.kind === 'text' ? { to: at, intro: stepTexts.pickOne } : null);
  },
};
