import { z } from 'zod';
import type { Stage } from '../../kernel/dialogue.ts';
import type { Move } from '../../kernel/move.ts';
import type { AtOf } from '../../kernel/session.ts';

/** What an administrator may change in the chat, in the order it is offered. */
export const kinds = ['hours', 'holiday', 'room', 'office', 'unit', 'card', 'step', 'adopt', 'text'] as const;

/** A change that is being written; `entry` and `part` name which unit, room or service, and which of its parts. */
export const editAt = z.strictObject({
  name: z.literal('city_edit'),
  stage: z.enum([
    'what',
    'hours',
    'day',
    'day_name',
    'service',
    'step',
    'words',
    'find',
    'entry',
    'part',
    'value',
    'reason',
    'confirm',
  ]),
  kind: z.enum(kinds).optional(),
  service: z.string().optional(),
  step: z.int().optional(),
  day: z.string().optional(),
  /** Words of a text that is looked for. */
  find: z.string().optional(),
  entry: z.string().optional(),
  part: z.string().optional(),
  words: z.string().optional(),
  reason: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    city_edit: z.infer<typeof editAt>;
  }
}

export type EditAt = AtOf<'city_edit'>;
/** One question about a change. */
export type EditStage = Stage<'city_edit'>;

/** On to another question, keeping what has been answered. */
export const to = (at: EditAt, changes: Partial<EditAt>): Move => ({ to: { ...at, ...changes } });

/** The first question: what is to be changed. */
export const what = (): EditAt => ({ name: 'city_edit', stage: 'what' });
