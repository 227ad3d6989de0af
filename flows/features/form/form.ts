import { cityDate, cityTime, longDate } from '../../../domain/city-time.ts';
import { lastDay, type BookingDay } from '../../../domain/opening.ts';
import type { ClosedDays } from '../../../domain/working-days.ts';
import type { Contact, Context } from '../../kernel/context.ts';
import type { Draft } from './draft.ts';
import { fact, type WantOf } from '../../kernel/fact.ts';
import type { Reader } from '../../kernel/feature.ts';
import type { FieldContext } from '../../fields/field.ts';
import { nextItem } from './items.ts';
import type { Field, FieldOf } from '../../fields/field-schema.ts';
import type { Service } from '../../catalogue/service.ts';
import type { At, AtOf } from '../../kernel/session.ts';

/** A draft nobody touches lapses after this many days. */
const draftDays = 14;

/** The service of a code; an unknown one is a bug, because drafts of withdrawn services are set aside before. */
export const serviceOf = (context: Pick<Context, 'catalogue'>, code: string): Service => {
  const service = context.catalogue.byCode.get(code);
  if (!service) throw new Error(`No service ${code} in the catalogue`);
  return service;
};

/** The session's draft and its service; only called where a draft must be there. */
export const draftOf = (context: Context): { draft: Draft; service: Service } => {
  if (!context.draft) throw new Error('This place of the conversation needs a draft');
  return { draft: context.draft, service: serviceOf(context, context.draft.service) };
};

/** Why a stored draft cannot be gone on with, or null. */
export const whyUnusable = (
  draft: Draft | null | undefined,
  { catalogue, now }: Pick<Context, 'catalogue' | 'now'>,
): 'lapsed' | 'sent' | 'service_gone' | null => {
  if (!draft || draft.state === 'abandoned') return 'lapsed';
  if (draft.state !== 'open') return 'sent';
  if (Date.parse(draft.expiresAt) <= now.getTime()) return 'lapsed';
  return catalogue.byCode.has(draft.service) ? null : 'service_gone';
};

declare module '../../kernel/context.ts' {
  interface Context {
    /** The session's draft as it is stored, where it cannot be gone on with: `draft` is null then. */
    storedDraft?: Draft;
  }
}

/** Goes on with only such drafts as can be gone on with. */
export const usableDrafts: Reader = (turn) => {
  const { context } = turn;
  const { draft, openDrafts, catalogue, now } = context;
  const unusable = draft !== null && whyUnusable(draft, context) !== null;
  const open = openDrafts.filter(
    ({ service, expiresAt }) => catalogue.byCode.has(service) && new Date(expiresAt) > now,
  );
  // Nearly always there is nothing to change, and nothing is copied.
  if (!unusable && open.length === openDrafts.length) return null;
  const known = { ...context, openDrafts: open };
  return { turn: { ...turn, context: unusable ? { ...known, draft: null, storedDraft: draft } : known } };
};

/** A draft of this contact, as it is stored. */
export const findDraft = (id: string, context: Context): Draft | null =>
  context.draft?.id === id ? context.draft : fact(context, { fact: 'draft', id });

/** Whether what was read waits for a yes before it is stored. */
export const waitsForYes = ({ unlikely, several }: Pick<AtOf<'item'>, 'unlikely' | 'several'>): boolean =>
  unlikely !== undefined || several !== undefined;

/** Somebody who writes again after this long may not know what was asked. */
const awayHours = 12;

/** Whether the person has been away so long that words of theirs need not be the answer to what was asked then. */
export const wasAway = ({ lastSeenAt, now }: Pick<Context, 'lastSeenAt' | 'now'>): boolean =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() > awayHours * 3_600_000;

type Times = Pick<Draft, 'updatedAt' | 'expiresAt'>;
let lastTimes: { at: number; times: Times } | null = null;

/** When a draft touched now was touched and will lapse; written out once for all of a moment. */
const timesAt = (now: Date): Times => {
  const at = now.getTime();
  if (lastTimes?.at === at) return lastTimes.times;
  const expires = new Date(at + draftDays * 86_400_000);
  const times = { updatedAt: now.toISOString(), expiresAt: expires.toISOString() };
  lastTimes = { at, times };
  return times;
};

/** The draft, touched now: it lapses fourteen days from this moment. */
export const touched = (draft: Draft, { now }: Pick<Context, 'now'>): Draft => {
  const { updatedAt, expiresAt } = timesAt(now);
  const isTouched = draft.updatedAt === updatedAt && draft.expiresAt === expiresAt;
  return isTouched ? draft : { ...draft, updatedAt, expiresAt };
};

/** The day a draft lapses, in words. */
export const until = (draft: Pick<Draft, 'expiresAt'>, context: Pick<Context, 'tz'>): string =>
  longDate(cityDate(new Date(draft.expiresAt), context.tz));

