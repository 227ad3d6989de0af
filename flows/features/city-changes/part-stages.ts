import type { CityEdit } from '../../catalogue/city-edit.ts';
import type { Context } from '../../kernel/context.ts';
import { knownFact, fact, type Want, type WantOf } from '../../kernel/fact.ts';
import type { Option } from '../../kernel/message.ts';
import { editsOf, whyNothing, type Read } from './editable/edits.ts';
import { partId, valueAt, type Part, type Thing } from './editable/part.ts';
import { textsFile } from './editable/text-things.ts';
import { fileOf, listOf, thingOf, type FileData } from './editable/things.ts';
import { shownValue } from './editable/typed.ts';
import { to, what, type EditAt, type EditStage } from './edit-stage.ts';
import { cityTexts } from './texts.ts';

const days = [1, 2, 3, 4, 5, 6, 7].map((day) => `openings.${day}`);

/** What of each kind of thing is short enough for a chat, by the names of its parts; everything else is changed at the desk. */
const short: Partial<Record<NonNullable<EditAt['kind']>, readonly string[]>> = {
  office: [
    ...['office.phone', 'office.email', 'office.address', 'office.name', 'office.duties'],
    ...['letterhead.address', 'letterhead.contact'],
  ],
  unit: ['name', 'contact', 'law'],
  room: ['closed', ...days, 'place', 'contact', 'people', 'capacity', 'label'],
  card: ['title', 'summary', 'whoMay', 'product', 'promiseWorkingDays'],
};

/** The thing of a kind, by the name it has where things are found; `entry` is which of several. */
const nameOf = ({ kind, entry = '' }: EditAt): [thing: string, id: string | null] | null => {
  if (kind === 'office') return ['kantor', null];
  if (kind === 'unit') return ['unit', entry];
  if (kind === 'room') return ['ruangan', entry];
  if (kind === 'text') return ['teks', entry];
  return kind === 'card' ? [`layanan.${entry}`, null] : null;
};

const textsWant = (words: string): WantOf<'city_texts'> => ({ fact: 'city_texts', words });

const wantOf = (file: string): WantOf<'city_file'> => ({ fact: 'city_file', file });

/** The file in which a thing stands, as it is needed to change it. */
export const partWants = (at: EditAt): Want[] => {
  if (at.kind === 'text' && at.stage === 'entry') return [textsWant(at.find ?? '')];
  if (at.kind === 'text' && at.entry !== undefined) return [wantOf(textsFile), textsWant(at.entry)];
  const named = ['what', 'find'].includes(at.stage) ? null : nameOf(at);
  const file = named && (at.kind !== 'card' || at.entry !== undefined) ? fileOf(named[0]) : null;
  return file === null ? [] : [wantOf(file)];
};

const given =
  (context: Context): FileData =>
  (file) =>
    fact(context, wantOf(file));

const thingAt = (at: EditAt, context: Context): Thing | null => {
  const named = nameOf(at);
  const texts = at.kind === 'text' ? { texts: new Map(fact(context, textsWant(at.entry ?? ''))) } : {};
  return named && thingOf(...named, { catalogue: context.catalogue, data: given(context), ...texts });
};

const partsOf = ({ kind }: EditAt, thing: Thing): readonly Part[] => {
  if (kind === 'text') return thing.parts;
  const names = (kind && short[kind]) ?? [];
  return names.flatMap((name) => thing.parts.filter((part) => partId(part) === name));
};

const partAt = (at: EditAt, thing: Thing): Part | undefined =>
  partsOf(at, thing).find((part) => partId(part) === at.part);

const standing = (thing: Thing, part: Part): string => shownValue(part, valueAt(thing.value, part.path));

/** The edits that give one part of a thing what was typed, and leave the others as they stand. */
const readPart = (thing: Thing, name: string, typed: string): Read => {
  const shown = new Map(thing.parts.map((part) => [partId(part), standing(thing, part)]));
  return editsOf(thing, (part) => (part === name ? typed : (shown.get(part) ?? '')));
};

