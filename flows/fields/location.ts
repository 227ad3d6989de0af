import { Pin } from './answer.ts';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean, fold, lengthOf, saysSomething } from '../kernel/fold.ts';
import { ask, refuse, take } from './read/give.ts';
import { withoutLeadIn } from './read/lead-in.ts';
import { withoutCourtesy } from '../kernel/lexicon/courtesy.ts';
import { asksUs, oddness } from './read/text-kind.ts';
import { isThing } from './read/told-of.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

const min = 5;
const max = 500;

const wordsTrouble = (value: string, field: FieldOf<'location'>): string | null => {
  const length = lengthOf(value);
  if (!saysSomething(value) || length < min) return say.location(field, min);
  return length > max ? say.tooLong(field, max, length) : null;
};

/** A place on earth; channels have been seen to send others. */
const onEarth = ({ latitude, longitude }: { latitude: number; longitude: number }): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

const readPin = (pin: { latitude: number; longitude: number }): Reading =>
  onEarth(pin) ? take(pin) : refuse(say.noPlace);

/** "Lokasi saya sekarang", "di sini": a place only a shared pin tells. */
const here =
  /^(?:lokasi(?:nya)?|posisi|tempat)? ?(?:saya|sy|kami)? ?(?:di ?sini|disini|sini|yang sekarang|sekarang|saat ini|terkini|berada|share ?loc)(?: (?:saya|sekarang|ini|ya|aja|saja))*$/u;

/** "Wifinya di alun-alun, mati dari senin": of a thing something is told, and where it is with it. */
const isOfThing = (text: string): boolean => {
  const thing = /^(\p{L}{3,})(?:nya|nye|nyo) /u.exec(fold(text))?.[1];
  return thing !== undefined && isThing(thing);
};

const readWords = (typed: string, field: FieldOf<'location'>): Reading => {
  const value = withoutLeadIn(withoutCourtesy(clean(typed)), field.label, 'place');
  const why = wordsTrouble(value, field);
  if (why !== null || here.test(fold(value))) return refuse(why ?? say.location(field, min));
  const strange = asksUs(typed, value, 'place') || isOfThing(value) ? 'doubt' : oddness(value, 'place');
  if (strange === 'unshown') return { ...ask(value, say.sameName(field, value)), again: true };
  if (strange === 'doubt') return ask(value, say.sameName(field, value));
  return strange === null ? take(value) : refuse(say.location(field, min));
};

/** A shared pin, or an address in words. */
export const location: FieldKind<'location'> = {
  read: (input, field) => {
    if ('pin' in input) return readPin(input.pin);
    return 'text' in input ? readWords(input.text, field) : refuse(say.location(field, min));
  },
  refusal: (value, field) => {
    if (typeof value === 'string') return wordsTrouble(value, field);
    const pin = Pin.safeParse(value);
    return pin.success && onEarth(pin.data) ? null : say.location(field, min);
  },
  show: (value) => {
    const pin = Pin.safeParse(value);
    return pin.success
      ? `https://maps.google.com/?q=${pin.data.latitude},${pin.data.longitude}`
      : plain(value);
  },
};
