import { z } from 'zod';
import { reportKinds } from '../domain/report-period.ts';
import { agendaPattern, Letterhead, type City } from './catalogue/city.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'takes a time such as 08:00');
const line = z.string().trim().min(1).max(200);

const WhatsappWeb = z.strictObject({
  /** Milliseconds between two messages to anybody, at least and at most: a number that writes like a machine is blocked. */
  paceMs: z
    .tuple([z.int().min(0), z.int().max(60_000)])
    .refine(([least, most]) => least <= most, 'the first must not be larger than the second')
    .default([800, 2500]),
  /** Messages a day to people who have not written in the last 24 hours. */
  unaskedPerDay: z.int().min(0).max(10_000).default(200),
  /** When the browser is restarted each day, against its growing memory. */
  restartAt: clockTime.default('03:30'),
});

const isoDate = z.iso.date('takes a date such as 2026-11-25');

const Bookings = z.strictObject({
  /** Days on which nothing can be booked, beside weekends and public holidays. */
  closedDays: z.array(z.strictObject({ date: isoDate, name: line })).default([]),
  /** When applicants are reminded of what they hold the next day. */
  remindAt: clockTime.default('15:00'),
  /** Hours an applicant has to answer when another period is proposed to them; the city's `clocks.move` where it is left out. */
  moveAnswerHours: z.int().min(2).max(168).default(48),
  /** How many days ahead rooms and equipment may be booked. */
  horizonDays: z.int().min(7).max(366).default(90),
});

const KeepDays = z.strictObject({
  /** Messages that were answered; their words are gone at once. Providers may send one again for a week. */
  messages: z.int().min(14).max(3650).default(90),
  /** Messages that were sent, or given up. */
  deliveries: z.int().min(14).max(3650).default(180),
  /** Forms that were thrown away can be had back for so long; no longer than the forms people leave lying. */
  thrownForms: z.int().min(1).max(14).default(14),
  /** Forms that became requests. */
  sentForms: z.int().min(14).max(3650).default(90),
  /** Where somebody was in a conversation, when they have not written since. */
  sessions: z.int().min(30).max(3650).default(730),
  /** Wrong staff codes. */
  codeMisses: z.int().min(7).max(3650).default(30),
});

const Signs = z.strictObject({
  /** People whose data one member of staff opens within an hour, before it is a sign of trouble. */
  viewsPerHour: z.int().min(5).max(100_000).default(150),
  /** People one member goes through in lists within an hour. */
  listedPerHour: z.int().min(50).max(1_000_000).default(3000),
  /** People whose data one member takes along in tables within a day, and how many tables. */
  exportedPerDay: z.int().min(50).max(10_000_000).default(10_000),
  exportsPerDay: z.int().min(2).max(10_000).default(20),
  /** Wrong codes of staff, desk and secure pages within an hour, all together. */
  wrongCodesPerHour: z.int().min(5).max(100_000).default(20),
  /** Webhooks without a right signature within ten minutes, of one channel. */
  forgedWebhooks: z.int().min(1).max(100_000).default(20),
});

const SenderPace = z.strictObject({
  /** Messages in a minute, without waiting for the answer to the one before, that are answered one by one. */
  unanswered: z.int().min(10).max(10_000).default(60),
  /** Messages in a minute that are answered one by one to whoever waits for each answer. */
  answered: z.int().min(60).max(100_000).default(600),
});
/** How fast somebody may write and be answered one by one. */
export type SenderPace = z.infer<typeof SenderPace>;

/**
 * Times and limits of an installation, and the letterhead and the agenda's pattern where it has others than its city. Read
 * once at start from `settings.json`; everything left out has the value given here or in `city.yaml`.
 */
const Settings = z.strictObject({
  letterhead: Letterhead,
  agendaPattern,
  /** Calendar days without an answer after which a request that waits for its applicant reminds them; the city's `clocks.completion` where it is left out. */
  completionReminderDays: z.int().min(1).max(90).default(14),
  /** Calendar days after that reminder in which nothing came, before the unit's operators are asked what to do; likewise the city's. */
  completionAskAfterDays: z.int().min(1).max(90).default(7),
  /** Working days overdue after which administrators hear of a request. */
  escalateAfterWorkingDays: z.int().min(0).max(30).default(2),
  /** Who adopts what an administrator changes of services and city (Pasal 13): the head, or the administrators themselves. */
  cityAdoptedBy: z.enum(['head', 'administrator']).default('head'),
  /** Days after which a member of staff who has not written needs a new code (Pasal 17(4)). */
  staffIdleDays: z.int().min(14).max(3650).default(90),
  /** Seconds in which a step that goes to an applicant can be taken back; 0: it goes at once. */
  undoSeconds: z.int().min(0).max(600).default(60),
  /** Which reports the head is sent as files, each on the first working day after its period (Pasal 20). */
  reports: z.array(z.enum(reportKinds)).default(['year', 'month']),
  digestAt: z.array(clockTime).max(4).default(['08:00', '13:00']),
  /** Days for which what is done is kept; requests and their history have rules of their own. */
  keepDays: KeepDays.prefault({}),
  senderPace: SenderPace.prefault({}),
  /** From how many on something is a sign of trouble that administrators are told of (Pasal 15). */
  signs: Signs.prefault({}),
  bookings: Bookings.prefault({}),
  whatsappWeb: WhatsappWeb.prefault({}),
});
export type Settings = z.infer<typeof Settings>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keptSettings = Object.keys(KeepDays.shape);

/** How many days the city says, of the kinds an installation may say otherwise. */
const cityDays = (retention: City['retention'] = {}): Record<string, number> =>
  Object.fromEntries(
    Object.entries(retention).flatMap(([kind, said]) =>
      said && keptSettings.includes(kind) ? [[kind, said.days]] : [],
    ),
  );

/** What an installation has written down, over what its city says. */
export const settingsOf = (
  {
    letterhead,
    agendaPattern: pattern,
    retention,
    clocks,
  }: Pick<City, 'letterhead' | 'agendaPattern' | 'retention' | 'clocks'>,
  own: unknown = {},
): z.ZodSafeParseResult<Settings> => {
  if (!isRecord(own)) return Settings.safeParse(own);
  const head = own['letterhead'] ?? {};
  const keepDays = own['keepDays'] ?? {};
  const bookings = own['bookings'] ?? {};
  return Settings.safeParse({
    agendaPattern: pattern,
    completionReminderDays: clocks.completion.remind,
    completionAskAfterDays: clocks.completion.ask,
    ...own,
    letterhead: isRecord(head) ? { ...letterhead, ...head } : head,
    keepDays: isRecord(keepDays) ? { ...cityDays(retention), ...keepDays } : keepDays,
    bookings: isRecord(bookings) ? { moveAnswerHours: clocks.move.answer, ...bookings } : bookings,
  });
};

/** How many days ahead may be booked where nothing else is said. */
export const usualHorizonDays = Bookings.parse({}).horizonDays;