/** The edits of a part that was chosen and typed. */
export const partEdits = (at: EditAt, context: Context): CityEdit[] => {
  if (partWants(at).some((want) => knownFact(context, want) === undefined)) return [];
  const thing = thingAt(at, context);
  return thing && at.part !== undefined ? readPart(thing, at.part, at.words ?? '').edits : [];
};

type Entry = { id: string; name: string };

const textsOf = (find: string, context: Context): Entry[] =>
  fact(context, textsWant(find)).map(([name, { says }]) => ({
    id: name,
    name: cityTexts.textListed(name, says),
  }));

const entriesOf = ({ kind, find = '' }: EditAt, context: Context): readonly Entry[] => {
  const { catalogue } = context;
  if (kind === 'text') return textsOf(find, context);
  if (kind === 'card') return catalogue.services.map(({ code, title }) => ({ id: code, name: title }));
  const list = listOf(kind === 'unit' ? 'unit' : 'ruangan', { catalogue, data: given(context) });
  return list?.entries ?? [];
};

const find: EditStage = {
  back: what,
  ask: () => ({ text: cityTexts.find }),
  take: ({ at }, { words }) =>
    words === null ? null : to(at, { stage: 'entry', find: words.slice(0, 200) }),
};

const entry: EditStage = {
  back: ({ at }) => (at.kind === 'text' ? { ...at, stage: 'find' } : what()),
  ask: ({ at, context }) => {
    const entries = entriesOf(at, context);
    return {
      text: at.kind === 'text' && entries.length === 0 ? cityTexts.notFound : cityTexts.entry,
      options: entries.map(({ id, name }) => ({ id: `entry.${id}`, label: name })),
    };
  },
  take: ({ at, context }, { choice, words }) => {
    const found = entriesOf(at, context).find(({ id }) => choice === `entry.${id}`);
    if (found) return to(at, { stage: 'part', entry: found.id });
    // Other words of the text are looked for as well.
    return at.kind === 'text' && words !== null ? to(at, { find: words.slice(0, 200) }) : null;
  },
};

const part: EditStage = {
  back: ({ at }) => (at.kind === 'office' ? what() : { ...at, stage: 'entry' }),
  ask: ({ at, context }) => {
    const thing = thingAt(at, context);
    if (!thing) return { text: cityTexts.thingGone };
    return {
      text: cityTexts.part(thing.name),
      options: partsOf(at, thing).map((one) => ({ id: `part.${partId(one)}`, label: one.label })),
    };
  },
  take: ({ at, context }, { choice }) => {
    const thing = thingAt(at, context);
    const found = thing && partsOf(at, thing).find((one) => choice === `part.${partId(one)}`);
    return found ? to(at, { stage: 'value', part: partId(found) }) : null;
  },
};

/** What stands there and may be left out can be taken away. */
const optionsOf = (thing: Thing, chosen: Part): Option[] =>
  chosen.optional && standing(thing, chosen) !== '' ? [{ id: 'empty', label: cityTexts.labels.empty }] : [];

const value: EditStage = {
  back: ({ at }) => ({ ...at, stage: 'part' }),
  ask: ({ at, context }) => {
    const thing = thingAt(at, context);
    const chosen = thing && partAt(at, thing);
    if (!chosen) return { text: cityTexts.thingGone };
    return {
      text: cityTexts.value(thing.name, chosen, standing(thing, chosen)),
      options: optionsOf(thing, chosen),
    };
  },
  // A number is the answer here, never the number of a choice.
  reading: () => 'labels',
  take: ({ at, context }, { choice, words }) => {
    const thing = thingAt(at, context);
    const typed = choice === 'empty' ? '' : words;
    if (!thing || at.part === undefined || typed === null) return null;
    const read = readPart(thing, at.part, typed);
    const why = read.wrong[at.part] ?? whyNothing(read);
    return why === null ? to(at, { stage: 'reason', words: typed }) : { refuse: why };
  },
};

/** One short part of the office, a unit, a room or a service's card: which, which part, and what it is to be. */
export const partStages = { find, entry, part, value };
