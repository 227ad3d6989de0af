import { parse, stringify } from 'yaml';
import type { CityParts } from '../../app/city/city-files.ts';

type FieldData = { key: string; type: string; label: string } & Record<string, unknown>;
type ServiceData = { fields: FieldData[]; sop: string[] } & Record<string, unknown>;
type Chance = () => number;

/** A change of a city as somebody might make it, and whether the rules take it. */
export type TriedChange = { what: string; legal: boolean; after: CityParts };

const pick = <T>(list: readonly T[], chance: Chance): T => {
  const found = list[Math.floor(chance() * list.length)];
  if (found === undefined) throw new Error('There is nothing to pick from');
  return found;
};

/** Whether another field, or a rule of the service, speaks of this one. */
const isSpokenOf = ({ key }: FieldData, service: ServiceData): boolean =>
  service.fields.some((field) => field.key !== key && JSON.stringify(field).includes(`"${key}"`));

const plain = { required: true, min: 1, max: 80, example: 'Bagian umum', invalidExamples: [''] };
const free = (no: number, required: boolean): FieldData => ({
  key: `tambahan_${no}`,
  type: 'text',
  label: `Tambahan ke-${no}`,
  help: 'Satu baris.',
  ...plain,
  invalidExamples: ['x'.repeat(81)],
  required,
});

type Edit = (service: ServiceData, field: FieldData, no: number, chance: Chance) => void;

const insert = (service: ServiceData, field: FieldData, chance: Chance): void => {
  service.fields.splice(Math.floor(chance() * (service.fields.length + 1)), 0, field);
};

/** What an office may do to a form, done to a field nothing else speaks of; what takes something away comes first. */
const legal: Record<string, Edit> = {
  'a question less': (service, field) => {
    if (service.fields.length > 2) service.fields.splice(service.fields.indexOf(field), 1);
  },
  'a field has another key': (_service, field, no) => {
    field['was'] = [...((field['was'] as string[] | undefined) ?? []), field.key];
    field.key = `${field.key.replace(/_k\d+$/, '')}_k${no}`;
  },
  'a field becomes a choice': (service, field) => {
    const { key, label } = field;
    const options = ['Pagi', 'Siang'].map((one) => ({ id: one.toLowerCase(), label: one }));
    const made = {
      key,
      label,
      help: 'Pilih.',
      required: true,
      ...(field['was'] ? { was: field['was'] } : {}),
    };
    service.fields[service.fields.indexOf(field)] = {
      ...{ ...made, type: 'choice', options, example: 'Pagi', invalidExamples: ['Tengah malam'] },
    };
  },
  'questions in another order': (service, field) => {
    service.fields.splice(service.fields.indexOf(field), 1);
    service.fields.push(field);
  },
  'a question more': (service, _field, no, chance) => insert(service, free(no, true), chance),
  'a field is called otherwise': (_service, field) => {
    field.label = `${field.label.replace(/ \(baru\)$/, '')} (baru)`;
  },
  'a step of the SOP': (service, _field, no) => {
    service.sop[0] = `Anda mengisi formulir Jum'at pagi, langkah "${no}" 🙂`;
  },
  'a question more that may be left out': (service, _field, no, chance) =>
    insert(service, free(no, false), chance),
};

/** What the rules refuse. */
const illegal: Record<string, Edit> = {
  'a key twice': (service, field) => {
    service.fields.push({ ...field });
  },
  'a field that refers to nothing': (_service, field) => {
    field['when'] = { field: 'nirwana', in: ['ya'] };
  },
  'an example its field refuses': (_service, field) => {
    Object.assign(field, { type: 'integer', min: 1, max: 5, example: 'sembilan puluh', invalidExamples: [] });
  },
  'an unknown key': (service) => {
    service['ringkasan'] = 'Tidak dikenal.';
  },
  'a unit that is not there': (service) => {
    service['unit'] = 'nirwana';
  },
  'no steps of the SOP': (service) => {
    service.sop = [];
  },
};

/** What no file of a service is. */
const spoilt: Record<string, (text: string) => string> = {
  'a tab': (text) => `${text}\tunit: ikp\n`,
  'a key of the file twice': (text) => `${text}unit: ikp\n`,
  'ten megabytes': (text) => `${text}# ${'x'.repeat(10_000_000)}\n`,
  nothing: () => '',
};

const fieldsFree = (service: ServiceData): FieldData[] =>
  service.fields.filter(
    (field) => ['text', 'long_text', 'email', 'url'].includes(field.type) && !isSpokenOf(field, service),
  );

/** What the rules refuse, and what no file of a service is, by turns. */
const refused: [what: string, isText: boolean][] = [
  ...Object.keys(illegal).map((what): [string, boolean] => [what, false]),
  ...Object.keys(spoilt).map((what): [string, boolean] => [what, true]),
].toSorted(([one], [other]) => one.localeCompare(other));

const isLegalTurn = (no: number): boolean => no % 5 !== 0 && no % 5 !== 3;

/** What takes an answer away is done to the first question it may be done to, which most people have answered. */
const takesAway = new Set(['a question less', 'a field has another key', 'a field becomes a choice']);

/**
 * The change of a city that is the `no`-th, from 1: each kind has its turn, three of five are legal; which service and question it is done to, chance
 * says.
 */
export const someChange = (before: CityParts, no: number, chance: Chance): TriedChange => {
  const isLegal = isLegalTurn(no);
  const earlier = Array.from({ length: no - 1 }, (_, n) => n + 1).filter(isLegalTurn).length;
  const names = [...before.keys()].filter((name) => name.startsWith('services/'));
  const changed = (name: string, what: string, content: string): TriedChange => ({
    what: `${name}: ${what}`,
    legal: isLegal,
    after: new Map(before).set(name, content),
  });
  const serviceOf = (name: string): ServiceData => parse(before.get(name) ?? '') as ServiceData;
  if (!isLegal) {
    const [what, isText] = refused[(no - 1 - earlier) % refused.length] as [string, boolean];
    const name = pick(names, chance);
    const spoil = isText ? spoilt[what] : undefined;
    if (spoil) return changed(name, what, spoil(before.get(name) ?? ''));
    const service = serviceOf(name);
    illegal[what]?.(service, pick(service.fields, chance), no, chance);
    return changed(name, what, stringify(service));
  }
  const [what, edit] = Object.entries(legal)[earlier % Object.keys(legal).length] as [string, Edit];
  const name = pick(
    names.filter((one) => fieldsFree(serviceOf(one)).length > 0 && serviceOf(one).fields.length > 2),
    chance,
  );
  const service = serviceOf(name);
  const free = fieldsFree(service);
  edit(service, takesAway.has(what) ? (free[0] as FieldData) : pick(free, chance), no, chance);
  return changed(name, what, stringify(service));
};
