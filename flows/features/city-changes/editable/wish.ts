import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { CityEdit, FileEdit } from '../../../catalogue/city-edit.ts';
import type { Service } from '../../../catalogue/service.ts';
import { informationTexts } from '../../information/index.ts';
import { valueAt } from './part.ts';

/** Where in the chat a change shows: a service, up to one of its questions, or what to say for it. */
export type Wish = { service: string | null; until: string | null; said: readonly string[] };

const say = (...said: string[]): Wish => ({ service: null, until: null, said });
const { pageLabels } = informationTexts;

/** The question an edit of a service is about; null for its card. */
const questionOf = (edit: FileEdit, service: Service | undefined): string | null => {
  if (edit.do === 'add') return null;
  const [list, index] = edit.path;
  if (list !== 'fields' && list !== 'letters') return null;
  const inserted = edit.do === 'insert' ? valueAt(edit.value, ['key']) : undefined;
  return typeof inserted === 'string' ? inserted : (service?.[list][Number(index)]?.key ?? null);
};

/** A form that books something, up to where it is chosen. */
const bookingOf = ({ services }: Catalogue): Wish => {
  for (const service of services) {
    const slot = service.fields.find(({ type }) => type === 'slot');
    if (slot) return { service: service.code, until: slot.key, said: [] };
  }
  return say('halo');
};

const byFile: Readonly<Record<string, (catalogue: Catalogue) => Wish>> = {
  'city.yaml': () => say('halo', 'informasi', pageLabels.profile),
  'units.yaml': () => say('informasi', pageLabels.executors),
  'resources.yaml': bookingOf,
  'texts.yaml': () => say('menu'),
};

/** Where in the chat what is changed shows, on the catalogue with the change made. */
export const wishOf = ([edit]: readonly CityEdit[], catalogue: Catalogue): Wish => {
  if (!edit || edit.do === 'restore') return say('halo');
  const [, code] = /^services\/(.+)\.yaml$/.exec(edit.file) ?? [];
  if (code === undefined) return byFile[edit.file]?.(catalogue) ?? say('halo');
  const service = catalogue.byCode.get(code);
  const said = edit.do === 'set' && String(edit.path[0]).startsWith('sop') ? ['sop lengkap'] : [];
  return { service: code, until: questionOf(edit, service), said };
};
