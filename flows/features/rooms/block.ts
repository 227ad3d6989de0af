import { z } from 'zod';
import { TimeRange } from '../../fields/answer.ts';
import { addDays } from '../../../domain/city-time.ts';
import { rulesOf } from '../../../domain/resources.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { keepsResource, keptResources } from '../../../domain/room-keeper.ts';
import { dialogue, type Next, type Scene, type Stage } from '../../kernel/dialogue.ts';
import type { AtOf } from '../../kernel/session.ts';
import { dayGiven, officeDialogue, readDay, readTimes, readWords, stepTexts } from '../office/index.ts';
import { secretariatName, today } from '../requests/index.ts';
import { conflictLines, conflictOptions } from './block-conflicts.ts';
import { blockTexts } from './block-texts.ts';
import { heldInside, isPast, labelOf, makeBlock, requestsIn, type Block } from './make-block.ts';
import { roomsTexts } from './rooms-texts.ts';
import { blockNeeds } from './needs.ts';

const blockAt = z.strictObject({
  name: z.literal('block'),
  stage: z.enum(['which', 'from', 'until', 'times', 'reason', 'conflicts']),
  resource: z.string().optional(),
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
/** Whoever blocks keeps the resource. */
type Keeper = { staff: StaffMember };
type BlockScene = Scene<'block', Keeper>;
type BlockStage = Stage<'block', Keeper>;

const longestDays = 31;
const { blockButtons } = blockTexts;

const wholeOf = ({ resource, from, until, times, reason }: BlockAt): Block | null =>
  resource && from && until && times !== undefined && reason
    ? { resource, from, until, times, reason }
    : null;

const which: BlockStage = {
  ask: ({ staff, context }) => {
    const { resources } = context.catalogue.city;
    return {
      text: blockTexts.which,
      options: keptResources(staff, resources).map((code) => ({
        id: `which.${code}`,
        label: rulesOf(resources, code).label,
      })),
    };
  },
  take: ({ at, staff, context }, { choice }) => {
    const resource = keptResources(staff, context.catalogue.city.resources).find(
      (code) => choice === `which.${code}`,
    );
    return resource ? { to: { ...at, stage: 'from', resource } } : null;
  },
};

const from: BlockStage = {
  ask: ({ at: { resource = '' }, context }) => ({
    text: blockTexts.from(labelOf(resource, context)),
    options: [
      { id: 'day.0', label: blockButtons.today },
      { id: 'day.1', label: blockButtons.tomorrow },
    ],
  }),
  take: ({ at, context }, given) => {
    const read = dayGiven(given, blockTexts.fromLabel, { from: 0, to: 366 }, context);
    if (read === null) return null;
    return read.ok ? { to: { ...at, stage: 'until', from: read.value } } : { refuse: read.say };
  },
};

const endsOn = (at: BlockAt, date: string): Next<'block'> => {
  const { from: first = date } = at;
  if (date < first) return { refuse: blockTexts.endsEarlier };
  if (date > addDays(first, longestDays - 1)) return { refuse: blockTexts.tooLong };
  return date === first
    ? { to: { ...at, until: date, stage: 'times' } }
    : { to: { ...at, until: date, times: null, stage: 'reason' } };
};

const until: BlockStage = {
  ask: ({ at: { from: first = '' } }) => ({
    text: blockTexts.until(first),
    options: [{ id: 'same', label: blockButtons.sameDay }],
  }),
  take: ({ at, context }, { choice, words }) => {
    if (choice === 'same') return endsOn(at, at.from ?? today(context));
    if (words === null) return null;
    const read = readDay(words, blockTexts.untilLabel, {}, context);
    return read.ok ? endsOn(at, read.value) : { refuse: read.say };
  },
};

const times: BlockStage = {
  ask: () => ({ text: blockTexts.times, options: [{ id: 'all', label: blockButtons.allDay }] }),
  take: ({ at, context }, { choice, words }) => {
    if (choice === 'all') return { to: { ...at, stage: 'reason', times: null } };
    if (words === null) return null;
    const read = readTimes(words, blockTexts.timesLabel, context);
    return read.ok ? { to: { ...at, stage: 'reason', times: read.value } } : { refuse: read.say };
  },
};

const decided = (scene: BlockScene, because: string): Next<'block'> => {
  const { at, context } = scene;
  const whole = wholeOf({ ...at, reason: because });
  if (!whole) return { to: { name: 'block', stage: 'which' } };
  if (isPast(whole, context)) return { to: { ...at, stage: 'times' }, intro: blockTexts.past };
  const known = requestsIn(heldInside(whole, context));
  return known.length === 0
    ? makeBlock(whole, [], scene)
    : { to: { ...at, reason: because, stage: 'conflicts', known } };
};

const reasons: Record<string, string> = {
  get 'why.maintenance'() {
    return blockButtons.maintenance;
  },
  get 'why.mayor'() {
    return blockButtons.mayor;
  },
};

const reason: BlockStage = {
  ask: () => ({
    text: blockTexts.reason,
    options: Object.entries(reasons).map(([id, label]) => ({ id, label })),
  }),
  take: (scene, { choice, words }) => {
    const known = choice === null ? undefined : reasons[choice];
    if (known) return decided(scene, known);
    if (words === null) return null;
    const read = readWords(words, { min: 3, max: 100 });
    return read.ok ? decided(scene, read.words.replace(/\s+/g, ' ')) : { refuse: read.say };
  },
};

const conflicts: BlockStage = {
  ask: ({ at, context }) => {
    const whole = wholeOf(at);
    const booked = whole ? heldInside(whole, context) : [];
    return {
      text: whole
        ? blockTexts.conflicts(
            labelOf(whole.resource, context),
            blockTexts.period(whole),
            conflictLines(booked, context.catalogue.city.resources),
          )
        : stepTexts.left,
      options: [...conflictOptions(booked), { id: 'rest', label: blockButtons.rest }],
    };
  },
  take: (scene, { choice }) => {
    const { at, context } = scene;
    const whole = wholeOf(at);
    if (choice !== 'rest' || !whole) return null;
    const known = at.known ?? [];
    const now = requestsIn(heldInside(whole, context));
    // Somebody has booked since: what is to be confirmed is shown first.
    return now.every((id) => known.includes(id))
      ? makeBlock(whole, now, scene)
      : { to: { ...at, known: now } };
  },
};

const stages: Record<BlockAt['stage'], BlockStage> = { which, from, until, times, reason, conflicts };

/** A period of a resource that is nobody's to book: which, from when until when, and why. */
export const block = dialogue<'block', Keeper>({
  ...officeDialogue,
  name: 'block',
  at: blockAt,
  needs: blockNeeds,
  enter: ({ at: { resource }, context }) => {
    const { staff } = context.contact;
    const { resources } = context.catalogue.city;
    const mayBlock =
      staff &&
      (resource ? keepsResource(staff, resource, resources) : keptResources(staff, resources).length > 0);
    if (mayBlock) return { staff };
    return { barred: { to: { name: 'menu' }, intro: roomsTexts.notYoursToBlock(secretariatName(context)) } };
  },
  stageOf: ({ at }) => stages[at.stage],
});
