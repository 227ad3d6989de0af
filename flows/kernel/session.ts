import { z } from 'zod';
import { actingKindCodes } from '../../domain/acting-head.ts';
import { roleCodes } from '../../domain/role.ts';
import { resourceCodes } from '../../domain/resources.ts';
import { Answer, Slot, StoredFile, TimeRange } from '../fields/answer.ts';
import { Option } from './message.ts';

/** The stages of an administrator's work in the chat. */
const administrationStages = [
  'home',
  'staff',
  'member',
  'revoke',
  'unit',
  'away_from',
  'away_to',
  'add_name',
  'add_role',
  'add_unit',
  'services',
  'notice',
  'audience',
  'words',
  'confirm',
  'figures',
] as const;

const audience = z.enum(['external', 'internal']);

/** The place an aside was begun at, to go back to; it is read again as a place before it is used. */
const Left = z.object({ name: z.string() }).catchall(z.json());

/** Where a contact is. One member a place; what the place needs to remember stands beside its name. */
export const At = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('start') }),
  z.strictObject({ name: z.literal('menu') }),
  z.strictObject({ name: z.literal('services'), audience }),
  z.strictObject({ name: z.literal('suggest'), service: z.string(), others: z.array(z.string()).optional() }),
  z.strictObject({ name: z.literal('card'), service: z.string() }),
  /** An open draft of the service exists: go on with it or start anew. */
  z.strictObject({ name: z.literal('resume'), service: z.string(), draftId: z.string() }),
  z.strictObject({ name: z.literal('sop'), service: z.string() }),
  /** Proving to be an ASN; `phone` is the proven number when it stands for several employees. */
  z.strictObject({
    name: z.literal('verify'),
    service: z.string().optional(),
    phone: z.string().optional(),
    tries: z.int(),
  }),
  z.strictObject({
    name: z.literal('details'),
    key: z.enum(['confirm', 'name', 'phone', 'institution', 'email']),
    from: z.literal('review').optional(),
  }),
  /** One item of the draft. `from` says where to go back to; `picked` are the toggled options of a multi choice. */
  z.strictObject({
    name: z.literal('item'),
    key: z.string(),
    from: z.enum(['form', 'review']),
    picked: z.array(z.string()).optional(),
    /** A plausible but unlikely value that waits for a yes. */
    unlikely: Answer.optional(),
    /** Answers that would pass, offered after a refusal. */
    offers: z.array(z.strictObject({ label: z.string(), text: z.string() })).optional(),
    /** A taken period of which the person may ask to be told when it is free. */
    watch: z.strictObject({ resource: z.enum(resourceCodes), amount: z.int(), slot: Slot }).optional(),
    /** Of a period to be chosen: the month `YYYY-MM` that is shown, or the day whose hours are. */
    month: z.string().optional(),
    day: z.string().optional(),
  }),
  z.strictObject({ name: z.literal('review') }),
  z.strictObject({ name: z.literal('change') }),
  /** "Really stop?" */
  z.strictObject({
    name: z.literal('cancel'),
    item: z.string().optional(),
    from: z.enum(['form', 'review']).optional(),
  }),
  /** An answer's message was edited: put its new text in the answer's place? */
  z.strictObject({
    name: z.literal('replace'),
    key: z.string(),
    text: z.string(),
    item: z.string().optional(),
    from: z.enum(['form', 'review']).optional(),
  }),
  z.strictObject({ name: z.literal('sent') }),
  z.strictObject({ name: z.literal('status'), requestId: z.string().optional() }),
  z.strictObject({ name: z.literal('withdraw'), requestId: z.string() }),
  z.strictObject({ name: z.literal('help') }),
  z.strictObject({ name: z.literal('human') }),
  z.strictObject({ name: z.literal('information'), page: z.string().optional() }),
  z.strictObject({ name: z.literal('reopen'), requestId: z.string() }),
  /** A unit has written and nothing else is going on: the person may answer. */
  z.strictObject({ name: z.literal('answerable'), requestId: z.string() }),
  /** Writing to the unit about a request (without one: about which?), in the middle of whatever stood at `back`. */
  z.strictObject({ name: z.literal('reply'), requestId: z.string().optional(), back: Left.optional() }),
  /** A comment on a rating. */
  z.strictObject({ name: z.literal('comment'), requestId: z.string(), back: Left.optional() }),
  /** Head or administrator name who stands in for the head. */
  z.strictObject({
    name: z.literal('acting'),
    stage: z.enum(['who', 'kind', 'from', 'to']),
    staffId: z.string().optional(),
    kind: z.enum(actingKindCodes).optional(),
    from: z.string().optional(),
  }),
  /** An administrator at work; `about` is whom or what a stage is about, the rest what earlier stages asked for. */
  z.strictObject({
    name: z.literal('administration'),
    stage: z.enum(administrationStages),
    about: z.string().optional(),
    words: z.string().optional(),
    role: z.enum(roleCodes).optional(),
    from: z.string().optional(),
  }),
  /** An operator blocks a period of a resource; `known` are the requests in its way that they have been shown. */
  z.strictObject({
    name: z.literal('block'),
    stage: z.enum(['which', 'from', 'until', 'times', 'reason', 'conflicts']),
    resource: z.enum(resourceCodes).optional(),
    from: z.string().optional(),
    until: z.string().optional(),
    times: TimeRange.nullable().optional(),
    reason: z.string().optional(),
    known: z.array(z.string()).optional(),
  }),
  /** An operator proposes another period for what a request holds; chosen like an applicant's. */
  z.strictObject({
    name: z.literal('move'),
    requestId: z.string(),
    offers: z.array(z.strictObject({ label: z.string(), text: z.string() })).optional(),
    month: z.string().optional(),
    day: z.string().optional(),
    slot: Slot.optional(),
  }),
  /** A member of staff in the middle of a step on a request. */
  z.strictObject({
    name: z.literal('staff'),
    action: z.string(),
    requestId: z.string(),
    version: z.int(),
    stage: z.string(),
    picked: z.array(z.string()),
    reasons: z.record(z.string(), z.string()),
    /** What a checklist says of each item so far, with a note in words. */
    marks: z.record(z.string(), z.strictObject({ mark: z.string(), note: z.string().optional() })).optional(),
    /** A file that goes with the step: the result of *Selesaikan*, the sheet of a disposition on paper. */
    file: StoredFile.optional(),
    /** ISO date: until when a disposition is to be carried out. */
    dueOn: z.string().optional(),
    /** ISO date of the agenda or of a schedule; times and place of the latter, null for no place. */
    on: z.string().optional(),
    times: TimeRange.optional(),
    place: z.string().nullable().optional(),
  }),
]);
export type At = z.infer<typeof At>;

/** The session of one contact, as stored. `prompt` is the question last shown: what a typed number or a button refers to. */
export const Session = z.strictObject({
  at: At,
  prompt: z.strictObject({ no: z.int(), options: z.array(Option) }),
  draftId: z.string().nullable(),
  /** Refused answers in a row to the present question. */
  wrong: z.int(),
  /** The message of the last answer in a form, and what it answered. */
  answered: z.strictObject({ message: z.string(), key: z.string(), draftId: z.string() }).optional(),
});
export type Session = z.infer<typeof Session>;

export const newSession: Session = {
  at: { name: 'start' },
  prompt: { no: 0, options: [] },
  draftId: null,
  wrong: 0,
};
