import type { StaffMember } from '../../../domain/role.ts';
import { cityTime } from '../../../domain/city-time.ts';
import { rulesOf, type Resource } from '../../../domain/resources.ts';
import type { Booked } from '../bookings/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { today } from '../requests/index.ts';
import { conflictLines, conflictOptions } from './block-conflicts.ts';
import { blockTexts } from './block-texts.ts';

/** A block with everything asked for. */
export type Block = {
  resource: Resource;
  from: string;
  until: string;
  times: { from: string; to: string } | null;
  reason: string;
};

/** What a resource is called. */
export const labelOf = (resource: Resource, { catalogue }: Pick<Context, 'catalogue'>): string =>
  rulesOf(catalogue.city.resources, resource).label;

/** What requests hold inside a block's period. */
export const heldInside = ({ resource, from, until, times }: Block, context: Context): Booked[] =>
  fact(context, { fact: 'booked', resources: [resource], from, until }).filter(
    (booked) =>
      booked.kind !== 'block' && (times === null || (booked.from < times.to && booked.to > times.from)),
  );

/** The requests that hold something of it. */
export const requestsIn = (booked: readonly Booked[]): string[] => [
  ...new Set(booked.flatMap((each) => (each.kind === 'block' ? [] : [each.requestId]))),
];

/** Whether a block is over before it begins. */
export const isPast = ({ from, times }: Block, context: Context): boolean =>
  from === today(context) && times !== null && times.to <= cityTime(context.now, context.tz);

/** The block and what stands in the history of the requests it touches; the database has the last word on which they are. */
export const makeBlock = (
  block: Block,
  known: readonly string[],
  { staff, context }: { staff: StaffMember; context: Context },
): Move => {
  const booked = heldInside(block, context);
  const period = blockTexts.period(block);
  const records = requestsIn(booked).map((requestId): Effect => ({
    type: 'record',
    requestId,
    action: 'blocked_over',
    actor: staff.name,
    role: staff.role,
    note: blockTexts.note(period, block.reason),
  }));
  const said = [
    blockTexts.done(labelOf(block.resource, context), period, block.reason),
    ...(booked.length > 0
      ? [blockTexts.touches(conflictLines(booked, context.catalogue.city.resources))]
      : []),
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
