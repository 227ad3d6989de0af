import { z } from 'zod';
import { type Entity, type Formatted, parseHtml } from './html.ts';
import { badRequest } from './refusal.ts';

/** A call's parameters as text, the way they travel. */
export type Params = Record<string, string>;

const LONGEST = { text: 4096, caption: 1024 };
const Entities = z.array(
  z.object({
    type: z.string(),
    offset: z.number().int().min(0),
    length: z.number().int().min(1),
    url: z.string().optional(),
    language: z.string().optional(),
  }),
);

/** A whole number within bounds, as Telegram clamps it. */
export const integer = (
  params: Params,
  key: string,
  otherwise: number,
  low = -Infinity,
  high = Infinity,
): number => {
  const value = Number.parseInt(params[key] ?? '', 10);
  return Math.min(high, Math.max(low, Number.isNaN(value) ? otherwise : value));
};

/** Telegram takes true, yes, and any number but 0. */
export const boolean = (params: Params, key: string): boolean =>
  /^(true|yes|[1-9]\d*)$/i.test(params[key]?.trim() ?? '');

/** A parameter that is JSON; `what` names it in the refusal. */
export const json = <T>(params: Params, key: string, schema: z.ZodType<T>, what: string): T | undefined => {
  const source = params[key];
  if (source === undefined || source === '') return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(source));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below: for Telegram it is the same trouble.
  }
  return badRequest(`can't parse ${what}`);
};

/** Telegram takes the blanks around a text away; the formatting moves along. */
const trimmed = ({ text, entities }: Formatted): Formatted => {
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.map((entity): Entity => {
    const start = Math.max(0, entity.offset - lead);
    const end = Math.min(kept.length, entity.offset + entity.length - lead);
    return { ...entity, offset: start, length: end - start };
  });
  return { text: kept, entities: moved.filter(({ length }) => length > 0) };
};

const formatted = (source: string, params: Params, key: 'text' | 'caption'): Formatted => {
  const mode = params.parse_mode?.toLowerCase() ?? '';
  if (mode === 'html') return parseHtml(source);
  if (mode !== '') return badRequest('unsupported parse_mode');
  const field = key === 'text' ? 'entities' : 'caption_entities';
  const entities = json(params, field, Entities, 'MessageEntity') ?? [];
  return { text: source, entities: entities.filter(({ offset }) => offset < source.length) as Entity[] };
};

export type Written = Formatted & { html: string | null };

/** The text or caption of a message, parsed and within its limit. */
export const readText = (params: Params, key: 'text' | 'caption'): Written => {
  const source = params[key] ?? '';
  if (key === 'text' && source === '') badRequest('message text is empty');
  const read = trimmed(formatted(source, params, key));
  if (key === 'text' && read.text === '') badRequest('text must be non-empty');
  if (read.text.length > LONGEST[key])
    badRequest(key === 'text' ? 'message is too long' : 'message caption is too long');
  return { ...read, html: params.parse_mode ? source : null };
};
