import type { BookingDay } from '../../domain/opening.ts';
import type { Hold } from '../../domain/periods.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Answer, Answers, Slot } from './answer.ts';
import type { FieldType } from './field-schema.ts';
import type { FieldOf } from './field-schema.ts';

/** What a person gave for one field: words, a pressed option of this field, or a shared pin. */
export type FieldInput =
  { text: string } | { option: string } | { pin: { latitude: number; longitude: number } };

/** Days from one to another, both counted in. */
export type Span = { from: string; until: string };

/** What a field may look at besides its own input, and the city's calendar; all of it data. */
export type FieldContext = BookingDay & {
  /** The form's other answers. */
  answers: Answers;
  /** What others hold of the resources this field uses, on some days or on all that can be booked; asked for only by slots. */
  holds: (span?: Span) => readonly Hold[];
  /** Whether our own records hold this subdomain already. */
  subdomainTaken: (label: string) => boolean;
  /** The number the person writes from, where it is known; E.164. */
  ownPhone?: string | null;
  /** What the person who writes is called, where they have told it. */
  ownName?: string | null;
  /** The city's IANA zone; hours that name another of the country's zones are turned into this one's. */
  tz?: string;
};

/** A period that is somebody else's and that one may ask to be told of. */
export type WatchedSlot = { resource: Resource; amount: number; slot: Slot };

/** A refusal's sentence says what is wrong and how to mend it; `offers` are inputs that would pass, as texts to type; `watch` what may become free. */
export type Refusal = {
  ok: false;
  say: string;
  offers?: { label: string; text: string }[];
  watch?: WatchedSlot;
};

/** What of a text a reading does not account for, as folded words; it may only be taken when they are known to mean nothing. */
type Account = { rest: string };

/** `told`: converted on the way ("2 lusin" is 24), so it is said back with the next question. */
export type Taken = Account & { ok: true; value: Answer; told?: string };

/**
 * `ask`: plausible but unlikely; the value is taken when the person says yes to the sentence. `again`: nothing speaks
 * against it, it only does not show its kind, so whoever says the very same once more means it.
 */
export type Asked = Account & { ok: 'ask'; value: Answer; say: string; again?: true };

export type Reading = Taken | Asked | Refusal;

/** How one type of field reads, checks and shows an answer. All pure. */
export type FieldKind<T extends FieldType> = {
  /** Reads what a person gave, tolerantly, and checks it. */
  read(input: FieldInput, field: FieldOf<T>, context: FieldContext): Reading;
  /** Whether a stored value still fits the field as it is now: null, or the sentence that refuses it. */
  refusal(value: Answer, field: FieldOf<T>, context: FieldContext): string | null;
  /** The value in words, for review, status and staff. */
  show(value: Answer, field: FieldOf<T>): string;
};
