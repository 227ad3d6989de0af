import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { CityEdit } from '../../catalogue/city-edit.ts';
import { aboutOf, partAt, type About } from './editable/heading.ts';
import { partId, valueAt } from './editable/part.ts';
import { editableTexts } from './editable/texts.ts';
import { shownValue } from './editable/typed.ts';
import { cityTexts } from './texts.ts';

/** What an edit changes: what it is about, and where there is something to read, what stood and what is to stand there. */
export type Told = { heading: string; before?: string; after?: string };
type SetEdit = Extract<CityEdit, { do: 'set' }>;
type NewEdit = Extract<CityEdit, { do: 'add' | 'insert' }>;

const words = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What somebody reads of a thing that comes or goes: its name alone. */
const nameIn = (value: unknown): string => {
  const names = ['label', 'name', 'title'].map((key) => valueAt(value, [key]));
  return names.find((name) => typeof name === 'string') ?? '';
};

const ofPart = (edit: SetEdit, about: About): Told => {
  const part = partAt(about);
  const shown = (value: unknown): string =>
    (part ? shownValue(part, value) : words(value ?? '')) || cityTexts.nothing;
  const label = part?.label ?? about.rest.join('.');
  return {
    heading: editableTexts.of(about.thing, label),
    ...{ before: shown(edit.before), after: shown(edit.value) },
  };
};

const ofSop = (edit: SetEdit, title: string): Told | null => {
  const [first, second] = edit.path;
  if (first === 'sopStatus') return { heading: cityTexts.sopAdopted(title) };
  if (first !== 'sop') return null;
  const heading = typeof second === 'number' ? cityTexts.stepOf(title, second) : cityTexts.sopOf(title);
  const steps = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : words(value ?? ''));
  return { heading, before: steps(edit.before), after: steps(edit.value) };
};

/** What the service of a file is called; null for every other file. */
const titleOf = (file: string, { byCode }: Catalogue): string | null => {
  const [, code] = /^services\/(.+)\.yaml$/.exec(file) ?? [];
  return code === undefined ? null : (byCode.get(code)?.title ?? file);
};

const ofSet = (edit: SetEdit, catalogue: Catalogue): Told => {
  const title = titleOf(edit.file, catalogue);
  const ofSteps = title === null ? null : ofSop(edit, title);
  if (ofSteps) return ofSteps;
  const about = aboutOf(edit, catalogue);
  if (!about)
    return { heading: edit.path.join('.'), before: words(edit.before ?? ''), after: words(edit.value) };
  return about.rest.length === 0
    ? { heading: editableTexts.of(about.thing, editableTexts.removed) }
    : ofPart(edit, about);
};

/** Everything that was typed of a thing that comes, one line each. */
const allOf = (value: unknown, { parts }: About): string =>
  parts
    .flatMap((part) => {
      const shown = shownValue(part, valueAt(value, part.path));
      return shown === '' || partId(part) === 'name'
        ? []
        : [`${part.label}: ${shown.replaceAll('\n', '; ')}`];
    })
    .join('\n');

const ofNew = (edit: NewEdit, catalogue: Catalogue): Told => {
  const { value } = edit;
  if (edit.file === 'holidays.yaml')
    return { heading: cityTexts.newHoliday(words(valueAt(value, ['date'])), nameIn(value)) };
  const about = aboutOf(edit, catalogue);
  if (!about) return { heading: edit.file, after: words(value) };
  return {
    heading: editableTexts.of(about.kind, editableTexts.added(nameIn(value))),
    after: allOf(value, about),
  };
};

const told = (edit: CityEdit, catalogue: Catalogue): Told => {
  if (edit.do === 'restore') return { heading: cityTexts.restores(edit.version) };
  return edit.do === 'set' ? ofSet(edit, catalogue) : ofNew(edit, catalogue);
};

/** What edits change, one after the other. */
export const toldEdits = (edits: readonly CityEdit[], catalogue: Catalogue): Told[] =>
  edits.map((edit) => told(edit, catalogue));

const inShort = ({ heading, before, after }: Told): string => {
  if (after === undefined) return heading;
  return `*${heading}*\n${before === undefined ? cityTexts.shortly(after) : cityTexts.from(before, after)}`;
};

/** What edits change, as administrators and the head read it in the chat. */
export const describeEdits = (edits: readonly CityEdit[], catalogue: Catalogue): string =>
  cityTexts.several(toldEdits(edits, catalogue).map(inShort));

/** The same in a few words, for a list. */
export const nameEdits = (edits: readonly CityEdit[], catalogue: Catalogue): string =>
  cityTexts.names(toldEdits(edits, catalogue).map(({ heading }) => heading));
