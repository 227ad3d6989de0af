import { z } from 'zod';
import { refuse } from './graph-error.ts';

const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.trim() !== '');

const Reply = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: text(256), title: text(20) }),
});
const Row = z.strictObject({ id: text(200), title: text(24), description: text(72).optional() });
const Section = z.strictObject({ title: text(24).optional(), rows: z.array(Row).min(1) });
const around = {
  header: z.strictObject({ type: z.literal('text'), text: text(60) }).optional(),
  footer: z.strictObject({ text: text(60) }).optional(),
};
const Interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    body: z.strictObject({ text: text(1024) }),
    action: z.strictObject({ buttons: z.array(Reply).min(1).max(3) }),
    ...around,
  }),
  z.strictObject({
    type: z.literal('list'),
    body: z.strictObject({ text: text(4096) }),
    action: z.strictObject({ button: text(20), sections: z.array(Section).min(1).max(10) }),
    ...around,
  }),
]);

const Parameter = z.strictObject({
  type: z.literal('text'),
  text: text(1024).refine((value) => !/[\n\t]| {5}/.test(value)),
});
const Template = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.strictObject({ code: z.string(), policy: z.literal('deterministic').optional() }),
  components: z
    .array(z.strictObject({ type: z.literal('body'), parameters: z.array(Parameter) }))
    .default([]),
});

const who = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').default('individual'),
  to: z
    .string()
    .regex(/^\+?\d{5,20}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/)
    .optional(),
  context: z.strictObject({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

/** A message as the API takes it, nothing more and nothing less. */
const Sending = z.discriminatedUnion('type', [
  z.strictObject({
    ...who,
    type: z.literal('text'),
    text: z.strictObject({ body: text(4096), preview_url: z.boolean().optional() }),
  }),
  z.strictObject({ ...who, type: z.literal('interactive'), interactive: Interactive }),
  z.strictObject({
    ...who,
    type: z.literal('document'),
    document: z.strictObject({
      id: z.string(),
      caption: text(1024).optional(),
      filename: text(240).optional(),
    }),
  }),
  z.strictObject({
    ...who,
    type: z.literal('image'),
    image: z.strictObject({ id: z.string(), caption: text(1024).optional() }),
  }),
  z.strictObject({ ...who, type: z.literal('template'), template: Template }),
]);
export type Sending = z.infer<typeof Sending>;

const Read = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string(),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});
export type Read = z.infer<typeof Read>;

const rowsOf = (sending: Sending): z.infer<typeof Row>[] =>
  sending.type === 'interactive' && sending.interactive.type === 'list'
    ? sending.interactive.action.sections.flatMap(({ rows }) => rows)
    : [];

const isUnique = (values: string[]): boolean => new Set(values).size === values.length;

/** What the shape alone does not say. */
const checkChoices = (sending: Sending): void => {
  const rows = rowsOf(sending);
  if (rows.length > 10) refuse(131_009, 'Total row count exceed max allowed count: 10');
  if (!isUnique(rows.map(({ id }) => id))) refuse(131_009, 'Duplicated row id is not allowed');
  if (sending.type !== 'interactive') return;
  const { interactive } = sending;
  if (interactive.type === 'list') {
    const { sections } = interactive.action;
    if (sections.length > 1 && sections.some(({ title }) => title === undefined))
      refuse(131_009, 'Section title is required when there is more than one section');
    return;
  }
  const replies = interactive.action.buttons.map(({ reply }) => reply);
  if (!isUnique(replies.map(({ id }) => id)) || !isUnique(replies.map(({ title }) => title)))
    refuse(131_009, 'Button ids and titles must be unique');
};

/** Reads a call of `messages` as strictly as Meta: unknown, missing or too long parts are error 100. */
export const readSend = (body: unknown): Sending | Read => {
  const isRead = typeof body === 'object' && body !== null && 'status' in body;
  const read = (isRead ? Read : Sending).safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse(100, `Invalid parameter: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { data } = read;
  if ('status' in data) return data;
  if (data.to === undefined && data.recipient === undefined)
    refuse(131_008, "Parameter 'to' or 'recipient' is required");
  checkChoices(data);
  return data;
};
