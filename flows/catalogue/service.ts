import { z } from 'zod';
import { isIsoDate } from '../../domain/iso-date.ts';
import { Field, key, oneLine } from '../fields/field-schema.ts';
import { FoundBy } from './find/found-by.ts';

const text = z.string().trim().min(1);

export const fileTypes = ['pdf', 'jpg', 'png'] as const;
export type FileType = (typeof fileTypes)[number];

/** A letter or other file a service asks for; `signer` says who must have signed it (Pasal 9(2) and 9(3)). */
export const Letter = z.strictObject({
  key,
  label: oneLine,
  help: text,
  required: z.boolean(),
  max: z.int().min(1).max(10),
  megabytes: z.int().min(1).max(20).default(10),
  types: z.array(z.enum(fileTypes)).min(1),
  signer: z.enum(['applicant', 'institution_head', 'agency_head']).nullable().default(null),
  sensitive: z.literal(true).optional(),
  /** Keys it had before: files sent under them are this letter's. */
  was: z.array(key).optional(),
});
export type Letter = z.infer<typeof Letter>;

/** The head's decree that adopted an SOP. */
const Decree = z.strictObject({
  number: text.max(80),
  date: z.string().refine(isIsoDate, 'write a date such as 2026-12-01, in quotes'),
});

/** By how many working days a promise may be extended each time, and how often; each time the applicant is told why. */
const MayExtend = z.strictObject({
  times: z.int().min(1).max(3),
  workingDays: z.int().min(1).max(10),
  /** The article that allows it; `draf` while the city has not written one down. */
  law: text,
});

/** One of the sixteen services of Pasal 7, as data: everything the conversation, the worker and the staff need to know of it. */
export const Service = z.strictObject({
  code: key,
  /** Where it stands in lists: the order of Pasal 7. */
  order: z.int(),
  title: oneLine.max(100),
  /** The article that names it; `draf` while no regulation does. */
  law: text,
  /** What it is called in a few letters, beside every question of its form; without it the title. */
  short: oneLine.max(24).optional(),
  audience: z.enum(['external', 'internal']),
  /** The unit responsible, by its code in `units.yaml`. */
  unit: key,
  promiseWorkingDays: z.int().min(1).max(260),
  /** Left out: it is not extended. */
  extension: MayExtend.optional(),
  /** The SOP's, as people are told it; what drafts go by is made by content (`form-version.ts`). */
  version: z.string().regex(/^\d{4}-\d{2}(\.\d+)?$/),
  /** One sentence for the card: what it is. */
  summary: text,
  /** Who may ask for it. */
  whoMay: text,
  /** Produk pelayanan: what the applicant holds in the end. */
  product: text,
  /** The public service for the same wish: who is no civil servant is offered it instead of this one. */
  twin: key.optional(),
  /** Words that mean this service and nothing else; lower case. */
  keywords: z.array(text).min(1),
  /** What else somebody's own words say for it. */
  found: FoundBy.prefault({}),
  /** Sistem, mekanisme, prosedur: who does what; at most eight steps. */
  sop: z.array(text.max(1000)).min(3).max(8),
  /** `draft` shows "Draf – menunggu penetapan Kepala Dinas" under the SOP. */
  sopStatus: z.enum(['draft', 'adopted']),
  /** The decree of the head that adopted the SOP. */
  decree: Decree.optional(),
  fields: z.array(Field).min(1),
  letters: z.array(Letter),
});
export type Service = z.infer<typeof Service>;
/** What a service file writes: defaults may be left out. */
export type ServiceSource = z.input<typeof Service>;
