import { z } from 'zod';
import { kept, keptKinds } from '../../domain/retention.ts';
import type { Resources } from '../../domain/resources.ts';
import type { Units } from '../../domain/unit.ts';
import { key } from '../fields/field-schema.ts';
import { Clocks } from './clocks.ts';
import type { Elsewhere } from './elsewhere.ts';

const line = z.string().trim().min(1).max(200);

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
};

/** The office as people know it. */
const Office = z.strictObject({
  name: line,
  /** As it is called in a sentence that has just named the city. */
  short: line,
  address: line,
  phone: line,
  /** `draf` while the office has not written one down. */
  email: z.union([z.email(), z.literal('draf')]),
  hours: line,
  /** What it is for, as it goes on after the name and "mengurus". */
  duties: line,
});
export type Office = z.infer<typeof Office>;

/** The head of a printed sheet. */
export const Letterhead = z.strictObject({
  /** Above the rule, first line largest. */
  lines: z.array(line).min(1).max(4),
  address: line,
  contact: line,
});

/** Agenda numbers: `{no}` counts within the year, `{service}` is the service's code, `{month}` in Roman, `{year}`. */
export const agendaPattern = z
  .string()
  .max(80)
  .refine((pattern) => pattern.includes('{no}'), 'must contain {no}')
  .refine(
    (pattern) =>
      [...pattern.matchAll(/\{(\w*)\}/g)].every(([, name]) =>
        ['no', 'service', 'month', 'year'].includes(name ?? ''),
      ),
    'knows only {no}, {service}, {month} and {year}',
  );

/** Periods of a city's own, each with the regulation or decision it stands in. */
const Retention = z
  .partialRecord(z.enum(keptKinds), z.strictObject({ days: z.int().max(36_500), source: line }))
  .refine(
    (said) => keptKinds.every((kind) => (said[kind]?.days ?? kept[kind].least) >= kept[kind].least),
    `keeps no less than ${keptKinds.map((kind) => `${kind} ${kept[kind].least}`).join(', ')} days`,
  );

/** What stands in `city.yaml`. */
export const CityFile = z.strictObject({
  name: line,
  government: line,
  /** The regulation this chat carries out, as people cite it. */
  law: line,
  /** Its articles that are cited: on the evaluation of services, on their performance in public, and on each duty of staff, in the order they are told in. */
  articles: z
    .strictObject({
      evaluation: line.optional(),
      performance: line.optional(),
      duties: z.array(line).max(4).optional(),
    })
    .optional(),
  /** The time zone every date and time is in, by its IANA name. */
  zone: z.string().refine(isZone, 'takes a time zone name such as Asia/Jakarta'),
  office: Office,
  letterhead: Letterhead,
  /** A picture in this folder, printed beside the letterhead. */
  emblem: z
    .string()
    .regex(/^[\w-]+\.(png|jpe?g)$/i, 'name a PNG or JPG file of this folder')
    .optional(),
  agendaPattern,
  /** How long each kind of data about people is kept, and who says so; `draf` where no regulation does. */
  retention: Retention.optional(),
  /** Who hears of requests that are nearly or already late; without it as usual. */
  clocks: Clocks.prefault({}),
  /** The service that takes complaints, by its code; left out where there is none. */
  complaints: key.optional(),
  /** The service in which people ask for public information, by its code: to what becomes of it one may object. */
  information: key.optional(),
  /** What people are shown as what they could write. */
  examples: z.strictObject({ wish: line, wishAgain: line }),
});

/** The regulation as it is cited for something, with the article where the city names one. */
export const cited = (
  { law, articles = {} }: Pick<City, 'law' | 'articles'>,
  of: 'evaluation' | 'performance',
): string => [law, ...(articles[of] === undefined ? [] : [articles[of]])].join(', ');

/** Everything a city decides beside its services. */
export type City = Omit<z.infer<typeof CityFile>, 'emblem'> & {
  /** The emblem as sheets print it, in a data address; null without one. */
  emblem: string | null;
  units: Units;
  /** What can be booked. */
  resources: Resources;
  /** Closed days of its own beside the nation's holidays. */
  holidays: ReadonlyMap<string, string>;
  /** What other offices do. */
  elsewhere: readonly Elsewhere[];
};