type Bookings = Context['settings']['bookings'];
const closedDaysOf = new WeakMap<Bookings, WeakMap<ClosedDays, ClosedDays>>();

/** The city's own holidays and the installation's closed days, together; made once for each two of them. */
const closedDays = (bookings: Bookings, holidays: ClosedDays): ClosedDays => {
  const known = closedDaysOf.get(bookings) ?? new WeakMap<ClosedDays, ClosedDays>();
  closedDaysOf.set(bookings, known);
  const found = known.get(holidays);
  if (found) return found;
  const days = new Map([...holidays, ...bookings.closedDays.map(({ date, name }) => [date, name] as const)]);
  known.set(holidays, days);
  return days;
};

/** Now in the city, with the city's own closed days. */
export const bookingDay = ({
  now,
  tz,
  settings,
  catalogue,
}: Pick<Context, 'now' | 'tz' | 'settings' | 'catalogue'>): BookingDay => ({
  today: cityDate(now, tz),
  time: cityTime(now, tz),
  closedDays: closedDays(settings.bookings, catalogue.city.holidays),
  resources: catalogue.city.resources,
  horizonDays: settings.bookings.horizonDays,
});

/** What others hold of all a period is chosen from, as far ahead as can be booked: one look answers every question about it. */
export const holdsWant = (
  { uses }: Pick<FieldOf<'slot'>, 'uses'>,
  { requestId }: Pick<Draft, 'requestId'>,
  context: Pick<Context, 'now' | 'tz' | 'settings' | 'catalogue'>,
): WantOf<'holds'> => {
  const day = bookingDay(context);
  return {
    fact: 'holds',
    resources: uses.map(({ resource }) => resource),
    from: day.today,
    until: lastDay(day),
    ...(requestId ? { except: requestId } : {}),
  };
};

/**
 * What a field may look at, worked out when it looks: most answers are judged without a look at the calendar. A class, because getters made
 * anew for each answer cost more memory than all else that reads it.
 */
class FieldView implements FieldContext {
  constructor(
    private readonly field: Field,
    private readonly draft: Pick<Draft, 'answers' | 'requestId'>,
    private readonly context: Context,
    readonly answers = draft.answers,
  ) {}
  get today() {
    return cityDate(this.context.now, this.context.tz);
  }
  get time() {
    return cityTime(this.context.now, this.context.tz);
  }
  get closedDays() {
    return closedDays(this.context.settings.bookings, this.context.catalogue.city.holidays);
  }
  get resources() {
    return this.context.catalogue.city.resources;
  }
  get horizonDays() {
    return this.context.settings.bookings.horizonDays;
  }
  get tz() {
    return this.context.tz;
  }
  get ownPhone() {
    return this.context.contact.channelPhone ?? this.context.contact.phone;
  }
  get ownName() {
    return this.context.contact.employee?.name ?? this.context.contact.name;
  }
  get holds(): FieldContext['holds'] {
    return (span) => {
      if (this.field.type !== 'slot') return [];
      const all = fact(this.context, holdsWant(this.field, this.draft, this.context));
      return span ? all.filter(({ date }) => date >= span.from && date <= span.until) : all;
    };
  }
  get subdomainTaken(): FieldContext['subdomainTaken'] {
    return (label) => fact(this.context, { fact: 'subdomain_taken', label });
  }
}

/** What a field may look at, its outside facts asked for only when it looks. */
export const fieldContext = (
  field: Field,
  draft: Pick<Draft, 'answers' | 'requestId'>,
  context: Context,
): FieldContext => new FieldView(field, draft, context);

const missingDetail = (contact: Contact): At =>
  contact.name === null
    ? { name: 'details', key: 'name' }
    : { name: 'details', key: (contact.phone ?? contact.channelPhone) === null ? 'phone' : 'institution' };

/** The next thing to ask of a draft: who the person is, the first open item, or the review. */
export const nextPlaceOf = (draft: Draft, context: Context): At => {
  const service = serviceOf(context, draft.service);
  if (service.audience === 'external' && !context.contact.detailsConfirmed)
    return missingDetail(context.contact);
  // Whoever is no longer in the register has to prove again that they are.
  if (service.audience === 'internal' && !context.contact.employee)
    return { name: 'verify', service: service.code, tries: 0 };
  const item = nextItem(service, draft);
  return item ? { name: 'item', key: item.key, from: 'form' } : { name: 'review' };
};

/** The next thing to ask of the session's draft. */
export const nextPlace = (context: Context): At => nextPlaceOf(draftOf(context).draft, context);

/** Where a contact goes on after an interruption: the unsent form, or the menu. */
export const goOn = (context: Context): At =>
  context.draft?.state === 'open' ? nextPlace(context) : { name: 'menu' };
