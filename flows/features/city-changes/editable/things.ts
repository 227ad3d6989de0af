import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Path } from '../../../catalogue/problem.ts';
import { valueAt, type Choice, type Part, type Thing } from './part.ts';
import {
  fieldParts,
  holidayParts,
  letterParts,
  officeParts,
  resourceParts,
  serviceParts,
  unitParts,
} from './parts.ts';
import { editableTexts as texts } from './texts.ts';
import { textsFile, textThing } from './text-things.ts';
import type { Pattern } from '../../../kernel/pattern.ts';

const { things } = texts;

/** What a file of the live city holds, as it was written. */
export type FileData = (name: string) => unknown;

type City = {
  catalogue: Catalogue;
  data: FileData;
  /** The texts that can be said otherwise, or those that are wanted of them. */
  texts?: ReadonlyMap<string, Pattern>;
};

/** The name in an address of what is added to a list. */
export const fresh = 'baru';

/** One of a list's entries: what it is called by, and what people call it. */
export type Entry = { id: string; name: string };

/** A list of things of one kind; `kind` names it in addresses. */
export type List = { kind: string; title: string; entries: readonly Entry[]; grows: boolean };

type ListKind = {
  title: string;
  key: 'code' | 'date' | 'key';
  name: 'name' | 'label';
  file(code: string): string;
  at: Path;
  parts(value: unknown, catalogue: Catalogue): Part[];
};

const serviceFile = (code: string): string => `services/${code}.yaml`;
const typeOf = (value: unknown): string | null => (value === null ? null : String(valueAt(value, ['type'])));

const lists: Readonly<Record<string, ListKind>> = {
  unit: {
    get title() {
      return things.unit;
    },
    ...{ key: 'code', name: 'name', file: () => 'units.yaml', at: [] },
    parts: (value) => unitParts(value === null),
  },
  ruangan: {
    get title() {
      return things.resource;
    },
    ...{ key: 'code', name: 'label', file: () => 'resources.yaml', at: [] },
    parts: (value, catalogue) => resourceParts(value === null, catalogue),
  },
  libur: {
    get title() {
      return things.holiday;
    },
    ...{ key: 'date', name: 'name', file: () => 'holidays.yaml', at: [] },
    parts: holidayParts,
  },
  isian: {
    get title() {
      return things.field;
    },
    ...{ key: 'key', name: 'label', file: serviceFile, at: ['fields'] },
    parts: (value) => fieldParts(typeOf(value)),
  },
  berkas: {
    get title() {
      return things.letter;
    },
    ...{ key: 'key', name: 'label', file: serviceFile, at: ['letters'] },
    parts: (value) => letterParts(value === null),
  },
};

/** `isian.CODE`: the kind of a thing, and the service it is of. */
const parted = (what: string): [kind: string, service: string] => {
  const [kind = '', service = ''] = what.split('.');
  return [kind, service];
};

const ofService = (what: string, catalogue: Catalogue): string | null =>
  catalogue.byCode.get(parted(what)[1])?.title ?? null;

const entriesOf = (kind: ListKind, service: string, { data }: City): unknown[] => {
  const all = valueAt(data(kind.file(service)), kind.at);
  return Array.isArray(all) ? all : [];
};

const listKind = (what: string, { catalogue }: City): ListKind | null => {
  const [kind, service] = parted(what);
  const found = lists[kind];
  // A list of a service, of a service there is; any other list, of none.
  return found && (found.key === 'key' ? catalogue.byCode.has(service) : service === '') ? found : null;
};

const textList = (all: ReadonlyMap<string, Pattern>): List => ({
  ...{ kind: 'teks', title: things.text, grows: false },
  entries: [...all].map(([id, { says }]) => ({ id, name: says === null ? id : `${says} (${id})` })),
});

/** A list of things that can be changed, `unit` or `isian.CODE`; null when there is none called so. */
export const listOf = (what: string, city: City): List | null => {
  if (what === 'teks') return city.texts ? textList(city.texts) : null;
  const kind = listKind(what, city);
  if (!kind) return null;
  const title = ofService(what, city.catalogue);
  return {
    ...{ kind: what, grows: true },
    title: title === null ? kind.title : texts.of(kind.title, title),
    entries: entriesOf(kind, parted(what)[1], city).map((entry) => ({
      id: String(valueAt(entry, [kind.key])),
      name: String(valueAt(entry, [kind.name])),
    })),
  };
};

const nameOf = (kind: ListKind, name: string, service: string | null): string =>
  service === null ? texts.of(kind.title, name) : texts.ofService(kind.title, name, service);

const placesIn = ({ key, name }: ListKind, all: readonly unknown[]): Choice[] =>
  all.map((entry) => ({ value: String(valueAt(entry, [key])), label: String(valueAt(entry, [name])) }));

/** One unit takes the secretariat's part, so whoever gets it takes it from the others. */
const secretariats = (units: readonly unknown[], own: number): NonNullable<Thing['elsewhere']> => ({
  path: [own, 'secretariat'],
  others: units.flatMap((unit, at) =>
    at !== own && valueAt(unit, ['secretariat']) === true ? [[at, 'secretariat']] : [],
  ),
});

/** An entry of a list, or with the id `baru` one that is to be added to it. */
const entryOf = (what: string, id: string, city: City): Thing | null => {
  const kind = listKind(what, city);
  if (!kind) return null;
  const [, code] = parted(what);
  const all = entriesOf(kind, code, city);
  const index = all.findIndex((entry) => String(valueAt(entry, [kind.key])) === id);
  const value: unknown = id === fresh ? null : all[index];
  if (value === undefined) return null;
  const name = value === null ? fresh : String(valueAt(value, [kind.name]));
  // A list that is a file of its own grows at its end; one inside a service has a place to be told.
  const at = value !== null ? [...kind.at, index] : kind.at.length === 0 ? [] : [...kind.at, all.length];
  return {
    ...{ file: kind.file(code), at, value, listed: value !== null },
    name: nameOf(kind, name, ofService(what, city.catalogue)),
    parts: kind.parts(value, city.catalogue),
    ...(kind.at.length > 0 && value === null ? { places: placesIn(kind, all) } : {}),
    ...(what === 'unit' ? { elsewhere: secretariats(all, index) } : {}),
  };
};

const groupOf = (what: string, { catalogue, data }: City): Thing | null => {
  const group = (file: string, name: string, parts: Part[]): Thing => ({
    ...{ file, at: [], name, parts, value: data(file), listed: false },
  });
  if (what === 'kantor') return group('city.yaml', things.office, officeParts(catalogue));
  const [kind, code] = parted(what);
  const service = kind === 'layanan' ? catalogue.byCode.get(code) : undefined;
  return service
    ? group(serviceFile(code), texts.of(things.service, service.title), serviceParts(catalogue))
    : null;
};

/** The file in which a thing of a name stands; null when there is none called so. */
export const fileOf = (what: string): string | null => {
  const [kind, code] = parted(what);
  if (kind === 'kantor') return 'city.yaml';
  if (kind === 'teks') return textsFile;
  return kind === 'layanan' ? serviceFile(code) : (lists[kind]?.file(code) ?? null);
};

/** Something that can be changed, by its name in addresses: `kantor`, `layanan.CODE`, or an entry of a list; null when there is none. */
export const thingOf = (what: string, id: string | null, city: City): Thing | null => {
  if (id === null) return groupOf(what, city);
  if (what !== 'teks') return entryOf(what, id, city);
  const pattern = city.texts?.get(id);
  return pattern ? textThing(id, pattern, city.data(textsFile)) : null;
};
