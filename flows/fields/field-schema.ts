import { z } from 'zod';

const text = z.string().trim().min(1);
/** What stands in a list or on a button. */
export const oneLine = text.regex(/^[^\n]*$/, 'write it on one line');
/** The key of a field or letter. */
export const key = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Asked only when an earlier answer of the same form is one of `in` (yes/no answers are `true`/`false`). */
export const Condition = z.strictObject({
  field: key,
  in: z.array(z.union([z.string(), z.boolean()])).min(1),
});
export type Condition = z.infer<typeof Condition>;

const common = {
  key,
  label: oneLine,
  help: text,
  required: z.boolean(),
  /**
   * A text a person could type. Dates move along: `{workday+5}` is the fifth working day from today,
   * `{day-3}` three days ago, `{day+30}` in thirty days, each written as 25/11/2026.
   */
  example: text,
  invalidExamples: z.array(text).min(1),
  when: Condition.optional(),
  /** Keys it had before: what was answered under them is this field's. */
  was: z.array(key).optional(),
  sensitive: z.literal(true).optional(),
};

/** `also`: other words for an option, in one string between commas, as people say them. */
const option = z.strictObject({ id: key, label: oneLine, also: text.optional() });
const options = z.array(option).min(2);

/** A day counted from today (`days`) or from another date field of the form (`field` plus `days` or `months`). */
const DateBound = z.union([
  z.strictObject({ days: z.int() }),
  z.strictObject({ field: key, days: z.int() }),
  z.strictObject({ field: key, months: z.int() }),
]);
export type DateBound = z.infer<typeof DateBound>;

/**
 * What of a resource a slot takes; `amountFrom` names the integer field that says how many seats, `peopleFrom` the one
 * that says how many people come.
 */
const SlotUse = z.strictObject({
  /** By its code in `resources.yaml`. */
  resource: key,
  when: z.union([Condition, z.strictObject({ field: key, notEmpty: z.literal(true) })]).optional(),
  amountFrom: key.optional(),
  peopleFrom: key.optional(),
});
export type SlotUse = z.infer<typeof SlotUse>;

/** What the text of a field is about, so that what can be none of it is asked back. */
const Holds = z.enum([
  'person',
  'people',
  'institution',
  'study',
  'position',
  'place',
  'subject',
  'title',
  'system',
  'technology',
  'code',
  'when',
]);
export type Holds = z.infer<typeof Holds>;

/** What a long text tells: the data somebody wants, what it is for, why, what goes wrong, what is to be done or what a notice says. */
const ToldOf = z.enum(['information', 'purpose', 'reason', 'trouble', 'work', 'summary']);
export type ToldOf = z.infer<typeof ToldOf>;

const fieldOf = {
  text: z.strictObject({
    ...common,
    type: z.literal('text'),
    min: z.int(),
    max: z.int(),
    /** As many lines (or comma-separated names) as the integer field says. */
    lines: z.strictObject({ countFrom: key }).optional(),
    /** Only the part of an address before the @. */
    localPart: z.literal(true).optional(),
    holds: Holds.optional(),
  }),
  longText: z.strictObject({
    ...common,
    type: z.literal('long_text'),
    min: z.int(),
    max: z.int(),
    /** What happened: a sentence that asks for the service by telling it has answered this. */
    story: z.literal(true).optional(),
    tells: ToldOf.optional(),
  }),
  integer: z.strictObject({
    ...common,
    type: z.literal('integer'),
    min: z.int(),
    max: z.int(),
    unit: text.optional(),
  }),
  date: z.strictObject({
    ...common,
    type: z.literal('date'),
    from: DateBound.optional(),
    to: DateBound.optional(),
    workingDay: z.literal(true).optional(),
  }),
  timeRange: z.strictObject({ ...common, type: z.literal('time_range'), open: text, close: text }),
  choice: z.strictObject({ ...common, type: z.literal('choice'), options }),
  multiChoice: z.strictObject({ ...common, type: z.literal('multi_choice'), options }),
  /** `yes`, `no`: what else means so, between commas, in plain form; a "tidak" beside it turns it round. */
  yesNo: z.strictObject({ ...common, type: z.literal('yes_no'), yes: text.optional(), no: text.optional() }),
  phone: z.strictObject({ ...common, type: z.literal('phone') }),
  email: z.strictObject({ ...common, type: z.literal('email'), domain: text.optional() }),
  nik: z.strictObject({ ...common, type: z.literal('nik') }),
  nip: z.strictObject({ ...common, type: z.literal('nip') }),
  url: z.strictObject({ ...common, type: z.literal('url') }),
  subdomain: z.strictObject({
    ...common,
    type: z.literal('subdomain'),
    domain: text,
    reserved: z.array(text),
  }),
  slot: z.strictObject({
    ...common,
    type: z.literal('slot'),
    uses: z.array(SlotUse).min(1),
    /** The choice field that says which of the resources; another of them may do as well. */
    swap: key.optional(),
  }),
  location: z.strictObject({ ...common, type: z.literal('location') }),
};

export const Field = z.discriminatedUnion(
  'type',
  Object.values(fieldOf) as [
    (typeof fieldOf)['text'],
    (typeof fieldOf)['longText'],
    (typeof fieldOf)['integer'],
    (typeof fieldOf)['date'],
    (typeof fieldOf)['timeRange'],
    (typeof fieldOf)['choice'],
    (typeof fieldOf)['multiChoice'],
    (typeof fieldOf)['yesNo'],
    (typeof fieldOf)['phone'],
    (typeof fieldOf)['email'],
    (typeof fieldOf)['nik'],
    (typeof fieldOf)['nip'],
    (typeof fieldOf)['url'],
    (typeof fieldOf)['subdomain'],
    (typeof fieldOf)['slot'],
    (typeof fieldOf)['location'],
  ],
);
export type Field = z.infer<typeof Field>;
export type FieldType = Field['type'];
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>;
