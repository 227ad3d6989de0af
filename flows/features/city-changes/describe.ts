import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { CityEdit } from '../../catalogue/city-edit.ts';
import { cityTexts } from './texts.ts';

type Told = { heading: string; detail: string | null };

const titleOf = (file: string, { byCode }: Catalogue): string => {
  const [, code = ''] = /^services\/(.+)\.yaml$/.exec(file) ?? [];
  return byCode.get(code)?.title ?? file;
};

const words = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const ofSet = (edit: Extract<CityEdit, { do: 'set' }>, catalogue: Catalogue): Told => {
  const [first, second] = edit.path;
  const detail = cityTexts.from(words(edit.before ?? ''), words(edit.value));
  if (edit.file === 'city.yaml' && first === 'office' && second === 'hours')
    return { heading: cityTexts.labels.hours, detail };
  if (first === 'sop' && typeof second === 'number')
    return { heading: cityTexts.stepOf(titleOf(edit.file, catalogue), second), detail };
  if (first === 'sopStatus')
    return { heading: cityTexts.sopAdopted(titleOf(edit.file, catalogue)), detail: null };
  return { heading: `${edit.file} ${edit.path.join('.')}`, detail };
};

const told = (edit: CityEdit, catalogue: Catalogue): Told => {
  if (edit.do === 'set') return ofSet(edit, catalogue);
  const { value } = edit;
  return typeof value === 'object' && value !== null && 'date' in value && 'name' in value
    ? { heading: cityTexts.newHoliday(words(value.date), words(value.name)), detail: null }
    : { heading: edit.file, detail: words(value) };
};

/** What edits change, as administrators and the head read it. */
export const describeEdits = (edits: readonly CityEdit[], catalogue: Catalogue): string =>
  edits
    .map((edit) => told(edit, catalogue))
    .map(({ heading, detail }) => (detail === null ? heading : `*${heading}*\n${detail}`))
    .join('\n');

/** The same in a few words, for a list. */
export const nameEdits = (edits: readonly CityEdit[], catalogue: Catalogue): string =>
  edits.map((edit) => told(edit, catalogue).heading).join(', ');
